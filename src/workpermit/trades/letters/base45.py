"""Base45 (RFC 9285): bytes as the characters that a QR symbol packs tightest; one way to write each value.

Two bytes are a number n = a + 45 b + 2025 c, written as the characters a b c; a last single byte is written as a b.
"""

from __future__ import annotations

import struct
from typing import Final

ALPHABET: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_PAIRS: Final = [low + high for high in ALPHABET for low in ALPHABET]
_NO_VALUE: Final = 255
# Indexed by character code, so that a whole text becomes its values in one step.
_VALUES: Final = bytes(ALPHABET.find(chr(code)) % 256 for code in range(256))


def encode(data: bytes) -> str:
    """Return `data` in Base45."""
    even = len(data) // 2
    numbers = struct.unpack(f">{even}H", data[: even * 2])
    text = "".join([_PAIRS[number % 2025] + ALPHABET[number // 2025] for number in numbers])
    return text + _PAIRS[data[-1]] if len(data) % 2 else text


def decode(text: str) -> bytes:
    """Return the bytes that `text` stands for.

    Raises:
        ValueError: a character outside the alphabet, a length no bytes have, or a group above its range.
    """
    values = text.encode("latin-1", errors="replace").translate(_VALUES)
    if _NO_VALUE in values or not text.isascii():
        raise ValueError("there is a character that Base45 does not have")
    whole, rest = divmod(len(values), 3)
    groups = values[: whole * 3]
    numbers = [a + 45 * b + 2025 * c for a, b, c in zip(groups[0::3], groups[1::3], groups[2::3], strict=True)]
    last = [values[-2] + 45 * values[-1]] if rest == 2 else []
    if rest == 1 or max(numbers, default=0) > 0xFFFF or max(last, default=0) > 0xFF:
        raise ValueError("no bytes are written so in Base45")
    return struct.pack(f">{whole}H", *numbers) + bytes(last)
