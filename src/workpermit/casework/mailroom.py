"""What goes by post to those whom no e-mail reaches: the letters as they were made, and messages printed as letters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from workpermit.casework import causes
from workpermit.casework.announcing import came_back
from workpermit.casework.correspondence.matter import Matter
from workpermit.casework.messages import text_of
from workpermit.core.wording.notices.printed import on_paper
from workpermit.trades.letters import keeping, pdf
from workpermit.trades.notices import sending
from workpermit.trades.notices.models import Message


@dataclass(frozen=True, slots=True)
class Sheet:
    """One letter to print: its address stands on it; `reference` tells it apart should it come back."""

    delivery_id: UUID
    content: bytes

    @property
    def reference(self) -> str:
        """The delivery's own number, as the file and the envelope carry it."""
        return self.delivery_id.hex


def to_post(*, limit: int = 200) -> Iterator[Sheet]:
    """Yield what waits for the post, the longest waiting first."""
    for one in sending.waiting_for_the_post(limit=limit):
        assert one.message is not None  # a digest goes by e-mail alone
        yield Sheet(one.pk, _content(one.message, one.pk))


def sheet_of(delivery_id: UUID) -> Sheet | None:
    """Return one letter that waits for the post, or None."""
    one = sending.waits_for_the_post(delivery_id)
    return Sheet(one.pk, _content(one.message, one.pk)) if one is not None and one.message is not None else None


def posted(reference: str, *, at: datetime) -> bool:
    """Record that the post has a letter; tell whether that was news.

    Raises:
        ValueError: this is no reference.
    """
    return sending.posted(UUID(hex=reference), at=at)


def returned(reference: str, *, at: datetime) -> bool:
    """Record that a letter came back undelivered: an officer calls. Tell whether that was news.

    Raises:
        ValueError: this is no reference.
    """
    return came_back(UUID(hex=reference), at=at, receipt="returned")


def _content(message: Message, delivery_id: UUID) -> bytes:
    letter = keeping.with_id(message.letter_id) if message.letter_id else None
    if letter is not None:
        return keeping.open_bytes(letter)
    cause = causes.parse(message.cause)
    matter = Matter.of(cause.case_id, cause.sequence)
    head = matter.head(f"N{delivery_id.hex[:9].upper()}")
    if isinstance(cause.does, causes.PostedCode):
        # It follows a wish of the person and no entry, so its day is its own.
        head = replace(head, dated_on=message.put_at.date())
    return pdf.render(on_paper(text_of(cause, row=matter.row, zone=head.zone), head))
