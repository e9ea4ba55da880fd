"""Turns a rule into a plain Python function, which answers and explains nothing.

It tries the shortcut first, one expression for facts that leave nothing open (`shortcut.py`); where that is unsure,
the rule is written out, once, with all four outcomes. There an all_of becomes a block left as soon as it is decided:

    while 1:
        r1 = 0
        r2 = g('form', U)
        if not (r2 == 'imm_5710'):
            if not (r2 is U): r1 = 3; break
            r1 = 2
        <another condition, into r3>
        if r3:
            if r3 == 3: r1 = 3; break
            if r3 > r1: r1 = r3
        ...
        break
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, assert_never

from workpermit.core.law import arithmetic
from workpermit.core.law.arithmetic import EQUALITIES, PRESUMED, SWAPPED, UNKNOWN, settled
from workpermit.core.law.calendar import add_months, age_on
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
from workpermit.core.law.findings import Outcome
from workpermit.core.law.shortcut import UNSURE, Shortcut
from workpermit.core.law.vocabulary.types import Facts

OUTCOMES = (Outcome.MET, Outcome.FOR_OFFICER, Outcome.FACT_MISSING, Outcome.NOT_MET)
_MONTHS_A_YEAR = 12


def compile_rule(rule: Rule) -> Callable[[Facts], Outcome]:
    """Return the plain function of a rule."""
    names: dict[str, Any] = {"UNSURE": UNSURE, "MET": Outcome.MET, "NOT_MET": Outcome.NOT_MET}

    def written_out(facts: Facts) -> Outcome:
        function: Callable[[Facts], Outcome] = _run(*source_of(rule))
        names["written_out"] = function  # from now on it is asked directly
        return function(facts)

    names["written_out"] = written_out
    return _run(_shortcut_source(rule, names), names)


def _run(source: str, names: dict[str, Any]) -> Callable[[Facts], Outcome]:
    # The source is written below from our own tree; no text from outside reaches it but names of facts, quoted by repr.
    exec(compile(source, "<rule>", "exec"), names)  # noqa: S102
    function: Callable[[Facts], Outcome] = names["rule"]
    return function


def _shortcut_source(rule: Rule, names: dict[str, Any]) -> str:
    writer = Shortcut(rule.body, names)
    holds = writer.condition(rule.body)
    return "\n".join(
        [
            *writer.functions,
            "def rule(f):",
            "    try:",
            f"        return MET if {holds} else NOT_MET",
            "    except UNSURE:",
            "        return written_out(f)",
        ]
    )


def source_of(rule: Rule) -> tuple[str, dict[str, Any]]:
    """Return the source of a rule's function and the constants it names."""
    writer = Writer()
    result = writer.condition(rule.body)
    lines = "\n".join(writer.lines)
    return f"def rule(facts):\n    g = facts.get\n{lines}\n    return OUTCOMES[{result}]\n", writer.names


class Test(NamedTuple):
    """A leaf as Python: where it is unknown (nowhere, where empty) and whether it holds.

    `plain` tells that it may be asked whether it holds before it is asked whether it is known.
    """

    unknown: str
    holds: str
    plain: bool


class Writer:
    """Writes the lines of a rule's function; a term becomes an expression, a condition lines and a variable."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.depth = 1
        self.scopes: list[dict[str, str]] = [{}]
        self.record = "None"
        self.count = 0
        self.names: dict[str, Any] = {"U": UNKNOWN, "SWAPPED": SWAPPED, "OUTCOMES": OUTCOMES}

    def line(self, text: str) -> None:
        self.lines.append("    " * self.depth + text)

    def fresh(self) -> str:
        self.count += 1
        return f"r{self.count}"

    def constant(self, value: object) -> str:
        if value is None or type(value) in (bool, int, str):
            return repr(value)
        name = f"K{len(self.names)}"
        self.names[name] = value
        return name

    def call(self, function: Callable[..., Any], *arguments: str) -> str:
        self.names[function.__name__] = function
        return f"{function.__name__}({', '.join(arguments)})"

    # --- terms: an expression each --------------------------------------------------------------------------------

    def term(self, term: Term) -> str:
        match term:
            case FactRef(name, ask):
                presumed = PRESUMED[ask]
                return f"g({name!r}, {'U' if presumed is UNKNOWN else presumed})"
            case Item(name):
                return self.record if name is None else f"{self.record}.get({name!r}, U)"
            case Literal(value):
                return self.constant(value)
            case ParameterOn(name, on):
                return self.call(arithmetic.parameter_value, repr(name), self.term(on))
            case Shift():
                return self.shifted(term)
            case AgeOn(born_on, on):
                born, day = self.held(born_on), self.held(on)
                none = f"None if {born} is None or {day} is None else {self.call(age_on, born, day)}"
                return f"U if {born} is U or {day} is U else {none}"
            case Earlier(left, right):
                return self.call(arithmetic.earlier, self.term(left), self.term(right))
            case Later(left, right):
                return self.call(arithmetic.later, self.term(left), self.term(right))
            case Otherwise(first, fallback):
                return self.call(arithmetic.otherwise, self.term(first), self.term(fallback))
            case LatestIn(records, field):
                return self.call(arithmetic.latest_in, self.term(records), repr(field))
            case _:
                assert_never(term)

    def shifted(self, term: Shift) -> str:
        """Write a shift, by years alone where that is what it is: twice as fast as by months."""
        start, months = self.held(term.term), term.years * _MONTHS_A_YEAR + term.months
        if term.days:
            return self.call(arithmetic.shifted, start, str(months), str(term.days))
        years, rest = divmod(months, _MONTHS_A_YEAR)
        moved = self.call(add_months, start, str(months)) if rest else self.years_from(start, years)
        return f"{start} if {start} is U or {start} is None else {moved}"

    def years_from(self, start: str, years: int) -> str:
        """Write a look into the days some years after others."""
        place = self.names.setdefault("years", arithmetic.YearsFrom()).place_of(years)
        return f"years[{start}][{place}]"

    # --- conditions: lines that leave a code in a variable --------------------------------------------------------

    def condition(self, node: Condition) -> str:
        match node:
            case Compare() | In():
                return self.coded(self.test_of(node))
            case AllOf(conditions):
                return self.block(conditions, start=0, decisive=3)
            case AnyOf(conditions):
                return self.block(conditions, start=3, decisive=0)
            case Negation(condition):
                return self.negated(condition)
            case AnyRecord():
                return self.quantifier(node)
            case IfKnown():
                return self.choice(node)
            case OfficerFinds(name):
                value, result = self.hold(f"g({name!r}, None)"), self.fresh()
                self.line(f"{result} = 1 if {value} is None else 0 if {value} else 3")
                return result
            case ForOfficer():
                return "1"
            case RuleRef(rule):
                return self.condition(rule.body)
            case Clause():
                return self.condition(node.body)
            case _:
                assert_never(node)

    def negated(self, condition: Condition) -> str:
        """Write a negation: of a leaf by asking it the other way round, of anything else by swapping its answer."""
        if isinstance(condition, Compare | In):
            return self.coded(self.test_of(condition), yes=3, no=0)
        inner, result = self.condition(condition), self.fresh()
        self.line(f"{result} = SWAPPED[{inner}]")
        return result

    def coded(self, test: Test, *, yes: int = 0, no: int = 3) -> str:
        """Write a test that leaves a code in a variable."""
        result = self.fresh()
        unknown = f"2 if {test.unknown} else " if test.unknown else ""
        self.line(f"{result} = {unknown}{yes} if {test.holds} else {no}")
        return result

    def test_of(self, node: Compare | In) -> Test:
        """Return the test of a leaf, its terms held in variables."""
        terms = (node.left, node.right) if isinstance(node, Compare) else (node.member, node.group)
        left, right = map(settled, terms)
        one, other = self.held(left), self.held(right)
        sides = ((one, left), (other, right))
        unknown = " or ".join(f"{side} is U" for side, term in sides if self.may_be_unknown(term))
        told = [f"{side} is not None" for side, term in sides if not isinstance(term, Literal)]
        if isinstance(node, In):
            there = "" if isinstance(right, Literal) else f"{other} is not None and "
            return Test(unknown, f"{there}{one} in {other}", plain=isinstance(right, Literal))
        holds = f"{one} {node.operator.value} {other}"
        if node.operator in EQUALITIES:
            # Two unknowns are one object and so would be equal; only beside what is known may the look come first.
            one_known = not (self.may_be_unknown(left) and self.may_be_unknown(right))
            return Test(unknown, holds, plain=one_known and node.operator is Operator.EQUAL)
        # An order with a literal none is never met.
        return Test(unknown, "False" if Literal(None) in terms else " and ".join([*told, holds]), plain=False)

    def may_be_unknown(self, term: Term) -> bool:
        """Tell whether a term can come to nothing known."""
        return not isinstance(term, Literal) and not (isinstance(term, FactRef) and term.ask is not Ask.REQUIRED)

    def held(self, term: Term) -> str:
        if isinstance(term, Literal):
            return self.constant(term.value)
        return self.hold(self.term(term))

    def hold(self, expression: str) -> str:
        """Return a variable that holds an expression, the one that holds it already where there is one."""
        for scope in self.scopes:
            if expression in scope:
                return scope[expression]
        name = self.scopes[-1][expression] = self.fresh()
        self.line(f"{name} = {expression}")
        return name

    def enter(self) -> None:
        """Begin a block, whose variables hold nothing once it is left."""
        self.depth += 1
        self.scopes.append({})

    def leave(self) -> None:
        """End a block."""
        self.depth -= 1
        self.scopes.pop()

    def block(self, conditions: tuple[Condition, ...], *, start: int, decisive: int) -> str:
        result = self.fresh()
        self.line(f"{result} = {start}")
        self.line("while 1:")
        self.enter()
        for condition in conditions:
            leaf, wanted = _leaf_of(condition)
            if leaf is None:
                self.weigh(self.condition(condition), result, start=start, decisive=decisive)
            else:
                self.decide(self.test_of(leaf), result, wanted=wanted is (start == 0), decisive=decisive)
        self.line("break")
        self.leave()
        return result

    def weigh(self, value: str, result: str, *, start: int, decisive: int) -> None:
        """Write what a code means to its block; what was expected all along is passed over by one look."""
        self.line(f"if {value} != {start}:" if start else f"if {value}:")
        self.line(f"    if {value} == {decisive}:")
        self.line(f"        {result} = {decisive}")
        self.line("        break")
        self.line(f"    if {f'{result} == {start} or ' if start else ''}{value} > {result}: {result} = {value}")

    def decide(self, test: Test, result: str, *, wanted: bool, decisive: int) -> None:
        """Write what a leaf means to its block: it ends it, leaves it unsure, or is passed over.

        `wanted` tells whether the block goes on where the test holds.
        """
        ends = [f"    {result} = {decisive}", "    break"]
        if wanted and test.plain and test.unknown:
            # What is unknown equals nothing and is in nothing, so one look is enough where the test holds.
            self.line(f"if not ({test.holds}):")
            self.line(f"    if not ({test.unknown}):")
            for line in ends:
                self.line(f"    {line}")
            self.line(f"    {result} = 2")
            return
        if test.unknown:
            self.line(f"if {test.unknown}: {result} = 2")
        branch = "elif" if test.unknown else "if"
        self.line(f"{branch} not ({test.holds}):" if wanted else f"{branch} {test.holds}:")
        for line in ends:
            self.line(line)

    def quantifier(self, node: AnyRecord) -> str:
        listed, result, one, outer = self.held(node.records), self.fresh(), self.fresh(), self.record
        self.line(f"{result} = 2 if {listed} is U else 3")
        self.line(f"for {one} in () if {listed} is U or {listed} is None else {listed}:")
        self.enter()
        self.record = one
        value = self.condition(node.such_that)
        self.line(f"if {value} == 0:")
        self.line(f"    {result} = 0")
        self.line("    break")
        self.line(f"if {value} != 3 and ({result} == 3 or {value} > {result}): {result} = {value}")
        self.leave()
        self.record = outer
        return result

    def choice(self, node: IfKnown) -> str:
        result = self.fresh()
        for test, branch in (
            (f"g({node.name!r}, U) is not U", node.then),
            (f"g({node.name!r}, U) is U", node.otherwise),
        ):
            self.line(f"if {test}:")
            self.enter()
            self.line(f"{result} = {self.condition(branch)}")
            self.leave()
        return result


def _leaf_of(condition: Condition) -> tuple[Compare | In | None, bool]:
    """Return the leaf that a condition comes down to, and whether it is asked as it stands rather than negated."""
    straight = True
    while isinstance(condition, Clause | Negation):
        straight = straight is not isinstance(condition, Negation)
        condition = condition.body if isinstance(condition, Clause) else condition.condition
    return (condition, straight) if isinstance(condition, Compare | In) else (None, straight)
