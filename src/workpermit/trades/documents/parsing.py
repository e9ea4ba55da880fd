"""Open a file for real: what its first bytes say, a whole parse, a clean copy for viewing, and how it looks.

This runs in the box alone (`boxed`). What it returns is plain JSON and the bytes of the copy; a fault is a code,
which becomes a sentence outside.
"""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import asdict
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from workpermit.trades.documents import pdfs, pictures, signatures
from workpermit.trades.documents.faults import FaultCode
from workpermit.trades.documents.looks import Look
from workpermit.trades.documents.media import MediaType
from workpermit.trades.documents.unfit import Unfit

if TYPE_CHECKING:
    from pure_magic_rs import MagicDb

# What the parsers are known to raise on hostile input; anything else is our fault and should be seen.
_UNREADABLE: Final = (
    *(OSError, SyntaxError, ValueError, EOFError, TypeError, KeyError, IndexError, OverflowError, AttributeError),
    *(NotImplementedError, RecursionError, ZeroDivisionError, RuntimeError, struct.error, zlib.error),
)


def parsed(content: bytes) -> tuple[dict[str, Any], bytes]:
    """Return what a file is, as plain JSON, and its copy for viewing; a fault is named by its code."""
    found: MediaType | None = None
    try:
        found = kind_of(content)
        if found is None:
            raise Unfit(FaultCode.NOT_ALLOWED)
        signatures.require_one_file(content, found)
        pages, copy, copy_type, look = _opened(content, found)
    except Unfit as unfit:
        return {"fault": unfit.code.value, "found": found and found.value}, b""
    except MemoryError:
        return {"fault": FaultCode.TOO_HEAVY.value, "found": found and found.value}, b""
    except _UNREADABLE:
        return {"fault": FaultCode.BROKEN.value, "found": found and found.value}, b""
    return {"found": found.value, "pages": pages, "copy_type": copy_type.value, "look": asdict(look)}, copy


def texts(copy: bytes) -> list[str]:
    """Return the words printed on each page of a PDF copy; none of a page that holds a picture alone."""
    try:
        return pdfs.texts(copy)
    except (MemoryError, *_UNREADABLE):
        return []


def _opened(content: bytes, found: MediaType) -> tuple[int, bytes, MediaType, Look]:
    if found is MediaType.PDF:
        return pdfs.opened(content)
    return pictures.opened(content, found)


def kind_of(content: bytes) -> MediaType | None:
    """Return the kind that the first bytes say, if it is one that is taken."""
    try:
        return MediaType(_magic().first_magic_buffer(content).mime_type.split(";")[0])
    except ValueError:
        return None


@cache
def _magic() -> MagicDb:
    from pure_magic_rs import MagicDb

    return MagicDb()


def try_every_parser() -> None:
    """Open one small file of each kind, so that nothing is left to load once files can no longer be opened."""
    from PIL import Image, ImageDraw

    drawn = Image.new("RGB", (64, 48), "white")
    ImageDraw.Draw(drawn).line((0, 0, 63, 47), fill="black")
    for kind in ("JPEG", "PNG", "WEBP", "TIFF", "GIF", "PDF"):
        for mode in ("RGB", "L") if kind in ("JPEG", "PDF") else ("RGBA", "RGB", "1"):
            made = io.BytesIO()
            drawn.convert(mode).save(made, kind)
            parsed(made.getvalue())
            parsed(made.getvalue()[: len(made.getvalue()) // 2])
    made = io.BytesIO()
    drawn.save(made, "TIFF", save_all=True, append_images=[drawn], compression="jpeg")
    parsed(made.getvalue())
    for content in pdfs.samples():
        parsed(content)
        texts(content)
