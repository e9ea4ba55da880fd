"""Writes a rule as one Python expression that holds or not, for the facts that leave nothing open.

Where nothing it asks for is unknown, none or an officer's, a rule is plain logic, and a missed `all_of` needs no look
at the rest. The expression raises one of `UNSURE` as soon as it meets anything else; whoever catches it reads the rule
written out (`compiling.py`), so the two never differ:

    f['form'] == 'imm_5710' and (r1 := f['received_on']) <= f['status_until'] and not any1(f, f['departures'])
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any, NoReturn, assert_never

from workpermit.core.law import arithmetic
from workpermit.core.law.arithmetic import PRESUMED, UNKNOWN, settled
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
    RuleRef,
    Shift,
    Term,
    nodes_in,
)

# A fact or field that is not there; none where a date, a list or a group is due.
UNSURE = (LookupError, TypeError, AttributeError)
_MONTHS_A_YEAR = 12


class Shortcut:
    """Writes one expression, the functions of its quantifiers and the constants it names."""

    def __init__(self, body: Condition, names: dict[str, Any]) -> None:
        self.names = names
        self._uses = Counter(node for node in nodes_in(body) if isinstance(node, Term))
        self.functions: list[str] = []
        self.record = ""
        self._held: list[dict[Term, str]] = [{}]
        self._looked: list[dict[Term, str]] = [{}]
        self._count = 0

    # --- conditions -----------------------------------------------------------------------------------------------

    def condition(self, node: Condition) -> str:
        """Return a condition as an expression that may stand anywhere."""
        match node:
            case Compare(left, sign, right):
                return self._compared(left, sign, right)
            case In(member, group):
                return f"({self._term(member)} in {self._term(group)})"
            case AllOf(conditions):
                return self._chain(conditions, " and ")
            case AnyOf(conditions):
                return self._chain(conditions, " or ")
            case Negation(condition):
                return f"(not {self.condition(condition)})"
            case AnyRecord(records, such_that):
                return f"{self._quantifier(such_that)}(f, {self._term(records)})"
            case IfKnown(name, then, otherwise):
                return f"({self._apart(then)} if {name!r} in f else {self._apart(otherwise)})"
            case OfficerFinds(name):
                found = self._fresh()
                return f"({found} if ({found} := f[{name!r}]) is not None else {self._call(_undecided)})"
            case ForOfficer():
                return self._call(_undecided)
            case RuleRef(rule):
                return self.condition(rule.body)
            case Clause(body=body):
                return self.condition(body)
            case _:
                assert_never(node)

    def _compared(self, left: Term, sign: Operator, right: Term) -> str:
        if isinstance(left, AgeOn) and isinstance(right, Literal) and sign in _BORN:
            return self._aged(left, sign, right)
        one, other = self._term(left), self._term(right)
        if sign in _SAME and isinstance(right, Literal) and (right.value is None or isinstance(right.value, bool)):
            return f"({one} {_SAME[sign]} {other})"
        return f"({one} {sign.value} {other})"

    def _aged(self, age: AgeOn, sign: Operator, years: Literal) -> str:
        """Write an age as a day of birth: at least 14 is born up to 14 years before; the day recurs, births do not."""
        assert isinstance(years.value, int)
        born, more = _BORN[sign]
        return f"({self._term(age.born_on)} {born} {self._term(Shift(age.on, years=-years.value - more))})"

    def _chain(self, conditions: tuple[Condition, ...], word: str) -> str:
        """Write a chain; only its first link is sure to be read, so what later ones hold is forgotten after it."""
        first = self.condition(conditions[0])
        self._enter()
        parts = [first, *map(self.condition, conditions[1:])]
        self._leave()
        return f"({word.join(parts)})"

    def _apart(self, condition: Condition) -> str:
        self._enter()
        written = self.condition(condition)
        self._leave()
        return written

    def _enter(self) -> None:
        self._held.append({})
        self._looked.append({})

    def _leave(self) -> None:
        self._held.pop()
        self._looked.pop()

    def _quantifier(self, such_that: Condition) -> str:
        """Write the function that looks for a record, and return its name."""
        inner = Shortcut(such_that, self.names)
        inner.record = "r"
        test = inner.condition(such_that)
        self.functions += inner.functions
        name = f"any{len(self.names)}"
        self.names[name] = None  # the name is taken; running the source puts the function there
        loop = f"    for r in records:\n        if {test}:\n            return True\n    return False\n"
        self.functions.append(f"def {name}(f, records):\n{loop}")
        return name

    # --- terms ----------------------------------------------------------------------------------------------------

    def _term(self, term: Term) -> str:
        """Return a term, or the variable that surely holds it by now."""
        term = settled(term)
        if isinstance(term, Literal):
            return self._constant(term.value)
        for held in self._held:
            if term in held:
                return held[term]
        written = self._written(term)
        if self._uses[term] < 2:
            return written
        name = self._held[-1][term] = self._fresh()
        return f"({name} := {written})"

    def _written(self, term: Term) -> str:
        match term:
            case FactRef(name, Ask.REQUIRED):
                return f"f[{name!r}]"
            case FactRef(name, ask):
                return f"(f[{name!r}] if {name!r} in f else {PRESUMED[ask]})"
            case Item(name):
                return self.record if name is None else f"{self.record}[{name!r}]"
            case ParameterOn(name, on):
                return self._call(arithmetic.parameter_value, repr(name), self._term(on))
            case Shift(start, years, months, days):
                return self._shifted(start, years * _MONTHS_A_YEAR + months, days)
            case AgeOn(born_on, on):
                return self._call(age_on, self._term(born_on), self._term(on))
            case Earlier(left, right):
                return self._call(arithmetic.earlier, self._term(left), self._term(right))
            case Later(left, right):
                return self._call(arithmetic.later, self._term(left), self._term(right))
            case Otherwise(first, fallback):
                return self._call(arithmetic.otherwise, self._term(first), self._term(fallback))
            case LatestIn(records, field):
                return self._call(latest_known, self._term(records), repr(field))
            case Literal(value):
                return self._constant(value)
            case _:
                assert_never(term)

    def _shifted(self, start: Term, months: int, days: int) -> str:
        if days:
            return self._call(arithmetic.shifted, self._term(start), str(months), str(days))
        years, rest = divmod(months, _MONTHS_A_YEAR)
        return self._call(add_months, self._term(start), str(months)) if rest else self._years_from(start, years)

    def _years_from(self, start: Term, years: int) -> str:
        """Write a day some years after another; the one look at that other day gives all of them."""
        place = self.names.setdefault("years", arithmetic.YearsFrom()).place_of(years)
        for looked in self._looked:
            if start in looked:
                return f"{looked[start]}[{place}]"
        written = f"years[{self._term(start)}]"
        name = self._looked[-1][start] = self._fresh()
        return f"({name} := {written})[{place}]"

    def _fresh(self) -> str:
        self._count += 1
        return f"r{self._count}"

    def _constant(self, value: object) -> str:
        if value is None or type(value) in (bool, int, str):
            return repr(value)
        name = f"K{len(self.names)}"
        self.names[name] = value
        return name

    def _call(self, function: Callable[..., Any], *arguments: str) -> str:
        self.names[function.__name__] = function
        return f"{function.__name__}({', '.join(arguments)})"


# At least n, more than n, less than n, at most n: how born, and how many years more, counted back from the day (IA 30).
_BORN = {
    Operator.FROM: ("<=", 0),
    Operator.AFTER: ("<=", 1),
    Operator.BEFORE: (">", 0),
    Operator.UP_TO: (">", 1),
}
_SAME = {Operator.EQUAL: "is", Operator.NOT_EQUAL: "is not"}


def _undecided() -> NoReturn:
    """Say that only the rule written out can answer."""
    raise LookupError


def latest_known(records: Any, field: str) -> Any:
    """Return the latest date in one field of some records, each of which must tell it."""
    latest = arithmetic.latest_in(records, field)
    if latest is UNKNOWN:
        raise LookupError(field)
    return latest
