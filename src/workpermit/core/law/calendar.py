"""Dates as the law counts them: due instants, months, statutory periods, business days.

Sources: IA 26 (a limit that ends on a holiday), IA 27 (which days count), IA 28 (months), IA 35 (what a holiday is),
AYA-09 (midnight UTC, read by ADR-02 as the end of the day), IN-04 (business days). No zone but UTC is known here.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from workpermit.core.law.holidays import SATURDAY, SUNDAY, days_off, statutory_holidays

_MONTHS_A_YEAR = 12
_FEBRUARY = 1
_SHORTEST_MONTH = 28
_DAYS_IN = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def due_instant(day: date) -> datetime:
    """Return the first instant too late for "before midnight UTC on `day`": the next day, 00:00 UTC (AYA-09)."""
    return datetime.combine(_plain(day) + timedelta(days=1), time(), tzinfo=UTC)


def is_in_time(stamp: datetime, day: date) -> bool:
    """Tell whether something stamped at `stamp` came before midnight UTC on `day`.

    Raises:
        ValueError: the stamp carries no zone, so nobody can tell when it was.
    """
    if stamp.tzinfo is None:
        raise ValueError("a stamp needs a zone; give an instant in UTC")
    return stamp < due_instant(day)


def add_days(day: date, days: int) -> date:
    """Return the day `days` later; the first day is out, the last is in (IA 27(2), 27(5))."""
    return day + timedelta(days=days)


def add_months(day: date, months: int) -> date:
    """Return the same calendar day `months` later or earlier, or the last day of a month without it (IA 28)."""
    number = day.day
    year, month = divmod(day.year * _MONTHS_A_YEAR + day.month - 1 + months, _MONTHS_A_YEAR)
    return date(year, month + 1, number if number <= _SHORTEST_MONTH else min(number, _days_in(year, month)))


def _days_in(year: int, month: int) -> int:
    # `month` counts from 0. The standard calendar does the same three times slower.
    if month != _FEBRUARY:
        return _DAYS_IN[month]
    return 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28


def add_years(day: date, years: int) -> date:
    """Return the same calendar day `years` later or earlier; 29 February becomes the 28th (IA 28)."""
    number = day.day
    if number <= _SHORTEST_MONTH:
        return date(day.year + years, day.month, number)
    return add_months(day, years * _MONTHS_A_YEAR)


def age_on(born_on: date, day: date) -> int:
    """Return the age in whole years; a birthday of 29 February is kept on 1 March of a common year (IA 30)."""
    months = day.month - born_on.month
    to_come = months < 0 or (months == 0 and day.day < born_on.day)
    return day.year - born_on.year - to_come


def is_holiday(day: date) -> bool:
    """Tell whether a statutory limit cannot end on `day`: a Sunday or a listed day; a Saturday is not one (IA 35)."""
    return day.weekday() == SUNDAY or day in statutory_holidays(day.year)


def last_day_of_statutory_period(start: date, *, days: int = 0, months: int = 0, years: int = 0) -> date:
    """Return the last day for a thing to be done within a period after `start`, moved past holidays (IA 26-28).

    For limits the law sets; a date an officer gives never moves.
    """
    last = add_days(add_months(start, months + years * _MONTHS_A_YEAR), days)
    while is_holiday(last):
        last += timedelta(days=1)
    return last


def is_business_day(day: date, *, quebec: bool = False) -> bool:
    """Tell whether the office works on `day`: Monday to Friday, federal days off excepted."""
    return day.weekday() < SATURDAY and day not in days_off(day.year, quebec=quebec)


def business_days_after(start: date, count: int, *, quebec: bool = False) -> date:
    """Return the `count`-th business day after `start`; the count starts on the day after (IN-04, ADR-05).

    Raises:
        ValueError: `count` is negative.
    """
    if count < 0:
        raise ValueError("count business days forward: the count must be 0 or more")
    day = start
    while count:
        day += timedelta(days=1)
        if is_business_day(day, quebec=quebec):
            count -= 1
    return day


def _plain(day: date) -> date:
    # A datetime is a date to Python; its clock time would silently be dropped, so it is refused.
    if isinstance(day, datetime):
        raise TypeError("a due date is a day, not an instant")
    return day
