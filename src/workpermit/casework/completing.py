"""Whether an application is complete, row by row of the checklist, with what shows each row (R10, R12; AYA-03, AYA-04).

missing ─► what the letter of return would say, and where the law says so
shown   ─► the documents on file
biometrics wait by their own window and are no ground of return before it lapses (ADR-01)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from workpermit.casework.workbench import Desk, File
from workpermit.core.case import biometrics
from workpermit.core.case.application import Stage
from workpermit.core.law.book.completeness import APPLICATION_COMPLETE, ROW_BY_CODE, ROWS, applies_to
from workpermit.core.law.checklist import ChecklistRow
from workpermit.core.law.evaluate import explain, outcome_of
from workpermit.core.law.expression import Rule
from workpermit.core.law.facts import Facts
from workpermit.core.law.findings import ClauseFinding, Outcome, Source
from workpermit.core.text import Text
from workpermit.core.wording.missing_items import WHY
from workpermit.core.wording.provisions import provision_text


class RowState(StrEnum):
    """How a row of the checklist stands."""

    MISSING = "missing"
    UNKNOWN = "unknown"
    SHOWN = "shown"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what it is, how it stands, where it comes from, and the files that show it.

    `why` and `provision` are what a letter of return says of it.
    """

    code: str
    label: Text
    state: RowState
    sources: tuple[Source, ...]
    files: tuple[File, ...]
    why: Text
    provision: Text


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole question: the rows, those missing first, and the biometrics beside them."""

    rows: tuple[Row, ...]
    biometrics: biometrics.Stage
    biometrics_due_on: date | None
    is_open: bool

    @property
    def missing(self) -> tuple[Row, ...]:
        """The rows that a return would name."""
        return self.of(RowState.MISSING)

    @property
    def unknown(self) -> tuple[Row, ...]:
        """The rows that a fact or an officer still has to settle."""
        return self.of(RowState.UNKNOWN)

    @property
    def shown(self) -> tuple[Row, ...]:
        """The rows that are in order."""
        return self.of(RowState.SHOWN)

    @property
    def not_asked(self) -> tuple[Row, ...]:
        """The rows that this application does not need."""
        return self.of(RowState.NOT_ASKED)

    @property
    def waits_for_biometrics(self) -> bool:
        """Tell whether only the window of the instruction letter holds it."""
        return self.biometrics is biometrics.Stage.AWAITED

    @property
    def biometrics_lapsed(self) -> bool:
        """Tell whether the window closed without enrolment: that is a ground of return."""
        return self.biometrics is biometrics.Stage.LAPSED

    def of(self, state: RowState) -> tuple[Row, ...]:
        """Return the rows of a state."""
        return tuple(row for row in self.rows if row.state is state)


def sheet_of(desk: Desk) -> Sheet:
    """Return how a case stands by the checklist; it asks nothing of the database."""
    missing = {item.id for item in desk.missing}
    clauses = explain(APPLICATION_COMPLETE, desk.facts).clauses
    rows = tuple(_row(ROW_BY_CODE[one.id], one, missing, desk) for one in clauses)
    state = desk.case.biometrics
    return Sheet(rows, state.stage, state.due_on, desk.case.application.stage is Stage.RECEIVED)


def _row(row: ChecklistRow, clause: ClauseFinding, missing: set[str], desk: Desk) -> Row:
    kind = row.document.value if row.document else _SHOWN_ON.get(row.code, "")
    on_file = tuple(file for file in desk.files if file.kind == kind)
    state = _state(row, clause.outcome, desk.facts, is_missing=row.code in missing)
    return Row(row.code, row.label, state, row.sources, on_file, WHY[row.code], provision_text(row.sources))


def _state(row: ChecklistRow, outcome: Outcome, facts: Facts, *, is_missing: bool) -> RowState:
    if is_missing or outcome is Outcome.NOT_MET:
        return RowState.MISSING
    if outcome is not Outcome.MET:
        return RowState.UNKNOWN
    rule = _APPLIES.get(row.code)
    is_asked = rule is None or outcome_of(rule, facts) is not Outcome.NOT_MET
    return RowState.SHOWN if is_asked else RowState.NOT_ASKED


def _applying() -> Iterator[tuple[str, Rule]]:
    for row in ROWS:
        applies = applies_to(row)
        if applies is not None:
            yield row.code, Rule(f"completing.{row.code}", row.label, applies, row.sources, judged_on="received_on")


_APPLIES: Final = dict(_applying())


# Rows that are no document of their own, and the kind of document on which an officer reads them.
_SHOWN_ON: Final = {
    "work_permit_fee": "fee_receipt",
    "open_holder_fee": "fee_receipt",
    "passport_valid": "passport",
    "lmia_or_offer_number": "job_offer",
    "translations": "translation",
}
