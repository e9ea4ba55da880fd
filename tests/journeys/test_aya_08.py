"""AYA-08: documents are asked for item by item; answers come in parts, with more time, or late.

The same through the pages, with uploads and the state of each file: `test_aya_08_web`.
"""

from __future__ import annotations

from datetime import date

import pytest

from journeys.progress import checked, in_process
from journeys.story import BORDER, OFFICER, SITE, Story, on
from workpermit.casework import decisions, requests
from workpermit.casework.models import Record
from workpermit.clock.present import now
from workpermit.core.case.letters import Letter
from workpermit.core.case.officer_request import CloseRequest, RequestAnswered
from workpermit.core.case.public_status import Lane, LaneStatus
from workpermit.core.case.refusal import Refusal
from workpermit.core.law.checklist import DocumentKind

DUE_ON = date(2026, 3, 20)
ITEMS = [
    requests.Asked(DocumentKind.QUALIFICATION_PROOF, "Your diving certificate"),
    requests.Asked(DocumentKind.POLICE_CERTIFICATE),
]


@pytest.fixture
def story() -> Story:
    """Sukardi’s application, whole but for what an officer still wants to see."""
    story = in_process("documents-requested", at=on(2026, 2, 3, 1, 30))
    checked(story)
    return story


def test_the_letter_lists_each_item_with_its_note(story: Story) -> None:
    story.use(OFFICER, requests.ask_for_documents, ITEMS, due_on=DUE_ON)
    words = story.words(Letter.DOCUMENT_REQUEST)
    assert "1. Proof that you meet the job’s requirements: Your diving certificate" in words
    assert "2. Police certificate" in words
    assert "Upload each document in your account under its number." in words
    assert "You may ask for more time" in words
    assert "We keep it and mark it as late" in words


def test_an_answer_may_come_in_parts_and_the_request_stays_open_until_nothing_more_comes(story: Story) -> None:
    request = story.use(OFFICER, requests.ask_for_documents, ITEMS, due_on=DUE_ON)
    with story.refuses(Refusal.WORK_OUTSTANDING):
        story.use(OFFICER, decisions.approve)
    story.wait(2)
    story.use(story.applicant, requests.answer, request, begun_at=now(), note="The certificate.", nothing_more=False)
    assert story.lane(Lane.DOCUMENTS) is LaneStatus.WAITING_ON_YOU
    story.wait(3)
    story.use(story.applicant, requests.answer, request, begun_at=now(), note="The rest.")
    assert story.lane(Lane.DOCUMENTS) is LaneStatus.IN_PROGRESS
    assert len(story.case.requests[request].answers) == 2
    assert story.notices.count("answer_received") == 2
    kept = Record.objects.get(pk=story.event(RequestAnswered).answer_id).body
    assert kept is not None
    assert kept["note"] == "The rest."
    assert "rest" not in repr(story.event(RequestAnswered))
    story.do(OFFICER, CloseRequest(request))
    assert story.lane(Lane.DOCUMENTS) is LaneStatus.COMPLETED
    story.use(OFFICER, decisions.approve)


def test_nothing_more_to_send_is_an_answer_too(story: Story) -> None:
    request = story.use(OFFICER, requests.ask_for_documents, ITEMS, due_on=DUE_ON)
    story.use(story.applicant, requests.answer, request, begun_at=now(), note="I have no certificate.")
    assert story.event(RequestAnswered).nothing_more
    story.wait_until(on(2026, 4, 1))
    assert "RequestDeadlinePassed" not in story.events


def test_two_requests_have_two_deadlines(story: Story) -> None:
    first = story.use(OFFICER, requests.ask_for_documents, ITEMS[:1], due_on=DUE_ON)
    second = story.use(OFFICER, requests.ask_for_documents, ITEMS[1:], due_on=date(2026, 4, 3))
    story.wait_until(on(2026, 3, 21, 1))
    assert story.case.requests[first].stage == "deadline_passed"
    assert story.case.requests[second].stage == "open"


def test_only_an_officer_asks_and_only_for_a_day_to_come(story: Story) -> None:
    for who in (BORDER, SITE, story.applicant):
        with story.refuses(Refusal.ROLE_MAY_NOT):
            story.use(who, requests.ask_for_documents, ITEMS, due_on=DUE_ON)
    with story.refuses(Refusal.DAY_IMPOSSIBLE, about="due_on"):
        story.use(OFFICER, requests.ask_for_documents, ITEMS, due_on=date(2026, 2, 1))
