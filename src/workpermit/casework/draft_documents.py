"""The files of an application still being written: attached, given a translation, removed, handed over to the case.

The documents trade keeps them under the draft's id, as it keeps a case's under the case's: the id is opaque to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any, Final
from uuid import UUID

from workpermit.casework import drafts
from workpermit.core.forms.catalogue import FORMS
from workpermit.core.forms.fields import Many
from workpermit.core.forms.kinds import FILE
from workpermit.core.law.checklist import DocumentKind
from workpermit.core.text import Text
from workpermit.trades.documents import keeping
from workpermit.trades.documents.faults import shown
from workpermit.trades.documents.models import Document

Entry = Mapping[str, Any]
IN_ANOTHER_LANGUAGE: Final = "other"


class NotAttached(ValueError):
    """A file could not be attached; `text` says why and what would be right."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.en)


_TWICE = Text(
    en="{name}: this file is attached as this document already. Attach another one, or leave it as it is.",
    fr="{name} : ce fichier est déjà joint à titre de ce document. Joignez-en un autre, ou laissez-le ainsi.",
)
_NAME = Text(
    en="{name}: send a PDF, a JPEG or a PNG, with .pdf, .jpg or .png at the end of its name.",
    fr="{name} : envoyez un PDF, un JPEG ou un PNG, avec .pdf, .jpg ou .png à la fin du nom.",
)
_TOO_MANY = Text(
    en="An application holds {most} documents at most. Remove one, or put several pages into one file.",
    fr="Une demande contient au plus {most} documents. Retirez-en un, ou réunissez plusieurs pages dans un fichier.",
)


def attach(
    draft: drafts.DraftNow, content: bytes, *, name: str, kind: str, language: str, account_id: UUID, at: datetime
) -> drafts.DraftNow:
    """Attach a file as a document of a kind, written in a language.

    Raises:
        DocumentFaulty: the file cannot be taken.
        NotAttached: it is there already, or there are too many.
    """
    entries = entries_of(draft)
    if len(entries) >= _most():
        raise NotAttached(_TOO_MANY.filled(most=str(_most())))
    kept = _keep(draft.id, content, name=name, kind=kind, at=at, entries=entries)
    entry = {"kind": kind, "file": kept, "language": language}
    return drafts.change_documents(draft.id, [*entries, entry], account_id=account_id, at=at)


def attach_translation(
    draft: drafts.DraftNow, index: int, content: bytes, *, name: str, account_id: UUID, at: datetime
) -> drafts.DraftNow:
    """Attach the translation of a document, in place of an earlier one.

    Raises:
        IndexError: there is no such document.
        DocumentFaulty, NotAttached: as for `attach`.
    """
    entries = entries_of(draft)
    entry = entries[index]
    kind = DocumentKind.TRANSLATION.value
    kept = _keep(draft.id, content, name=name, kind=kind, at=at, entries=entries)
    if "translation" in entry:
        _forget(draft.id, entry["translation"])
    entries[index] = {**entry, "translation": kept}
    return drafts.change_documents(draft.id, entries, account_id=account_id, at=at)


def remove(draft: drafts.DraftNow, index: int, *, account_id: UUID, at: datetime) -> drafts.DraftNow:
    """Take a document back, with its translation; nobody but the person has looked at it.

    Raises:
        IndexError: there is no such document.
    """
    entries = entries_of(draft)
    gone = entries.pop(index)
    for name in ("file", "translation"):
        if name in gone:
            _forget(draft.id, gone[name])
    return drafts.change_documents(draft.id, entries, account_id=account_id, at=at)


def entries_of(draft: drafts.DraftNow) -> list[Entry]:
    """Return the documents attached so far, as the application names them."""
    documents = draft.answers.get("documents")
    return [entry for entry in documents if isinstance(entry, Mapping)] if isinstance(documents, list) else []


def rows_of(draft_id: UUID) -> dict[str, Document]:
    """Return the kept files of a draft by the names that its application gives them."""
    return {row.file_name: row for row in keeping.of_case(draft_id)}


def contents_of(draft_id: UUID) -> dict[str, bytes]:
    """Return the bytes of every file of a draft by name."""
    return {name: keeping.open_bytes(row) for name, row in rows_of(draft_id).items()}


def hand_over(draft_id: UUID, case_id: UUID, *, at: datetime) -> None:
    """Make the files of a draft those of its case: they count as received with the application."""
    Document.objects.filter(case_id=draft_id).update(case_id=case_id, received_at=at)


def _forget(draft_id: UUID, name: str) -> None:
    row = rows_of(draft_id).get(name)
    if row is not None:
        keeping.drop(row)


def _keep(draft_id: UUID, content: bytes, *, name: str, kind: str, at: datetime, entries: list[Entry]) -> str:
    """Keep a file and return the name under which the application lists it: its own, unless that one is taken."""
    if not re.search(FILE.pattern, name):
        raise NotAttached(_NAME.filled(name=shown(name)))
    taken = {str(entry[part]).casefold() for entry in entries for part in ("file", "translation") if part in entry}
    free = next(one for one in _names_like(PurePosixPath(name).name) if one.casefold() not in taken)
    row = keeping.keep(content, name=free, kind=kind, case_id=draft_id, received_at=at)
    known = str(row.file_name)
    if known.casefold() in taken:
        raise NotAttached(_TWICE.filled(name=known))
    return known


def _names_like(name: str) -> Iterator[str]:
    yield name
    path, number = PurePosixPath(name), 2
    while True:
        yield f"{path.stem}-{number}{path.suffix}"
        number += 1


def _most() -> int:
    kind = FORMS["imm_1295"].field_at("documents").type
    assert isinstance(kind, Many)
    return kind.at_most
