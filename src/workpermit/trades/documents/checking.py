"""Check a file that somebody hands in: what its name says, what its first bytes say, and a real parse (S-38).

Only PDF, JPEG and PNG are taken. The three must agree; a file that only looks like one of them does not parse.
"""

from __future__ import annotations

import hashlib
import io
import struct
import warnings
import zlib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, assert_never

from workpermit.core.text import Text
from workpermit.trades.documents.faults import (
    MAX_BYTES,
    MAX_NAME_CHARACTERS,
    MAX_PIXELS,
    DocumentFaulty,
    FaultCode,
)

if TYPE_CHECKING:
    from pure_magic_rs import MagicDb


class MediaType(StrEnum):
    """The kinds of file that are taken."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"


@dataclass(frozen=True, slots=True)
class Checked:
    """What a good file is; `sha256` in hexadecimal, `size` in bytes."""

    media_type: MediaType
    size: int
    sha256: str
    pages: int


_BY_ENDING: Final = {
    ".pdf": MediaType.PDF,
    ".jpg": MediaType.JPEG,
    ".jpeg": MediaType.JPEG,
    ".png": MediaType.PNG,
}
_FOUND: Final = {
    MediaType.PDF: (Text(en="a PDF", fr="un PDF"), ".pdf"),
    MediaType.JPEG: (Text(en="a JPEG picture", fr="une image JPEG"), ".jpg"),
    MediaType.PNG: (Text(en="a PNG picture", fr="une image PNG"), ".png"),
}
# What the parsers are known to raise on hostile input; anything else is our fault and should be seen.
_UNREADABLE: Final = (
    *(OSError, SyntaxError, ValueError, EOFError, TypeError, KeyError, IndexError, OverflowError),
    *(NotImplementedError, struct.error, zlib.error),
)


def check(content: bytes, *, name: str) -> Checked:
    """Return what the file is.

    Raises:
        DocumentFaulty: it cannot be taken; the fault names the file and says what would be right.
    """
    named = _by_name(name)
    if not content:
        raise DocumentFaulty(FaultCode.EMPTY, name=name)
    if len(content) > MAX_BYTES:
        raise DocumentFaulty(FaultCode.TOO_LARGE, name=name)
    found = _by_content(content, name=name)
    if found is not named:
        text, ending = _FOUND[found]
        raise DocumentFaulty(FaultCode.MISMATCH, name=name, found=text, ending=ending)
    pages = _parse(content, found, name=name)
    return Checked(media_type=found, size=len(content), sha256=hashlib.sha256(content).hexdigest(), pages=pages)


def _by_name(name: str) -> MediaType:
    odd = not name.isprintable() or "/" in name or "\\" in name or name.startswith(".")
    if odd or not name.strip() or len(name) > MAX_NAME_CHARACTERS:
        raise DocumentFaulty(FaultCode.NAME, name=name)
    named = _BY_ENDING.get(PurePosixPath(name).suffix.lower())
    if named is None:
        raise DocumentFaulty(FaultCode.NOT_ALLOWED, name=name)
    return named


def _by_content(content: bytes, *, name: str) -> MediaType:
    try:
        mime = _magic().first_magic_buffer(content).mime_type
    except ValueError:
        mime = ""
    try:
        return MediaType(mime.split(";")[0])
    except ValueError:
        raise DocumentFaulty(FaultCode.NOT_ALLOWED, name=name) from None


@cache
def _magic() -> MagicDb:
    from pure_magic_rs import MagicDb

    return MagicDb()


def _parse(content: bytes, media_type: MediaType, *, name: str) -> int:
    match media_type:
        case MediaType.PDF:
            return _pages_of_pdf(content, name=name)
        case MediaType.JPEG:
            return _picture(content, "JPEG", name=name)
        case MediaType.PNG:
            return _picture(content, "PNG", name=name)
        case _:
            assert_never(media_type)


def _pages_of_pdf(content: bytes, *, name: str) -> int:
    import pikepdf

    # No recovery: what a repair leaves out would be evidence lost without a word.
    try:
        with pikepdf.open(io.BytesIO(content), attempt_recovery=False, suppress_warnings=True) as pdf:
            pages = len(pdf.pages)
            whole = all(page.mediabox is not None for page in pdf.pages)
    except pikepdf.PasswordError:
        raise DocumentFaulty(FaultCode.LOCKED, name=name) from None
    except (pikepdf.PdfError, *_UNREADABLE) as broken:
        raise DocumentFaulty(FaultCode.BROKEN, name=name) from broken
    if not pages or not whole:
        raise DocumentFaulty(FaultCode.BROKEN, name=name)
    return pages


def _picture(content: bytes, kind: str, *, name: str) -> int:
    from PIL import Image

    try:
        with warnings.catch_warnings():
            # Our own limit is lower than the one this warning is about.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(content), formats=[kind])
        with picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise DocumentFaulty(FaultCode.TOO_MANY_PIXELS, name=name)
            picture.load()
    except DocumentFaulty:
        raise
    except Image.DecompressionBombError:
        raise DocumentFaulty(FaultCode.TOO_MANY_PIXELS, name=name) from None
    except _UNREADABLE as broken:
        raise DocumentFaulty(FaultCode.BROKEN, name=name) from broken
    return 1
