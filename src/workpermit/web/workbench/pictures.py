"""Draw a page of a clean copy, as large and as turned as it is asked for, with the words that are looked for marked."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from django.http import Http404

from workpermit.casework.uploading import Viewed
from workpermit.trades.documents import text_layer

if TYPE_CHECKING:
    from PIL.Image import Image

ZOOMS: Final = (1, 2, 3)
TURNS: Final = (0, 90, 180, 270)
_DOTS: Final = 96 / 72  # pixels for a point, at the first zoom
_WIDTH: Final = 900  # pixels of a photograph, at the first zoom
_MARK: Final = (255, 214, 0)
_AROUND: Final = 2  # pixels


def png_of(viewed: Viewed, number: int, *, zoom: int, turn: int, marked: str) -> bytes:
    """Return page `number` (from 1) as PNG; `marked` are words to mark in its text layer, or nothing.

    Raises:
        Http404: there is no such page.
    """
    is_pdf = viewed.media_type == "application/pdf"
    drawn = _page(viewed.content, number, zoom, marked) if is_pdf else _photograph(viewed.content, zoom)
    if turn in TURNS[1:]:
        drawn = drawn.rotate(-turn, expand=True)
    out = io.BytesIO()
    drawn.save(out, "PNG")
    return out.getvalue()


def _photograph(content: bytes, zoom: int) -> Image:
    from PIL import Image

    opened = Image.open(io.BytesIO(content))
    width = _WIDTH * zoom
    return opened.convert("RGB").resize((width, max(1, round(opened.height * width / opened.width))))


def _page(content: bytes, number: int, zoom: int, marked: str) -> Image:
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

    opened = PdfDocument(content)
    try:
        if not 1 <= number <= len(opened):
            raise Http404
        page = opened[number - 1]
        bitmap = page.render(scale=_DOTS * zoom)
        drawn: Image = bitmap.to_pil()
        if marked:
            place = bitmap.get_posconv(page)
            corners = [
                (*place.to_bitmap(left, top), *place.to_bitmap(right, bottom))
                for left, bottom, right, top in text_layer.boxes(page, marked)
            ]
            drawn = _marked(drawn, corners)
        return drawn
    finally:
        opened.close()


def _marked(drawn: Image, corners: list[tuple[int, int, int, int]]) -> Image:
    """Lay a colour under the words, as a marker pen does: what is black stays black."""
    from PIL import Image, ImageChops, ImageDraw

    ink = Image.new("RGB", drawn.size, "white")
    pen = ImageDraw.Draw(ink)
    for x, y, other_x, other_y in corners:
        left, right, top, bottom = min(x, other_x), max(x, other_x), min(y, other_y), max(y, other_y)
        pen.rectangle((left - _AROUND, top - _AROUND, right + _AROUND, bottom + _AROUND), fill=_MARK)
    return ImageChops.multiply(drawn.convert("RGB"), ink)
