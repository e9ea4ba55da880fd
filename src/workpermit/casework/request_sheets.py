"""The requests of a case as the person sees them: what is asked, by when, what came, what can still be done.

One sheet per request, read from the journal, its records and the files; rules stay in the core.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from workpermit.casework import journal, preflight, records
from workpermit.casework.access import UnknownCase
from workpermit.casework.file_states import Shown, by_words, state_of, step_words
from workpermit.casework.models import CaseRow
from workpermit.casework.timekeeping import OUTAGE
from workpermit.casework.uploading import slots_of
from workpermit.core.case import officer_request as machine
from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.application import RefusalGround
from workpermit.core.case.case import RULE_BOOK, guard
from workpermit.core.case.officer_request import (
    AnswerRequest,
    AskForMoreTime,
    MoreTimeGranted,
    RequestAnswered,
    RequestDueMoved,
    RequestKind,
    RequestMade,
    Stage,
)
from workpermit.core.case.state import Case, Entry, fold
from workpermit.core.law.calendar import is_in_time
from workpermit.core.law.checklist import DocumentKind
from workpermit.core.text import Text
from workpermit.core.wording.grounds import GROUNDS
from workpermit.core.wording.typography import NBSP
from workpermit.trades.documents import keeping, uploads
from workpermit.trades.documents.models import Document, Progress, State, Upload


@dataclass(frozen=True, slots=True)
class FileStep:
    """A file reached a state: when, and by whose act (None: our own check)."""

    state: str
    at: datetime
    role: str | None = None

    @property
    def label(self) -> Text:
        """Return what happened."""
        return step_words(self.state)

    @property
    def by(self) -> Text:
        """Return by whom."""
        return by_words(self.role)


@dataclass(frozen=True, slots=True)
class FileSheet:
    """One file of the person's: where it is, what we ask about it."""

    upload_id: UUID
    document_id: UUID | None
    name: str
    size: int
    pages: int
    begun_at: datetime
    in_time: bool
    progress: str
    state: str
    note: str
    refusal: Text | None
    steps: tuple[FileStep, ...]
    remarks: tuple[Text, ...]
    sha256: str
    is_sent: bool

    @property
    def size_words(self) -> Text:
        """Return the size as a reader writes it; a megabyte is counted as everywhere here, 1024 times 1024 bytes."""
        kilobytes = max(1, round(self.size / 1024))
        if kilobytes < 1024:
            return Text(en=f"{kilobytes}{NBSP}kB", fr=f"{kilobytes}{NBSP}ko")
        megabytes = f"{self.size / 1024**2:.1f}"
        return Text(en=f"{megabytes}{NBSP}MB", fr=f"{megabytes.replace('.', ',')}{NBSP}Mo")

    @property
    def shown(self) -> Shown:
        """Return how far it is, as a status tag shows it."""
        return state_of(progress=self.progress, state=self.state)

    @property
    def is_visible(self) -> bool:
        """Tell whether there is a copy to look at."""
        return self.document_id is not None and self.state not in (State.RECEIVED, State.REFUSED)


@dataclass(frozen=True, slots=True)
class ItemSheet:
    """One item of a request: what is asked, with the officer's note, and the files for it."""

    number: int
    kind: DocumentKind | None
    label: Text
    note: str
    files: tuple[FileSheet, ...]

    @property
    def waiting(self) -> tuple[FileSheet, ...]:
        """The files that wait to be sent."""
        return tuple(one for one in self.files if not one.is_sent)

    @property
    def sent(self) -> tuple[FileSheet, ...]:
        """The files that were sent."""
        return tuple(one for one in self.files if one.is_sent)


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """One answer that was sent."""

    answer_id: str
    begun_at: datetime
    received_at: datetime
    in_time: bool
    nothing_more: bool
    note: str
    files: int


@dataclass(frozen=True, slots=True)
class DueMove:
    """The date was moved: when, to which day, and why."""

    at: datetime
    due_on: date
    by_outage: bool
    by_rule: bool


@dataclass(frozen=True, slots=True)
class ConcernSheet:
    """One concern of a procedural fairness letter, and what the officer wrote of it."""

    label: Text
    explanation: str


@dataclass(frozen=True, slots=True)
class RequestSheet:
    """One request as the person sees it."""

    case_id: UUID
    request_id: str
    kind: RequestKind
    stage: Stage
    asked_at: datetime
    due_on: date
    items: tuple[ItemSheet, ...]
    concerns: tuple[ConcernSheet, ...]
    before: tuple[str, ...]
    answers: tuple[AnswerSheet, ...]
    moves: tuple[DueMove, ...]
    asked_until: date | None
    given_at_once_until: date | None
    may_answer: bool
    may_ask_for_more_time: bool
    is_past: bool

    @property
    def waiting(self) -> tuple[FileSheet, ...]:
        """The files that wait to be sent, of all items."""
        return tuple(one for item in self.items for one in item.waiting)

    @property
    def is_fairness(self) -> bool:
        """Tell whether it is a procedural fairness letter."""
        return self.kind is RequestKind.PROCEDURAL_FAIRNESS

    @property
    def last_move(self) -> DueMove | None:
        """Return how the date came to be what it is, if it was moved."""
        return self.moves[-1] if self.moves else None


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One request as the list of a case shows it."""

    request_id: str
    kind: RequestKind
    stage: Stage
    asked_at: datetime
    due_on: date
    answers: int
    labels: tuple[Text, ...]
    may_answer: bool

    @property
    def asked_on(self) -> date:
        """The day (UTC) on which it was asked."""
        return self.asked_at.date()


FAIRNESS_ITEM = Text(en="your answer to our concerns", fr="votre réponse à nos préoccupations")


def lines_of(case_id: UUID) -> tuple[RequestLine, ...]:
    """Return the requests of a case, the open ones first, by two queries however many there are."""
    entries = journal.entries(case_id)
    case = fold(entries)
    made = {one.event.request_id: one for one in entries if isinstance(one.event, RequestMade)}
    asked = bodies_by_id(request.items_id for request in case.requests.values())
    lines = [
        RequestLine(
            request_id,
            request.kind,
            request.stage,
            made[request_id].at,
            due_of(request),
            len(request.answers),
            tuple(label for _, label, _ in asked_items(request.kind, asked.get(request.items_id, {}))),
            guard(case, AnswerRequest, key=request_id, role=Role.APPLICANT) is None,
        )
        for request_id, request in case.requests.items()
    ]
    return tuple(sorted(lines, key=lambda line: (not line.may_answer, line.due_on, line.request_id)))


def sheet_of(row: CaseRow, request_id: str, *, actor: Actor, at: datetime) -> RequestSheet:
    """Return a request of a case that the actor may see, by a handful of queries however many files there are.

    Raises:
        UnknownCase: the case has no such request.
    """
    entries = journal.entries(row.pk)
    case = fold(entries)
    request = case.requests.get(request_id)
    if request is None:
        raise UnknownCase(request_id)
    own = [one for one in entries if getattr(one.event, "request_id", None) == request_id]
    answered = [(one.at, one.event) for one in own if isinstance(one.event, RequestAnswered)]
    bodies = bodies_by_id([request.items_id, *(event.answer_id for _, event in answered)])
    items = _items(case, request_id, bodies[request.items_id], at=at, case_id=row.pk)
    may_answer = guard(case, AnswerRequest, key=request_id, role=actor.role) is None
    return RequestSheet(
        case_id=row.pk,
        request_id=request_id,
        kind=request.kind,
        stage=request.stage,
        asked_at=own[0].at,
        due_on=due_of(request),
        items=items,
        concerns=tuple(_concerns(bodies[request.items_id])),
        before=tuple(bodies[request.items_id].get("before", ())),
        answers=tuple(_answer(event, bodies[event.answer_id], at=at) for at, event in answered),
        moves=tuple(_moves(own)),
        asked_until=request.asked_until,
        given_at_once_until=machine.given_at_once_until(request, at=at),
        may_answer=may_answer,
        may_ask_for_more_time=guard(case, AskForMoreTime, key=request_id, role=actor.role) is None,
        is_past=not is_in_time(at, due_of(request)),
    )


def due_of(request: machine.OfficerRequest) -> date:
    """Return the day of a request."""
    assert request.due_on is not None  # every request is made with its day
    return request.due_on


def bodies_by_id(record_ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Return the content of records by their ids, by one query."""
    wanted = list(dict.fromkeys(record_ids))
    return dict(zip(wanted, records.bodies_of(wanted), strict=True))


def _concerns(body: dict[str, Any]) -> Iterable[ConcernSheet]:
    for one in body.get("concerns", ()):
        yield ConcernSheet(GROUNDS[RefusalGround(one["ground"])].label, one["explanation"])


def asked_items(kind: RequestKind, body: dict[str, Any]) -> list[tuple[DocumentKind | None, Text, str]]:
    """Return each item as (kind, label, note); the concerns of a fairness letter have one place for files together."""
    if kind is RequestKind.PROCEDURAL_FAIRNESS:
        return [(None, FAIRNESS_ITEM, "")]
    kinds = [(DocumentKind(one["kind"]), one.get("note") or "") for one in body.get("items", ())]
    return [(one, one.label, note) for one, note in kinds]


def _items(case: Case, request_id: str, body: dict[str, Any], *, at: datetime, case_id: UUID) -> tuple[ItemSheet, ...]:
    request = case.requests[request_id]
    found = uploads.of_slots(case_id, beginning=slots_of(request_id))
    documents = keeping.of_case_with_acts(case_id)
    by_slot: dict[int, list[FileSheet]] = {}
    for upload in found:
        sheet = _file(upload, documents, due_on=due_of(request), at=at)
        by_slot.setdefault(int(upload.slot.rpartition(":")[2]), []).append(sheet)
    return tuple(
        ItemSheet(number, kind, label, note, tuple(by_slot.get(number - 1, ())))
        for number, (kind, label, note) in enumerate(asked_items(request.kind, body), start=1)
    )


def _file(upload: Upload, documents: dict[UUID, Document], *, due_on: date, at: datetime) -> FileSheet:
    document = documents.get(upload.document_id) if upload.document_id else None
    said = upload.refusal or (document.refusal if document else None)
    remarks = preflight.remarks_on(document, documents.values(), on=at.date()) if document else ()
    return FileSheet(
        upload_id=upload.pk,
        document_id=upload.document_id,
        name=upload.file_name,
        size=upload.size,
        pages=document.pages if document else 0,
        begun_at=upload.begun_at,
        in_time=is_in_time(upload.begun_at, due_on),
        progress=Progress.EXPIRED if uploads.has_expired(upload, at=at) else upload.progress,
        state=document.state if document else "",
        note=upload.note or "",
        refusal=Text(said["en"], said["fr"]) if said else None,
        steps=tuple(_steps(document)) if document else (),
        remarks=() if upload.sent_with else remarks,
        sha256=document.sha256 if document else "",
        is_sent=bool(upload.sent_with),
    )


def _steps(document: Document) -> Iterable[FileStep]:
    if document.state == State.REFUSED and document.checked_at:
        yield FileStep(State.REFUSED, document.checked_at)
        return
    if document.checked_at:
        yield FileStep(State.READABLE, document.checked_at)
    for act in sorted(document.acts.all(), key=lambda one: (one.at, one.pk)):
        yield FileStep(act.state, act.at, act.role)


def _answer(event: RequestAnswered, body: dict[str, Any], *, at: datetime) -> AnswerSheet:
    return AnswerSheet(
        event.answer_id,
        event.begun_at,
        at,
        event.in_time,
        event.nothing_more,
        body.get("note", ""),
        len(body.get("documents", ())),
    )


def _moves(own: Sequence[Entry]) -> Iterable[DueMove]:
    for entry in own:
        if isinstance(entry.event, (RequestDueMoved, MoreTimeGranted)):
            by = entry.actor.id
            yield DueMove(entry.at, entry.event.due_on, by_outage=by == OUTAGE.id, by_rule=by == RULE_BOOK.id)
