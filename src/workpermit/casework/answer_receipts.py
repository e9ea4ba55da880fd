"""The receipt of an answer: both instants, and the print of every file, signed by the office (R9.3, feature 20)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from workpermit.casework import journal
from workpermit.casework.access import UnknownCase
from workpermit.casework.models import CaseRow
from workpermit.casework.request_sheets import asked_items, bodies_by_id, due_of
from workpermit.core.case.codec import from_microseconds
from workpermit.core.case.officer_request import RequestAnswered
from workpermit.core.case.state import fold
from workpermit.core.law.calendar import is_in_time
from workpermit.core.text import Text


@dataclass(frozen=True, slots=True)
class ReceiptFile:
    """One file on a receipt."""

    item: int
    label: Text
    name: str
    size: int
    sha256: str
    begun_at: datetime
    in_time: bool


@dataclass(frozen=True, slots=True)
class AnswerReceipt:
    """What the person holds once an answer has reached us (R9.3): both instants, and the print of every file."""

    application_number: str
    answer_id: str
    request_id: str
    due_on: date
    begun_at: datetime
    received_at: datetime
    in_time: bool
    nothing_more: bool
    note: str
    files: tuple[ReceiptFile, ...]

    @property
    def number(self) -> str:
        """Return the receipt's number: the beginning of the answer's id, in capitals."""
        return f"R-{self.answer_id.replace('-', '')[:12].upper()}"


def receipt_of(row: CaseRow, answer_id: str) -> AnswerReceipt:
    """Return the receipt of an answer as it was when it came.

    Raises:
        UnknownCase: the case has no such answer.
    """
    entries = journal.entries(row.pk)
    place = next(
        (n for n, one in enumerate(entries) if getattr(one.event, "answer_id", None) == answer_id and answer_id), None
    )
    if place is None:
        raise UnknownCase(answer_id)
    entry = entries[place]
    assert isinstance(entry.event, RequestAnswered)
    request = fold(entries[: place + 1]).requests[entry.event.request_id]
    bodies = bodies_by_id([request.items_id, answer_id])
    labels = [label for _, label, _ in asked_items(request.kind, bodies[request.items_id])]
    body = bodies[answer_id]
    return AnswerReceipt(
        application_number=row.application_number,
        answer_id=answer_id,
        request_id=entry.event.request_id,
        due_on=due_of(request),
        begun_at=entry.event.begun_at,
        received_at=entry.at,
        in_time=entry.event.in_time,
        nothing_more=entry.event.nothing_more,
        note=body.get("note", ""),
        files=tuple(_receipt_file(one, labels, due_of(request)) for one in body.get("files", ())),
    )


def _receipt_file(one: dict[str, Any], labels: Sequence[Text], due_on: date) -> ReceiptFile:
    begun_at = from_microseconds(one["begun_at"])
    return ReceiptFile(
        one["item"] + 1,
        labels[one["item"]],
        one["name"],
        one["size"],
        one["sha256"],
        begun_at,
        is_in_time(begun_at, due_on),
    )
