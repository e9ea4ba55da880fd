"""The kinds of file that are taken, by ending and by content (S-38)."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from workpermit.core.text import Text


class MediaType(StrEnum):
    """The kinds of file that are taken."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"
    TIFF = "image/tiff"

    @property
    def words(self) -> Text:
        """Return what a reader calls it."""
        return _WORDS[self]

    @property
    def ending(self) -> str:
        """Return the ending that a file of this kind should have."""
        return _ENDINGS[self][0]


_WORDS: Final = {
    MediaType.PDF: Text(en="a PDF", fr="un PDF"),
    MediaType.JPEG: Text(en="a JPEG picture", fr="une image JPEG"),
    MediaType.PNG: Text(en="a PNG picture", fr="une image PNG"),
    MediaType.WEBP: Text(en="a WebP picture", fr="une image WebP"),
    MediaType.TIFF: Text(en="a TIFF picture", fr="une image TIFF"),
}
_ENDINGS: Final = {
    MediaType.PDF: (".pdf",),
    MediaType.JPEG: (".jpg", ".jpeg"),
    MediaType.PNG: (".png",),
    MediaType.WEBP: (".webp",),
    MediaType.TIFF: (".tif", ".tiff"),
}
BY_ENDING: Final = {ending: media for media, endings in _ENDINGS.items() for ending in endings}
# What a file field of a page offers; the check never relies on it.
ACCEPT: Final = ",".join(BY_ENDING)
