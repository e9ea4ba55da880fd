"""Tell a person whether the record of their own file is unbroken, and what was looked at to say so (S-24, S-30).

It is the check of `workpermit check` for one case, made anew each time it is asked for. What was signed outside the
database is compared by the office itself, each night, for all cases at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workpermit.casework import journal
from workpermit.casework.case_checking import troubles_of
from workpermit.casework.journal import Line
from workpermit.casework.models import CaseRow, Record
from workpermit.core.case.codec import from_microseconds
from workpermit.trades.availability.alerts import alert

LOOKS = 3  # a case that moves while it is looked at is looked at again
_ALERT = "record_broken"


@dataclass(frozen=True, slots=True)
class Checked:
    """What was compared and whether it agrees; `first_at` and `last_at` are the instants of the outer entries."""

    entries: int
    contents: int  # filings, findings, requests, reasons: what the entries only name
    first_at: datetime | None
    last_at: datetime | None
    is_unbroken: bool


def check(row: CaseRow, *, at: datetime) -> Checked:
    """Compare every entry of a case with the one before it, its contents and its row; what is broken is an alert."""
    lines, is_unbroken = _looked_at(row)
    for _ in range(LOOKS - 1):
        if is_unbroken or not _has_moved(row):
            break
        lines, is_unbroken = _looked_at(row)
    if not is_unbroken:
        alert(_ALERT, str(row.pk), at=at)
    instants = [from_microseconds(line.at) for line in lines]
    contents = Record.objects.filter(case_id=row.pk).count()
    return Checked(len(lines), contents, min(instants, default=None), max(instants, default=None), is_unbroken)


def _looked_at(row: CaseRow) -> tuple[list[Line], bool]:
    row.refresh_from_db()
    lines = journal.lines(row.pk)
    return lines, next(troubles_of(row, lines, None), None) is None


def _has_moved(row: CaseRow) -> bool:
    return CaseRow.objects.values_list("sequence", flat=True).get(pk=row.pk) != row.sequence
