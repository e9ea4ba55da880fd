"""AYA-02 (in part): the instruction letter says where, until when and what waiting costs; a rule says who need not.

Not built yet: sites with capacity, slots, bookings. The prompts and reminders stand in test_aya_02_reminders.py.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from journeys.progress import enrolled
from journeys.story import BORDER, CLOCK, OFFICER, SITE, Story, changed, on
from workpermit.core.case.biometrics import Attempt, LapseBiometrics, MoveBiometricsDue, RecordEnrolment
from workpermit.core.case.letters import Letter
from workpermit.core.case.next_steps import Holder
from workpermit.core.case.public_status import Lane, LaneStatus
from workpermit.core.case.refusal import Refusal

FILED = on(2025, 9, 9, 3, 12)


def test_on_day_0_the_person_is_told_to_book_and_what_waiting_costs() -> None:
    story = Story("outside-visa-required", at=FILED)
    (step,) = story.next_steps
    assert step.holder is Holder.YOU
    assert "données biométriques" in step.text.fr
    assert step.due_on == date(2025, 10, 9)  # thirty days
    words = story.words(Letter.BIOMETRIC_INSTRUCTION)
    assert "before midnight UTC on 9 October 2025" in words
    assert "before 08:00 on 10 October 2025 (local time: Manila, UTC+8)" in words
    assert "Book your appointment as soon as you can." in words
    assert "to the processing time" in words
    assert "Philippines" in words.partition("Where to go")[2]


@pytest.mark.parametrize("outcome", [Attempt.PARTIAL, Attempt.POOR_QUALITY, Attempt.IDENTITY_MISMATCH, Attempt.NO_SHOW])
def test_an_appointment_that_brought_nothing_may_be_repeated(outcome: Attempt) -> None:
    story = Story("outside-visa-required", at=FILED)
    story.wait(6)
    story.do(SITE, RecordEnrolment(outcome, "Manila"))
    assert story.lane(Lane.BIOMETRICS) is LaneStatus.WAITING_ON_YOU
    story.wait(2)
    enrolled(story)
    assert story.notices[-1] == "biometrics_received"
    with story.refuses(Refusal.NOT_NOW):
        enrolled(story)


def test_only_a_site_or_the_border_records_and_only_an_officer_gives_time() -> None:
    story = Story("outside-visa-required", at=FILED)
    for who in (OFFICER, story.applicant):
        with story.refuses(Refusal.ROLE_MAY_NOT):
            story.do(who, RecordEnrolment(Attempt.ENROLLED, "Manila"))
    for who in (SITE, story.applicant, BORDER):
        with story.refuses(Refusal.ROLE_MAY_NOT):
            story.do(who, MoveBiometricsDue(date(2025, 11, 9)))
    with story.refuses(Refusal.NOT_DUE_YET):
        story.do(CLOCK, LapseBiometrics())
    story.do(OFFICER, MoveBiometricsDue(date(2025, 11, 9)))
    assert story.notices[-1] == "biometrics_due_moved"
    assert story.next_steps[0].due_on == date(2025, 11, 9)


@pytest.mark.parametrize(
    ("given_on", "stage"), [("2015-09-09", "exempt"), ("2015-09-08", "awaited")], ids=["ten years", "a day more"]
)
def test_biometrics_serve_for_ten_years(given_on: str, stage: str, tmp_path: Path) -> None:
    package = changed("outside-visa-required", tmp_path, biometrics={"given_before": True, "given_on": given_on})
    assert Story(package, at=FILED).case.biometrics.stage == stage


@pytest.mark.parametrize(("born_on", "stage"), [("2011-10-16", "exempt"), ("2011-10-15", "awaited")])
def test_the_age_that_counts_is_that_on_the_day_of_filing(born_on: str, stage: str, tmp_path: Path) -> None:
    """Under 14 none are taken (R12.2(1)(a)); on the fourteenth birthday they are."""
    story = Story(changed("under-14", tmp_path, applicant__born_on=born_on), at=on(2025, 10, 15, 10))
    assert story.case.biometrics.stage == stage
