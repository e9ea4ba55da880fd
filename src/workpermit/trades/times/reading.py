"""Read the weekly files of published processing times: every value kept, none guessed.

    by country   {"work": {"lastupdated": "May 6, 2026", "PH": "8 weeks", "AD": "No processing time available"}, …}
    in Canada    {"default-update": {"lastupdated": "May 6, 2026", "flpt_lastupdated": …, "flpt_interval": …},
                  "work_extension": {"work_extension": "212 days"}, "empp": {}, …}

A date stands inside the table it dates; a table may be empty; a value may itself be a table. The date inside counts,
not the name of the file: one file of the last days of 2025 is named after the first week of that year (domain 9).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from workpermit.core.text import Text


class Feed(StrEnum):
    """The two kinds of files."""

    BY_COUNTRY = "by_country"
    IN_CANADA = "in_canada"


class Unit(StrEnum):
    """The units of a published time; nobody publishes hours or years."""

    MINUTES = "minutes"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


class State(StrEnum):
    """What a published value is."""

    TIME = "time"
    NOT_ENOUGH_DATA = "not_enough_data"
    NONE = "none"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Value:
    """One printed value as read; `amount` of `unit` where it is a time."""

    printed: str
    state: State
    amount: int | None = None
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One value and where it stands; `part` is a country's code, or the division of a service."""

    service: str
    part: str
    value: Value
    updated_on: date


@dataclass(frozen=True, slots=True)
class FeedFile:
    """One file as read."""

    feed: Feed
    updated_on: date
    figures: tuple[Figure, ...]


class FeedUnreadable(ValueError):
    """The file is no feed of processing times; `text` says what would be right."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


_NOT_JSON: Final = Text(
    en="The file is not JSON in UTF-8. Name the feed file as it was published.",
    fr="Le fichier n’est pas du JSON en UTF-8. Nommez le fichier tel qu’il a été publié.",
)
_NOT_A_FEED: Final = Text(
    en="The file is no feed of processing times: it needs one object of services, each an object of values.",
    fr="Le fichier ne contient pas de délais de traitement : il faut un objet de services, chacun étant un objet de "
    "valeurs.",
)
_NO_DATE: Final = Text(
    en="The file states no date (“lastupdated”), so nobody could say as of when its figures hold.",
    fr="Le fichier n’indique aucune date (« lastupdated ») ; on ne pourrait dire à quelle date ses chiffres valent.",
)
_NOT_A_DATE: Final = Text(
    en="“lastupdated” is “{given}”. Write it as the feed does, such as “May 6, 2026”.",
    fr="« lastupdated » vaut « {given} ». Écrivez-le comme le fichier publié, par exemple « May 6, 2026 ».",
)

_UPDATES: Final = "default-update"
_DATED: Final = "lastupdated"
_FORWARD: Final = "_flpt"  # services whose figure looks ahead and has a date of its own
_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        (
            *("january", "february", "march", "april", "may", "june"),
            *("july", "august", "september", "october", "november", "december"),
        ),
        start=1,
    )
}
_DATE: Final = re.compile(r"([A-Za-z]+) (\d{1,2}), (\d{4})")
_TIME: Final = re.compile(r"(?:[^:]*: )?(\d+) (minute|day|week|month)s?", re.IGNORECASE)
_WORDS: Final = {
    "not enough data": State.NOT_ENOUGH_DATA,
    "no processing time available": State.NONE,
    "": State.NONE,
}


def read_feed(content: bytes) -> FeedFile:
    """Return every value of a file.

    Raises:
        FeedUnreadable: not JSON, not a table of tables, without a date, or with one that is none.
    """
    tables = _tables(content)
    updates = tables.pop(_UPDATES, None)
    dates = [_date(table[_DATED]) for table in (*tables.values(), updates or {}) if _DATED in table]
    if not dates:
        raise FeedUnreadable(_NO_DATE)
    updated_on = max(dates)
    ahead = _date(updates["flpt_lastupdated"]) if updates and "flpt_lastupdated" in updates else updated_on
    figures: list[Figure] = []
    for service, table in tables.items():
        default = ahead if service.endswith(_FORWARD) else updated_on
        day = _date(table[_DATED]) if _DATED in table else default
        figures += [Figure(service, part, read_value(printed), day) for part, printed in _values(table)]
    return FeedFile(Feed.BY_COUNTRY if updates is None else Feed.IN_CANADA, updated_on, tuple(figures))


def read_value(printed: str) -> Value:
    """Return a printed value as read; words that are not known stay UNREAD and are never taken for a time."""
    text = " ".join(printed.split())
    if match := _TIME.fullmatch(text):
        return Value(printed, State.TIME, int(match.group(1)), Unit(f"{match.group(2).lower()}s"))
    return Value(printed, _WORDS.get(text.rstrip(".").casefold(), State.UNREAD))


def _tables(content: bytes) -> dict[str, dict[str, Any]]:
    try:
        held = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise FeedUnreadable(_NOT_JSON) from None
    if not isinstance(held, dict) or not held or not all(isinstance(table, dict) for table in held.values()):
        raise FeedUnreadable(_NOT_A_FEED)
    return held


def _values(table: Mapping[str, Any], *, inside: str = "") -> Iterator[tuple[str, str]]:
    """Yield the values of a table and of the tables in it, each under its path."""
    for name, value in table.items():
        if name == _DATED and not inside:
            continue
        if isinstance(value, dict):
            yield from _values(value, inside=f"{inside}{name}.")
        else:
            yield f"{inside}{name}", "" if value is None else str(value)


def _date(given: object) -> date:
    match = _DATE.fullmatch(" ".join(str(given).split()))
    try:
        if match is None:
            raise ValueError
        return date(int(match.group(3)), _MONTHS[match.group(1).casefold()], int(match.group(2)))
    except (KeyError, ValueError):
        raise FeedUnreadable(_NOT_A_DATE.filled(given=str(given))) from None
