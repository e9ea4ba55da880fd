"""An interview: convened, moved, held or missed.

    not convened ─► convened ─► held
                        ├─► missed ─► convened (a reason was shown)
                        └─► cancelled

Law: A16(1.1) and (2.1) (appear for an interview), anywhere (ADR-14).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import assert_never

from workpermit.core.case.actor import Role
from workpermit.core.case.refusal import CommandRefused, Refusal, step


class Stage(StrEnum):
    """Where one interview stands."""

    NOT_CONVENED = "not_convened"
    CONVENED = "convened"
    HELD = "held"
    MISSED = "missed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class ConveneInterview:
    """Call the person to an interview; `details_id` names the record of place, language and subjects."""

    interview_id: str
    starts_at: datetime
    details_id: str
    commitment: str


@dataclass(frozen=True, slots=True)
class MoveInterview:
    """Give another time."""

    interview_id: str
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class RecordInterviewHeld:
    """Record that it took place; `notes_id` names the encrypted notes."""

    interview_id: str
    notes_id: str
    commitment: str


@dataclass(frozen=True, slots=True)
class RecordInterviewMissed:
    """Record that the person did not come."""

    interview_id: str


@dataclass(frozen=True, slots=True)
class CancelInterview:
    """Call it off; nothing is held against the person."""

    interview_id: str


Command = ConveneInterview | MoveInterview | RecordInterviewHeld | RecordInterviewMissed | CancelInterview
STEPS = {
    ConveneInterview: step(Stage.NOT_CONVENED, by=(Role.OFFICER,)),
    MoveInterview: step(Stage.CONVENED, Stage.MISSED, by=(Role.OFFICER,)),
    RecordInterviewHeld: step(Stage.CONVENED, by=(Role.OFFICER,)),
    RecordInterviewMissed: step(Stage.CONVENED, by=(Role.OFFICER,)),
    CancelInterview: step(Stage.CONVENED, Stage.MISSED, by=(Role.OFFICER,)),
}


@dataclass(frozen=True, slots=True)
class InterviewConvened:
    """The convocation goes out."""

    interview_id: str
    starts_at: datetime
    details_id: str
    commitment: str


@dataclass(frozen=True, slots=True)
class InterviewMoved:
    """The interview starts at another time."""

    interview_id: str
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class InterviewHeld:
    """The interview took place."""

    interview_id: str
    notes_id: str
    commitment: str


@dataclass(frozen=True, slots=True)
class InterviewMissed:
    """The person did not come."""

    interview_id: str


@dataclass(frozen=True, slots=True)
class InterviewCancelled:
    """The interview was called off."""

    interview_id: str


Event = InterviewConvened | InterviewMoved | InterviewHeld | InterviewMissed | InterviewCancelled


@dataclass(frozen=True, slots=True)
class Interview:
    """What is known of one interview from its own events."""

    stage: Stage = Stage.NOT_CONVENED
    starts_at: datetime | None = None
    details_id: str = ""
    missed: bool = False


def decide(interview: Interview, command: Command, *, at: datetime) -> tuple[Event, ...]:
    """Return what follows from `command`; the caller has checked stage and role.

    Raises:
        CommandRefused: a time in the past, or a result before the interview.
    """
    match command:
        case ConveneInterview():
            starts_at = _still_to_come(command.starts_at, at)
            return (InterviewConvened(command.interview_id, starts_at, command.details_id, command.commitment),)
        case MoveInterview():
            return (InterviewMoved(command.interview_id, _still_to_come(command.starts_at, at)),)
        case RecordInterviewHeld():
            _require_begun(interview, at)
            return (InterviewHeld(command.interview_id, command.notes_id, command.commitment),)
        case RecordInterviewMissed():
            _require_begun(interview, at)
            return (InterviewMissed(command.interview_id),)
        case CancelInterview():
            return (InterviewCancelled(command.interview_id),)
        case _:
            assert_never(command)


def _still_to_come(starts_at: datetime, at: datetime) -> datetime:
    if starts_at <= at:
        raise CommandRefused(Refusal.DAY_IMPOSSIBLE, about=("starts_at",))
    return starts_at


def _require_begun(interview: Interview, at: datetime) -> None:
    if interview.starts_at is None or at < interview.starts_at:
        raise CommandRefused(Refusal.NOT_DUE_YET)


def evolve(interview: Interview, event: Event) -> Interview:
    """Return the interview after `event`."""
    match event:
        case InterviewConvened():
            return replace(interview, stage=Stage.CONVENED, starts_at=event.starts_at, details_id=event.details_id)
        case InterviewMoved():
            return replace(interview, stage=Stage.CONVENED, starts_at=event.starts_at)
        case InterviewHeld():
            return replace(interview, stage=Stage.HELD)
        case InterviewMissed():
            return replace(interview, stage=Stage.MISSED, missed=True)
        case InterviewCancelled():
            return replace(interview, stage=Stage.CANCELLED)
        case _:
            assert_never(event)
