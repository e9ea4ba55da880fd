"""The nodes rules are made of: plain data, no code hidden in them, so that one tree serves every reader.

Terms yield a value or nothing known; conditions answer with an outcome. `evaluate.py` gives them their meaning:

    terms       FactRef  Item  Literal  ParameterOn  Shift  AgeOn  Earlier  Later  Otherwise  LatestIn
    conditions  Compare  In  AllOf  AnyOf  Negation  AnyRecord  IfKnown  OfficerFinds  ForOfficer  RuleRef  Clause
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from workpermit.core.law.findings import Source
from workpermit.core.law.vocabulary.types import Scalar
from workpermit.core.text import Text


class Ask(StrEnum):
    """What an absent fact means: ask for it, or presume the ordinary case until someone claims the exception."""

    REQUIRED = "required"
    PRESUMED_FALSE = "presumed_false"
    PRESUMED_TRUE = "presumed_true"
    PRESUMED_NONE = "presumed_none"


class Operator(StrEnum):
    """How two values are compared; an order with a value known to be none is not met."""

    EQUAL = "=="
    NOT_EQUAL = "!="
    BEFORE = "<"
    UP_TO = "<="
    AFTER = ">"
    FROM = ">="


# --- terms -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FactRef:
    """The value of a fact."""

    name: str
    ask: Ask = Ask.REQUIRED


@dataclass(frozen=True, slots=True)
class Item:
    """A field of the record the nearest quantifier looks at; without a name, the element itself."""

    name: str | None = None


@dataclass(frozen=True, slots=True)
class Literal:
    """A constant; None is the value "known to be none"."""

    value: Scalar | frozenset[str]


@dataclass(frozen=True, slots=True)
class ParameterOn:
    """The value a dated parameter had on a day."""

    name: str
    on: Term


@dataclass(frozen=True, slots=True)
class Shift:
    """A date moved by years, months and days, clamped to the month's last day (IA 28)."""

    term: Term
    years: int = 0
    months: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True)
class AgeOn:
    """Whole years of age on a day (IA 30)."""

    born_on: Term
    on: Term


@dataclass(frozen=True, slots=True)
class Earlier:
    """The earlier of two dates; one known to be none does not count."""

    left: Term
    right: Term


@dataclass(frozen=True, slots=True)
class Later:
    """The later of two dates; one known to be none does not count."""

    left: Term
    right: Term


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A term, or another one where the first is known to be none."""

    term: Term
    fallback: Term


@dataclass(frozen=True, slots=True)
class LatestIn:
    """The latest date in one field of a list of records; none where the list is empty."""

    records: FactRef
    field: str


Term: TypeAlias = FactRef | Item | Literal | ParameterOn | Shift | AgeOn | Earlier | Later | Otherwise | LatestIn


# --- conditions --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Compare:
    """Two terms compared."""

    left: Term
    operator: Operator
    right: Term


@dataclass(frozen=True, slots=True)
class In:
    """A value among a set, a dated list, or the documents of the application."""

    member: Term
    group: Term


@dataclass(frozen=True, slots=True)
class AllOf:
    """NOT_MET decides; else FACT_MISSING, else FOR_OFFICER, else MET."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """MET decides; else FACT_MISSING, else FOR_OFFICER, else NOT_MET."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Negation:
    """MET and NOT_MET swapped; the other two as they are."""

    condition: Condition


@dataclass(frozen=True, slots=True)
class AnyRecord:
    """Any record of a list such that the condition holds of it."""

    records: FactRef
    such_that: Condition


@dataclass(frozen=True, slots=True)
class IfKnown:
    """A fact decides where it is known; where it is not, something else does."""

    name: str
    then: Condition
    otherwise: Condition


@dataclass(frozen=True, slots=True)
class OfficerFinds:
    """What only an officer finds: recorded as true or false, and FOR_OFFICER until then."""

    name: str


@dataclass(frozen=True, slots=True)
class ForOfficer:
    """Discretion: whatever leads here is an officer's to decide."""


@dataclass(frozen=True, slots=True)
class RuleRef:
    """Another rule, judged on the same facts."""

    rule: Rule


@dataclass(frozen=True, slots=True)
class Clause:
    """A condition with a name: its id, its words, its sources."""

    id: str
    label: Text
    body: Condition
    sources: tuple[Source, ...]


Condition: TypeAlias = (
    Compare | In | AllOf | AnyOf | Negation | AnyRecord | IfKnown | OfficerFinds | ForOfficer | RuleRef | Clause
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the book.

    `judged_on` names the fact that holds the day it is judged on; `in_force_from` and `in_force_until`
    (last day included) bound the days it speaks of.
    """

    id: str
    label: Text
    body: Condition
    sources: tuple[Source, ...]
    judged_on: str = "judged_on"
    in_force_from: date | None = None
    in_force_until: date | None = None


# --- the words rules are written in ------------------------------------------------------------------------------


def clause(clause_id: str, en: str, fr: str, body: Condition, *sources: Source) -> Clause:
    """Name a condition."""
    return Clause(clause_id, Text(en=en, fr=fr), body, sources)


def all_of(*conditions: Condition) -> AllOf:
    """Require every condition."""
    return AllOf(conditions)


def any_of(*conditions: Condition) -> AnyOf:
    """Require one condition."""
    return AnyOf(conditions)


def negation(condition: Condition) -> Negation:
    """Require that a condition does not hold."""
    return Negation(condition)


def fact(name: str, ask: Ask = Ask.REQUIRED) -> FactRef:
    """Refer to a fact."""
    return FactRef(name, ask)


def holds(name: str, ask: Ask = Ask.REQUIRED) -> Compare:
    """Require that a yes-or-no fact is true."""
    return Compare(FactRef(name, ask), Operator.EQUAL, Literal(True))


def claimed(name: str) -> Compare:
    """Require an exception that is presumed absent until someone claims it."""
    return holds(name, Ask.PRESUMED_FALSE)


def equals(left: Term | str, value: Scalar) -> Compare:
    """Require that a fact has a value."""
    return Compare(_term(left), Operator.EQUAL, Literal(value))


def given(left: Term | str) -> Compare:
    """Require that a fact is known to be something rather than none."""
    return Compare(_term(left), Operator.NOT_EQUAL, Literal(None))


def among(left: Term | str, *codes: str) -> In:
    """Require one of some codes."""
    return In(_term(left), Literal(frozenset(codes)))


def attached(code: str) -> In:
    """Require a kind of document among those attached."""
    return In(Literal(code), FactRef("documents"))


def before(left: Term | str, right: Term | str) -> Compare:
    """Require left < right."""
    return Compare(_term(left), Operator.BEFORE, _term(right))


def up_to(left: Term | str, right: Term | str) -> Compare:
    """Require left <= right."""
    return Compare(_term(left), Operator.UP_TO, _term(right))


def after(left: Term | str, right: Term | str) -> Compare:
    """Require left > right."""
    return Compare(_term(left), Operator.AFTER, _term(right))


def from_on(left: Term | str, right: Term | str) -> Compare:
    """Require left >= right."""
    return Compare(_term(left), Operator.FROM, _term(right))


def any_record(records: str, such_that: Condition) -> AnyRecord:
    """Require a record of a list such that a condition holds of it."""
    return AnyRecord(FactRef(records), such_that)


def _term(value: Term | str) -> Term:
    return FactRef(value) if isinstance(value, str) else value


def nodes_in(node: object) -> Iterator[object]:
    """Yield a node and everything inside it, the rules it refers to included."""
    if isinstance(node, tuple):
        for one in node:
            yield from nodes_in(one)
    elif is_dataclass(node):
        yield node
        for field in fields(node):
            yield from nodes_in(getattr(node, field.name))
