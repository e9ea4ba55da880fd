"""The mailroom types an application that came on paper: from the envelope to the number, with or without a package."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.forms.given import data_of
from web.apply.conftest import AT
from web.apply.person import EXAMPLES, Person
from web.apply.test_submitting import zipped
from web.tracker.applicant import words
from workpermit.casework.models import CaseRow
from workpermit.core.case.actor import Role
from workpermit.core.forms.sections import DOCUMENTS, SECTIONS
from workpermit.trades.paper.models import PaperItem

ARRIVED = (AT - timedelta(days=4)).date().isoformat()
ENVELOPE = {"form": "imm_1295", "arrived_on": ARRIVED, "tracking_number": "7712 3456 CA"}


def clerk(language: str = "en") -> Person:
    """Return a clerk with a browser."""
    return Person("chan", language=language, role=Role.MAILROOM_CLERK)


def begun(person: Person, **more: str) -> None:
    """Begin with an envelope."""
    answer = person.send(person.address("paper"), {**ENVELOPE, **more})
    assert answer.status_code == 302, words(answer.content)
    item = PaperItem.objects.latest("registered_at")
    person.draft_id = item.draft_id


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_application_is_typed_from_paper_step_by_step(language: str) -> None:
    person, data = clerk(language), data_of(EXAMPLES / "us-citizen")
    begun(person)
    for section in SECTIONS:
        if section is not DOCUMENTS and section.fields_of(person.draft.form):
            answer = person.fill(section, data)
            assert answer.status_code == 302, (section.code, words(answer.content))
    review = person.look(person.address("review"))
    assert ("Missing, going by the checklist" if language == "en" else "Ce qui manque") in review.words
    assert "online" not in review.words.split("Missing, going by the checklist")[-1][:200]
    answer = person.send(person.address("review"), {**review.standing, "knowingly": "1"})
    assert answer.status_code == 302
    done = person.look(answer["Location"])
    row = CaseRow.objects.get()
    assert row.application_number in done.words
    assert ("Open the case" if language == "en" else "Ouvrir le dossier") in done.words
    assert (row.channel, row.applicant_id) == ("paper", "")


def test_what_a_scanning_service_read_is_looked_through_and_registered() -> None:
    person = clerk()
    envelope = {**ENVELOPE, "form": "", "package": zipped(EXAMPLES / "us-citizen")}
    answer = person.send(person.address("paper"), envelope)
    assert answer.status_code == 302
    person.draft_id = PaperItem.objects.get().draft_id
    review = person.look(person.address("review"))
    assert "Nothing is missing" in review.words
    person.send(person.address("review"), review.standing)
    assert CaseRow.objects.get().channel == "paper"


def test_a_known_number_is_told_before_anything_is_typed_twice() -> None:
    person = clerk()
    begun(person)
    again = person.send(person.address("paper"), {**ENVELOPE, "tracking_number": "77123456ca"})
    assert "This number is known" in words(again.content)
    assert PaperItem.objects.count() == 1
    person.send(person.address("paper"), {**ENVELOPE, "another": "on"})
    assert PaperItem.objects.count() == 2


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"arrived_on": "2031-01-01"}, "Only the mailroom says when paper arrived"),
        ({"arrived_on": ""}, "Arrived on: give a date"),
        ({"form": ""}, "Form: choose one of the answers"),
    ],
)
def test_an_envelope_that_cannot_be_begun_is_told_why(wrong: dict[str, str], says: str) -> None:
    person = clerk()
    answer = person.send(person.address("paper"), {**ENVELOPE, **wrong})
    assert says in words(answer.content)
    assert not PaperItem.objects.exists()


def test_a_draft_of_a_clerk_is_nobody_elses() -> None:
    person = clerk()
    begun(person)
    for other in (Person("mateo"), Person("li", role=Role.MAILROOM_CLERK), Person("o", role=Role.OFFICER)):
        assert other.client.get(person.address("overview")).status_code == 404
    assert Person("ana").client.get(person.address("paper")).status_code == 404


def test_a_draft_thrown_away_takes_its_envelope_along() -> None:
    person = clerk()
    begun(person)
    answer = person.send(person.address("delete"), {})
    assert answer["Location"] == person.address("paper")
    assert not PaperItem.objects.exists()
