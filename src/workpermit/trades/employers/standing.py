"""Say how one employer stands on the published list on a day (IRPR 200(3)(h), 209.997).

The same name in the same place is the employer. The same name elsewhere, or with its place unknown, or the
same trading name under another legal name, may be somebody else: an officer decides (UNRESOLVED).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import connection

from workpermit.trades.employers.importing import InForce, list_in_force
from workpermit.trades.employers.models import ListedEmployer
from workpermit.trades.employers.names import name_keys, place_key
from workpermit.trades.employers.statuses import StandingCode

# Of several rows about one employer the most serious counts; a text nobody could read outranks "eligible".
_SERIOUS_FIRST: Final = (
    StandingCode.INELIGIBLE,
    StandingCode.UNPAID_PENALTY,
    StandingCode.INELIGIBLE_UNTIL,
    StandingCode.UNRESOLVED,
    StandingCode.ELIGIBLE,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """How an employer stands: the code, the last day of a ban, the rows that speak, the list's version.

    `list_version` is None where no list was in force; the code is UNRESOLVED then,
    as it is for a name without a letter or digit.
    """

    code: StandingCode
    until: date | None
    listed_ids: tuple[int, ...]
    list_version: int | None


def standing(name: str, *, legal_name: str | None = None, place: str | None, on: date) -> Standing:
    """Return the standing of an employer on a day, by the list in force at the end of that day.

    `place` is an address or "city, province"; only its end is read.
    """
    published = list_in_force(on)
    legal = name_keys(legal_name or "")
    keys = name_keys(name) | legal
    if published is None or not keys:
        return Standing(StandingCode.UNRESOLVED, None, (), None if published is None else published.version)
    rows = _rows_named(keys, published)
    if not rows:
        return Standing(StandingCode.NOT_LISTED, None, (), published.version)
    where = place_key(place or "")
    here = [row for row in rows if where and row.place == where and _may_be_the_same_company(row, legal)]
    return _judged(rows, here, on=on, version=published.version)


def _rows_named(keys: frozenset[str], published: InForce) -> list[ListedEmployer]:
    """Return the rows found by any of the keys; most employers are on no list, so that is asked first and plainly."""
    marks = ", ".join(["%s"] * len(keys))
    with connection.cursor() as cursor:
        cursor.execute(_LISTED_UNDER.format(marks=marks), [published.id, *sorted(keys)])
        found = [row[0] for row in cursor.fetchall()]
    if not found:
        return []
    return list(ListedEmployer.objects.filter(pk__in=found).prefetch_related("names").order_by("row_number"))


_LISTED_UNDER = (
    "SELECT DISTINCT name.listed_id FROM employers_listedname name "
    "JOIN employers_listedemployer listed ON listed.id = name.listed_id "
    "WHERE listed.published_list_id = %s AND name.key IN ({marks})"
)


def _may_be_the_same_company(row: ListedEmployer, legal: frozenset[str]) -> bool:
    """Tell False where both legal names are known and differ: a trading name such as a franchise's has many owners."""
    of_row = {name.key for name in row.names.all() if name.is_legal}
    return not (legal and of_row) or not legal.isdisjoint(of_row)


def _judged(rows: list[ListedEmployer], here: list[ListedEmployer], *, on: date, version: int) -> Standing:
    if not rows:
        return Standing(StandingCode.NOT_LISTED, None, (), version)
    code = _most_serious(here, on=on) if here else StandingCode.UNRESOLVED
    if code is StandingCode.ELIGIBLE and _most_serious(rows, on=on) is not StandingCode.ELIGIBLE:
        # Eligible here, but a namesake is barred elsewhere: perhaps the same company at its other address.
        code = StandingCode.UNRESOLVED
    speaking = rows if code is StandingCode.UNRESOLVED else here
    until = max((row.ineligible_until for row in here if row.ineligible_until), default=None)
    return Standing(
        code=code,
        until=until if code is StandingCode.INELIGIBLE_UNTIL else None,
        listed_ids=tuple(row.pk for row in speaking),
        list_version=version,
    )


def _most_serious(rows: Iterable[ListedEmployer], *, on: date) -> StandingCode:
    return min((row.status.on(on) for row in rows), key=_SERIOUS_FIRST.index)


def standing_of_listed(listed_ids: Iterable[int], *, on: date) -> Standing:
    """Return the standing that given rows of the list speak of, once an officer said that they are the employer."""
    rows = list(ListedEmployer.objects.filter(pk__in=tuple(listed_ids)).order_by("row_number"))
    published = list_in_force(on)
    return _judged(rows, rows, on=on, version=published.version if published else 0)
