"""Sign a plain text, such as a receipt, so that anybody can verify it offline with the office's published keys.

    the text itself, to be read by anyone
    -----
    WP-SIGNED <key id> <signature, base64url>

ES256 over the text's bytes, with a prefix of its own, so that no signature of a seal ever fits a text.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
from cryptography.hazmat.primitives.hashes import SHA256

from workpermit.trades.letters.seals import Fault, SealRefused, SigningKey
from workpermit.trades.letters.trust import KeyStatus, TrustList

_PREFIX: Final = b"workpermit signed text 1\n"
_LINE: Final = "-----\nWP-SIGNED "
_SIGNING: Final = ECDSA(SHA256(), deterministic_signing=True)
_CHECKING: Final = ECDSA(SHA256())


@dataclass(frozen=True, slots=True)
class SignedText:
    """A text that a key of the office signed."""

    text: str
    key_id: bytes


def looks_signed(content: bytes) -> bool:
    """Tell whether a file is a text with a signature below it, genuine or not."""
    return _LINE.strip().rpartition("\n")[2].encode() in content[-400:]


def sign_text(text: str, key: SigningKey) -> str:
    """Return a text with its signature below; the same text and key give the same lines."""
    whole = text.rstrip("\n") + "\n"
    signature = key.private_key.sign(_PREFIX + whole.encode(), _SIGNING)
    return f"{whole}{_LINE}{key.kid.hex()} {base64.urlsafe_b64encode(signature).decode()}\n"


def verify_text(signed: str, trust: TrustList) -> SignedText:
    """Return the text that the signature below it proves; line ends may have been changed on the way.

    Raises:
        SealRefused: with the fault and a sentence for the person who checks.
    """
    whole, mark, line = signed.replace("\r\n", "\n").rpartition(_LINE)
    parts = line.split()
    if not mark or len(parts) != 2:
        raise SealRefused(Fault.NOT_READABLE)
    try:
        kid, signature = bytes.fromhex(parts[0]), base64.b64decode(parts[1], altchars=b"-_", validate=True)
    except (ValueError, binascii.Error):
        raise SealRefused(Fault.NOT_READABLE) from None
    key = trust.keys.get(kid)
    if key is None:
        raise SealRefused(Fault.UNKNOWN_KEY, key=kid.hex())
    try:
        key.public_key.verify(signature, _PREFIX + whole.encode(), _CHECKING)
    except InvalidSignature:
        raise SealRefused(Fault.BAD_SIGNATURE) from None
    if key.status is KeyStatus.REVOKED:
        raise SealRefused(Fault.KEY_REVOKED, key=kid.hex())
    return SignedText(whole, kid)
