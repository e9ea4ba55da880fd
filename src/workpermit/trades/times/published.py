"""The published processing time of a work permit application, now and over time (AYA-12; ADR-04, ADR-51).

From outside Canada the figure is that of the country of residence; from inside Canada there is one for all. A country's
code is the feed's: ISO 3166 alpha-2, with WB for the West Bank (PS is Gaza there).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from workpermit.core.text import Text
from workpermit.core.wording.typography import counted
from workpermit.trades.times.models import PublishedFigure
from workpermit.trades.times.reading import State, Unit

if TYPE_CHECKING:
    from django.db.models import QuerySet


class Kind(StrEnum):
    """Where an application is made from, which chooses the figure."""

    OUTSIDE_CANADA = "outside_canada"
    IN_CANADA = "in_canada"


_SERVICE: Final = {Kind.OUTSIDE_CANADA: "work", Kind.IN_CANADA: "work_extension"}
_DAYS: Final = {Unit.MINUTES: 0, Unit.DAYS: 1, Unit.WEEKS: 7, Unit.MONTHS: 30}
_NOUNS: Final = {
    Unit.MINUTES: (Text("minute", "minute"), Text("minutes", "minutes")),
    Unit.DAYS: (Text("day", "jour"), Text("days", "jours")),
    Unit.WEEKS: (Text("week", "semaine"), Text("weeks", "semaines")),
    Unit.MONTHS: (Text("month", "mois"), Text("months", "mois")),
}
_WORDS: Final = {
    State.NOT_ENOUGH_DATA: Text(en="not enough data", fr="données insuffisantes"),
    State.NONE: Text(en="no processing time available", fr="aucun délai de traitement disponible"),
    State.UNREAD: Text(en="no processing time that we can read", fr="aucun délai de traitement que nous sachions lire"),
}


@dataclass(frozen=True, slots=True)
class Published:
    """One published figure: as printed, in words, its date; `days` is None where it is no time, and whole days else.

    A week counts 7 days and a month 30, for charts and comparisons; what people read is `words`.
    """

    printed: str
    state: State
    words: Text
    days: int | None
    updated_on: date
    country: str | None = None


@dataclass(frozen=True, slots=True)
class History:
    """The figures of one place, the oldest first, and the shortest and longest among them."""

    figures: tuple[Published, ...]

    @property
    def times(self) -> tuple[Published, ...]:
        """Return the figures that are times."""
        return tuple(one for one in self.figures if one.days is not None)

    @property
    def shortest(self) -> Published | None:
        """Return the shortest time published, None where there was none."""
        return min(self.times, key=_length, default=None)

    @property
    def longest(self) -> Published | None:
        """Return the longest time published, None where there was none."""
        return max(self.times, key=_length, default=None)


def published(*, kind: Kind, country: str | None = None, on: date) -> Published | None:
    """Return the figure that was the latest on a day, or None where none was published for the place.

    `country` is the two-letter code of residence; it is not looked at for an application made in Canada.
    """
    row = _rows(kind, country).filter(updated_on__lte=on).order_by("-updated_on", "-pk").first()
    return None if row is None else _told(row)


def history(*, kind: Kind, country: str | None = None, on: date) -> History:
    """Return every figure up to a day, one for each date; of two of the same date, the one imported last."""
    rows = _rows(kind, country).filter(updated_on__lte=on).order_by("updated_on", "pk")
    return History(tuple({row.updated_on: _told(row) for row in rows}.values()))


def countries(*, on: date) -> tuple[Published, ...]:
    """Return the latest figure of each country, by one query; each names its country."""
    rows = PublishedFigure.objects.filter(service=_SERVICE[Kind.OUTSIDE_CANADA], updated_on__lte=on)
    latest = rows.order_by("-updated_on", "-published_id").values("published_id")[:1]
    return tuple(_told(row) for row in rows.filter(published_id__in=latest).order_by("part"))


def _rows(kind: Kind, country: str | None) -> QuerySet[PublishedFigure]:
    service = _SERVICE[kind]
    part = service if kind is Kind.IN_CANADA else country or ""
    return PublishedFigure.objects.filter(service=service, part=part)


def _told(row: PublishedFigure) -> Published:
    unit = Unit(row.unit) if row.unit else None
    state = State(row.state)
    if unit is None or row.amount is None:
        words, days = _WORDS[state], None
    else:
        one, many = _NOUNS[unit]
        words, days = counted(row.amount, one=one, many=many), row.amount * _DAYS[unit]
    of_country = row.service == _SERVICE[Kind.OUTSIDE_CANADA]
    return Published(
        printed=row.printed,
        state=state,
        words=words,
        days=days,
        updated_on=row.updated_on,
        country=row.part if of_country else None,
    )


def _length(one: Published) -> int:
    return one.days or 0
