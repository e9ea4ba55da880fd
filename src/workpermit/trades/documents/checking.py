"""Check a file that somebody hands in: its name here, its content in a box (S-38, S-39).

PDF, JPEG, PNG, WebP and TIFF are taken. Name, first bytes and a real parse must agree; a file that only looks like
one of them does not parse.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, Final

from workpermit.trades.documents.box import BoxBroke, read_in_a_box
from workpermit.trades.documents.faults import MAX_BYTES, MAX_NAME_CHARACTERS, DocumentFaulty, FaultCode
from workpermit.trades.documents.looks import Look
from workpermit.trades.documents.media import BY_ENDING, MediaType


@dataclass(frozen=True, slots=True)
class Checked:
    """What a good file is; `sha256` in hexadecimal, `size` in bytes.

    `copy` is what may be shown to a reader: drawn anew, without scripts, attachments or metadata.
    """

    media_type: MediaType
    size: int
    sha256: str
    pages: int
    copy: bytes = field(default=b"", repr=False)
    copy_type: MediaType = MediaType.PDF
    look: Look = field(default_factory=Look)


def check(content: bytes, *, name: str) -> Checked:
    """Return what the file is.

    Raises:
        DocumentFaulty: it cannot be taken; the fault names the file and says what would be right.
        BoxUnavailable: it could not be looked at now.
    """
    named = media_of_name(name)
    require_size(len(content), name=name)
    sha256 = hashlib.sha256(content).hexdigest()
    try:
        told, copy = _read(content, sha256)
    except BoxBroke:
        raise DocumentFaulty(FaultCode.TOO_HEAVY, name=name) from None
    found = MediaType(told["found"]) if told["found"] else None
    if found is not None and found is not named:
        raise DocumentFaulty(FaultCode.MISMATCH, name=name, found=found.words, ending=found.ending)
    if fault := told.get("fault"):
        raise DocumentFaulty(FaultCode(fault), name=name)
    assert found is not None  # no fault was found
    return Checked(
        media_type=found,
        size=len(content),
        sha256=sha256,
        pages=told["pages"],
        copy=copy,
        copy_type=MediaType(told["copy_type"]),
        look=look_from(told["look"]),
    )


# A package is checked when it is read and again when it is kept: what was just read is not read again.
_REMEMBERED: Final = 64
_LONGEST_REMEMBERED: Final = 1 << 20  # bytes of the copy
_remembered: OrderedDict[str, tuple[dict[str, Any], bytes]] = OrderedDict()
_remembering = threading.Lock()


def _read(content: bytes, sha256: str) -> tuple[dict[str, Any], bytes]:
    with _remembering:
        known = _remembered.get(sha256)
    if known is None:
        known = read_in_a_box(content)
        with _remembering:
            if len(known[1]) <= _LONGEST_REMEMBERED:
                _remembered[sha256] = known
            while len(_remembered) > _REMEMBERED:
                _remembered.popitem(last=False)
    return known


def media_of_name(name: str) -> MediaType:
    """Return what a file's name says it is.

    Raises:
        DocumentFaulty: the name deceives or is too long, or its ending is not one that is taken.
    """
    odd = not name.isprintable() or "/" in name or "\\" in name or name.startswith(".")
    if odd or not name.strip() or len(name) > MAX_NAME_CHARACTERS:
        raise DocumentFaulty(FaultCode.NAME, name=name)
    named = BY_ENDING.get(PurePosixPath(name).suffix.lower())
    if named is None:
        raise DocumentFaulty(FaultCode.NOT_ALLOWED, name=name)
    return named


def require_size(size: int, *, name: str) -> None:
    """Let a size in bytes pass that one file may have.

    Raises:
        DocumentFaulty: EMPTY or TOO_LARGE.
    """
    if size <= 0:
        raise DocumentFaulty(FaultCode.EMPTY, name=name)
    if size > MAX_BYTES:
        raise DocumentFaulty(FaultCode.TOO_LARGE, name=name)


def look_from(kept: dict[str, Any]) -> Look:
    """Return the look of a document from the plain JSON it was kept or sent as."""
    if not kept:
        return Look()
    troubles = tuple((int(page), str(trouble)) for page, trouble in kept["troubles"])
    return Look(**{**kept, "troubles": troubles, "forms": tuple(kept["forms"])})
