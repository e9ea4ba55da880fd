"""A panel physician's report: recorded whole or not at all, once for each file, and only for whom it names."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from tools.publish_schemas import MEDICAL, published_report

from casework import cases
from workpermit.accounts.models import Person
from workpermit.casework import journal, medical_import
from workpermit.casework.models import AccessEntry, CaseRow, Record
from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.medical_exam import (
    AssessMedicalResult,
    Assessment,
    InstructMedicalExam,
    MedicalResultReceived,
)
from workpermit.core.forms.faults import FaultCode, FilingFaults
from workpermit.core.forms.medical_report import json_schema, read_report

PHYSICIAN = Actor(Role.PANEL_PHYSICIAN, "physician.one")
SAMPLE = Path(__file__).resolve().parents[2] / "examples" / "medical" / "report.json"
AT = cases.AT + timedelta(days=10)

pytestmark = pytest.mark.django_db


def instructed() -> UUID:
    """Return a case that awaits an exam."""
    case_id = cases.in_process()
    if journal.load(case_id).medical_exam.stage != "instructed":
        cases.do(case_id, InstructMedicalExam(), at=cases.AT + timedelta(hours=3))
    return case_id


def result(case_id: UUID, **given: Any) -> dict[str, Any]:
    """Return a result for a case."""
    row = CaseRow.objects.get(pk=case_id)
    person = Person.objects.get(pk=row.person_id)
    told: dict[str, Any] = {
        "application_number": row.application_number,
        "family_name": person.family_name.upper(),
        "born_on": person.born_on,
        "examined_on": "2025-10-15",
        "grading": "a",
        "parts": {"chest_x_ray": "normal"},
    }
    return {name: value for name, value in {**told, **given}.items() if value is not None}


def report(*results: dict[str, Any], **given: Any) -> bytes:
    """Return a report's file."""
    told = {"schema": "urn:workpermit:medical-report:1", "clinic": "St. Luke", "physician": "Dr. A"}
    return json.dumps({**told, "results": list(results), **given}).encode()


def faults_of(content: bytes) -> list[tuple[str, str]]:
    """Return the faults of a report, by place and code, once it is sure that nothing was stored."""
    before = (Record.objects.count(), AccessEntry.objects.count())
    with pytest.raises(FilingFaults) as refused:
        medical_import.take_in(content, actor=PHYSICIAN, at=AT)
    assert (Record.objects.count(), AccessEntry.objects.count()) == before
    return [(fault.path, fault.code.value) for fault in refused.value.faults]


def test_a_result_goes_into_its_case_once_and_an_officer_reads_it() -> None:
    case_id = instructed()
    content = report(result(case_id, grading="b", findings="A scar.", ime_number="12345678"))
    first = medical_import.take_in(content, actor=PHYSICIAN, at=AT)
    again = medical_import.take_in(content, actor=Actor(Role.PANEL_PHYSICIAN, "another.way"), at=AT)
    assert (first.recorded, first.known) == (1, 0)
    assert (again.recorded, again.known) == (0, 1)
    (event,) = [one.event for one in journal.entries(case_id) if isinstance(one.event, MedicalResultReceived)]
    assert event.examined_on == date(2025, 10, 15)
    shown = medical_import.last_result(case_id)
    assert shown is not None
    assert (shown.findings, shown.ime_number, shown.clinic) == ("A scar.", "12345678", "St. Luke")
    assert [(label.en, outcome.en) for label, outcome in shown.parts] == [("Chest X-ray", "normal")]
    assert AccessEntry.objects.filter(case_id=case_id, what="medical").count() == 2
    cases.do(case_id, AssessMedicalResult(Assessment.PASSED), at=AT)
    assert medical_import.take_in(content, actor=PHYSICIAN, at=AT).known == 1, "assessed by now, and still known"


def test_one_fault_among_many_results_stores_nothing() -> None:
    case_id = instructed()
    other = cases.hand_in("us-citizen")
    told = faults_of(report(result(case_id), result(other), result(case_id, examined_on="2031-01-01")))
    assert told == [("results[2].application_number", "too_many")]
    assert faults_of(report(result(case_id), result(other))) == [("results[1].application_number", "not_awaited")]
    assert journal.load(case_id).medical_exam.stage == "instructed"


@pytest.mark.parametrize(
    "wrong",
    [
        {"application_number": "W999999999"},
        {"family_name": "Somebody"},
        {"born_on": "1970-01-01"},
    ],
)
def test_who_is_not_named_right_learns_nothing_of_a_number(wrong: dict[str, str]) -> None:
    case_id = instructed()
    with pytest.raises(FilingFaults) as refused:
        medical_import.take_in(report(result(case_id, **wrong)), actor=PHYSICIAN, at=AT)
    (fault,) = refused.value.faults
    assert fault.code is FaultCode.UNKNOWN_CASE
    assert "no application has this number, family name and date of birth together" in fault.message.en


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"grading": "c"}, ("results[0].grading", "unknown_choice")),
        ({"grading": "b"}, ("results[0].findings", "required")),
        ({"grading": None}, ("results[0].grading", "required")),
        ({"examined_on": "2025-02-30"}, ("results[0].examined_on", "impossible_date")),
        ({"examined_on": "2025-12-30"}, ("results[0].examined_on", "date_order")),
        ({"parts": {"chest_x_ray": "fine"}}, ("results[0].parts.chest_x_ray", "unknown_choice")),
        ({"examined": "x"}, ("results[0].examined", "unknown_field")),
        ({"application_number": "900000001"}, ("results[0].application_number", "bad_format")),
    ],
)
def test_each_fault_is_told_at_its_place(wrong: dict[str, Any], told: tuple[str, str]) -> None:
    assert faults_of(report(result(instructed(), **wrong))) == [told]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"{", "not_json"),
        (b"[]", "unknown_schema"),
        (report(schema="urn:other"), "unknown_schema"),
        (report(), "empty"),
        (b" " * (2 * 1024 * 1024 + 1), "file_too_large"),
    ],
)
def test_a_file_that_is_no_report_is_refused(content: bytes, code: str) -> None:
    assert [one[1] for one in faults_of(content)] == [code]


def test_the_schema_is_published_as_it_is_and_takes_what_the_reader_takes() -> None:
    assert MEDICAL.read_text(encoding="utf-8") == published_report()
    sample = json.loads(SAMPLE.read_text(encoding="utf-8"))
    validator = Draft202012Validator(json_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert list(validator.iter_errors(sample)) == []
    assert len(read_report(SAMPLE.read_bytes()).entries("results")) == 1
    for wrong in ({**sample, "clinic": 7}, {**sample, "more": 1}, {**sample, "results": [{"grading": "a"}]}):
        assert list(validator.iter_errors(wrong))
        with pytest.raises(FilingFaults):
            read_report(json.dumps(wrong).encode())
