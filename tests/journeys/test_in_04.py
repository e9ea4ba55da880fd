"""IN-04 (in part): the answer is due within 30 business days, counted with the federal holidays and shown as a date."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from journeys.story import CLOCK, OFFICER, Story, on
from workpermit.casework import programmes
from workpermit.core.case.actor import Role
from workpermit.core.case.programme_request import (
    EscalateProgramme,
    GrantProgramme,
    ProgrammeReplyOverdue,
    ProgrammeRequested,
)
from workpermit.core.case.refusal import Refusal

EXAMPLE, FILED = "visitor-under-public-policy", on(2024, 6, 12, 19)


@pytest.mark.parametrize(
    ("asked_at", "due_on"),
    [
        (on(2024, 6, 13, 14), date(2024, 7, 26)),  # Canada Day, a Monday, is no business day
        (on(2024, 6, 15, 14), date(2024, 7, 29)),  # a Saturday: counting begins on Monday
        (on(2024, 8, 20, 14), date(2024, 10, 3)),  # Labour Day and 30 September are none either
    ],
)
def test_thirty_business_days_are_counted_with_the_holidays(asked_at: datetime, due_on: date) -> None:
    story = Story(EXAMPLE, at=FILED)
    story.wait_until(asked_at)
    story.use(story.applicant, programmes.request_interim_work)
    assert story.event(ProgrammeRequested).reply_due_on == due_on


def test_a_reply_that_is_late_is_marked_escalated_and_still_given() -> None:
    story = Story(EXAMPLE, at=FILED)
    story.wait_until(on(2024, 6, 13, 14))
    request = story.use(story.applicant, programmes.request_interim_work)
    due = datetime(2024, 7, 27, tzinfo=UTC)
    story.wait_until(due + timedelta(minutes=30) - timedelta(microseconds=1))
    assert "ProgrammeReplyOverdue" not in story.events
    with story.refuses(Refusal.NOT_DUE_YET):
        story.do(CLOCK, EscalateProgramme(request))
    story.wait_until(due + timedelta(minutes=30))
    assert story.event(ProgrammeReplyOverdue).due_at == due
    assert story.entry(ProgrammeReplyOverdue).actor.role is Role.SYSTEM
    assert story.notices[-1] == "programme_overdue"
    assert story.case.programmes[request].stage == "received"  # late is not no, and it is not yes
    story.wait(30)
    assert story.events.count("ProgrammeReplyOverdue") == 1
    story.do(OFFICER, GrantProgramme(request))
    assert story.case.programmes[request].stage == "granted"


def test_an_answer_within_the_days_is_never_late() -> None:
    story = Story(EXAMPLE, at=FILED)
    request = story.use(story.applicant, programmes.request_interim_work)
    story.wait(10)
    story.do(OFFICER, GrantProgramme(request))
    story.wait(90)
    assert "ProgrammeReplyOverdue" not in story.events
