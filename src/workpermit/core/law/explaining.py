"""Turns nodes into closures that answer and take notes: the values seen, the clauses inside, the facts missing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias, assert_never

from workpermit.core.law.arithmetic import (
    EQUALITIES,
    FACT_MISSING,
    FOR_OFFICER,
    MET,
    NOT_MET,
    ORDER,
    PRESUMED,
    SWAPPED,
    UNKNOWN,
    aged,
    compared,
    earlier,
    is_in,
    later,
    latest_in,
    otherwise,
    parameter_value,
    shifted,
)
from workpermit.core.law.expression import (
    AgeOn,
    AllOf,
    AnyOf,
    AnyRecord,
    Clause,
    Compare,
    Condition,
    Earlier,
    FactRef,
    ForOfficer,
    IfKnown,
    In,
    Item,
    Later,
    LatestIn,
    Literal,
    Negation,
    OfficerFinds,
    Operator,
    Otherwise,
    ParameterOn,
    Rule,
    RuleRef,
    Shift,
    Term,
)
from workpermit.core.law.findings import ClauseFinding, Outcome

OUTCOMES = (Outcome.MET, Outcome.FOR_OFFICER, Outcome.FACT_MISSING, Outcome.NOT_MET)
_MONTHS_A_YEAR = 12


class Notes:
    """What one clause looked at; `missing` keeps only what could still change a FACT_MISSING."""

    __slots__ = ("missing", "parts", "values")

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.missing: list[str] = []
        self.parts: list[ClauseFinding] = []


Get: TypeAlias = Callable[[str, Any], Any]
TermReader: TypeAlias = Callable[[Get, Any, Notes], Any]
ConditionReader: TypeAlias = Callable[[Get, Any, Notes], int]


def term_reader(term: Term) -> TermReader:
    """Return the closure that reads a term."""
    match term:
        case FactRef():
            return _fact_reader(term)
        case Item(name):
            if name is None:
                return lambda get, record, notes: record
            return lambda get, record, notes: record.get(name, UNKNOWN)
        case Literal(value):
            return lambda get, record, notes: value
        case ParameterOn(name, on):
            day = term_reader(on)
            return lambda get, record, notes: parameter_value(name, day(get, record, notes))
        case Shift(moved, years, months, days):
            start = term_reader(moved)
            all_months = years * _MONTHS_A_YEAR + months
            return lambda get, record, notes: shifted(start(get, record, notes), all_months, days)
        case AgeOn(born_on, on):
            return _pair_reader(aged, born_on, on)
        case Earlier(left, right):
            return _pair_reader(earlier, left, right)
        case Later(left, right):
            return _pair_reader(later, left, right)
        case Otherwise(first, fallback):
            return _pair_reader(otherwise, first, fallback)
        case LatestIn(records, field):
            rows = _fact_reader(records)
            return lambda get, record, notes: _noting(latest_in(rows(get, record, notes), field), records.name, notes)
        case _:
            assert_never(term)


def _fact_reader(ref: FactRef) -> TermReader:
    name, presumed = ref.name, PRESUMED[ref.ask]

    def read(get: Get, record: Any, notes: Notes) -> Any:
        value = get(name, presumed)
        if value is UNKNOWN:
            notes.missing.append(name)
        else:
            notes.values[name] = value
        return value

    return read


def _pair_reader(combine: Callable[[Any, Any], Any], left: Term, right: Term) -> TermReader:
    first, second = term_reader(left), term_reader(right)
    return lambda get, record, notes: combine(first(get, record, notes), second(get, record, notes))


def _noting(value: Any, name: str, notes: Notes) -> Any:
    if value is UNKNOWN:
        notes.missing.append(name)
    return value


def condition_reader(node: Condition) -> ConditionReader:
    """Return the closure that answers a condition."""
    match node:
        case Compare(FactRef(name, ask), sign, Literal(constant)):
            return _constant_reader(name, PRESUMED[ask], sign, constant)
        case Compare(left, sign, right):
            first, second = term_reader(left), term_reader(right)
            return _leaf(
                lambda get, record, notes: compared(sign, first(get, record, notes), second(get, record, notes))
            )
        case In(member, group):
            one, many = term_reader(member), term_reader(group)
            return _leaf(lambda get, record, notes: is_in(one(get, record, notes), many(get, record, notes)))
        case AllOf(conditions):
            return _all_reader(tuple(map(condition_reader, conditions)))
        case AnyOf(conditions):
            return _any_reader(tuple(map(condition_reader, conditions)))
        case Negation(condition):
            inner = condition_reader(condition)
            return lambda get, record, notes: SWAPPED[inner(get, record, notes)]
        case AnyRecord(records, such_that):
            return _record_reader(records, condition_reader(such_that))
        case IfKnown(name, then, other):
            known, unknown = condition_reader(then), condition_reader(other)
            return lambda get, record, notes: (unknown if get(name, UNKNOWN) is UNKNOWN else known)(get, record, notes)
        case OfficerFinds(name):
            return _officer_reader(name)
        case ForOfficer():
            return lambda get, record, notes: FOR_OFFICER
        case RuleRef(rule):
            return _clause_reader(rule)
        case Clause():
            return _clause_reader(node)
        case _:
            assert_never(node)


def _constant_reader(name: str, presumed: object, sign: Operator, constant: Any) -> ConditionReader:
    order = ORDER[sign]
    by_order = sign not in EQUALITIES

    def read(get: Get, record: Any, notes: Notes) -> int:
        value = get(name, presumed)
        if value is UNKNOWN:
            notes.missing.append(name)
            return FACT_MISSING
        notes.values[name] = value
        if by_order and (value is None or constant is None):
            return NOT_MET
        return MET if order(value, constant) else NOT_MET

    return read


def _leaf(answer: ConditionReader) -> ConditionReader:
    def read(get: Get, record: Any, notes: Notes) -> int:
        mark = len(notes.missing)
        code = answer(get, record, notes)
        if code != FACT_MISSING and len(notes.missing) > mark:
            del notes.missing[mark:]
        return code

    return read


def _all_reader(readers: tuple[ConditionReader, ...]) -> ConditionReader:
    def read(get: Get, record: Any, notes: Notes) -> int:
        mark, worst = len(notes.missing), MET
        for reader in readers:
            code = reader(get, record, notes)
            if code > worst:
                worst = code
        if worst != FACT_MISSING:
            del notes.missing[mark:]
        return worst

    return read


def _any_reader(readers: tuple[ConditionReader, ...]) -> ConditionReader:
    def read(get: Get, record: Any, notes: Notes) -> int:
        mark, result = len(notes.missing), NOT_MET
        for reader in readers:
            code = reader(get, record, notes)
            if code == MET or (result != MET and code != NOT_MET and (result == NOT_MET or code > result)):
                result = code
        if result != FACT_MISSING:
            del notes.missing[mark:]
        return result

    return read


def either(left: int, right: int) -> int:
    """Combine two codes as any_of does."""
    return SWAPPED[max(SWAPPED[left], SWAPPED[right])]


def _record_reader(records: FactRef, such_that: ConditionReader) -> ConditionReader:
    rows = _fact_reader(records)
    name = records.name

    def read(get: Get, record: Any, notes: Notes) -> int:
        listed = rows(get, record, notes)
        if listed is UNKNOWN:
            return FACT_MISSING
        mark, result = len(notes.missing), NOT_MET
        for one in listed or ():
            inner = Notes()
            code = such_that(get, one, inner)
            if code == MET:
                notes.values[name] = one
                del notes.missing[mark:]
                return MET
            if code == FACT_MISSING:
                # A field missing from a record is asked for as the whole list.
                notes.missing.extend(inner.missing or (name,))
            result = either(result, code)
        if result != FACT_MISSING:
            del notes.missing[mark:]
        return result

    return read


def _officer_reader(name: str) -> ConditionReader:
    def read(get: Get, record: Any, notes: Notes) -> int:
        value = get(name, UNKNOWN)
        if value is UNKNOWN or value is None:
            return FOR_OFFICER
        notes.values[name] = value
        return MET if value else NOT_MET

    return read


def _clause_reader(named: Clause | Rule) -> ConditionReader:
    body = condition_reader(named.body)

    def read(get: Get, record: Any, notes: Notes) -> int:
        inner = Notes()
        code = body(get, record, inner)
        missing: tuple[str, ...] = ()
        if inner.missing:
            missing = tuple(dict.fromkeys(inner.missing))
            notes.missing.extend(missing)
        values = tuple(inner.values.items())
        notes.parts.append(ClauseFinding(named, OUTCOMES[code], values, tuple(inner.parts), missing))
        return code

    return read
