"""The immigration medical exam: instructed, result received, assessed by an officer.

    unsettled ─► not required
        └──────► instructed ─► result received ─► passed | failed
                     └─► lapsed ─► result received (late)

Law: R30 (who needs one, validity of 12 months), A38; instructions give 30 days (practice).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import assert_never

from workpermit.core.case.actor import Role
from workpermit.core.case.due import require_lapsed, require_later
from workpermit.core.case.refusal import CommandRefused, Refusal, step
from workpermit.core.law.book import medical as law
from workpermit.core.law.calendar import add_months
from workpermit.core.law.evaluate import explain, outcome_of
from workpermit.core.law.facts import Facts
from workpermit.core.law.findings import Outcome

INSTRUCTION_DAYS = 30
VALIDITY_MONTHS = 12  # R30(3)


class Stage(StrEnum):
    """Where the exam stands."""

    UNSETTLED = "unsettled"
    NOT_REQUIRED = "not_required"
    INSTRUCTED = "instructed"
    LAPSED = "lapsed"
    RESULT_RECEIVED = "result_received"
    PASSED = "passed"
    FAILED = "failed"


class Assessment(StrEnum):
    """What an officer makes of a result."""

    PASSED = "passed"
    PASSED_WITH_RESTRICTIONS = "passed_with_restrictions"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class SettleMedicalExam:
    """Find by rule that no exam is required; where one is, an officer sends the instructions."""


@dataclass(frozen=True, slots=True)
class InstructMedicalExam:
    """Send the instructions for an exam."""


@dataclass(frozen=True, slots=True)
class RecordMedicalResult:
    """Record the result a panel physician sent; `result_id` names the encrypted record of it."""

    examined_on: date
    result_id: str
    commitment: str


@dataclass(frozen=True, slots=True)
class AssessMedicalResult:
    """Say what the result means for the application."""

    assessment: Assessment


@dataclass(frozen=True, slots=True)
class MoveMedicalDue:
    """Give a later date for the exam."""

    due_on: date


@dataclass(frozen=True, slots=True)
class LapseMedicalExam:
    """File that the date for the exam has passed."""


Command = (
    SettleMedicalExam
    | InstructMedicalExam
    | RecordMedicalResult
    | AssessMedicalResult
    | MoveMedicalDue
    | LapseMedicalExam
)
STEPS = {
    SettleMedicalExam: step(Stage.UNSETTLED, by=(Role.SYSTEM, Role.OFFICER)),
    InstructMedicalExam: step(Stage.UNSETTLED, Stage.NOT_REQUIRED, Stage.PASSED, Stage.FAILED, by=(Role.OFFICER,)),
    RecordMedicalResult: step(Stage.INSTRUCTED, Stage.LAPSED, by=(Role.PANEL_PHYSICIAN,)),
    AssessMedicalResult: step(Stage.RESULT_RECEIVED, by=(Role.OFFICER,)),
    MoveMedicalDue: step(Stage.INSTRUCTED, Stage.LAPSED, by=(Role.OFFICER, Role.SYSTEM)),
    LapseMedicalExam: step(Stage.INSTRUCTED, by=(Role.SYSTEM,)),
}


@dataclass(frozen=True, slots=True)
class MedicalExamNotRequired:
    """No exam is required, or one on file covers it."""


@dataclass(frozen=True, slots=True)
class MedicalExamInstructed:
    """The instructions go out; the exam is due by `due_on`."""

    due_on: date


@dataclass(frozen=True, slots=True)
class MedicalResultReceived:
    """A panel physician's result came in."""

    examined_on: date
    result_id: str
    commitment: str


@dataclass(frozen=True, slots=True)
class MedicalResultAssessed:
    """An officer said what the result means; it is valid through `valid_until`."""

    assessment: Assessment
    valid_until: date


@dataclass(frozen=True, slots=True)
class MedicalDueMoved:
    """The exam is due later."""

    due_on: date


@dataclass(frozen=True, slots=True)
class MedicalExamLapsed:
    """The date closed at `due_at` without a result."""

    due_at: datetime


Event = (
    MedicalExamNotRequired
    | MedicalExamInstructed
    | MedicalResultReceived
    | MedicalResultAssessed
    | MedicalDueMoved
    | MedicalExamLapsed
)


@dataclass(frozen=True, slots=True)
class MedicalExam:
    """What is known of the exam from its own events."""

    stage: Stage = Stage.UNSETTLED
    due_on: date | None = None
    examined_on: date | None = None
    assessment: Assessment | None = None
    valid_until: date | None = None


def settle(facts: Facts) -> tuple[Event, ...]:
    """Return that none is required where the rule says so; an officer sends instructions in every other case."""
    if outcome_of(law.MEDICAL_EXAM_REQUIRED, facts) is Outcome.NOT_MET:
        return (MedicalExamNotRequired(),)
    return ()


def decide(exam: MedicalExam, command: Command, *, facts: Facts, at: datetime) -> tuple[Event, ...]:
    """Return what follows from `command`; the caller has checked stage and role.

    Raises:
        CommandRefused: the facts, or the command's own content, stand in the way.
    """
    match command:
        case SettleMedicalExam():
            return settle(facts) or _unsettled(facts)
        case InstructMedicalExam():
            return (MedicalExamInstructed((at + timedelta(days=INSTRUCTION_DAYS)).date()),)
        case RecordMedicalResult():
            if command.examined_on > at.date():
                raise CommandRefused(Refusal.DAY_IMPOSSIBLE, about=("examined_on",))
            return (MedicalResultReceived(command.examined_on, command.result_id, command.commitment),)
        case AssessMedicalResult():
            assert exam.examined_on is not None  # the stage says so
            return (MedicalResultAssessed(command.assessment, add_months(exam.examined_on, VALIDITY_MONTHS)),)
        case MoveMedicalDue():
            return (MedicalDueMoved(require_later(command.due_on, than=exam.due_on, at=at)),)
        case LapseMedicalExam():
            return (MedicalExamLapsed(require_lapsed(exam.due_on, at=at)),)
        case _:
            assert_never(command)


def _unsettled(facts: Facts) -> tuple[Event, ...]:
    finding = explain(law.MEDICAL_EXAM_REQUIRED, facts)
    refusal = Refusal.FACTS_UNKNOWN if finding.outcome is Outcome.FACT_MISSING else Refusal.RULES_FORBID
    raise CommandRefused(refusal, about=tuple(finding.missing))


def evolve(exam: MedicalExam, event: Event) -> MedicalExam:
    """Return the exam after `event`."""
    match event:
        case MedicalExamNotRequired():
            return replace(exam, stage=Stage.NOT_REQUIRED)
        case MedicalExamInstructed():
            return replace(exam, stage=Stage.INSTRUCTED, due_on=event.due_on)
        case MedicalResultReceived():
            # What an earlier exam came to says nothing of this one.
            unread = replace(exam, assessment=None, valid_until=None)
            return replace(unread, stage=Stage.RESULT_RECEIVED, examined_on=event.examined_on)
        case MedicalResultAssessed():
            stage = Stage.FAILED if event.assessment is Assessment.FAILED else Stage.PASSED
            return replace(exam, stage=stage, assessment=event.assessment, valid_until=event.valid_until)
        case MedicalDueMoved():
            return replace(exam, stage=Stage.INSTRUCTED, due_on=event.due_on)
        case MedicalExamLapsed():
            return replace(exam, stage=Stage.LAPSED)
        case _:
            assert_never(event)
