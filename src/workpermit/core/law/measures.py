"""Lowers quantities to columns: the value of each row, and whether it is sure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache, reduce
from operator import and_
from typing import NamedTuple

from workpermit.core.law.calendar import is_business_day, last_day_of_statutory_period
from workpermit.core.law.engine import Cell, Column, Verdict
from workpermit.core.law.expression import Term
from workpermit.core.law.facts import FactType
from workpermit.core.law.lowering import Lowering
from workpermit.core.law.parameters import PARAMETERS
from workpermit.core.law.quantity import (
    AmountOf,
    BusinessDaysAfter,
    Cases,
    Collection,
    Earliest,
    Labelled,
    Measure,
    Quantity,
    StatutoryEnd,
    Total,
    Yields,
)

# The days a calendar is written out for; polars refuses others, a relation answers null on them.
FIRST_YEAR, LAST_YEAR = 1950, 2149


class _Part(NamedTuple):
    """A labelled term: its value, whether it applies, and the verdict with the value's own gaps in it."""

    value: Column
    applies: Verdict
    sure: Verdict


def lowered(quantity: Quantity, lowering: Lowering) -> tuple[Column, Verdict]:
    """Return the value of a quantity and its outcome: true where the value is sure, none included.

    Raises:
        ValueError: the quantity yields a list, which no column holds.
    """
    if isinstance(quantity.body, Collection):
        raise ValueError(  # noqa: TRY004 - the quantity is of the right type, it only fits no column
            f"{quantity.id} yields a list; sweep the rule that judges it, or reckon case by case"
        )
    parts = [_part(term, lowering) for term in quantity.body.terms]
    if isinstance(quantity.body, Cases):
        return _first(parts, lowering, FactType.TEXT if quantity.yields is Yields.CODE else FactType.DATE)
    sure = Verdict(
        reduce(and_, (part.sure.answer for part in parts)),
        reduce(and_, (_decided(part.sure, lowering) for part in parts)),
    )
    engine = lowering.engine
    values = [engine.choose(part.applies.answer, part.value, None) for part in parts]
    if isinstance(quantity.body, Total):
        value = reduce(lambda left, right: left + right, (engine.filled(value, 0) for value in values))
    else:
        value = reduce(lambda left, right: _nearer(quantity.body, left, right, lowering), map(lowering.kept, values))
    return engine.choose(sure.answer, value, None), sure


def _part(term: Labelled, lowering: Lowering) -> _Part:
    engine = lowering.engine
    applies = Verdict(engine.literal(True)) if term.when is None else lowering.condition(term.when)
    applies = Verdict(lowering.kept(applies.answer), applies.settled)
    cell = _measured(term.measure, lowering)
    valued = engine.choose(lowering.known(cell), engine.literal(True), None)
    # Where the term applies, its value must be known; where it does not, it stands in nobody's way.
    answer = engine.choose(applies.answer, valued, engine.choose(~applies.answer, engine.literal(True), None))
    settled = None
    if applies.settled is not None:
        settled = engine.is_null(applies.answer) & applies.settled
    return _Part(cell.value, applies, Verdict(answer, settled))


def _decided(verdict: Verdict, lowering: Lowering) -> Column:
    answered = ~lowering.engine.is_null(verdict.answer)
    return answered if verdict.settled is None else answered | verdict.settled


def _first(parts: Sequence[_Part], lowering: Lowering, kind: FactType) -> tuple[Column, Verdict]:
    engine = lowering.engine
    value: Column | None = None
    answer, settled = engine.literal(True), engine.literal(False)
    for part in reversed(parts):
        passed_over = engine.filled(~part.applies.answer, False)
        value = engine.choose(passed_over, engine.null(kind) if value is None else value, part.value)
        answer = engine.choose(passed_over, answer, part.sure.answer)
        own = engine.literal(False) if part.sure.settled is None else part.sure.settled
        settled = engine.choose(passed_over, settled, own)
    return engine.choose(answer, value, None), Verdict(answer, settled)


def _nearer(body: object, left: Column, right: Column, lowering: Lowering) -> Column:
    engine = lowering.engine
    kept = left <= right if isinstance(body, Earliest) else left >= right
    both = engine.choose(kept, left, right)
    nearest = engine.choose(engine.is_null(left), right, engine.choose(engine.is_null(right), left, both))
    return lowering.kept(nearest)


def _measured(measure: Measure, lowering: Lowering) -> Cell:
    match measure:
        case StatutoryEnd(start, days, months):
            cell = lowering.cell(start)
            last = lowering.engine.moved(cell.value, months, days)
            return Cell(lowering.engine.looked_up(last, limits()), cell.none, cell.sure)
        case BusinessDaysAfter(start, count):
            cell = lowering.cell(start)
            return Cell(lowering.engine.looked_up(cell.value, business_days(count)), cell.none, cell.sure)
        case AmountOf(parameter, on):
            return lowering.parameter(PARAMETERS[parameter], on)
        case _:
            return lowering.cell(_term(measure))


def _term(measure: Term) -> Term:
    return measure


@cache
def limits() -> Mapping[date, date]:
    """Return the day a statutory limit ends on, by the day it would have ended on (IA 26)."""
    return {day: last_day_of_statutory_period(day) for day in _every_day()}


@cache
def business_days(count: int) -> Mapping[date, date]:
    """Return the day `count` business days after each day (IN-04)."""
    days = _every_day()
    working = [day for day in days if is_business_day(day)]
    found: dict[date, date] = {}
    passed = 0
    for day in days:
        passed += is_business_day(day)
        if passed + count <= len(working):
            found[day] = working[passed + count - 1] if passed + count else day
    return found


@cache
def _every_day() -> tuple[date, ...]:
    first, last = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
    return tuple(first + timedelta(days=at) for at in range((last - first).days + 1))
