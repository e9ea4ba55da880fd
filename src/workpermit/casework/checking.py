"""Check everything: replay every case, verify every chain, compare rows, records, letters and signed heads.

What it finds, it names: the case by its application number, and what is wrong with it. It runs beside writers: a
case that moved while it was looked at is looked at again.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from workpermit.casework import heads, journal, strays
from workpermit.casework.case_checking import troubles_of
from workpermit.casework.journal import Line
from workpermit.casework.models import CaseRow
from workpermit.core.text import Text

LOOKS = 3


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that is not right: in which case (its application number or id), and what."""

    case: str
    text: Text


@dataclass(frozen=True, slots=True)
class Report:
    """What a check looked at and what it found; leftovers are files of acts that broke off, and harm nobody."""

    cases: int
    entries: int
    troubles: tuple[Trouble, ...]
    leftovers: int = 0


_GONE = Text("a signed case is no longer in the database", "un dossier signé n’est plus dans la base de données")
_ORPHAN = Text(
    "the journal has entries of a case that has no row", "le journal a des inscriptions d’un dossier sans fiche"
)
_HEADS = Text(
    "the file of signed heads was altered: {what}", "le fichier des têtes signées a été modifié\u00a0: {what}"
)
_NO_HEADS = Text(
    "the file of signed heads is gone, although heads were signed",
    "le fichier des têtes signées a disparu, alors que des têtes ont été signées",
)


def check() -> Report:
    """Check every case and return what was found."""
    anchored, troubles = _anchors()
    cases = entries = 0
    for case_id in CaseRow.objects.order_by("application_number").values_list("pk", flat=True).iterator(chunk_size=500):
        row, lines, found = _looked_at(case_id, anchored.pop(case_id.hex, None))
        cases, entries = cases + 1, entries + len(lines)
        troubles += [Trouble(row.application_number, text) for text in found]
    troubles += [Trouble(case, _GONE) for case in sorted(anchored)]
    troubles += [Trouble(case, _ORPHAN) for case in _orphans()]
    lost = strays.lost_files()
    troubles += [Trouble(_called(case_id), text) for case_id, text in lost.troubles]
    return Report(cases, entries, tuple(troubles), lost.leftovers)


def _anchors() -> tuple[dict[str, tuple[int, str]], list[Trouble]]:
    try:
        anchored = heads.read().heads
    except heads.HeadsBroken as broken:
        return {}, [Trouble("-", _HEADS.filled(what=str(broken)))]
    gone = not anchored and heads.has_key() and _has_entries()
    return anchored, [Trouble("-", _NO_HEADS)] if gone else []


def _has_entries() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM casework_journal LIMIT 1")
        return cursor.fetchone() is not None


def _orphans() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT case_id FROM casework_journal WHERE case_id NOT IN (SELECT id FROM casework_case)"
        )
        return sorted(str(case_id).replace("-", "") for (case_id,) in cursor.fetchall())


def _called(case_id: UUID) -> str:
    """Return a case's application number, or its id where it has no row."""
    number = CaseRow.objects.filter(pk=case_id).values_list("application_number", flat=True).first()
    return number or case_id.hex


def _looked_at(case_id: UUID, anchored: tuple[int, str] | None) -> tuple[CaseRow, list[Line], list[Text]]:
    looks = 0
    while True:
        looks += 1
        row = CaseRow.objects.get(pk=case_id)
        lines = journal.lines(case_id)
        found = list(troubles_of(row, lines, anchored))
        moved = found and CaseRow.objects.values_list("sequence", flat=True).get(pk=case_id) != row.sequence
        if not moved or looks == LOOKS:
            return row, lines, found
