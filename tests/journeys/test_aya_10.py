"""AYA-10 (in part): a rule says who needs a medical exam; an officer tells the person, and what it does to the time.

Not built yet: the effect on a forecast.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from journeys.progress import in_process
from journeys.story import OFFICER, PHYSICIAN, SITE, Story, on
from workpermit.casework import decisions
from workpermit.casework.models import Record
from workpermit.clock.present import now
from workpermit.core.case.letters import Letter
from workpermit.core.case.medical_exam import (
    AssessMedicalResult,
    Assessment,
    InstructMedicalExam,
    MedicalResultReceived,
    MoveMedicalDue,
    SettleMedicalExam,
)
from workpermit.core.case.public_status import Lane, LaneStatus
from workpermit.core.case.refusal import Refusal
from workpermit.core.law.book.medical import MEDICAL_EXAM_REQUIRED
from workpermit.core.law.findings import Outcome

HEALTH = on(2025, 12, 2, 12)


def instructed(example: str = "health-care-worker") -> Story:
    """Walk somebody to the instructions."""
    story = in_process(example, at=HEALTH if example == "health-care-worker" else on(2025, 9, 9, 3, 12))
    assert story.finds(MEDICAL_EXAM_REQUIRED) is Outcome.MET
    assert Letter.MEDICAL_INSTRUCTION not in story.letters  # an officer tells, not a rule
    story.do(OFFICER, InstructMedicalExam())
    return story


def test_the_instructions_say_why_by_when_and_that_it_can_add_three_months() -> None:
    words = instructed().words(Letter.MEDICAL_INSTRUCTION)
    assert "Please have an immigration medical exam before midnight UTC on 4 January 2026." in words
    assert "A medical exam can add more than 3 months to the time it takes us to process your application." in words
    assert "Only a panel physician" in words
    assert "Why" in words


def test_a_long_stay_from_a_designated_place_needs_one_as_well() -> None:
    why = instructed("outside-visa-required").words(Letter.MEDICAL_INSTRUCTION).partition("Why")[2]
    assert re.search(r"(6|six) months in a row", why.partition("Who does the exam")[0])


def test_who_needs_none_is_found_by_rule_when_the_application_is_complete() -> None:
    story = in_process("outside-visa-exempt", at=on(2025, 9, 16))
    assert "MedicalExamNotRequired" in story.events
    assert story.lane(Lane.MEDICAL) is LaneStatus.EXEMPTED
    waits = in_process("health-care-worker", at=HEALTH)
    with waits.refuses(Refusal.RULES_FORBID):
        waits.do(OFFICER, SettleMedicalExam())


def test_the_result_comes_from_the_physician_and_means_nothing_until_an_officer_reads_it() -> None:
    story = instructed()
    assert story.lane(Lane.MEDICAL) is LaneStatus.WAITING_ON_YOU
    for who in (OFFICER, SITE, story.applicant):
        with story.refuses(Refusal.ROLE_MAY_NOT):
            story.use(who, decisions.record_medical_result, {"exam": "complete"}, examined_on=now().date())
    story.wait(12)
    found = {"exam": "complete", "remark": "nothing of note"}
    story.use(PHYSICIAN, decisions.record_medical_result, found, examined_on=now().date())
    assert story.lane(Lane.MEDICAL) is LaneStatus.IN_PROGRESS
    assert "nothing of note" not in repr(story.entries)
    assert Record.objects.get(pk=story.event(MedicalResultReceived).result_id).body == found
    with story.refuses(Refusal.ROLE_MAY_NOT):
        story.do(PHYSICIAN, AssessMedicalResult(Assessment.PASSED))
    story.do(OFFICER, AssessMedicalResult(Assessment.PASSED))
    assert story.lane(Lane.MEDICAL) is LaneStatus.COMPLETED


def test_the_date_passes_at_midnight_utc_and_a_late_exam_still_counts() -> None:
    story = instructed()
    story.wait_until(on(2026, 1, 5, 0, 29, 59))
    assert "MedicalExamLapsed" not in story.events
    story.wait_until(on(2026, 1, 5, 0, 30))
    assert story.notices[-1] == "medical_lapsed"
    assert story.case.application.stage == "in_process"
    story.do(OFFICER, MoveMedicalDue(date(2026, 2, 10)))
    assert story.notices[-1] == "medical_due_moved"
    examined_on = now().date() - timedelta(days=1)
    story.use(PHYSICIAN, decisions.record_medical_result, {"exam": "complete"}, examined_on=examined_on)
    story.do(OFFICER, AssessMedicalResult(Assessment.PASSED_WITH_RESTRICTIONS))
    assert story.facts["medical_exam_on"] == examined_on


def test_a_failed_exam_stands_against_an_approval() -> None:
    story = instructed()
    story.use(PHYSICIAN, decisions.record_medical_result, {"exam": "complete"}, examined_on=now().date())
    story.do(OFFICER, AssessMedicalResult(Assessment.FAILED))
    assert story.lane(Lane.MEDICAL) is LaneStatus.COMPLETED  # the tracker never shows a failed check
    with story.refuses(Refusal.WORK_OUTSTANDING):
        story.use(OFFICER, decisions.approve)
