"""What a person still has to do by an instant, and when they are reminded of it; pure, so a pause loses nothing.

    deadline ─► 7 days ─► 3 days ─► 1 day ─► 3 hours before it closes      (stops once the thing is done)
    biometrics awaited ─► every 7 days from the instruction               (AYA-02; day 0 is the letter itself)

After a pause only the latest reminder of each deadline is sent: nobody is told "7 days left" on the last day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from workpermit.core.case import biometrics, interview, medical_exam, officer_request, permit
from workpermit.core.case.actor import Role
from workpermit.core.case.case import guard
from workpermit.core.case.officer_request import RequestKind
from workpermit.core.case.state import Case
from workpermit.core.law.calendar import due_instant


class Task(StrEnum):
    """What is to be done by an instant."""

    BIOMETRICS = "biometrics"
    MEDICAL_EXAM = "medical_exam"
    DOCUMENTS = "documents"
    FAIRNESS_ANSWER = "fairness_answer"
    PASSPORT = "passport"
    INTERVIEW = "interview"
    ENTRY = "entry"


class Lead(StrEnum):
    """How long before the instant a reminder is due."""

    SEVEN_DAYS = "seven_days"
    THREE_DAYS = "three_days"
    ONE_DAY = "one_day"
    THREE_HOURS = "three_hours"

    @property
    def before(self) -> timedelta:
        """Return the time between the reminder and the instant."""
        return _BEFORE[self]


_BEFORE = {
    Lead.SEVEN_DAYS: timedelta(days=7),
    Lead.THREE_DAYS: timedelta(days=3),
    Lead.ONE_DAY: timedelta(days=1),
    Lead.THREE_HOURS: timedelta(hours=3),
}
PROMPT_EVERY = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class OpenDeadline:
    """Something a person still has to do before `due_at` (exclusive, UTC).

    `key` names the request or interview; `due_on` is the day named to the person, None for an appointment,
    which starts at `due_at`.
    """

    task: Task
    due_at: datetime
    due_on: date | None = None
    key: str = ""

    @classmethod
    def of(cls, task: Task, due_at: datetime, *, key: str = "") -> OpenDeadline:
        """Return a deadline from the instant that closes it; only an appointment is named by the instant itself."""
        due_on = None if task is Task.INTERVIEW else due_at.date() - timedelta(days=1)
        return cls(task, due_at, due_on, key)


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reminder of one deadline, due at `at`."""

    deadline: OpenDeadline
    lead: Lead

    @property
    def at(self) -> datetime:
        """Return the instant from which it is due."""
        return self.deadline.due_at - self.lead.before


@dataclass(frozen=True, slots=True)
class BookingPrompt:
    """The prompt of week `week` (1 is seven days after the instruction) to book the biometrics."""

    week: int
    due_on: date


def open_deadlines(case: Case) -> tuple[OpenDeadline, ...]:
    """Return what the person still has to do by a day or an instant, the nearest first."""
    return tuple(sorted(_open(case), key=lambda one: (one.due_at, one.task, one.key)))


def reminders(case: Case, *, since: datetime, at: datetime) -> tuple[Reminder, ...]:
    """Return the reminders that fell due from `since` to `at`, both included: the latest one of each deadline.

    A deadline that has closed is not reminded of any more.
    """
    waiting = (one for one in open_deadlines(case) if at < one.due_at)
    latest = (_latest(one, since=since, at=at) for one in waiting)
    return tuple(one for one in latest if one is not None)


def booking_prompt(case: Case, *, since: datetime, at: datetime) -> BookingPrompt | None:
    """Return the latest weekly prompt that fell due from `since` to `at`, while the biometrics are awaited."""
    begun, due_on = case.biometrics.instructed_at, case.biometrics.due_on
    if begun is None or due_on is None or not _is_open(case, biometrics.LapseBiometrics):
        return None
    week = (at - begun) // PROMPT_EVERY
    prompted_at = begun + week * PROMPT_EVERY
    if week < 1 or prompted_at < since or at >= due_instant(due_on):
        return None
    return BookingPrompt(week, due_on)


def next_reminder(case: Case, *, after: datetime) -> datetime | None:
    """Return the first instant after `after` at which something is to be reminded of, or None."""
    instants = [
        deadline.due_at - lead.before
        for deadline in open_deadlines(case)
        for lead in Lead
        if deadline.due_at - lead.before > after
    ]
    prompted_at = _next_prompt(case, after=after)
    return min([*instants, *([prompted_at] if prompted_at else [])], default=None)


def _latest(deadline: OpenDeadline, *, since: datetime, at: datetime) -> Reminder | None:
    fallen_due = [one for lead in Lead if since <= (one := Reminder(deadline, lead)).at <= at]
    return max(fallen_due, key=lambda one: one.at, default=None)


def _next_prompt(case: Case, *, after: datetime) -> datetime | None:
    begun, due_on = case.biometrics.instructed_at, case.biometrics.due_on
    if begun is None or due_on is None or not _is_open(case, biometrics.LapseBiometrics):
        return None
    prompted_at = begun + max(1, (after - begun) // PROMPT_EVERY + 1) * PROMPT_EVERY
    return prompted_at if prompted_at < due_instant(due_on) else None


def _open(case: Case) -> Iterator[OpenDeadline]:
    """Yield every deadline whose closing is still open: the guard of the machines says so, not a copy of it."""
    if case.biometrics.due_on and _is_open(case, biometrics.LapseBiometrics):
        yield _by_day(Task.BIOMETRICS, case.biometrics.due_on)
    if case.medical_exam.due_on and _is_open(case, medical_exam.LapseMedicalExam):
        yield _by_day(Task.MEDICAL_EXAM, case.medical_exam.due_on)
    for request_id, request in case.requests.items():
        if request.due_on and _is_open(case, officer_request.LapseRequest, key=request_id):
            yield _by_day(_ASKED[request.kind], request.due_on, key=request_id)
    for interview_id, one in case.interviews.items():
        if one.starts_at and _is_open(case, interview.RecordInterviewHeld, key=interview_id, role=Role.OFFICER):
            yield OpenDeadline.of(Task.INTERVIEW, one.starts_at, key=interview_id)
    if case.permit.passport_due_on and _is_open(case, permit.RecordVisaIssued, role=Role.OFFICER):
        yield _by_day(Task.PASSPORT, case.permit.passport_due_on)
    if case.permit.letter_until and _is_open(case, permit.LapseLetter):
        yield _by_day(Task.ENTRY, case.permit.letter_until)


_ASKED = {RequestKind.DOCUMENTS: Task.DOCUMENTS, RequestKind.PROCEDURAL_FAIRNESS: Task.FAIRNESS_ANSWER}


def _by_day(task: Task, due_on: date, *, key: str = "") -> OpenDeadline:
    return OpenDeadline.of(task, due_instant(due_on), key=key)


def _is_open(case: Case, kind: type, *, key: str | None = None, role: Role = Role.SYSTEM) -> bool:
    return guard(case, kind, key=key, role=role) is None
