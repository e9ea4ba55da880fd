"""Turns rules into the source of one function that explains them, for rules that are explained again and again.

It answers as `explaining.py` does, to the letter, several times as fast; writing and loading the source takes longer
than a first explanation, so `evaluate.py` asks for it only once a rule has proven busy. A clause becomes

    k1 = len(M)                            M holds the facts to ask for; what is decided without them goes again
    <its conditions, into r2>
    c3 = new(ClauseFinding, (K4, OUTCOMES[r2], <values>, <clauses inside>, <what came into M since k1>))
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from workpermit.core.law import arithmetic
from workpermit.core.law.arithmetic import PRESUMED, UNKNOWN
from workpermit.core.law.compiling import Writer
from workpermit.core.law.expression import (
    AllOf,
    AnyOf,
    AnyRecord,
    Clause,
    Compare,
    Condition,
    FactRef,
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
)
from workpermit.core.law.facts import FACTS, Fact, FactType
from workpermit.core.law.findings import ClauseFinding, Outcome
from workpermit.core.law.shortcut import latest_known
from workpermit.core.law.vocabulary.types import Facts

Trace: TypeAlias = tuple[ClauseFinding, ...]


def tracer(rules: Sequence[Rule]) -> Callable[[Facts], Trace]:
    """Return the function that explains some rules at once, each as a clause would be explained.

    What several of them refer to is judged once.
    """
    return _run(TraceWriter(), rules)


def trace_of(rule: Rule) -> Callable[[Facts], Trace]:
    """Return the function that explains one rule: the short one where every fact is told, else the whole one."""
    told, whole = _run(ToldTraceWriter(), [rule]), _run(TraceWriter(), [rule])

    def trace(facts: Facts) -> Trace:
        try:
            return told(facts)
        except LookupError:
            return whole(facts)

    return trace


def _run(writer: TraceWriter, rules: Sequence[Rule]) -> Callable[[Facts], Trace]:
    for rule in rules:
        writer.condition(RuleRef(rule))
    source = ["def trace(facts):", "    g = facts.get", "    M = []", *writer.loads, *writer.lines]
    source.append(f"    return {_tuple(writer.parts)}")
    # Written here from our own tree, as in `compiling.py`; names of facts are quoted by repr.
    exec(compile("\n".join(source), "<trace>", "exec"), writer.names)  # noqa: S102
    function: Callable[[Facts], Trace] = writer.names["trace"]
    return function


def known(pairs: tuple[tuple[str, Any], ...]) -> tuple[tuple[str, Any], ...]:
    """Return the values that are known."""
    return tuple(pair for pair in pairs if pair[1] is not UNKNOWN)


class TraceWriter(Writer):
    """Writes what `compiling.py` writes, with notes: the values seen, the clauses inside, the facts missing."""

    def __init__(self) -> None:
        super().__init__()
        self.names |= {"new": tuple.__new__, "CF": ClauseFinding, "known": known}
        self.loads: list[str] = []
        self.parts: list[str] = []
        self._facts: dict[tuple[str, object], str] = {}
        self._noted: dict[str, str] = {}
        self._asked: list[tuple[str, str]] = []
        self._missing = "M"
        self._by_day = False
        self._leaf_mark = ""
        self._sure: set[str] = set()
        self._rules: dict[int, tuple[str, str]] = {}
        self._swaps: dict[str, str] = {}

    # --- facts: each read once, at the top ------------------------------------------------------------------------

    def fact(self, name: str, presumed: object = UNKNOWN) -> str:
        """Return the variable that holds a fact."""
        key = (name, repr(presumed))
        if key not in self._facts:
            variable = self._facts[key] = f"f{len(self._facts)}"
            self.loads.append(f"    {variable} = g({name!r}, {'U' if presumed is UNKNOWN else repr(presumed)})")
            if presumed is not UNKNOWN:
                self._sure.add(variable)
        return self._facts[key]

    def term(self, term: Term) -> str:
        match term:
            case FactRef(name, ask):
                variable = self.fact(name, PRESUMED[ask])
                if variable not in self._sure:
                    self._asked.append((name, variable))
                if self._noted.get(name) not in self._sure:
                    self._noted[name] = variable
                return variable
            case LatestIn(records, field):
                latest = self.hold(self.call(arithmetic.latest_in, self.term(records), repr(field)))
                self._asked.append((records.name, latest))
                return latest
            case ParameterOn():
                self._by_day = True
                return super().term(term)
            case _:
                return super().term(term)

    def held(self, term: Term) -> str:
        return self.term(term) if isinstance(term, FactRef) else super().held(term)

    # --- conditions -----------------------------------------------------------------------------------------------

    def condition(self, node: Condition) -> str:
        match node:
            case Compare() | In():
                return self._leaf(lambda: self.coded(self.test_of(node)))
            case AllOf(conditions):
                return self._together(conditions, swap=False)
            case AnyOf(conditions):
                return self._together(conditions, swap=True)
            case Negation(Compare() | In() as condition):
                return self._leaf(lambda: self.negated(condition))
            case Negation(condition):
                return self._swapped(self.condition(condition))
            case OfficerFinds(name):
                return self._officer(name)
            case RuleRef(rule):
                return self._rule(rule)
            case Clause():
                return self._named(node)
            case _:
                return super().condition(node)

    def _leaf(self, write: Callable[[], str]) -> str:
        self._asked, self._by_day = [], False
        result = write()
        if self._asks_for() is not None:
            self.line(f"if {result} == 2: M.append({self._asks_for()!r})")
        elif self._asked:
            self.line(f"if {result} == 2:")
            if self._leaf_mark:
                self.line(f"    {self._leaf_mark} = len(M)")
            for name, variable in self._asked:
                self.line(f"    if {variable} is U: {self._missing}.append({name!r})")
        return result

    def _asks_for(self) -> str | None:
        """Return the only fact that the last leaf can miss; inside a record a field may be missing as well."""
        names = {name for name, _ in self._asked}
        return names.pop() if len(names) == 1 and self._missing == "M" else None

    def _together(self, conditions: tuple[Condition, ...], *, swap: bool) -> str:
        mark, worst = self._mark(), self.fresh()
        for at, condition in enumerate(conditions):
            code = self._swapped_code(condition) if swap else self.condition(condition)
            if at == 0:
                self.line(f"{worst} = {code}")
            else:
                code = self._held_code(code)
                self.line(f"if {code} > {worst}: {worst} = {code}")
        result = self._swapped(worst) if swap else worst
        self._forget(mark, result)
        return result

    def _forget(self, mark: str, result: str) -> None:
        """Write that what was missing since a mark is not to be asked for, where the answer is known without it."""
        self.line(f"if len({self._missing}) > {mark} and {result} != 2: del {self._missing}[{mark}:]")

    def _swapped_code(self, condition: Condition) -> str:
        """Return the code of a condition asked the other way round; a leaf is written so at once."""
        if isinstance(condition, Compare | In):
            return self.condition(Negation(condition))
        if isinstance(condition, Negation) and isinstance(condition.condition, Compare | In):
            return self.condition(condition.condition)
        code = self.condition(condition)
        return self._swaps.get(code) or f"SWAPPED[{code}]"

    def _held_code(self, code: str) -> str:
        if code.isidentifier():
            return code
        return self.hold(code)

    def _swapped(self, value: str) -> str:
        if value in self._swaps:  # twice the other way round is as it was
            return self._swaps[value]
        result = self.fresh()
        self.line(f"{result} = SWAPPED[{value}]")
        self._swaps[result] = value
        return result

    def _mark(self) -> str:
        last, _, mark_of = self.lines[-1].strip().partition(" = ") if self.lines else ("", "", "")
        if mark_of == f"len({self._missing})":
            return last
        mark = self.fresh()
        self.line(f"{mark} = len({self._missing})")
        return mark

    def _officer(self, name: str) -> str:
        value, seen, result = self.fact(name), self.fresh(), self.fresh()
        self.line(f"{seen} = U if {value} is None else {value}")
        self.line(f"{result} = 1 if {seen} is U else 0 if {seen} else 3")
        self._noted[name] = seen
        return result

    def _named(self, named: Clause | Rule) -> str:
        if self._missing != "M":  # inside a record no clause is noted
            return self.condition(named.body)
        noted, parts = self._noted, self.parts
        self._noted, self.parts = {}, []
        code, asked = self._leaf_clause(named.body) if _is_leaf(named.body) else self._wide_clause(named.body)
        found, lone, ready = self.fresh(), self._lone_fact(named.body), self._ready_made(named)
        start = f"new(CF, ({self.constant(named)}, OUTCOMES[{code}]"
        if lone is not None:
            open_yet = self.constant(ClauseFinding(named, Outcome.FACT_MISSING, (), (), (lone,)))
            values = f"(({lone!r}, {self._noted[lone]}),)"
            made = f"{open_yet} if {code} == 2 else {start}, {values}, (), ()))"
        else:
            values = (
                self._values() if not ready else _tuple([f"({one!r}, {seen})" for one, seen in self._noted.items()])
            )
            made = f"{start}, {values}, {_tuple(self.parts)}, {asked}))"
        self.line(f"{found} = {ready}({made})" if ready else f"{found} = {made}")
        self._noted, self.parts = noted, [*parts, found]
        return code

    def _lone_fact(self, body: Condition) -> str | None:
        """Return the fact that a leaf asks and shows, and no other: where it is missing, its finding is a constant."""
        # A list that no day changes is known although the day is not.
        if not _is_leaf(body) or len(self._asked) != 1 or self._by_day:
            return None
        name, variable = self._asked[0]
        return name if self._noted == {name: variable} else None

    def _ready_made(self, named: Clause | Rule) -> str:
        """Write the choice among the findings of a clause about one yes or no, or one code: all are made beforehand."""
        straight, leaf = True, named.body
        if isinstance(leaf, Negation):
            straight, leaf = False, leaf.condition
        match leaf:
            case Compare(FactRef(name), Operator.EQUAL, Literal(wanted)) if list(self._noted) == [name]:
                variable = self._noted[name]
            case _:
                return ""
        findings = {}
        for value in _values_of(FACTS[name]):
            outcome = Outcome.MET if (value == wanted) is straight else Outcome.NOT_MET
            findings[value] = ClauseFinding(named, outcome, ((name, value),), (), ())
        if FACTS[name].type is FactType.BOOLEAN:
            return "".join(f"{self.constant(one)} if {variable} is {value} else " for value, one in findings.items())
        return f"{self.constant(findings)}.get({variable}) or " if findings else ""

    def _wide_clause(self, body: Condition) -> tuple[str, str]:
        mark = self._mark()
        code = self.condition(body)
        one = f"(M[-1],) if len(M) == {mark} + 1 else "  # by far the most often
        return code, f"({one}tuple(dict.fromkeys(M[{mark}:]))) if len(M) > {mark} else ()"

    def _leaf_clause(self, body: Condition) -> tuple[str, str]:
        # A lone comparison misses a fact only where it answers so, and there it notes where its own facts begin.
        self._leaf_mark = mark = self.fresh()
        code = self.condition(body)
        self._leaf_mark = ""
        if not self._asked:
            return code, "()"
        return code, f"{self._missed(mark)} if {code} == 2 else ()"

    def _missed(self, mark: str) -> str:
        """Write what a lone comparison misses: one of a few constants where it asks for one fact or for two."""
        asked = self._asks_for()
        if asked is not None:
            return self.constant((asked,))
        match self._asked:
            case [(one, first), (other, second)] if one != other:
                both, left, right = (self.constant(names) for names in ((one, other), (one,), (other,)))
                return f"({right} if {first} is not U else {both} if {second} is U else {left})"
            case _:
                return f"tuple(dict.fromkeys(M[{mark}:]))"

    def _rule(self, rule: Rule) -> str:
        """Write a rule, or refer to what was written of it where that has run whatever the facts."""
        found = self._rules.get(id(rule))
        if found is not None and self._missing == "M":
            code, finding = found
            self._recall(finding)
            self.parts.append(finding)
            return code
        code = self._named(rule)
        if self.depth == 1:
            self._rules[id(rule)] = code, self.parts[-1]
        return code

    def _recall(self, finding: str) -> None:
        self.line(f"M += {finding}[4]")

    def _values(self) -> str:
        if not self._noted:
            return "()"
        pairs = _tuple([f"({name!r}, {variable})" for name, variable in self._noted.items()])
        unsure = [variable for variable in self._noted.values() if variable not in self._sure]
        if len(unsure) <= _SPELT_OUT:
            return self.hold(self._known(list(self._noted.items()), ()))
        return self.hold(f"known({pairs}) if {' or '.join(f'{one} is U' for one in unsure)} else {pairs}")

    def _known(self, noted: list[tuple[str, str]], told: tuple[str, ...]) -> str:
        """Write the choice among the tuples of the pairs that can be known: no pair is gathered when it runs."""
        if not noted:
            return _tuple(list(told))
        (name, variable), *others = noted
        with_it = self._known(others, (*told, f"({name!r}, {variable})"))
        if variable in self._sure:
            return with_it
        return f"({self._known(others, told)} if {variable} is U else {with_it})"

    def quantifier(self, node: AnyRecord) -> str:
        name = node.records.name
        listed = self.term(node.records)
        result, seen, one, inner, outer = self.fresh(), self.fresh(), self.fresh(), self.fresh(), self.record
        self.line(f"{seen} = {listed}")
        self.line(f"{result} = 2 if {listed} is U else 3")
        self.line(f"if {listed} is U: {self._missing}.append({name!r})")
        mark, missing, noted = self._mark(), self._missing, self._noted
        self.line(f"for {one} in () if {listed} is U or {listed} is None else {listed}:")
        self.enter()
        self.line(f"{inner} = []")
        self.record, self._missing, self._noted = one, inner, {}
        value = self.condition(node.such_that)
        self.record, self._missing, self._noted = outer, missing, noted
        self.line(f"if {value} == 0:")
        self.line(f"    {result}, {seen} = 0, {one}")
        self.line("    break")
        self.line(f"if {value} == 2: {missing}.extend({inner} or ({name!r},))")
        self.line(f"if {value} != 3 and ({result} == 3 or {value} > {result}): {result} = {value}")
        self.leave()
        self._forget(mark, result)
        self._noted[name] = seen
        return result

    def choice(self, node: IfKnown) -> str:
        fact, result, inside, noted, parts = self.fact(node.name), self.fresh(), self.fresh(), self._noted, self.parts
        start = len(self.lines)
        seen: dict[str, str] = {}
        for test, branch in ((f"{fact} is not U", node.then), (f"{fact} is U", node.otherwise)):
            self._noted, self.parts = {}, []
            self.line(f"if {test}:")
            self.enter()
            self.line(f"{result} = {self.condition(branch)}")
            self.line(f"{inside} = {_tuple(self.parts)}")
            for name, variable in self._noted.items():
                self.line(f"{seen.setdefault(name, self.fresh())} = {variable}")
            self.leave()
        # What only the other way would have looked at was not seen.
        defaults = (f"{variable} = {noted.get(name, 'U')}" for name, variable in seen.items())
        self.lines[start:start] = ["    " * self.depth + default for default in defaults]
        self._noted, self.parts = noted | seen, [*parts, f"*{inside}"]
        return result


class ToldTraceWriter(TraceWriter):
    """Writes the trace of one whose facts are all told, which asks for nothing; it raises `LookupError` at a gap."""

    def fact(self, name: str, presumed: object = UNKNOWN) -> str:
        if presumed is not UNKNOWN:
            return super().fact(name, presumed)
        key = (name, repr(presumed))
        if key not in self._facts:
            variable = self._facts[key] = f"f{len(self._facts)}"
            self.loads.append(f"    {variable} = facts[{name!r}]")
            self._sure.add(variable)
        return self._facts[key]

    def term(self, term: Term) -> str:
        match term:
            case Item(str() as name):
                return f"{self.record}[{name!r}]"
            case LatestIn(records, field):
                return self.hold(self.call(latest_known, self.term(records), repr(field)))
            case _:
                return super().term(term)

    def may_be_unknown(self, term: Term) -> bool:
        return False

    def _mark(self) -> str:
        return ""

    def _forget(self, mark: str, result: str) -> None:
        return

    def _recall(self, finding: str) -> None:
        return

    def _wide_clause(self, body: Condition) -> tuple[str, str]:
        return self.condition(body), "()"

    def quantifier(self, node: AnyRecord) -> str:
        name, listed = node.records.name, self.term(node.records)
        result, seen, one = self.fresh(), self.fresh(), self.fresh()
        record, missing, noted = self.record, self._missing, self._noted
        self.line(f"{seen} = {listed}")
        self.line(f"{result} = 3")
        self.line(f"for {one} in {listed} or ():")
        self.enter()
        self.record, self._missing, self._noted = one, "", {}
        value = self.condition(node.such_that)
        self.record, self._missing, self._noted = record, missing, noted
        self.line(f"if {value} == 0:")
        self.line(f"    {result}, {seen} = 0, {one}")
        self.line("    break")
        self.line(f"if {value} == 1: {result} = 1")
        self.leave()
        self._noted[name] = seen
        self._sure.add(seen)
        return result

    def choice(self, node: IfKnown) -> str:
        self.fact(node.name)
        return self.condition(node.then)


# With so many values that may be unknown, every choice is written out; each more doubles the text.
_SPELT_OUT = 3


def _values_of(fact: Fact) -> tuple[Any, ...]:
    """Return every value of a fact that has few."""
    none = (None,) if fact.nullable else ()
    return {FactType.BOOLEAN: (True, False), FactType.CODE: (*fact.choices, *none)}.get(fact.type, ())


def _is_leaf(body: Condition) -> bool:
    return isinstance(body.condition if isinstance(body, Negation) else body, Compare | In)


def _tuple(items: list[str]) -> str:
    return f"({', '.join(items)},)" if items else "()"
