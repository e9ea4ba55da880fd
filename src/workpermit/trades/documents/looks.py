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

    `troubles` are (page from 1, trouble); `first_page` says where its ink lies (see `hash_of`), empty where the
    page is blank; `forms` are the form numbers printed on it; `expires_on` is an ISO date from a machine-readable
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
_GRID: Final = 48  # cells a side
_INK_BELOW: Final = 160  # grey of a dot that is ink
_INKED_BELOW: Final = 231  # mean grey of a cell that has ink in it
_BLANK_BELOW: Final = 1.5  # standard deviation of grey, 0 to 255
_DARK_BELOW: Final = 40.0  # mean grey
# Edges of grey at 1000 pixels, by the Laplacian: print has a spread of 16 and more with edges above 100, a face 12;
# print that was blurred until it cannot be read has a spread of 1 to 3.3 and no edge above 15.
_BLURRED_BELOW: Final = 4.0
_NO_EDGE_ABOVE: Final = 30
_MIDDLE: Final = 128
_PLAIN_BELOW: Final = 12.0  # standard deviation of grey: with less on it, nothing can be said of sharpness
_SMALL_BELOW: Final = 350  # pixels on the longer side of a picture
ALIKE: Final = 0.85  # of the ink of both pages


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
    counts = edges.histogram()  # how many dots have each of the 256 values
    far = sum(counts[: _MIDDLE - _NO_EDGE_ABOVE + 1]) + sum(counts[_MIDDLE + _NO_EDGE_ABOVE :])
    return far == 0 and ImageStat.Stat(edges).stddev[0] < _BLURRED_BELOW


def hash_of(picture: Image) -> str:
    """Return where the ink of a page lies, as a grid of bits in hexadecimal; empty for a blank page.

    Margins, size and compression change it little. Pages of the same template with other words differ: among the
    examples, kinds of document of one application have up to 0.74 in common, a page saved again as JPEG 0.87.
    """
    from PIL import Image

    grey = picture.convert("L")
    grey.thumbnail((_SIDE, _SIDE))
    box = grey.point(lambda dot: 255 if dot < _INK_BELOW else 0).getbbox()
    if box is None:
        return ""
    cells = grey.crop(box).resize((_GRID, _GRID), Image.Resampling.BOX).tobytes()
    bits = int("".join("1" if cell < _INKED_BELOW else "0" for cell in cells), 2)
    return f"{bits:0{_GRID * _GRID // 4}x}"


def alike(one: str, other: str) -> bool:
    """Tell whether two pages have so much of their ink in common that a person would call them the same."""
    if not one or not other:
        return False
    left, right = int(one, 16), int(other, 16)
    return (left & right).bit_count() >= ALIKE * (left | right).bit_count()
