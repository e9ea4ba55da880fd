"""Lowers terms to cells: the values, ages, moved dates and parameters that conditions compare."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import and_, or_
from typing import assert_never

from workpermit.core.law.arithmetic import ORDER, PRESUMED, UNKNOWN
from workpermit.core.law.engine import NONE_SUFFIX, Cell, Column, Engine, item_column
from workpermit.core.law.expression import (
    AgeOn,
    Ask,
    Earlier,
    FactRef,
    Item,
    Later,
    LatestIn,
    Literal,
    Operator,
    Otherwise,
    ParameterOn,
    Shift,
    Term,
)
from workpermit.core.law.facts import FACTS
from workpermit.core.law.parameters import PARAMETERS, Parameter

_MONTHS_A_YEAR = 12


class Cells:
    """Lowers the terms of one engine's table, and of the tables its lists are exploded into."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        # The list whose records stand in the table at hand; empty in the table of cases itself.
        self._list = ""
        self._cells: dict[tuple[str, Term], Cell] = {}

    def cell(self, term: Term) -> Cell:
        """Lower a term, once in each table."""
        if isinstance(term, Literal | Item):  # true equals 1, so a literal is no key
            return self._lowered(term)
        # The columns of a row stand in the table of a list's records too, so only terms with items differ.
        found = self._cells.get((self._list, term)) or self._cells.get(("", term))
        if found is None:
            found = self._cells[self._list, term] = self._lowered(term)
        return found

    def _lowered(self, term: Term) -> Cell:
        match term:
            case FactRef(name, ask):
                return self._fact(name, ask)
            case Item(name):
                return self._item(name)
            case Literal(value):
                if value is None:
                    return Cell(self.engine.null(None), self.engine.literal(True), sure=True)
                return Cell(self.engine.literal(value), sure=True)
            case ParameterOn(name, on):
                return self.parameter(PARAMETERS[name], on)
            case Shift(moved, years, months, days):
                start = self.cell(moved)
                all_months = years * _MONTHS_A_YEAR + months
                return Cell(self.engine.moved(start.value, all_months, days), start.none, start.sure)
            case AgeOn(born_on, on):
                born, day = self.cell(born_on), self.cell(on)
                nones = [cell.none for cell in (born, day) if cell.none is not None]
                none = self.known(born) & self.known(day) & reduce(or_, nones) if nones else None
                return Cell(self.engine.age(born.value, day.value), none)
            case Earlier(left, right):
                return self._picked(Operator.UP_TO, self.cell(left), self.cell(right))
            case Later(left, right):
                return self._picked(Operator.FROM, self.cell(left), self.cell(right))
            case Otherwise(first, fallback):
                return self._fallen_back(self.cell(first), self.cell(fallback))
            case LatestIn():
                return self._cells["", term]
            case _:
                assert_never(term)

    def _fact(self, name: str, ask: Ask) -> Cell:
        engine = self.engine
        if not engine.has(name):
            value, none = engine.null(FACTS[name].type), None
        else:
            value = engine.column(name)
            none = self._none_beside(name, value)
        presumed = PRESUMED[ask]
        if presumed is UNKNOWN:
            return Cell(value, none)
        if presumed is None:
            return Cell(value, engine.is_null(value), sure=True)
        filled = engine.filled(value, presumed)
        return Cell(filled if none is None else engine.choose(~none, filled, None), none, sure=True)

    def _item(self, name: str | None) -> Cell:
        column = item_column(name)
        if name is not None and not self.engine.has_field(self._list, name):
            kind = next(field.type for field in FACTS[self._list].fields if field.name == name)
            return Cell(self.engine.null(kind))
        value = self.engine.column(column)
        if name is None or not self.engine.has_field(self._list, name + NONE_SUFFIX):
            return Cell(value)
        return Cell(value, self._flagged(value, column + NONE_SUFFIX))

    def _none_beside(self, name: str, value: Column) -> Column | None:
        return self._flagged(value, name + NONE_SUFFIX) if self.engine.has(name + NONE_SUFFIX) else None

    def _flagged(self, value: Column, flag: str) -> Column:
        return self.engine.is_null(value) & self.engine.filled(self.engine.column(flag), False)

    def parameter(self, parameter: Parameter, on: Term) -> Cell:
        """Lower the value a dated parameter had on a day; the day does not matter to a constant one."""
        if parameter.constant:
            return self._lowered(Literal(parameter.held[0].value))  # type: ignore[arg-type]
        day = self.cell(on)
        value = self._held_on(day, parameter, [self.engine.literal(held.value) for held in parameter.held])
        return Cell(value, self.known(day) & self.engine.is_null(value), day.sure)

    def _held_on(self, day: Cell, parameter: Parameter, values: Sequence[Column]) -> Column:
        found: Column | None = None
        for held, value in zip(reversed(parameter.held), reversed(values), strict=True):
            bounds = [~self.engine.is_null(day.value)]
            if held.from_on is not None:
                bounds.append(day.value >= self.engine.literal(held.from_on))
            if held.until_on is not None:
                bounds.append(day.value <= self.engine.literal(held.until_on))
            found = self.engine.choose(reduce(and_, bounds), value, found)
        return found

    def _picked(self, sign: Operator, left: Cell, right: Cell) -> Cell:
        choose, order = self.engine.choose, ORDER[sign]
        other = choose(~order(left.value, right.value), right.value, None)
        value = choose(order(left.value, right.value), left.value, other)
        if right.none is not None:
            value = choose(right.none, left.value, value)
        if left.none is not None:
            value = choose(left.none, right.value, value)
        none = None if left.none is None or right.none is None else left.none & right.none
        return Cell(value, none, left.sure and right.sure)

    def _fallen_back(self, first: Cell, fallback: Cell) -> Cell:
        if first.none is None:
            return first
        none = None if fallback.none is None else first.none & fallback.none
        value = self.engine.choose(first.none, fallback.value, first.value)
        return Cell(value, none, first.sure and fallback.sure)

    def known(self, cell: Cell) -> Column:
        """Tell where a cell is known, be it to be none."""
        if cell.sure:
            return self.engine.literal(True)
        told = ~self.engine.is_null(cell.value)
        return told if cell.none is None else told | cell.none
