"""Move the dates that an outage of our own touched: by rule, without anybody having to ask (reliability 3.5, ADR-46).

    due ◄── 12 hours ──► closes          we were away for an hour or more of these twelve: due a day later

One command a case, keyed by the outage, so that twice, late or from two workers is as good as once.
"""

from __future__ import annotations

import uuid
from datetime import date, datetime, timedelta
from uuid import UUID

from workpermit.casework import journal
from workpermit.casework.door import execute
from workpermit.casework.models import CaseRow
from workpermit.casework.timekeeping import OUTAGE
from workpermit.core.case.biometrics import MoveBiometricsDue
from workpermit.core.case.case import Command
from workpermit.core.case.codec import to_microseconds
from workpermit.core.case.due import LAPSE_AFTER
from workpermit.core.case.medical_exam import MoveMedicalDue
from workpermit.core.case.officer_request import MoveRequestDue
from workpermit.core.case.refusal import CommandRefused
from workpermit.core.case.reminders import OpenDeadline, Task, open_deadlines
from workpermit.trades.availability import beats
from workpermit.trades.availability.models import Outage

WINDOW = timedelta(hours=12)
AWAY_AT_LEAST = timedelta(minutes=60)
# Whoever waits for us to come back has at least this long afterwards.
LEFT_AT_LEAST = timedelta(hours=12)


def extend(*, at: datetime) -> int:
    """Move every date that an outage touched which was not dealt with yet, and return how many were moved."""
    moved = 0
    for outage in beats.not_yet_extended():
        for case_id in _touched(outage):
            moved += _extend_in(case_id, outage, at=at)
        beats.mark_extended(outage, at=at)
    return moved


def moved_to(due_on: date, *, ended_at: datetime) -> date:
    """Return the day to which a date moves: the next one, or the first that leaves twelve hours after our return."""
    return max(due_on + timedelta(days=1), (ended_at + LEFT_AT_LEAST).date())


def is_extended(due_at: datetime) -> bool:
    """Tell whether we were away for an hour or more of the last twelve before `due_at`, all outages added up."""
    return beats.time_away(since=due_at - WINDOW, before=due_at) >= AWAY_AT_LEAST


def _touched(outage: Outage) -> list[UUID]:
    """Return the cases in which something closes within its reach; none has lapsed, since time stood still."""
    latest = to_microseconds(outage.ended_at + WINDOW + LAPSE_AFTER)
    waking = CaseRow.objects.filter(wakes_at__lte=latest).order_by("wakes_at", "pk")
    return list(waking.values_list("pk", flat=True))


def _extend_in(case_id: UUID, outage: Outage, *, at: datetime) -> int:
    moved = 0
    for deadline in open_deadlines(journal.load(case_id)):
        command = _command(deadline, outage)
        if command is None or not _reaches(outage, deadline.due_at) or not is_extended(deadline.due_at):
            continue
        key = uuid.uuid5(outage.pk, f"{case_id} {deadline.task} {deadline.key}").hex
        try:
            execute(case_id, command, key=key, actor=OUTAGE, at=at)
        except CommandRefused:
            continue  # the person, or an officer, was quicker
        moved += 1
    return moved


def _reaches(outage: Outage, due_at: datetime) -> bool:
    return outage.began_at < due_at and outage.ended_at > due_at - WINDOW


def _command(deadline: OpenDeadline, outage: Outage) -> Command | None:
    """Return what moves a deadline; a validity that the law sets, and an appointment, are not ours to move."""
    if deadline.due_on is None:
        return None
    due_on = moved_to(deadline.due_on, ended_at=outage.ended_at)
    match deadline.task:
        case Task.BIOMETRICS:
            return MoveBiometricsDue(due_on)
        case Task.MEDICAL_EXAM:
            return MoveMedicalDue(due_on)
        case Task.DOCUMENTS | Task.FAIRNESS_ANSWER:
            return MoveRequestDue(deadline.key, due_on)
        case _:
            return None
