"""The ordinary way of an application up to its approval, for the journeys that begin there."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from journeys.story import OFFICER, PHYSICIAN, SITE, Story
from workpermit.casework import decisions
from workpermit.clock.present import now
from workpermit.core.case.application import ConfirmComplete
from workpermit.core.case.biometrics import Attempt, RecordEnrolment
from workpermit.core.case.check import CheckKind, PassCheck, StartCheck
from workpermit.core.case.medical_exam import AssessMedicalResult, Assessment, InstructMedicalExam
from workpermit.core.case.permit import RecordVisaIssued

# What an officer finds for every applicant whose application is in order (R200(1)(b), (3)(a), (3)(c), (5)).
MERITS = {
    "will_leave_canada": True,
    "able_to_do_work": True,
    "offer_genuine": True,
    "labour_dispute": False,
    "lmia_suspended": False,
}


def enrolled(story: Story) -> None:
    """Give fingerprints and photo."""
    story.do(SITE, RecordEnrolment(Attempt.ENROLLED, "Site"))


def examined(story: Story, *, days: int = 12) -> None:
    """Be told to take a medical exam, take it the same day it is reported, and pass."""
    story.do(OFFICER, InstructMedicalExam())
    story.wait(days)
    story.use(PHYSICIAN, decisions.record_medical_result, {"exam": "complete"}, examined_on=now().date())
    story.do(OFFICER, AssessMedicalResult(Assessment.PASSED))


def in_process(example: str | Path, *, at: datetime) -> Story:
    """Hand an application in, give biometrics where they are awaited, be found complete."""
    story = Story(example, at=at)
    story.wait(3)
    if story.case.biometrics.stage == "awaited":
        enrolled(story)
    story.do(OFFICER, ConfirmComplete())
    return story


def checked(story: Story, **found: bool) -> None:
    """Take the medical exam where one is needed and pass the three checks."""
    if story.case.medical_exam.stage == "unsettled":
        examined(story)
    story.note(OFFICER, **{**MERITS, **found})
    for kind in CheckKind:
        if story.case.checks[kind].stage == "not_started":
            story.do(OFFICER, StartCheck(kind), PassCheck(kind))


def approved(example: str | Path, *, at: datetime) -> Story:
    """Walk an application to its approval."""
    story = in_process(example, at=at)
    checked(story)
    story.wait(4)
    story.use(OFFICER, decisions.approve, evidence=["offer.pdf"])
    return story


def with_letter(example: str | Path, *, at: datetime, visa_until: date = date(2027, 10, 30)) -> Story:
    """Walk an application to its letter of introduction, through the visa where one is needed."""
    story = approved(example, at=at)
    if story.case.permit.stage == "passport_awaited":
        story.wait(10)
        story.do(OFFICER, RecordVisaIssued(visa_until))
    return story
