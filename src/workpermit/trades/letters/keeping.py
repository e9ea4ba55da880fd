"""Keep printed letters, find them again, and find strays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from workpermit.core.case import letters
from workpermit.core.text import Language
from workpermit.trades.letters import pages
from workpermit.trades.letters.models import Letter
from workpermit.trades.letters.store import LETTERS


@dataclass(frozen=True, slots=True)
class Strays:
    """Rows whose bytes are gone (must be none) and bytes without a row (a reaction that broke off)."""

    rows_without_content: tuple[UUID, ...]
    contents_without_row: tuple[str, ...]


def save(
    pdf: bytes,
    *,
    letter_id: UUID,
    case_id: UUID,
    cause: str,
    letter: letters.Letter,
    language: Language,
    number: str,
    created_at: datetime,
) -> Letter:
    """Keep the bytes of a letter, then its row; where `cause` has its letter already, return that one.

    Raises:
        NotAPdf: the bytes do not open.
        IntegrityError: the number or the id is another letter's.
    """
    existing = find(cause)
    if existing is not None:
        return existing
    page_count = pages.count(pdf)
    digest = LETTERS.put(pdf)
    row, _ = Letter.objects.get_or_create(
        cause=cause,
        defaults={
            "id": letter_id,
            "case_id": case_id,
            "letter": letter,
            "language": language,
            "number": number,
            "sha256": digest,
            "pages": page_count,
            "created_at": created_at,
        },
    )
    return row


def find(cause: str) -> Letter | None:
    """Return the letter that `cause` brought about, or None; ask this before a number is taken."""
    return Letter.objects.filter(cause=cause).first()


def with_id(letter_id: UUID) -> Letter | None:
    """Return the letter with this id, or None."""
    return Letter.objects.filter(pk=letter_id).first()


def of_case(case_id: UUID) -> list[Letter]:
    """Return the letters of a case, oldest first."""
    return list(Letter.objects.raw(_OF_CASE, [case_id.hex]))


# Each view of a tracker asks this, and Django takes longer to write it than a database to answer it.
_OF_CASE: Final = "SELECT * FROM letters_letter WHERE case_id = %s ORDER BY created_at, number"


def open_bytes(letter: Letter) -> bytes:
    """Return the PDF file of a letter.

    Raises:
        ContentLost: it is missing or is not what was kept.
        SealBroken: the stored file was altered.
    """
    return LETTERS.get(letter.sha256)


def strays() -> Strays:
    """Return what has lost its other half."""
    rows = list(Letter.objects.order_by("pk").values_list("pk", "sha256"))
    known = {digest for _, digest in rows}
    return Strays(
        rows_without_content=tuple(pk for pk, digest in rows if not LETTERS.has(digest)),
        contents_without_row=tuple(digest for digest in LETTERS.kept() if digest not in known),
    )
