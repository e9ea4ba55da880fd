"""One-slip mutants of a rule or quantity, made from its own tree: what a tired hand would have written instead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any, NamedTuple, TypeVar

from workpermit.core.law.expression import (
    AgeOn,
    AllOf,
    AnyOf,
    Ask,
    Clause,
    Compare,
    Earlier,
    FactRef,
    IfKnown,
    In,
    Later,
    Literal,
    Negation,
    Operator,
    Otherwise,
    ParameterOn,
    Rule,
    RuleRef,
    Shift,
)
from workpermit.core.law.parameters import PARAMETERS
from workpermit.core.law.quantity import (
    AmountOf,
    BusinessDaysAfter,
    Cases,
    Collection,
    Earliest,
    Labelled,
    Latest,
    Quantity,
    StatutoryEnd,
    Total,
)

SLIPPED = {
    Operator.BEFORE: Operator.UP_TO,
    Operator.UP_TO: Operator.BEFORE,
    Operator.AFTER: Operator.FROM,
    Operator.FROM: Operator.AFTER,
    Operator.EQUAL: Operator.NOT_EQUAL,
    Operator.NOT_EQUAL: Operator.EQUAL,
}
OTHER_DAY = {"received_on": "judged_on", "judged_on": "received_on"}
OTHER_ASK = {
    Ask.PRESUMED_FALSE: Ask.PRESUMED_TRUE,
    Ask.PRESUMED_TRUE: Ask.PRESUMED_FALSE,
    Ask.PRESUMED_NONE: Ask.REQUIRED,
}
Subject = TypeVar("Subject", Rule, Quantity)


class Mutant(NamedTuple):
    """A rule or quantity with one slip in it, and what the slip is."""

    subject: Rule | Quantity
    slip: str


def mutants(subject: Rule | Quantity) -> Iterator[Mutant]:
    """Yield every one-slip mutant of a subject's own tree; a rule it refers to has mutants of its own."""
    for body, slip in _inside(subject.body, "body"):
        yield Mutant(replace(subject, body=body), f"{subject.id}: {slip}")


def with_rule(node: Any, old: Rule, new: Rule) -> Any:
    """Return a tree in which one rule stands for another wherever it is referred to."""
    match node:
        case RuleRef(rule):
            return RuleRef(new if rule is old else replace(rule, body=with_rule(rule.body, old, new)))
        case tuple():
            return tuple(with_rule(one, old, new) for one in node)
        case _ if is_dataclass(node):
            return _changed(node, {name: with_rule(value, old, new) for name, value in _children(node)})
        case _:
            return node


def refers_to(node: object, rule: Rule) -> bool:
    """Tell whether a tree refers to a rule, at any depth."""
    if isinstance(node, RuleRef):
        return node.rule is rule or refers_to(node.rule.body, rule)
    if isinstance(node, tuple):
        return any(refers_to(one, rule) for one in node)
    return is_dataclass(node) and any(refers_to(value, rule) for _, value in _children(node))


def _changed(node: Any, changes: dict[str, Any]) -> Any:
    return replace(node, **changes)


def _children(node: Any) -> list[tuple[str, Any]]:
    return [(field.name, getattr(node, field.name)) for field in fields(node) if field.name not in _WORDS]


_WORDS = frozenset({"label", "sources", "id"})


def _inside(node: Any, path: str) -> Iterator[tuple[Any, str]]:
    """Yield the node with one slip in it or in something inside it."""
    if isinstance(node, Clause | Labelled):
        path = node.id
    for slipped, slip in _slips(node):
        yield slipped, f"{path}: {slip}"
    if isinstance(node, RuleRef | Literal) or not is_dataclass(node):
        return
    for name, value in _children(node):
        if isinstance(value, tuple):
            for at, one in enumerate(value):
                for slipped, slip in _inside(one, path):
                    yield _changed(node, {name: (*value[:at], slipped, *value[at + 1 :])}), slip
        elif is_dataclass(value):
            for slipped, slip in _inside(value, path):
                yield _changed(node, {name: slipped}), slip


def _slips(node: Any) -> Iterator[tuple[Any, str]]:
    match node:
        case Compare(left, sign, right):
            yield Compare(left, SLIPPED[sign], right), f"{sign} for {SLIPPED[sign]}"
            for moved, by in _off_by_one(right):
                yield Compare(left, sign, moved), by
        case AllOf(conditions) | AnyOf(conditions) if len(conditions) > 1:
            other = AnyOf if isinstance(node, AllOf) else AllOf
            yield other(conditions), "any for all" if other is AnyOf else "all for any"
            for at, dropped in enumerate(conditions):
                yield type(node)(conditions[:at] + conditions[at + 1 :]), f"without {_title(dropped, at)}"
        case Negation(condition):
            yield condition, "negation dropped"
        case In(member, Literal(frozenset() as codes)) if len(codes) > 1:
            for code in sorted(codes):
                yield In(member, Literal(codes - {code})), f"without {code}"
        case ParameterOn(name, FactRef(day)) if day in OTHER_DAY and not PARAMETERS[name].constant:
            yield ParameterOn(name, FactRef(OTHER_DAY[day])), f"{name} on {OTHER_DAY[day]}"
        case FactRef(name, ask) if ask in OTHER_ASK:
            yield FactRef(name, OTHER_ASK[ask]), f"{name} {OTHER_ASK[ask]}"
        case IfKnown(name, then, other_way):
            yield then, f"{name} always asked"
            yield other_way, f"{name} never asked"
        case _:
            yield from _slips_of_terms(node)


def _slips_of_terms(node: Any) -> Iterator[tuple[Any, str]]:
    match node:
        case Shift() | StatutoryEnd():
            months = node.months + (12 * node.years if isinstance(node, Shift) else 0)
            if months:
                fewer = months - (1 if months > 0 else -1)
                years = {"years": 0} if isinstance(node, Shift) else {}
                yield _changed(node, {"months": fewer, **years}), f"{fewer} months for {months}"
            for days in (node.days - 1, node.days + 1):
                yield replace(node, days=days), f"{days} days for {node.days}"
            if isinstance(node, StatutoryEnd):
                yield Shift(node.start, months=node.months, days=node.days), "holidays forgotten"
        case BusinessDaysAfter(start, count):
            yield BusinessDaysAfter(start, count + 1), "a business day more"
            yield BusinessDaysAfter(start, count - 1), "a business day fewer"
            yield Shift(start, days=count), "calendar days for business days"
        case AgeOn(born_on, FactRef(day)) if day in OTHER_DAY:
            yield AgeOn(born_on, FactRef(OTHER_DAY[day])), f"age on {OTHER_DAY[day]}"
        case Earlier(left, right):
            yield Later(left, right), "later for earlier"
        case Later(left, right):
            yield Earlier(left, right), "earlier for later"
        case Otherwise(term, _):
            yield term, "fallback dropped"
        case AmountOf(parameter, on):
            other = next(name for name in PARAMETERS if name.endswith("_fee") and name != parameter)
            yield AmountOf(other, on), f"{other} for {parameter}"
        case Labelled() if node.when is not None:
            yield replace(node, when=None), "always"
        case Earliest(terms) | Latest(terms) | Cases(terms) | Collection(terms) | Total(terms):
            yield from _slips_of_reckoners(node, terms)
        case _:
            return


def _slips_of_reckoners(node: Any, terms: tuple[Labelled, ...]) -> Iterator[tuple[Any, str]]:
    if len(terms) > 1:
        for at, term in enumerate(terms):
            yield replace(node, terms=terms[:at] + terms[at + 1 :]), f"without {term.id}"
        if isinstance(node, Earliest | Latest):
            other = Latest if isinstance(node, Earliest) else Earliest
            yield other(terms), f"{other.__name__.lower()} for {type(node).__name__.lower()}"


def _off_by_one(term: object) -> Iterator[tuple[Literal, str]]:
    match term:
        case Literal(bool()):
            yield Literal(not term.value), f"{not term.value}"
        case Literal(int() as number):
            for other in (number - 1, number + 1):
                yield Literal(other), f"{other} for {number}"
        case Literal(date() as day):
            for days in (-1, 1):
                yield Literal(day + timedelta(days=days)), f"{day + timedelta(days=days)} for {day}"
        case _:
            return


def _title(condition: object, at: int) -> str:
    return condition.id if isinstance(condition, Clause) else f"condition {at + 1}"
