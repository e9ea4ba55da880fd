"""Check everything: replay every case, verify every chain, compare rows, records, letters and signed heads.

What it finds, it names: the case by its application number, and what is wrong with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from uuid import UUID

from workpermit.casework import heads, journal, rows
from workpermit.casework.journal import BEFORE_THE_FIRST, Line
from workpermit.casework.models import CaseRow, OpenWork, OutboxRow, Record
from workpermit.casework.records import commitment_to
from workpermit.core.case.reactions import reactions_to
from workpermit.core.case.state import Case, evolve
from workpermit.core.text import Text


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that is not right: in which case (its application number or id), and what."""

    case: str
    text: Text


@dataclass(frozen=True, slots=True)
class Report:
    """What a check looked at and what it found."""

    cases: int
    entries: int
    troubles: tuple[Trouble, ...]


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
_GONE = Text("a signed case is no longer in the database", "un dossier signé n’est plus dans la base de données")
_HEADS = Text(
    "the file of signed heads was altered: {what}", "le fichier des têtes signées a été modifié\u00a0: {what}"
)
_RECORD = Text(
    "record {id} differs from what the journal committed to", "la pièce {id} diffère de ce que le journal a engagé"
)
_NO_RECORD = Text("record {id}, which the journal names, is missing", "la pièce {id}, nommée au journal, est absente")
_OUTBOX = Text("entry {n} lacks its {what} in the outbox", "l’inscription {n} n’a pas son {what} dans la boîte d’envoi")


def check() -> Report:
    """Check every case and return what was found."""
    troubles: list[Trouble] = []
    try:
        anchored = heads.read().heads
    except heads.HeadsBroken as broken:
        troubles.append(Trouble("-", _HEADS.filled(what=str(broken))))
        anchored = {}
    cases = entries = 0
    for row in CaseRow.objects.order_by("application_number").iterator(chunk_size=500):
        lines = journal.lines(row.pk)
        cases, entries = cases + 1, entries + len(lines)
        found = _troubles(row, lines, anchored.pop(row.pk.hex, None))
        troubles += [Trouble(row.application_number, text) for text in found]
    troubles += [Trouble(case, _GONE) for case in sorted(anchored)]
    return Report(cases, entries, tuple(troubles))


def _troubles(row: CaseRow, lines: list[Line], anchored: tuple[int, str] | None) -> Iterator[Text]:
    yield from _of_chain(row.pk, lines)
    yield from _of_anchor(lines, anchored)
    try:
        case = _replayed(lines)
    except _Unreadable as unreadable:
        yield _UNREADABLE.filled(n=str(unreadable.sequence))
        return
    yield from _of_row(row, case, lines)
    yield from _of_records(row.pk, lines)
    yield from _of_outbox(row.pk, lines)


def _of_chain(case_id: UUID, lines: list[Line]) -> Iterator[Text]:
    hashes = [BEFORE_THE_FIRST, *(line.hash for line in lines)]
    for expected, (line, previous) in enumerate(zip(lines, hashes, strict=False), 1):
        if line.sequence != expected or not line.follows(previous, case_id=case_id):
            yield _CHAIN.filled(n=str(line.sequence))
            return
    # Time does not run backwards inside one case.
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
        except (ValueError, KeyError, TypeError, AttributeError, IndexError) as broken:
            raise _Unreadable(line.sequence) from broken
    return case


def _of_row(row: CaseRow, case: Case, lines: list[Line]) -> Iterator[Text]:
    head = lines[-1].hash if lines else BEFORE_THE_FIRST
    if row.sequence != case.sequence or bytes(row.head) != head:
        yield _HEAD
    columns = rows.columns_of(case)
    for name in columns._fields:
        if getattr(row, name) != getattr(columns, name):
            yield _COLUMN.filled(name=name)
    if rows.has_open_work(case) != OpenWork.objects.filter(pk=row.pk).exists():
        yield _OPEN_WORK


def _of_records(case_id: UUID, lines: list[Line]) -> Iterator[Text]:
    kept = {str(record.pk): record for record in Record.objects.filter(case_id=case_id)}
    for line in lines:
        for record_id, commitment in committed(line):
            record = kept.get(record_id)
            if record is None:
                yield _NO_RECORD.filled(id=record_id)
            elif record.salt is not None and not _holds(record, commitment):
                yield _RECORD.filled(id=record_id)


def committed(line: Line) -> Iterator[tuple[str, str]]:
    """Yield the (record id, commitment) that an entry names."""
    event: Any = line.entry().event
    names = type(event).__dataclass_fields__
    if "commitment" in names:
        (name,) = [one for one in names if one.endswith("_id") and one not in _NOT_RECORDS]
        if getattr(event, name):
            yield getattr(event, name), event.commitment


_NOT_RECORDS = frozenset({"request_id", "interview_id", "programme_id", "listed_id"})


def _holds(record: Record, commitment: str) -> bool:
    try:
        return commitment_to(record.body or {}, salt=bytes(record.salt or b"")) == commitment
    except ValueError:  # sealed content that does not open is content that was altered
        return False


def _of_outbox(case_id: UUID, lines: list[Line]) -> Iterator[Text]:
    put: dict[int, set[str]] = defaultdict(set)
    for sequence, code in OutboxRow.objects.filter(case_id=case_id).values_list("sequence", "reaction"):
        put[sequence].add(code)
    for line in lines:
        for reaction in reactions_to(line.entry().event):
            if reaction.code not in put[line.sequence]:
                yield _OUTBOX.filled(n=str(line.sequence), what=reaction.code)
