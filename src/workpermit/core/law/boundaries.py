"""Boundary cases made from a rule's own constants: the day before, the day and the day after each turning point.

`edges` lists, for each fact a rule asks for, the values worth trying beside a given person: a date at each date it is
compared with (moved back through months, ages and dated parameters), a number at each threshold, every choice, a list
with each of its records' fields at an edge, none where the fact may be none, and `UNSAID`, which takes the fact away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any, Final

from workpermit.core.law.arithmetic import UNKNOWN
from workpermit.core.law.calendar import add_days, add_months, add_years
from workpermit.core.law.explaining import Notes, term_reader
from workpermit.core.law.expression import (
    AgeOn,
    AnyRecord,
    Compare,
    Earlier,
    FactRef,
    IfKnown,
    Item,
    Later,
    LatestIn,
    Literal,
    OfficerFinds,
    Otherwise,
    ParameterOn,
    Rule,
    Shift,
    Term,
    nodes_in,
)
from workpermit.core.law.facts import FACTS, Fact, Facts, FactType, Value
from workpermit.core.law.parameters import PARAMETERS
from workpermit.core.law.quantity import AmountOf, Quantity

UNSAID: Final = UNKNOWN
_MONTHS_A_YEAR = 12
_LEAP_DAY, _MONTH_END = date(2024, 2, 29), date(2024, 3, 31)
# In no list of the book.
_NOWHERE = "ZZ"

Edges = dict[str, list[Any]]


def boundary_cases(subject: Rule | Quantity, facts: Facts) -> Iterator[dict[str, Value]]:
    """Yield the person once per edge, with that one fact changed or taken away."""
    for name, values in edges(subject, facts).items():
        for value in values:
            yield moved(facts, name, value)


def moved(facts: Facts, name: str, value: object) -> dict[str, Value]:
    """Return the facts with one of them changed, or taken away by `UNSAID`."""
    others: dict[str, Any] = {key: kept for key, kept in facts.items() if key != name}
    return others if value is UNSAID else others | {name: value}


def asked(subject: Rule | Quantity) -> list[str]:
    """Return the facts that a rule or quantity asks for, the day it is judged on included."""
    names = [node.name for node in nodes_in(subject) if isinstance(node, FactRef | IfKnown | OfficerFinds)]
    return list(dict.fromkeys([*names, subject.judged_on]))


def edges(subject: Rule | Quantity, facts: Facts) -> Edges:
    """Return the values worth trying for each fact that a rule or quantity asks for."""
    found: Edges = {name: _ordinary(FACTS[name]) for name in asked(subject)}
    codes = _codes(subject)
    for name in found:
        if FACTS[name].type is FactType.COUNTRY:
            found[name] += codes
        if FACTS[name].type is FactType.COUNTRIES:
            found[name] += [(code,) for code in codes] + list(zip(codes, reversed(codes), strict=True))
    for path, value in _turning_points(subject, facts):
        name, _, field = path.partition(".")
        found[name] += _listed(name, field, value, facts) if field else _around(value)
    for name in found:
        if FACTS[name].type is FactType.RECORDS:
            found[name] += _records(FACTS[name], codes, facts)
    return {name: [*_distinct(values), UNSAID] for name, values in found.items()}


# --- what a fact may be whatever the rule says -----------------------------------------------------------------------


def _ordinary(fact: Fact) -> list[Any]:
    values: list[Any] = [None] if fact.nullable else []
    match fact.type:
        case FactType.BOOLEAN:
            values += [True, False]
        case FactType.CODE:
            values += fact.choices
        case FactType.CODES:
            every = frozenset(fact.choices)
            values += [frozenset(), every, *(every - {code} for code in fact.choices)]
        case FactType.DATE:
            values += [_LEAP_DAY, _MONTH_END]
        case FactType.RECORDS | FactType.COUNTRIES:
            values += [()]
        case _:
            values += [fact.example]
    return values


def _records(fact: Fact, codes: list[str], facts: Facts) -> list[Any]:
    """Return the list with its first record changed field by field, then with a hole in each."""
    whole = _first_record(fact.name, facts)
    found: list[Any] = []
    for field in fact.fields:
        choices = codes if field.type is FactType.COUNTRY else _ordinary(field)
        found += [({**whole, field.name: value},) for value in choices]
        hole = {name: value for name, value in whole.items() if name != field.name}
        found += [(hole,), (hole, whole)]
    return found


def _first_record(name: str, facts: Facts) -> Mapping[str, Any]:
    listed: Any = facts.get(name) or FACTS[name].example
    record: Mapping[str, Any] = listed[0]
    return record


def _listed(name: str, field: str, value: object, facts: Facts) -> list[Any]:
    whole = _first_record(name, facts)
    near = [{**whole, field: one} for one in _around(value)]
    return [*((record,) for record in near), tuple(near[:2])]


def _around(value: Any) -> list[Any]:
    if isinstance(value, date):
        return [add_days(value, days) for days in (-1, 0, 1)]
    return [value - 1, value, value + 1] if isinstance(value, int) and not isinstance(value, bool) else []


def _codes(subject: object) -> list[str]:
    """Return two members of every list of countries in the subject, and a code that is in none."""
    groups: list[Any] = []
    for node in nodes_in(subject):
        if isinstance(node, Literal) and isinstance(node.value, frozenset | str):
            groups.append(node.value if isinstance(node.value, frozenset) else {node.value})
        if isinstance(node, ParameterOn):
            held = [one.value for one in PARAMETERS[node.name].held if isinstance(one.value, frozenset)]
            groups += held + [left ^ right for left, right in pairwise(held)]
    chosen = [code for group in groups for code in (min(group, default=_NOWHERE), max(group, default=_NOWHERE))]
    return [*dict.fromkeys(code for code in chosen if len(code) == len(_NOWHERE) and code.isupper()), _NOWHERE]


# --- where a comparison turns ----------------------------------------------------------------------------------------


def _turning_points(subject: object, facts: Facts, records: str = "") -> Iterator[tuple[str, Any]]:
    """Yield a fact, or a field of a list's records, and the value at which a comparison with it turns."""
    for node in _near_nodes(subject):
        match node:
            case AnyRecord(ref, such_that):
                yield from _turning_points(such_that, facts, ref.name)
            case Compare(left, _, right):
                for moving, fixed in ((left, right), (right, left)):
                    yield from _solved(moving, _value(fixed, facts, records), facts, records)
            case ParameterOn(name, on) | AmountOf(name, on):
                for held in PARAMETERS[name].held:
                    for day in filter(None, (held.from_on, held.until_on)):
                        yield from _solved(on, day, facts, records)
            case _:
                continue


def _solved(term: object, target: Any, facts: Facts, records: str) -> Iterator[tuple[str, Any]]:
    """Yield what a fact inside a term must be for the term to come to the target."""
    if isinstance(target, datetime) or not isinstance(target, date | int) or isinstance(target, bool):
        return
    match term:
        case FactRef(name):
            yield name, target
        case Item(name) if name is not None:
            yield f"{records}.{name}", target
        case LatestIn(ref, field):
            yield f"{ref.name}.{field}", target
        case Shift(inner, years, months, days) if isinstance(target, date):
            start = add_months(add_days(target, -days), -(years * _MONTHS_A_YEAR + months))
            yield from _solved(inner, start, facts, records)
        case AgeOn(born_on, on) if isinstance(target, int):
            for known, moving, sign in ((on, born_on, -1), (born_on, on, 1)):
                day = _value(known, facts, records)
                if isinstance(day, date):
                    for years in (target, target + 1):
                        yield from _solved(moving, add_years(day, sign * years), facts, records)
        case Earlier(left, right) | Later(left, right) | Otherwise(left, right):
            yield from _solved(left, target, facts, records)
            yield from _solved(right, target, facts, records)
        case _:
            return


def _value(term: Term, facts: Facts, records: str) -> Any:
    record = _first_record(records, facts) if records else None
    if records and not isinstance(record, Mapping):
        return UNKNOWN
    return term_reader(term)(facts.get, record, Notes())


def _near_nodes(node: object) -> Iterator[object]:
    """Yield a node and what is inside it, but not inside a quantifier, whose items belong to its own list."""
    if isinstance(node, tuple):
        for one in node:
            yield from _near_nodes(one)
    elif is_dataclass(node):
        yield node
        if not isinstance(node, AnyRecord):
            for field in fields(node):
                yield from _near_nodes(getattr(node, field.name))


def _distinct(values: Iterable[Any]) -> list[Any]:
    found: list[Any] = []
    for value in values:
        if not any(value is one or (type(value) is type(one) and value == one) for one in found):
            found.append(value)
    return found
