"""Which commands time itself calls for; a job gives them as the system, and giving them twice changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from workpermit.core.case import biometrics, medical_exam, officer_request, permit, permit_delivery, programme_request
from workpermit.core.case.actor import Role
from workpermit.core.case.case import Command, guard
from workpermit.core.case.due import lapses_at
from workpermit.core.case.state import Case
from workpermit.core.law.calendar import due_instant


def due_commands(case: Case, at: datetime) -> tuple[Command, ...]:
    """Return the commands that are due at `at` (UTC) in this case."""
    return tuple(command for command, when in _timed(case) if when <= at)


def next_wake(case: Case) -> datetime | None:
    """Return the earliest instant at which time calls for something, or None."""
    return min((when for _, when in _timed(case)), default=None)


def _timed(case: Case) -> Iterator[tuple[Command, datetime]]:
    for command, when, key in _candidates(case):
        if guard(case, type(command), key=key, role=Role.SYSTEM) is None:
            yield command, when


def _candidates(case: Case) -> Iterator[tuple[Command, datetime, str | None]]:
    if case.biometrics.due_on:
        yield biometrics.LapseBiometrics(), lapses_at(case.biometrics.due_on), None
    if case.medical_exam.due_on:
        yield medical_exam.LapseMedicalExam(), lapses_at(case.medical_exam.due_on), None
    for request_id, request in case.requests.items():
        if request.due_on:
            yield officer_request.LapseRequest(request_id), lapses_at(request.due_on), request_id
    for programme_id, asked in case.programmes.items():
        if asked.reply_due_on and not asked.overdue:
            yield programme_request.EscalateProgramme(programme_id), lapses_at(asked.reply_due_on), programme_id
    if case.permit.letter_until:
        yield permit.LapseLetter(), lapses_at(case.permit.letter_until), None
    if case.delivery.expected_by and not case.delivery.overdue:
        yield permit_delivery.OpenDeliveryRemedy(), due_instant(case.delivery.expected_by), None
