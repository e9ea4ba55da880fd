"""Bring an application package in over the web: it becomes a draft, faulty or not, and every fault is told."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO
from uuid import UUID

from workpermit.casework import draft_documents, drafts
from workpermit.casework.draft_guidance import FormNotOpen, choose
from workpermit.casework.drafts import DraftNow
from workpermit.casework.package_sources import Limits, Source, open_source
from workpermit.casework.packages import LookedAt, look_at
from workpermit.core.forms.catalogue import FORMS
from workpermit.core.forms.drafting import Typed, without_blanks
from workpermit.core.forms.faults import Fault, FilingFaults
from workpermit.core.forms.fields import Form
from workpermit.core.law.checklist import DocumentKind
from workpermit.trades.documents.faults import DocumentFaulty


@dataclass(frozen=True, slots=True)
class Imported:
    """The draft that a package became, and what was wrong with the package; what could not be kept is among it."""

    draft: DraftNow
    faults: tuple[Fault, ...]


def import_package(archive: IO[bytes], *, account_id: UUID, at: datetime, arrived_on: date | None = None) -> Imported:
    """Make a draft of a zipped package; what was read from paper keeps the form that it came on.

    Raises:
        FilingFaults: nothing of it can be kept: it is no package, holds no readable `application.json`, or names no
            form of ours.
        TooManyDrafts: the account has enough of them.
    """
    source = open_source(archive, limits=Limits())
    looked_at = look_at(source)
    form = _form_of(looked_at)
    # What an unknown field says is among the faults; a value of the wrong kind has no place on a page either.
    answers = without_blanks(form.fields, looked_at.data) if isinstance(looked_at.data, Mapping) else {}
    documents = answers.pop("documents", [])
    answers.pop("form", None)
    chosen = form.code if arrived_on else ""
    draft = drafts.begin(account_id=account_id, at=at, answers=answers, form=chosen, arrived_on=arrived_on)
    for entry in documents if isinstance(documents, list) else []:
        draft = _attach(draft, entry, source, account_id=account_id, at=at)
    if draft.is_chosen:
        return Imported(draft, looked_at.faults)
    # Where the form is not open to the person, they are led to the page that chooses one (IN-10).
    with suppress(FormNotOpen):
        draft = choose(draft, form, warned=False, account_id=account_id, at=at)
    return Imported(draft, looked_at.faults)


def _form_of(looked_at: LookedAt) -> Form:
    code = looked_at.data.get("form") if isinstance(looked_at.data, Mapping) else None
    form = FORMS.get(code) if isinstance(code, str) else None
    if form is None:
        raise FilingFaults(looked_at.faults)
    return form


def _attach(draft: DraftNow, entry: Typed, source: Source, *, account_id: UUID, at: datetime) -> DraftNow:
    """Attach one document of the package where it is sound; where not, its fault is told and its place stays empty."""
    kind, name, language = (str(entry.get(part, "")) for part in ("kind", "file", "language"))
    if name not in source.files or kind not in set(DocumentKind) or not language:
        return draft
    try:
        draft = draft_documents.attach(
            draft, source.files[name], name=name, kind=kind, language=language, account_id=account_id, at=at
        )
        translation = str(entry.get("translation", ""))
        if translation in source.files:
            last = len(draft_documents.entries_of(draft)) - 1
            draft = draft_documents.attach_translation(
                draft, last, source.files[translation], name=translation, account_id=account_id, at=at
            )
    except (DocumentFaulty, draft_documents.NotAttached):
        return draft
    return draft
