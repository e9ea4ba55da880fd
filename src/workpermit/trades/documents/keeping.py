"""Take in documents, find them again, open their bytes, and find strays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from workpermit.trades.documents.checking import check
from workpermit.trades.documents.models import Document, State
from workpermit.trades.documents.store import DOCUMENTS


@dataclass(frozen=True, slots=True)
class Strays:
    """Rows whose bytes are gone (must be none) and bytes without a row (an upload that broke off)."""

    rows_without_content: tuple[UUID, ...]
    contents_without_row: tuple[str, ...]


def keep(content: bytes, *, name: str, kind: str, case_id: UUID, received_at: datetime) -> Document:
    """Check a file, keep its bytes, then its row; the same bytes for the same case and kind are kept once.

    Raises:
        DocumentFaulty: the file cannot be taken; nothing is kept.
    """
    checked = check(content, name=name)
    DOCUMENTS.put(content)
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
            "state": State.READABLE,
        },
    )
    return document


def find(document_id: UUID) -> Document | None:
    """Return the document with this id, or None."""
    return Document.objects.filter(pk=document_id).first()


def of_case(case_id: UUID) -> list[Document]:
    """Return the documents of a case, oldest first."""
    return list(Document.objects.filter(case_id=case_id).order_by("received_at", "pk"))


def open_bytes(document: Document) -> bytes:
    """Return the bytes of a document as they were handed in.

    Raises:
        ContentLost: they are missing or are not what was kept.
        SealBroken: the file was altered.
    """
    return DOCUMENTS.get(document.sha256)


def strays() -> Strays:
    """Compare rows and store."""
    rows = list(Document.objects.order_by("pk").values_list("pk", "sha256"))
    known = {digest for _, digest in rows}
    return Strays(
        rows_without_content=tuple(pk for pk, digest in rows if not DOCUMENTS.has(digest)),
        contents_without_row=tuple(digest for digest in DOCUMENTS.kept() if digest not in known),
    )
