"""Check one case: its chain, its row, its records, and what was signed of it outside the database."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from uuid import UUID

from workpermit.casework import rows, strays
from workpermit.casework.facts import FILING
from workpermit.casework.journal import BEFORE_THE_FIRST, Line
from workpermit.casework.models import CaseRow, OpenWork, Record
from workpermit.casework.records import commitment_to, named
from workpermit.core.case.actor import Role
from workpermit.core.case.state import Case, evolve
from workpermit.core.forms.restoring import restored
from workpermit.core.text import Text

_CHAIN = Text(
    "entry {n} of the journal was altered, or an entry is missing before it",
    "l’inscription {n} du journal a été modifiée, ou il en manque une avant elle",
)
_UNREADABLE = Text("entry {n} of the journal cannot be read", "l’inscription {n} du journal est illisible")
_HEAD = Text(
    "the case’s row names another last entry than the journal",
    "la fiche du dossier nomme une autre dernière inscription que le journal",
)
_COLUMN = Text("the column {name} differs from the journal", "la colonne {name} diffère du journal")
_OPEN_WORK = Text("the list of open work differs from the journal", "la liste du travail en cours diffère du journal")
_ANCHOR = Text(
    "the journal lacks entry {n}, or its hash, as it was signed outside the database",
    "le journal n’a plus l’inscription {n}, ou son empreinte, telle que signée hors de la base de données",
)
_RECORD = Text(
    "record {id} differs from what the journal committed to", "la pièce {id} diffère de ce que le journal a engagé"
)
_NO_RECORD = Text("record {id}, which the journal names, is missing", "la pièce {id}, nommée au journal, est absente")


def troubles_of(row: CaseRow, lines: list[Line], anchored: tuple[int, str] | None) -> Iterator[Text]:
    """Yield what is not right with a case; `anchored` is its last signed sequence and hash."""
    yield from _of_chain(row.pk, lines)
    yield from _of_anchor(lines, anchored)
    try:
        case = _replayed(lines)
    except _Unreadable as unreadable:
        yield _UNREADABLE.filled(n=str(unreadable.sequence))
        return
    yield from _of_row(row, case, lines)
    yield from _of_records(row, lines)
    yield from strays.of_outbox(row.pk, [line.entry() for line in lines])


def _of_chain(case_id: UUID, lines: list[Line]) -> Iterator[Text]:
    hashes = [BEFORE_THE_FIRST, *(line.hash for line in lines)]
    for expected, (line, previous) in enumerate(zip(lines, hashes, strict=False), 1):
        if line.sequence != expected or not line.follows(previous, case_id=case_id):
            yield _CHAIN.filled(n=str(line.sequence))
            return
    # Time does not run backwards inside one case: the door sees to it.
    for earlier, later in pairwise(lines):
        if later.at < earlier.at:
            yield _CHAIN.filled(n=str(later.sequence))
            return


def _of_anchor(lines: list[Line], anchored: tuple[int, str] | None) -> Iterator[Text]:
    if anchored is None:
        return
    sequence, head = anchored
    if not any(line.sequence == sequence and line.hash.hex() == head for line in lines):
        yield _ANCHOR.filled(n=str(sequence))


class _Unreadable(Exception):
    def __init__(self, sequence: int) -> None:
        super().__init__(sequence)
        self.sequence = sequence


def _replayed(lines: list[Line]) -> Case:
    case = Case()
    for line in lines:
        try:
            case = evolve(case, line.entry())
        except (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError) as broken:
            raise _Unreadable(line.sequence) from broken
    return case


def _of_row(row: CaseRow, case: Case, lines: list[Line]) -> Iterator[Text]:
    head = lines[-1].hash if lines else BEFORE_THE_FIRST
    if row.sequence != case.sequence or bytes(row.head) != head:
        yield _HEAD
    yield from _differing(row, rows.columns_of(case)._asdict())
    # An applicant who handed in by their own account is the one the first entry names.
    if row.applicant_id and lines and lines[0].role == Role.APPLICANT and lines[0].actor != row.applicant_id:
        yield _COLUMN.filled(name="applicant_id")
    if not _is_listed_rightly(rows.work_columns_of(case), OpenWork.objects.filter(pk=row.pk).first()):
        yield _OPEN_WORK


def _is_listed_rightly(expected: rows.WorkColumns | None, work: OpenWork | None) -> bool:
    if expected is None or work is None:
        return expected is None and work is None
    return all(getattr(work, name) == value for name, value in expected._asdict().items())


def _differing(row: CaseRow, expected: dict[str, object]) -> Iterator[Text]:
    for name, value in expected.items():
        if getattr(row, name) != value:
            yield _COLUMN.filled(name=name)


def _of_records(row: CaseRow, lines: list[Line]) -> Iterator[Text]:
    kept = {str(record.pk): record for record in Record.objects.filter(case_id=row.pk)}
    for line in lines:
        for record_id, commitment in named(line.entry().event):
            record = kept.get(record_id)
            if record is None:
                yield _NO_RECORD.filled(id=record_id)
            elif record.salt is not None and not _holds(record, commitment):
                yield _RECORD.filled(id=record_id)
            elif record.salt is not None and record.kind == FILING:
                yield from _differing(row, rows.filed_columns_of(restored(record.body))._asdict())


def _holds(record: Record, commitment: str) -> bool:
    try:
        return commitment_to(record.body or {}, salt=bytes(record.salt or b"")) == commitment
    except ValueError:  # sealed content that does not open is content that was altered
        return False
