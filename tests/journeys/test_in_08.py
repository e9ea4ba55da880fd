"""IN-08: six weeks after the decision letter, the case of a permit that has not come opens its own remedy."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from journeys.progress import approved
from journeys.story import CLOCK, MAILROOM, STAFF, Story, on
from workpermit.casework import timekeeping
from workpermit.clock import present
from workpermit.core.case.actor import Role
from workpermit.core.case.letters import Letter
from workpermit.core.case.permit_delivery import (
    DeliveryOverdue,
    MailPermit,
    OpenDeliveryRemedy,
    PrintPermit,
    RecordDelivery,
)
from workpermit.core.case.refusal import Refusal

FILED = on(2025, 10, 7, 2, 30)
MICROSECOND = timedelta(microseconds=1)


@pytest.fixture
def story() -> Story:
    """A permit approved on 26 October 2025, so due by 7 December."""
    story = approved("in-canada-extension", at=FILED)
    story.do(MAILROOM, PrintPermit(), MailPermit("RN482117936CA"))
    return story


def test_the_decision_letter_names_the_day_and_what_happens_then(story: Story) -> None:
    decided_on = story.case.application.decided_at
    assert decided_on is not None
    last = story.case.delivery.expected_by
    assert last == decided_on.date() + timedelta(days=42)
    words = story.words(Letter.DECISION_APPROVAL)
    assert f"you should have it by {last.day} {last:%B %Y}" in words
    assert "The mail may take 6 weeks from the date of this letter." in words
    assert "and, if need be, make a new one" in words


def test_the_remedy_opens_itself_at_six_weeks_and_not_a_microsecond_earlier(story: Story) -> None:
    last = story.case.delivery.expected_by
    assert isinstance(last, date)
    due = on(last.year, last.month, last.day, 0) + timedelta(days=1)
    story.wait_until(due - MICROSECOND)
    assert "DeliveryOverdue" not in story.events
    with story.refuses(Refusal.NOT_DUE_YET):
        story.do(CLOCK, OpenDeliveryRemedy())
    story.wait_until(due)
    assert story.event(DeliveryOverdue).due_at == due
    assert story.entry(DeliveryOverdue).at == due
    assert story.entry(DeliveryOverdue).actor.role is Role.SYSTEM
    assert story.notices[-1] == "delivery_overdue"
    assert story.status() == "Approved: permit in force, on its way by mail"  # the right to work does not depend on it


def test_it_opens_once_however_often_time_is_asked(story: Story) -> None:
    story.wait(60)
    for _ in range(3):
        assert timekeeping.run_due(at=present.now()) == 0
    assert story.events.count("DeliveryOverdue") == 1
    with story.refuses(Refusal.ALREADY_DONE):
        story.do(CLOCK, OpenDeliveryRemedy())


def test_a_permit_delivered_on_the_last_day_opens_nothing(story: Story) -> None:
    last = story.case.delivery.expected_by
    assert last is not None
    story.wait_until(on(last.year, last.month, last.day, 23, 59, 59))
    story.do(MAILROOM, RecordDelivery())
    story.wait(30)
    assert "DeliveryOverdue" not in story.events


def test_it_may_still_be_delivered_afterwards(story: Story) -> None:
    story.wait(50)
    story.do(MAILROOM, RecordDelivery())
    assert story.status() == "Approved: permit mailed and delivered"


def test_nobody_needs_to_open_it_and_nobody_else_can(story: Story) -> None:
    story.wait(43)
    for who in (story.applicant, *STAFF):
        with story.refuses(Refusal.ROLE_MAY_NOT):
            story.do(who, OpenDeliveryRemedy())
