"""What an auditor reads of one case and beside a question: columns, numbers and the chain, nothing of a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from workpermit.casework import journal
from workpermit.casework.auditing import NoSuchCase
from workpermit.casework.models import CaseRow
from workpermit.core.case.codec import from_microseconds
from workpermit.trades.audit import stating
from workpermit.trades.audit.models import Suspicion


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """What the columns say of a case, and whether its chain holds: nothing of what is in the file."""

    number: str
    office: str
    form: str
    stage: str
    permit_stage: str
    delivery_stage: str
    received_at: datetime | None
    decided_at: datetime | None
    sequence: int
    head: str
    chain_holds: bool


def record_of(number: str) -> CaseRecord:
    """Return the columns of a case, with its chain recomputed from the first entry.

    Raises:
        NoSuchCase: no case has the number.
    """
    row = CaseRow.objects.filter(application_number=number).first()
    if row is None:
        raise NoSuchCase(number)
    return CaseRecord(
        number=row.application_number,
        office=row.office,
        form=row.form,
        stage=row.stage,
        permit_stage=row.permit_stage,
        delivery_stage=row.delivery_stage,
        received_at=from_microseconds(row.received_at) if row.received_at else None,
        decided_at=from_microseconds(row.decided_at) if row.decided_at else None,
        sequence=row.sequence,
        head=bytes(row.head).hex(),
        chain_holds=_holds(row),
    )


def _holds(row: CaseRow) -> bool:
    previous = journal.BEFORE_THE_FIRST
    lines = journal.lines(row.pk)
    for place, line in enumerate(lines, 1):
        if line.sequence != place or not line.follows(previous, case_id=row.pk):
            return False
        previous = line.hash
    return len(lines) == row.sequence and previous == bytes(row.head)


def number_of(about: str) -> str:
    """Return the number of the case that a question is about, or of one application of the person; else nothing."""
    if not about:
        return ""
    found = CaseRow.objects.filter(pk=about).first() or CaseRow.objects.filter(person_id=about).first()
    return found.application_number if found else ""


def stated_on(suspicion: Suspicion) -> list[tuple[datetime, str, str]]:
    """Return the purposes that the person stated on the day in question: when, the code, their words."""
    begins_at = datetime.fromisoformat(suspicion.on).replace(tzinfo=UTC)
    return [(one.at, one.code, one.words) for one in stating.on_day(suspicion.account_id, begins_at)]


def person_of(number: str) -> UUID:
    """Return the person of an application.

    Raises:
        NoSuchCase: no case has the number.
    """
    found = CaseRow.objects.filter(application_number=number).values_list("person_id", flat=True).first()
    if found is None:
        raise NoSuchCase(number)
    return found


def numbers_of_people(people: Iterable[UUID]) -> dict[UUID, list[str]]:
    """Return the application numbers of people; one query."""
    found: dict[UUID, list[str]] = {}
    rows = CaseRow.objects.filter(person_id__in=list(people)).order_by("application_number")
    for person, number in rows.values_list("person_id", "application_number"):
        found.setdefault(person, []).append(number)
    return found
