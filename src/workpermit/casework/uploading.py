"""Upload a file for an item of an officer's request: who may, until when, and what becomes of it.

    begin ─► receive … ─► finish ─► waits beside the request ─► sent with an answer (`request_answers`), or removed

The stamp is the server's when the upload begins; the bytes may follow within fifteen minutes (ADR-23, ADR-47).
Somebody else's case, request or upload gets the same answer as one that never was.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from workpermit.casework import access, journal, records
from workpermit.casework.access import UnknownCase
from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.case import guard
from workpermit.core.case.officer_request import AnswerRequest, RequestKind
from workpermit.core.case.refusal import CommandRefused
from workpermit.core.case.state import Case
from workpermit.core.law.checklist import DocumentKind
from workpermit.core.text import Text
from workpermit.trades.documents import keeping, uploads
from workpermit.trades.documents.box import BoxUnavailable
from workpermit.trades.documents.models import Document, Upload

VIEW: Final = "document"
_OFFICERS: Final = frozenset({Role.OFFICER, Role.SUPERVISOR})


@dataclass(frozen=True, slots=True)
class RequestItem:
    """Where a file belongs: an item of a request, counted from 0."""

    case_id: UUID
    request_id: str
    item: int

    @property
    def slot(self) -> str:
        """Return the item's name in the trade's books."""
        return f"{slots_of(self.request_id)}{self.item}"


class AlreadySent(ValueError):
    """A file that was sent stays with the case; it can be explained, not taken back."""

    text = Text(
        en="This file has been sent and is part of your file now. If it was the wrong one, send the right one and say "
        "so in a note.",
        fr="Ce fichier a été envoyé et fait maintenant partie de votre dossier. Si ce n’était pas le bon, envoyez le "
        "bon et précisez-le dans une note.",
    )


def slots_of(request_id: str) -> str:
    """Return how the slots of every item of a request begin."""
    return f"request:{request_id}:"


def kinds_asked(case: Case, request_id: str) -> tuple[str, ...]:
    """Return the kind of document of each item of a request, in order.

    Raises:
        UnknownCase: the case has no such request.
    """
    request = case.requests.get(request_id)
    if request is None or not request.items_id:
        raise UnknownCase(request_id)
    if request.kind is RequestKind.PROCEDURAL_FAIRNESS:
        return (DocumentKind.OTHER.value,)  # whatever shows that a concern is unfounded
    return tuple(one["kind"] for one in records.body_of(request.items_id).get("items", ()))


def begin(place: RequestItem, *, name: str, size: int, actor: Actor, at: datetime, note: str = "") -> Upload:
    """Open an upload for an item; `at` is its stamp.

    Raises:
        UnknownCase: there is no such case, request or item, or it is not theirs.
        CommandRefused: nothing more can be sent for it.
        DocumentFaulty, CaseFull: the file's name or size, or the case's, rules it out.
    """
    access.require(actor, place.case_id, at=at)
    case = journal.load(place.case_id)
    kinds = kinds_asked(case, place.request_id)
    if not 0 <= place.item < len(kinds):
        raise UnknownCase(place.slot)
    refusal = guard(case, AnswerRequest, key=place.request_id, role=actor.role)
    if refusal is not None:
        raise CommandRefused(refusal)
    slot = uploads.Slot(actor.id, place.case_id, place.slot, kinds[place.item])
    return uploads.begin(slot, name=name, size=size, at=at, note=note)


def find(upload_id: UUID, *, actor: Actor, at: datetime) -> Upload:
    """Return an upload of this actor, in a case that is still theirs to see.

    Raises:
        UnknownCase: there is none.
    """
    upload = uploads.find(upload_id, owner=actor.id)
    if upload is None:
        raise UnknownCase(str(upload_id))
    access.require(actor, upload.case_id, at=at)
    return upload


def receive(upload: Upload, pieces: Iterable[bytes], *, offset: int, at: datetime) -> Upload:
    """Keep the bytes that follow what has arrived; `at` is when their request came in.

    Raises:
        WrongOffset, UploadExpired: as the trade says.
    """
    return uploads.receive(upload, pieces, offset=offset, at=at)


def finish(upload: Upload, *, at: datetime) -> Upload:
    """Make the document once every byte is there, `at` being when the last one was; before that, change nothing.

    Raises:
        UploadExpired: the last byte came too late. BoxUnavailable: it could not be looked at now.
    """
    return uploads.finish(upload, at=at) if upload.received == upload.size else upload


def take(
    place: RequestItem, content: bytes, *, name: str, begun_at: datetime, actor: Actor, at: datetime, note: str = ""
) -> Upload:
    """Take a file that came whole with a form; its stamp is the instant at which the form's request began.

    Raises:
        As `begin`, `receive` and `finish`.
    """
    upload = begin(place, name=name, size=len(content), actor=actor, at=begun_at, note=note)
    return finish(receive(upload, [content], offset=0, at=at), at=at)


def remove(upload_id: UUID, *, actor: Actor, at: datetime) -> str:
    """Take an upload back before it is sent, and return the name that its file had.

    Raises:
        UnknownCase: there is none. AlreadySent: it went with an answer.
    """
    upload = _waiting(upload_id, actor, at)
    name = str(upload.file_name)
    uploads.remove(upload)
    return name


def annotate(upload_id: UUID, note: str, *, actor: Actor, at: datetime) -> Upload:
    """Write a note to a file that waits to be sent; an empty one takes it away.

    Raises:
        UnknownCase: there is none. AlreadySent: it went with an answer.
    """
    upload = _waiting(upload_id, actor, at)
    upload.note = note.strip() or None
    upload.save(update_fields=["note"])
    return upload


def _waiting(upload_id: UUID, actor: Actor, at: datetime) -> Upload:
    """Return an upload of a case that is theirs: the person and the representative see and send the same files."""
    upload = uploads.with_id(upload_id)
    if upload is None:
        raise UnknownCase(str(upload_id))
    access.require(actor, upload.case_id, at=at)
    if upload.sent_with:
        raise AlreadySent
    return upload


@dataclass(frozen=True, slots=True)
class Viewed:
    """What may be shown of a document."""

    content: bytes
    media_type: str
    file_name: str


def look_at(document_id: UUID) -> str:
    """Return how the log of looks names one document; a decision tells by it what was opened (S-32)."""
    return f"{VIEW}:{document_id.hex}"


def view(document_id: UUID, *, actor: Actor, at: datetime, purpose: str = "own_document") -> Viewed:
    """Return the copy of a document to one who may see it, once it is on record that they look (S-27, feature 38).

    `purpose` is a code for the log: the person's own document, or staff's review.

    Raises:
        UnknownCase: there is no such document, it is not theirs, or it is not to be seen yet.
    """
    document = keeping.find(document_id)
    if document is None:
        raise UnknownCase(str(document_id))
    access.look(document.case_id, actor=actor, what=look_at(document_id), purpose=purpose, at=at)
    try:
        content, media_type = keeping.open_copy(document)
    except keeping.NotYet as not_yet:
        raise UnknownCase(str(document_id)) from not_yet
    return Viewed(content, media_type, document.file_name)


def mark_reviewed(document_id: UUID, *, actor: Actor, at: datetime) -> Document:
    """Record that an officer has looked at a document; the applicant sees it at once.

    Raises:
        UnknownCase: there is no such document, or its case is not theirs. NotYet: it cannot be looked at yet.
    """
    _officers_look(document_id, actor=actor, at=at)
    return keeping.mark_reviewed(document_id, actor=actor, at=at)


def accept(document_id: UUID, *, actor: Actor, at: datetime) -> Document:
    """Record that an officer takes a document for what was asked.

    Raises:
        As `mark_reviewed`.
    """
    _officers_look(document_id, actor=actor, at=at)
    return keeping.accept(document_id, actor=actor, at=at)


def _officers_look(document_id: UUID, *, actor: Actor, at: datetime) -> None:
    document = keeping.find(document_id)
    if document is None or actor.role not in _OFFICERS:
        raise UnknownCase(str(document_id))
    access.look(document.case_id, actor=actor, what=VIEW, purpose="review", at=at)


def is_due(*, at: datetime) -> bool:
    """Tell whether an upload or a document waits for something that we do by ourselves."""
    return bool(uploads.unfinished(limit=1)) or keeping.is_waiting() or uploads.over(at=at).exists()


def tend(*, at: datetime) -> int:
    """Finish what a stopped process left whole, ask the scanner about files that wait, end uploads that are over."""
    finished = 0
    for upload in uploads.unfinished():
        try:
            uploads.finish(upload, at=at)
        except BoxUnavailable:
            break
        finished += 1
    return finished + keeping.scan_waiting(at=at) + uploads.end_those_over(at=at)


def clear(*, at: datetime) -> int:
    """Take away what broke off or was taken back more than a day ago, and return how much there was."""
    return uploads.clear(at=at)
