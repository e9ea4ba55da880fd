"""The outbox: what must follow an event, written with it and made after it is safe.

A row is unique by (case, event, reaction), so a letter is made once however often the work is taken up.
Whoever makes it holds a lease meanwhile; a row that keeps failing is set aside for a person after five tries.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from workpermit.casework.journal import database_id
from workpermit.casework.models import OutboxRow
from workpermit.casework.statements import run_for_each
from workpermit.core.case.codec import to_microseconds
from workpermit.core.case.letters import Letter
from workpermit.core.case.reactions import Notice, parse, reactions_to
from workpermit.core.case.state import Entry

TRIES = 5
LEASE = timedelta(minutes=5)
_INSERT = (
    "INSERT INTO casework_outbox (case_id, sequence, reaction, attempts, leased_until, fault) "
    "VALUES (%s, %s, %s, 0, 0, '')"
)


@dataclass(frozen=True, slots=True)
class Due:
    """One letter or notice to make for one journal entry."""

    case_id: UUID
    sequence: int
    does: Letter | Notice

    @property
    def cause(self) -> str:
        """What makes the letter or notice unique."""
        return f"{self.case_id.hex}#{self.sequence} {self.does.value}"


def put(case_id: UUID, new: Sequence[Entry]) -> None:
    """Write what follows these entries; called inside the transaction that writes them."""
    rows = [
        (database_id(case_id), entry.sequence, reaction.code) for entry in new for reaction in reactions_to(entry.event)
    ]
    if rows:
        run_for_each(_INSERT, rows)


def drain(
    make: Callable[[Due, datetime], None], *, at: datetime, limit: int = 1000, case_id: UUID | None = None
) -> int:
    """Make what waits, oldest first, and return how many were made; `make` runs in a transaction of its own.

    With `case_id`, only what waits for that case: what a person looks at next need not wait for the worker.

    One that fails holds up no other: its row waits for another try, and the first fault is raised at the end.
    """
    made, faults = 0, []
    for _ in range(limit):
        row = _take(at, case_id)
        if row is None:
            break
        try:
            made += _made(row, make, at)
        except Exception as fault:  # noqa: BLE001 # raised below, once what waits behind it is made
            faults.append(fault)
    if faults:
        raise faults[0]
    return made


def _take(at: datetime, case_id: UUID | None = None) -> OutboxRow | None:
    """Lease the oldest waiting row; of two workers that want the same one, one gets it."""
    now = to_microseconds(at)
    waiting = OutboxRow.objects.filter(done_at__isnull=True, leased_until__lte=now, attempts__lt=TRIES)
    if case_id is not None:
        waiting = waiting.filter(case_id=case_id)
    for row in waiting.order_by("id")[:8]:
        mine = OutboxRow.objects.filter(pk=row.pk, leased_until=row.leased_until, done_at__isnull=True)
        row.leased_until = to_microseconds(at + LEASE)
        row.attempts += 1
        if mine.update(leased_until=row.leased_until, attempts=row.attempts):
            return row
    return None


def _made(row: OutboxRow, make: Callable[[Due, datetime], None], at: datetime) -> int:
    due = Due(row.case_id, row.sequence, parse(row.reaction))
    try:
        with transaction.atomic():
            make(due, at)
            OutboxRow.objects.filter(pk=row.pk).update(done_at=to_microseconds(at), fault="")
    except Exception as fault:
        # Whatever went wrong, the row stays for another try, and its kind of fault (no content) for a person.
        OutboxRow.objects.filter(pk=row.pk, done_at__isnull=True).update(fault=type(fault).__name__)
        if row.attempts >= TRIES:
            return 0
        raise
    return 1


def is_waiting(*, at: datetime) -> bool:
    """Tell whether anything is to be made at `at`."""
    waiting = OutboxRow.objects.filter(done_at__isnull=True, leased_until__lte=to_microseconds(at), attempts__lt=TRIES)
    return waiting.exists()


def count_waiting() -> int:
    """Count what is still to be made, what was set aside left out."""
    return OutboxRow.objects.filter(done_at__isnull=True, attempts__lt=TRIES).count()


def set_aside() -> list[OutboxRow]:
    """Return the rows that failed too often and wait for a person."""
    return list(OutboxRow.objects.filter(done_at__isnull=True, attempts__gte=TRIES).order_by("id"))


def try_again() -> int:
    """Let the rows set aside be tried anew, once a person mended what stopped them; return how many there are."""
    return OutboxRow.objects.filter(done_at__isnull=True, attempts__gte=TRIES).update(attempts=0)
