"""AYA-09 (in part): our own service was away before a deadline; the day moves by itself and the person is told."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from journeys.progress import in_process
from journeys.story import OFFICER, Story, on
from workpermit.casework import messages, outages, outbox, requests, timekeeping
from workpermit.casework.correspondence.making import make
from workpermit.clock import present
from workpermit.core.case.officer_request import RequestDueMoved, Stage
from workpermit.core.law.checklist import DocumentKind
from workpermit.trades.availability import beats

DUE_ON = date(2025, 11, 20)
CLOSES = datetime(2025, 11, 21, tzinfo=UTC)


def asked() -> tuple[Story, str]:
    """Bring an application into process and ask for documents."""
    story = in_process("outside-visa-required", at=on(2025, 9, 9, 3, 12))
    items = [requests.Asked(DocumentKind.FAMILY_INFORMATION)]
    return story, story.use(OFFICER, requests.ask_for_documents, items, due_on=DUE_ON)


def test_two_hours_away_on_the_last_evening_give_a_day_more_and_an_answer_on_it_is_in_time() -> None:
    story, request_id = asked()
    present.set_to(CLOSES - timedelta(hours=2, minutes=30))
    beats.beat(at=present.now())
    back = CLOSES + timedelta(minutes=40)  # the lapse of that night was due at half past midnight
    present.set_to(back)
    assert timekeeping.run_due(at=back) == 0
    beats.beat(at=back)
    assert outages.extend(at=back) == 1
    assert timekeeping.run_due(at=back) == 0
    assert story.case.requests[request_id].stage is Stage.OPEN
    assert story.event(RequestDueMoved).due_on == date(2025, 11, 21)
    assert story.entry(RequestDueMoved).actor.id == "outage"
    outbox.drain(make, at=back)
    newest = messages.inbox(story.account)[0]
    lines = messages.opened(story.account, newest.id, at=back).paragraphs
    assert "21 November 2025" in lines[0].en.replace("\N{NO-BREAK SPACE}", " ")
    assert "21 novembre 2025" in lines[0].fr.replace("\N{NO-BREAK SPACE}", " ")
    assert "Our service was not available for an hour or more" in lines[2].en
    assert "sans que vous ayez à le demander" in lines[2].fr
    present.set_to(datetime(2025, 11, 21, 23, 59, 59, 999999, tzinfo=UTC))
    story.use(story.applicant, requests.answer, request_id, begun_at=present.now())
    assert not story.case.requests[request_id].answered_late


def test_half_an_hour_away_moves_nothing() -> None:
    story, request_id = asked()
    present.set_to(CLOSES - timedelta(hours=2))
    beats.beat(at=present.now())
    back = CLOSES - timedelta(hours=1, minutes=30)
    beats.beat(at=back)
    assert outages.extend(at=back) == 0
    assert story.case.requests[request_id].due_on == DUE_ON
