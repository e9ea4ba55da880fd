"""A filing yields facts by the names and types that the law knows, and none that it was not told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from core.forms.given import data_of, good_examples, smallest
from workpermit.core.forms.catalogue import FORMS
from workpermit.core.forms.facts import facts_of
from workpermit.core.forms.fields import Field, Many, Record
from workpermit.core.forms.reading import read
from workpermit.core.forms.unanswered import unanswered
from workpermit.core.law.facts import FACTS, faults

EXPECTED: dict[str, dict[str, object]] = {
    "outside-visa-required": {
        "form": "imm_1295",
        "citizenship": "PH",
        "lmia_number": "8412077",
        "offer_number": None,
        "job_until": date(2027, 11, 2),
        "biometrics_enrolled_on": None,
        "medical_exam_on": None,
        "work_permit_fee_paid": True,
        "biometrics_fee_paid": True,
        "open_holder_fee_paid": False,
        "status_in_canada": "none",
        "translations_missing": False,
        "prior_breaches": (),
    },
    "in-canada-extension": {
        "status_in_canada": "worker",
        "status_until": date(2025, 10, 31),
        "biometrics_enrolled_on": date(2023, 8, 14),
        "job_changed": False,
        "work_province": "AB",
        "departures": ({"left_on": date(2024, 12, 20), "returned_on": date(2025, 1, 4), "route": ("MX",)},),
    },
    "missing-fee": {"work_permit_fee_paid": False, "biometrics_fee_paid": True},
    "missing-signature-and-offer": {"signed": False, "signed_on": None, "lmia_number": None, "offer_number": None},
    "visitor-under-public-policy": {"interim_code_given": True, "interim_requested_on": date(2024, 6, 12)},
    "under-14": {"interim_code_given": False, "family_accompanies": True, "born_on": date(2014, 3, 8)},
    "open-permit-spouse": {"permit_kind": "open", "open_holder_fee_paid": True, "family_accompanies": False},
    "health-care-worker": {"public_health_occupation": True, "represented": True},
    "imm-1295-from-inside-canada": {"in_canada_on_filing": True, "status_in_canada": "visitor"},
}


@pytest.mark.parametrize("folder", good_examples(), ids=lambda folder: folder.name)
def test_an_example_yields_facts_the_law_knows(folder: Any) -> None:
    facts = facts_of(read(data_of(folder)))
    assert faults(facts) == ()
    assert {name: facts.get(name, "unknown") for name in EXPECTED.get(folder.name, {})} == EXPECTED.get(folder.name, {})


def test_the_smallest_filing_tells_nothing_it_was_not_told() -> None:
    facts = facts_of(read(smallest()))
    assert faults(facts) == ()
    unknown = ("passport_expires_on", "biometrics_enrolled_on", "medical_exam_on", "prior_breaches", "job_from")
    assert [name for name in unknown if name in facts] == []
    assert facts["documents"] == frozenset()
    assert facts["signed"] is False


def test_every_fact_a_field_yields_is_one_the_law_knows() -> None:
    named = [field.fact for form in FORMS.values() for field in _fields(form.fields) if field.fact]
    assert set(named) <= set(FACTS)


@pytest.mark.parametrize(
    ("amount", "on", "paid"),
    [("154.99", "2025-06-17", False), ("155.00", "2025-06-17", True), ("155.01", "2025-06-17", True)],
)
def test_a_fee_is_paid_when_its_amount_is_reached(amount: str, on: str, paid: bool) -> None:
    """R299(1), R9.6(3)."""
    payment = {"kind": "work_permit", "amount": amount, "paid_on": on, "receipt_number": "R-1"}
    assert facts_of(read(smallest(fees=[payment])))["work_permit_fee_paid"] is paid


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [("2025-01-01", "2025-06-30", 6), ("2025-01-01", "2025-06-29", 5), ("2025-01-31", "2025-07-30", 6)],
)
def test_the_months_of_a_temporary_resident_permit(first: str, last: str, months: int) -> None:
    """R199(d): six months and no less."""
    stay = {"status": "visitor", "temporary_resident_permit_from": first, "temporary_resident_permit_until": last}
    assert facts_of(read(smallest(stay=stay)))["temporary_resident_permit_months"] == months


def test_a_document_in_another_language_needs_its_translation() -> None:
    document = {"kind": "purpose_letter", "file": "a.pdf", "language": "other"}
    assert facts_of(read(smallest(documents=[document])))["translations_missing"] is True
    translated = facts_of(read(smallest(documents=[document | {"translation": "b.pdf"}])))
    assert translated["translations_missing"] is False
    assert translated["documents"] == {"purpose_letter", "translation"}


def test_unanswered_fields_are_those_of_the_situation() -> None:
    """R10(2): an open permit needs its ground, an employer-specific one its offer; neither makes a package bad."""
    asked_open = {place.path for place in unanswered(read(smallest()))}
    assert {"open_permit_ground", "residence", "passport"} <= asked_open
    assert "job_offer" not in asked_open
    asked = {place.path for place in unanswered(read(smallest(permit_kind="employer_specific")))}
    assert "job_offer" in asked
    assert "open_permit_ground" not in asked
    given_before = read(smallest(biometrics={"given_before": True}))
    assert "biometrics.given_on" in {place.path for place in unanswered(given_before)}


@pytest.mark.parametrize(
    ("name", "paths"),
    [
        ("missing-signature-and-offer", {"job_offer", "declaration.signed_on", "declaration.signed_by"}),
        ("us-citizen", set()),
    ],
)
def test_what_the_examples_leave_unanswered(name: str, paths: set[str]) -> None:
    folder = next(folder for folder in good_examples() if folder.name == name)
    assert {place.path for place in unanswered(read(data_of(folder)))} == paths


def _fields(fields: tuple[Field, ...]) -> list[Field]:
    found = list(fields)
    for field in fields:
        kind = field.type.item if isinstance(field.type, Many) else field.type
        found += _fields(kind.fields) if isinstance(kind, Record) else []
    return found
