"""More facts never unmake an answer: what is met or not met on some facts stays so on more of them (ADR-28, ADR-41)."""

from __future__ import annotations

import random

import pytest

from core.law.people import ABROAD, but
from core.law.seeding import seeded
from workpermit.core.law.book.contents import QUANTITIES, RULES
from workpermit.core.law.evaluate import compiled, value_of
from workpermit.core.law.expression import Ask, FactRef, IfKnown, Rule, nodes_in
from workpermit.core.law.findings import Outcome
from workpermit.core.law.quantity import Quantity

CASES = 400
KEPT = 0.7  # how often a fact is told to the one who knows less


def presumed(subject: Rule | Quantity) -> set[str]:
    """Return the facts whose absence says something: they are presumed, or something else is asked in their place."""
    return {
        node.name
        for node in nodes_in(subject)
        if (isinstance(node, FactRef) and node.ask is not Ask.REQUIRED) or isinstance(node, IfKnown)
    }


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_a_rule_that_is_answered_stays_answered(rule: Rule) -> None:
    dice, answer, keep = random.Random(rule.id), compiled(rule), presumed(rule)
    answered = 0
    for more in seeded(rule, CASES, starts=12):
        less = {name: value for name, value in more.items() if name in keep or dice.random() < KEPT}
        if answer(less) in (Outcome.MET, Outcome.NOT_MET):
            assert answer(more) is answer(less), (less, more)
            answered += 1
    assert answered > CASES // 20  # else nothing was proven


@pytest.mark.parametrize("quantity", QUANTITIES.values(), ids=lambda quantity: quantity.id)
def test_a_quantity_that_is_sure_stays_the_same(quantity: Quantity) -> None:
    dice, keep = random.Random(quantity.id), presumed(quantity)
    for more in seeded(quantity, CASES, starts=12):
        less = {name: value for name, value in more.items() if name in keep or dice.random() < KEPT}
        if value_of(quantity, less).outcome is Outcome.MET:
            assert value_of(quantity, more).value == value_of(quantity, less).value, (less, more)


def test_a_presumption_told_otherwise_asks_anew() -> None:
    """ADR-41: the exception claimed, the rule needs the fact that it could do without before."""
    rule = RULES["employer.employer_may_hire"]
    facts = but(ABROAD)
    del facts["permit_kind"]
    assert compiled(rule)(facts) is Outcome.MET
    assert compiled(rule)(facts | {"sex_trade_employer": True}) is Outcome.FACT_MISSING
    assert compiled(rule)(facts | {"sex_trade_employer": False}) is Outcome.MET
