"""How outcomes combine, what an explanation holds, and that the two readings of a rule never differ."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.law.people import ABROAD, RENEWING, UNSAID, VISITOR, but, day
from workpermit.core.law.book.contents import QUANTITIES, RULES
from workpermit.core.law.book.eligibility import PERMIT_MAY_ISSUE
from workpermit.core.law.evaluate import compiled, explain, value_of
from workpermit.core.law.expression import (
    AgeOn,
    AllOf,
    AnyOf,
    AnyRecord,
    Compare,
    Condition,
    Earlier,
    FactRef,
    ForOfficer,
    Item,
    Later,
    LatestIn,
    Literal,
    Negation,
    OfficerFinds,
    Operator,
    Otherwise,
    Rule,
    Shift,
    all_of,
    any_of,
    clause,
    holds,
    negation,
)
from workpermit.core.law.facts import FACTS, Fact, FactType, Value
from workpermit.core.law.findings import Finding, Outcome, Reckoning, regulation
from workpermit.core.law.quantity import Quantity
from workpermit.core.text import Text

MET, NOT_MET, OFFICER, MISSING = Outcome.MET, Outcome.NOT_MET, Outcome.FOR_OFFICER, Outcome.FACT_MISSING
NODES: dict[Outcome, Condition] = {
    MET: holds("signed"),
    NOT_MET: negation(holds("signed")),
    OFFICER: ForOfficer(),
    MISSING: holds("fee_exempt"),
}
FACTS_OF_NODES: dict[str, Value] = {"signed": True}


BOOK: list[Rule | Quantity] = [*RULES.values(), *QUANTITIES.values()]


def _rule(body: Condition) -> Rule:
    return Rule("test.rule", Text(en="a rule", fr="une règle"), body, (regulation("10(1)"),))


def _judged(body: Condition, facts: dict[str, Value]) -> Outcome:
    rule = _rule(body)
    outcome = explain(rule, facts).outcome
    assert compiled(rule)(facts) is outcome
    return outcome


@pytest.mark.parametrize(("left", "right"), list(product(Outcome, repeat=2)))
def test_all_of(left: Outcome, right: Outcome) -> None:
    order = [NOT_MET, MISSING, OFFICER, MET]
    expected = min((left, right), key=order.index)
    assert _judged(all_of(NODES[left], NODES[right]), FACTS_OF_NODES) is expected


@pytest.mark.parametrize(("left", "right"), list(product(Outcome, repeat=2)))
def test_any_of(left: Outcome, right: Outcome) -> None:
    order = [MET, MISSING, OFFICER, NOT_MET]
    expected = min((left, right), key=order.index)
    assert _judged(any_of(NODES[left], NODES[right]), FACTS_OF_NODES) is expected


@pytest.mark.parametrize(
    ("inner", "expected"), [(MET, NOT_MET), (NOT_MET, MET), (OFFICER, OFFICER), (MISSING, MISSING)]
)
def test_negation(inner: Outcome, expected: Outcome) -> None:
    assert _judged(negation(NODES[inner]), FACTS_OF_NODES) is expected


@pytest.mark.parametrize(("value", "expected"), [(True, MET), (False, NOT_MET), (UNSAID, OFFICER), (None, OFFICER)])
def test_what_only_an_officer_finds(value: Any, expected: Outcome) -> None:
    facts = {} if value is UNSAID else {"offer_genuine": value}
    assert _judged(OfficerFinds("offer_genuine"), facts) is expected


@pytest.mark.parametrize("operator", list(Operator))
def test_an_order_with_none_is_not_met_and_equality_with_none_is_known(operator: Operator) -> None:
    body = Compare(FactRef("status_until"), operator, Literal(day("2025-01-01")))
    expected = MET if operator is Operator.NOT_EQUAL else NOT_MET
    assert _judged(body, {"status_until": None}) is expected
    assert _judged(body, {}) is MISSING


def test_missing_names_only_what_could_still_change_the_answer() -> None:
    body = all_of(any_of(holds("signed"), holds("fee_exempt")), holds("represented"))
    assert explain(_rule(body), {"signed": True}).missing == ("represented",)
    assert explain(_rule(body), {"represented": False}).missing == ()


def test_an_explanation_holds_values_sources_and_inner_clauses() -> None:
    finding = explain(PERMIT_MAY_ISSUE, ABROAD)
    assert finding.outcome is MET
    employer = finding.clause("no_unpaid_penalty")
    assert dict(employer.values) == {"employer_standing": "not_listed"}
    assert [str(source) for source in employer.sources] == ["R200(3)(h)(iii)"]
    assert employer.sources[0].citation.fr == "RIPR 200(3)h)(iii)"
    assert finding.judged_on == day("2025-08-01")


def test_a_record_with_a_hole_asks_for_its_list() -> None:
    facts = but(RENEWING)
    facts["previous_permits"] = ({"valid_from": day("2023-07-01")},)
    finding = explain(RULES["route.may_apply_in_canada"], facts)
    assert (finding.outcome, finding.missing) == (MISSING, ("previous_permits",))


def _value(fact: Fact) -> st.SearchStrategy[Any]:
    # Near days, so that comparisons fall on both sides and on the day itself.
    days = st.dates(date(2024, 6, 1), date(2025, 12, 31)) | st.sampled_from([date(2024, 8, 28), date(2025, 6, 17)])
    of_type: dict[FactType, st.SearchStrategy[Any]] = {
        FactType.BOOLEAN: st.booleans(),
        FactType.NUMBER: st.integers(0, 24),
        FactType.DATE: days,
        FactType.TEXT: st.just("x"),
        FactType.COUNTRY: st.sampled_from(["US", "PM", "GL", "MX", "IN", "FR", "ZZ"]),
        FactType.INSTANT: st.just(fact.example),
        FactType.CODE: st.sampled_from(fact.choices or ("x",)),
        FactType.CODES: st.sets(st.sampled_from(fact.choices or ("x",))).map(frozenset),
        FactType.COUNTRIES: st.lists(st.sampled_from(["US", "PM", "MX"]), max_size=3).map(tuple),
        FactType.RECORDS: st.nothing(),
    }
    strategy = of_type[fact.type]
    if fact.type is FactType.RECORDS:
        strategy = st.lists(
            st.fixed_dictionaries({field.name: _value(field) for field in fact.fields}), max_size=2
        ).map(tuple)
    return strategy | st.none() if fact.nullable else strategy


EVERYTHING = st.fixed_dictionaries({name: _value(fact) for name, fact in FACTS.items()})


def _around(person: dict[str, Value]) -> st.SearchStrategy[dict[str, Value]]:
    return EVERYTHING.map(lambda other: {**other, **person})


PEOPLE = st.one_of(
    EVERYTHING,
    *map(_around, (ABROAD, RENEWING, VISITOR)),
)


@settings(max_examples=12, deadline=None)
@given(PEOPLE, st.sets(st.sampled_from(sorted(FACTS))))
def test_the_two_readings_agree_and_more_facts_never_unmake_an_answer(
    all_facts: dict[str, Value], known: set[str]
) -> None:
    fewer = {name: value for name, value in all_facts.items() if name in known}
    for rule in RULES.values():
        less, more = explain(rule, fewer).outcome, explain(rule, all_facts).outcome
        assert compiled(rule)(fewer) is less, rule.id
        assert compiled(rule)(all_facts) is more, rule.id
        assert more is not MISSING, rule.id
        assert less is not MISSING or explain(rule, fewer).missing, rule.id


@settings(max_examples=12, deadline=None)
@given(PEOPLE, st.sets(st.sampled_from(sorted(FACTS))))
def test_asking_for_the_missing_facts_always_leads_to_an_answer(all_facts: dict[str, Value], known: set[str]) -> None:
    facts = {name: value for name, value in all_facts.items() if name in known}
    for subject in BOOK:
        asked = dict(facts)
        for _ in range(len(FACTS)):
            missing = _answer(subject, asked).missing
            if not missing:
                break
            assert not set(missing) & set(asked), subject.id
            asked |= {name: all_facts[name] for name in missing}
        assert _answer(subject, asked).outcome is not MISSING, subject.id


def _answer(subject: Rule | Quantity, facts: dict[str, Value]) -> Finding | Reckoning:
    return explain(subject, facts) if isinstance(subject, Rule) else value_of(subject, facts)


TERMS = st.recursive(
    st.sampled_from(
        [
            FactRef("judged_on"),
            FactRef("status_until"),
            FactRef("decided_on"),
            Literal(date(2025, 1, 31)),
            Literal(None),
        ]
    ),
    lambda inner: st.one_of(
        st.builds(Earlier, inner, inner),
        st.builds(Later, inner, inner),
        st.builds(Otherwise, inner, inner),
        st.builds(Shift, inner, st.integers(-1, 1), st.integers(-13, 13), st.integers(-40, 40)),
        st.just(LatestIn(FactRef("previous_permits"), "valid_until")),
    ),
    max_leaves=4,
)
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    st.one_of(
        st.builds(Compare, TERMS, st.sampled_from(Operator), TERMS),
        st.builds(
            Compare,
            st.just(AgeOn(FactRef("born_on"), FactRef("judged_on"))),
            st.sampled_from(Operator),
            st.just(Literal(14)),
        ),
        st.sampled_from([holds("signed"), OfficerFinds("offer_genuine"), ForOfficer(), holds("represented")]),
        st.builds(
            AnyRecord,
            st.just(FactRef("previous_permits")),
            st.builds(Compare, st.just(Item("valid_until")), st.sampled_from(Operator), TERMS),
        ),
    ),
    lambda inner: st.one_of(
        st.builds(Negation, inner),
        st.lists(inner, min_size=1, max_size=3).map(lambda many: AllOf(tuple(many))),
        st.lists(inner, min_size=1, max_size=3).map(lambda many: AnyOf(tuple(many))),
        inner.map(lambda one: clause("inner", "inner", "interne", one, regulation("10(1)"))),
    ),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(CONDITIONS, PEOPLE, st.sets(st.sampled_from(sorted(FACTS))))
def test_any_tree_reads_the_same_both_ways(body: Condition, facts: dict[str, Value], known: set[str]) -> None:
    _judged(body, {name: value for name, value in facts.items() if name in known})
