"""The office's signing keys for the demo and the tests: files in the data folder, two valid at once.

    keys/seal-<id>.pem   a private key each, readable by its owner alone
    keys/trust.json      the trust list that goes with them, for anyone

A real office keeps its keys in a device made for it; everything but this module then stays as it is.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from workpermit.trades.letters.seals import SigningKey
from workpermit.trades.letters.trust import KeyStatus, TrustedKey, TrustList, key_id

TRUST_FILE: Final = "trust.json"
HOW_MANY: Final = 2


class NoSigningKey(LookupError):
    """No active key with its private half here covers the day of the document."""


@dataclass(frozen=True, slots=True)
class SigningKeys:
    """The keys this office signs with, and the list by which others verify."""

    private: tuple[SigningKey, ...]
    trust: TrustList

    def for_day(self, issued_on: date) -> SigningKey:
        """Return the key that signs a document of that day: the newest active one, so a change of keys takes effect.

        Raises:
            NoSigningKey: no active key covers the day.
        """
        usable = [
            (trusted.not_before, key.kid, key)
            for key in self.private
            if (trusted := self.trust.keys.get(key.kid)) is not None
            and trusted.status is KeyStatus.ACTIVE
            and trusted.not_before <= issued_on <= trusted.not_after
        ]
        if not usable:
            raise NoSigningKey(f"no active signing key covers {issued_on.isoformat()}")
        return max(usable, key=lambda row: row[:2])[2]


def make_or_load(folder: Path, *, not_before: date, not_after: date) -> SigningKeys:
    """Return the keys in `folder`; make two that are valid from `not_before` until `not_after` where there are none.

    Raises:
        TrustListUnreadable: the trust list there is not whole.
    """
    if not (folder / TRUST_FILE).exists():
        _make(folder, not_before=not_before, not_after=not_after)
    return load(folder)


def load(folder: Path) -> SigningKeys:
    """Return the keys in `folder`.

    Raises:
        FileNotFoundError: there are none.
        TrustListUnreadable: the trust list there is not whole.
    """
    trust = TrustList.from_json((folder / TRUST_FILE).read_text(encoding="utf-8"))
    return SigningKeys(tuple(_read(path) for path in sorted(folder.glob("seal-*.pem"))), trust)


def _make(folder: Path, *, not_before: date, not_after: date) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = [generate_private_key(SECP256R1()) for _ in range(HOW_MANY)]
    for private_key in made:
        _write_private(folder, private_key)
    keys = (private_key.public_key() for private_key in made)
    trust = TrustList.of(*(TrustedKey(key_id(key), key, not_before, not_after) for key in keys))
    # The list is written last and in one step: with it, all the keys it names are there.
    draft = folder / f"{TRUST_FILE}.new"
    draft.write_text(trust.to_json(), encoding="utf-8")
    draft.replace(folder / TRUST_FILE)


def _write_private(folder: Path, private_key: EllipticCurvePrivateKey) -> None:
    pem = private_key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path = folder / f"seal-{key_id(private_key.public_key()).hex()}.pem"
    # Created with its mode, so that at no instant could another person read it.
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(pem)


def _read(path: Path) -> SigningKey:
    private_key = load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(private_key, EllipticCurvePrivateKey):
        raise TypeError(f"{path.name} is not an elliptic curve key")
    return SigningKey.of(private_key)
