"""Keep the bytes of letters by their content: one sealed file for each SHA-256, whole or not at all.

    temporary file > fsync > rename > fsync of the folder, and only then may a row speak of it (reliability 3.2)

The folder is `letters` in the data folder, outside everything that is served; `vault` seals each file.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from workpermit.vault import ring
from workpermit.vault.sealing import Place, key_number, seal


class LetterLost(RuntimeError):
    """The bytes of a letter are missing or are not what was kept."""


def folder() -> Path:
    """Return the folder of the store."""
    return Path(settings.DATA) / "letters"


def put(pdf: bytes) -> str:
    """Keep `pdf` and return its SHA-256 in hexadecimal; what is there already stays as it is."""
    digest = sha256(pdf).hexdigest()
    target = _path(digest)
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write(target, seal(pdf, place=_place(digest), ring=ring.current()))
    return digest


def get(digest: str) -> bytes:
    """Return the bytes kept under a SHA-256.

    Raises:
        LetterLost: there is no such file, or its bytes have another digest.
        SealBroken: the file was altered.
    """
    try:
        sealed = _path(digest).read_bytes()
    except FileNotFoundError as missing:
        raise LetterLost(f"the letter {digest} is not in the store") from missing
    pdf = ring.open_here(sealed, place=_place(digest))
    if sha256(pdf).hexdigest() != digest:
        raise LetterLost(f"the letter {digest} is not what was kept")
    return pdf


def has(digest: str) -> bool:
    """Tell whether the store holds a letter, without reading it."""
    return _path(digest).exists()


def kept() -> Iterator[str]:
    """Yield the SHA-256 of every letter in the store, in order."""
    for path in sorted(folder().glob("??/*")):
        if not path.name.startswith("."):
            yield path.name


def reseal() -> int:
    """Seal again every letter that another key sealed, and return how many there were (S-22)."""
    changed = 0
    for digest in kept():
        if key_number(_path(digest).read_bytes()) != ring.current().current:
            _write(_path(digest), seal(get(digest), place=_place(digest), ring=ring.current()))
            changed += 1
    return changed


def _place(digest: str) -> Place:
    return Place(table="letters_store", column="content", row=digest)


def _path(digest: str) -> Path:
    return folder() / digest[:2] / digest


def _write(target: Path, content: bytes) -> None:
    temporary = target.with_name(f".{secrets.token_hex(16)}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
    # The folders too: a file whose entry is lost with the power would leave a row without its letter.
    for place in (target.parent, target.parent.parent, target.parent.parent.parent):
        _flush(place)


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
