"""How a document looks to someone who has to read it: what a person would want to know before sending it.

Every threshold is set so that a good scan is left alone; a false alarm costs more trust than a missed one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL.Image import Image


class Trouble(StrEnum):
    """What may be wrong with one page."""

    BLANK = "blank"
    DARK = "dark"
    BLURRED = "blurred"
    SMALL = "small"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Look:
    """What can be told of a document without judging it.

    `troubles` are (page from 1, trouble); `first_page` is a 256-bit hash of its picture in hexadecimal, empty where
    the page is blank; `forms` are the form numbers printed on it; `expires_on` is an ISO date from a machine-readable
    passport line whose check digits agree; `foreign` says that its text is in neither official language.
    """

    troubles: tuple[tuple[int, str], ...] = ()
    first_page: str = ""
    forms: tuple[str, ...] = ()
    expires_on: str = ""
    foreign: bool = False
    needs_adobe: bool = False
    looked_at: int = field(default=0)  # pages


_SIDE: Final = 1000  # pixels: the longer side of the picture that is measured
_HASH_SIDE: Final = 16
_BLANK_BELOW: Final = 1.5  # standard deviation of grey, 0 to 255
_DARK_BELOW: Final = 40.0  # mean grey
# Edges of grey at 1000 pixels, by the Laplacian: print has a spread of 16 and more with edges above 100, a face 12;
# print that was blurred until it cannot be read has a spread of 1 to 3.3 and no edge above 15.
_BLURRED_BELOW: Final = 4.0
_NO_EDGE_ABOVE: Final = 30
_MIDDLE: Final = 128
_PLAIN_BELOW: Final = 12.0  # standard deviation of grey: with less on it, nothing can be said of sharpness
_SMALL_BELOW: Final = 350  # pixels on the longer side of a picture
NEAR: Final = 12  # bits of 256 in which two pictures of one page may differ


def troubles_of(picture: Image, *, scanned: bool = True) -> list[Trouble]:
    """Return what may make a page hard to read; sharpness is judged on scans alone."""
    from PIL import ImageStat

    found: list[Trouble] = []
    if scanned and max(picture.size) < _SMALL_BELOW:
        found.append(Trouble.SMALL)
    grey = picture.convert("L")
    grey.thumbnail((_SIDE, _SIDE))
    statistics = ImageStat.Stat(grey)
    spread, mean = statistics.stddev[0], statistics.mean[0]
    if mean < _DARK_BELOW:
        found.append(Trouble.DARK)
    elif spread < _BLANK_BELOW:
        found.append(Trouble.BLANK)
    elif scanned and spread >= _PLAIN_BELOW and not found and _is_blurred(grey):
        found.append(Trouble.BLURRED)
    return found


def _is_blurred(grey: Image) -> bool:
    from PIL import ImageFilter, ImageStat

    kernel = ImageFilter.Kernel((3, 3), (0, 1, 0, 1, -4, 1, 0, 1, 0), scale=1, offset=_MIDDLE)
    # The outermost dots have no neighbours and stay as they were.
    edges = grey.filter(kernel).crop((2, 2, grey.width - 2, grey.height - 2))
    low, high = (value for value in edges.getextrema() if isinstance(value, int))
    return ImageStat.Stat(edges).stddev[0] < _BLURRED_BELOW and max(_MIDDLE - low, high - _MIDDLE) < _NO_EDGE_ABOVE


def hash_of(picture: Image) -> str:
    """Return 256 bits that change little when the same page is scanned or saved again; empty for a blank page."""
    from PIL import Image, ImageStat

    grey = picture.convert("L").resize((_HASH_SIDE + 1, _HASH_SIDE), Image.Resampling.LANCZOS)
    if ImageStat.Stat(grey).stddev[0] < _BLANK_BELOW:
        return ""
    dots = grey.tobytes()
    bits = 0
    for row in range(_HASH_SIDE):
        for column in range(_HASH_SIDE):
            place = row * (_HASH_SIDE + 1) + column
            bits = bits << 1 | (dots[place] > dots[place + 1])
    return f"{bits:064x}"


def alike(one: str, other: str) -> bool:
    """Tell whether two hashes are of pictures that a person would call the same page."""
    return bool(one and other) and (int(one, 16) ^ int(other, 16)).bit_count() <= NEAR
