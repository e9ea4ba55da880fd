"""IN-09: an IMM 1295 approved while in Canada: leave and come back; a return from the U.S. may not do."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from journeys.progress import with_letter
from journeys.story import BORDER, OFFICER, Story, changed, on
from workpermit.casework import decisions
from workpermit.clock.present import now
from workpermit.core.case.application import RecordDeparture, RecordReturn
from workpermit.core.case.letters import Letter
from workpermit.core.case.permit import NotIssuedGround, PermitIssued
from workpermit.core.case.refusal import Refusal
from workpermit.core.law.book.activation import MAY_ACTIVATE
from workpermit.core.law.evaluate import explain
from workpermit.core.law.facts import Value
from workpermit.core.law.findings import Outcome

EXAMPLE, FILED = "imm-1295-from-inside-canada", on(2025, 11, 4, 1, 15)
Route = tuple[str, ...]


@pytest.fixture
def story() -> Story:
    """Hye-jin's application in Vancouver, approved; she is in Canada with her letter."""
    return with_letter(EXAMPLE, at=FILED)


def leaves_and_comes_back(story: Story, route: Route, **found: Value) -> None:
    """Leave Canada, travel, and stand at the desk of a port of entry."""
    story.do(story.applicant, RecordDeparture(now().date()))
    story.wait(5)
    story.do(BORDER, RecordReturn(now().date(), route))
    seen: dict[str, Value] = {"identity_confirmed": True, "admissible": True, "held_status_when_leaving": True}
    story.note(BORDER, entered_on=now().date(), route_since_leaving=route, **{**seen, **found})


def test_the_letter_says_that_she_must_leave_and_warns_of_the_way_back(story: Story) -> None:
    words = story.words(Letter.INTRODUCTION)
    assert "You are in Canada: you must leave the country to activate your work permit" in words
    assert "If you re-enter from the United States or from Saint-Pierre-et-Miquelon, you may not be able" in words
    assert "Vous êtes au Canada : vous devez quitter le pays pour activer votre permis de travail" in words
    assert "Si vous revenez des États-Unis ou de Saint-Pierre-et-Miquelon" in words
    assert Letter.APPROVAL_NOTE not in story.letters
    assert Letter.WORK_PERMIT not in story.letters


def test_the_letter_of_somebody_outside_canada_has_no_such_warning() -> None:
    story = with_letter("outside-visa-exempt", at=on(2025, 9, 16))
    assert "must leave the country" not in story.words(Letter.INTRODUCTION)


def test_she_who_leaves_and_comes_by_another_country_gets_the_permit(story: Story) -> None:
    leaves_and_comes_back(story, ("KR",))
    story.use(BORDER, decisions.issue_at_port, port="YVR")
    assert story.event(PermitIssued).valid_from == now().date()
    (trip,) = story.case.application.travels
    assert trip.route == ("KR",)
    assert trip.returned_on == now().date()


@pytest.mark.parametrize("route", [("US",), ("PM",), ("MX", "US"), ("US", "KR")])
def test_a_return_from_the_us_or_by_a_mixed_route_is_an_officers_to_decide(story: Story, route: Route) -> None:
    """No rule says yes and none says no: without a reason on file nothing is issued (ADR-15)."""
    leaves_and_comes_back(story, route)
    assert story.finds(MAY_ACTIVATE) is Outcome.FOR_OFFICER
    with story.refuses(Refusal.REASONS_MISSING, about="officer_decides_the_route"):
        story.use(BORDER, decisions.issue_at_port, port="POE-PAC")


def test_she_who_is_declined_at_the_us_border_keeps_her_letter_and_comes_again(story: Story) -> None:
    leaves_and_comes_back(story, ("US",))
    ground = NotIssuedGround.MAY_NOT_ACTIVATE_HERE
    reasons = "Came straight back from the United States; no exemption was shown."
    story.use(BORDER, decisions.decline_at_port, ground, port="POE-PAC", reasons=reasons)
    assert story.events[-1] == "PermitNotIssued"
    assert story.notices[-1] == "permit_not_issued"
    assert story.case.permit.stage == "letter_outstanding"
    assert story.status() == "Approved: your permit waits at the port of entry"

    leaves_and_comes_back(story, ("KR",))
    story.use(BORDER, decisions.issue_at_port, port="YVR")
    assert story.status() == "Approved: permit issued at the port of entry"


def test_an_officer_may_override_with_reasons_that_are_kept(story: Story) -> None:
    leaves_and_comes_back(story, ("US",))
    story.use(BORDER, decisions.issue_at_port, port="POE-PAC", reasons="Evacuated to Seattle after an accident.")
    issued = story.event(PermitIssued)
    assert issued.reasons_id
    assert "Seattle" not in repr(story.entries)


@pytest.mark.parametrize("exemption", ["activation_exemption", "border_appointment", "us_permanent_resident"])
def test_an_exemption_that_is_shown_makes_the_us_route_good(story: Story, exemption: str) -> None:
    leaves_and_comes_back(story, ("US",), **{exemption: True})
    assert story.finds(MAY_ACTIVATE) is Outcome.MET
    story.use(BORDER, decisions.issue_at_port, port="POE-PAC")
    assert story.event(PermitIssued).reasons_id == ""


def test_a_citizen_of_the_united_states_comes_back_from_there(tmp_path: Path) -> None:
    package = changed(EXAMPLE, tmp_path, applicant__citizenship="US", passport__country="US")
    story = with_letter(package, at=FILED)
    leaves_and_comes_back(story, ("US",))
    assert story.finds(MAY_ACTIVATE) is Outcome.MET
    story.use(BORDER, decisions.issue_at_port, port="POE-PAC")


@pytest.mark.parametrize(
    ("route", "answer"), [(("KR",), Outcome.MET), (("US",), Outcome.FOR_OFFICER), ((), Outcome.NOT_MET)]
)
def test_she_gets_the_same_answer_before_travelling_as_at_the_desk(story: Story, route: Route, answer: Outcome) -> None:
    asked = explain(MAY_ACTIVATE, {**story.facts, "route_since_leaving": route})
    assert asked.outcome is answer
    if route:
        leaves_and_comes_back(story, route)
        assert story.finds(MAY_ACTIVATE) is answer


def test_she_who_has_not_left_gets_nothing(story: Story) -> None:
    """Going to the counter without leaving Canada is no arrival (ADR-18)."""
    seen: dict[str, Value] = {"identity_confirmed": True, "admissible": True, "route_since_leaving": ()}
    story.note(BORDER, **seen)
    with story.refuses(Refusal.RULES_FORBID):
        story.use(BORDER, decisions.issue_at_port, port="POE-PAC")


def test_departures_and_returns_are_days_that_were(story: Story) -> None:
    tomorrow = date.fromordinal(now().date().toordinal() + 1)
    with story.refuses(Refusal.DAY_IMPOSSIBLE, about="left_on"):
        story.do(story.applicant, RecordDeparture(tomorrow))
    with story.refuses(Refusal.DAY_IMPOSSIBLE, about="returned_on"):
        story.do(BORDER, RecordReturn(now().date(), ("KR",)))
    story.do(OFFICER, RecordDeparture(now().date()))
    with story.refuses(Refusal.DAY_IMPOSSIBLE, about="left_on"):
        story.do(OFFICER, RecordDeparture(now().date()))
