"""Nodes that yield a date, an amount or a list; every term is labelled, and the one that binds is the explanation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from workpermit.core.law.expression import Condition, Term
from workpermit.core.law.findings import Source
from workpermit.core.text import Text


class Yields(StrEnum):
    """What a quantity comes to."""

    DATE = "date"
    AMOUNT = "amount"
    CODE = "code"
    CODES = "codes"


@dataclass(frozen=True, slots=True)
class StatutoryEnd:
    """The last day of a period the law sets, moved past holidays (IA 26-28, 35)."""

    start: Term
    days: int = 0
    months: int = 0


@dataclass(frozen=True, slots=True)
class BusinessDaysAfter:
    """The n-th business day after a day (IN-04)."""

    start: Term
    count: int


@dataclass(frozen=True, slots=True)
class AmountOf:
    """A fee in dollars, as the dated parameter had it on a day."""

    parameter: str
    on: Term


Measure: TypeAlias = Term | StatutoryEnd | BusinessDaysAfter | AmountOf


@dataclass(frozen=True, slots=True)
class Labelled:
    """One term of a quantity: what it comes to, and when it applies (always, where `when` is None)."""

    id: str
    label: Text
    measure: Measure
    sources: tuple[Source, ...]
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Earliest:
    """The earliest of the terms that apply; those known to be none set no limit."""

    terms: tuple[Labelled, ...]


@dataclass(frozen=True, slots=True)
class Latest:
    """The latest of the terms that apply."""

    terms: tuple[Labelled, ...]


@dataclass(frozen=True, slots=True)
class Cases:
    """The first term that applies."""

    terms: tuple[Labelled, ...]


@dataclass(frozen=True, slots=True)
class Collection:
    """Every term that applies, in order; each yields its code."""

    terms: tuple[Labelled, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of the terms that apply."""

    terms: tuple[Labelled, ...]


Reckoner: TypeAlias = Earliest | Latest | Cases | Collection | Total


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity of the book."""

    id: str
    label: Text
    yields: Yields
    body: Reckoner
    sources: tuple[Source, ...]
    judged_on: str = "judged_on"
    unit: str = ""


def labelled(
    term_id: str, en: str, fr: str, measure: Measure, *sources: Source, when: Condition | None = None
) -> Labelled:
    """Name a term."""
    return Labelled(term_id, Text(en=en, fr=fr), measure, sources, when)


def earliest(*terms: Labelled) -> Earliest:
    """Take the earliest of the terms that apply."""
    return Earliest(terms)


def latest(*terms: Labelled) -> Latest:
    """Take the latest of the terms that apply."""
    return Latest(terms)


def cases(*terms: Labelled) -> Cases:
    """Take the first term that applies."""
    return Cases(terms)


def collection(*terms: Labelled) -> Collection:
    """Take every term that applies."""
    return Collection(terms)


def total(*terms: Labelled) -> Total:
    """Add up the terms that apply."""
    return Total(terms)
