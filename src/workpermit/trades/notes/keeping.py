"""Keep notes for good, and find them again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from workpermit.trades.notes.exemptions import Exemption
from workpermit.trades.notes.models import Note


@dataclass(frozen=True, slots=True)
class Split:
    """What a note says, split by its writer: what the person may have, and what is protected and why.

    Raises:
        ValueError: it says nothing, or a protected part lacks its exemption (or the other way round).
    """

    told: str = ""
    protected: str = ""
    exemption: Exemption | None = None

    def __post_init__(self) -> None:
        if not (self.told.strip() or self.protected.strip()):
            raise ValueError("a note says something")
        if bool(self.protected.strip()) is not bool(self.exemption):
            raise ValueError("what is protected names its exemption, and nothing else does")


def write(case_id: UUID, split: Split, *, writer: str, key: str, at: datetime) -> tuple[Note, bool]:
    """Keep a note once for each (writer, key); return it and whether it is new."""
    note = Note(
        case_id=case_id,
        writer=writer,
        told=split.told.strip() or None,
        protected=split.protected.strip() or None,
        exemption=split.exemption.value if split.exemption else "",
        key=key,
        at=at,
    )
    try:
        with transaction.atomic():
            note.save(force_insert=True)
    except IntegrityError:
        # The same form was sent twice at once; the one that won is the note.
        return Note.objects.get(writer=writer, key=key), False
    return note, True


def of_case(case_id: UUID) -> list[Note]:
    """Return the notes of a case, the oldest first."""
    return list(Note.objects.filter(case_id=case_id).order_by("at", "pk"))


def written_by(writer: str, note_ids: Iterable[UUID]) -> set[UUID]:
    """Return which of these notes somebody wrote."""
    return set(Note.objects.filter(writer=writer, pk__in=list(note_ids)).values_list("pk", flat=True))
