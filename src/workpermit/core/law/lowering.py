"""Lowers rules to the columns of an engine: conditions, the lists they look into, the rules they refer to.

A list is looked into by exploding it into rows of its own, answering there in plain columns, and counting the answers
back to the row the list came from. A list inside a list's record is not looked into: no rule of the book asks for that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import and_, or_
from typing import Any, assert_never

from workpermit.core.law.arithmetic import EQUALITIES, ORDER
from workpermit.core.law.cells import Cells
from workpermit.core.law.engine import NONE_SUFFIX, Cell, Column, Engine, Verdict
from workpermit.core.law.expression import (
    AllOf,
    AnyOf,
    AnyRecord,
    Clause,
    Compare,
    Condition,
    FactRef,
    ForOfficer,
    IfKnown,
    In,
    Item,
    LatestIn,
    Literal,
    Negation,
    OfficerFinds,
    Operator,
    ParameterOn,
    Rule,
    RuleRef,
    Term,
    nodes_in,
)
from workpermit.core.law.facts import FactType
from workpermit.core.law.parameters import PARAMETERS, Parameter
from workpermit.core.law.quantity import Quantity

_ASKING = (FactRef, IfKnown, OfficerFinds)


class Lowering(Cells):
    """Walks trees, and adds to the engine's table the columns that lists and rules need."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._kept = 0
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


def needed(subjects: Iterable[Rule | Quantity], columns: Iterable[str]) -> list[str]:
    """Return those columns of a table that some rules or quantities look at, flags included."""
    asked = {node.name for subject in subjects for node in nodes_in(subject) if isinstance(node, _ASKING)}
    return [name for name in columns if name.removesuffix(NONE_SUFFIX) in asked]


def _by_list(nodes: Iterable[AnyRecord | LatestIn]) -> dict[str, list[AnyRecord | LatestIn]]:
    grouped: dict[str, list[AnyRecord | LatestIn]] = {}
    for node in nodes:
        grouped.setdefault(node.records.name, []).append(node)
    return grouped
