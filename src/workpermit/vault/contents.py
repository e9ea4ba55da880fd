"""Keep files by their content: one sealed file for each SHA-256, whole or not at all.

    temporary file > fsync > rename > fsync of the folders, and only then may a row speak of it

A store is a folder of its own in the data folder, outside everything that is served.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from workpermit.vault import ring
from workpermit.vault.sealing import Place, key_number, seal


class ContentLost(RuntimeError):
    """The bytes of a file are missing or are not what was kept."""


@dataclass(frozen=True, slots=True)
class ContentStore:
    """The files of one kind; `name` is the folder, and binds each file to this store."""

    name: str

    @property
    def folder(self) -> Path:
        """The folder of the store."""
        return Path(settings.DATA) / self.name

    def put(self, content: bytes) -> str:
        """Keep `content` and return its SHA-256 in hexadecimal; what is there already stays as it is."""
        digest = sha256(content).hexdigest()
        target = self.path(digest)
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            _write(target, seal(content, place=self._place(digest), ring=ring.current()))
        return digest

    def get(self, digest: str) -> bytes:
        """Return the bytes kept under a SHA-256.

        Raises:
            ContentLost: there is no such file, or its bytes have another digest.
            SealBroken: the file was altered.
        """
        try:
            sealed = self.path(digest).read_bytes()
        except FileNotFoundError as missing:
            raise ContentLost(f"{self.name}: the content {digest} is not in the store") from missing
        content = ring.open_here(sealed, place=self._place(digest))
        if sha256(content).hexdigest() != digest:
            raise ContentLost(f"{self.name}: the content {digest} is not what was kept")
        return content

    def has(self, digest: str) -> bool:
        """Tell whether the store holds a content, without reading it."""
        return self.path(digest).exists()

    def kept(self) -> Iterator[str]:
        """Yield the SHA-256 of every content in the store, in order."""
        for path in sorted(self.folder.glob("??/*")):
            if not path.name.startswith("."):
                yield path.name

    def reseal(self) -> int:
        """Seal again every content that another key sealed, and return how many there were (S-22)."""
        changed = 0
        for digest in self.kept():
            if key_number(self.path(digest).read_bytes()) != ring.current().current:
                _write(self.path(digest), seal(self.get(digest), place=self._place(digest), ring=ring.current()))
                changed += 1
        return changed

    def path(self, digest: str) -> Path:
        """Return where a content lies, or would lie."""
        return self.folder / digest[:2] / digest

    def _place(self, digest: str) -> Place:
        return Place(table=f"{self.name}_store", column="content", row=digest)


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
    # The folders too: a file whose entry is lost with the power would leave a row without its content.
    for place in (target.parent, target.parent.parent, target.parent.parent.parent):
        _flush(place)


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
