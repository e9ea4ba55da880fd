"""`workpermit assess`: one person's facts in, answers with reasons out, in either language (IN-02, IN-09, IN-11)."""
# ruff: noqa: E501 - a row of a table stays on one line, so that it can be read as a row

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from workpermit.commands.main import main
from workpermit.core.law.facts import FACTS
from workpermit.core.law.notation import plain, read_facts
from workpermit.core.law.schema import facts_schema

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "facts"
RENEWAL = EXAMPLES / "renewal-pending.json"
NBSP = "\N{NO-BREAK SPACE}"


def facts_file(tmp_path: Path, text: str) -> str:
    path = tmp_path / "facts.json"
    path.write_text(text, encoding="utf-8")
    return str(path)


def said(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out.replace(NBSP, " ")


def answers(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    document = json.loads(capsys.readouterr().out)
    return {answer["id"]: answer for answer in document["answers"]} | {"": document}


@pytest.mark.parametrize("example", sorted(EXAMPLES.glob("*.json")), ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_example_is_answered(example: Path, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["assess", str(example), "--lang", language]) == 0
    report = said(capsys)
    assert "{" not in report
    assert ".." not in report.replace("…", "")
    assert ("May this person work?" in report) is (language == "en")


@pytest.mark.parametrize("example", sorted(EXAMPLES.glob("*.json")), ids=lambda path: path.stem)
def test_every_example_fits_the_published_schema(example: Path) -> None:
    jsonschema.validate(json.loads(example.read_text(encoding="utf-8")), facts_schema())


def test_the_schema_describes_every_fact_with_an_example_of_its_type() -> None:
    schema: Any = facts_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    for name, fact in FACTS.items():
        told = schema["properties"][name]
        assert all(told[words] for words in ("title", "x-title-fr", "description", "x-description-fr"))
        document = {name: told["examples"][0]}
        jsonschema.validate(document, schema)
        assert read_facts(document) == {name: fact.example}
        assert plain(fact.example) == told["examples"][0]


def test_the_report_says_the_answer_its_reasons_and_its_sources(capsys: pytest.CaptureFixture[str]) -> None:
    """IN-11: maintained status, and what a trip does to it."""
    assert main(["assess", str(RENEWAL)]) == 0
    report = said(capsys)
    assert "✓ Yes, on 15 July 2025: while the renewal is being decided" in report
    assert "for Boréal Robotics Inc.\n" in report
    assert "[IRPR 186(u)" in report
    assert "✗ Leaving on 15 July 2025 ends the right to work" in report
    assert "✓ The permit runs until 14 March 2027: the last day of the passport." in report
    assert "Only an officer decides." in report


def test_the_report_in_french_is_french(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["assess", str(EXAMPLES / "arriving-with-an-offer.json"), "--lang", "fr"]) == 0
    report = said(capsys)
    assert "Jugé pour le 1er août 2025" in report
    assert "la pratique du bureau (permis postdiplôme)" in report
    assert "RIPR 198(2)a)" in report


def test_another_day_is_another_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["assess", str(RENEWAL), "--on", "2025-06-30", "--json"]) == 0
    found = answers(capsys)
    assert (found["work"]["outcome"], found["work"]["basis"], found["work"]["until"]) == ("met", "permit", "2025-06-30")
    assert found[""]["judged_on"] == "2025-06-30"


def test_the_json_holds_findings_clauses_sources_values_and_missing_facts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facts = json.loads(RENEWAL.read_text(encoding="utf-8"))
    del facts["departures"]
    assert main(["assess", facts_file(tmp_path, json.dumps(facts)), "--json"]) == 0
    found = answers(capsys)
    assert (found["work"]["outcome"], found["work"]["missing"]) == ("fact_missing", ["departures"])
    (finding,) = found["work"]["findings"]
    renewal = next(clause for clause in finding["clauses"] if clause["id"] == "renewal_pending")
    assert renewal["sources"] == ["R186(u)"]
    assert renewal["label"]["fr"] != renewal["label"]["en"]
    pending = next(clause for clause in renewal["clauses"] if clause["id"] == "not_decided")
    assert pending["values"] == {"decision": None}
    assert found[""]["missing"][0] == {
        "fact": "departures",
        "label": {"en": FACTS["departures"].label.en, "fr": FACTS["departures"].label.fr},
        "ask": "border",
    }


def test_a_trip_of_ones_own(capsys: pytest.CaptureFixture[str]) -> None:
    """IN-09, ADR-15: a mixed route is an officer's."""
    letter = str(EXAMPLES / "letter-holder-in-canada.json")
    line = ["assess", letter, "--leave", "2025-10-01", "--back", "2025-10-05", "--route", "mx,us", "--json"]
    assert main(line) == 0
    found = answers(capsys)
    assert "leave.united_states" not in found
    rules = {one["rule"]: one["outcome"] for one in found["leave.route"]["findings"]}
    assert rules["activation.may_activate"] == "for_officer"
    assert found["leave.route"]["on"] == "2025-10-05"


def test_one_rule_is_judged_clause_by_clause_with_what_would_change_it(capsys: pytest.CaptureFixture[str]) -> None:
    line = ["assess", str(RENEWAL), "--rule", "status.renewal_in_time", "--json"]
    assert main(line) == 0
    assert json.loads(capsys.readouterr().out)["outcome"] == "met"
    assert (
        main(
            [
                "assess",
                str(EXAMPLES / "arriving-with-an-offer.json"),
                "--rule",
                "port_of_entry.may_issue_at_port_of_entry",
            ]
        )
        == 0
    )
    assert "Facts to add:" in said(capsys)
    assert main(["assess", str(RENEWAL), "--rule", "route.must_leave_to_activate", "--lang", "fr"]) == 0
    assert "non satisfait" in said(capsys)
    assert main(["assess", str(RENEWAL), "--rule", "validity.permit_end"]) == 0
    assert "→ 14 March 2027, the last day of the passport" in said(capsys)


def test_what_would_change_it_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    facts = facts_file(
        tmp_path, '{"permit_kind": "employer_specific", "employer_standing": "ineligible", "judged_on": "2025-08-01"}'
    )
    assert main(["assess", facts, "--rule", "employer.employer_may_hire"]) == 0
    report = said(capsys)
    assert "What would change this" in report
    assert "the kind of permit asked for: open instead of employer_specific" in report


@pytest.mark.parametrize(
    ("text", "en", "fr"),
    [
        ('{"citizenshp": "FR"}', "citizenshp is not a fact; the nearest name is citizenship.", "citizenshp n’est pas un fait"),
        ('{"passport_expires_on": "14/03/2027"}', 'should be a date such as 2025-06-17, not "14/03/2027".', "devrait être une date"),
        ('{"passport_expires_on": "20270314"}', "should be a date", "devrait être une date"),
        ('{"signed": "yes"}', 'signed should be true or false, not "yes".', "vrai ou faux"),
        ('{"form": "imm1295"}', 'form should be one of imm_1295, imm_5710, not "imm1295".', "l’un de imm_1295, imm_5710"),
        ('{"documents": ["passport", "pasport"]}', 'not ["pasport"].', 'et non ["pasport"].'),
        ('{"received_on": null}', "leave it out where it is not known.", "omettez-le"),
        ('{"previous_permits": [{"valid_till": "2025-06-30"}]}', "previous_permits[0].valid_till is not a fact; the nearest name is valid_until.", "valid_until"),
        ('{"departures": [{"left_on": "2025-07-32"}]}', "departures[0].left_on should be a date", "departures[0].left_on"),
        ('{"received_at": "2025-06-17T14:05:00"}', "an instant with its zone", "un instant avec son fuseau"),
        ('{"form": "imm_5710", "form": "imm_1295"}', "form is given twice", "form est donné deux fois"),
        ('{"form": ', "is not JSON: line 1", "n’est pas du JSON"),
        ('["form"]', "should be one JSON object", "un seul objet JSON"),
    ],
)  # fmt: skip
def test_a_wrong_fact_gets_one_clear_sentence(
    tmp_path: Path, text: str, en: str, fr: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is guessed: exit 2, and the sentence names the fact and what would be right."""
    path = facts_file(tmp_path, text)
    for language, expected in (("en", en), ("fr", fr)):
        assert main(["assess", path, "--lang", language]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert expected in captured.err
        assert len(captured.err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["nowhere.json"], "FACTS is “nowhere.json”"),
        ([str(RENEWAL), "--on", "tomorrow"], "--on is “tomorrow”"),
        ([str(RENEWAL), "--leave", "2025-02-30"], "--leave is “2025-02-30”"),
        ([str(RENEWAL), "--leave", "2025-07-20", "--back", "2025-07-19"], "--back is 2025-07-19"),
        ([str(RENEWAL), "--route", "USA"], "--route is “USA”"),
        ([str(RENEWAL), "--rule", "may_wrok"], "the nearest is right_to_work.may_work"),
    ],
)
def test_a_wrong_command_line_gets_one_clear_sentence(
    words: list[str], named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["assess", *words]) == 2
    assert named in capsys.readouterr().err


def test_facts_may_come_by_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(RENEWAL.read_text(encoding="utf-8")))
    assert main(["assess", "-"]) == 0
    assert "May this person work?" in said(capsys)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_help_is_enough_to_write_a_facts_file(
    tmp_path: Path, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A stranger copies the example of the help and gets an answer with its reasons."""
    with pytest.raises(SystemExit):
        main(["assess", "--help", "--lang", language])
    shown = capsys.readouterr().out
    start = shown.index('  {\n    "form"')
    example = shown[start : shown.index("\n  }\n", start) + 4]
    assert main(["assess", facts_file(tmp_path, example), "--on", "2025-07-15", "--json"]) == 0
    assert answers(capsys)["work"]["basis"] == "renewal_pending"
