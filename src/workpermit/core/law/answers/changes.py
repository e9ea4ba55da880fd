"""What would change an answer: for one rule and one person, the single facts that would turn it.

Each fact that the rule looked at is varied alone and the rule judged again: a yes becomes a no, a code each of its
others, a date is moved until the outcome turns. What nobody can change (birth, nationality) is left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from workpermit.core.law.evaluate import compiled, explain
from workpermit.core.law.expression import Rule
from workpermit.core.law.facts import FACTS
from workpermit.core.law.findings import Outcome
from workpermit.core.law.vocabulary.types import Facts, FactType, Value

_FIXED = frozenset({"born_on", "citizenship", "us_permanent_resident", "biometrics_exempt_class", "received_on"})
_FARTHEST_DAYS = 4096  # eleven years: past every period the book knows


@dataclass(frozen=True, slots=True)
class Change:
    """One fact, what it is, what it would have to be (for a date, the nearest such day), and the outcome then."""

    name: str
    value: Value
    instead: Value
    outcome: Outcome


def changes(rule: Rule, facts: Facts, *, to: Outcome = Outcome.MET) -> tuple[Change, ...]:
    """Return the single changes that give the outcome `to`, in the order of the clauses."""
    judge = compiled(rule)
    looked_at: dict[str, Value] = {}
    for clause in explain(rule, facts).walk():
        looked_at |= {name: facts[name] for name, _ in clause.values if name in facts}
    found = (_change(name, value, facts, judge, to) for name, value in looked_at.items() if name not in _FIXED)
    return tuple(change for change in found if change is not None)


def _change(name: str, value: Value, facts: Facts, judge: Callable[[Facts], Outcome], to: Outcome) -> Change | None:
    for instead in _others(name, value, lambda other: judge({**facts, name: other}) is to):
        return Change(name, value, instead, to)
    return None


def _others(name: str, value: Value, gives: Callable[[Value], bool]) -> Iterator[Value]:
    """Yield the nearest other values of a fact that give the outcome."""
    fact = FACTS[name]
    if fact.type is FactType.BOOLEAN:
        yield from filter(gives, (value is not True,))
    elif fact.type is FactType.CODE:
        yield from filter(gives, (code for code in fact.choices if code != value))
    elif fact.type is FactType.DATE and isinstance(value, date):
        days = [day for way in (1, -1) if (day := _turning_day(value, way, gives)) is not None]
        yield from sorted(days, key=lambda day: abs(day - value))
    elif fact.type is FactType.CODES and isinstance(value, frozenset):
        yield from filter(gives, (value | {code} for code in fact.choices if code not in value))
    if fact.nullable and value is not None:
        yield from filter(gives, (None,))


def _turning_day(day: date, way: int, gives: Callable[[Value], bool]) -> date | None:
    """Return the nearest day later (`way` 1) or earlier (-1) that gives the outcome, by doubling and halving."""
    reach = 1
    while reach <= _FARTHEST_DAYS and not gives(day + timedelta(days=way * reach)):
        reach *= 2
    if reach > _FARTHEST_DAYS:
        return None
    low, high = reach // 2, reach
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if gives(day + timedelta(days=way * middle)) else (middle, high)
    return day + timedelta(days=way * high)
