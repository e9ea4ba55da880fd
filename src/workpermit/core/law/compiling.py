"""Turns a rule into the source of one plain Python function, which answers and explains nothing.

An all_of becomes a block that is left as soon as it is decided:

    while 1:
        r1 = 0
        <first condition, into r2>
        if r2 == 3: r1 = 3; break
        if r2 > r1: r1 = r2
        ...
        break
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, assert_never

from workpermit.core.law import arithmetic
from workpermit.core.law.arithmetic import EQUALITIES, PRESUMED, SWAPPED, UNKNOWN
from workpermit.core.law.calendar import add_months, add_years, age_on
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
    Otherwise,
    ParameterOn,
    Rule,
    RuleRef,
    Shift,
    Term,
)
from workpermit.core.law.findings import Outcome
from workpermit.core.law.parameters import PARAMETERS
from workpermit.core.law.vocabulary.types import Facts

OUTCOMES = (Outcome.MET, Outcome.FOR_OFFICER, Outcome.FACT_MISSING, Outcome.NOT_MET)
_MONTHS_A_YEAR = 12


def compile_rule(rule: Rule) -> Callable[[Facts], Outcome]:
    """Return the plain function of a rule."""
    source, names = source_of(rule)
    # The source is written below from our own tree; no text from outside reaches it but names of facts, quoted by repr.
    exec(compile(source, f"<rule {rule.id}>", "exec"), names)  # noqa: S102
    function: Callable[[Facts], Outcome] = names["rule"]
    return function


def source_of(rule: Rule) -> tuple[str, dict[str, Any]]:
    """Return the source of a rule's function and the constants it names."""
    writer = Writer()
    result = writer.condition(rule.body)
    lines = "\n".join(writer.lines)
    return f"def rule(facts):\n    g = facts.get\n{lines}\n    return OUTCOMES[{result}]\n", writer.names


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
                parameter = PARAMETERS[name]
                if parameter.constant and not parameter.configurable:
                    return self.constant(parameter.held[0].value)
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
        moved = self.call(add_months, start, str(months)) if rest else self.call(add_years, start, str(years))
        return f"{start} if {start} is U or {start} is None else {moved}"

    # --- conditions: lines that leave a code in a variable --------------------------------------------------------

    def condition(self, node: Condition) -> str:
        match node:
            case Compare():
                return self.comparison(node)
            case In(member, group):
                return self.membership(member, group)
            case AllOf(conditions):
                return self.block(conditions, start=0, decisive=3, update="if {v} > {r}: {r} = {v}")
            case AnyOf(conditions):
                update = "if {v} != 3 and ({r} == 3 or {v} > {r}): {r} = {v}"
                return self.block(conditions, start=3, decisive=0, update=update)
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
        match condition:
            case Compare():
                return self.comparison(condition, yes=3, no=0)
            case In(member, group):
                return self.membership(member, group, yes=3, no=0)
            case _:
                inner, result = self.condition(condition), self.fresh()
                self.line(f"{result} = SWAPPED[{inner}]")
                return result

    def comparison(self, node: Compare, *, yes: int = 0, no: int = 3) -> str:
        terms = (node.left, node.right)
        left, right = sides = tuple(map(self.held, terms))
        unsure = [side for side, term in zip(sides, terms, strict=True) if not isinstance(term, Literal)]
        test = f"{yes} if {left} {node.operator.value} {right} else {no}"
        if node.operator not in EQUALITIES:
            none = [f"{side} is None" for side in unsure]
            # An order with a literal none is never met.
            test = f"{no}" if Literal(None) in terms else f"{no} if {' or '.join(none)} else {test}" if none else test
        if unsure:
            test = f"2 if {' or '.join(f'{side} is U' for side in unsure)} else {test}"
        result = self.fresh()
        self.line(f"{result} = {test}")
        return result

    def membership(self, member: Term, group: Term, *, yes: int = 0, no: int = 3) -> str:
        one, many, result = self.held(member), self.held(group), self.fresh()
        unsure = [side for side, term in ((one, member), (many, group)) if not isinstance(term, Literal)]
        none = "" if isinstance(group, Literal) else f"{many} is not None and "
        unknown = " or ".join(f"{side} is U" for side in unsure)
        self.line(f"{result} = {f'2 if {unknown} else ' if unsure else ''}{yes} if {none}{one} in {many} else {no}")
        return result

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

    def block(self, conditions: tuple[Condition, ...], *, start: int, decisive: int, update: str) -> str:
        result = self.fresh()
        self.line(f"{result} = {start}")
        self.line("while 1:")
        self.enter()
        for condition in conditions:
            value = self.condition(condition)
            self.line(f"if {value} == {decisive}:")
            self.line(f"    {result} = {decisive}")
            self.line("    break")
            self.line(update.format(v=value, r=result))
        self.line("break")
        self.leave()
        return result

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
