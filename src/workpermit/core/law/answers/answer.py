"""What an answer is: a dated finding in one sentence, with its reasons, and the findings behind it.

A sentence stays apart from its values, because how a date is written belongs to whoever prints it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from workpermit.core.law.findings import ClauseFinding, Finding, Outcome, Reckoning, Source
from workpermit.core.law.vocabulary.types import Facts
from workpermit.core.text import Text

Told: TypeAlias = date | datetime | str | Text | tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with `{gaps}` and the values that fill them."""

    text: Text
    values: tuple[tuple[str, Told], ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One clause or term that decided, indented by `depth` under what it belongs to."""

    label: Text
    outcome: Outcome
    sources: tuple[Source, ...]
    day: date | None = None
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """What else there is to say, and why."""

    says: Said
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One question answered on a day; `until` is the last day it holds for, where one is known."""

    id: str
    question: Text
    on: date
    outcome: Outcome
    says: Said
    basis: str | None = None
    until: date | None = None
    ends_with: tuple[Text, ...] = ()
    notes: tuple[Note, ...] = ()
    reasons: tuple[Reason, ...] = ()
    findings: tuple[Finding, ...] = ()
    reckonings: tuple[Reckoning, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the facts to ask for, in the order of the findings that need them."""
        needed = Outcome.FACT_MISSING
        found = [name for finding in self.findings if finding.outcome is needed for name in finding.missing]
        reckoned = [name for one in self.reckonings if one.outcome is needed for name in one.missing]
        return tuple(dict.fromkeys((*found, *reckoned)))


def said(text: Text, **values: Told) -> Said:
    """Write a sentence with the values of its gaps."""
    return Said(text, tuple(values.items()))


def reasons(finding: Finding) -> tuple[Reason, ...]:
    """Return the clauses that decided a finding, outer before inner."""
    return tuple(_deciding(finding.clauses, finding.outcome, 0))


_SWAPPED = {Outcome.MET: Outcome.NOT_MET, Outcome.NOT_MET: Outcome.MET}


def _deciding(clauses: Iterable[ClauseFinding], outcome: Outcome, depth: int) -> Iterator[Reason]:
    for clause in clauses:
        if clause.outcome is not outcome:
            continue
        yield Reason(clause.label, outcome, clause.sources, depth=depth)
        inner = outcome
        if not any(one.outcome is outcome for one in clause.clauses):
            # A clause that denies another is decided by what the other found, the other way round.
            inner = _SWAPPED.get(outcome, outcome)
        yield from _deciding(clause.clauses, inner, depth + 1)


def terms(reckoning: Reckoning) -> tuple[Reason, ...]:
    """Return the dated terms of a quantity, the earliest first."""
    dated = [term for term in reckoning.terms if isinstance(term.value, date) and term.outcome is Outcome.MET]
    dated.sort(key=lambda term: str(term.value))
    return tuple(
        Reason(term.label, term.outcome, term.sources, day=term.value) for term in dated if isinstance(term.value, date)
    )


def day_of(facts: Facts, name: str) -> date | None:
    """Return a fact that is a date, None where it is unknown or known to be none."""
    value = facts.get(name)
    return value if isinstance(value, date) else None


def text_of(facts: Facts, name: str) -> str | None:
    """Return a fact that is a text, None where it is unknown or known to be none."""
    value = facts.get(name)
    return value if isinstance(value, str) else None


OPEN_QUESTIONS = {
    Outcome.FACT_MISSING: said(
        Text(en="This cannot be said yet: facts are missing.", fr="On ne peut pas encore le dire : des faits manquent.")
    ),
    Outcome.FOR_OFFICER: said(Text(en="An officer decides this.", fr="Cela relève d’un agent.")),
}
