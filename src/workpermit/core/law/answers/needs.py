"""What an application still to be filed will need: fees, documents, biometrics, an exam (AYA-02, AYA-03, AYA-10).

Each answer comes from the rule that the office itself will ask, on the facts told so far.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from workpermit.core.law.answers.answer import Reason, reasons
from workpermit.core.law.book.biometrics import BIOMETRICS_REQUIRED
from workpermit.core.law.book.completeness import ROWS, applies_to
from workpermit.core.law.book.medical import MEDICAL_EXAM_REQUIRED
from workpermit.core.law.checklist import ChecklistRow, DocumentKind
from workpermit.core.law.evaluate import explain
from workpermit.core.law.expression import Rule
from workpermit.core.law.findings import Finding, Outcome, Source
from workpermit.core.law.parameters import PARAMETERS
from workpermit.core.law.vocabulary.types import Facts
from workpermit.core.text import Text


@dataclass(frozen=True, slots=True)
class Need:
    """Whether something is needed, why, by which provisions, and the facts that are still to be told."""

    outcome: Outcome
    reasons: tuple[Reason, ...]
    sources: tuple[Source, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fee:
    """One fee of a day: its code on the receipt, its amount in dollars, whether it is due, and whether it is paid."""

    code: str
    label: Text
    dollars: int
    source: Source
    due: Outcome
    paid: bool


@dataclass(frozen=True, slots=True)
class NeededDocument:
    """One kind of document of the checklist and whether this application must come with it."""

    kind: DocumentKind
    need: Need
    attached: bool


@dataclass(frozen=True, slots=True)
class Needs:
    """Everything that an application needs, as far as it can be told."""

    biometrics: Need
    medical_exam: Need
    fees: tuple[Fee, ...]
    documents: tuple[NeededDocument, ...]

    @property
    def dollars(self) -> int:
        """The sum of the fees that are surely due."""
        return sum(fee.dollars for fee in self.fees if fee.due is Outcome.MET)


def needs_of(facts: Facts, *, on: date) -> Needs:
    """Say what an application filed on a day needs."""
    judged = {**facts, "received_on": on, "judged_on": on}
    biometrics = _need(explain(BIOMETRICS_REQUIRED, judged))
    return Needs(
        biometrics,
        _need(explain(MEDICAL_EXAM_REQUIRED, judged)),
        tuple(_fees(judged, biometrics.outcome, on)),
        tuple(_documents(judged)),
    )


def _need(found: Finding) -> Need:
    missing = tuple(found.missing) if found.outcome is Outcome.FACT_MISSING else ()
    return Need(found.outcome, reasons(found), found.sources, missing)


def _fees(facts: Facts, biometrics: Outcome, on: date) -> Iterator[Fee]:
    exempt = facts.get("fee_exempt") is True
    of_permit = Outcome.NOT_MET if exempt else Outcome.MET
    kind = facts.get("permit_kind")
    of_open = of_permit if kind == "open" else Outcome.NOT_MET if kind else Outcome.FACT_MISSING
    for code, due in (("work_permit", of_permit), ("open_holder", of_open), ("biometrics", biometrics)):
        parameter = PARAMETERS[f"{code}_fee"]
        amount = parameter.on(on)
        if isinstance(amount, int):
            paid = facts.get(f"{code}_fee_paid") is True
            yield Fee(code, parameter.label, amount, parameter.held[-1].source, due, paid)


def _documents(facts: Facts) -> Iterator[NeededDocument]:
    attached = facts.get("documents")
    kinds = attached if isinstance(attached, frozenset) else frozenset()
    for row in ROWS:
        if row.document is not None:
            yield NeededDocument(row.document, _of_row(row, facts), row.document.value in kinds)


def _of_row(row: ChecklistRow, facts: Facts) -> Need:
    rule = _RULES.get(row.code)
    return Need(Outcome.MET, (), row.sources, ()) if rule is None else _need(explain(rule, facts))


def _rules() -> Iterator[tuple[str, Rule]]:
    for row in ROWS:
        applies = applies_to(row)
        if applies is not None:
            yield row.code, Rule(f"needs.{row.code}", row.label, applies, row.sources, judged_on="received_on")


_RULES = dict(_rules())
