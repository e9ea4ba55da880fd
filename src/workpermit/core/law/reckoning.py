"""Turns a quantity into a function that comes to a value and says which term bound it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from workpermit.core.law.arithmetic import FACT_MISSING, FOR_OFFICER, MET, UNKNOWN, parameter_value
from workpermit.core.law.calendar import business_days_after, last_day_of_statutory_period
from workpermit.core.law.explaining import OUTCOMES, Get, Notes, TermReader, condition_reader, term_reader
from workpermit.core.law.findings import Outcome, Reckoning, TermFinding
from workpermit.core.law.quantity import (
    AmountOf,
    BusinessDaysAfter,
    Cases,
    Collection,
    Earliest,
    Labelled,
    Latest,
    Measure,
    Quantity,
    StatutoryEnd,
    Total,
)
from workpermit.core.law.vocabulary.types import Facts, Value

TermReckoner: TypeAlias = Callable[[Get], TermFinding]


def reckoner(quantity: Quantity) -> Callable[[Facts], Reckoning]:
    """Return the function of a quantity."""
    readers = tuple(map(_labelled_reader, quantity.body.terms))
    combine = _COMBINE[type(quantity.body)]

    def reckon(facts: Facts) -> Reckoning:
        found = _found(readers, facts.get, first_only=isinstance(quantity.body, Cases))
        blocking = [term for term in found if term.outcome in (Outcome.FACT_MISSING, Outcome.FOR_OFFICER)]
        outcome = max((term.outcome for term in blocking), key=_RANK.__getitem__, default=Outcome.MET)
        missing = tuple(dict.fromkeys(name for term in blocking for name in term.missing))
        value, binding = (None, None) if blocking else combine([t for t in found if t.outcome is Outcome.MET])
        return Reckoning(quantity.id, quantity.label, value, binding, tuple(found), missing, outcome, quantity.sources)

    return reckon


_RANK = {Outcome.MET: 0, Outcome.FOR_OFFICER: 1, Outcome.FACT_MISSING: 2}


def _found(readers: Sequence[TermReckoner], get: Get, *, first_only: bool) -> list[TermFinding]:
    found: list[TermFinding] = []
    for reader in readers:
        term = reader(get)
        found.append(term)
        if first_only and term.outcome is not Outcome.NOT_MET:
            break
    return found


def _labelled_reader(term: Labelled) -> TermReckoner:
    applies = condition_reader(term.when) if term.when is not None else None
    measure = _measure_reader(term.measure)

    def read(get: Get) -> TermFinding:
        notes = Notes()
        code = applies(get, None, notes) if applies is not None else MET
        value: Any = None
        if code == MET:
            value = measure(get, None, notes)
            if value is UNKNOWN:
                code, value = FACT_MISSING, None
        missing = tuple(dict.fromkeys(notes.missing)) if code in (FACT_MISSING, FOR_OFFICER) else ()
        return TermFinding(term, value, OUTCOMES[code], missing)

    return read


def _measure_reader(measure: Measure) -> TermReader:
    match measure:
        case StatutoryEnd(start, days, months):
            return _from_day(start, lambda day: last_day_of_statutory_period(day, days=days, months=months))
        case BusinessDaysAfter(start, count):
            return _from_day(start, lambda day: business_days_after(day, count))
        case AmountOf(parameter, on):
            day = term_reader(on)
            return lambda get, record, notes: parameter_value(parameter, day(get, record, notes))
        case _:
            return term_reader(measure)


def _from_day(start: Any, count: Callable[[Any], Any]) -> TermReader:
    first = term_reader(start)

    def read(get: Get, record: Any, notes: Notes) -> Any:
        day = first(get, record, notes)
        return day if day is UNKNOWN or day is None else count(day)

    return read


_Bound: TypeAlias = tuple[Value, TermFinding | None]


def _earliest(found: list[TermFinding]) -> _Bound:
    dated: list[Any] = [term for term in found if term.value is not None]
    binding = min(dated, key=lambda term: term.value, default=None)
    return (binding.value, binding) if binding else (None, None)


def _latest(found: list[TermFinding]) -> _Bound:
    dated: list[Any] = [term for term in found if term.value is not None]
    binding = max(dated, key=lambda term: term.value, default=None)
    return (binding.value, binding) if binding else (None, None)


def _first(found: list[TermFinding]) -> _Bound:
    return (found[0].value, found[0]) if found else (None, None)


def _every(found: list[TermFinding]) -> _Bound:
    return tuple(str(term.value) for term in found), None


def _sum(found: list[TermFinding]) -> _Bound:
    return sum(term.value for term in found if isinstance(term.value, int)), None


_COMBINE: dict[type[object], Callable[[list[TermFinding]], _Bound]] = {
    Earliest: _earliest,
    Latest: _latest,
    Cases: _first,
    Collection: _every,
    Total: _sum,
}
