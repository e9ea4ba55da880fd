"""Count, and read what was counted: sums, and quartiles of days.

    counters (month, office, form, class, days) ─► one kind of case, office by office: how many, quartiles

A figure that would speak of fewer than five people is not given (`FEWEST`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from django.db import connection, transaction
from django.db.models import Sum

from workpermit.trades.reports.models import Grounded, HeldDays, Mark, Workday

FEWEST: Final = 5
_WORKDAYS: Final = "workdays"


@dataclass(frozen=True, slots=True)
class Kind:
    """Cases that are like each other: decided in one month, by one office, on one form, of one class of country."""

    month: str
    office: str
    form: str
    country_class: str


@dataclass(frozen=True, slots=True)
class Ground:
    """One ground that an office gave in one month."""

    month: str
    office: str
    outcome: str
    ground: str


@dataclass(frozen=True, slots=True)
class Spread:
    """How long one office held its cases of a kind: a quarter, half, three quarters within so many whole days.

    Below `FEWEST` cases the days are None.
    """

    form: str
    country_class: str
    office: str
    cases: int
    quarter: int | None
    half: int | None
    three_quarters: int | None


def through(name: str) -> int:
    """Return how far a round has read."""
    return Mark.objects.filter(pk=name).values_list("through", flat=True).first() or 0


def move(name: str, *, to: int) -> bool:
    """Move a mark on to a day or an id; False where it stands there, or further on, already."""
    Mark.objects.get_or_create(name=name)
    return bool(Mark.objects.filter(pk=name, through__lt=to).update(through=to))


def add(
    name: str, *, after: int, until: int, held: Mapping[tuple[Kind, int], int], grounds: Mapping[Ground, int]
) -> bool:
    """Add counts and move the mark from `after` to `until`, together; False where another worker was quicker."""
    with transaction.atomic():
        Mark.objects.get_or_create(name=name)
        if not Mark.objects.filter(pk=name, through=after).update(through=until):
            return False
        _upsert(
            "reports_helddays",
            ("month", "office", "form", "country_class", "days"),
            [((kind.month, kind.office, kind.form, kind.country_class, days), n) for (kind, days), n in held.items()],
        )
        _upsert(
            "reports_grounded",
            ("month", "office", "outcome", "ground"),
            [((one.month, one.office, one.outcome, one.ground), n) for one, n in grounds.items()],
        )
    return True


def _upsert(into: str, names: tuple[str, ...], counts: list[tuple[tuple[str | int, ...], int]]) -> None:
    marks = ", ".join(["%s"] * (len(names) + 1))
    statement = (
        f"INSERT INTO {into} ({', '.join(names)}, cases) VALUES ({marks}) "  # noqa: S608 (our own names)
        f"ON CONFLICT ({', '.join(names)}) DO UPDATE SET cases = {into}.cases + excluded.cases"
    )
    with connection.cursor() as cursor:
        cursor.executemany(statement, [(*values, count) for values, count in counts])


def spreads(*, since_month: str) -> list[Spread]:
    """Return the spread of every kind and office since a month, kind by kind, the offices by name; one query."""
    rows = (
        HeldDays.objects.filter(month__gte=since_month)
        .values_list("form", "country_class", "office", "days")
        .annotate(sum=Sum("cases"))
        .order_by("form", "country_class", "office", "days")
    )
    found = []
    for kind, group in groupby(rows, key=lambda row: (row[0], row[1], row[2])):
        days = [(row[3], row[4]) for row in group]
        count = sum(cases for _, cases in days)
        shown = count >= FEWEST
        quarter, half, three_quarters = (within(days, percent) if shown else None for percent in (25, 50, 75))
        form, country_class, office = kind
        found.append(Spread(form, country_class, office, count, quarter, half, three_quarters))
    return found


def within(days: Iterable[tuple[int, int]], percent: int) -> int:
    """Return within how many days a share of the cases was done; `days` are (days, cases), ascending.

    Nearest rank, so always the days of a real case.
    """
    listed = list(days)
    rank = -(-sum(cases for _, cases in listed) * percent // 100)
    passed = 0
    for value, cases in listed:
        passed += cases
        if passed >= rank:
            return value
    raise ValueError("days: there are no cases")


def grounds(*, since_month: str, office: str = "") -> dict[str, Counter[str]]:
    """Return how often each ground was given since a month, by outcome; an office covers its parts. One query."""
    found = Grounded.objects.filter(month__gte=since_month)
    if office:
        found = found.filter(office=office) | found.filter(office__startswith=f"{office}-")
    counted: dict[str, Counter[str]] = {}
    for outcome, ground, cases in found.values_list("outcome", "ground").annotate(sum=Sum("cases")).order_by():
        counted.setdefault(outcome, Counter())[ground] = cases
    return counted


def keep_workday(on: date, counts: Mapping[tuple[str, str], tuple[int, int]]) -> bool:
    """Keep what was open on a day by (region, holder): cases, and how many of them late; False where it is kept."""
    day = on.isoformat()
    rows = [Workday(on=day, region=r, holder=h, cases=n, late=late) for (r, h), (n, late) in counts.items()]
    with transaction.atomic():
        # A day on which nothing is open has no rows; the mark says that it was looked at.
        if not move(_WORKDAYS, to=on.toordinal()):
            return False
        Workday.objects.bulk_create(rows)
    return True


def has_workday(on: date) -> bool:
    """Tell whether a day, or a later one, was kept."""
    return through(_WORKDAYS) >= on.toordinal()


def workdays(*, since: str, region: str = "") -> list[tuple[str, str, int, int]]:
    """Return (day, holder, cases, late) since a day, for one region or all; one query."""
    found = Workday.objects.filter(on__gte=since)
    found = found.filter(region=region) if region else found
    return list(found.values_list("on", "holder").annotate(n=Sum("cases"), l=Sum("late")).order_by("on", "holder"))
