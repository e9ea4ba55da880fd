"""The door to the book: explain a rule, run it plainly, come to a quantity's value."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar

from workpermit.core.law.compiling import compile_rule
from workpermit.core.law.explaining import Notes, condition_reader
from workpermit.core.law.expression import Rule, RuleRef
from workpermit.core.law.findings import ClauseFinding, Finding, Outcome, Reckoning
from workpermit.core.law.quantity import Quantity
from workpermit.core.law.reckoning import reckoner
from workpermit.core.law.tracing import Trace, trace_of, tracer
from workpermit.core.law.vocabulary.types import Facts

__all__ = ["compiled", "explain", "missing_for", "outcome_of", "value_of"]

_new = tuple.__new__
_Subject = TypeVar("_Subject", Rule, Quantity)
_Made = TypeVar("_Made")

# Keyed by identity, since hashing a whole tree costs more than running it; the rule is kept, so its id stays its own.
_explainers: dict[int, tuple[Rule, Callable[[Facts], Finding]]] = {}
_functions: dict[int, tuple[Rule, Callable[[Facts], Outcome]]] = {}
_reckoners: dict[int, tuple[Quantity, Callable[[Facts], Reckoning]]] = {}


def explain(rule: Rule, facts: Facts) -> Finding:
    """Judge a rule on the facts, clause by clause, with values, sources and the facts to ask for."""
    return _kept(_explainers, rule, _Explainer)(facts)


def explained_together(rules: Iterable[Rule]) -> Callable[[Facts], tuple[Finding, ...]]:
    """Return the function that explains some rules at once, each as `explain` does; what they share is judged once."""
    told = tuple(rules)
    trace = tracer(told)

    def explain_each(facts: Facts) -> tuple[Finding, ...]:
        return tuple(_finding(rule, found, facts) for rule, found in zip(told, trace(facts), strict=True))

    return explain_each


def compiled(rule: Rule) -> Callable[[Facts], Outcome]:
    """Return the plain function of a rule; it gives the same outcome as `explain`."""
    return _kept(_functions, rule, compile_rule)


def outcome_of(rule: Rule, facts: Facts) -> Outcome:
    """Judge a rule on the facts where only the outcome counts: many times quicker than `explain`."""
    return compiled(rule)(facts)


def missing_for(rule: Rule, facts: Facts) -> tuple[str, ...]:
    """Return the names of the facts that a rule lacks, for one who must ask for them."""
    return tuple(explain(rule, facts).missing)


def value_of(quantity: Quantity, facts: Facts) -> Reckoning:
    """Come to a quantity's value on the facts, with the term that bound it."""
    return _kept(_reckoners, quantity, reckoner)(facts)


def _kept(store: dict[int, tuple[_Subject, _Made]], subject: _Subject, make: Callable[[_Subject], _Made]) -> _Made:
    kept = store.get(id(subject))
    if kept is None:
        kept = store[id(subject)] = (subject, make(subject))
    return kept[1]


# A rule explained this often gets a function of its own; writing one costs a few dozen explanations.
_BUSY = 32


class _Explainer:
    """Explains one rule: by closures at first, by a function of its own once the rule has proven busy."""

    __slots__ = ("_calls", "_read", "_rule", "_trace")

    def __init__(self, rule: Rule) -> None:
        self._rule = rule
        self._read = condition_reader(RuleRef(rule))
        self._trace: Callable[[Facts], Trace] = self._read_once
        self._calls = 0

    def __call__(self, facts: Facts) -> Finding:
        return _finding(self._rule, self._trace(facts)[0], facts)

    def _read_once(self, facts: Facts) -> Trace:
        self._calls += 1
        if self._calls > _BUSY:
            self._trace = trace_of(self._rule)
        notes = Notes()
        self._read(facts.get, None, notes)
        return tuple(notes.parts)


def _finding(rule: Rule, found: ClauseFinding, facts: Facts) -> Finding:
    day: Any = facts.get(rule.judged_on)
    judged_on = day if isinstance(day, date) else None
    _, outcome, _, clauses, missing = found
    # The fields of a Finding in their order; its own constructor takes three times as long.
    return _new(Finding, (rule.id, rule.label, outcome, clauses, missing, judged_on, rule.sources))
