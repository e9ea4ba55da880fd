"""IN-02, IN-03: a visitor asks to work while waiting; an officer answers; three things end it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from journeys.progress import checked, in_process
from journeys.story import BORDER, CLOCK, OFFICER, Story, changed, on
from workpermit.casework import decisions, programmes
from workpermit.clock.present import now
from workpermit.core.case.application import RecordDeparture, WithdrawApplication
from workpermit.core.case.letters import Letter
from workpermit.core.case.programme_request import (
    DenyProgramme,
    EndedBy,
    GrantProgramme,
    ProgrammeDenied,
    ProgrammeEnded,
)
from workpermit.core.case.refusal import Refusal
from workpermit.core.law.templates import MessageIncomplete

EXAMPLE, FILED = "visitor-under-public-policy", on(2024, 6, 12, 19)


def asks(story: Story) -> str:
    """Send the prescribed message and return the request."""
    request: str = story.use(story.applicant, programmes.request_interim_work)
    return request


@pytest.fixture
def story() -> Story:
    """Valentina’s application in Ottawa."""
    return Story(EXAMPLE, at=FILED)


def test_the_message_is_built_from_the_cases_own_facts(story: Story) -> None:
    message = programmes.prescribed_message(story.case_id).sent
    assert message.startswith("Priority Code VISIT2WORK2020:")
    assert "U187730468" in message
    assert "2024" in message.partition("U187730468")[2].partition("expired on ")[2][:20]
    assert "I have submitted my application for a work permit online." in message
    assert "I intend to work for Imprimerie du Canal / Opératrice de presse as specified" in message
    assert "[" not in message


def test_yes_is_a_message_that_is_itself_the_authorization(story: Story) -> None:
    request = asks(story)
    assert story.notices[-1] == "programme_received"
    story.wait(20)
    story.do(OFFICER, GrantProgramme(request))
    words = story.words(Letter.INTERIM_AUTHORIZATION_YES)
    assert "À partir d’aujourd’hui, le 2 juillet 2024, vous pouvez travailler au Canada pour l’employeur" in words
    assert "Imprimerie du Canal" in words
    assert "Ce message est lui-même l’autorisation" in words
    assert "article 25.2 de la Loi sur l’immigration et la protection des réfugiés" in words
    for end in (
        "le jour où nous rendons notre décision",
        "le jour où vous retirez",
        "le jour où vous quittez le Canada",
    ):
        assert end in words
    assert story.entry(type(story.entries[-1].event)).actor == OFFICER


@pytest.mark.parametrize(
    ("answers", "criterion"),
    [
        ({"permit_kind": "open"}, "employer_specific"),
        ({"stay__status": "worker"}, "visitor"),
        ({"stay__until": "2024-06-11"}, "status_valid"),
    ],
    ids=["an open permit", "not a visitor", "status over the day before"],
)
def test_each_condition_that_is_not_met_is_a_no_that_names_it(
    answers: dict[str, object], criterion: str, tmp_path: Path
) -> None:
    story = Story(changed(EXAMPLE, tmp_path, **answers), at=FILED)
    request = asks(story)
    with story.refuses(Refusal.RULES_FORBID, about=criterion):
        story.do(OFFICER, GrantProgramme(request))
    story.do(OFFICER, DenyProgramme(request))
    assert criterion in story.event(ProgrammeDenied).criteria
    assert Letter.INTERIM_AUTHORIZATION_NO in story.letters


def test_a_message_with_a_gap_is_not_sent_and_the_gap_is_named(tmp_path: Path) -> None:
    story = Story(changed(EXAMPLE, tmp_path, previous_permits=[]), at=FILED)
    with pytest.raises(MessageIncomplete) as incomplete:
        asks(story)
    assert len(incomplete.value.faults) == 2  # its number and the day it expired
    assert story.events.count("ProgrammeRequested") == 0


@pytest.mark.parametrize(
    ("received", "permit_until", "granted"),
    [
        (on(2024, 6, 12, 19), "2023-06-12", True),  # valid on a day of the twelve months before
        (on(2024, 6, 12, 19), "2023-06-11", False),
        (on(2024, 8, 27, 23, 59, 59), "2024-01-31", True),  # the policy ends on 28 August 2024
        (on(2024, 8, 29, 0), "2024-01-31", False),
    ],
)
def test_the_window_and_the_twelve_months_are_kept_to_the_day(
    received: object, permit_until: str, granted: bool, tmp_path: Path
) -> None:
    permits = [{"number": "U187730468", "valid_from": "2022-02-01", "valid_until": permit_until, "employer": "X"}]
    story = Story(changed(EXAMPLE, tmp_path, previous_permits=permits), at=received)  # type: ignore[arg-type]
    request = asks(story)
    if granted:
        story.do(OFFICER, GrantProgramme(request))
        return
    with story.refuses(Refusal.RULES_FORBID):
        story.do(OFFICER, GrantProgramme(request))


def test_a_yes_is_refused_where_the_rules_say_no_and_a_no_where_they_say_yes(story: Story) -> None:
    request = asks(story)
    with story.refuses(Refusal.RULES_FORBID):
        story.do(OFFICER, DenyProgramme(request))
    for who in (CLOCK, BORDER, story.applicant):
        with story.refuses(Refusal.ROLE_MAY_NOT):
            story.do(who, GrantProgramme(request))


def test_leaving_canada_ends_it_even_for_a_day(story: Story) -> None:
    request = asks(story)
    story.do(OFFICER, GrantProgramme(request))
    story.wait(10)
    story.do(story.applicant, RecordDeparture(now().date()))
    assert story.event(ProgrammeEnded).by is EndedBy.DEPARTURE
    assert story.entry(ProgrammeEnded).actor.id == "rule-book"
    assert story.notices[-1] == "programme_ended"
    again = asks(story)
    with story.refuses(Refusal.RULES_FORBID, about="not_left"):
        story.do(OFFICER, GrantProgramme(again))


def test_withdrawal_ends_it(story: Story) -> None:
    story.do(OFFICER, GrantProgramme(asks(story)))
    story.do(story.applicant, WithdrawApplication())
    assert story.event(ProgrammeEnded).by is EndedBy.WITHDRAWAL


def test_the_decision_ends_it() -> None:
    story = in_process(EXAMPLE, at=FILED)
    story.do(OFFICER, GrantProgramme(asks(story)))
    checked(story)
    story.use(OFFICER, decisions.approve)
    assert story.event(ProgrammeEnded).by is EndedBy.DECISION
    assert story.row.stage == "approved"
    assert date(2024, 6, 12) < now().date()
