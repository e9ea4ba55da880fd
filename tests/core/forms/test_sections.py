"""Every field of both forms stands on one page of the online application, and an answer kept there is a package's."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from core.forms.given import data_of, good_examples, smallest
from workpermit.core.forms.catalogue import FORMS
from workpermit.core.forms.drafting import application_of, typed_from, without_blanks
from workpermit.core.forms.facts import asked_at, facts_of
from workpermit.core.forms.fields import Form, Record
from workpermit.core.forms.reading import read, read_so_far
from workpermit.core.forms.sections import CHOSEN_BY_RULE, SECTIONS, START, section_of
from workpermit.core.law.answers.filing import form_to_use

FORM = FORMS["imm_5710"]


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_every_field_of_a_form_stands_on_one_page(form: Form) -> None:
    dealt = Counter(name for section in SECTIONS for name in section.names)
    assert {name for name, times in dealt.items() if times > 1} == set()
    assert {field.name for field in form.fields} - {CHOSEN_BY_RULE} <= set(dealt)
    shown = [field.name for section in SECTIONS for field in section.fields_of(form)]
    assert sorted(shown) == sorted({field.name for field in form.fields} - {CHOSEN_BY_RULE})


def test_no_page_names_a_field_that_no_form_has() -> None:
    known = {field.name for form in FORMS.values() for field in form.fields}
    assert {name for section in SECTIONS for name in section.names} <= known


def test_a_fault_leads_to_the_page_of_its_field() -> None:
    assert section_of("family_members[2].born_on").code == "family"
    assert section_of("applicant.born_on").code == "you"
    assert section_of("form") is START


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_every_fact_that_a_filing_tells_is_asked_somewhere(form: Form) -> None:
    paths = asked_at(form)
    for path in paths.values():
        form.field_at(path)
    told = {name for folder in good_examples() for name in facts_of(read(data_of(folder)))}
    only_elsewhere = {"interim_code_given", "interim_requested_on"} if form.code == "imm_1295" else set()
    assert told - set(paths) == only_elsewhere


@pytest.mark.parametrize("folder", good_examples(), ids=lambda folder: folder.name)
def test_a_package_taken_as_a_draft_is_the_same_package(folder: Path) -> None:
    filing = read(data_of(folder))
    assert read(application_of(filing.form, typed_from(filing))) == filing


@pytest.mark.parametrize("folder", good_examples(), ids=lambda folder: folder.name)
def test_the_rule_chooses_the_form_that_each_example_was_filed_on(folder: Path) -> None:
    """IN-10."""
    filing = read(data_of(folder))
    filed_on = filing.answers.day("declaration.signed_on") or date(2025, 10, 6)
    assert form_to_use(facts_of(filing), on=filed_on).form == filing.form.code


def test_what_is_no_answer_is_left_out() -> None:
    typed = {
        "in_canada": True,
        "permit_kind": "open",
        "stay": {"status": "none", "until": "2025-01-01", "document_number": "  "},
        "job_offer": {"job_title": "Baker"},
        "mailing": {"street": "", "country": ""},
        "previous_permits": [],
        "departures": [{"left_on": ""}],
        "unknown": 1,
    }
    application = application_of(FORM, typed)
    assert application == {
        "schema": "urn:workpermit:application:1",
        "form": "imm_5710",
        "in_canada": True,
        "applicant": {},
        "contact": {},
        "stay": {"status": "none"},
        "permit_kind": "open",
        "previous_permits": [],
        "documents": [],
    }


def test_a_closed_question_keeps_its_answer_for_the_day_it_opens_again() -> None:
    fields = tuple(field for field in FORM.fields if isinstance(field.type, Record))
    typed = {"biometrics": {"given_before": False, "given_on": "2020-01-01"}}
    assert without_blanks(fields, typed) == typed
    assert application_of(FORM, typed)["biometrics"] == {"given_before": False}


def test_a_list_with_an_entry_at_fault_is_unknown_and_never_shorter() -> None:
    permit = {"number": "U204881307", "valid_from": "2023-11-01", "valid_until": "2025-10-31"}
    data = smallest(previous_permits=[permit, {"number": "U1"}])
    readable = read_so_far(data)
    assert {fault.path.partition("[")[0] for fault in readable.faults} == {"previous_permits"}
    assert "previous_permits" not in facts_of(readable.sound)
    assert len(facts_of(read(smallest(previous_permits=[permit])))["previous_permits"]) == 1  # type: ignore[arg-type]
