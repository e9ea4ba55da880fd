"""The holidays that move a limit or stop a clock, each with its source and the years it holds.

Two lists that must not be confused: the Interpretation Act's *holidays* (IA 35: Sundays and listed days),
on which a statutory limit cannot end (IA 26), and the federal public service's *days off*, which are not business days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from workpermit.core.law.findings import Source, interpretation, practice
from workpermit.core.text import Text

MONDAY, SATURDAY, SUNDAY = 0, 5, 6


class Reckoned(StrEnum):
    """How the day of a holiday is found in a year."""

    FIXED = "fixed"
    AFTER_EASTER = "after_easter"
    NTH_MONDAY = "nth_monday"
    MONDAY_BEFORE = "monday_before"


@dataclass(frozen=True, slots=True)
class Holiday:
    """One holiday and the years it holds.

    `number` is the day of the month, the days after Easter, or the count of Mondays, as `reckoned` says.
    """

    label: Text
    reckoned: Reckoned
    month: int
    number: int
    source: Source
    statutory: bool = False
    day_off: bool = True
    first_year: int = 1970
    last_year: int = 9999
    quebec: bool | None = None

    def day_in(self, year: int) -> date | None:
        """Return the day itself in `year`, or None where it did not hold."""
        if not self.first_year <= year <= self.last_year:
            return None
        match self.reckoned:
            case Reckoned.FIXED:
                return date(year, self.month, self.number)
            case Reckoned.AFTER_EASTER:
                return easter(year) + timedelta(days=self.number)
            case Reckoned.NTH_MONDAY:
                first = date(year, self.month, 1)
                return first + timedelta(days=(MONDAY - first.weekday()) % 7 + 7 * (self.number - 1))
            case Reckoned.MONDAY_BEFORE:
                eve = date(year, self.month, self.number) - timedelta(days=1)
                return eve - timedelta(days=eve.weekday())


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (the anonymous computus)."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    moon = (19 * golden + century - leap_centuries - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * century_rest + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


_IA = interpretation("35(1)")
_OFF = practice("federal days off")
HOLIDAYS = (
    Holiday(Text(en="New Year’s Day", fr="jour de l’An"), Reckoned.FIXED, 1, 1, _IA, statutory=True),
    Holiday(Text(en="Good Friday", fr="Vendredi saint"), Reckoned.AFTER_EASTER, 0, -2, _IA, statutory=True),
    Holiday(Text(en="Easter Monday", fr="lundi de Pâques"), Reckoned.AFTER_EASTER, 0, 1, _IA, statutory=True),
    Holiday(Text(en="Victoria Day", fr="fête de Victoria"), Reckoned.MONDAY_BEFORE, 5, 25, _IA, statutory=True),
    Holiday(Text(en="Saint-Jean-Baptiste Day", fr="Saint-Jean-Baptiste"), Reckoned.FIXED, 6, 24, _OFF, quebec=True),
    Holiday(Text(en="Canada Day", fr="fête du Canada"), Reckoned.FIXED, 7, 1, _IA, statutory=True),
    Holiday(Text(en="Civic Holiday", fr="congé municipal"), Reckoned.NTH_MONDAY, 8, 1, _OFF, quebec=False),
    Holiday(Text(en="Labour Day", fr="fête du Travail"), Reckoned.NTH_MONDAY, 9, 1, _IA, statutory=True),
    Holiday(
        Text(
            en="National Day for Truth and Reconciliation", fr="Journée nationale de la vérité et de la réconciliation"
        ),
        Reckoned.FIXED,
        9,
        30,
        _IA,
        statutory=True,
        first_year=2021,
    ),
    Holiday(Text(en="Thanksgiving Day", fr="Action de grâces"), Reckoned.NTH_MONDAY, 10, 2, _IA, statutory=True),
    Holiday(Text(en="Remembrance Day", fr="jour du Souvenir"), Reckoned.FIXED, 11, 11, _IA, statutory=True),
    Holiday(Text(en="Christmas Day", fr="jour de Noël"), Reckoned.FIXED, 12, 25, _IA, statutory=True),
    Holiday(Text(en="Boxing Day", fr="lendemain de Noël"), Reckoned.FIXED, 12, 26, _OFF),
)


@cache
def statutory_holidays(year: int) -> frozenset[date]:
    """Return the listed holidays of IA 35 in `year`, Sundays apart; Canada Day on a Sunday is kept on the Monday."""
    days = {day for holiday in HOLIDAYS if holiday.statutory and (day := holiday.day_in(year))}
    canada_day = date(year, 7, 1)
    if canada_day.weekday() == SUNDAY:
        days.add(date(year, 7, 2))
    return frozenset(days)


@cache
def days_off(year: int, *, quebec: bool = False) -> frozenset[date]:
    """Return the federal days off as observed: one that falls on a weekend moves to the next working day."""
    kept: set[date] = set()
    for holiday in HOLIDAYS:
        day = holiday.day_in(year) if holiday.day_off and holiday.quebec in (None, quebec) else None
        if day is None:
            continue
        while day.weekday() >= SATURDAY or day in kept:
            day += timedelta(days=1)
        kept.add(day)
    return frozenset(kept)
