"""Days as people write them in a message: written out in one form, read in the usual English and French ones.

A day in figures whose month and day could be exchanged (03/04/2024) has two readings, and none is chosen.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MONTHS_FR = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


class UnreadableDay(ValueError):
    """No such day; `ambiguous` where it is two days at once."""

    def __init__(self, written: str, *, ambiguous: bool = False) -> None:
        super().__init__(f"{written!r} is not one day")
        self.ambiguous = ambiguous


def english_day(day: date) -> str:
    """Write a day as December 10, 2023."""
    return f"{MONTHS_EN[day.month - 1]} {day.day}, {day.year}"


def french_day(day: date) -> str:
    """Write a day as 10 décembre 2023, the first of a month as 1er."""
    return f"{'1er' if day.day == 1 else day.day} {MONTHS_FR[day.month - 1]} {day.year}"


def _plain(word: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(one))


_MONTH_OF = {_plain(name): number for names in (MONTHS_EN, MONTHS_FR) for number, name in enumerate(names, start=1)}
_SHORT = {"sept": 9, "janv": 1, "fevr": 2, "juil": 7}
_SHORTEST = 3  # letters: Jan, Feb, déc; "mai" and "mar" are whole or unlike enough

_YEAR_FIRST = r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)"
_DAY_FIRST = r"(\d{1,2})(?:er|st|nd|rd|th)?[\s.-]+(?:of\s+)?([^\W\d_]{3,10})\.?,?[\s-]+(\d{4})(?!\d)"
_MONTH_FIRST = r"([^\W\d_]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)"
_FIGURES = r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)"
_LEAD = r"(?:(?:on|le|the|date|du|:)\s+|[^\w\s]+\s*)*"


def _match(pattern: str, text: str) -> re.Match[str] | None:
    # Compiled on first use and kept by `re`: most who write a day never read one.
    return re.match(pattern, text, re.IGNORECASE)


def read_day(written: str) -> date:
    """Return the day at the beginning of a text.

    Raises:
        UnreadableDay: no day stands there, there is no such day, or it has two readings.
    """
    lead = _match(_LEAD, written)
    text = written[lead.end() :] if lead else written
    if found := _match(_YEAR_FIRST, text):
        return _day(written, *map(int, found.groups()))
    if found := _match(_DAY_FIRST, text):
        return _day(written, int(found[3]), _month(found[2], written), int(found[1]))
    if found := _match(_MONTH_FIRST, text):
        return _day(written, int(found[3]), _month(found[1], written), int(found[2]))
    if found := _match(_FIGURES, text):
        return _figures(written, *map(int, found.groups()))
    raise UnreadableDay(written)


def _figures(written: str, first: int, second: int, year: int) -> date:
    days = set()
    for month, day in ((first, second), (second, first)):
        try:
            days.add(date(year, month, day))
        except ValueError:
            continue
    if len(days) != 1:
        raise UnreadableDay(written, ambiguous=bool(days))
    return days.pop()


def _month(word: str, written: str) -> int:
    plain = _plain(word)
    if plain in _SHORT:
        return _SHORT[plain]
    months = {number for name, number in _MONTH_OF.items() if name == plain}
    months = months or {
        number for name, number in _MONTH_OF.items() if len(plain) >= _SHORTEST and name.startswith(plain)
    }
    if len(months) != 1:
        raise UnreadableDay(written)
    return months.pop()


def _day(written: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise UnreadableDay(written) from None
