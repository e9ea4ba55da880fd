"""What a rule answers: an outcome, clause by clause, each with its source and the values it looked at.

Outcomes combine so: NOT_MET decides an all_of, MET decides an any_of; otherwise FACT_MISSING
outranks FOR_OFFICER; `not` swaps MET and NOT_MET and leaves both others as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Protocol

from workpermit.core.law.vocabulary.types import Value
from workpermit.core.text import Text


class Outcome(StrEnum):
    """The four answers a rule can give; discretion is an answer of its own, and so is ignorance."""

    MET = "met"
    NOT_MET = "not_met"
    FOR_OFFICER = "for_officer"
    FACT_MISSING = "fact_missing"

    @property
    def label(self) -> Text:
        """Return the outcome in words."""
        return _OUTCOME_LABELS[self]


_OUTCOME_LABELS = {
    Outcome.MET: Text(en="met", fr="satisfait"),
    Outcome.NOT_MET: Text(en="not met", fr="non satisfait"),
    Outcome.FOR_OFFICER: Text(en="for an officer to decide", fr="à la décision d’un agent"),
    Outcome.FACT_MISSING: Text(en="a fact is missing", fr="un fait manque"),
}


class Authority(StrEnum):
    """Where a rule comes from: the two instruments, the Interpretation Act, the page, practice, or our reading."""

    REGULATIONS = "R"
    ACT = "A"
    INTERPRETATION = "IA"
    PAGE = "page"
    POLICY = "policy"
    PRACTICE = "practice"
    READING = "ADR"


_NAMES = {
    Authority.REGULATIONS: Text(en="IRPR {p}", fr="RIPR {p}"),
    Authority.ACT: Text(en="IRPA {p}", fr="LIPR {p}"),
    Authority.INTERPRETATION: Text(en="Interpretation Act {p}", fr="Loi d’interprétation {p}"),
    Authority.PAGE: Text(en="the page “After you apply” ({p})", fr="la page «\u00a0Après la demande\u00a0» ({p})"),
    Authority.POLICY: Text(en="public policy {p}", fr="politique d’intérêt public {p}"),
    Authority.PRACTICE: Text(en="the office’s practice ({p})", fr="la pratique du bureau ({p})"),
    Authority.READING: Text(en="our reading, ADR-{p}", fr="notre lecture, ADR-{p}"),
}
# What practice and policies are about, where it is words and not a code.
FRENCH_SUBJECTS = {
    "International Experience Canada": "Expérience internationale Canada",
    "WP-EXT": "WP-EXT",
    "biometric instruction letter": "lettre d’instructions pour les données biométriques",
    "code words of the web form": "codes du formulaire Web",
    "condition 15": "condition 15",
    "condition 16": "condition 16",
    "designation of 24 December 2024": "désignation du 24 décembre 2024",
    "document checklist": "liste de contrôle des documents",
    "federal days off": "jours de congé fédéraux",
    "maintained status": "statut maintenu",
    "medical exams in Canada": "examens médicaux au Canada",
    "occupations list": "liste des professions",
    "post-graduation permits": "permis postdiplôme",
    "programme": "programme",
    "refunds": "remboursements",
    "second applications, from 28 May 2025": "secondes demandes, depuis le 28 mai 2025",
    "the last day counts as ineligible": "le dernier jour compte comme inadmissible",
}
_FIRST_LETTER_PARAGRAPH = re.compile(r"\(([a-z]{1,2}(?:\.\d+)*)\)")


@dataclass(frozen=True, slots=True)
class Source:
    """One provision, mission line or decision record that a clause rests on."""

    authority: Authority
    provision: str

    @property
    def citation(self) -> Text:
        """Return the citation as each language writes it: 200(1)(b) in English, 200(1)b) in French."""
        french = FRENCH_SUBJECTS.get(self.provision) or _FIRST_LETTER_PARAGRAPH.sub(r"\1)", self.provision, count=1)
        name = _NAMES[self.authority]
        return Text(en=name.en.format(p=self.provision), fr=name.fr.format(p=french))

    def __str__(self) -> str:
        joiner = "-" if self.authority is Authority.READING else "" if self.authority in _SHORT else " "
        return f"{self.authority.value}{joiner}{self.provision}"


_SHORT = frozenset({Authority.REGULATIONS, Authority.ACT})


def regulation(provision: str) -> Source:
    """Cite the Immigration and Refugee Protection Regulations."""
    return Source(Authority.REGULATIONS, provision)


def act(provision: str) -> Source:
    """Cite the Immigration and Refugee Protection Act."""
    return Source(Authority.ACT, provision)


def interpretation(provision: str) -> Source:
    """Cite the Interpretation Act."""
    return Source(Authority.INTERPRETATION, provision)


def page(mission: str) -> Source:
    """Cite a line of the page we build, by its mission id."""
    return Source(Authority.PAGE, mission)


def policy(name: str) -> Source:
    """Cite a public policy."""
    return Source(Authority.POLICY, name)


def practice(subject: str) -> Source:
    """Cite published practice that no provision carries."""
    return Source(Authority.PRACTICE, subject)


def reading(number: int) -> Source:
    """Cite the decision record that holds our reading of an ambiguous text."""
    return Source(Authority.READING, f"{number:02d}")


class Named(Protocol):
    """What carries an id, a label and sources: a clause, a rule, a labelled term."""

    @property
    def id(self) -> str: ...
    @property
    def label(self) -> Text: ...
    @property
    def sources(self) -> tuple[Source, ...]: ...


class ClauseFinding(NamedTuple):
    """What one clause answered, with the values it looked at and the clauses inside it.

    A tuple, since an explanation makes dozens of them and a frozen dataclass costs three times as much to make.
    """

    clause: Named
    outcome: Outcome
    values: tuple[tuple[str, Value], ...]
    clauses: tuple[ClauseFinding, ...]
    missing: tuple[str, ...]

    @property
    def id(self) -> str:
        return self.clause.id

    @property
    def label(self) -> Text:
        return self.clause.label

    @property
    def sources(self) -> tuple[Source, ...]:
        return self.clause.sources


class Finding(NamedTuple):
    """What one rule answered about one person; a tuple, as `ClauseFinding` is, since making one must cost little.

    `missing` names the facts to ask for, and only those that could change a FACT_MISSING outcome;
    `judged_on` is the value of the date the rule is judged on, where that date is known.
    """

    rule_id: str
    label: Text
    outcome: Outcome
    clauses: tuple[ClauseFinding, ...]
    missing: tuple[str, ...]
    judged_on: date | None
    sources: tuple[Source, ...]

    def walk(self) -> Iterator[ClauseFinding]:
        """Yield every clause finding, outer before inner, in statute order."""
        waiting = list(reversed(self.clauses))
        while waiting:
            clause = waiting.pop()
            yield clause
            waiting.extend(reversed(clause.clauses))

    def clause(self, clause_id: str) -> ClauseFinding:
        """Return the finding of one clause.

        Raises:
            KeyError: no clause has this id.
        """
        for found in self.walk():
            if found.id == clause_id:
                return found
        raise KeyError(clause_id)

    def clauses_with(self, outcome: Outcome) -> tuple[ClauseFinding, ...]:
        """Return the innermost clauses that gave `outcome`, in statute order."""
        return tuple(
            found
            for found in self.walk()
            if found.outcome is outcome and not any(inner.outcome is outcome for inner in found.clauses)
        )


@dataclass(frozen=True, slots=True)
class TermFinding:
    """What one labelled term of a quantity came to, and whether it applied."""

    term: Named
    value: Value
    outcome: Outcome
    missing: tuple[str, ...]

    @property
    def id(self) -> str:
        return self.term.id

    @property
    def label(self) -> Text:
        return self.term.label

    @property
    def sources(self) -> tuple[Source, ...]:
        return self.term.sources


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What a quantity came to: the value, the term that bound it, every term, and the facts to ask for.

    `outcome` is MET when the value is sure (None included: there is no such date), FACT_MISSING or FOR_OFFICER.
    """

    quantity_id: str
    label: Text
    value: Value
    binding: TermFinding | None
    terms: tuple[TermFinding, ...]
    missing: tuple[str, ...]
    outcome: Outcome
    sources: tuple[Source, ...]

    @property
    def day(self) -> date | None:
        """Return the value of a quantity that yields a date.

        Raises:
            TypeError: the quantity does not yield a date.
        """
        if self.value is None or isinstance(self.value, date):
            return self.value
        raise TypeError(f"{self.quantity_id} yields {type(self.value).__name__}, not a date")

    @property
    def items(self) -> tuple[TermFinding, ...]:
        """Return the terms that applied, for a quantity that yields a list."""
        return tuple(term for term in self.terms if term.outcome is Outcome.MET)
