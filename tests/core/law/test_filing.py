"""Which form, and what an application will need, each on the facts told so far (IN-09, IN-10, AYA-02, AYA-03)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from workpermit.core.law.answers.filing import INSIDE, OUTSIDE, form_to_use
from workpermit.core.law.answers.needs import needs_of
from workpermit.core.law.findings import Outcome

ON = date(2025, 10, 6)
IN_CANADA: dict[str, Any] = {
    "in_canada_on_filing": True,
    "permit_kind": "employer_specific",
    "status_in_canada": "visitor",
    "status_until": date(2026, 3, 1),
    "study_permit_held": False,
    "temporary_resident_permit_months": None,
    "previous_permits": (),
}
PERMIT = {"number": "U204881307", "valid_from": date(2023, 11, 1), "valid_until": date(2025, 10, 6), "employer": None}


@pytest.mark.parametrize(
    ("facts", "on", "form", "open_to"),
    [
        ({}, ON, None, ()),
        ({"in_canada_on_filing": False}, ON, OUTSIDE, (OUTSIDE,)),
        (IN_CANADA, ON, OUTSIDE, (OUTSIDE,)),
        (IN_CANADA | {"study_permit_held": True}, ON, INSIDE, (INSIDE,)),
        (IN_CANADA | {"temporary_resident_permit_months": 5}, ON, OUTSIDE, (OUTSIDE,)),
        (IN_CANADA | {"temporary_resident_permit_months": 6}, ON, INSIDE, (INSIDE,)),
        (IN_CANADA | {"family_of_permit_holder": True}, ON, INSIDE, (INSIDE,)),
        (IN_CANADA | {"previous_permits": (PERMIT,)}, date(2025, 10, 6), INSIDE, (INSIDE,)),
        (IN_CANADA | {"previous_permits": (PERMIT,)}, date(2025, 10, 7), OUTSIDE, (OUTSIDE,)),
        (IN_CANADA, date(2024, 8, 27), INSIDE, (INSIDE,)),
        (IN_CANADA, date(2024, 8, 28), None, (INSIDE, OUTSIDE)),
        (IN_CANADA, date(2024, 8, 29), OUTSIDE, (OUTSIDE,)),
        ({"in_canada_on_filing": True}, ON, None, ()),
    ],
)
def test_the_form(facts: dict[str, Any], on: date, form: str | None, open_to: tuple[str, ...]) -> None:
    advice = form_to_use(facts, on=on)
    assert (advice.form, advice.open_to) == (form, open_to)
    assert bool(advice.missing) is (not open_to)
    assert advice.sources


@pytest.mark.parametrize(
    ("in_canada", "form", "must_leave"),
    [(True, OUTSIDE, True), (True, INSIDE, False), (False, OUTSIDE, False)],
)
def test_who_must_leave_to_activate(in_canada: bool, form: str, must_leave: bool) -> None:
    advice = form_to_use(IN_CANADA | {"in_canada_on_filing": in_canada}, on=ON)
    assert advice.must_leave_to_activate(form) is must_leave


NOTHING: dict[str, Any] = {"documents": frozenset()}


def test_before_anything_is_told_only_what_is_certain_is_said() -> None:
    needs = needs_of(NOTHING, on=ON)
    assert needs.biometrics.outcome is Outcome.FACT_MISSING
    assert "born_on" in needs.biometrics.missing
    assert [(fee.code, fee.due.value) for fee in needs.fees] == [
        ("work_permit", "met"),
        ("open_holder", "fact_missing"),
        ("biometrics", "fact_missing"),
    ]
    assert needs.dollars == 155
    sure = {one.kind.value for one in needs.documents if one.need.outcome is Outcome.MET}
    assert sure == {"passport"}


@pytest.mark.parametrize(
    ("facts", "dollars"),
    [
        ({"permit_kind": "open"}, 255),
        ({"permit_kind": "open", "fee_exempt": True}, 0),
        ({"permit_kind": "employer_specific"}, 155),
    ],
)
def test_the_fees_add_up_by_the_rules(facts: dict[str, Any], dollars: int) -> None:
    needs = needs_of(NOTHING | facts, on=ON)
    assert needs.dollars == dollars
    assert {fee.code: fee.source.provision for fee in needs.fees} == {
        "work_permit": "299(1)",
        "open_holder": "303.2(1)",
        "biometrics": "315.1(1)",
    }


@pytest.mark.parametrize(
    ("facts", "kind", "outcome"),
    [
        ({"form": "imm_1295"}, "family_information", Outcome.MET),
        ({"form": "imm_5710"}, "family_information", Outcome.NOT_MET),
        ({"permit_kind": "open"}, "open_permit_proof", Outcome.MET),
        ({}, "job_offer", Outcome.FACT_MISSING),
        ({"represented": True}, "representative_form", Outcome.MET),
    ],
)
def test_the_documents_follow_the_situation(facts: dict[str, Any], kind: str, outcome: Outcome) -> None:
    found = {one.kind.value: one for one in needs_of(NOTHING | facts, on=ON).documents}
    assert found[kind].need.outcome is outcome
    assert not found[kind].attached
    given = needs_of(facts | {"documents": frozenset({kind})}, on=ON).documents
    assert {one.kind.value: one for one in given}[kind].attached
