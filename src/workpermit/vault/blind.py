"""Keyed hashes to look sealed values up by, and salted commitments to content kept elsewhere (S-20, S-24)."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from workpermit.vault import ring

DIGEST_BYTES = 32
SALT_BYTES = 32


def keyed_hash(value: str, *, purpose: str) -> bytes:
    """Return the 32-byte HMAC-SHA-256 of `value` for one purpose, such as "accounts.email".

    The caller normalises `value`. The purpose is part of the message, so equal values in two columns
    do not give equal hashes; the key lies outside the database, so a copy of the database alone does not
    tell whether a guess is right.
    """
    return hmac.digest(ring.current().hash_key, _framed(purpose) + value.encode(), "sha256")


def new_salt() -> bytes:
    """Return a fresh salt for commitments."""
    return secrets.token_bytes(SALT_BYTES)


def commitment(salt: bytes, content: bytes) -> bytes:
    """Return the 32-byte commitment to `content` (canonical bytes) under a salt of exactly 32 bytes.

    Without the salt nobody can test a guess of the content; dropping the salt is the lawful disposal.
    The length is fixed because HMAC gives two salts that differ in trailing zero bytes the same result.

    Raises:
        ValueError: the salt has another length.
    """
    if len(salt) != SALT_BYTES:
        raise ValueError(f"a salt has {SALT_BYTES} bytes, not {len(salt)}")
    return hmac.digest(salt, content, hashlib.sha256)


def _framed(purpose: str) -> bytes:
    encoded = purpose.encode()
    return len(encoded).to_bytes(2, "big") + encoded
