"""Lowers the trees of the book to the expressions of a column engine; `columns.py` and `relations.py` are engines.

A term becomes a Cell, a condition a Verdict; both follow the logic of nulls that every engine shares, in which
null is "unknown" and `false and null` is false. What has no null of its own gets a column beside it:

    Cell.none        true where the value is known to be none (its value is null there, yet it is known)
    Verdict.settled  true where an answer of null means FOR_OFFICER rather than FACT_MISSING

Static knowledge is kept in Python: no `none` means never none, no `settled` means that no officer is asked, so a
tree without either costs nothing for them. A list is looked into by exploding it into rows of its own, answering
there in plain columns, and counting the answers back to the row the list came from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import reduce
from operator import and_, or_
from typing import Any, Protocol, TypeAlias, assert_never

from workpermit.core.law.arithmetic import EQUALITIES, ORDER, PRESUMED, UNKNOWN
from workpermit.core.law.expression import (
    AgeOn,
    AllOf,
    AnyOf,
    AnyRecord,
    Ask,
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
from workpermit.core.law.facts import FACTS, FactType
from workpermit.core.law.parameters import PARAMETERS, Parameter
from workpermit.core.law.quantity import Quantity

NONE_SUFFIX = "__none"
_ITEM = "_item"
_MONTHS_A_YEAR = 12
_ASKING = (FactRef, IfKnown, OfficerFinds)

# An expression of the engine at hand; each brings a type of its own, and all of them overload the operators.
Column: TypeAlias = Any


class Engine(Protocol):
    """What a column engine brings; a list is tallied into columns beside the row that holds it."""

    def has(self, name: str) -> bool:
        """Tell whether the table has a column."""

    def has_field(self, records: str, field: str) -> bool:
        """Tell whether the records of a list have a field."""

    def column(self, name: str) -> Column: ...
    def literal(self, value: object) -> Column: ...
    def null(self, kind: FactType | None) -> Column: ...
    def is_null(self, value: Column) -> Column: ...
    def filled(self, value: Column, with_value: object) -> Column: ...
    def choose(self, test: Column, then: Column, otherwise: Column | None) -> Column:
        """Return one or the other; null where the other is not given. A test of null fails."""

    def among(self, value: Column, codes: frozenset[str]) -> Column: ...
    def contains(self, listed: Column, value: Column) -> Column: ...
    def moved(self, day: Column, months: int, days: int) -> Column: ...
    def age(self, born_on: Column, day: Column) -> Column: ...
    def looked_up(self, day: Column, days: Mapping[date, date]) -> Column:
        """Return the day that stands beside a day in a calendar."""

    def keep(self, columns: Mapping[str, Column]) -> None:
        """Add columns to the table."""

    def tally(
        self, records: str, answers: Mapping[str, Column], counted: Mapping[str, Column], latest: Mapping[str, Column]
    ) -> None:
        """Explode a list, answer in columns, and add to its row how many records count and the latest of their days."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A term: its value, where it is known to be none (nowhere, without a column), and whether it is always known."""

    value: Column
    none: Column | None = None
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """A condition: true, false or null, and where a null is an officer's to decide (nowhere, without a column)."""

    answer: Column
    settled: Column | None = None


class Lowering:
    """Walks trees, and adds to the engine's table the columns that lists and rules need."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._list = ""
        self._kept = 0
        self._cells: dict[tuple[str, Term], Cell] = {}
        self._rules: dict[int, Verdict] = {}
        self._records: dict[AnyRecord, Verdict] = {}

    def rule(self, rule: Rule) -> Verdict:
        """Lower a rule into columns of its own, once."""
        found = self._rules.get(id(rule))
        if found is None:
            self.look_into_lists(rule.body)
            found = self._rules[id(rule)] = self._keep(self.condition(rule.body))
        return found

    def kept(self, column: Column) -> Column:
        """Add a column to the table, so that what refers to it often does not repeat what it is made of."""
        self._kept += 1
        self.engine.keep({f"_kept{self._kept}": column})
        return self.engine.column(f"_kept{self._kept}")

    def _keep(self, verdict: Verdict) -> Verdict:
        self._kept += 1
        named = {f"_answer{self._kept}": verdict.answer}
        if verdict.settled is not None:
            named[f"_settled{self._kept}"] = verdict.settled
        self.engine.keep(named)
        answer, *settled = map(self.engine.column, named)
        return Verdict(answer, *settled)

    # --- lists ----------------------------------------------------------------------------------------------------

    def look_into_lists(self, tree: object) -> None:
        """Tally every list a tree looks into, the latest dates first, since quantifiers may compare with them."""
        found = [node for node in nodes_in(tree) if isinstance(node, AnyRecord | LatestIn)]
        for records, nodes in _by_list(node for node in found if isinstance(node, LatestIn)).items():
            self._tally_latest(records, sorted({node.field for node in nodes if isinstance(node, LatestIn)}))
        for records, nodes in _by_list(node for node in found if isinstance(node, AnyRecord)).items():
            new = dict.fromkeys(node for node in nodes if isinstance(node, AnyRecord) and node not in self._records)
            if new:
                self._tally_answers(records, list(new))

    def _tally_latest(self, records: str, names: Sequence[str]) -> None:
        for name in names:
            ref = FactRef(records)
            key = ("", LatestIn(ref, name))
            if key in self._cells:
                continue
            listed = self.cell(ref)
            if not self.engine.has_field(records, name):
                # Every record of such a list has a hole, so only an empty list is known.
                self._cells[key] = self._latest_of_holes(records, listed)
                continue
            self._list = records
            day = self.cell(Item(name))
            self._list = ""
            latest, holes = f"_{records}_{name}_latest", f"_{records}_{name}_holes"
            self.engine.tally(records, {}, {holes: ~self.known(day)}, {latest: day.value})
            none_left = self.engine.column(holes) == 0
            value = self.engine.choose(none_left, self.engine.column(latest), None)
            empty = self.known(listed) & none_left & self.engine.is_null(self.engine.column(latest))
            self._cells[key] = Cell(value, empty)

    def _latest_of_holes(self, records: str, listed: Cell) -> Cell:
        if not self.engine.has(records):
            return Cell(self.engine.null(FactType.DATE))
        every = f"_{records}_length"
        self.engine.tally(records, {}, {every: self.engine.literal(True)}, {})
        return Cell(self.engine.null(FactType.DATE), self.known(listed) & (self.engine.column(every) == 0))

    def _tally_answers(self, records: str, nodes: Sequence[AnyRecord]) -> None:
        listed = self.cell(FactRef(records))
        if not self.engine.has(records):
            self._records |= {node: Verdict(self.engine.null(FactType.BOOLEAN)) for node in nodes}
            return
        answers: dict[str, Column] = {}
        counted: dict[str, Column] = {}
        self._list = records
        for number, node in enumerate(nodes, start=len(self._records)):
            inner = self.condition(node.such_that)
            answer, settled = f"_each{number}", f"_closed{number}"
            answers[answer] = inner.answer
            is_open = self.engine.is_null(self.engine.column(answer))
            counted |= {f"_met{number}": self.engine.column(answer), f"_open{number}": is_open}
            if inner.settled is not None:
                answers[settled] = inner.settled
                counted[f"_unsettled{number}"] = is_open & ~self.engine.column(settled)
        self._list = ""
        self.engine.tally(records, answers, counted, {})
        for number, node in enumerate(nodes, start=len(self._records)):
            self._records[node] = self._any_of_records(number, listed, settled=f"_closed{number}" in answers)

    def _any_of_records(self, number: int, listed: Cell, *, settled: bool) -> Verdict:
        engine = self.engine
        known, met = self.known(listed), engine.column(f"_met{number}") > 0
        decided = known & (met | (engine.column(f"_open{number}") == 0))
        closed = known & (engine.column(f"_unsettled{number}") == 0) if settled else None
        return Verdict(engine.choose(decided, met, None), closed)

    # --- conditions -----------------------------------------------------------------------------------------------

    def condition(self, node: Condition) -> Verdict:
        """Lower a condition."""
        match node:
            case Compare(left, sign, right):
                return Verdict(self.compared(self.cell(left), sign, self.cell(right), none=right == Literal(None)))
            case In(member, group):
                return Verdict(self._membership(member, group))
            case AllOf(conditions):
                return self._together(and_, conditions)
            case AnyOf(conditions):
                return self._together(or_, conditions)
            case Negation(condition):
                inner = self.condition(condition)
                return Verdict(~inner.answer, inner.settled)
            case AnyRecord():
                return self._records[node]
            case IfKnown(name, then, other):
                return self._choice(self.known(self.cell(FactRef(name))), self.condition(then), self.condition(other))
            case OfficerFinds(name):
                return Verdict(self.cell(FactRef(name)).value, self.engine.literal(True))
            case ForOfficer():
                return Verdict(self.engine.null(FactType.BOOLEAN), self.engine.literal(True))
            case RuleRef(rule):
                return self.condition(rule.body) if self._list else self.rule(rule)
            case Clause():
                return self.condition(node.body)
            case _:
                assert_never(node)

    def _together(self, combine: Any, conditions: tuple[Condition, ...]) -> Verdict:
        parts = [self.condition(condition) for condition in conditions]
        answer = reduce(combine, (part.answer for part in parts))
        if all(part.settled is None for part in parts):
            return Verdict(answer)
        return Verdict(answer, reduce(and_, map(self._decided, parts)))

    def _decided(self, part: Verdict) -> Column:
        answered = ~self.engine.is_null(part.answer)
        return answered if part.settled is None else answered | part.settled

    def _choice(self, test: Column, then: Verdict, other: Verdict) -> Verdict:
        answer = self.engine.choose(test, then.answer, other.answer)
        if then.settled is None and other.settled is None:
            return Verdict(answer)
        return Verdict(answer, self.engine.choose(test, self._decided(then), self._decided(other)))

    def compared(self, left: Cell, sign: Operator, right: Cell, *, none: bool = False) -> Column:
        """Compare two cells; an order with a value known to be none is false, and none equals none."""
        if none:
            is_none = self.engine.literal(False) if left.none is None or sign not in EQUALITIES else left.none
            equal = self.engine.choose(self.known(left), is_none, None)
            return ~equal if sign is Operator.NOT_EQUAL else equal
        if sign is Operator.NOT_EQUAL:
            return ~self.compared(left, Operator.EQUAL, right)
        met = self._without_none(ORDER[sign](left.value, right.value), left, right)
        if sign is Operator.EQUAL and left.none is not None and right.none is not None:
            met = met | (left.none & right.none)
        return met

    def _without_none(self, met: Column, left: Cell, right: Cell) -> Column:
        for one, other in ((left, right), (right, left)):
            if one.none is not None:
                met = met & ~(one.none if other.sure else one.none & self.known(other))
        return met

    def _membership(self, member: Term, group: Term) -> Column:
        one = self.cell(member)
        match group:
            case Literal(frozenset() as codes):
                return self._without_none(self.engine.among(one.value, codes), one, Cell(None, sure=True))
            case ParameterOn(name, on):
                return self._dated_membership(one, PARAMETERS[name], on)
            case _:
                many = self.cell(group)
                return self._without_none(self.engine.contains(many.value, one.value), one, many)

    def _dated_membership(self, one: Cell, parameter: Parameter, on: Term) -> Column:
        if parameter.constant:
            codes = parameter.held[0].value
            return self._membership_of(one, codes)
        day = self.cell(on)
        met = self._held_on(day, parameter, [self._membership_of(one, held.value) for held in parameter.held])
        known = self.known(one) & self.known(day)
        # On a day on which no list held, nothing is among it.
        return self.engine.choose(known, self.engine.filled(met, False), None)

    def _membership_of(self, one: Cell, codes: object) -> Column:
        if not isinstance(codes, frozenset):
            raise TypeError("a list that something is among holds codes")
        return self._without_none(self.engine.among(one.value, codes), one, Cell(None, sure=True))

    # --- terms ----------------------------------------------------------------------------------------------------

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

    # --- what is known --------------------------------------------------------------------------------------------

    def known(self, cell: Cell) -> Column:
        """Tell where a cell is known, be it to be none."""
        if cell.sure:
            return self.engine.literal(True)
        told = ~self.engine.is_null(cell.value)
        return told if cell.none is None else told | cell.none


def needed(subjects: Iterable[Rule | Quantity], columns: Iterable[str]) -> list[str]:
    """Return those columns of a table that some rules or quantities look at, flags included."""
    asked = {node.name for subject in subjects for node in nodes_in(subject) if isinstance(node, _ASKING)}
    return [name for name in columns if name.removesuffix(NONE_SUFFIX) in asked]


def item_column(field: str | None) -> str:
    """Name the column of a record's field in the table of an exploded list."""
    return _ITEM if field is None else f"{_ITEM}_{field}"


def _by_list(nodes: Iterable[AnyRecord | LatestIn]) -> dict[str, list[AnyRecord | LatestIn]]:
    grouped: dict[str, list[AnyRecord | LatestIn]] = {}
    for node in nodes:
        grouped.setdefault(node.records.name, []).append(node)
    return grouped


def nodes_in(node: object) -> Iterator[object]:
    """Yield a node and everything inside it, the rules it refers to included."""
    if isinstance(node, tuple):
        for one in node:
            yield from nodes_in(one)
    elif is_dataclass(node):
        yield node
        for field in fields(node):
            yield from nodes_in(getattr(node, field.name))
