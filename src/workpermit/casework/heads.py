"""Signed chain heads outside the database, so that a journal that was cut, swapped or put back shows.

    heads/heads.jsonl    one line a signing: the heads that changed, chained to the line before, signed (Ed25519)

Whoever can rewrite the database can re-hash a chain; without the signing key they cannot rewrite this file.
Keep a copy of its last line elsewhere: then nobody can cut the file's own end unseen.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from django.conf import settings
from django.db import connection

from workpermit.core.case.codec import canonical, to_microseconds

# Entries of transactions that were open at the last signing may carry a lower id than it saw.
_OVERLAP = 1000
_FIRST = "0" * 64


class HeadsBroken(Exception):
    """The file of heads was altered; the message names the line."""


@dataclass(frozen=True, slots=True)
class Anchored:
    """What the file says: per case (32 hexadecimal digits) its last signed sequence and hash, and the last line."""

    heads: dict[str, tuple[int, str]]
    through: int
    last_line: str
    number: int


def folder() -> Path:
    """Return the folder of the heads in the data folder."""
    return Path(settings.DATA) / "heads"


def sign(*, at: datetime) -> int:
    """Sign the heads that changed since the last signing and return how many there were.

    Raises:
        HeadsBroken: the file was altered or is gone; what it said is not to be written over.
    """
    with _alone():
        return _signed(at)


def _signed(at: datetime) -> int:
    if has_key() and not _path().exists():
        raise HeadsBroken("the file of signed heads is missing")
    before = read()
    changed, through = _changed(before.through)
    if not changed:
        return 0
    key = _key()
    body: dict[str, Any] = {
        "number": before.number + 1,
        "at": to_microseconds(at),
        "heads": changed,
        "through": through,
        "previous": _digest(before.last_line),
    }
    line = canonical({**body, "signature": key.sign(canonical(body).encode()).hex()})
    _append(line)
    return len(changed)


def read() -> Anchored:
    """Read and verify the whole file; it is empty until the first signing.

    Raises:
        HeadsBroken: a line was altered, moved or taken out, or the key that signed them is gone.
    """
    if not has_key() and any(_lines()):
        raise HeadsBroken("the key that signs the heads is missing")
    heads: dict[str, tuple[int, str]] = {}
    through, number, last = 0, 0, ""
    for number, line in enumerate(_lines(), 1):
        body = _verified(line, number=number, previous=last)
        heads |= {case: (sequence, head) for case, (sequence, head) in body["heads"].items()}
        through, last = body["through"], line
    return Anchored(heads, through, last, number)


def has_key() -> bool:
    """Tell whether heads were ever signed here: the first signing makes the key."""
    return _key_file().exists()


def _verified(line: str, *, number: int, previous: str) -> dict[str, Any]:
    try:
        body: dict[str, Any] = json.loads(line)
        signature = bytes.fromhex(body.pop("signature"))
        _public_key().verify(signature, canonical(body).encode())
    except (ValueError, KeyError, AttributeError, InvalidSignature) as broken:
        raise HeadsBroken(f"line {number} of the signed heads was altered") from broken
    if body["number"] != number or body["previous"] != _digest(previous):
        raise HeadsBroken(f"a line before line {number} of the signed heads was taken out or moved")
    return body


def _changed(through: int) -> tuple[dict[str, list[object]], int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT MAX(id) FROM casework_journal")
        newest = cursor.fetchone()[0] or 0
        if newest <= through:
            return {}, through
        cursor.execute(
            "SELECT id, sequence, head FROM casework_case WHERE id IN "
            "(SELECT DISTINCT case_id FROM casework_journal WHERE id > %s)",
            [through - _OVERLAP],
        )
        rows = cursor.fetchall()
    return {_hex(case_id): [sequence, bytes(head).hex()] for case_id, sequence, head in rows}, newest


def _hex(case_id: Any) -> str:
    return str(case_id).replace("-", "")


def _path() -> Path:
    return folder() / "heads.jsonl"


@contextmanager
def _alone() -> Iterator[None]:
    """Keep other signers out meanwhile: two lines with one number would break the file."""
    folder().mkdir(parents=True, exist_ok=True)
    with (folder() / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _lines() -> Iterator[str]:
    if _path().exists():
        yield from _path().read_text().splitlines()


def _append(line: str) -> None:
    with _path().open("a") as file:
        file.write(line + "\n")
        file.flush()
        os.fsync(file.fileno())


def _digest(line: str) -> str:
    return hashlib.sha256(line.encode()).hexdigest() if line else _FIRST


def _key_file() -> Path:
    return Path(settings.DATA) / "keys" / "heads-key.pem"


def _key() -> Ed25519PrivateKey:
    path = _key_file()
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        made = Ed25519PrivateKey.generate()
        _path().touch()  # with a key there always is a file, so its absence tells something
        pem = made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(pem)
        public = made.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        (folder() / "heads-public-key.pem").write_bytes(public)
    key = load_pem_private_key(path.read_bytes(), password=None)
    assert isinstance(key, Ed25519PrivateKey)
    return key


def _public_key() -> Ed25519PublicKey:
    return _key().public_key()
