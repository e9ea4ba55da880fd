"""Index what cases are made of, as it comes: what was filed, what was written, the text of documents (ADR-58).

    journal ─► cases in which something came ─► what of them is not indexed ─► words ─► keyed hashes

The journal itself is the list of what to do, so that nothing is written for it when a case changes; a mark says how far
it was read. A case with a document that waits for its virus check is looked at again.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from workpermit.casework.disclosure import PROTECTED
from workpermit.casework.facts import FILING
from workpermit.casework.models import CaseRow, JournalRow, Record
from workpermit.core.case.codec import EVENT_KINDS, from_microseconds, to_microseconds
from workpermit.core.forms.fields import Coded, Day, Field, Many, Words
from workpermit.core.forms.fields import Record as Group
from workpermit.core.forms.filing import Filing
from workpermit.core.forms.kinds import FILE, ZONE
from workpermit.core.forms.restoring import restored
from workpermit.trades.documents import keeping as documents
from workpermit.trades.documents.box import BoxUnavailable
from workpermit.trades.documents.models import Document, State
from workpermit.trades.notes import keeping as notes
from workpermit.trades.notes.models import Note
from workpermit.trades.search import index
from workpermit.trades.search.index import Passage
from workpermit.trades.search.models import Kind
from workpermit.trades.search.words import FieldClass

# Entries that bring content with them; the others say nothing that could be searched.
_BRINGING: Final = sorted(name for name, kind in EVENT_KINDS.items() if "commitment" in kind.__dataclass_fields__)
_WRITTEN: Final = frozenset({"request", "answer", "notes", "reasons", "interview", "address", "decision"})
# On PostgreSQL a number given before another may be committed after it: the mark stays that far behind.
_BEHIND: Final = timedelta(minutes=1)
_ENTRIES: Final = 1000
_CODE: Final = re.compile(r"[a-z0-9_.:-]*")  # ids, dates, codes of lists
_NAMES: Final = frozenset({"family_name", "given_names", "other_names", "signer_name", "typed_name"})
_EMPLOYERS: Final = frozenset({"operating_name", "legal_name", "employer", "organization"})
_NUMBERS: Final = frozenset({"postal_code", "receipt_number", "tracking_number", "membership_number"})


def is_due(at: datetime) -> bool:
    """Tell whether something came that is not known to be indexed."""
    return _newer_entries().exists() or bool(index.waiting(at=at, at_most=1))


def index_new(at: datetime, *, at_most: int = _ENTRIES) -> int:
    """Index what came since the last time, and what waited; return how many things were indexed."""
    entries = list(_newer_entries().order_by("pk").values_list("pk", "case_id", "at", "kind")[:at_most])
    cases = dict.fromkeys(case_id for _, case_id, _, kind in entries if kind in _BRINGING)
    cases |= dict.fromkeys(index.waiting(at=at, at_most=at_most))
    done = sum(index_case(case_id, at=at) for case_id in cases)
    settled = to_microseconds(at - _BEHIND)
    if read := [entry for entry, _, entered_at, _ in entries if entered_at <= settled]:
        index.move_mark(max(read))
    return done


def _newer_entries() -> Any:
    return JournalRow.objects.filter(pk__gt=index.mark())


def index_case(case_id: UUID, *, at: datetime) -> int:
    """Index what of a case is not indexed yet; return how many things were."""
    things, waits = _read(case_id, but=index.indexed(case_id))
    with transaction.atomic():
        return _write(case_id, things, waits=waits, at=at)


def reindex(case_id: UUID, *, at: datetime) -> int:
    """Write the index of a case anew, all at once, so that it is found meanwhile; return how many things it holds."""
    things, waits = _read(case_id)
    with transaction.atomic():
        index.forget(case_id)
        return _write(case_id, things, waits=waits, at=at)


def every_case() -> Iterator[UUID]:
    """Yield every case, the one received first at the head, so that what is newer is found first."""
    yield from CaseRow.objects.order_by("received_at", "pk").values_list("pk", flat=True).iterator(chunk_size=1000)


@dataclass(frozen=True, slots=True)
class _Thing:
    """One thing to index: what it is, what it says, and when it came."""

    kind: Kind
    item_id: UUID
    passages: tuple[Passage, ...]
    at: datetime


def _read(case_id: UUID, *, but: Collection[tuple[str, UUID]] = ()) -> tuple[list[_Thing], bool]:
    """Read what a case is made of, but for what is indexed; tell also whether a document cannot be read yet."""
    records = Record.objects.filter(case_id=case_id, kind__in=[FILING, *_WRITTEN]).order_by("at", "pk")
    things = [_of_record(one) for one in records if (_kind_of(one).value, one.pk) not in but]
    for note in notes.of_case(case_id):
        things += [one for one in _of_note(note) if (one.kind.value, one.item_id) not in but]
    waits = False
    for document in documents.of_case(case_id):
        if (Kind.DOCUMENT.value, document.pk) in but or document.state == State.REFUSED:
            continue
        try:
            things.append(_of_document(document))
        except (documents.NotYet, BoxUnavailable):
            waits = True
    return things, waits


def _write(case_id: UUID, things: Iterable[_Thing], *, waits: bool, at: datetime) -> int:
    done = sum(index.add(case_id, one.kind, one.item_id, one.passages, at=one.at) for one in things)
    if waits:
        index.wait(case_id, at=at)
    else:
        index.has_waited(case_id)
    return done


# --- what was filed and what was written -----------------------------------------------------------------------------


def _kind_of(record: Record) -> Kind:
    return Kind.FORM if record.kind == FILING else Kind.WRITTEN


def _of_record(record: Record) -> _Thing:
    body = record.body or {}  # nothing is left of what was lawfully disposed of
    passages = _filed(restored(body)) if record.kind == FILING and body else _said(body)
    return _Thing(_kind_of(record), record.pk, tuple(passages), from_microseconds(record.at))


def _filed(filing: Filing) -> Iterator[Passage]:
    """Yield what somebody typed into a form, each with the class of its field; what was chosen from a list is left."""
    yield from _answered(filing.form.fields, filing.as_json(), in_employer=False)


def _answered(fields: Iterable[Field], given: Mapping[str, Any], *, in_employer: bool) -> Iterator[Passage]:
    for field in fields:
        answer = given.get(field.name)
        if answer is not None:
            yield from _answer(field, answer, in_employer=in_employer or field.name == "employer")


def _answer(field: Field, answer: Any, *, in_employer: bool) -> Iterator[Passage]:
    kind = field.type
    if isinstance(kind, Many):
        for one in answer:
            yield from _answer(Field(field.name, kind.item, field.label), one, in_employer=in_employer)
    elif isinstance(kind, Group):
        yield from _answered(kind.fields, answer, in_employer=in_employer)
    elif isinstance(kind, Words | Coded | Day) and kind not in (ZONE, FILE):
        yield Passage(str(answer), _class_of(field.name, kind, in_employer=in_employer))


def _class_of(name: str, kind: object, *, in_employer: bool) -> FieldClass:
    if not isinstance(kind, Words) or name in _NUMBERS:
        return FieldClass.NUMBER
    if name in _EMPLOYERS:
        return FieldClass.EMPLOYER
    return FieldClass.NAME if name in _NAMES and not in_employer else FieldClass.TEXT


def _said(body: object) -> Iterator[Passage]:
    """Yield what is written in a record, codes and what its writer marked as protected left out."""
    if isinstance(body, str):
        if not _CODE.fullmatch(body):
            yield Passage(body, FieldClass.TEXT)
    elif isinstance(body, Mapping):
        for name, part in body.items():
            if name != PROTECTED:
                yield from _said(part)
    elif isinstance(body, list):
        for part in body:
            yield from _said(part)


# --- notes: their two parts are two things, met by different people ------------------------------------------------


def index_note(note: Note) -> int:
    """Index a note, what may be told and what is protected each for itself; return how many parts were new."""
    return sum(index.add(note.case_id, one.kind, one.item_id, one.passages, at=one.at) for one in _of_note(note))


def _of_note(note: Note) -> Iterator[_Thing]:
    parts = {Kind.NOTE: (note.told, FieldClass.NOTE), Kind.PROTECTED: (note.protected, FieldClass.PROTECTED)}
    for kind, (text, of) in parts.items():
        if text:
            yield _Thing(kind, note.pk, (Passage(text, of),), note.at)


# --- documents -----------------------------------------------------------------------------------------------------


def _of_document(document: Document) -> _Thing:
    texts = [*documents.texts_of(document), document.file_name]
    passages = tuple(Passage(text, FieldClass.DOCUMENT) for text in texts)
    return _Thing(Kind.DOCUMENT, document.pk, passages, document.received_at)
