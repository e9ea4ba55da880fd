"""The book keeps its own promises: ids, words, sources, facts, plain data, a hash that notices every change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date

import pytest
from tools.traceability import ROOT, gather

from workpermit.core.law.book.contents import MODULES, QUANTITIES, RULES
from workpermit.core.law.book.hashing import book_hash, hash_of
from workpermit.core.law.expression import Clause, FactRef, IfKnown, OfficerFinds, ParameterOn, Rule
from workpermit.core.law.facts import FACTS, FactType, faults
from workpermit.core.law.findings import Source
from workpermit.core.law.parameters import PARAMETERS, parameter_on
from workpermit.core.law.quantity import AmountOf, Labelled, Quantity

BOOK: list[Rule | Quantity] = [*RULES.values(), *QUANTITIES.values()]


def nodes(node: object) -> Iterator[object]:
    """Yield a node and everything inside it."""
    if isinstance(node, tuple):
        for one in node:
            yield from nodes(one)
    elif is_dataclass(node):
        yield node
        for field in fields(node):
            yield from nodes(getattr(node, field.name))


EVERY_NODE = [node for subject in BOOK for node in nodes(subject)]


def test_every_fact_a_rule_asks_for_is_in_the_dictionary() -> None:
    asked = {node.name for node in EVERY_NODE if isinstance(node, FactRef | IfKnown | OfficerFinds)}
    assert asked - set(FACTS) == set()
    assert {subject.judged_on for subject in BOOK} - set(FACTS) == set()


def test_every_parameter_a_rule_asks_for_exists() -> None:
    asked = {node.name for node in EVERY_NODE if isinstance(node, ParameterOn)}
    asked |= {node.parameter for node in EVERY_NODE if isinstance(node, AmountOf)}
    assert asked - set(PARAMETERS) == set()


@pytest.mark.parametrize("subject", BOOK, ids=lambda subject: subject.id)
def test_everything_named_has_a_source(subject: object) -> None:
    for node in nodes(subject):
        if isinstance(node, Clause | Labelled | Rule):
            assert node.sources, node.id


def test_citations_are_written_as_each_language_writes_them() -> None:
    sources = {node for node in EVERY_NODE if isinstance(node, Source)}
    assert len(sources) > 80
    for source in sources:
        assert source.citation.en != source.citation.fr or source.authority == "ADR"


def test_every_example_is_of_its_type() -> None:
    assert faults({name: fact.example for name, fact in FACTS.items()}) == ()


@pytest.mark.parametrize(
    ("name", "value", "word"),
    [
        ("citizenshp", "FR", "citizenship"),
        ("citizenship", "France", "two capital letters"),
        ("received_on", "2025-06-17", "date"),
        ("form", "imm_1294", "imm_1295"),
        ("signed", 1, "true or false"),
        ("received_on", None, "date"),
        ("departures", [{"left_on": "today"}], "departures[0].left_on"),
        ("departures", [{"left_in": None}], "left_on"),
    ],
)
def test_a_wrong_fact_gets_one_sentence(name: str, value: object, word: str) -> None:
    (fault,) = faults({name: value})  # type: ignore[dict-item]
    assert word in fault.en
    assert fault.en != fault.fr


def test_records_name_their_fields() -> None:
    assert all(bool(fact.fields) is (fact.type is FactType.RECORDS) for fact in FACTS.values())


def test_parameters_hold_one_value_a_day() -> None:
    for parameter in PARAMETERS.values():
        for earlier, later in zip(parameter.held, parameter.held[1:], strict=False):
            assert earlier.until_on is not None
            assert later.from_on is not None
            assert (later.from_on - earlier.until_on).days == 1, parameter.name


def test_the_fees() -> None:
    day = date(2025, 6, 17)
    fees = ("work_permit_fee", "open_holder_fee", "compliance_fee", "biometrics_fee")
    assert [parameter_on(name, day) for name in fees] == [155, 100, 230, 85]


def test_the_hash_notices_every_change() -> None:
    rule = RULES["offer.lmia_in_effect"]
    assert len(book_hash()) == 64
    changed = replace(rule, sources=rule.sources[:1])
    assert hash_of(rule) != hash_of(changed)
    assert hash_of(rule) == hash_of(replace(rule))


def test_the_tree_is_plain_data() -> None:
    with pytest.raises(TypeError, match="plain data"):
        hash_of(lambda: None)


def test_every_rule_and_quantity_is_traced_to_a_promise_of_the_mission() -> None:
    cited = {place.rpartition(": ")[2] for evidence in gather(ROOT).values() for place in evidence.code}
    for module in MODULES:
        for name, subject in vars(module).items():
            if isinstance(subject, Rule | Quantity):
                assert name in cited, f"{subject.id} names no id of docs/mission.md"
