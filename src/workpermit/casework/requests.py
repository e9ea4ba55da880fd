"""What an officer asks of the person, and what the person answers: requests, interviews, addresses."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from workpermit.casework.door import Answer, execute
from workpermit.casework.prepared import Prepared
from workpermit.casework.records import NewRecord
from workpermit.core.case.actor import Actor
from workpermit.core.case.application import ChangeAddress, RefusalGround
from workpermit.core.case.interview import ConveneInterview, RecordInterviewHeld
from workpermit.core.case.officer_request import AnswerRequest, MakeRequest, RequestKind
from workpermit.core.case.permit_delivery import RedirectDelivery
from workpermit.core.forms.filing import Address
from workpermit.core.law.checklist import DocumentKind
from workpermit.core.text import Text


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing asked for, with the officer's own note in the person's language."""

    kind: DocumentKind
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Concern:
    """One concern of a procedural fairness letter, in the person's language."""

    ground: RefusalGround
    explanation: str


def ask_for_documents(
    case_id: UUID, items: Sequence[Asked], *, due_on: date, key: str, actor: Actor, at: datetime
) -> str:
    """Ask for documents and return the request's id."""
    ready = asking(case_id, items, due_on=due_on, key=key)
    ready.carried_out(case_id, key=key, actor=actor, at=at)
    return _id_of(case_id, key)


def asking(case_id: UUID, items: Sequence[Asked], *, due_on: date, key: str) -> Prepared:
    """Make a request for documents ready."""
    body = {"items": [{"kind": one.kind.value, "note": one.note} for one in items]}
    return _made(case_id, RequestKind.DOCUMENTS, body, due_on=due_on, key=key)


def raise_concerns(
    case_id: UUID,
    concerns: Sequence[Concern],
    *,
    before: Sequence[str],
    due_on: date,
    key: str,
    actor: Actor,
    at: datetime,
) -> str:
    """Send a procedural fairness letter and return the request's id; `before` lists what is before the officer."""
    ready = raising(case_id, concerns, before=before, due_on=due_on, key=key)
    ready.carried_out(case_id, key=key, actor=actor, at=at)
    return _id_of(case_id, key)


def raising(case_id: UUID, concerns: Sequence[Concern], *, before: Sequence[str], due_on: date, key: str) -> Prepared:
    """Make a procedural fairness letter ready."""
    said = [{"ground": one.ground.value, "explanation": one.explanation} for one in concerns]
    body = {"concerns": said, "before": list(before)}
    return _made(case_id, RequestKind.PROCEDURAL_FAIRNESS, body, due_on=due_on, key=key)


def _made(case_id: UUID, kind: RequestKind, body: dict[str, Any], *, due_on: date, key: str) -> Prepared:
    items = NewRecord("request", body)
    return Prepared(MakeRequest(_id_of(case_id, key), kind, due_on, items.id, items.commitment), (items,))


def _id_of(case_id: UUID, key: str) -> str:
    """Return a request's id: made from the key, so that a retry speaks of the same request."""
    return str(uuid.uuid5(case_id, key))


def answer(
    case_id: UUID,
    request_id: str,
    *,
    begun_at: datetime,
    key: str,
    actor: Actor,
    at: datetime,
    documents: Sequence[UUID] = (),
    note: str = "",
    nothing_more: bool = True,
) -> Answer:
    """Answer a request; `begun_at` is the server's stamp when the upload began (ADR-23)."""
    said = NewRecord("answer", {"documents": [str(one) for one in documents], "note": note})
    command = AnswerRequest(request_id, begun_at, said.id, said.commitment, nothing_more)
    return execute(case_id, command, key=key, actor=actor, at=at, records=(said,))


@dataclass(frozen=True, slots=True)
class InterviewCall:
    """Where, how long and in which language an interview is held; no place means by video."""

    starts_at: datetime
    length_minutes: int = 45
    place_name: str = ""
    place_lines: tuple[str, ...] = ()
    zone: str = ""
    interpreter: Text | None = None
    bring: tuple[Text, ...] = field(default=())

    def body(self) -> dict[str, Any]:
        """Return the content that is kept."""
        place = {"name": self.place_name, "lines": list(self.place_lines)} if self.place_name else None
        return {
            "length_minutes": self.length_minutes,
            "place": place,
            "zone": self.zone or None,
            "interpreter": _both(self.interpreter) if self.interpreter else None,
            "bring": [_both(one) for one in self.bring],
        }


def _both(text: Text) -> dict[str, str]:
    return {"en": text.en, "fr": text.fr}


def convene(case_id: UUID, call: InterviewCall, *, key: str, actor: Actor, at: datetime) -> str:
    """Call the person to an interview and return its id."""
    interview_id = str(uuid.uuid5(case_id, key))
    details = NewRecord("interview", call.body())
    command = ConveneInterview(interview_id, call.starts_at, details.id, details.commitment)
    execute(case_id, command, key=key, actor=actor, at=at, records=(details,))
    return interview_id


def record_interview(case_id: UUID, interview_id: str, *, notes: str, key: str, actor: Actor, at: datetime) -> Answer:
    """Record that an interview took place, with its notes."""
    kept = NewRecord("notes", {"notes": notes})
    command = RecordInterviewHeld(interview_id, kept.id, kept.commitment)
    return execute(case_id, command, key=key, actor=actor, at=at, records=(kept,))


def _address(address: Address) -> NewRecord:
    names = ("street", "unit", "city", "region", "postal_code", "country")
    return NewRecord("address", {name: getattr(address, name) for name in names})


def change_address(case_id: UUID, address: Address, *, key: str, actor: Actor, at: datetime) -> Answer:
    """Give a new mailing address, used until the permit is printed (IN-06)."""
    kept = _address(address)
    return execute(
        case_id, ChangeAddress(kept.id, kept.commitment, address.country), key=key, actor=actor, at=at, records=(kept,)
    )


def redirect(case_id: UUID, address: Address, *, key: str, actor: Actor, at: datetime) -> Answer:
    """Send a printed permit to another address."""
    kept = _address(address)
    return execute(
        case_id,
        RedirectDelivery(kept.id, kept.commitment, address.country),
        key=key,
        actor=actor,
        at=at,
        records=(kept,),
    )
