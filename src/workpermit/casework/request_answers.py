"""Answer an officer's request: send what waits beside it, with a word or with nothing more; ask for more time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from workpermit.casework import door, journal
from workpermit.casework.models import Record
from workpermit.casework.records import NewRecord
from workpermit.casework.uploading import slots_of
from workpermit.core.case.actor import Actor
from workpermit.core.case.codec import to_microseconds
from workpermit.core.case.due import UPLOAD_MAY_TAKE
from workpermit.core.case.officer_request import AnswerRequest, AskForMoreTime, MoreTimeGranted, RequestAnswered
from workpermit.core.text import Text
from workpermit.trades.documents import uploads
from workpermit.trades.documents.models import Progress, Upload


class StillOnItsWay(ValueError):
    """A file has not arrived whole; nothing was sent."""

    text = Text(
        en="One of your files has not reached us whole yet. Wait until it has, or remove it, and send again.",
        fr="Un de vos fichiers ne nous est pas encore parvenu en entier. Attendez la fin, ou retirez-le, puis envoyez "
        "de nouveau.",
    )


class NothingToSend(ValueError):
    """There is neither a file nor a word; nothing was sent."""

    text = Text(
        en="There is nothing to send yet. Add a file or write to us; or tell us that you have nothing more to send.",
        fr="Il n’y a encore rien à envoyer. Ajoutez un fichier ou écrivez-nous ; ou indiquez que vous n’avez rien "
        "d’autre à envoyer.",
    )


def send(
    case_id: UUID,
    request_id: str,
    *,
    begun_at: datetime,
    key: str,
    actor: Actor,
    at: datetime,
    note: str = "",
    nothing_more: bool = False,
) -> str:
    """Send what waits beside a request, with a note, and return the answer's id; a retry gets the same one.

    `begun_at` is the instant at which the request to send began; an upload that began within the fifteen minutes
    before stamps the answer earlier (ADR-47).

    Raises:
        StillOnItsWay, NothingToSend: nothing was sent.
        CommandRefused, KeyUsedOtherwise, UnknownCase: as at the door.
    """
    with transaction.atomic():
        waiting = [one for one in uploads.of_slots(case_id, beginning=slots_of(request_id)) if not one.sent_with]
        if any(one.progress == Progress.OPEN and not uploads.has_expired(one, at=at) for one in waiting):
            raise StillOnItsWay
        arrived = [one for one in waiting if one.progress == Progress.KEPT]
        said = _answer_record(arrived, note=note.strip())
        command = AnswerRequest(
            request_id, _stamp(arrived, begun_at, at), said.id, said.commitment, nothing_more=nothing_more
        )
        answered = door.execute(case_id, command, key=key, actor=actor, at=at, records=(said,))
        if not Record.objects.filter(pk=said.record_id).exists():  # the key had its answer already
            return _answer_of(case_id, answered.sequence)
        if not arrived and not said.body["note"] and not nothing_more:
            raise NothingToSend  # takes the answer back with it
        uploads.send(arrived, answer_id=said.id)
    return said.id


def _answer_record(arrived: Sequence[Upload], *, note: str) -> NewRecord:
    files = [
        {
            "item": int(one.slot.rpartition(":")[2]),
            "document": str(one.document_id),
            "name": one.file_name,
            "note": one.note or "",
            "size": one.size,
            "sha256": one.document.sha256 if one.document else "",
            "begun_at": to_microseconds(one.begun_at),
            "ended_at": to_microseconds(one.ended_at) if one.ended_at else None,
        }
        for one in arrived
    ]
    body = {"documents": [str(one.document_id) for one in arrived], "note": note, "files": files}
    # A second try finds the files sent already: what tells one answer from another is the note and the choice.
    return NewRecord("answer", body, found_by_us=frozenset({"documents", "files"}))


def _stamp(arrived: Sequence[Upload], begun_at: datetime, at: datetime) -> datetime:
    return min([begun_at, *(one.begun_at for one in arrived if one.begun_at >= at - UPLOAD_MAY_TAKE)])


def _answer_of(case_id: UUID, sequence: int) -> str:
    entry = next(one for one in journal.entries(case_id) if one.sequence == sequence)
    assert isinstance(entry.event, RequestAnswered)  # the key belongs to an answer: the fingerprint says so
    return entry.event.answer_id


@dataclass(frozen=True, slots=True)
class MoreTime:
    """What became of the wish for more time."""

    until: date
    is_given: bool


def ask_for_more_time(
    case_id: UUID, request_id: str, *, until: date, reason: str, key: str, actor: Actor, at: datetime
) -> MoreTime:
    """Ask for a later date; the rule gives it at once or an officer is asked.

    Raises:
        CommandRefused, KeyUsedOtherwise, UnknownCase: as at the door.
    """
    reasons = NewRecord("reasons", {"reason": reason.strip()})
    command = AskForMoreTime(request_id, until, reasons.id, reasons.commitment)
    answered = door.execute(case_id, command, key=key, actor=actor, at=at, records=(reasons,))
    return MoreTime(until, is_given=MoreTimeGranted.__name__ in answered.events)
