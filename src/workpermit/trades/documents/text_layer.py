"""Find words in the text layer of a PDF copy, and where on its page each stands; a scan has no such layer.

Case, accents and ligatures make no difference, nor how lines are broken. Here the text itself is at hand, so the
beginning of a word is found too.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage  # type: ignore[import-untyped]

MOST_HITS: Final = 200
_AROUND: Final = 40  # signs of the excerpt on each side
_LIGATURES: Final = {"œ": "oe", "æ": "ae", "ﬁ": "fi", "ﬂ": "fl"}


@dataclass(frozen=True, slots=True)
class Hit:
    """One place of the words: its page (from 1), the signs that it covers there, and the text around it."""

    page: int
    begin: int
    length: int
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Found:
    """The places of some words; `has_text` tells whether any page has a text layer at all."""

    hits: tuple[Hit, ...]
    has_text: bool
    has_more: bool


def find(copy: bytes, words: str) -> Found:
    """Return where words stand in a PDF copy, page by page, at most `MOST_HITS`."""
    from pypdfium2 import PdfDocument

    wanted = "".join(sign for sign, _ in _folded(words)).strip()
    hits: list[Hit] = []
    has_text = False
    document = PdfDocument(copy)
    try:
        for number in range(len(document)):
            text = _text_of(document[number].get_textpage())
            has_text = has_text or bool(text.strip())
            if len(hits) <= MOST_HITS:
                hits += _hits(text, wanted, page=number + 1)
    finally:
        document.close()
    return Found(tuple(hits[:MOST_HITS]), has_text, len(hits) > MOST_HITS)


def boxes(page: PdfPage, words: str) -> list[tuple[float, float, float, float]]:
    """Return the rectangles of the words on a page, in points of the page: left, bottom, right, top."""
    wanted = "".join(sign for sign, _ in _folded(words)).strip()
    layer = page.get_textpage()
    found = []
    for hit in _hits(_text_of(layer), wanted, page=1):
        found += [layer.get_rect(one) for one in range(layer.count_rects(hit.begin, hit.length))]
    return found


def _text_of(layer: PdfTextPage) -> str:
    """Return a page's text, sign by sign as the layer counts them; none where the two disagree."""
    text: str = layer.get_text_range()
    return text if len(text) == layer.count_chars() else ""


def _hits(text: str, wanted: str, *, page: int) -> Iterator[Hit]:
    if not wanted:
        return
    folded = list(_folded(text))
    bare = "".join(sign for sign, _ in folded)
    at = bare.find(wanted)
    while at >= 0:
        begin, last = folded[at][1], folded[at + len(wanted) - 1][1]
        yield Hit(
            page,
            begin,
            last - begin + 1,
            _one_line(text[max(begin - _AROUND, 0) : begin]),
            _one_line(text[begin : last + 1]),
            _one_line(text[last + 1 : last + 1 + _AROUND]),
        )
        at = bare.find(wanted, at + len(wanted))


def _folded(text: str) -> Iterator[tuple[str, int]]:
    """Yield the signs that count, each with its place in the text: no case, no accents, one blank for any gap."""
    gap = False
    for place, sign in enumerate(text):
        if sign.isspace():
            if not gap:
                yield " ", place
            gap = True
            continue
        gap = False
        lower = sign.casefold()
        for part in unicodedata.normalize("NFKD", _LIGATURES.get(lower, lower)):
            if not unicodedata.combining(part):
                yield part, place


def _one_line(text: str) -> str:
    return " ".join(text.split())
