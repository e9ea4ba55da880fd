"""Index what cases are made of, as it comes: what was filed, what was written, the text of documents (ADR-63).

    journal ─► cases in which something came ─► what of them is not indexed ─► words ─► keyed hashes

The journal itself is the list of what to do, so that nothing is written for it when a case changes; a mark says how far
it was read. A case with a document that waits for its virus check is looked at again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

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
    known = index.indexed(case_id)
    done = sum(_index_record(one) for one in _records(case_id) if _source_of(one) not in known)
    done += sum(index_note(one) for one in notes.of_case(case_id) if not known.issuperset(_sources_of(one)))
    waits = False
    for document in documents.of_case(case_id):
        if (Kind.DOCUMENT.value, document.pk) in known or document.state == State.REFUSED:
            continue
        try:
            done += _index_document(document)
        except (documents.NotYet, BoxUnavailable):
            waits = True
    if waits:
        index.wait(case_id, at=at)
    else:
        index.has_waited(case_id)
    return done


def reindex(case_id: UUID, *, at: datetime) -> int:
    """Write the index of a case anew; return how many things it holds."""
    index.forget(case_id)
    return index_case(case_id, at=at)


def every_case() -> Iterator[UUID]:
    """Yield every case, the one received first at the head, so that what is newer is found first."""
    yield from CaseRow.objects.order_by("received_at", "pk").values_list("pk", flat=True).iterator(chunk_size=1000)


# --- what was filed and what was written -----------------------------------------------------------------------------


def _records(case_id: UUID) -> list[Record]:
    return list(Record.objects.filter(case_id=case_id, kind__in=[FILING, *_WRITTEN]).order_by("at", "pk"))


def _source_of(record: Record) -> tuple[str, UUID]:
    return (Kind.FORM if record.kind == FILING else Kind.WRITTEN).value, record.pk


def _index_record(record: Record) -> bool:
    kind, _ = _source_of(record)
    body = record.body or {}  # nothing is left of what was lawfully disposed of
    passages = _filed(restored(body)) if record.kind == FILING and body else _said(body)
    return index.add(record.case_id, Kind(kind), record.pk, passages, at=from_microseconds(record.at))


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
    parts = {Kind.NOTE: (note.told, FieldClass.NOTE), Kind.PROTECTED: (note.protected, FieldClass.PROTECTED)}
    return sum(
        index.add(note.case_id, kind, note.pk, [Passage(text, of)], at=note.at)
        for kind, (text, of) in parts.items()
        if text
    )


def _sources_of(note: Note) -> set[tuple[str, UUID]]:
    parts = ((Kind.NOTE, note.told), (Kind.PROTECTED, note.protected))
    return {(kind.value, note.pk) for kind, text in parts if text}


# --- documents -----------------------------------------------------------------------------------------------------


def _index_document(document: Document) -> bool:
    passages = [Passage(text, FieldClass.DOCUMENT) for text in documents.texts_of(document)]
    passages.append(Passage(document.file_name, FieldClass.DOCUMENT))
    return index.add(document.case_id, Kind.DOCUMENT, document.pk, passages, at=document.received_at)
