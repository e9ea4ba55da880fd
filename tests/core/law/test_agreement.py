"""One tree, four readings: explained, compiled, in polars columns and in relations; they never differ."""

from __future__ import annotations

from typing import Any

import pytest

from core.law.seeding import seeded
from workpermit.core.law import columns, relations
from workpermit.core.law.book.contents import QUANTITIES, RULES
from workpermit.core.law.evaluate import compiled, explain, explained_together, value_of
from workpermit.core.law.explaining import Notes, condition_reader
from workpermit.core.law.expression import Rule, RuleRef
from workpermit.core.law.facts import Value
from workpermit.core.law.quantity import Collection, Quantity
from workpermit.core.law.tracing import trace_of, tracer

pytestmark = pytest.mark.large  # seconds: `make test` runs them

pl = pytest.importorskip("polars")

MANY, FEW = 10_000, 120
MEASURED = [quantity for quantity in QUANTITIES.values() if not isinstance(quantity.body, Collection)]
Cases = list[dict[str, Value]]


def as_relation(cases: Cases) -> Any:
    """Return cases as a table of DuckDB, each row under its number."""
    ibis = pytest.importorskip("ibis")  # seconds to load, so only the large tests pay for it
    table = columns.encoded(cases).with_row_index("case")
    enums = [name for name, kind in table.schema.items() if isinstance(kind, pl.Enum)]
    connection = ibis.duckdb.connect()
    connection.con.register("given", table.with_columns(pl.col(enums).cast(pl.String)).to_arrow())
    connection.con.execute("create table cases as select * from given")
    return connection.table("cases")


def in_order(relation: Any, *names: str) -> list[list[Any]]:
    rows = relation.order_by("case").to_pyarrow()
    return [rows.column(name).to_pylist() for name in names]


def assert_rule_agrees(rule: Rule, cases: Cases) -> list[str]:
    plain = compiled(rule)
    expected = [explain(rule, facts).outcome.value for facts in cases]
    assert [plain(facts).value for facts in cases] == expected
    assert columns.outcomes(columns.encoded(cases), [rule])[rule.id].to_list() == expected
    return expected


def assert_relation_agrees(rule: Rule, cases: Cases, expected: list[str]) -> None:
    assert in_order(relations.outcomes(as_relation(cases), [rule], key="case"), rule.id) == [expected]


def assert_quantity_agrees(quantity: Quantity, cases: Cases) -> None:
    found = [value_of(quantity, facts) for facts in cases]
    expected = [[one.value for one in found], [one.outcome.value for one in found]]
    names = (quantity.id, f"{quantity.id}.outcome")
    table = columns.amounts(columns.encoded(cases), [quantity])
    assert [table[name].to_list() for name in names] == expected
    assert in_order(relations.amounts(as_relation(cases), [quantity], key="case"), *names) == expected


SAMPLE = ["biometrics.biometrics_required", "interim_work.visit2work", "medical.exam_called_for"]


@pytest.mark.parametrize("rule_id", SAMPLE)
def test_a_few_rules_read_the_same_three_ways(rule_id: str) -> None:
    assert_rule_agrees(RULES[rule_id], seeded(RULES[rule_id], FEW, starts=6))


@pytest.mark.large
@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_every_rule_reads_the_same_four_ways(rule: Rule) -> None:
    cases = seeded(rule, MANY)
    assert_relation_agrees(rule, cases, assert_rule_agrees(rule, cases))


@pytest.mark.large
@pytest.mark.parametrize("quantity", MEASURED, ids=lambda quantity: quantity.id)
def test_every_date_and_amount_reads_the_same_three_ways(quantity: Quantity) -> None:
    assert_quantity_agrees(quantity, seeded(quantity, MANY))


@pytest.mark.parametrize("rule_id", [*SAMPLE, "visa.visa_exempt", "route.may_apply_in_canada"])
def test_a_rule_explained_often_says_what_it_said_at_first(rule_id: str) -> None:
    assert_explained_alike(RULES[rule_id], seeded(RULES[rule_id], FEW, starts=6))


@pytest.mark.large
@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_every_rule_explained_often_says_what_it_said_at_first(rule: Rule) -> None:
    assert_explained_alike(rule, seeded(rule, MANY // 10))


def test_the_whole_book_explained_at_once_says_what_each_rule_says() -> None:
    every = explained_together(RULES.values())
    for facts in seeded(RULES["port_of_entry.may_issue_at_port_of_entry"], FEW // 4, starts=6):
        assert every(facts) == tuple(explain(rule, facts) for rule in RULES.values())


def assert_explained_alike(rule: Rule, cases: Cases) -> None:
    whole, told, read = tracer([rule]), trace_of(rule), condition_reader(RuleRef(rule))
    for facts in cases:
        notes = Notes()
        read(facts.get, None, notes)
        assert whole(facts) == tuple(notes.parts)
        assert told(facts) == tuple(notes.parts)
