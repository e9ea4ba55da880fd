"""A request under a public policy programme, such as interim authorization to work (VISIT2WORK2020).

    not made ─► received ─► granted ─► ended (left Canada, decided, withdrawn)
                    └────► denied
    A reply that is late is marked; the request stays open until an officer answers it.

Law: A25.2; ADR-05 (30 business days), ADR-06 (window), ADR-07 (leaving Canada), ADR-08 and ADR-09 (permit, status).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import assert_never

from workpermit.core.case.actor import Role
from workpermit.core.case.due import require_lapsed
from workpermit.core.case.refusal import THE_PERSON, CommandRefused, Refusal, step
from workpermit.core.law.evaluate import explain, value_of
from workpermit.core.law.facts import Facts
from workpermit.core.law.findings import Finding, Outcome
from workpermit.core.law.programmes import PROGRAMMES, Ending, ProgrammeId

# The programmes that take requests, by their code word, and what ends what they give: data of the law.
Programme = ProgrammeId
EndedBy = Ending


class Stage(StrEnum):
    """Where one request stands."""

    NOT_MADE = "not_made"
    RECEIVED = "received"
    GRANTED = "granted"
    DENIED = "denied"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class RequestProgramme:
    """Ask for an authorization under a programme; `message_id` names the record of the message.

    A message that reached the office before its case was found is registered with the day it came in,
    `received_on`: the time for the reply runs from then.
    """

    programme_id: str
    programme: Programme
    message_id: str
    commitment: str
    received_on: date | None = None


@dataclass(frozen=True, slots=True)
class GrantProgramme:
    """Answer yes."""

    programme_id: str


@dataclass(frozen=True, slots=True)
class DenyProgramme:
    """Answer no, naming the criteria that are not met."""

    programme_id: str


@dataclass(frozen=True, slots=True)
class EscalateProgramme:
    """Mark that the reply is overdue."""

    programme_id: str


Command = RequestProgramme | GrantProgramme | DenyProgramme | EscalateProgramme
STEPS = {
    RequestProgramme: step(Stage.NOT_MADE, by=(*THE_PERSON, Role.MAILROOM_CLERK, Role.OFFICER)),
    GrantProgramme: step(Stage.RECEIVED, by=(Role.OFFICER,)),
    DenyProgramme: step(Stage.RECEIVED, by=(Role.OFFICER,)),
    EscalateProgramme: step(Stage.RECEIVED, by=(Role.SYSTEM,)),
}


@dataclass(frozen=True, slots=True)
class ProgrammeRequested:
    """A request came; the reply is due by the end of `reply_due_on`."""

    programme_id: str
    programme: Programme
    reply_due_on: date
    message_id: str
    commitment: str


@dataclass(frozen=True, slots=True)
class ProgrammeGranted:
    """An officer answered yes; the right to work begins with the answer."""

    programme_id: str


@dataclass(frozen=True, slots=True)
class ProgrammeDenied:
    """An officer answered no; `criteria` are the clauses not met."""

    programme_id: str
    criteria: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeReplyOverdue:
    """The reply was due at `due_at` and has not been given."""

    programme_id: str
    due_at: datetime


@dataclass(frozen=True, slots=True)
class ProgrammeEnded:
    """The request, or the authorization it gave, came to its end."""

    programme_id: str
    by: EndedBy


Event = ProgrammeRequested | ProgrammeGranted | ProgrammeDenied | ProgrammeReplyOverdue | ProgrammeEnded


@dataclass(frozen=True, slots=True)
class ProgrammeRequest:
    """What is known of one request from its own events."""

    stage: Stage = Stage.NOT_MADE
    programme: Programme = Programme.VISIT2WORK2020
    reply_due_on: date | None = None
    overdue: bool = False
    message_id: str = ""
    granted_on: date | None = None
    ended_by: EndedBy | None = None


LIVE = (Stage.RECEIVED, Stage.GRANTED)


def decide(request: ProgrammeRequest, command: Command, *, facts: Facts, at: datetime) -> tuple[Event, ...]:
    """Return what follows from `command`; the caller has checked stage and role.

    Raises:
        CommandRefused: the programme's rule does not allow the answer, or the reply is not overdue.
    """
    match command:
        case RequestProgramme():
            return (_requested(command, at),)
        case GrantProgramme():
            return (_granted(command, facts, request.programme),)
        case DenyProgramme():
            return (_denied(command, facts, request.programme),)
        case EscalateProgramme():
            if request.overdue:
                raise CommandRefused(Refusal.ALREADY_DONE)
            return (ProgrammeReplyOverdue(command.programme_id, require_lapsed(request.reply_due_on, at=at)),)
        case _:
            assert_never(command)


def _requested(command: RequestProgramme, at: datetime) -> ProgrammeRequested:
    programme, received_on = PROGRAMMES[command.programme], command.received_on or at.date()
    if received_on > at.date():
        raise CommandRefused(Refusal.DAY_IMPOSSIBLE, about=("received_on",))
    due_on = value_of(programme.reply, programme.request_facts(received_on)).day
    assert due_on is not None  # its only fact is given
    return ProgrammeRequested(command.programme_id, command.programme, due_on, command.message_id, command.commitment)


def _granted(command: GrantProgramme, facts: Facts, programme: Programme) -> ProgrammeGranted:
    finding = explain(PROGRAMMES[programme].conditions, facts)
    if finding.outcome is Outcome.NOT_MET:
        raise CommandRefused(Refusal.RULES_FORBID, about=_clauses(finding, Outcome.NOT_MET))
    if finding.outcome is Outcome.FACT_MISSING:
        raise CommandRefused(Refusal.FACTS_UNKNOWN, about=finding.missing)
    return ProgrammeGranted(command.programme_id)


def _denied(command: DenyProgramme, facts: Facts, programme: Programme) -> ProgrammeDenied:
    """Name what the no rests on: clauses not met, or left to the officer, who judges them by this act (ADR-08)."""
    finding = explain(PROGRAMMES[programme].conditions, facts)
    criteria = _clauses(finding, Outcome.NOT_MET, Outcome.FOR_OFFICER)
    if criteria:
        return ProgrammeDenied(command.programme_id, criteria)
    if finding.missing:  # what is not known is asked for; it is never a no
        raise CommandRefused(Refusal.FACTS_UNKNOWN, about=finding.missing)
    raise CommandRefused(Refusal.RULES_FORBID, about=(finding.rule_id,))


def _clauses(finding: Finding, *outcomes: Outcome) -> tuple[str, ...]:
    return tuple(clause.id for clause in finding.clauses if clause.outcome in outcomes)


def end(requests: dict[str, ProgrammeRequest], by: EndedBy) -> tuple[Event, ...]:
    """Return the end of every live request and authorization that `by` ends."""
    return tuple(
        ProgrammeEnded(key, by)
        for key, request in requests.items()
        if request.stage in LIVE and by in PROGRAMMES[request.programme].ends_with
    )


def evolve(request: ProgrammeRequest, event: Event, *, at: datetime) -> ProgrammeRequest:
    """Return the request after `event`."""
    match event:
        case ProgrammeRequested():
            return replace(
                request,
                stage=Stage.RECEIVED,
                programme=event.programme,
                reply_due_on=event.reply_due_on,
                message_id=event.message_id,
            )
        case ProgrammeGranted():
            return replace(request, stage=Stage.GRANTED, granted_on=at.date())
        case ProgrammeDenied():
            return replace(request, stage=Stage.DENIED)
        case ProgrammeReplyOverdue():
            return replace(request, overdue=True)
        case ProgrammeEnded():
            return replace(request, stage=Stage.ENDED, ended_by=event.by)
        case _:
            assert_never(event)
