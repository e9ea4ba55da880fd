"""Biometrics: whether they are due, the instruction letter's window, the enrolment.

    unsettled ─► exempt (also later, where an officer finds that the rule now says so)
        └──────► awaited ─► enrolled
                    └─► lapsed ─► enrolled (late, while the file is not returned)

Law: R12.1 to R12.9; ADR-01 says why an application waits for them and who may return it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import assert_never

from workpermit.core.case.actor import Role
from workpermit.core.case.due import require_lapsed, require_later
from workpermit.core.case.refusal import CommandRefused, Refusal, step
from workpermit.core.law.book import biometrics as law
from workpermit.core.law.evaluate import missing_for, outcome_of, value_of
from workpermit.core.law.facts import Facts
from workpermit.core.law.findings import Outcome


class Stage(StrEnum):
    """Where the biometrics of this application stand."""

    UNSETTLED = "unsettled"
    EXEMPT = "exempt"
    AWAITED = "awaited"
    LAPSED = "lapsed"
    ENROLLED = "enrolled"


class Attempt(StrEnum):
    """How an appointment to give biometrics ended."""

    ENROLLED = "enrolled"
    PARTIAL = "partial"
    POOR_QUALITY = "poor_quality"
    IDENTITY_MISMATCH = "identity_mismatch"
    NO_SHOW = "no_show"


@dataclass(frozen=True, slots=True)
class SettleBiometrics:
    """Find by rule whether biometrics are required; where they are, send the instruction letter."""


@dataclass(frozen=True, slots=True)
class InstructBiometrics:
    """Require biometrics by an officer's act, where the rule left it open."""


@dataclass(frozen=True, slots=True)
class ExemptBiometrics:
    """Find, after the instruction letter went out, that they are not required after all (R12.8)."""


@dataclass(frozen=True, slots=True)
class RecordEnrolment:
    """Record how an appointment at a collection site ended."""

    outcome: Attempt
    site: str


@dataclass(frozen=True, slots=True)
class MoveBiometricsDue:
    """Give a later date to give biometrics."""

    due_on: date


@dataclass(frozen=True, slots=True)
class LapseBiometrics:
    """File that the window has passed without enrolment."""


Command = (
    SettleBiometrics | InstructBiometrics | ExemptBiometrics | RecordEnrolment | MoveBiometricsDue | LapseBiometrics
)
STEPS = {
    SettleBiometrics: step(Stage.UNSETTLED, by=(Role.SYSTEM, Role.OFFICER)),
    InstructBiometrics: step(Stage.UNSETTLED, by=(Role.OFFICER,)),
    ExemptBiometrics: step(Stage.AWAITED, Stage.LAPSED, by=(Role.OFFICER,)),
    RecordEnrolment: step(Stage.AWAITED, Stage.LAPSED, by=(Role.SITE_CLERK, Role.BORDER_OFFICER)),
    MoveBiometricsDue: step(Stage.AWAITED, Stage.LAPSED, by=(Role.OFFICER, Role.SYSTEM)),
    LapseBiometrics: step(Stage.AWAITED, by=(Role.SYSTEM,)),
}


@dataclass(frozen=True, slots=True)
class BiometricsExempted:
    """Biometrics are not required (R12.2, R12.7, R12.8)."""


@dataclass(frozen=True, slots=True)
class BiometricsInstructed:
    """The instruction letter goes out; its window ends with `due_on`."""

    due_on: date


@dataclass(frozen=True, slots=True)
class BiometricsEnrolled:
    """Fingerprints and photo were given."""

    site: str


@dataclass(frozen=True, slots=True)
class BiometricsNotCollected:
    """An appointment ended without usable biometrics; it may be repeated within the window."""

    outcome: Attempt
    site: str


@dataclass(frozen=True, slots=True)
class BiometricsDueMoved:
    """The window ends later."""

    due_on: date


@dataclass(frozen=True, slots=True)
class BiometricsLapsed:
    """The window closed at `due_at` without enrolment."""

    due_at: datetime


Event = (
    BiometricsExempted
    | BiometricsInstructed
    | BiometricsEnrolled
    | BiometricsNotCollected
    | BiometricsDueMoved
    | BiometricsLapsed
)


@dataclass(frozen=True, slots=True)
class Biometrics:
    """What is known of the biometrics from their own events."""

    stage: Stage = Stage.UNSETTLED
    due_on: date | None = None
    enrolled_on: date | None = None
    instructed_at: datetime | None = None


def settle(facts: Facts, *, at: datetime) -> tuple[Event, ...]:
    """Return what the rule says of a new application; nothing where a fact is missing or an officer must judge."""
    match outcome_of(law.BIOMETRICS_REQUIRED, facts):
        case Outcome.MET:
            return (_instructed(at),)
        case Outcome.NOT_MET:
            return (BiometricsExempted(),)
        case _:
            return ()


def _instructed(at: datetime) -> BiometricsInstructed:
    due_on = value_of(law.INSTRUCTION_DUE_ON, {"letter_on": at.date()}).day
    assert due_on is not None  # its only fact is given
    return BiometricsInstructed(due_on)


def decide(biometrics: Biometrics, command: Command, *, facts: Facts, at: datetime) -> tuple[Event, ...]:
    """Return what follows from `command`; the caller has checked stage and role.

    Raises:
        CommandRefused: the facts, or the command's own content, stand in the way.
    """
    match command:
        case SettleBiometrics():
            return settle(facts, at=at) or _unsettled(facts)
        case InstructBiometrics():
            return (_instructed(at),)
        case ExemptBiometrics():
            if outcome_of(law.BIOMETRICS_REQUIRED, facts) is not Outcome.NOT_MET:
                raise CommandRefused(Refusal.RULES_FORBID, about=(law.BIOMETRICS_REQUIRED.id,))
            return (BiometricsExempted(),)
        case RecordEnrolment(outcome=Attempt.ENROLLED):
            return (BiometricsEnrolled(command.site),)
        case RecordEnrolment():
            return (BiometricsNotCollected(command.outcome, command.site),)
        case MoveBiometricsDue():
            return (BiometricsDueMoved(require_later(command.due_on, than=biometrics.due_on, at=at)),)
        case LapseBiometrics():
            return (BiometricsLapsed(require_lapsed(biometrics.due_on, at=at)),)
        case _:
            assert_never(command)


def _unsettled(facts: Facts) -> tuple[Event, ...]:
    raise CommandRefused(Refusal.FACTS_UNKNOWN, about=missing_for(law.BIOMETRICS_REQUIRED, facts))


def evolve(biometrics: Biometrics, event: Event, *, at: datetime) -> Biometrics:
    """Return the biometrics after `event`."""
    match event:
        case BiometricsExempted():
            return replace(biometrics, stage=Stage.EXEMPT)
        case BiometricsInstructed():
            return replace(biometrics, stage=Stage.AWAITED, due_on=event.due_on, instructed_at=at)
        case BiometricsEnrolled():
            return replace(biometrics, stage=Stage.ENROLLED, enrolled_on=at.date())
        case BiometricsNotCollected():
            return biometrics
        case BiometricsDueMoved():
            return replace(biometrics, stage=Stage.AWAITED, due_on=event.due_on)
        case BiometricsLapsed():
            return replace(biometrics, stage=Stage.LAPSED)
        case _:
            assert_never(event)
