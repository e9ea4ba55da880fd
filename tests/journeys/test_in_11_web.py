"""IN-11 on the pages: what leaving costs is told before it is reported, and after; a proof letter is made afresh."""

from __future__ import annotations

import pytest

from journeys.progress import in_process
from journeys.story import Story, on
from journeys.visitor import Visitor
from workpermit.clock.present import now
from workpermit.core.case.application import DepartureRecorded, ReturnRecorded
from workpermit.core.case.letters import Letter
from workpermit.core.law.book.right_to_work import MAY_WORK
from workpermit.core.law.findings import Outcome

EXAMPLE, FILED = "in-canada-extension", on(2025, 10, 7, 2, 30)
AFTER_THE_PERMIT = on(2025, 12, 1)


@pytest.fixture
def story() -> Story:
    """A renewal that is pending, after the old permit ended."""
    story = in_process(EXAMPLE, at=FILED)
    story.wait_until(AFTER_THE_PERMIT)
    return story


@pytest.mark.parametrize(
    ("language", "before", "after", "back"),
    [
        (
            "en",
            "After leaving Canada you may not work when you come back, until a permit is approved.",
            "Your departure is on record",
            "On 8 December 2025, you may not work: wait for the decision on your application.",
        ),
        (
            "fr",
            "vous ne pouvez pas travailler à votre retour, tant qu’un permis n’est pas approuvé.",
            "Votre départ est consigné",
            "Le 8 décembre 2025, vous ne pouvez pas travailler : attendez la décision sur votre demande.",
        ),
    ],
)
def test_the_cost_of_leaving_is_told_before_and_after(
    story: Story, language: str, before: str, after: str, back: str
) -> None:
    visitor = Visitor(story.account, language)
    assert before in visitor.get("portal:departure", story.case_id)
    assert story.finds(MAY_WORK) is Outcome.MET
    said = visitor.send("portal:departure", story.case_id, left_on="2025-12-01")
    assert after in said
    assert before in said
    assert story.event(DepartureRecorded).left_on == now().date()
    story.wait(7)
    said = visitor.send("portal:return", story.case_id, returned_on="2025-12-08", last_country="MX", other_country="")
    assert back in said
    assert story.event(ReturnRecorded).route == ("MX",)
    assert story.finds(MAY_WORK) is Outcome.NOT_MET


def test_a_trip_is_answered_without_recording_anything(story: Story) -> None:
    visitor = Visitor(story.account)
    trip = {"left_on": "2025-12-10", "returned_on": "2025-12-17", "last_country": "US", "other_country": ""}
    said = visitor.send("portal:trip", story.case_id, **trip)
    assert "Leaving ends your right to work. Back on 17 December 2025, you could not work" in said
    assert "DepartureRecorded" not in story.events
    wrong = visitor.send("portal:trip", story.case_id, **(trip | {"returned_on": "2025-12-09"}))
    assert "give the day you leave or a later one" in wrong


def test_a_trip_while_the_old_permit_is_valid_costs_nothing() -> None:
    story = Story(EXAMPLE, at=FILED)
    trip = {"left_on": "2025-10-10", "returned_on": "2025-10-17", "last_country": "MX", "other_country": ""}
    said = Visitor(story.account).send("portal:trip", story.case_id, **trip)
    assert "You could still work when you come back on 17 October 2025" in said


def test_a_day_to_come_is_refused_kindly_and_kept(story: Story) -> None:
    visitor = Visitor(story.account)
    said = visitor.send("portal:departure", story.case_id, left_on="2025-12-24")
    assert "The date given is not possible here." in said
    assert 'value="2025-12-24"' in visitor.page
    assert "DepartureRecorded" not in story.events


def test_only_the_act_that_fits_is_offered(story: Story) -> None:
    visitor = Visitor(story.account)
    assert "Report that I leave Canada" in visitor.get("portal:home", story.case_id)
    visitor.send("portal:departure", story.case_id, left_on="2025-12-01")
    said = visitor.get("portal:home", story.case_id)
    assert "Report that I leave Canada" not in said
    assert "Report that I came back" in said


def test_a_fresh_proof_letter_is_dated_today_and_made_once_a_day(story: Story) -> None:
    first = story.words(Letter.EXTENSION_PROOF)
    assert "5 April 2026" in first  # 180 days after the receipt
    visitor = Visitor(story.account)
    assert "Your new proof is being made" in visitor.send("portal:proof_letter", story.case_id)
    fresh = story.words(Letter.EXTENSION_PROOF)
    assert "30 May 2026" in fresh  # 180 days after the day it was asked for
    assert story.letters.count(Letter.EXTENSION_PROOF) == 2
    visitor.send("portal:proof_letter", story.case_id)
    assert story.events.count("ExtensionProofAsked") == 1
    assert "Get a fresh proof" not in visitor.get("portal:home", story.case_id)


def test_who_left_is_offered_no_proof(story: Story) -> None:
    visitor = Visitor(story.account)
    assert "Get a fresh proof" in visitor.get("portal:home", story.case_id)
    visitor.send("portal:departure", story.case_id, left_on="2025-12-01")
    assert "Get a fresh proof" not in visitor.get("portal:home", story.case_id)
    assert "not open at the present stage" in visitor.get("portal:proof_letter", story.case_id)
