"""The receipt of an answer: both instants, and the print of every file, signed by the office (R9.3, feature 20)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from workpermit.casework import journal
from workpermit.casework.access import UnknownCase
from workpermit.casework.correspondence.making import signing_key
from workpermit.casework.models import CaseRow
from workpermit.casework.request_sheets import asked_items, bodies_by_id, due_of
from workpermit.core.case.codec import from_microseconds
from workpermit.core.case.officer_request import RequestAnswered
from workpermit.core.case.state import fold
from workpermit.core.law.calendar import due_instant, is_in_time
from workpermit.core.text import Language, Text
from workpermit.core.wording.typography import due_in_zone, instant_in_zone, typeset
from workpermit.trades.letters.signed_text import sign_text


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


# --- as a text that the office signs ---------------------------------------------------------------------------------

_TITLE: Final = Text(en="Receipt for your answer", fr="Accusé de réception de votre réponse")
_NUMBER: Final = Text(en="Receipt number: {number}", fr="Numéro de l’accusé : {number}")
_APPLICATION: Final = Text(en="Application number: {number}", fr="Numéro de la demande : {number}")
_BEGUN: Final = Text(en="Begun (this instant counts): {at}", fr="Début (cet instant fait foi) : {at}")
_KEPT: Final = Text(en="Kept by us: {at}", fr="Conservé par nous : {at}")
_LOCAL: Final = Text(en="  by your clock: {at}", fr="  à votre heure : {at}")
_DUE: Final = Text(en="Due: {at}", fr="À recevoir : {at}")
_IN_TIME: Final = Text(en="Your answer came in time.", fr="Votre réponse est arrivée à temps.")
_LATE: Final = Text(
    en="Your answer came after the due date. It is kept, marked as late, and read before a decision.",
    fr="Votre réponse est arrivée après la date limite. Elle est conservée, marquée en retard, et lue avant toute "
    "décision.",
)
_NOTHING_MORE: Final = Text(
    en="You told us that you have nothing more to send for this request.",
    fr="Vous nous avez dit que vous n’avez rien d’autre à envoyer pour cette demande.",
)
_MORE_TO_COME: Final = Text(
    en="You told us that you may send more for this request.",
    fr="Vous nous avez dit que vous pourriez envoyer autre chose pour cette demande.",
)
_NOTE: Final = Text(en="You wrote: {note}", fr="Vous avez écrit : {note}")
_FILES: Final = Text(en="Files: {count}", fr="Fichiers : {count}")
_FILE: Final = Text(
    en="{number}. {name} ({size} bytes) for: {label}\n   upload begun {at}{late}\n   SHA-256 {sha256}",
    fr="{number}. {name} ({size} octets) pour : {label}\n   téléversement commencé {at}{late}\n   SHA-256 {sha256}",
)
_FILE_LATE: Final = Text(en=", after the due date", fr=", après la date limite")


def as_text(receipt: AnswerReceipt, *, language: Language, zone: ZoneInfo) -> str:
    """Write a receipt as lines of plain text, each instant by both clocks."""
    due = due_in_zone(due_instant(receipt.due_on), zone)
    lines = [
        _TITLE,
        _NUMBER.filled(number=receipt.number),
        _APPLICATION.filled(number=receipt.application_number),
        *_instant(_BEGUN, receipt.begun_at, zone),
        *_instant(_KEPT, receipt.received_at, zone),
        _DUE.filled(at=due.utc),
        _LOCAL.filled(at=due.local),
        _IN_TIME if receipt.in_time else _LATE,
        _NOTHING_MORE if receipt.nothing_more else _MORE_TO_COME,
        *([_NOTE.filled(note=receipt.note)] if receipt.note else []),
        _FILES.filled(count=str(len(receipt.files))),
        *(_file_line(number, one) for number, one in enumerate(receipt.files, start=1)),
    ]
    return "\n".join(typeset(line.in_language(language), language) for line in lines) + "\n"


def _instant(label: Text, at: datetime, zone: ZoneInfo) -> tuple[Text, Text]:
    clocks = instant_in_zone(at, zone)
    exact = Text(f"{clocks.utc.en} ({at.isoformat()})", f"{clocks.utc.fr} ({at.isoformat()})")
    return label.filled(at=exact), _LOCAL.filled(at=clocks.local)


def _file_line(number: int, one: ReceiptFile) -> Text:
    return _FILE.filled(
        number=str(number),
        name=one.name,
        size=str(one.size),
        label=one.label,
        at=one.begun_at.isoformat(),
        late="" if one.in_time else _FILE_LATE,
        sha256=one.sha256,
    )


def signed(receipt: AnswerReceipt, *, language: Language, zone: ZoneInfo) -> str:
    """Return the receipt as a text that a key of the office signed on the day it was kept."""
    return sign_text(as_text(receipt, language=language, zone=zone), signing_key(receipt.received_at.date()))
