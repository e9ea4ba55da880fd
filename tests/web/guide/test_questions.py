"""Questionnaires answer as `workpermit assess` does, ask what is missing, keep nothing (IN-09, IN-10, IN-11)."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils import translation

from web.guide.html import words
from workpermit.commands.main import main
from workpermit.core.law.answers.answer import Answer, said
from workpermit.core.law.findings import Outcome
from workpermit.core.text import Text
from workpermit.web.guide.questions.asking import Questions
from workpermit.web.guide.questions.questionnaires import QUESTIONNAIRES, answered
from workpermit.web.guide.questions.vocabulary import ASKABLE, PARTS, PUT

pytestmark = pytest.mark.django_db
NO_BREAK = "\N{NO-BREAK SPACE}"

RENEWAL = {
    "judged_on": "2026-03-02",
    "form": "imm_5710",
    "received_on": "2026-01-10",
    "decision": "nothing",
    "status_in_canada": "worker",
    "status_until": "2026-01-31",
    "previous_permits-valid_from": "2024-02-01",
    "previous_permits-valid_until": "2026-01-31",
}
STAYED = {"asked": "departures", "departures-none": "on"}
THE_SAME_FACTS = {
    "form": "imm_5710",
    "received_on": "2026-01-10",
    "decision": None,
    "status_in_canada": "worker",
    "status_until": "2026-01-31",
    "previous_permits": [{"number": None, "valid_from": "2024-02-01", "valid_until": "2026-01-31", "employer": None}],
    "departures": [],
}


@pytest.fixture(autouse=True)
def in_english(today: datetime) -> Iterator[None]:
    with translation.override("en"):
        yield


def address(name: str, language: str = "en") -> str:
    with translation.override(language):
        return reverse(f"guide:{name}")


def assessed(
    facts: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str], *options: str
) -> dict[str, Any]:
    """Return the answers of the command line by their ids."""
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(facts), encoding="utf-8")
    assert main(["assess", str(path), "--json", *options]) == 0
    return {one["id"]: one for one in json.loads(capsys.readouterr().out)["answers"]}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_says_what_the_command_line_says(
    client: Client, tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    expected = assessed(THE_SAME_FACTS, tmp_path, capsys, "--on", "2026-03-02")
    shown = words(client.post(address("work", language), {**RENEWAL, **STAYED}).content)
    for name in ("work", "stay"):
        assert expected[name]["says"][language].replace(NO_BREAK, " ") in shown
    assert expected["work"]["outcome"] == "met"


@pytest.mark.parametrize("route", ["US", "PM", "XX"])
def test_a_trip_is_judged_as_the_command_line_judges_it(
    client: Client, tmp_path: Path, capsys: pytest.CaptureFixture[str], route: str
) -> None:
    trip = {"trip_left_on": "2026-04-01", "trip_returned_on": "2026-04-09", "trip_route": route}
    options = ("--on", "2026-03-02", "--leave", "2026-04-01", "--back", "2026-04-09", "--route", route)
    expected = assessed(THE_SAME_FACTS, tmp_path, capsys, *options)["leave.route"]
    shown = words(client.post(address("leave"), {**RENEWAL, **trip}).content)
    assert expected["says"]["en"].replace(NO_BREAK, " ") in shown
    assert expected["outcome"] == "not_met", "leaving ends the right to work (IN-11)"
    for note in expected["notes"]:
        assert note["en"] in shown


@pytest.mark.parametrize(
    ("form", "rule"),
    [("exams", "biometrics.biometrics_required"), ("exams", "medical.medical_exam_required")],
)
def test_exams_are_judged_by_the_rules_themselves(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str, rule: str
) -> None:
    facts = {
        "received_on": "2026-02-01", "born_on": "1990-05-05", "citizenship": "PH",
        "biometrics_enrolled_on": "2015-01-31",
        "biometrics_exempt_class": False, "permanent_residence_pending_with_biometrics": False,
        "public_health_occupation": True, "agricultural_occupation": False, "medical_exam_on": None, "places_lived": [],
        "requested_from": "2026-04-01", "requested_until": "2027-04-01",
    }  # fmt: skip
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(facts), encoding="utf-8")
    main(["assess", str(path), "--json", "--on", "2026-03-02", "--rule", rule])
    expected = json.loads(capsys.readouterr().out)
    given = Questions(tuple(facts), data=_typed(facts))
    answers = answered(QUESTIONNAIRES[form], given.facts(), today=datetime(2026, 3, 2).date())  # noqa: DTZ001
    told = {one.findings[0].rule_id: one.outcome.value for one in answers}
    assert told[rule] == expected["outcome"] == "met"


def _typed(facts: dict[str, Any]) -> dict[str, str]:
    """Return facts as a person types them."""
    typed: dict[str, str] = {}
    for name, value in facts.items():
        if value is None or value == []:
            typed[f"{name}-none"] = "on"
        else:
            typed[name] = ("yes" if value else "no") if isinstance(value, bool) else str(value)
    return typed


def test_what_is_missing_is_asked_next_and_what_was_answered_is_kept(client: Client) -> None:
    first = client.post(address("work"), RENEWAL)
    assert "This cannot be said yet: facts are missing." in words(first.content)
    page = first.content.decode()
    assert 'name="departures-left_on"' in page
    assert 'value="2026-01-31"' in page
    asked = (*QUESTIONNAIRES["work"].first, "departures")
    assert f'name="asked" value="{",".join(asked)}"' in page
    second = client.post(address("work"), {**RENEWAL, **STAYED})
    assert "Yes, on 2 March 2026: while the renewal is being decided" in words(second.content)


def test_what_a_person_does_not_know_is_not_asked_twice(client: Client) -> None:
    unknown = {**RENEWAL, "decision": "unknown", "asked": "departures"}
    page = client.post(address("work"), unknown)
    shown = words(page.content)
    assert "This cannot be said yet" in shown
    assert "A few more questions" not in shown
    assert page.content.decode().count('name="departures-left_on"') == 1


def test_nothing_is_stored_and_nothing_lies_in_an_address(client: Client, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        answer = client.post(address("work"), {**RENEWAL, **STAYED})
    assert "sessionid" not in answer.cookies
    assert answer.headers["Cache-Control"] == "no-store"
    ignored = client.get(address("work"), {**RENEWAL, **STAYED})
    assert "Yes, on" not in words(ignored.content)


def test_a_fault_stands_beside_its_field_and_loses_nothing(client: Client) -> None:
    answer = client.post(address("work"), {**RENEWAL, "received_on": "10 January", "form": ""})
    page = html.unescape(answer.content.decode())
    assert "<title>Error: Can I work while I wait?" in page
    assert "Give a date as year-month-day, such as 2026-11-30." in page
    assert "Choose an answer, or “I do not know”." in page
    assert 'value="2026-01-31"' in page


@pytest.mark.parametrize("is_answered", [True, False])
def test_the_language_changes_with_what_was_typed(client: Client, is_answered: bool) -> None:
    typed = {**RENEWAL, **STAYED, "switch_language": "fr"} | ({"answered": "1"} if is_answered else {})
    moved = client.post(address("work"), typed)
    assert moved.status_code == 307
    page = client.post(moved.headers["Location"], typed)
    assert 'value="2026-01-31"' in page.content.decode()
    assert ("Oui, le 2 mars 2026" in words(page.content)) is is_answered


def test_the_border_speaks_of_the_letter_to_whoever_holds_one(client: Client) -> None:
    asked = {"judged_on": "2026-03-02", "citizenship": "FR", "us_permanent_resident": "no", "permit_kind": "open"}
    without = client.post(address("border"), {**asked, "holds_letter": "no", "route_since_leaving-none": "on"})
    holding = client.post(address("border"), {**asked, "holds_letter": "yes", "route_since_leaving": "US"})
    assert "May this person apply for a permit at a port of entry?" in words(without.content)
    assert "May this person get the permit with the letter of introduction?" in words(holding.content)
    assert "What is the last day of the letter?" in words(holding.content)


def test_a_return_from_the_united_states_with_a_letter_is_an_officers_to_decide(client: Client) -> None:
    facts = {
        "judged_on": "2026-03-02", "holds_letter": "yes", "citizenship": "FR", "us_permanent_resident": "no",
        "permit_kind": "open", "route_since_leaving": ["US"],
        "asked": "letter_valid_until,public_health_occupation,agricultural_occupation,places_lived,requested_until,"
        "requested_from,received_on",
        "letter_valid_until": "2027-01-01", "public_health_occupation": "no", "agricultural_occupation": "no",
        "places_lived-none": "on", "requested_from": "2026-03-02", "requested_until": "2027-03-01",
        "received_on": "2025-12-01",
    }  # fmt: skip
    by_the_us = words(client.post(address("border"), facts).content)
    assert "Not for sure: on arrival on 2 March 2026 by this route an officer decides, and may refuse." in by_the_us
    elsewhere = words(client.post(address("border"), {**facts, "route_since_leaving": ["XX"]}).content)
    assert "Yes, on arrival on 2 March 2026; a border services officer makes the final decision." in elsewhere


def test_a_made_up_question_is_left_aside(client: Client) -> None:
    page = client.post(address("work"), {**RENEWAL, "asked": "nonsense,__class__,departures", "departures-none": "on"})
    assert page.status_code == 200
    assert "nonsense" not in page.content.decode()


def test_every_code_that_can_be_asked_for_has_its_words() -> None:
    for name, put in PUT.items():
        fact = ASKABLE[name]
        if fact.choices:
            assert set(put.choices) == set(fact.choices), name
        assert (put.none is None) or fact.nullable or name in PARTS, name
    first = {name for one in QUESTIONNAIRES.values() for name in one.first}
    assert first <= set(PUT) | set(PARTS)


def test_all_that_the_rules_may_ask_for_can_be_asked() -> None:
    """Whatever is missing, the next page of questions can be made."""
    for one in QUESTIONNAIRES.values():
        given: dict[str, Any] = {}
        for holds in (True, False):
            answers = answered(one, {**given, "holds_letter": holds}, today=datetime(2026, 3, 2).date())  # noqa: DTZ001
            for answer in answers:
                assert answer.outcome in Outcome
                Questions(answer.missing).as_p()


@pytest.mark.parametrize(
    ("name", "outcome", "look"),
    [
        ("medical_exam", Outcome.NOT_MET, "answer met"),
        ("medical_exam", Outcome.MET, "answer due"),
        ("medical_exam", Outcome.FOR_OFFICER, "answer for_officer"),
        ("may_work", Outcome.NOT_MET, "answer not_met"),
    ],
)
def test_that_nothing_has_to_be_done_does_not_look_like_a_bar(name: str, outcome: Outcome, look: str) -> None:
    answer = Answer(name, Text("Must I?", "Dois-je\u00a0?"), date(2026, 3, 2), outcome, said(Text("So.", "Ainsi.")))
    assert f'class="{look}"' in render_to_string("guide/answer.html", {"answer": answer})
