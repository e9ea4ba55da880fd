"""Take the names out of what was written for one: "Sandra Bassile/Gourmet Acres" holds two, "X Ltd. o/a Y" as well.

A name is its words without legal forms, articles and conjunctions. A numbered company ("9092-2030 Québec inc.") is
its number; words that follow it in brackets are a name of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from workpermit.trades.employers.names import (
    AND,
    ARTICLES,
    LEGAL_FORMS,
    PROVINCE_OF,
    TRADES_AS,
    folded,
    plain_words,
)

_SILENT: Final = LEGAL_FORMS | ARTICLES | AND
_BETWEEN_NAMES: Final = re.compile(r"(?<=\w\w)\s*/\s*(?=\w\w)")
# A first look that costs little: most names hold neither a second name nor a number in front.
_MAY_HOLD_SEVERAL: Final = re.compile(r"/|\b(?:as|dba|sous|faisant)\b|\bd\.\s?b\.|\bf\.\s?a\.", re.IGNORECASE)
_NUMBER: Final = re.compile(r"^a?(\d{4} \d{3,4}|\d{5,10})(?: (.+))?$")
_LONGEST_PROVINCE: Final = 4  # words: "ile du prince edouard"


@dataclass(frozen=True, slots=True)
class Name:
    """One name: its telling words, or the number of a numbered company, its leading zeros dropped."""

    words: tuple[str, ...]
    number: str | None = None

    @property
    def joined(self) -> str:
        """The words written as one, so that "Brew House" and "Brewhouse" meet."""
        return "".join(self.words)


@lru_cache(maxsize=4096)
def names_in(text: str) -> tuple[Name, ...]:
    """Return the names that `text` holds, in its order and each once; none where it has no letter or digit."""
    parts = _parts(text) if _MAY_HOLD_SEVERAL.search(text) else (text,)
    found = (name for part in parts for name in _read(plain_words(folded(part).replace("&", " and ")).split()))
    return tuple(dict.fromkeys(found))


def _parts(text: str) -> Iterator[str]:
    for name in TRADES_AS.split(text):
        yield from _BETWEEN_NAMES.split(name)


def _read(words: list[str]) -> Iterator[Name]:
    numbered = _numbered(words) if words and words[0].lstrip("a").isdigit() else None
    if numbered is not None:
        number, behind = numbered
        yield Name((), number)
        if behind:
            yield Name(behind)
        return
    telling = tuple(word for word in words if word not in _SILENT) or tuple(words)
    if telling:
        yield Name(telling)


def _numbered(words: list[str]) -> tuple[str, tuple[str, ...]] | None:
    """Return the number and the telling words behind the province, or None where it is no numbered company."""
    match = _NUMBER.match(" ".join(words))
    if match is None or match.group(2) is None:
        return None
    rest = match.group(2).split()
    while rest and rest[0] in LEGAL_FORMS:
        rest.pop(0)
    length = _length_of_province(rest)
    if not length:
        return None
    behind = tuple(word for word in rest[length:] if word not in _SILENT)
    return match.group(1).replace(" ", "").lstrip("0"), behind


def _length_of_province(words: list[str]) -> int:
    if words and words[0] == "canada":
        return 1
    lengths = range(min(_LONGEST_PROVINCE, len(words)), 0, -1)
    return next((length for length in lengths if " ".join(words[:length]) in PROVINCE_OF), 0)
