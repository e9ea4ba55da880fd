"""The whole case: its machines, and every coupling between them, on one screen.

command ─► guard (stage, role, couplings) ─► its machine decides ─► what follows in the other machines
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from workpermit.core.case import (
    application,
    biometrics,
    check,
    interview,
    medical_exam,
    officer_request,
    permit,
    permit_delivery,
    programme_request,
)
from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.application import Stage
from workpermit.core.case.check import CheckKind
from workpermit.core.case.known import known_facts
from workpermit.core.case.officer_request import RequestKind
from workpermit.core.case.programme_request import EndedBy
from workpermit.core.case.refusal import CommandRefused, Refusal, Step, require_short
from workpermit.core.case.state import Case, Event
from workpermit.core.law.facts import Facts

Command = (
    application.Command
    | biometrics.Command
    | medical_exam.Command
    | check.Command
    | officer_request.Command
    | interview.Command
    | programme_request.Command
    | permit.Command
    | permit_delivery.Command
)

# --- where each command lives: its machine's table, the part of the case, the name of its key -----------

_PARTS: tuple[tuple[Mapping[type, Step], str, str], ...] = (
    (application.STEPS, "application", ""),
    (biometrics.STEPS, "biometrics", ""),
    (medical_exam.STEPS, "medical_exam", ""),
    (permit.STEPS, "permit", ""),
    (permit_delivery.STEPS, "delivery", ""),
    (check.STEPS, "checks", "check"),
    (officer_request.STEPS, "requests", "request_id"),
    (interview.STEPS, "interviews", "interview_id"),
    (programme_request.STEPS, "programmes", "programme_id"),
)
_HOME: dict[type, tuple[Step, str, str]] = {
    kind: (step, part, key) for steps, part, key in _PARTS for kind, step in steps.items()
}
# What a key that is not there yet stands for: the machine before its first event.
_NEW: dict[str, object] = {
    "requests": officer_request.OfficerRequest(),
    "interviews": interview.Interview(),
    "programmes": programme_request.ProgrammeRequest(),
}
COMMANDS: tuple[type, ...] = tuple(_HOME)

# --- couplings: in which stages of the application the other machines may move --------------------------

_IN_PROCESS = frozenset({Stage.IN_PROCESS})
_BEFORE_DECISION = frozenset({Stage.IN_PROCESS, Stage.DECISION_PROPOSED})
_UNDECIDED = frozenset({Stage.RECEIVED, Stage.IN_PROCESS, Stage.DECISION_PROPOSED})
_UNTIL_ISSUED = frozenset({Stage.IN_PROCESS, Stage.DECISION_PROPOSED, Stage.APPROVED})
_APPROVED = frozenset({Stage.APPROVED})
_WHILE: dict[str, frozenset[Stage]] = {
    "biometrics": frozenset({Stage.RECEIVED, Stage.IN_PROCESS}),  # ADR-01: only clocks run before completeness
    "medical_exam": _UNTIL_ISSUED,
    "checks": _UNTIL_ISSUED,  # the list is watched until the permit is issued (AYA-05)
    "requests": _BEFORE_DECISION,
    "interviews": _BEFORE_DECISION,
    "programmes": _UNDECIDED,
    "permit": _APPROVED,
    "delivery": _APPROVED,
}
_ONLY_IN_PROCESS = frozenset({officer_request.MakeRequest, interview.ConveneInterview})


def _coupled_refusal(case: Case, kind: type, part: str) -> Refusal | None:
    stage = case.application.stage
    if part != "application" and stage not in (_IN_PROCESS if kind in _ONLY_IN_PROCESS else _WHILE[part]):
        return Refusal.APPLICATION_STAGE
    if part in ("checks", "medical_exam") and case.permit.stage not in _PERMIT_TO_COME:
        return Refusal.APPLICATION_STAGE
    if (kind is application.ApproveApplication or _confirms_approval(case, kind)) and _outstanding(case):
        return Refusal.WORK_OUTSTANDING
    if kind in _REFUSING and _fairness_open(case):
        return Refusal.FAIRNESS_OPEN
    if kind is application.ChangeAddress and case.delivery.stage not in _NOT_PRINTED:
        return Refusal.ADDRESS_FROZEN
    if kind is permit.RevokePermit and not case.permit.revocation_proposed_by:
        return Refusal.NOT_NOW
    if kind in _SENDING and case.permit.stage is not permit.Stage.ISSUED:
        return Refusal.NOT_NOW  # a permit that was revoked is not put into the mail
    return None


def _confirms_approval(case: Case, kind: type) -> bool:
    proposal = case.application.proposal
    approves = proposal is not None and proposal.verdict is application.Verdict.APPROVED
    return kind is application.ConfirmDecision and approves


def assessors(case: Case) -> frozenset[str]:
    """Return the ids of those who assessed a case: who proposed the decision, concluded a check or noted facts (S-16).

    None of them is its second reader.
    """
    concluded = frozenset[str]().union(*(one.concluded_by for one in case.checks.values()))
    return concluded | case.application.noted_by | {case.application.proposed_by}


# A proposed refusal waits as well, where a fairness letter was given a later date in between.
_REFUSING = (application.RefuseApplication, application.ConfirmDecision)
_SENDING = (permit_delivery.PrintPermit, permit_delivery.MailPermit, permit_delivery.OpenDeliveryRemedy)
_MATCHING = (check.ConfirmEmployerMatch, check.DismissEmployerMatch)
_PERMIT_TO_COME = (permit.Stage.NONE, permit.Stage.PASSPORT_AWAITED, permit.Stage.LETTER_OUTSTANDING)
_BIOMETRICS_DONE = (biometrics.Stage.EXEMPT, biometrics.Stage.ENROLLED)
_MEDICAL_DONE = (medical_exam.Stage.NOT_REQUIRED, medical_exam.Stage.PASSED)
_NOT_PRINTED = (permit_delivery.Stage.NOT_DUE, permit_delivery.Stage.TO_PRINT)


def _outstanding(case: Case) -> bool:
    return (
        case.biometrics.stage not in _BIOMETRICS_DONE
        or case.medical_exam.stage not in _MEDICAL_DONE
        or any(one.stage not in check.DONE for one in case.checks.values())
        or any(one.stage in officer_request.UNSETTLED for one in case.requests.values())
        or any(one.stage is interview.Stage.CONVENED for one in case.interviews.values())
    )


def _fairness_open(case: Case) -> bool:
    return any(
        one.stage is officer_request.Stage.OPEN and one.kind is RequestKind.PROCEDURAL_FAIRNESS
        for one in case.requests.values()
    )


def _consequences(case: Case, event: Event, command: Command, *, facts: Facts, at: datetime) -> tuple[Event, ...]:
    """Return what one event brings about in the other machines."""
    match event:
        case application.ApplicationReceived():
            return biometrics.settle(facts, at=at)
        case application.CompletenessConfirmed():
            return (*medical_exam.settle(facts), *_no_employer(facts))
        case application.ApplicationApproved():
            granted = _granted(command, facts, at)
            mailed = any(isinstance(one, permit.PermitIssued) for one in granted)
            delivery = (permit_delivery.opened(at=at),) if mailed else ()
            return (*granted, *delivery, *programme_request.end(case.programmes, EndedBy.DECISION))
        case application.ApplicationRefused():
            return programme_request.end(case.programmes, EndedBy.DECISION)
        case application.ApplicationWithdrawn():
            return programme_request.end(case.programmes, EndedBy.WITHDRAWAL)
        case application.ApplicationReturned():
            return programme_request.end(case.programmes, EndedBy.RETURN)
        case application.DepartureRecorded() if _left_since_filing(case, event.left_on):
            return programme_request.end(case.programmes, EndedBy.DEPARTURE)  # ADR-07
        case _:
            return ()


def _granted(command: Command, facts: Facts, at: datetime) -> tuple[Event, ...]:
    assert isinstance(command, application.Approving)  # nothing else approves
    number, in_force_on = command.permit_number, command.in_force_on
    return permit.granted(facts, permit_number=number, in_force_on=in_force_on, at=at)


def _left_since_filing(case: Case, left_on: date) -> bool:
    received_at = case.application.received_at
    return received_at is not None and left_on >= received_at.date()


def _no_employer(facts: Facts) -> tuple[Event, ...]:
    return (check.CheckNotApplicable(CheckKind.EMPLOYER),) if facts.get("permit_kind") == "open" else ()


# --- who made an event: the one who gave the command, or a rule that followed from it -------------------------

RULE_BOOK = Actor(Role.SYSTEM, "rule-book")
# What rules alone bring about; the part of the case whose own commands make it an act of their giver instead.
_BY_RULE: dict[type, str] = {
    application.RenewalInTimeFound: "",
    biometrics.BiometricsExempted: "biometrics",
    biometrics.BiometricsInstructed: "biometrics",
    medical_exam.MedicalExamNotRequired: "medical_exam",
    check.CheckNotApplicable: "checks",
    permit_delivery.DeliveryOpened: "delivery",
    officer_request.MoreTimeGranted: "",
    programme_request.ProgrammeEnded: "programmes",
}


def author_of(event: Event, command: Command, *, actor: Actor) -> Actor:
    """Return who made `event`: what a rule brought about never carries a person's name."""
    part = _BY_RULE.get(type(event))
    return actor if part is None or part == _HOME[type(command)][1] else RULE_BOOK


# --- the guard, which `allowed` and `decide` share ------------------------------------------------------


def guard(case: Case, kind: type, *, key: str | None, role: Role) -> Refusal | None:
    """Return what in the case's state or the role forbids this kind of command, or None.

    `key` names the request, interview, check or programme request it is about.
    """
    step, part, _ = _HOME[kind]
    if role not in step.roles:
        return Refusal.ROLE_MAY_NOT
    machine = getattr(case, part)
    if isinstance(machine, dict):
        machine = machine.get(key, _NEW.get(part))
    if machine is None or machine.stage not in step.stages:
        return Refusal.NOT_NOW
    if kind in _MATCHING and key != CheckKind.EMPLOYER:
        return Refusal.NOT_NOW  # only the employer's check knows a list
    return _coupled_refusal(case, kind, part)


@dataclass(frozen=True, slots=True)
class Act:
    """A kind of command that is open, and the instance it is about (None: a new one, or the case itself)."""

    kind: type
    key: str | None = None


def allowed(case: Case, role: Role) -> frozenset[Act]:
    """Return every act open to `role`; what facts forbid is told only when the command is given."""
    return frozenset(act for act in _acts(case) if guard(case, act.kind, key=act.key, role=role) is None)


def _acts(case: Case) -> Iterator[Act]:
    for kind, (_, part, key_name) in _HOME.items():
        if key_name:
            yield from (Act(kind, key) for key in getattr(case, part))
        if part in _NEW or not key_name:
            yield Act(kind)


# --- decide ----------------------------------------------------------------------------------


def decide(case: Case, command: Command, *, facts: Facts, actor: Actor, at: datetime) -> tuple[Event, ...]:
    """Return the events that `command` brings about; rules are evaluated here on `facts`, at `at` (UTC).

    What the case itself knows outranks `facts`; nobody hands in findings.

    Raises:
        CommandRefused: the state, the role, the facts or the command's content stand in the way.
    """
    kind = type(command)
    key_name = _HOME[kind][2]
    refusal = guard(case, kind, key=getattr(command, key_name) if key_name else None, role=actor.role)
    if refusal is not None:
        raise CommandRefused(refusal)
    if kind is application.ConfirmDecision and actor.id in assessors(case):
        raise CommandRefused(Refusal.SECOND_PERSON_NEEDED)
    require_short(command)
    known = known_facts(case, facts, at=at, received_at=getattr(command, "stamped_at", None))
    events = list(_decided(case, command, facts=known, actor=actor, at=at))
    for event in tuple(events):
        events.extend(_consequences(case, event, command, facts=known, at=at))
    return tuple(events)


def _decided(case: Case, command: Command, *, facts: Facts, actor: Actor, at: datetime) -> tuple[Event, ...]:
    if isinstance(command, application.Command):
        return application.decide(case.application, command, facts=facts, actor=actor, at=at)
    if isinstance(command, biometrics.Command):
        return biometrics.decide(case.biometrics, command, facts=facts, at=at)
    if isinstance(command, medical_exam.Command):
        return medical_exam.decide(case.medical_exam, command, facts=facts, at=at)
    if isinstance(command, check.Command):
        return check.decide(case.checks[command.check], command, facts=facts, actor=actor)
    if isinstance(command, officer_request.Command):
        request = case.requests.get(command.request_id, officer_request.OfficerRequest())
        return officer_request.decide(request, command, actor=actor, at=at)
    if isinstance(command, interview.Command):
        return interview.decide(case.interviews.get(command.interview_id, interview.Interview()), command, at=at)
    if isinstance(command, programme_request.Command):
        asked = case.programmes.get(command.programme_id, programme_request.ProgrammeRequest())
        return programme_request.decide(asked, command, facts=facts, at=at)
    if isinstance(command, permit.Command):
        return permit.decide(case.permit, command, facts=facts, actor=actor, at=at)
    return permit_delivery.decide(case.delivery, command, on_file=_address_on_file(case), at=at)


def _address_on_file(case: Case) -> permit_delivery.AddressOnFile:
    return permit_delivery.AddressOnFile(case.application.address_id, case.application.address_country)


def is_terminal(case: Case) -> bool:
    """Tell whether nothing can happen to the case any more."""
    return case.application.stage in application.CLOSED
