"""The book against an independent hand-written oracle, on thousands of random people crowded around the boundaries."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest

from core.law.oracle import ORACLE, permit_end
from core.law.people import ABROAD, RENEWING, VISITOR
from workpermit.core.law.book.contents import RULES
from workpermit.core.law.book.validity import PERMIT_END
from workpermit.core.law.calendar import add_months
from workpermit.core.law.evaluate import compiled, explain, value_of
from workpermit.core.law.expression import FactRef, IfKnown, OfficerFinds
from workpermit.core.law.facts import FACTS, Fact, FactType, Value, faults
from workpermit.core.law.findings import Outcome
from workpermit.core.law.prose import facts_asked

pytestmark = pytest.mark.large  # seconds: `make test` runs them

MANY = 3000
SOME = 300
ANCHORS = (
    date(2020, 8, 24), date(2022, 10, 6), date(2024, 2, 29), date(2024, 8, 28), date(2024, 12, 24),
    date(2025, 6, 17), date(2025, 6, 30), date(2025, 8, 1), date(2028, 2, 29),
)  # fmt: skip
STEPS = (0, 0, 0, 1, -1, 6, -6, 12, -12, -60, -120, 24)
COUNTRIES = ("US", "PM", "GL", "MX", "FR", "IN", "PH", "AQ", "CA")
TELL = 0.93  # how often a fact is told


def some_day(chance: random.Random, near: date) -> date:
    return add_months(near, chance.choice(STEPS)) + timedelta(days=chance.choice((-1, 0, 0, 1)))


def some_value(chance: random.Random, fact: Fact, near: date) -> Any:
    if fact.nullable and chance.random() < 0.25:
        return None
    match fact.type:
        case FactType.BOOLEAN:
            return chance.random() < 0.4
        case FactType.NUMBER:
            return chance.choice((5, 6, 7))
        case FactType.DATE:
            return born(chance, near) if fact.name == "born_on" else some_day(chance, near)
        case FactType.CODE:
            return chance.choice(fact.choices)
        case FactType.COUNTRY:
            return chance.choice(COUNTRIES)
        case FactType.COUNTRIES:
            return tuple(chance.choice(COUNTRIES) for _ in range(chance.randrange(4)))
        case FactType.RECORDS:
            return tuple(
                {field.name: some_value(chance, field, near) for field in fact.fields}
                for _ in range(chance.randrange(3))
            )
        case FactType.CODES:
            return frozenset(chance.sample(fact.choices, 2))
        case _:
            return fact.example


def born(chance: random.Random, near: date) -> date:
    return add_months(near, -12 * chance.choice((14, 30, 80))) + timedelta(days=chance.choice((-1, 0, 1)))


def some_person(chance: random.Random, names: tuple[str, ...]) -> dict[str, Value]:
    """Return a person of the tables, or nobody in particular, with some of the rule's facts drawn anew or unsaid."""
    near = chance.choice(ANCHORS)
    facts = dict(chance.choice((ABROAD, RENEWING, VISITOR, {}, {})))
    drawn = names if not facts else chance.sample(names, chance.randint(1, min(4, len(names))))
    for name in drawn:
        facts[name] = some_value(chance, FACTS[name], near)
    return {name: value for name, value in facts.items() if name not in drawn or chance.random() < TELL}


@pytest.mark.parametrize("rule_id", ORACLE)
@pytest.mark.parametrize("count", [SOME, pytest.param(MANY, marks=pytest.mark.large)])
def test_the_book_says_what_the_oracle_says(rule_id: str, count: int) -> None:
    chance = random.Random(f"{rule_id}:{count}")
    rule, names = RULES[rule_id], facts_asked(RULES[rule_id])
    seen: Counter[str] = Counter()
    for _ in range(count):
        facts = some_person(chance, names)
        assert not faults(facts), faults(facts)
        expected = ORACLE[rule_id](facts)
        assert (explain(rule, facts).outcome, compiled(rule)(facts)) == (expected, expected), facts
        seen[expected] += 1
    # An oracle that never saw a yes and a no has proven nothing.
    assert min(seen[Outcome.MET], seen[Outcome.NOT_MET], seen[Outcome.FACT_MISSING]) >= max(1, count // 200)


def test_the_end_of_the_permit_is_what_the_oracle_says() -> None:
    chance = random.Random("validity.permit_end")
    names = facts_asked(PERMIT_END)
    bound: Counter[str] = Counter()
    for _ in range(SOME * 4):
        near = chance.choice(ANCHORS)
        facts = {name: some_value(chance, FACTS[name], near) for name in names}
        found = value_of(PERMIT_END, facts)
        assert found.day == permit_end(facts), facts
        bound[found.binding.id if found.binding else "none"] += 1
    assert set(bound) >= {"requested", "job", "lmia", "passport", "programme", "insurance"}


def test_the_oracle_shares_no_node_with_the_book() -> None:
    """It would prove nothing if it asked the book."""
    import core.law.oracle as oracle

    assert not {FactRef, IfKnown, OfficerFinds} & {type(one) for one in vars(oracle).values()}
    assert not any("law.book" in str(getattr(one, "__module__", "")) for one in vars(oracle).values())
