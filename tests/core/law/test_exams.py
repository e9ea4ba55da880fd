"""Biometrics and medical exam, asked as people ask: the answer is the rule's own, facts missing are named (AYA-02, "
"AYA-10)."""

from __future__ import annotations

from datetime import date

import pytest

from workpermit.core.law.answers.exams import must_give_biometrics, must_have_exam
from workpermit.core.law.book.biometrics import BIOMETRICS_REQUIRED
from workpermit.core.law.book.medical import MEDICAL_EXAM_REQUIRED
from workpermit.core.law.evaluate import explain
from workpermit.core.law.facts import Value
from workpermit.core.law.findings import Outcome

ON = date(2026, 3, 2)
PERSON: dict[str, Value] = {
    "received_on": date(2026, 2, 1),
    "born_on": date(1990, 5, 5),
    "citizenship": "PH",
    "biometrics_enrolled_on": None,
    "biometrics_exempt_class": False,
    "permanent_residence_pending_with_biometrics": False,
    "public_health_occupation": False,
    "agricultural_occupation": False,
    "medical_exam_on": None,
    "places_lived": (),
    "requested_from": date(2026, 4, 1),
    "requested_until": date(2027, 4, 1),
}


@pytest.mark.parametrize(
    ("change", "biometrics", "medical"),
    [
        ({}, Outcome.MET, Outcome.NOT_MET),
        ({"born_on": date(2012, 2, 2)}, Outcome.NOT_MET, Outcome.NOT_MET),  # 14 the day after
        ({"born_on": date(2012, 2, 1)}, Outcome.MET, Outcome.NOT_MET),
        ({"citizenship": "US"}, Outcome.NOT_MET, Outcome.NOT_MET),
        ({"biometrics_enrolled_on": date(2016, 2, 1)}, Outcome.NOT_MET, Outcome.NOT_MET),  # ten years to the day
        ({"biometrics_enrolled_on": date(2016, 1, 31)}, Outcome.MET, Outcome.NOT_MET),
        ({"public_health_occupation": True}, Outcome.MET, Outcome.MET),
    ],
)
def test_the_answer_is_the_rules_own(change: dict[str, Value], biometrics: Outcome, medical: Outcome) -> None:
    facts = {**PERSON, **change}
    told = must_give_biometrics(facts, on=ON), must_have_exam(facts, on=ON)
    assert tuple(one.outcome for one in told) == (biometrics, medical)
    for one, rule in zip(told, (BIOMETRICS_REQUIRED, MEDICAL_EXAM_REQUIRED), strict=True):
        assert one.findings == (explain(rule, {**facts, "judged_on": ON}),)
        assert one.says.text.en.startswith("Yes" if one.outcome is Outcome.MET else "No")


def test_facts_that_are_missing_are_named() -> None:
    told = must_give_biometrics({}, on=ON)
    assert told.outcome is Outcome.FACT_MISSING
    assert told.missing[:3] == ("born_on", "received_on", "citizenship")
    assert "places_lived" in must_have_exam({}, on=ON).missing
