"""AYA-07 (in part): an interview is convened, moved, held or missed; it decides nothing by itself."""

from __future__ import annotations

from datetime import timedelta

import pytest

from journeys.progress import checked, in_process
from journeys.story import BORDER, OFFICER, Story, on
from workpermit.casework import decisions, requests
from workpermit.casework.models import Record
from workpermit.clock.present import now
from workpermit.core.case.interview import (
    CancelInterview,
    InterviewHeld,
    MoveInterview,
    RecordInterviewHeld,
    RecordInterviewMissed,
)
from workpermit.core.case.letters import Letter
from workpermit.core.case.public_status import Lane, LaneStatus
from workpermit.core.case.refusal import Refusal
from workpermit.core.text import Text

STARTS = on(2025, 10, 14, 13)
BY_VIDEO = requests.InterviewCall(starts_at=STARTS, length_minutes=30, bring=(Text("your diploma", "votre diplôme"),))
IN_PLACE = requests.InterviewCall(
    starts_at=STARTS,
    place_name="Bureau des visas, Paris",
    place_lines=("35, rue des Érables", "75008 Paris"),
    zone="Europe/Paris",
    interpreter=Text("Portuguese", "portugais"),
)


@pytest.fixture
def story() -> Story:
    """Zoé’s application, in process in Paris."""
    return in_process("outside-visa-exempt", at=on(2025, 9, 16, 8, 5))


def test_the_convocation_gives_the_hour_in_utc_and_by_the_persons_clock(story: Story) -> None:
    story.use(OFFICER, requests.convene, BY_VIDEO)
    words = story.words(Letter.INTERVIEW_CONVOCATION)
    assert "Votre entrevue aura lieu le 14 octobre 2025 à 15 h (heure locale : Paris, UTC+2)." in words
    assert "14 octobre 2025 à 13 h UTC" in words
    assert "Lieu Par vidéo" in words
    assert "Durée 30 minutes" in words
    assert "otre diplôme" in words
    assert "Aucune décision n’a été prise." in words
    assert story.lane(Lane.INTERVIEW) is LaneStatus.WAITING_ON_YOU


def test_it_may_be_held_at_an_office_of_the_persons_country_with_an_interpreter(story: Story) -> None:
    story.use(OFFICER, requests.convene, IN_PLACE)
    words = story.words(Letter.INTERVIEW_CONVOCATION)
    assert "Bureau des visas, Paris" in words
    assert "35, rue des Érables" in words
    assert "portugais" in words


def test_it_may_be_held_in_canada_as_well() -> None:
    story = in_process("in-canada-extension", at=on(2025, 10, 7))
    call = requests.InterviewCall(starts_at=on(2025, 10, 30, 17))
    story.use(OFFICER, requests.convene, call)
    assert "30 October 2025" in story.words(Letter.INTERVIEW_CONVOCATION)


def test_notes_are_kept_sealed_and_the_file_goes_on(story: Story) -> None:
    interview_id = story.use(OFFICER, requests.convene, BY_VIDEO)
    checked(story)
    with story.refuses(Refusal.WORK_OUTSTANDING):
        story.use(OFFICER, decisions.approve)
    story.wait_until(STARTS + timedelta(minutes=40))
    story.use(OFFICER, requests.record_interview, interview_id, notes="L’expérience concorde.")
    held = story.event(InterviewHeld)
    assert "concorde" not in repr(story.entries)
    assert Record.objects.get(pk=held.notes_id).body == {"notes": "L’expérience concorde."}
    assert story.lane(Lane.INTERVIEW) is LaneStatus.COMPLETED
    story.use(OFFICER, decisions.approve)


def test_missed_without_reason_is_recorded_and_still_refuses_nobody(story: Story) -> None:
    interview_id = story.use(OFFICER, requests.convene, BY_VIDEO)
    story.wait_until(STARTS + timedelta(hours=1))
    story.do(OFFICER, RecordInterviewMissed(interview_id))
    assert story.notices[-1] == "interview_missed"
    assert story.case.application.stage == "in_process"
    # A reason is shown: another day, another letter.
    story.do(OFFICER, MoveInterview(interview_id, now() + timedelta(days=10)))
    assert story.letters.count(Letter.INTERVIEW_CONVOCATION) == 2
    assert story.lane(Lane.INTERVIEW) is LaneStatus.WAITING_ON_YOU
    story.do(OFFICER, CancelInterview(interview_id))
    assert story.notices[-1] == "interview_cancelled"
    with story.refuses(Refusal.NOT_NOW):
        story.do(OFFICER, MoveInterview(interview_id, now() + timedelta(days=10)))


def test_only_an_officer_convenes_and_records(story: Story) -> None:
    for who in (story.applicant, BORDER):
        with story.refuses(Refusal.ROLE_MAY_NOT):
            story.use(who, requests.convene, BY_VIDEO)
    interview_id = story.use(OFFICER, requests.convene, BY_VIDEO)
    with story.refuses(Refusal.ROLE_MAY_NOT):
        story.do(story.applicant, RecordInterviewHeld(interview_id, "x", "y"))
    with story.refuses(Refusal.ROLE_MAY_NOT):
        story.do(story.applicant, MoveInterview(interview_id, now() + timedelta(days=10)))
