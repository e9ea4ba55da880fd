"""The three checks of an application: eligibility, background and employer; one machine, three instances.

    not started ─► in progress ─► passed | failed
         └─► not applicable         └─► in progress (reopened, with a reason)

Law: R200(1) and (3) for eligibility, A34 to A42 for background, R200(3)(h) and R209.997 for the employer.
The system may start a check, pass the employer's and reopen one; failing a check is an officer's act.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import assert_never

from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.refusal import CommandRefused, Refusal, step
from workpermit.core.law.book import eligibility, employer
from workpermit.core.law.evaluate import missing_for, outcome_of
from workpermit.core.law.facts import Facts
from workpermit.core.law.findings import Outcome


class CheckKind(StrEnum):
    """What is checked."""

    ELIGIBILITY = "eligibility"
    BACKGROUND = "background"
    EMPLOYER = "employer"


class Stage(StrEnum):
    """Where one check stands."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    PASSED = "passed"
    FAILED = "failed"
    NOT_APPLICABLE = "not_applicable"


class ReopenReason(StrEnum):
    """Why a concluded check goes on."""

    NEW_LIST = "new_list"
    NEW_FACTS = "new_facts"
    OFFICER = "officer"


@dataclass(frozen=True, slots=True)
class StartCheck:
    """Begin a check."""

    check: CheckKind


@dataclass(frozen=True, slots=True)
class PassCheck:
    """Conclude that a check is passed."""

    check: CheckKind


@dataclass(frozen=True, slots=True)
class FailCheck:
    """Conclude that a check is not passed; it informs the decision and decides nothing itself."""

    check: CheckKind


@dataclass(frozen=True, slots=True)
class ReopenCheck:
    """Take up a concluded check again."""

    check: CheckKind
    reason: ReopenReason


@dataclass(frozen=True, slots=True)
class ConfirmEmployerMatch:
    """Say that a listed employer is this employer."""

    check: CheckKind
    listed_id: str
    reasons_id: str
    commitment: str


@dataclass(frozen=True, slots=True)
class DismissEmployerMatch:
    """Say that a listed employer is another one, with the reason on record."""

    check: CheckKind
    listed_id: str
    reasons_id: str
    commitment: str


Command = StartCheck | PassCheck | FailCheck | ReopenCheck | ConfirmEmployerMatch | DismissEmployerMatch
STEPS = {
    StartCheck: step(Stage.NOT_STARTED, by=(Role.OFFICER, Role.SYSTEM)),
    PassCheck: step(Stage.IN_PROGRESS, by=(Role.OFFICER, Role.SYSTEM)),
    FailCheck: step(Stage.IN_PROGRESS, by=(Role.OFFICER,)),
    ReopenCheck: step(Stage.PASSED, Stage.FAILED, by=(Role.OFFICER, Role.SYSTEM)),
    ConfirmEmployerMatch: step(Stage.IN_PROGRESS, by=(Role.OFFICER,)),
    DismissEmployerMatch: step(Stage.IN_PROGRESS, by=(Role.OFFICER,)),
}


@dataclass(frozen=True, slots=True)
class CheckStarted:
    """A check began."""

    check: CheckKind


@dataclass(frozen=True, slots=True)
class CheckPassed:
    """A check was passed."""

    check: CheckKind


@dataclass(frozen=True, slots=True)
class CheckFailed:
    """A check was not passed."""

    check: CheckKind


@dataclass(frozen=True, slots=True)
class CheckNotApplicable:
    """There is nothing to check: an open permit names no employer (ADR-17)."""

    check: CheckKind


@dataclass(frozen=True, slots=True)
class CheckReopened:
    """A concluded check was taken up again."""

    check: CheckKind
    reason: ReopenReason


@dataclass(frozen=True, slots=True)
class EmployerMatchConfirmed:
    """An officer found that the listed employer is this one."""

    check: CheckKind
    listed_id: str
    reasons_id: str
    commitment: str


@dataclass(frozen=True, slots=True)
class EmployerMatchDismissed:
    """An officer found that the listed employer is another one."""

    check: CheckKind
    listed_id: str
    reasons_id: str
    commitment: str


Event = (
    CheckStarted
    | CheckPassed
    | CheckFailed
    | CheckNotApplicable
    | CheckReopened
    | EmployerMatchConfirmed
    | EmployerMatchDismissed
)


@dataclass(frozen=True, slots=True)
class Check:
    """What is known of one check from its own events."""

    stage: Stage = Stage.NOT_STARTED
    confirmed: tuple[str, ...] = ()
    dismissed: tuple[str, ...] = ()
    concluded_by: frozenset[str] = frozenset()  # whoever passed or failed it, in any round


DONE = (Stage.PASSED, Stage.NOT_APPLICABLE)
_RULE_OF = {CheckKind.ELIGIBILITY: eligibility.PERMIT_MAY_ISSUE, CheckKind.EMPLOYER: employer.EMPLOYER_MAY_HIRE}


def decide(_: Check, command: Command, *, facts: Facts, actor: Actor) -> tuple[Event, ...]:
    """Return what follows from `command`; the caller has checked stage and role.

    Raises:
        CommandRefused: the rules do not allow the check to pass, or a fact is missing.
    """
    match command:
        case StartCheck():
            return (CheckStarted(command.check),)
        case PassCheck():
            _require_rule(command.check, facts, actor)
            return (CheckPassed(command.check),)
        case FailCheck():
            return (CheckFailed(command.check),)
        case ReopenCheck():
            return (CheckReopened(command.check, command.reason),)
        case ConfirmEmployerMatch():
            return (EmployerMatchConfirmed(command.check, command.listed_id, command.reasons_id, command.commitment),)
        case DismissEmployerMatch():
            return (EmployerMatchDismissed(command.check, command.listed_id, command.reasons_id, command.commitment),)
        case _:
            assert_never(command)


def _require_rule(kind: CheckKind, facts: Facts, actor: Actor) -> None:
    rule = _RULE_OF.get(kind)
    if rule is None:  # background is a matter for people; no rule of ours decides it
        if not actor.is_person:
            raise CommandRefused(Refusal.RULES_FORBID, about=(kind,))
        return
    outcome = outcome_of(rule, facts)
    if outcome is Outcome.FACT_MISSING:
        raise CommandRefused(Refusal.FACTS_UNKNOWN, about=missing_for(rule, facts))
    if outcome is Outcome.NOT_MET or (outcome is Outcome.FOR_OFFICER and not actor.is_person):
        raise CommandRefused(Refusal.RULES_FORBID, about=(rule.id,))


def evolve(check: Check, event: Event, *, by: str) -> Check:
    """Return the check after `event`, which `by` brought about."""
    match event:
        case CheckStarted() | CheckReopened():
            return replace(check, stage=Stage.IN_PROGRESS)
        case CheckPassed():
            return replace(check, stage=Stage.PASSED, concluded_by=check.concluded_by | {by})
        case CheckFailed():
            return replace(check, stage=Stage.FAILED, concluded_by=check.concluded_by | {by})
        case CheckNotApplicable():
            return replace(check, stage=Stage.NOT_APPLICABLE)
        case EmployerMatchConfirmed():
            return replace(check, confirmed=(*check.confirmed, event.listed_id))
        case EmployerMatchDismissed():
            return replace(check, dismissed=(*check.dismissed, event.listed_id))
        case _:
            assert_never(event)
