"""Reminders 7, 3 and 1 days and 3 hours before each deadline, and a weekly prompt to book (AYA-02, feature 26)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from workpermit.core.case import application, biometrics, interview, medical_exam, officer_request, permit
from workpermit.core.case.application import Stage as Around
from workpermit.core.case.officer_request import OfficerRequest, RequestKind
from workpermit.core.case.reminders import (
    PROMPT_EVERY,
    BookingPrompt,
    Lead,
    Task,
    booking_prompt,
    next_reminder,
    open_deadlines,
    reminders,
)
from workpermit.core.case.state import Case

DUE_ON = date(2025, 10, 9)
CLOSES = datetime(2025, 10, 10, tzinfo=UTC)
INSTRUCTED = datetime(2025, 9, 9, 3, 12, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
EVER = datetime(2020, 1, 1, tzinfo=UTC)


def around(stage: Around, **parts: object) -> Case:
    """Return a case at a stage, with some of its machines as given."""
    return replace(Case(), application=application.Application(stage=stage), **parts)  # type: ignore[arg-type]


AWAITED = around(
    Around.RECEIVED,
    biometrics=biometrics.Biometrics(biometrics.Stage.AWAITED, due_on=DUE_ON, instructed_at=INSTRUCTED),
)
OPEN = {
    Task.BIOMETRICS: AWAITED,
    Task.MEDICAL_EXAM: around(
        Around.IN_PROCESS, medical_exam=medical_exam.MedicalExam(medical_exam.Stage.INSTRUCTED, due_on=DUE_ON)
    ),
    Task.DOCUMENTS: around(
        Around.IN_PROCESS, requests={"one": OfficerRequest(officer_request.Stage.OPEN, due_on=DUE_ON)}
    ),
    Task.FAIRNESS_ANSWER: around(
        Around.IN_PROCESS,
        requests={"one": OfficerRequest(officer_request.Stage.OPEN, RequestKind.PROCEDURAL_FAIRNESS, DUE_ON)},
    ),
    Task.INTERVIEW: around(
        Around.IN_PROCESS, interviews={"one": interview.Interview(interview.Stage.CONVENED, starts_at=CLOSES)}
    ),
    Task.PASSPORT: around(Around.APPROVED, permit=permit.Permit(permit.Stage.PASSPORT_AWAITED, passport_due_on=DUE_ON)),
    Task.ENTRY: around(Around.APPROVED, permit=permit.Permit(permit.Stage.LETTER_OUTSTANDING, letter_until=DUE_ON)),
}
DONE = {
    Task.BIOMETRICS: around(
        Around.RECEIVED, biometrics=biometrics.Biometrics(biometrics.Stage.ENROLLED, DUE_ON, instructed_at=INSTRUCTED)
    ),
    Task.MEDICAL_EXAM: around(
        Around.IN_PROCESS, medical_exam=medical_exam.MedicalExam(medical_exam.Stage.RESULT_RECEIVED, due_on=DUE_ON)
    ),
    Task.DOCUMENTS: around(
        Around.IN_PROCESS, requests={"one": OfficerRequest(officer_request.Stage.ANSWERED, due_on=DUE_ON)}
    ),
    Task.FAIRNESS_ANSWER: around(
        Around.REFUSED,
        requests={"one": OfficerRequest(officer_request.Stage.OPEN, RequestKind.PROCEDURAL_FAIRNESS, DUE_ON)},
    ),
    Task.INTERVIEW: around(
        Around.IN_PROCESS, interviews={"one": interview.Interview(interview.Stage.CANCELLED, starts_at=CLOSES)}
    ),
    Task.PASSPORT: around(
        Around.APPROVED, permit=permit.Permit(permit.Stage.LETTER_OUTSTANDING, passport_due_on=DUE_ON)
    ),
    Task.ENTRY: around(Around.APPROVED, permit=permit.Permit(permit.Stage.ISSUED, letter_until=DUE_ON)),
}
# Before, at and after each instant: what is due if nothing was sent since the day before.
TABLE = (
    (timedelta(days=7) + MICROSECOND, None),
    (timedelta(days=7), Lead.SEVEN_DAYS),
    (timedelta(days=7) - MICROSECOND, Lead.SEVEN_DAYS),
    (timedelta(days=3) + MICROSECOND, None),
    (timedelta(days=3), Lead.THREE_DAYS),
    (timedelta(days=3) - MICROSECOND, Lead.THREE_DAYS),
    (timedelta(days=1) + MICROSECOND, None),
    (timedelta(days=1), Lead.ONE_DAY),
    (timedelta(days=1) - MICROSECOND, Lead.ONE_DAY),
    (timedelta(hours=3), Lead.THREE_HOURS),
    (MICROSECOND, Lead.THREE_HOURS),
    (timedelta(0), None),
    (-timedelta(days=1), None),
)


@pytest.mark.parametrize("task", list(Task))
def test_every_kind_of_deadline_is_seen_while_it_is_open_and_not_after(task: Task) -> None:
    (open_one,) = open_deadlines(OPEN[task])
    assert (open_one.task, open_one.due_at) == (task, CLOSES)
    assert open_deadlines(DONE[task]) == tuple(one for one in open_deadlines(DONE[task]) if one.task is not task)


@pytest.mark.parametrize("task", list(Task))
@pytest.mark.parametrize(("left", "lead"), TABLE, ids=str)
def test_reminders_fall_due_at_their_instants(task: Task, left: timedelta, lead: Lead | None) -> None:
    at = CLOSES - left
    due = reminders(OPEN[task], since=at - timedelta(hours=23), at=at)
    assert [one.lead for one in due] == ([lead] if lead else [])


@pytest.mark.parametrize("task", list(Task))
@pytest.mark.parametrize("lead", list(Lead))
def test_what_is_done_is_not_reminded_of(task: Task, lead: Lead) -> None:
    at = CLOSES - lead.before
    assert [one for one in reminders(DONE[task], since=EVER, at=at) if one.deadline.task is task] == []


def test_after_a_pause_only_the_latest_is_sent() -> None:
    (one,) = reminders(AWAITED, since=INSTRUCTED, at=CLOSES - timedelta(hours=20))
    assert one.lead is Lead.ONE_DAY


def test_a_deadline_given_late_is_not_reminded_of_what_passed_before_it() -> None:
    made_at = CLOSES - timedelta(days=5)
    assert reminders(OPEN[Task.DOCUMENTS], since=made_at, at=made_at) == ()
    assert next_reminder(OPEN[Task.DOCUMENTS], after=made_at) == CLOSES - timedelta(days=3)


def test_the_next_reminder_leads_through_all_of_them_and_ends() -> None:
    rung, at = [], EVER
    while (following := next_reminder(OPEN[Task.MEDICAL_EXAM], after=at)) is not None:
        rung.append(CLOSES - following)
        at = following
    assert rung == [lead.before for lead in Lead]


@pytest.mark.parametrize(
    ("since_instruction", "week"),
    [
        (timedelta(0), None),
        (PROMPT_EVERY - MICROSECOND, None),
        (PROMPT_EVERY, 1),
        (PROMPT_EVERY + timedelta(hours=1), 1),
        (2 * PROMPT_EVERY - MICROSECOND, None),
        (2 * PROMPT_EVERY, 2),
        (4 * PROMPT_EVERY, 4),
        (5 * PROMPT_EVERY, None),  # closed by then
    ],
)
def test_one_is_prompted_every_week_until_the_biometrics_are_given(
    since_instruction: timedelta, week: int | None
) -> None:
    at = INSTRUCTED + since_instruction
    prompt = booking_prompt(AWAITED, since=at - timedelta(hours=2), at=at)
    expected = week and BookingPrompt(week, DUE_ON)
    assert prompt == expected
    assert booking_prompt(DONE[Task.BIOMETRICS], since=EVER, at=at) is None


def test_prompts_are_among_the_instants_at_which_something_is_due() -> None:
    assert next_reminder(AWAITED, after=INSTRUCTED) == INSTRUCTED + PROMPT_EVERY
    assert next_reminder(AWAITED, after=INSTRUCTED + PROMPT_EVERY) == INSTRUCTED + 2 * PROMPT_EVERY
    assert next_reminder(AWAITED, after=CLOSES - timedelta(hours=4)) == CLOSES - timedelta(hours=3)
    assert next_reminder(AWAITED, after=CLOSES) is None


def test_nothing_is_due_in_a_case_that_waits_for_nothing() -> None:
    assert open_deadlines(around(Around.IN_PROCESS)) == ()
    assert next_reminder(Case(), after=EVER) is None
    assert booking_prompt(Case(), since=EVER, at=CLOSES) is None
