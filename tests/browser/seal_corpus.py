"""Seals for two verifiers to agree on: genuine ones, and each way we know to damage, rewrite or forge one."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

import cbor2
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from trades.letters.sealed_samples import FIELDS, KEY, OTHER_KEY, STRANGER, trusted
from workpermit.trades.letters import base45, seals
from workpermit.trades.letters.sealed_fields import DocumentKind, SealedFields, to_map
from workpermit.trades.letters.seals import PREFIX, SigningKey
from workpermit.trades.letters.trust import KeyStatus, TrustList

REVOKED: Final = replace(trusted(OTHER_KEY), status=KeyStatus.REVOKED)
TRUST: Final = TrustList.of(trusted(KEY), REVOKED)
_ORDER: Final = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
_SEED: Final = 20_261_127

_LETTER: Final = replace(FIELDS, kind=DocumentKind.INTRODUCTION, valid_from=None, printed=bytes(range(12)))
_OPEN: Final = replace(FIELDS, employer=None, place=None, type_of_work="Any occupation", name="Adéṣọlá Ọlátúnjí")


def corpus() -> list[str]:
    """Return every seal, the genuine ones first."""
    return list(dict.fromkeys([*_genuine(), *_forged(), *_rewritten(), *_damaged()]))


def _genuine() -> Iterator[str]:
    for fields in (FIELDS, _LETTER, _OPEN):
        yield seals.sign(fields, KEY)
    yield f"\r\n{seals.sign(FIELDS, KEY)}\n"


def _forged() -> Iterator[str]:
    yield seals.sign(FIELDS, STRANGER)
    yield seals.sign(FIELDS, OTHER_KEY)
    yield seals.sign(replace(FIELDS, issued_on=date(2024, 12, 31)), KEY)
    yield seals.sign(replace(FIELDS, issued_on=date(2027, 1, 1)), KEY)
    yield _signed_by(KEY, FIELDS, {99: "later"})
    yield _signed_by(KEY, FIELDS, {1: 7})
    yield _signed_by(KEY, FIELDS, {2: 7})
    yield _signed_by(KEY, FIELDS, {4: ""})
    yield _signed_by(KEY, FIELDS, {6: "BRA"})
    yield _signed_by(KEY, FIELDS, {12: 10**9})
    yield _signed_by(KEY, FIELDS, {13: None})
    yield _sealed(KEY, cbor2.dumps([1, 2, 3]))
    yield _sealed(KEY, cbor2.dumps(dict(reversed(to_map(FIELDS).items()))))
    yield _sealed(KEY, b"\xff")


def _rewritten() -> Iterator[str]:
    text = seals.sign(FIELDS, KEY)
    data = base45.decode(text.removeprefix(PREFIX))
    whole = cbor2.loads(data)
    head, _, payload, signature = whole.value
    s = int.from_bytes(signature[32:], "big")
    yield _written([head, {}, payload, signature[:32] + (_ORDER - s).to_bytes(32, "big")])
    yield _written([head, {1: 2}, payload, signature])
    yield _written([head, {}, payload, signature + b"\0"])
    yield _written([head, {}, payload, signature, 1])
    yield _written([head, {}, payload])
    yield PREFIX + base45.encode(cbor2.dumps([head, {}, payload, signature]))
    yield PREFIX + base45.encode(data + b"\0")
    yield text.lower()
    yield f" {text}"
    yield text.removeprefix(PREFIX)
    yield text.replace("WP1:", "WP2:")
    yield PREFIX
    yield PREFIX + "A" * 1300
    yield text + "É"
    yield "https://example.org/"


def _damaged() -> Iterator[str]:
    chance = random.Random(_SEED)
    text = seals.sign(FIELDS, KEY)
    data = base45.decode(text.removeprefix(PREFIX))
    for place in range(len(data)):
        changed = bytearray(data)
        changed[place] ^= 1 << chance.randrange(8)
        yield PREFIX + base45.encode(bytes(changed))
    for _ in range(100):
        place = chance.randrange(len(PREFIX), len(text))
        yield text[:place] + chance.choice(base45.ALPHABET) + text[place + 1 :]
    for length in range(len(PREFIX), len(text), 17):
        yield text[:length]


def _written(parts: list[object]) -> str:
    return PREFIX + base45.encode(cbor2.dumps(cbor2.CBORTag(18, parts), canonical=True))


def _signed_by(key: SigningKey, fields: SealedFields, changed: dict[int, object]) -> str:
    held: dict[int, object] = {**to_map(fields), **changed}
    kept = {number: value for number, value in held.items() if value is not None}
    return _sealed(key, cbor2.dumps(kept, canonical=True))


def _sealed(key: SigningKey, payload: bytes) -> str:
    """Return a seal whose signature is right, whatever it says."""
    head = bytes([0xA2, 0x01, 0x26, 0x04, 0x48]) + key.kid
    signed = cbor2.dumps(["Signature1", head, b"", payload], canonical=True)
    r, s = decode_dss_signature(key.private_key.sign(signed, seals._SIGNING))
    signature = r.to_bytes(32, "big") + min(s, _ORDER - s).to_bytes(32, "big")
    return _written([head, {}, payload, signature])
