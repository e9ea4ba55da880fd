"""Take in documents, find them again, open their bytes, move them on, and find strays."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from workpermit.core.case.actor import Actor
from workpermit.trades.documents.box import BoxBroke, texts_in_a_box
from workpermit.trades.documents.checking import Checked, check
from workpermit.trades.documents.faults import DocumentFaulty, FaultCode
from workpermit.trades.documents.media import MediaType
from workpermit.trades.documents.models import Document, DocumentAct, State, Upload
from workpermit.trades.documents.scanning import Verdict, scan
from workpermit.trades.documents.store import COPIES, DOCUMENTS

# What an officer may move on, and to what; nothing moves back.
_BEFORE = {State.REVIEWED: (State.READABLE,), State.ACCEPTED: (State.READABLE, State.REVIEWED)}


class NotYet(ValueError):
    """A document is not at the state from which it could be moved on."""


@dataclass(frozen=True, slots=True)
class Strays:
    """Rows whose bytes are gone (must be none) and bytes without a row (an upload that broke off)."""

    rows_without_content: tuple[UUID, ...]
    contents_without_row: tuple[str, ...]


def keep(content: bytes, *, name: str, kind: str, case_id: UUID, received_at: datetime) -> Document:
    """Check a file, keep its bytes, then its row; the same bytes for the same case and kind are kept once.

    Where the virus scanner does not answer, the document waits as received; nobody sees it until then.

    Raises:
        DocumentFaulty: the file cannot be taken; nothing is kept.
        BoxUnavailable: it could not be looked at now.
    """
    checked = check(content, name=name)
    verdict = scan(content)
    if verdict is Verdict.FOUND:
        raise DocumentFaulty(FaultCode.VIRUS, name=name)
    DOCUMENTS.put(content)
    clean = verdict is Verdict.CLEAN
    document, _ = Document.objects.get_or_create(
        case_id=case_id,
        kind=kind,
        sha256=checked.sha256,
        defaults={
            "file_name": name,
            "media_type": checked.media_type,
            "size": checked.size,
            "pages": checked.pages,
            "received_at": received_at,
            "checked_at": received_at if clean else None,
            "state": State.READABLE if clean else State.RECEIVED,
            "copy_sha256": COPIES.put(checked.copy),
            "copy_type": checked.copy_type,
            "look": _look(checked),
        },
    )
    return document


def _look(checked: Checked) -> dict[str, object]:
    look = asdict(checked.look)
    return {**look, "troubles": [list(one) for one in look["troubles"]], "forms": list(look["forms"])}


def find(document_id: UUID) -> Document | None:
    """Return the document with this id, or None."""
    return Document.objects.filter(pk=document_id).first()


def of_case(case_id: UUID) -> list[Document]:
    """Return the documents of a case, oldest first."""
    return list(Document.objects.filter(case_id=case_id).order_by("received_at", "pk"))


def of_case_with_acts(case_id: UUID) -> dict[UUID, Document]:
    """Return the documents of a case by their ids, each with what was done to it, by two queries."""
    rows = Document.objects.filter(case_id=case_id).prefetch_related("acts").order_by("received_at", "pk")
    return {row.pk: row for row in rows}


def open_bytes(document: Document) -> bytes:
    """Return the bytes of a document as they were handed in; never for a reader's screen (see `open_copy`).

    Raises:
        ContentLost: they are missing or are not what was kept.
        SealBroken: the file was altered.
    """
    return DOCUMENTS.get(document.sha256)


def open_copy(document: Document) -> tuple[bytes, str]:
    """Return what may be shown of a document, and its media type: drawn anew, without scripts or metadata.

    Raises:
        NotYet: the virus check is still to come, or the file was refused.
        ContentLost, SealBroken: as for `open_bytes`.
    """
    if document.state in (State.RECEIVED, State.REFUSED):
        raise NotYet(document.state)
    if document.copy_sha256:
        return COPIES.get(document.copy_sha256), document.copy_type
    checked = check(DOCUMENTS.get(document.sha256), name=document.file_name)  # kept before copies were made
    return checked.copy, checked.copy_type.value


def texts_of(document: Document) -> list[str]:
    """Return the words printed on each page of a document; of a picture none, since nothing is read by machine.

    Raises:
        NotYet, ContentLost, SealBroken: as for `open_copy`.
        BoxUnavailable: it could not be read now.
    """
    copy, media_type = open_copy(document)
    if media_type != MediaType.PDF:
        return []
    try:
        return texts_in_a_box(copy)
    except BoxBroke:
        return []  # it takes more than a document may; no later try will read it


# --- how far it is ---------------------------------------------------------------------------------------------


def mark_reviewed(document_id: UUID, *, actor: Actor, at: datetime) -> Document:
    """Record that an officer has looked at a document; once is enough.

    Raises:
        NotYet: it was refused, or the virus check is still to come.
    """
    return _moved(document_id, State.REVIEWED, actor=actor, at=at)


def accept(document_id: UUID, *, actor: Actor, at: datetime) -> Document:
    """Record that an officer takes a document for what was asked.

    Raises:
        NotYet: it was refused, or the virus check is still to come.
    """
    return _moved(document_id, State.ACCEPTED, actor=actor, at=at)


def _moved(document_id: UUID, state: State, *, actor: Actor, at: datetime) -> Document:
    with transaction.atomic():
        document = Document.objects.select_for_update().get(pk=document_id)
        already = document.state == state or (state is State.REVIEWED and document.state == State.ACCEPTED)
        if already:
            return document
        if document.state not in _BEFORE[state]:
            raise NotYet(document.state)
        document.state = state
        document.save(update_fields=["state"])
        DocumentAct.objects.create(document=document, state=state, at=at, role=actor.role.value, actor=actor.id)
    return document


def is_waiting() -> bool:
    """Tell whether a document waits for the scanner."""
    return Document.objects.filter(state=State.RECEIVED).exists()


def scan_waiting(*, at: datetime, limit: int = 200) -> int:
    """Have the scanner look at documents that wait for it, oldest first, and return how many it answered for."""
    answered = 0
    waiting = Document.objects.filter(state=State.RECEIVED).order_by("received_at", "pk")
    for document in waiting[:limit]:
        verdict = scan(DOCUMENTS.get(document.sha256))
        if verdict is Verdict.NO_ANSWER:
            break  # it is down: the others wait as well
        if verdict is Verdict.CLEAN:
            Document.objects.filter(pk=document.pk, state=State.RECEIVED).update(state=State.READABLE, checked_at=at)
        else:
            _refuse(document, at=at)
        answered += 1
    return answered


def _refuse(document: Document, *, at: datetime) -> None:
    text = DocumentFaulty(FaultCode.VIRUS, name=document.file_name).text
    document.state, document.checked_at, document.refusal = State.REFUSED, at, {"en": text.en, "fr": text.fr}
    document.save(update_fields=["state", "checked_at", "refusal"])


# --- leaving ---------------------------------------------------------------------------------------------------


def hand_on(holder_id: UUID, case_id: UUID) -> dict[UUID, UUID]:
    """Make the documents kept under one id those of a case, with the instants at which they came.

    What the case has already is kept once: returns, for each such document, the one that stands for it now.
    """
    stands_for: dict[UUID, UUID] = {}
    with transaction.atomic():
        for document in of_case(holder_id):
            same = Document.objects.filter(case_id=case_id, kind=document.kind, sha256=document.sha256).first()
            if same is None:
                Document.objects.filter(pk=document.pk).update(case_id=case_id)
            else:
                stands_for[document.pk] = same.pk
                document.delete()
    return stands_for


def drop(document: Document) -> None:
    """Forget a document that its owner took back before sending it; its bytes go with the next tidying."""
    with transaction.atomic():
        if not Upload.objects.filter(document=document).exists():
            document.delete()


def strays() -> Strays:
    """Compare rows and store."""
    rows = list(Document.objects.order_by("pk").values_list("pk", "sha256", "copy_sha256"))
    known = {digest for _, *digests in rows for digest in digests}
    gone = [pk for pk, digest, copy in rows if not DOCUMENTS.has(digest) or (copy and not COPIES.has(copy))]
    left = [digest for store in (DOCUMENTS, COPIES) for digest in store.kept() if digest not in known]
    return Strays(rows_without_content=tuple(gone), contents_without_row=tuple(left))
