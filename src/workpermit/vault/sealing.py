"""Seal one value for one place: AES-256-GCM, bound to table, column, row and key (S-19).

    envelope = version (1 byte) | key number (4 bytes) | nonce (12 bytes) | ciphertext and tag

The place travels as associated data, not in the envelope, so an envelope moved to another row,
column or table does not open there.
"""

from __future__ import annotations

import os
import struct
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag

from workpermit.vault.keys import Keyring, KeysUnusable

VERSION = 1
NONCE_BYTES = 12
TAG_BYTES = 16
_HEADER = struct.Struct(">BI")
_SHORTEST = _HEADER.size + NONCE_BYTES + TAG_BYTES


class SealBroken(ValueError):
    """A sealed value does not open in its place: it was altered, moved, or is no envelope of ours."""


class KeyUnknown(KeysUnusable):
    """A value was sealed with a key that the ring does not hold (any more)."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sealed value lives: its table, column and row."""

    table: str
    column: str
    row: str

    def bound_to(self, key_number: int) -> bytes:
        """Return the associated data of this place under one key."""
        return f"{self.table}|{self.column}|{self.row}|{key_number}".encode()


def seal(plain: bytes, *, place: Place, ring: Keyring) -> bytes:
    """Return the envelope of `plain` for `place`, under the key that seals now and a fresh random nonce."""
    nonce = os.urandom(NONCE_BYTES)
    sealed = ring.ciphers[ring.current].encrypt(nonce, plain, place.bound_to(ring.current))
    return _HEADER.pack(VERSION, ring.current) + nonce + sealed


def open_sealed(envelope: bytes, *, place: Place, ring: Keyring) -> bytes:
    """Return what was sealed for `place`.

    Raises:
        SealBroken: the envelope was altered, belongs to another place, or is malformed.
        KeyUnknown: the ring lacks the key that sealed it.
    """
    number = key_number(envelope)
    cipher = ring.ciphers.get(number)
    if cipher is None:
        raise KeyUnknown(f"{place.table}.{place.column} holds a value sealed with key {number}, which is not there")
    body = _HEADER.size
    nonce, sealed = envelope[body : body + NONCE_BYTES], envelope[body + NONCE_BYTES :]
    try:
        return cipher.decrypt(nonce, sealed, place.bound_to(number))
    except InvalidTag as altered:
        raise SealBroken(f"a sealed value in {place.table}.{place.column} was altered or moved") from altered


def key_number(envelope: bytes) -> int:
    """Return the number of the key that sealed `envelope`.

    Raises:
        SealBroken: it is no envelope of the version we write.
    """
    if len(envelope) < _SHORTEST or envelope[0] != VERSION:
        raise SealBroken("a sealed value is not in the form this program writes")
    return int(_HEADER.unpack_from(envelope)[1])
