"""The trust list: which public keys the office signs with, from when until when; a JSON file anyone may hold.

    {"format": "workpermit-trust-1", "keys": [{"kid": "…", "status": "active", "not_before": "2025-01-01",
      "not_after": "2026-12-31", "public_key": {"kty": "EC", "crv": "P-256", "x": "…", "y": "…"}}]}

`active` signs and verifies, `retired` only verifies, `revoked` does neither. Two keys may be active at once, so
that a key is changed without a gap.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey, EllipticCurvePublicNumbers

from workpermit.core.text import Text

FORMAT: Final = "workpermit-trust-1"
KEY_ID_LENGTH: Final = 8

_NOT_A_LIST: Final = Text(
    en="This is not a trust list of this office: {reason}.",
    fr="Ceci n’est pas une liste de confiance de ce bureau : {reason}.",
)


class TrustListUnreadable(ValueError):
    """A trust list file that does not have the format above."""

    def __init__(self, reason: Text) -> None:
        self.message = _NOT_A_LIST.filled(reason=reason)
        super().__init__(self.message.en)


class KeyStatus(StrEnum):
    """What a key may still do."""

    ACTIVE = "active"
    RETIRED = "retired"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class TrustedKey:
    """One public key; both dates are included and are held against the day a document was issued."""

    kid: bytes
    public_key: EllipticCurvePublicKey
    not_before: date
    not_after: date
    status: KeyStatus = KeyStatus.ACTIVE


@dataclass(frozen=True, slots=True)
class TrustList:
    """The keys by their id."""

    keys: Mapping[bytes, TrustedKey]

    def to_json(self) -> str:
        """Return the list as the file holds it."""
        rows = [_row(key) for _, key in sorted(self.keys.items())]
        return json.dumps({"format": FORMAT, "keys": rows}, indent=2) + "\n"

    @classmethod
    def of(cls, *keys: TrustedKey) -> TrustList:
        """Return a list of `keys`."""
        return cls({key.kid: key for key in keys})

    @classmethod
    def from_json(cls, text: str) -> TrustList:
        """Read a list from what the file holds.

        Raises:
            TrustListUnreadable: it is not JSON, not this format, or a key in it is not whole.
        """
        try:
            held = json.loads(text)
        except ValueError:
            raise TrustListUnreadable(Text(en="it is not JSON", fr="ce n’est pas du JSON")) from None
        if not isinstance(held, dict) or held.get("format") != FORMAT or not isinstance(held.get("keys"), list):
            raise TrustListUnreadable(
                Text(en=f"its “format” is not “{FORMAT}”", fr=f"son « format » n’est pas « {FORMAT} »")
            )
        return cls.of(*(_key(row, place) for place, row in enumerate(held["keys"], start=1)))


def key_id(public_key: EllipticCurvePublicKey) -> bytes:
    """Return a key's id: the first bytes of its RFC 7638 thumbprint, so that an id cannot be given to another key."""
    canonical = json.dumps(_jwk(public_key), sort_keys=True, separators=(",", ":"))
    return sha256(canonical.encode()).digest()[:KEY_ID_LENGTH]


def _jwk(public_key: EllipticCurvePublicKey) -> dict[str, str]:
    numbers = public_key.public_numbers()
    return {"crv": "P-256", "kty": "EC", "x": _text(numbers.x), "y": _text(numbers.y)}


def _text(coordinate: int) -> str:
    return urlsafe_b64encode(coordinate.to_bytes(32, "big")).rstrip(b"=").decode()


def _number(text: str) -> int:
    return int.from_bytes(urlsafe_b64decode(text + "=" * (-len(text) % 4)), "big")


def _row(key: TrustedKey) -> dict[str, Any]:
    return {
        "kid": key.kid.hex(),
        "status": key.status.value,
        "not_before": key.not_before.isoformat(),
        "not_after": key.not_after.isoformat(),
        "public_key": _jwk(key.public_key),
    }


def _key(row: Any, place: int) -> TrustedKey:
    try:
        point = EllipticCurvePublicNumbers(
            _number(row["public_key"]["x"]), _number(row["public_key"]["y"]), SECP256R1()
        )
        key = TrustedKey(
            kid=bytes.fromhex(row["kid"]),
            public_key=point.public_key(),
            not_before=date.fromisoformat(row["not_before"]),
            not_after=date.fromisoformat(row["not_after"]),
            status=KeyStatus(row["status"]),
        )
    except (ValueError, KeyError, TypeError):
        reason = Text(en=f"its key number {place} is not whole", fr=f"sa clé numéro {place} n’est pas entière")
        raise TrustListUnreadable(reason) from None
    if key.kid != key_id(key.public_key):
        raise TrustListUnreadable(
            Text(
                en=f"the id of its key number {place} is another key’s",
                fr=f"l’id de sa clé numéro {place} est d’une autre",
            )
        )
    return key
