"""Seal a document and verify its seal: COSE_Sign1 (RFC 9052) with ES256, as text for a QR symbol, offline.

    "WP1:" + Base45( 18([ {1: -7, 4: key id}, {}, CBOR map of the fields, r || s ]) )

Signing is deterministic (RFC 6979), so the same facts give the same bytes. There is one accepted way to write a
seal: the verifier demands canonical CBOR, canonical Base45 and the smaller of the two values of s that ECDSA allows.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

import cbor2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from workpermit.core.text import Text
from workpermit.core.wording.typography import date_text
from workpermit.trades.letters import base45
from workpermit.trades.letters.sealed_fields import SealedFields, UnknownField, encoded, from_map
from workpermit.trades.letters.trust import KEY_ID_LENGTH, KeyStatus, TrustedKey, TrustList, key_id

PREFIX: Final = "WP1:"
_ORDER: Final = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # of P-256
_SIGNING: Final = ECDSA(SHA256(), deterministic_signing=True)
_CHECKING: Final = ECDSA(SHA256())
_COSE_SIGN1: Final = 18
_ES256_WITH_KEY: Final = bytes([0xA2, 0x01, 0x26, 0x04, 0x40 + KEY_ID_LENGTH])  # {1: -7, 4: a key id}
_LONGEST: Final = 1200  # characters; a genuine seal stays below 520


class Fault(StrEnum):
    """Why a seal is refused."""

    WRONG_PREFIX = "wrong_prefix"
    NOT_READABLE = "not_readable"
    NOT_CANONICAL = "not_canonical"
    UNKNOWN_KEY = "unknown_key"
    KEY_REVOKED = "key_revoked"
    KEY_NOT_VALID = "key_not_valid"
    BAD_SIGNATURE = "bad_signature"
    UNKNOWN_FIELD = "unknown_field"


MESSAGES: Final[dict[Fault, Text]] = {
    Fault.WRONG_PREFIX: Text(
        en="This is not a seal of this office: a seal begins with “WP1:”.",
        fr="Ceci n’est pas un sceau de ce bureau : un sceau commence par « WP1: ».",
    ),
    Fault.NOT_READABLE: Text(
        en="The seal is damaged or incomplete. Scan the symbol again, whole and flat.",
        fr="Le sceau est abîmé ou incomplet. Numérisez de nouveau le symbole, entier et à plat.",
    ),
    Fault.NOT_CANONICAL: Text(
        en="The seal was rewritten: the office writes each seal in one way only, and this is another.",
        fr="Le sceau a été réécrit : le bureau écrit chaque sceau d’une seule façon, et celle-ci en est une autre.",
    ),
    Fault.UNKNOWN_KEY: Text(
        en="The seal was made with key {key}, which is not on the trust list. "
        "It is not the office’s, or the list is out of date.",
        fr="Le sceau a été fait avec la clé {key}, qui ne figure pas sur la liste de confiance. "
        "Elle n’est pas celle du bureau, ou la liste n’est plus à jour.",
    ),
    Fault.KEY_REVOKED: Text(
        en="The seal was made with key {key}, which the office has revoked.",
        fr="Le sceau a été fait avec la clé {key}, que le bureau a révoquée.",
    ),
    Fault.KEY_NOT_VALID: Text(
        en="The document is dated {day}, but key {key} was in use from {first} to {last} only.",
        fr="Le document est daté du {day}, mais la clé {key} n’a servi que du {first} au {last}.",
    ),
    Fault.BAD_SIGNATURE: Text(
        en="The signature does not fit what the seal says: the seal was forged or altered.",
        fr="La signature ne correspond pas à ce que dit le sceau : il a été contrefait ou modifié.",
    ),
    Fault.UNKNOWN_FIELD: Text(
        en="The seal holds something that this version cannot read ({what}). Verify it with a newer version.",
        fr="Le sceau contient un élément que cette version ne sait pas lire ({what}). "
        "Vérifiez-le avec une version plus récente.",
    ),
}


class SealRefused(ValueError):
    """A seal that does not prove its document; `message` says why, `fault` is the reason's code."""

    def __init__(self, fault: Fault, **values: str | Text) -> None:
        self.fault = fault
        self.message = MESSAGES[fault].filled(**values)
        super().__init__(self.message.en)


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private key with its id, ready to sign."""

    private_key: EllipticCurvePrivateKey
    kid: bytes

    @classmethod
    def of(cls, private_key: EllipticCurvePrivateKey) -> SigningKey:
        """Return `private_key` with its id."""
        return cls(private_key, key_id(private_key.public_key()))


@dataclass(frozen=True, slots=True)
class _Parts:
    protected: bytes
    payload: bytes
    signature: bytes
    kid: bytes


def sign(fields: SealedFields, key: SigningKey) -> str:
    """Return the seal of `fields` as text for a QR symbol; the same fields and key give the same text."""
    payload = encoded(fields)
    protected = _header(key.kid)
    r, s = decode_dss_signature(key.private_key.sign(_signed_bytes(protected, payload), _SIGNING))
    signature = r.to_bytes(32, "big") + min(s, _ORDER - s).to_bytes(32, "big")
    return PREFIX + base45.encode(_envelope(protected, payload, signature))


def verify(text: str, trust: TrustList) -> SealedFields:
    """Return the fields that the seal `text` proves.

    Raises:
        SealRefused: with the fault and a sentence for the person who checks.
    """
    parts = _opened(text.strip("\r\n"))
    key = trust.keys.get(parts.kid)
    if key is None:
        raise SealRefused(Fault.UNKNOWN_KEY, key=parts.kid.hex())
    _check_signature(parts, key)
    if key.status is KeyStatus.REVOKED:
        raise SealRefused(Fault.KEY_REVOKED, key=key.kid.hex())
    fields = _fields(parts.payload)
    _check_period(fields, key)
    return fields


def _signed_bytes(protected: bytes, payload: bytes) -> bytes:
    return cbor2.dumps(["Signature1", protected, b"", payload], canonical=True)


def _header(kid: bytes) -> bytes:
    return _ES256_WITH_KEY + kid


def _envelope(protected: bytes, payload: bytes, signature: bytes) -> bytes:
    return cbor2.dumps(cbor2.CBORTag(_COSE_SIGN1, [protected, {}, payload, signature]), canonical=True)


def _loaded(data: bytes) -> Any:
    try:
        return cbor2.loads(data)
    except (cbor2.CBORDecodeError, ValueError, TypeError, RecursionError, MemoryError, OverflowError):
        raise SealRefused(Fault.NOT_READABLE) from None


def _opened(text: str) -> _Parts:
    """Take the seal apart, and refuse any other way to write the same."""
    if not text.startswith(PREFIX):
        raise SealRefused(Fault.WRONG_PREFIX)
    if len(text) > _LONGEST:
        raise SealRefused(Fault.NOT_READABLE)
    try:
        data = base45.decode(text.removeprefix(PREFIX))
    except ValueError:
        raise SealRefused(Fault.NOT_READABLE) from None
    match _loaded(data):
        case cbor2.CBORTag(tag=18, value=[bytes(protected), _, bytes(payload), bytes(signature)]):
            pass
        case _:
            raise SealRefused(Fault.NOT_READABLE)
    kid = protected[-KEY_ID_LENGTH:]
    if protected != _header(kid) or len(signature) != 64 or _envelope(protected, payload, signature) != data:
        raise SealRefused(Fault.NOT_CANONICAL)
    return _Parts(protected, payload, signature, kid)


def _check_signature(parts: _Parts, key: TrustedKey) -> None:
    r, s = int.from_bytes(parts.signature[:32], "big"), int.from_bytes(parts.signature[32:], "big")
    if s > _ORDER // 2:
        raise SealRefused(Fault.NOT_CANONICAL)
    try:
        signed = _signed_bytes(parts.protected, parts.payload)
        key.public_key.verify(encode_dss_signature(r, s), signed, _CHECKING)
    except InvalidSignature:
        raise SealRefused(Fault.BAD_SIGNATURE) from None


def _fields(payload: bytes) -> SealedFields:
    held = _loaded(payload)
    if not isinstance(held, dict):
        raise SealRefused(Fault.NOT_READABLE)
    try:
        fields = from_map(held)
    except UnknownField as error:
        raise SealRefused(Fault.UNKNOWN_FIELD, what=str(error)) from None
    if encoded(fields) != payload:
        raise SealRefused(Fault.NOT_CANONICAL)
    return fields


def _check_period(fields: SealedFields, key: TrustedKey) -> None:
    if key.not_before <= fields.issued_on <= key.not_after:
        return
    raise SealRefused(
        Fault.KEY_NOT_VALID,
        key=key.kid.hex(),
        day=date_text(fields.issued_on),
        first=date_text(key.not_before),
        last=date_text(key.not_after),
    )
