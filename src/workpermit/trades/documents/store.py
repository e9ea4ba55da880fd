"""Keep the bytes of documents by their content: one sealed file for each SHA-256, whole or not at all.

    temporary file > fsync > rename > fsync of the folder, and only then may a row speak of it (reliability 3.2)

The folder is `documents` in the data folder, outside everything that is served.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from workpermit.vault import ring
from workpermit.vault.sealing import Place, key_number, seal


class ContentLost(RuntimeError):
    """The bytes of a document are missing or are not what was kept."""


def folder() -> Path:
    """Return the folder of the store."""
    return Path(settings.DATA) / "documents"


def put(content: bytes) -> str:
    """Keep `content` and return its SHA-256 in hexadecimal; what is there already stays as it is."""
    digest = hashlib.sha256(content).hexdigest()
    target = _path(digest)
    if not target.exists():
        _make_folder(target.parent)
        _write(target, seal(content, place=_place(digest), ring=ring.current()))
    return digest


def get(digest: str) -> bytes:
    """Return the bytes kept under a SHA-256.

    Raises:
        ContentLost: there is no such file, or its bytes have another digest.
        SealBroken: the file was altered.
    """
    try:
        sealed = _path(digest).read_bytes()
    except FileNotFoundError as missing:
        raise ContentLost(f"the content {digest} is not in the store") from missing
    content = ring.open_here(sealed, place=_place(digest))
    if hashlib.sha256(content).hexdigest() != digest:
        raise ContentLost(f"the content {digest} is not what was kept")
    return content


def has(digest: str) -> bool:
    """Tell whether the store holds a content, without reading it."""
    return _path(digest).exists()


def kept() -> Iterator[str]:
    """Yield the SHA-256 of every content in the store, in order."""
    for path in sorted(folder().glob("??/*")):
        if not path.name.startswith("."):
            yield path.name


def reseal() -> int:
    """Seal again every content that another key sealed, and return how many there were (S-22)."""
    changed = 0
    for digest in kept():
        if key_number(_path(digest).read_bytes()) != ring.current().current:
            _write(_path(digest), seal(get(digest), place=_place(digest), ring=ring.current()))
            changed += 1
    return changed


def _place(digest: str) -> Place:
    return Place(table="documents_store", column="content", row=digest)


def _path(digest: str) -> Path:
    return folder() / digest[:2] / digest


def _make_folder(path: Path) -> None:
    if not path.exists():
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        _flush(path.parent)
        _flush(path.parent.parent)


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
    _flush(target.parent)


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
