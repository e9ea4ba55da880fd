"""The columns of a case's row and its place among the open work, written with every change, for searching.

`columns_of` is the one place that says what they hold; `workpermit check` compares them with a replay.
"""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from workpermit.casework.journal import database_id
from workpermit.casework.statements import run
from workpermit.core.case import application, officer_request, permit, permit_delivery, programme_request
from workpermit.core.case.ball import Wait, hold_of
from workpermit.core.case.codec import to_microseconds
from workpermit.core.case.deadlines import next_wake
from workpermit.core.case.overdue import overdue
from workpermit.core.case.state import Case
from workpermit.core.forms.filing import Filing


class Columns(NamedTuple):
    """What the search columns say of a case."""

    stage: str
    permit_stage: str
    delivery_stage: str
    permit_number: str | None
    received_at: int | None
    decided_at: int | None
    wakes_at: int | None


def columns_of(case: Case) -> Columns:
    """Return the search columns of `case`."""
    wakes_at = next_wake(case)
    received_at, decided_at = case.application.received_at, case.application.decided_at
    return Columns(
        case.application.stage.value,
        case.permit.stage.value,
        case.delivery.stage.value,
        case.permit.number or None,
        to_microseconds(received_at) if received_at else None,
        to_microseconds(decided_at) if decided_at else None,
        to_microseconds(wakes_at) if wakes_at else None,
    )


class FiledColumns(NamedTuple):
    """What the columns that never change say of a case: how it was filed."""

    form: str
    permit_kind: str
    language: str
    time_zone: str
    country: str
    office: str


# Cases of a country go to one office; in Canada to the case processing centre.
_OFFICE_IN_CANADA = "CPC"
_OFFICE_ABROAD = "VO-{country}"


def filed_columns_of(filing: Filing) -> FiledColumns:
    """Return the columns that an application gives its case for good."""
    country = filing.answers.text("residence.country") or ""
    abroad = _OFFICE_ABROAD.format(country=country or "XX")
    return FiledColumns(
        form=filing.form.code,
        permit_kind=filing.answers.text("permit_kind") or "",
        language=filing.language.value,
        time_zone=filing.time_zone,
        country=country,
        office=_OFFICE_IN_CANADA if filing.answers.yes("in_canada") else abroad,
    )


_UPDATE_HEAD = "UPDATE casework_case SET sequence = %s, head = %s WHERE id = %s"
_UPDATE = (
    "UPDATE casework_case SET sequence = %s, head = %s, stage = %s, permit_stage = %s, delivery_stage = %s, "
    "permit_number = %s, received_at = %s, decided_at = %s, wakes_at = %s WHERE id = %s"
)
_UPSERT_WORK = (
    "INSERT INTO casework_open_work (case_id, form, country, language, assignee, priority, office, region, "
    "stage, received_at, due_at, holder, late, programme, wishes_time) "
    "SELECT id, form, country, language, '', 0, %s, %s, %s, %s, %s, %s, %s, %s, %s FROM casework_case WHERE id = %s "
    "ON CONFLICT (case_id) DO UPDATE SET stage = excluded.stage, received_at = excluded.received_at, "
    "due_at = excluded.due_at, holder = excluded.holder, late = excluded.late, programme = excluded.programme, "
    "wishes_time = excluded.wishes_time"
)
_DELETE_WORK = "DELETE FROM casework_open_work WHERE case_id = %s"


def write(case_id: UUID, *, before: Case, after: Case, head: bytes, office: str) -> None:
    """Write the case's row, and its open work where that changed."""
    old, new = columns_of(before), columns_of(after)
    if old == new:
        # A column that is named is written into its indexes, changed or not: three pages more to the disk.
        run(_UPDATE_HEAD, [after.sequence, head, database_id(case_id)])
    else:
        run(_UPDATE, [after.sequence, head, *new, database_id(case_id)])
    work = work_columns_of(after)
    if work is None:
        if has_open_work(before):
            run(_DELETE_WORK, [database_id(case_id)])
    elif work != work_columns_of(before):
        run(_UPSERT_WORK, [office, region_of(office), *work, database_id(case_id)])


def has_open_work(case: Case) -> bool:
    """Tell whether anybody still has something to do with the case."""
    if case.application.stage is not application.Stage.APPROVED:
        return case.application.stage in application.OPEN
    if case.permit.stage in (permit.Stage.PASSPORT_AWAITED, permit.Stage.LETTER_OUTSTANDING):
        return True
    return case.delivery.stage not in (permit_delivery.Stage.NOT_DUE, permit_delivery.Stage.DELIVERED)


class WorkColumns(NamedTuple):
    """What the table of open work says of a case, in the order of the statement that writes it."""

    stage: str
    received_at: int | None
    due_at: int | None
    holder: str
    late: bool
    programme: str | None
    wishes_time: bool


def work_columns_of(case: Case) -> WorkColumns | None:
    """Return the columns of the open work, or None where nothing is open."""
    if not has_open_work(case):
        return None
    hold, wakes_at, received_at = hold_of(case), next_wake(case), case.application.received_at
    return WorkColumns(
        _work_stage(case),
        to_microseconds(received_at) if received_at else None,
        to_microseconds(wakes_at) if wakes_at else None,
        hold.party.value,
        hold.waits_for is Wait.PASSED_DATE or any(overdue(case)),
        next((one.programme.value for one in case.programmes.values() if one.stage is _ASKED), None),
        any(one.asked_until and one.stage in _STILL_OPEN for one in case.requests.values()),
    )


_ASKED = programme_request.Stage.RECEIVED
_STILL_OPEN = (officer_request.Stage.OPEN, officer_request.Stage.DEADLINE_PASSED)


def region_of(office: str) -> str:
    """Return the region of an office: VO of VO-PH; an office without a hyphen is its own."""
    return office.partition("-")[0]


def _work_stage(case: Case) -> str:
    """Return where the work waits: the application's stage, then the permit's, then the delivery's."""
    if case.application.stage is not application.Stage.APPROVED:
        return case.application.stage.value
    if case.permit.stage is not permit.Stage.ISSUED:
        return case.permit.stage.value
    return case.delivery.stage.value
