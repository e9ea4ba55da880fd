"""AYA-09: "before midnight UTC on the date given" is kept to the microsecond, in UTC and in the reader's own zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from journeys.progress import checked, in_process
from journeys.story import OFFICER, STAFF, Story, on, plain
from workpermit.casework import decisions, requests
from workpermit.casework.models import Record
from workpermit.casework.records import NewRecord
from workpermit.clock.present import now
from workpermit.commands.main import main
from workpermit.core.case.application import RefusalGround
from workpermit.core.case.letters import Letter
from workpermit.core.case.officer_request import (
    AskForMoreTime,
    LapseRequest,
    MoveRequestDue,
    RequestAnswered,
    RequestDeadlinePassed,
)
from workpermit.core.case.public_status import Lane, LaneStatus
from workpermit.core.case.refusal import Refusal
from workpermit.core.law.checklist import DocumentKind
from workpermit.core.text import Language

DUE_ON = date(2026, 3, 20)
MIDNIGHT = datetime(2026, 3, 21, tzinfo=UTC)  # the first instant that is too late
MICROSECOND = timedelta(microseconds=1)
ITEMS = [
    requests.Asked(DocumentKind.QUALIFICATION_PROOF, "Your diving certificate"),
    requests.Asked(DocumentKind.POLICE_CERTIFICATE, "From each country"),
]


class Asked:
    """Sukardi in Makassar (UTC+8), asked for two documents by 20 March 2026."""

    def __init__(self) -> None:
        self.story = in_process("documents-requested", at=on(2026, 2, 3, 1, 30))
        checked(self.story)
        self.request: str = self.story.use(OFFICER, requests.ask_for_documents, ITEMS, due_on=DUE_ON)

    def answers(self, *, begun_at: datetime, at: datetime, **options: object) -> RequestAnswered:
        """Begin to upload at one instant and be through at another."""
        self.story.wait_until(at)
        self.story.use(self.story.applicant, requests.answer, self.request, begun_at=begun_at, **options)
        return self.story.event(RequestAnswered)


@pytest.fixture
def asked() -> Asked:
    """Ask for two documents."""
    return Asked()


def test_the_letter_shows_the_deadline_in_utc_and_by_the_readers_clock(asked: Asked) -> None:
    words = asked.story.words(Letter.DOCUMENT_REQUEST)
    assert "Please send us the 2 items listed below before midnight UTC on 20 March 2026." in words
    assert "before midnight UTC, as 20 March 2026 ends and 21 March 2026 begins" in words
    assert "before 08:00 on 21 March 2026 (local time: Makassar, UTC+8)" in words
    assert "What counts is the moment at which an upload begins, by our clock." in words
    (step,) = asked.story.next_steps
    assert step.due_on == DUE_ON
    assert asked.story.lane(Lane.DOCUMENTS) is LaneStatus.WAITING_ON_YOU


def test_whoever_asks_is_told_the_time_left(asked: Asked, capsys: pytest.CaptureFixture[str]) -> None:
    """The same instant by both clocks, and how long there is."""
    asked.story.wait_until(on(2026, 3, 18, 0))
    assert main(["due", "2026-03-20", "--zone", "Asia/Makassar"]) == 0
    told = plain(capsys.readouterr().out)
    assert "3 days left" in told
    assert "UTC" in told
    assert "08:00 on 21 March 2026 (local time: Makassar, UTC+8)" in told


def test_a_reader_in_the_west_sees_that_the_door_closes_the_day_before() -> None:
    story = in_process("visitor-under-public-policy", at=on(2024, 6, 12, 19))
    story.use(OFFICER, requests.ask_for_documents, ITEMS, due_on=date(2024, 7, 5))
    words = story.words(Letter.DOCUMENT_REQUEST)
    assert "avant minuit UTC, à la fin du 5 juillet 2024 et au début du 6 juillet 2024" in words
    assert "avant 20 h le 5 juillet 2024 (heure locale : Toronto, UTC−4)" in words


@pytest.mark.parametrize(
    ("offset", "in_time"), [(-MICROSECOND, True), (timedelta(0), False), (MICROSECOND, False)],
    ids=["a microsecond before midnight", "at midnight", "a microsecond after"],
)  # fmt: skip
def test_midnight_itself_is_too_late(asked: Asked, offset: timedelta, in_time: bool) -> None:
    answered = asked.answers(begun_at=MIDNIGHT + offset, at=MIDNIGHT + timedelta(minutes=5))
    assert answered.in_time is in_time
    assert answered.begun_at == MIDNIGHT + offset
    assert asked.story.case.requests[asked.request].answered_late is not in_time


@pytest.mark.parametrize(("minutes", "taken"), [(15, True), (15.0001, False)])
def test_what_begins_in_time_may_take_fifteen_minutes(asked: Asked, minutes: float, taken: bool) -> None:
    begun_at = MIDNIGHT - MICROSECOND
    at = begun_at + timedelta(minutes=minutes)
    if taken:
        assert asked.answers(begun_at=begun_at, at=at).in_time
        return
    with asked.story.refuses(Refusal.STAMP_IMPOSSIBLE, about="begun_at"):
        asked.answers(begun_at=begun_at, at=at)


def test_the_stamp_is_never_of_the_future(asked: Asked) -> None:
    asked.story.wait_until(on(2026, 3, 1))
    with asked.story.refuses(Refusal.STAMP_IMPOSSIBLE):
        asked.answers(begun_at=now() + MICROSECOND, at=now())


def test_the_lapse_is_filed_half_an_hour_later_with_the_instant_that_counts(asked: Asked) -> None:
    """So an upload that began in time and ended after midnight is seen before the door is said to be closed."""
    story = asked.story
    story.wait_until(MIDNIGHT + timedelta(minutes=30) - MICROSECOND)
    assert "RequestDeadlinePassed" not in story.events
    story.wait_until(MIDNIGHT + timedelta(minutes=30))
    assert story.event(RequestDeadlinePassed).due_at == MIDNIGHT
    assert story.notices[-1] == "request_deadline_passed"
    for who in (story.applicant, *STAFF):
        with story.refuses(Refusal.ROLE_MAY_NOT):
            story.do(who, LapseRequest(asked.request))


def test_an_answer_in_time_leaves_nothing_to_lapse(asked: Asked) -> None:
    asked.answers(begun_at=MIDNIGHT - MICROSECOND, at=MIDNIGHT + timedelta(minutes=14))
    asked.story.wait(30)
    assert "RequestDeadlinePassed" not in asked.story.events
    assert asked.story.lane(Lane.DOCUMENTS) is LaneStatus.IN_PROGRESS


def test_a_late_answer_is_kept_marked_and_read(asked: Asked) -> None:
    at = MIDNIGHT + timedelta(hours=1, minutes=10)
    answered = asked.answers(begun_at=at - timedelta(minutes=4), at=at, note="The office was closed.")
    assert asked.story.events[-2:] == ["RequestDeadlinePassed", "RequestAnswered"]
    assert answered.in_time is False
    kept = Record.objects.get(pk=UUID(answered.answer_id)).body
    assert kept is not None
    assert kept["note"] == "The office was closed."
    assert asked.story.case.requests[asked.request].answers == (answered.answer_id,)
    with asked.story.refuses(Refusal.WORK_OUTSTANDING):
        asked.story.use(OFFICER, decisions.approve)  # it must be looked at first


def test_an_extension_moves_the_deadline_and_the_new_one_is_kept_as_exactly(asked: Asked) -> None:
    story = asked.story
    reasons = NewRecord("reasons", {"reason": "The police office answers in April."})
    ask = AskForMoreTime(asked.request, date(2026, 4, 20), reasons.id, reasons.commitment)  # thirty-one days
    story.do(story.applicant, ask)
    assert story.case.requests[asked.request].due_on == DUE_ON  # so long a time is an officer's to give
    with story.refuses(Refusal.ROLE_MAY_NOT):
        story.do(story.applicant, MoveRequestDue(asked.request, date(2026, 4, 10)))
    with story.refuses(Refusal.DAY_IMPOSSIBLE):
        story.do(OFFICER, MoveRequestDue(asked.request, DUE_ON))
    story.do(OFFICER, MoveRequestDue(asked.request, date(2026, 4, 10)))
    assert story.notices[-1] == "request_due_moved"
    moved = datetime(2026, 4, 11, tzinfo=UTC)
    assert asked.answers(begun_at=moved - MICROSECOND, at=moved).in_time
    assert "RequestDeadlinePassed" not in story.events


def test_a_deadline_that_passed_may_be_opened_again_and_passes_again(asked: Asked) -> None:
    story = asked.story
    story.wait_until(on(2026, 3, 25))
    story.do(OFFICER, MoveRequestDue(asked.request, date(2026, 3, 31)))
    assert story.lane(Lane.DOCUMENTS) is LaneStatus.WAITING_ON_YOU
    story.wait_until(on(2026, 4, 1, 0, 30))
    assert story.events.count("RequestDeadlinePassed") == 2
    assert story.event(RequestDeadlinePassed).due_at == datetime(2026, 4, 1, tzinfo=UTC)


def test_time_alone_decides_nothing(asked: Asked) -> None:
    asked.story.wait(200)
    assert asked.story.case.application.stage == "in_process"
    reasons = {RefusalGround.REQUIREMENTS_NOT_SHOWN: ["No police certificate was sent."]}
    asked.story.use(OFFICER, decisions.refuse, reasons)
    assert asked.story.status(Language.FR) in ("Fermée\u00a0: refusée", "En traitement")


def test_only_the_person_answers(asked: Asked) -> None:
    for who in STAFF:
        if who.role != "mailroom_clerk":
            with asked.story.refuses(Refusal.ROLE_MAY_NOT):
                asked.story.use(who, requests.answer, asked.request, begun_at=now())
    other = Story("us-citizen", at=now())
    with pytest.raises(LookupError):
        asked.story.use(other.applicant, requests.answer, asked.request, begun_at=now())
