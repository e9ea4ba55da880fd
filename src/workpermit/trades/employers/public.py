"""What the published list says of an employer to anybody who asks: only what is published, as of the list's date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workpermit.trades.employers.importing import list_in_force
from workpermit.trades.employers.models import ListedEmployer, PublishedList
from workpermit.trades.employers.near import NearName, near_names
from workpermit.trades.employers.standing import standing, standing_of_listed
from workpermit.trades.employers.statuses import StandingCode


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the list as published."""

    listed_id: int
    operating_name: str
    legal_name: str
    address: str
    status: str
    penalty: str
    decided_on: str


@dataclass(frozen=True, slots=True)
class PublicAnswer:
    """How an employer stands for a permit on a day; `as_of` is the day the list was taken over.

    UNRESOLVED with rows means that the name is on the list, perhaps for somebody else: the reader compares.
    """

    code: StandingCode
    until: date | None
    rows: tuple[Row, ...]
    near: tuple[NearName, ...]
    as_of: date


def ask(name: str, *, place: str | None, on: date) -> PublicAnswer | None:
    """Return what the list says of a name in a place, or None where no list was in force."""
    told = standing(name, place=place, on=on)
    if told.list_version is None:
        return None
    near = near_names(name, on=on) if told.code is StandingCode.NOT_LISTED else ()
    return PublicAnswer(told.code, told.until, _rows(told.listed_ids), near, _as_of(told.list_version))


def ask_listed(listed_id: int, *, on: date) -> PublicAnswer | None:
    """Return what the list says of one of its rows, once the reader said that it is the employer.

    None where it is no row of the list in force: what an earlier version said of somebody is not said any more.
    """
    published = list_in_force(on)
    if published is None or not ListedEmployer.objects.filter(pk=listed_id, published_list_id=published.id).exists():
        return None
    told = standing_of_listed([listed_id], on=on)
    return PublicAnswer(told.code, told.until, _rows((listed_id,)), (), _as_of(published.version))


def _rows(listed_ids: tuple[int, ...]) -> tuple[Row, ...]:
    rows = ListedEmployer.objects.filter(pk__in=listed_ids).order_by("row_number")
    return tuple(
        Row(one.pk, one.operating_name, one.legal_name, one.address, one.status_text, one.penalty, one.decided_on_text)
        for one in rows
    )


def _as_of(version: int) -> date:
    return PublishedList.objects.get(version=version).imported_at.date()
