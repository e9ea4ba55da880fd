"""Dates, amounts and lists, with the term that binds them."""
# ruff: noqa: E501 - a row of a table stays on one line, so that it can be read as a row

from __future__ import annotations

from typing import Any

import pytest

from core.law.people import ABROAD, RENEWING, UNSAID, VISITOR, but, day, judged
from workpermit.core.law.book.biometrics import ENROLMENT_VALID_UNTIL, INSTRUCTION_DUE_ON
from workpermit.core.law.book.completeness import APPLICATION_COMPLETE, MISSING_ITEMS, ROW_BY_CODE
from workpermit.core.law.book.conditions import CONDITION_TEXTS, PERMIT_CONDITIONS
from workpermit.core.law.book.limits import (
    DOCUMENTS_DUE_ON,
    JUDICIAL_REVIEW_UNTIL,
    MAIL_OVERDUE_ON,
    REPLY_DUE_ON,
    RESTORATION_UNTIL,
)
from workpermit.core.law.book.refunds import REFUND_DUE
from workpermit.core.law.book.status import STAY_ENDS, STAY_UNTIL
from workpermit.core.law.book.validity import PERMIT_END
from workpermit.core.law.evaluate import value_of
from workpermit.core.law.facts import Value
from workpermit.core.law.findings import Outcome
from workpermit.core.law.quantity import Quantity

LIMITS: list[tuple[Quantity, dict[str, Value], str]] = [
    (INSTRUCTION_DUE_ON, {"letter_on": day("2025-06-18")}, "2025-07-18"),
    (INSTRUCTION_DUE_ON, {"letter_on": day("2025-06-18"), "biometrics_extended_until": day("2025-08-01")}, "2025-08-01"),
    (INSTRUCTION_DUE_ON, {"letter_on": day("2025-06-18"), "biometrics_extended_until": day("2025-07-01")}, "2025-07-18"),
    (ENROLMENT_VALID_UNTIL, {"biometrics_enrolled_on": day("2015-06-17")}, "2025-06-17"),
    (JUDICIAL_REVIEW_UNTIL, {"decision_notified_on": day("2025-08-02"), "decided_in_canada": True}, "2025-08-18"),
    (JUDICIAL_REVIEW_UNTIL, {"decision_notified_on": day("2025-08-01"), "decided_in_canada": True}, "2025-08-16"),
    (JUDICIAL_REVIEW_UNTIL, {"decision_notified_on": day("2025-08-01"), "decided_in_canada": False}, "2025-10-01"),
    (RESTORATION_UNTIL, {"status_lost_on": day("2025-06-30")}, "2025-09-29"),  # the 90th day is a Sunday
    (MAIL_OVERDUE_ON, {"decision_letter_on": day("2025-06-17")}, "2025-07-29"),
    (REPLY_DUE_ON, {"interim_requested_on": day("2024-07-26")}, "2024-09-10"),
    (DOCUMENTS_DUE_ON, {"documents_due_on": day("2025-09-14")}, "2025-09-14"),  # a Sunday: an officer's date stays
    (DOCUMENTS_DUE_ON, {"documents_due_on": day("2025-09-15"), "documents_extended_until": day("2025-10-15")}, "2025-10-15"),
    (DOCUMENTS_DUE_ON, {"documents_due_on": day("2025-09-15"), "documents_extended_until": day("2025-09-01")}, "2025-09-15"),
]  # fmt: skip


@pytest.mark.parametrize(("quantity", "facts", "expected"), LIMITS)
def test_limits(quantity: Quantity, facts: dict[str, Value], expected: str) -> None:
    assert value_of(quantity, but(facts)).day == day(expected)


@pytest.mark.parametrize(
    "quantity", [DOCUMENTS_DUE_ON, JUDICIAL_REVIEW_UNTIL, RESTORATION_UNTIL, MAIL_OVERDUE_ON, REPLY_DUE_ON]
)
def test_a_limit_without_its_day_asks_for_it(quantity: Quantity) -> None:
    found = value_of(quantity, {"decided_in_canada": True})
    assert (found.outcome, found.missing, found.value) == (Outcome.FACT_MISSING, (quantity.judged_on,), None)


ENDS: list[tuple[dict[str, Any], str, str]] = [
    ({"requested_until": day("2027-08-30")}, "2027-08-30", "requested"),
    ({"job_until": day("2027-08-30")}, "2027-08-30", "job"),
    ({"job_until": day("2027-08-30"), "permit_kind": "open"}, "2027-08-31", "requested"),
    ({"lmia_employment_until": day("2027-01-01")}, "2027-01-01", "lmia"),
    ({"passport_expires_on": day("2026-03-14")}, "2026-03-14", "passport"),  # R52(1)
    ({"passport_expires_on": day("2026-03-14"), "citizenship": "US"}, "2027-08-31", "requested"),  # R52(2)(a)
    ({"biometrics_enrolled_on": day("2016-05-05")}, "2026-05-05", "biometrics"),  # R183(4)(c.1)
    ({"biometrics_enrolled_on": None}, "2027-08-31", "requested"),
    ({"programme_cap_until": day("2026-12-31")}, "2026-12-31", "programme"),
    ({"insurance_until": day("2026-06-30")}, "2026-06-30", "insurance"),
]


@pytest.mark.parametrize(("changes", "until", "binding"), ENDS)
def test_the_permit_ends_with_its_first_limit(changes: dict[str, Any], until: str, binding: str) -> None:
    found = value_of(PERMIT_END, but(ABROAD, **changes))
    assert found.binding is not None
    assert (found.day, found.binding.id) == (day(until), binding)


def test_no_end_is_named_while_a_limit_is_unknown() -> None:
    found = value_of(PERMIT_END, but(ABROAD, passport_expires_on=UNSAID))
    assert (found.value, found.missing) == (None, ("passport_expires_on",))


STAYS: list[tuple[dict[str, Any], str | None, str]] = [
    ({}, None, "until_decision"),  # R183(5)
    ({"received_on": day("2025-07-01")}, "2025-06-30", "authorized_period"),
    ({"decision": "refused", "decided_on": day("2025-08-05")}, "2025-08-05", "decision_day"),
    ({"decision": "refused", "decided_on": day("2025-06-25")}, "2025-06-30", "authorized_period"),
    ({"decision": "returned", "decided_on": day("2025-08-05")}, "2025-06-30", "authorized_period"),  # ADR-19
    (
        {"decision": "returned", "decided_on": day("2025-08-05"), "biometrics_window_lapsed": True},
        *("2025-08-05", "decision_day"),  # ADR-01
    ),
    ({"decision": "approved", "permit_valid_until": day("2027-08-31")}, "2027-08-31", "approved"),
]


@pytest.mark.parametrize(("changes", "until", "binding"), STAYS)
def test_stay(changes: dict[str, Any], until: str | None, binding: str) -> None:
    found = value_of(STAY_UNTIL, but(RENEWING, **changes))
    assert found.binding is not None
    assert (found.day, found.binding.id) == (day(until) if until else None, binding)


def test_biometrics_end_a_stay_after_ten_years() -> None:
    assert value_of(STAY_ENDS, but(RENEWING, biometrics_enrolled_on=day("2015-06-17"))).day == day("2025-06-17")


ALWAYS = {"leave_by_end", "no_study", "no_sex_trade", "no_ineligible_employer"}
NAMED = {"occupation", "employer", "location"}
GUARDED = {"no_child_or_health_care", "no_agriculture"}


CONDITIONS: list[tuple[dict[str, Any], set[str]]] = [
    ({}, ALWAYS | NAMED),
    ({"medical_result": "passed_with_restrictions"}, ALWAYS | NAMED | {"no_child_or_health_care"}),
    ({"permit_kind": "open"}, ALWAYS | GUARDED),
    ({"permit_kind": "open", "medical_exam_on": UNSAID, "medical_result": UNSAID}, ALWAYS | GUARDED),
    ({"permit_kind": "open", "medical_exam_on": day("2025-07-01"), "medical_result": "passed"}, ALWAYS),
]


@pytest.mark.parametrize(("changes", "codes"), CONDITIONS)
def test_conditions(changes: dict[str, Any], codes: set[str]) -> None:
    found = value_of(PERMIT_CONDITIONS, but(ABROAD, **changes))
    assert isinstance(found.value, tuple)
    assert set(found.value) == codes <= set(CONDITION_TEXTS)


REFUNDS: list[tuple[dict[str, Any], dict[str, int]]] = [
    ({}, {}),
    (
        {"decision": "returned", "biometrics_enrolled_on": None},
        {"work_permit_fee": 155, "biometrics_fee": 85},
    ),  # ADR-19
    ({"decision": "returned"}, {"work_permit_fee": 155}),  # biometrics were given
    ({"decision": "withdrawn", "biometrics_enrolled_on": None}, {"work_permit_fee": 155, "biometrics_fee": 85}),
    ({"decision": "withdrawn", "processing_begun": True}, {}),
    ({"decision": "refused", "compliance_fee_paid_on": day("2025-06-02")}, {"compliance_fee": 230}),  # R303.1(6)
    ({"decision": "refused", "open_holder_fee_paid": True}, {"open_holder_fee": 100}),  # R303.2(3)
    ({"decision": "approved", "open_holder_fee_paid": True}, {}),
    ({"duplicate_payment": True}, {"duplicate": 155}),
]


@pytest.mark.parametrize(("changes", "fees"), REFUNDS)
def test_refunds(changes: dict[str, Any], fees: dict[str, int]) -> None:
    found = value_of(REFUND_DUE, but(ABROAD, **changes))
    assert {item.id: item.value for item in found.items} == fees
    assert found.value == sum(fees.values())


FULL = ABROAD["documents"]
assert isinstance(FULL, frozenset)


CHECKLIST: list[tuple[dict[str, Value], dict[str, Any], set[str]]] = [
    (ABROAD, {}, set()),
    (RENEWING, {}, set()),
    (ABROAD, {"signed": False}, {"signature"}),  # R10(1)(b)
    (ABROAD, {"work_permit_fee_paid": False}, {"work_permit_fee"}),  # R10(1)(d)
    (ABROAD, {"work_permit_fee_paid": False, "fee_exempt": True}, set()),  # R299(2)
    (ABROAD, {"documents": FULL - {"passport"}}, {"passport"}),
    (ABROAD, {"passport_expires_on": day("2025-06-17")}, set()),
    (ABROAD, {"passport_expires_on": day("2025-06-16")}, {"passport_valid"}),
    (ABROAD, {"documents": FULL - {"job_offer"}, "signed": False}, {"job_offer", "signature"}),
    (ABROAD, {"lmia_number": None}, {"lmia_or_offer_number"}),
    (ABROAD, {"lmia_number": None, "offer_number": "A1234567"}, set()),
    (ABROAD, {"lmia_number": None, "portal_exempt_employer": True}, {"lmia_or_offer_number"}),
    (ABROAD, {"lmia_number": None, "portal_exempt_employer": True, "documents": FULL | {"employer_offer_form"}}, set()),
    (ABROAD, {"documents": FULL - {"family_information"}}, {"family_information"}),
    (ABROAD, {"documents": FULL - {"qualification_proof"}}, {"qualification_proof"}),
    (ABROAD, {"work_province": "QC"}, {"quebec_acceptance"}),
    (ABROAD, {"family_accompanies": True}, {"relationship_proof"}),
    (ABROAD, {"represented": True}, {"representative_form"}),
    (ABROAD, {"translations_missing": True}, {"translations"}),
    (ABROAD, {"permit_kind": "open", "documents": FULL}, {"open_holder_fee", "open_permit_proof"}),
    (ABROAD, {"channel": "paper"}, set()),
    (ABROAD, {"biometrics_enrolled_on": None}, set()),  # ADR-01: never returned at once for biometrics
    (ABROAD, {"citizenship": "US"}, {"photo"}),  # no biometrics, so a photo
    (ABROAD, {"biometrics_enrolled_on": day("2020-01-01")}, set()),  # biometrics on file, so no photo
    (RENEWING, {"channel": "paper"}, {"online_filing"}),  # R9.2(b)
    (RENEWING, {"channel": "paper", "channel_exception": True}, set()),  # R9.4, R9.5
    (RENEWING, {"job_changed": True}, {"qualification_proof"}),
    (RENEWING, {"documents": frozenset({"passport", "job_offer"})}, {"status_document", "employment_proof"}),
    (VISITOR, {"documents": frozenset({"passport", "job_offer", "status_document"})}, set()),
]  # fmt: skip


@pytest.mark.parametrize(("person", "changes", "missing"), CHECKLIST)
def test_the_checklist(person: dict[str, Value], changes: dict[str, Any], missing: set[str]) -> None:
    """AYA-03, AYA-04: the rule and the list of missing items say the same."""
    facts = but(person, **changes)
    found = value_of(MISSING_ITEMS, facts)
    assert isinstance(found.value, tuple)
    assert set(found.value) == missing <= set(ROW_BY_CODE)
    assert judged(APPLICATION_COMPLETE, facts) is (Outcome.NOT_MET if missing else Outcome.MET)


def test_the_checklist_asks_for_what_it_does_not_know() -> None:
    facts = but(ABROAD, documents=UNSAID)
    assert judged(APPLICATION_COMPLETE, facts) is Outcome.FACT_MISSING
    assert value_of(MISSING_ITEMS, facts).missing == ("documents",)
