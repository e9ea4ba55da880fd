"""The permit: what an approval leads to, at a port of entry or by mail.

    none ─► passport awaited ─► letter outstanding ─► issued ─► replaced | revoked
      │          (visa required)      ├─► not issued (at the border)
      │                               └─► letter lapsed
      └─► issued (IMM 5710: mailed; in force from the note)

Law: R200, R199(g), R198, R209, R52, R183(4)(c.1); ADR-11, ADR-15, ADR-18. The letter of introduction is not a permit.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import assert_never

from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.due import require_lapsed
from workpermit.core.case.refusal import CommandRefused, Refusal, step
from workpermit.core.law.book import conditions, port_of_entry, route, validity, visa
from workpermit.core.law.evaluate import explain, missing_for, outcome_of, value_of
from workpermit.core.law.facts import Facts
from workpermit.core.law.findings import Finding, Outcome

PASSPORT_REQUEST_DAYS = 30


class Stage(StrEnum):
    """Where the permit stands."""

    NONE = "none"
    PASSPORT_AWAITED = "passport_awaited"
    LETTER_OUTSTANDING = "letter_outstanding"
    LETTER_LAPSED = "letter_lapsed"
    NOT_ISSUED = "not_issued"
    ISSUED = "issued"
    REVOKED = "revoked"


class NotIssuedGround(StrEnum):
    """Why a border officer did not issue the permit."""

    IDENTITY_NOT_CONFIRMED = "identity_not_confirmed"
    LETTER_NOT_VALID = "letter_not_valid"
    EMPLOYER_INELIGIBLE = "employer_ineligible"
    MEDICAL_NOT_VALID = "medical_not_valid"
    NOT_ADMISSIBLE = "not_admissible"
    MAY_NOT_ACTIVATE_HERE = "may_not_activate_here"


@dataclass(frozen=True, slots=True)
class RecordVisaIssued:
    """Record that the passport came and a visa was put into it; the letter follows."""

    visa_until: date


@dataclass(frozen=True, slots=True)
class IssuePermit:
    """Issue the permit at a port of entry; `valid_until` may shorten what the rules allow, never lengthen it.

    Where the rules leave it to the officer, `reasons_id` names the record of why (ADR-15).
    """

    permit_number: str
    port: str
    valid_until: date | None = None
    reasons_id: str = ""
    commitment: str = ""


@dataclass(frozen=True, slots=True)
class DeclineToIssue:
    """Do not issue the permit at the port of entry, for a coded ground and with reasons."""

    port: str
    ground: NotIssuedGround
    reasons_id: str
    commitment: str


@dataclass(frozen=True, slots=True)
class LapseLetter:
    """File that the letter of introduction was not used in time."""


@dataclass(frozen=True, slots=True)
class ReplacePermit:
    """Give the same permit a new document: lost, stolen, damaged or misprinted."""

    permit_number: str


@dataclass(frozen=True, slots=True)
class ProposeRevocation:
    """Propose that the permit be revoked; a second person decides."""

    reasons_id: str
    commitment: str


@dataclass(frozen=True, slots=True)
class RevokePermit:
    """Revoke the permit, confirming another person's proposal."""


Command = (
    RecordVisaIssued | IssuePermit | DeclineToIssue | LapseLetter | ReplacePermit | ProposeRevocation | RevokePermit
)
STEPS = {
    RecordVisaIssued: step(Stage.PASSPORT_AWAITED, by=(Role.OFFICER,)),
    IssuePermit: step(Stage.LETTER_OUTSTANDING, by=(Role.BORDER_OFFICER,)),
    DeclineToIssue: step(Stage.LETTER_OUTSTANDING, by=(Role.BORDER_OFFICER,)),
    LapseLetter: step(Stage.LETTER_OUTSTANDING, by=(Role.SYSTEM,)),
    ReplacePermit: step(Stage.ISSUED, by=(Role.OFFICER,)),
    ProposeRevocation: step(Stage.ISSUED, by=(Role.OFFICER,)),
    RevokePermit: step(Stage.ISSUED, by=(Role.SUPERVISOR,)),
}


@dataclass(frozen=True, slots=True)
class PassportRequested:
    """A visa is required: the passport is asked for by `due_on`."""

    due_on: date


@dataclass(frozen=True, slots=True)
class VisaIssued:
    """A visa was put into the passport, valid through `visa_until`."""

    visa_until: date


@dataclass(frozen=True, slots=True)
class IntroductionLetterIssued:
    """The letter of introduction goes out; the person must enter no later than `valid_until`."""

    valid_until: date
    limited_by: str
    conditions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PermitIssued:
    """The permit exists, with these terms; `port` is empty where it is mailed."""

    permit_number: str
    valid_from: date
    valid_until: date
    limited_by: str
    conditions: tuple[str, ...]
    port: str = ""
    reasons_id: str = ""
    commitment: str = ""


@dataclass(frozen=True, slots=True)
class PermitNotIssued:
    """A border officer did not issue the permit."""

    port: str
    ground: NotIssuedGround
    reasons_id: str
    commitment: str


@dataclass(frozen=True, slots=True)
class IntroductionLetterLapsed:
    """The letter was not used by `due_at`; it cannot be extended."""

    due_at: datetime


@dataclass(frozen=True, slots=True)
class PermitReplaced:
    """The permit has a new document under a new number."""

    permit_number: str


@dataclass(frozen=True, slots=True)
class RevocationProposed:
    """An officer proposed revocation."""

    reasons_id: str
    commitment: str


@dataclass(frozen=True, slots=True)
class PermitRevoked:
    """The permit was revoked."""


Event = (
    PassportRequested
    | VisaIssued
    | IntroductionLetterIssued
    | PermitIssued
    | PermitNotIssued
    | IntroductionLetterLapsed
    | PermitReplaced
    | RevocationProposed
    | PermitRevoked
)


@dataclass(frozen=True, slots=True)
class Permit:
    """What is known of the permit from its own events."""

    stage: Stage = Stage.NONE
    passport_due_on: date | None = None
    visa_until: date | None = None
    letter_until: date | None = None
    number: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    conditions: tuple[str, ...] = ()
    port: str = ""
    revocation_proposed_by: str = ""


def granted(facts: Facts, *, permit_number: str, in_force_on: date | None, at: datetime) -> tuple[Event, ...]:
    """Return what an approval leads to: the permit itself (mailed), the passport request, or the letter.

    Raises:
        CommandRefused: whether the permit is mailed, or whether a visa is needed, is not known.
    """
    mailed = outcome_of(route.PERMIT_IS_MAILED, facts)
    if mailed is Outcome.MET:
        if in_force_on is not None and in_force_on < at.date():
            raise CommandRefused(Refusal.DAY_IMPOSSIBLE, about=("in_force_on",))
        return (_issued(facts, number=permit_number, valid_from=in_force_on or at.date(), port=""),)
    if mailed is not Outcome.NOT_MET:
        raise CommandRefused(Refusal.FACTS_UNKNOWN, about=(route.PERMIT_IS_MAILED.id,))
    exempt = outcome_of(visa.VISA_EXEMPT, facts)
    if exempt is Outcome.MET:
        return (_letter(facts, at=at),)
    if exempt is Outcome.NOT_MET:
        return (PassportRequested((at + timedelta(days=PASSPORT_REQUEST_DAYS)).date()),)
    raise CommandRefused(Refusal.FACTS_UNKNOWN, about=missing_for(visa.VISA_EXEMPT, facts))


def decide(permit: Permit, command: Command, *, facts: Facts, actor: Actor, at: datetime) -> tuple[Event, ...]:
    """Return what follows from `command`; the caller has checked stage and role.

    Raises:
        CommandRefused: the rules do not allow it, or a second person is needed.
    """
    match command:
        case RecordVisaIssued():
            if command.visa_until < at.date():
                raise CommandRefused(Refusal.DAY_IMPOSSIBLE, about=("visa_until",))
            return (VisaIssued(command.visa_until), _letter(facts, at=at))
        case IssuePermit():
            return (_issued_at_port(command, facts, at),)
        case DeclineToIssue():
            return (PermitNotIssued(command.port, command.ground, command.reasons_id, command.commitment),)
        case LapseLetter():
            return (IntroductionLetterLapsed(require_lapsed(permit.letter_until, at=at)),)
        case ReplacePermit():
            return (PermitReplaced(_numbered(command.permit_number)),)
        case ProposeRevocation():
            return (RevocationProposed(command.reasons_id, command.commitment),)
        case RevokePermit():
            if permit.revocation_proposed_by in ("", actor.id):
                raise CommandRefused(Refusal.SECOND_PERSON_NEEDED)
            return (PermitRevoked(),)
        case _:
            assert_never(command)


def _issued_at_port(command: IssuePermit, facts: Facts, at: datetime) -> PermitIssued:
    finding = explain(port_of_entry.MAY_ISSUE_AT_PORT_OF_ENTRY, facts)
    if finding.outcome is Outcome.NOT_MET:
        raise CommandRefused(Refusal.RULES_FORBID, about=(finding.rule_id,))
    if finding.outcome is Outcome.FACT_MISSING:
        raise CommandRefused(Refusal.FACTS_UNKNOWN, about=tuple(finding.missing))
    if finding.outcome is Outcome.FOR_OFFICER and not command.reasons_id:
        raise CommandRefused(Refusal.REASONS_MISSING, about=_left_to_officer(finding))
    issued = _issued(facts, number=command.permit_number, valid_from=at.date(), port=command.port)
    issued = replace(issued, reasons_id=command.reasons_id, commitment=command.commitment)
    if command.valid_until is None:
        return issued
    if not issued.valid_from <= command.valid_until <= issued.valid_until:
        raise CommandRefused(Refusal.DAY_IMPOSSIBLE, about=("valid_until",))
    return replace(issued, valid_until=command.valid_until, limited_by="officer")


def _left_to_officer(finding: Finding) -> tuple[str, ...]:
    return tuple(clause.id for clause in finding.clauses_with(Outcome.FOR_OFFICER))


def _issued(facts: Facts, *, number: str, valid_from: date, port: str) -> PermitIssued:
    until, limited_by = _end(facts)
    if until < valid_from:
        raise CommandRefused(Refusal.DAY_IMPOSSIBLE, about=("valid_until",))
    return PermitIssued(_numbered(number), valid_from, until, limited_by, condition_codes(facts), port)


def _numbered(number: str) -> str:
    if not number:
        raise CommandRefused(Refusal.NUMBER_MISSING, about=("permit_number",))
    return number


def _letter(facts: Facts, *, at: datetime) -> IntroductionLetterIssued:
    until, limited_by = _end(facts)
    if until < at.date():
        raise CommandRefused(Refusal.DAY_IMPOSSIBLE, about=("valid_until",))
    return IntroductionLetterIssued(until, limited_by, condition_codes(facts))


def _end(facts: Facts) -> tuple[date, str]:
    reckoning = value_of(validity.PERMIT_END, facts)
    if reckoning.day is None:
        raise CommandRefused(Refusal.FACTS_UNKNOWN, about=tuple(reckoning.missing))
    return reckoning.day, reckoning.binding.id if reckoning.binding else ""


def condition_codes(facts: Facts) -> tuple[str, ...]:
    """List the codes of the conditions that the rules put on the permit."""
    return tuple(item.id for item in value_of(conditions.PERMIT_CONDITIONS, facts).items)


def evolve(permit: Permit, event: Event, *, by: str) -> Permit:
    """Return the permit after `event`."""
    match event:
        case PassportRequested():
            return replace(permit, stage=Stage.PASSPORT_AWAITED, passport_due_on=event.due_on)
        case VisaIssued():
            return replace(permit, visa_until=event.visa_until)
        case IntroductionLetterIssued():
            return replace(
                permit, stage=Stage.LETTER_OUTSTANDING, letter_until=event.valid_until, conditions=event.conditions
            )
        case PermitIssued():
            return replace(
                permit,
                stage=Stage.ISSUED,
                number=event.permit_number,
                valid_from=event.valid_from,
                valid_until=event.valid_until,
                conditions=event.conditions,
                port=event.port,
            )
        case PermitNotIssued():
            # Who may not activate it by this route may still come by another while the letter is valid (ADR-15).
            elsewhere = event.ground is NotIssuedGround.MAY_NOT_ACTIVATE_HERE
            return permit if elsewhere else replace(permit, stage=Stage.NOT_ISSUED, port=event.port)
        case IntroductionLetterLapsed():
            return replace(permit, stage=Stage.LETTER_LAPSED)
        case PermitReplaced():
            return replace(permit, number=event.permit_number)
        case RevocationProposed():
            return replace(permit, revocation_proposed_by=by)
        case PermitRevoked():
            return replace(permit, stage=Stage.REVOKED)
        case _:
            assert_never(event)
