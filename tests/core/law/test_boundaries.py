"""Boundary cases: the day before, on and after each turning point, each choice, each unknown."""

from __future__ import annotations

from typing import Any

import pytest

from core.law.people import ABROAD, RENEWING, VISITOR, but, day
from workpermit.core.law.book.contents import QUANTITIES, RULES
from workpermit.core.law.boundaries import UNSAID, asked, boundary_cases, edges
from workpermit.core.law.evaluate import compiled
from workpermit.core.law.expression import Rule
from workpermit.core.law.facts import FACTS, Value, faults


def around(rule_id: str, name: str, person: dict[str, Value]) -> list[Any]:
    return edges(RULES[rule_id], person)[name]


@pytest.mark.parametrize(
    ("rule_id", "name", "person", "turn"),
    [
        ("interim_work.visit2work", "received_on", VISITOR, "2020-08-24"),  # a parameter
        ("interim_work.visit2work", "received_on", VISITOR, "2024-08-28"),
        ("interim_work.visit2work", "status_until", VISITOR, "2024-07-20"),  # another fact
        ("biometrics.biometrics_required", "born_on", ABROAD, "2011-06-17"),  # an age
        ("biometrics.biometrics_required", "born_on", ABROAD, "1945-06-17"),
        ("biometrics.biometrics_required", "biometrics_enrolled_on", ABROAD, "2015-06-17"),  # moved by years
        ("visa.visa_exempt", "judged_on", ABROAD, "2024-02-29"),  # the day a list changed
        ("change_of_employer.may_start_new_job", "received_on", RENEWING, "2020-05-06"),  # a constant
        ("status.renewal_in_time", "received_on", RENEWING, "2025-06-30"),  # a field of a list
    ],
)
def test_the_day_before_the_day_and_the_day_after(rule_id: str, name: str, person: Any, turn: str) -> None:
    days = around(rule_id, name, person)
    assert [d for d in days if d in _three(turn)] != []
    assert set(_three(turn)) <= {one for one in days if one is not None and one is not UNSAID}


def _three(text: str) -> list[Any]:
    middle = day(text)
    return [middle.fromordinal(middle.toordinal() + by) for by in (-1, 0, 1)]


def test_a_field_of_a_list_is_moved_to_its_edge() -> None:
    lists = around("interim_work.visit2work", "previous_permits", VISITOR)
    ends = {
        record["valid_until"]
        for permits in lists
        if permits is not UNSAID
        for record in permits
        if "valid_until" in record
    }
    assert set(_three("2023-07-20")) <= ends
    assert any("valid_until" not in record for permits in lists if permits is not UNSAID for record in permits)


@pytest.mark.parametrize("subject", [*RULES.values(), *QUANTITIES.values()], ids=lambda subject: subject.id)
def test_every_fact_asked_for_is_taken_away_once_and_every_choice_is_tried(subject: Any) -> None:
    found = edges(subject, but(RENEWING))
    assert list(found) == asked(subject)
    for name, values in found.items():
        assert values[-1] is UNSAID
        assert (
            set(FACTS[name].choices) <= {value for value in values if isinstance(value, str)}
            or FACTS[name].type == "codes"
        )


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_cases_are_facts_and_give_a_rule_more_than_one_answer(rule: Rule) -> None:
    cases = [facts for person in (ABROAD, RENEWING, VISITOR) for facts in boundary_cases(rule, but(person))]
    assert all(faults(facts) == () for facts in cases)
    # One edge away from the people of the tables, who are mostly in order.
    assert len({compiled(rule)(facts) for facts in cases}) >= 2
