"""What an officer asks of the person: documents, or an answer to a procedural fairness letter.

    not made ─► open ─► answered ─► closed
                 │          ▲
                 └─► deadline passed ─► answered (late, kept and marked)

Who asks for more time to send documents before the date, for the first time and for no longer than the policy's
days, has it at once by rule; any other wish goes to an officer (ADR-47).

Law: A16(1) (answer truthfully and give what is asked), R9.3 (receipt); ADR-02 and ADR-23 for the instant.
A passed date closes nothing by itself: an officer looks, and a late answer is still read before a decision.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import assert_never

from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.due import require_fresh_stamp, require_lapsed, require_later, require_stamp_on_paper
from workpermit.core.case.refusal import THE_PERSON, step
from workpermit.core.law.calendar import due_instant
from workpermit.core.law.parameters import parameter_on


class RequestKind(StrEnum):
    """What is asked."""

    DOCUMENTS = "documents"
    PROCEDURAL_FAIRNESS = "procedural_fairness"


class Stage(StrEnum):
    """Where one request stands."""

    NOT_MADE = "not_made"
    OPEN = "open"
    ANSWERED = "answered"
    DEADLINE_PASSED = "deadline_passed"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class MakeRequest:
    """Ask for something by a date; `items_id` names the encrypted record of what is asked."""

    request_id: str
    kind: RequestKind
    due_on: date
    items_id: str
    commitment: str


@dataclass(frozen=True, slots=True)
class AnswerRequest:
    """Answer, in whole or in part; `begun_at` is the server's stamp when the upload began."""

    request_id: str
    begun_at: datetime
    answer_id: str
    commitment: str
    nothing_more: bool = True


@dataclass(frozen=True, slots=True)
class AskForMoreTime:
    """Ask for a later date, with the reason on record."""

    request_id: str
    until: date
    reasons_id: str
    commitment: str


@dataclass(frozen=True, slots=True)
class MoveRequestDue:
    """Give a later date."""

    request_id: str
    due_on: date


@dataclass(frozen=True, slots=True)
class CloseRequest:
    """Close a request: what came is enough, or it is no longer needed."""

    request_id: str


@dataclass(frozen=True, slots=True)
class LapseRequest:
    """File that the date has passed without a full answer."""

    request_id: str


Command = MakeRequest | AnswerRequest | AskForMoreTime | MoveRequestDue | CloseRequest | LapseRequest
STEPS = {
    MakeRequest: step(Stage.NOT_MADE, by=(Role.OFFICER,)),
    AnswerRequest: step(Stage.OPEN, Stage.DEADLINE_PASSED, by=(*THE_PERSON, Role.MAILROOM_CLERK)),
    AskForMoreTime: step(Stage.OPEN, by=THE_PERSON),
    MoveRequestDue: step(Stage.OPEN, Stage.DEADLINE_PASSED, by=(Role.OFFICER, Role.SYSTEM)),
    CloseRequest: step(Stage.OPEN, Stage.ANSWERED, Stage.DEADLINE_PASSED, by=(Role.OFFICER,)),
    LapseRequest: step(Stage.OPEN, by=(Role.SYSTEM,)),
}


@dataclass(frozen=True, slots=True)
class RequestMade:
    """Something was asked, to be answered before midnight UTC on `due_on`."""

    request_id: str
    kind: RequestKind
    due_on: date
    items_id: str
    commitment: str


@dataclass(frozen=True, slots=True)
class RequestAnswered:
    """An answer came; `in_time` compares its stamp with the due instant of that moment."""

    request_id: str
    begun_at: datetime
    in_time: bool
    answer_id: str
    commitment: str
    nothing_more: bool


@dataclass(frozen=True, slots=True)
class MoreTimeAsked:
    """The person asked for a later date."""

    request_id: str
    until: date
    reasons_id: str
    commitment: str


@dataclass(frozen=True, slots=True)
class MoreTimeGranted:
    """The later date that was asked for is given by rule."""

    request_id: str
    due_on: date


@dataclass(frozen=True, slots=True)
class RequestDueMoved:
    """The answer is due later."""

    request_id: str
    due_on: date


@dataclass(frozen=True, slots=True)
class RequestClosed:
    """An officer closed the request."""

    request_id: str


@dataclass(frozen=True, slots=True)
class RequestDeadlinePassed:
    """The date closed at `due_at` without a full answer."""

    request_id: str
    due_at: datetime


Event = (
    RequestMade
    | RequestAnswered
    | MoreTimeAsked
    | MoreTimeGranted
    | RequestDueMoved
    | RequestClosed
    | RequestDeadlinePassed
)


@dataclass(frozen=True, slots=True)
class OfficerRequest:
    """What is known of one request from its own events."""

    stage: Stage = Stage.NOT_MADE
    kind: RequestKind = RequestKind.DOCUMENTS
    due_on: date | None = None
    items_id: str = ""
    answers: tuple[str, ...] = ()
    answered_late: bool = False
    asked_until: date | None = None
    more_time_given: bool = False  # by rule: that happens once


UNSETTLED = (Stage.OPEN, Stage.ANSWERED, Stage.DEADLINE_PASSED)


def decide(request: OfficerRequest, command: Command, *, actor: Actor, at: datetime) -> tuple[Event, ...]:
    """Return what follows from `command`; the caller has checked stage and role.

    Raises:
        CommandRefused: an impossible date or stamp, or a deadline that has not passed.
    """
    match command:
        case MakeRequest():
            due_on = require_later(command.due_on, than=None, at=at)
            made = RequestMade(command.request_id, command.kind, due_on, command.items_id, command.commitment)
            return (made,)
        case AnswerRequest():
            return (_answered(request, command, actor, at),)
        case AskForMoreTime():
            until = require_later(command.until, than=request.due_on, at=at)
            asked = MoreTimeAsked(command.request_id, until, command.reasons_id, command.commitment)
            given = MoreTimeGranted(command.request_id, until)
            return (asked, given) if is_given_by_rule(request, until, at=at) else (asked,)
        case MoveRequestDue():
            return (RequestDueMoved(command.request_id, require_later(command.due_on, than=request.due_on, at=at)),)
        case CloseRequest():
            return (RequestClosed(command.request_id),)
        case LapseRequest():
            return (RequestDeadlinePassed(command.request_id, require_lapsed(request.due_on, at=at)),)
        case _:
            assert_never(command)


def given_at_once_until(request: OfficerRequest, *, at: datetime) -> date | None:
    """Return the last day that the person can have at once by asking at `at`, None where an officer must be asked."""
    if request.stage is not Stage.OPEN or request.kind is not RequestKind.DOCUMENTS or request.more_time_given:
        return None
    if request.due_on is None or at >= due_instant(request.due_on):
        return None
    days = parameter_on("more_time_by_rule_days", at.date())
    return request.due_on + timedelta(days=days) if isinstance(days, int) and days else None


def is_given_by_rule(request: OfficerRequest, until: date, *, at: datetime) -> bool:
    """Tell whether a later date is given at once, without an officer."""
    last = given_at_once_until(request, at=at)
    return last is not None and until <= last


def _answered(request: OfficerRequest, command: AnswerRequest, actor: Actor, at: datetime) -> RequestAnswered:
    assert request.due_on is not None  # the stage says so
    if actor.role is Role.MAILROOM_CLERK:
        begun_at = require_stamp_on_paper(command.begun_at, actor=actor, at=at)  # ADR-61: paper counts by its stamp
    else:
        begun_at = require_fresh_stamp(command.begun_at, at=at)
    return RequestAnswered(
        command.request_id,
        begun_at,
        begun_at < due_instant(request.due_on),
        command.answer_id,
        command.commitment,
        command.nothing_more,
    )


def evolve(request: OfficerRequest, event: Event) -> OfficerRequest:
    """Return the request after `event`."""
    match event:
        case RequestMade():
            return replace(request, stage=Stage.OPEN, kind=event.kind, due_on=event.due_on, items_id=event.items_id)
        case RequestAnswered():
            stage = Stage.ANSWERED if event.nothing_more else request.stage
            late = request.answered_late or not event.in_time
            return replace(request, stage=stage, answers=(*request.answers, event.answer_id), answered_late=late)
        case MoreTimeAsked():
            return replace(request, asked_until=event.until)
        case MoreTimeGranted():
            return replace(request, due_on=event.due_on, asked_until=None, more_time_given=True)
        case RequestDueMoved():
            return replace(request, stage=Stage.OPEN, due_on=event.due_on, asked_until=None)
        case RequestClosed():
            return replace(request, stage=Stage.CLOSED)
        case RequestDeadlinePassed():
            return replace(request, stage=Stage.DEADLINE_PASSED)
        case _:
            assert_never(event)
