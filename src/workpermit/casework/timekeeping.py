"""Give the commands that time calls for; running it twice, late or beside another changes nothing."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from workpermit.casework import journal
from workpermit.casework.door import execute
from workpermit.casework.models import CaseRow
from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.codec import to_microseconds
from workpermit.core.case.deadlines import due_commands
from workpermit.core.case.refusal import CommandRefused
from workpermit.trades.availability import beats

CLOCK = Actor(Role.SYSTEM, "clock")
# Who moves a date because we ourselves were away (reliability 3.5).
OUTAGE = Actor(Role.SYSTEM, "outage")


def run_due(*, at: datetime, limit: int = 10_000) -> int:
    """Carry out what is due at `at` in every case and return how many commands took effect.

    While we ourselves are away nothing lapses: what closes meanwhile may have to be moved first (ADR-46).
    """
    if beats.is_away(at=at):
        return 0
    waking = CaseRow.objects.filter(wakes_at__lte=to_microseconds(at)).order_by("wakes_at", "pk")
    return sum(run_due_in(case_id, at=at) for case_id in waking.values_list("pk", flat=True)[:limit])


def is_due(*, at: datetime) -> bool:
    """Tell whether time calls for anything at `at`."""
    return CaseRow.objects.filter(wakes_at__lte=to_microseconds(at)).exists()


def run_due_in(case_id: UUID, *, at: datetime) -> int:
    """Carry out what is due in one case."""
    done = 0
    case = journal.load(case_id)
    for command in due_commands(case, at):
        # The entry's number is part of the key: a deadline that was moved may lapse again later.
        key = f"{type(command).__name__}:{case.sequence}:{done}"
        try:
            execute(case_id, command, key=f"{case_id.hex[:12]}:{key}", actor=CLOCK, at=at)
        except CommandRefused:
            continue  # another worker, or the person, was quicker
        done += 1
    return done
