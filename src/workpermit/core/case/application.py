"""The application itself: received, found complete or returned, decided or withdrawn.

    not received ─► received ─► in process ─► decision proposed ─► approved | refused
                       │            │  └────────────────────────►  (no four eyes due)
                       └► returned  └► withdrawn (also from received)

Law: R10, R12 (what an application is, and its return), R9.3 (receipt), A11, R200 (decision), R201(1) (renewal).
Only a named human returns, refuses or decides; the system may find an application complete.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import assert_never

from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.due import require_stamp_on_paper
from workpermit.core.case.refusal import DECIDING, THE_PERSON, CommandRefused, Refusal, step
from workpermit.core.law.book import biometrics as law_of_biometrics
from workpermit.core.law.book import completeness, eligibility, right_to_work, status
from workpermit.core.law.book.hashing import book_hash
from workpermit.core.law.evaluate import explain, missing_for, outcome_of, value_of
from workpermit.core.law.facts import Facts
from workpermit.core.law.findings import Outcome
from workpermit.core.law.parameters import parameter_on


class Stage(StrEnum):
    """Where the application stands."""

    NOT_RECEIVED = "not_received"
    RECEIVED = "received"
    IN_PROCESS = "in_process"
    DECISION_PROPOSED = "decision_proposed"
    APPROVED = "approved"
    REFUSED = "refused"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


BIOMETRICS_ITEM = "biometrics"  # what a return names where the window closed without enrolment
OPEN = (Stage.RECEIVED, Stage.IN_PROCESS, Stage.DECISION_PROPOSED)
CLOSED = (Stage.REFUSED, Stage.RETURNED, Stage.WITHDRAWN)


class Verdict(StrEnum):
    """What an officer decides."""

    APPROVED = "approved"
    REFUSED = "refused"


class SecondReadCause(StrEnum):
    """Why a decision waits for a second person before it takes effect (S-17)."""

    AGAINST_FINDINGS = "against_findings"  # a refusal where the rules find that the permit may be given
    MISREPRESENTATION = "misrepresentation"  # a finding that bars the person for years (A40(2)(a))
    DRAWN = "drawn"  # chosen by chance, as one decision in twenty is


class RefusalGround(StrEnum):
    """The coded grounds of refusal, each tied to a provision in `wording`."""

    EMPLOYER_INELIGIBLE = "employer_ineligible"  # R200(3)(h)
    OFFER_NOT_GENUINE = "offer_not_genuine"  # R200(1)(c)(ii.1), R200(5)
    OFFER_NOT_SUPPORTED = "offer_not_supported"  # R200(1)(c)(iii), R200(3)(f.1)
    UNABLE_TO_DO_WORK = "unable_to_do_work"  # R200(3)(a)
    WILL_NOT_LEAVE = "will_not_leave"  # R200(1)(b)
    PRIOR_BREACH = "prior_breach"  # R200(3)(e)
    MEDICAL = "medical"  # R200(1)(e), A38
    NOT_ENTITLED_TO_APPLY = "not_entitled_to_apply"  # R200(1)(a), R199
    REQUIREMENTS_NOT_SHOWN = "requirements_not_shown"  # A16(1): what was asked was not given
    INADMISSIBLE = "inadmissible"  # A34 to A37, A39, A41
    MISREPRESENTATION = "misrepresentation"  # A40


# --- commands ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ReceiveApplication:
    """Take in an application as filed; `filing_id` names the encrypted record of what was filed.

    `stamped_at` is the instant at which paper reached us, where it is registered later (ADR-61).
    """

    filing_id: str
    commitment: str
    stamped_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ConfirmComplete:
    """Find the application complete, so that it is processed."""


@dataclass(frozen=True, slots=True)
class ReturnApplication:
    """Return an incomplete application without processing it."""


@dataclass(frozen=True, slots=True)
class AmendDossier:
    """Add facts found by an officer (or told by the person) to the dossier."""

    dossier_id: str
    commitment: str


@dataclass(frozen=True, slots=True)
class ApproveApplication:
    """Decide that the permit may be given; `basis_id` names the record of findings and evidence seen.

    `permit_number` is used where the permit is mailed; at a port of entry it is given there. Such a permit
    is in force from this day unless `in_force_on` sets a later one (ADR-11). The door sets `second_read` where
    chance chose the decision for a second person (ADR-66).
    """

    basis_id: str
    commitment: str
    permit_number: str = ""
    in_force_on: date | None = None
    second_read: bool = False


@dataclass(frozen=True, slots=True)
class RefuseApplication:
    """Decide that it may not, with coded grounds; `basis_id` also holds the reasons in words.

    The door sets `second_read` where chance chose the decision for a second person (ADR-66).
    """

    basis_id: str
    commitment: str
    grounds: tuple[RefusalGround, ...]
    second_read: bool = False


@dataclass(frozen=True, slots=True)
class ConfirmDecision:
    """Confirm, as a second person, a decision that needs four eyes."""

    permit_number: str = ""
    in_force_on: date | None = None


@dataclass(frozen=True, slots=True)
class SendDecisionBack:
    """Send a proposed decision back to the file; `reasons_id` names the record of why."""

    reasons_id: str = ""
    commitment: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawApplication:
    """Withdraw the application."""


@dataclass(frozen=True, slots=True)
class ChangeAddress:
    """Give a new mailing address and its country (alpha-2); it is used until the permit is printed."""

    address_id: str
    commitment: str
    country: str = "CA"


@dataclass(frozen=True, slots=True)
class RecordDeparture:
    """Record that the person left Canada."""

    left_on: date


@dataclass(frozen=True, slots=True)
class RecordReturn:
    """Record that the person came back to Canada, and by which countries (alpha-2, the last one entered from)."""

    returned_on: date
    route: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RenewPassport:
    """Tell of a new passport, valid through `expires_on`; its number stands in the record."""

    passport_id: str
    commitment: str
    expires_on: date


@dataclass(frozen=True, slots=True)
class AskForExtensionProof:
    """Ask for a fresh letter that proves the right to work while a renewal is decided (WP-EXT)."""


Command = (
    ReceiveApplication
    | ConfirmComplete
    | ReturnApplication
    | AmendDossier
    | ApproveApplication
    | RefuseApplication
    | ConfirmDecision
    | SendDecisionBack
    | WithdrawApplication
    | ChangeAddress
    | RecordDeparture
    | RecordReturn
    | RenewPassport
    | AskForExtensionProof
)

Approving = ApproveApplication | ConfirmDecision  # what may bring about an approval

_UNDECIDED = (Stage.RECEIVED, Stage.IN_PROCESS, Stage.DECISION_PROPOSED)
STEPS = {
    ReceiveApplication: step(Stage.NOT_RECEIVED, by=(*THE_PERSON, Role.MAILROOM_CLERK)),
    ConfirmComplete: step(Stage.RECEIVED, by=(Role.OFFICER, Role.SYSTEM)),
    ReturnApplication: step(Stage.RECEIVED, by=(Role.OFFICER,)),
    AmendDossier: step(
        Stage.RECEIVED, Stage.IN_PROCESS, Stage.APPROVED, by=(Role.OFFICER, Role.BORDER_OFFICER, *THE_PERSON)
    ),
    ApproveApplication: step(Stage.IN_PROCESS, by=(Role.OFFICER,)),
    RefuseApplication: step(Stage.IN_PROCESS, by=(Role.OFFICER,)),
    ConfirmDecision: step(Stage.DECISION_PROPOSED, by=DECIDING),
    SendDecisionBack: step(Stage.DECISION_PROPOSED, by=DECIDING),
    WithdrawApplication: step(*_UNDECIDED, by=THE_PERSON),
    ChangeAddress: step(*_UNDECIDED, Stage.APPROVED, by=(*THE_PERSON, Role.OFFICER, Role.MAILROOM_CLERK)),
    RecordDeparture: step(*_UNDECIDED, Stage.APPROVED, by=(*THE_PERSON, Role.OFFICER, Role.BORDER_OFFICER)),
    RecordReturn: step(*_UNDECIDED, Stage.APPROVED, by=(*THE_PERSON, Role.OFFICER, Role.BORDER_OFFICER)),
    RenewPassport: step(*_UNDECIDED, Stage.APPROVED, by=(*THE_PERSON, Role.OFFICER, Role.MAILROOM_CLERK)),
    AskForExtensionProof: step(*_UNDECIDED, by=(*THE_PERSON, Role.OFFICER)),
}


# --- events -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ApplicationReceived:
    """The application came in; its receipt instant is the entry's own (R9.3), or the stamp on its paper."""

    filing_id: str
    commitment: str
    stamped_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RenewalInTimeFound:
    """It is a renewal received while the permit was valid: status and work go on (R183(5), R186(u))."""

    status_until: date


@dataclass(frozen=True, slots=True)
class CompletenessConfirmed:
    """The application is complete and is being processed."""


@dataclass(frozen=True, slots=True)
class ApplicationReturned:
    """It was returned without processing; `missing` are checklist codes (R12)."""

    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DossierAmended:
    """Facts were added to the dossier."""

    dossier_id: str
    commitment: str


@dataclass(frozen=True, slots=True)
class DecisionProposed:
    """A decision that needs a second person waits for one; `because` says why it does."""

    verdict: Verdict
    basis_id: str
    commitment: str
    book_hash: str
    grounds: tuple[RefusalGround, ...] = ()
    because: tuple[SecondReadCause, ...] = ()


@dataclass(frozen=True, slots=True)
class DecisionSentBack:
    """The second person did not confirm; the file goes on."""

    reasons_id: str = ""
    commitment: str = ""


@dataclass(frozen=True, slots=True)
class ApplicationApproved:
    """An officer approved the application."""

    basis_id: str
    commitment: str
    book_hash: str


@dataclass(frozen=True, slots=True)
class ApplicationRefused:
    """An officer refused the application, on these grounds."""

    basis_id: str
    commitment: str
    book_hash: str
    grounds: tuple[RefusalGround, ...]


@dataclass(frozen=True, slots=True)
class ApplicationWithdrawn:
    """The person withdrew the application; `processing_begun` decides about fees."""

    processing_begun: bool


@dataclass(frozen=True, slots=True)
class AddressChanged:
    """The person gave a new mailing address."""

    address_id: str
    commitment: str
    country: str = "CA"


@dataclass(frozen=True, slots=True)
class DepartureRecorded:
    """The person left Canada."""

    left_on: date


@dataclass(frozen=True, slots=True)
class ReturnRecorded:
    """The person came back to Canada."""

    returned_on: date
    route: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PassportRenewed:
    """The person has a new passport, valid through `expires_on`."""

    passport_id: str
    commitment: str
    expires_on: date


@dataclass(frozen=True, slots=True)
class ExtensionProofAsked:
    """The person asked for a fresh proof of the right to work, and has that right on the day."""


Event = (
    ApplicationReceived
    | RenewalInTimeFound
    | CompletenessConfirmed
    | ApplicationReturned
    | DossierAmended
    | DecisionProposed
    | DecisionSentBack
    | ApplicationApproved
    | ApplicationRefused
    | ApplicationWithdrawn
    | AddressChanged
    | DepartureRecorded
    | ReturnRecorded
    | PassportRenewed
    | ExtensionProofAsked
)


# --- state ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Travel:
    """One departure from Canada and, once known, the return."""

    left_on: date
    returned_on: date | None = None
    route: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Application:
    """What is known of the application from its own events."""

    stage: Stage = Stage.NOT_RECEIVED
    received_at: datetime | None = None
    decided_at: datetime | None = None
    proposal: DecisionProposed | None = None
    proposed_by: str = ""
    noted_by: frozenset[str] = frozenset()  # who put facts into the dossier: of the staff, they assessed it
    renewal_in_time: bool = False
    ended_at: datetime | None = None
    address_id: str = ""
    address_country: str = "CA"
    dossier_ids: tuple[str, ...] = ()
    travels: tuple[Travel, ...] = ()
    passport_id: str = ""
    proof_asked_on: date | None = None


# --- decide -----------------------------------------------------------------------------------------


def decide(
    application: Application, command: Command, *, facts: Facts, actor: Actor, at: datetime
) -> tuple[Event, ...]:
    """Return what follows from `command`; the caller has checked stage and role.

    Raises:
        CommandRefused: the facts, or the command's own content, stand in the way.
    """
    match command:
        case ReceiveApplication():
            return _received(command, facts, actor, at)
        case ConfirmComplete():
            return _complete(facts, actor)
        case ReturnApplication():
            return (_returned(facts),)
        case AmendDossier():
            return (DossierAmended(command.dossier_id, command.commitment),)
        case ApproveApplication():
            return (_approved(command, facts),)
        case RefuseApplication():
            return (_refused(command, facts),)
        case ConfirmDecision():
            return (_confirmed(application, facts, actor),)
        case SendDecisionBack():
            return (DecisionSentBack(command.reasons_id, command.commitment),)
        case WithdrawApplication():
            return (ApplicationWithdrawn(processing_begun=application.stage is not Stage.RECEIVED),)
        case ChangeAddress():
            return (AddressChanged(command.address_id, command.commitment, command.country),)
        case RecordDeparture():
            return (_departed(application, command, at),)
        case RecordReturn():
            return (_came_back(application, command, at),)
        case RenewPassport():
            return (_renewed(command, at),)
        case AskForExtensionProof():
            return (_proof(application, facts, at),)
        case _:
            assert_never(command)


def _received(command: ReceiveApplication, facts: Facts, actor: Actor, at: datetime) -> tuple[Event, ...]:
    if command.stamped_at is not None:
        require_stamp_on_paper(command.stamped_at, actor=actor, at=at)
    received = ApplicationReceived(command.filing_id, command.commitment, command.stamped_at)
    until = facts.get("status_until")
    if outcome_of(status.RENEWAL_IN_TIME, facts) is Outcome.MET and isinstance(until, date):
        return (received, RenewalInTimeFound(status_until=until))
    return (received,)


def _complete(facts: Facts, actor: Actor) -> tuple[Event, ...]:
    received_on = facts.get("received_on")
    assert isinstance(received_on, date)  # the case knows it
    waits = parameter_on("missing_biometrics_make_incomplete", received_on)
    if waits and outcome_of(law_of_biometrics.BIOMETRICS_IN_ORDER, facts) is not Outcome.MET:
        raise CommandRefused(Refusal.STILL_INCOMPLETE, about=(BIOMETRICS_ITEM,))  # ADR-01: it waits for them
    outcome = outcome_of(completeness.APPLICATION_COMPLETE, facts)
    # What the checklist leaves to discretion an officer may accept by the very act; a job may not.
    if outcome is Outcome.MET or (outcome is Outcome.FOR_OFFICER and actor.is_person):
        return (CompletenessConfirmed(),)
    raise CommandRefused(
        Refusal.STILL_INCOMPLETE, about=missing_items(facts) or missing_for(completeness.APPLICATION_COMPLETE, facts)
    )


def missing_items(facts: Facts) -> tuple[str, ...]:
    """List the checklist codes of what is missing; empty where nothing is."""
    return tuple(item.id for item in value_of(completeness.MISSING_ITEMS, facts).items)


def _returned(facts: Facts) -> ApplicationReturned:
    missing = missing_items(facts)
    if outcome_of(law_of_biometrics.BIOMETRICS_LAPSED, facts) is Outcome.MET:
        missing = (*missing, BIOMETRICS_ITEM)  # ADR-01: the page counts biometrics among what is necessary
    if not missing:
        raise CommandRefused(Refusal.NOTHING_MISSING)
    return ApplicationReturned(missing)


def _approved(command: ApproveApplication, facts: Facts) -> Event:
    _require_approvable(facts)
    if command.second_read:
        basis = (command.basis_id, command.commitment, book_hash())
        return DecisionProposed(Verdict.APPROVED, *basis, because=(SecondReadCause.DRAWN,))
    return ApplicationApproved(command.basis_id, command.commitment, book_hash())


def _require_approvable(facts: Facts) -> None:
    rule = eligibility.PERMIT_MAY_ISSUE
    outcome = outcome_of(rule, facts)
    if outcome is Outcome.NOT_MET:
        raise CommandRefused(Refusal.RULES_FORBID, about=(rule.id,))
    if outcome is Outcome.FACT_MISSING:
        raise CommandRefused(Refusal.FACTS_UNKNOWN, about=missing_for(rule, facts))


def _refused(command: RefuseApplication, facts: Facts) -> Event:
    if not command.grounds:
        raise CommandRefused(Refusal.REASONS_MISSING)
    if because := _four_eyes(command, facts):
        basis = (command.basis_id, command.commitment, book_hash())
        return DecisionProposed(Verdict.REFUSED, *basis, command.grounds, because)
    return ApplicationRefused(command.basis_id, command.commitment, book_hash(), command.grounds)


def _four_eyes(command: RefuseApplication, facts: Facts) -> tuple[SecondReadCause, ...]:
    """Return why a refusal waits for a second person; empty where it need not."""
    against = outcome_of(eligibility.PERMIT_MAY_ISSUE, facts) is Outcome.MET
    causes = {
        SecondReadCause.AGAINST_FINDINGS: against,
        SecondReadCause.MISREPRESENTATION: RefusalGround.MISREPRESENTATION in command.grounds,
        SecondReadCause.DRAWN: command.second_read,
    }
    return tuple(cause for cause, holds in causes.items() if holds)


def _confirmed(application: Application, facts: Facts, actor: Actor) -> Event:
    proposal = application.proposal
    assert proposal is not None  # the stage says so
    if actor.id == application.proposed_by:
        raise CommandRefused(Refusal.SECOND_PERSON_NEEDED)
    match proposal.verdict:
        case Verdict.APPROVED:
            _require_approvable(facts)  # the file may have moved while it waited
            return ApplicationApproved(proposal.basis_id, proposal.commitment, proposal.book_hash)
        case Verdict.REFUSED:
            return ApplicationRefused(proposal.basis_id, proposal.commitment, proposal.book_hash, proposal.grounds)
        case _:
            assert_never(proposal.verdict)


def _departed(application: Application, command: RecordDeparture, at: datetime) -> DepartureRecorded:
    before = application.travels[-1] if application.travels else None
    away = before is not None and (before.returned_on is None or command.left_on < before.returned_on)
    if away or command.left_on > at.date():
        raise CommandRefused(Refusal.DAY_IMPOSSIBLE, about=("left_on",))
    return DepartureRecorded(command.left_on)


def _came_back(application: Application, command: RecordReturn, at: datetime) -> ReturnRecorded:
    trip = application.travels[-1] if application.travels else None
    if trip is None or trip.returned_on is not None or not trip.left_on <= command.returned_on <= at.date():
        raise CommandRefused(Refusal.DAY_IMPOSSIBLE, about=("returned_on",))
    return ReturnRecorded(command.returned_on, command.route)


def _renewed(command: RenewPassport, at: datetime) -> PassportRenewed:
    if command.expires_on < at.date():
        raise CommandRefused(Refusal.DAY_IMPOSSIBLE, about=("expires_on",))
    return PassportRenewed(command.passport_id, command.commitment, command.expires_on)


def _proof(application: Application, facts: Facts, at: datetime) -> ExtensionProofAsked:
    """Let a proof be asked for once a day, by who may work because a renewal is pending (R186(u))."""
    finding = explain(right_to_work.MAY_WORK, facts).clause("renewal_pending")
    if finding.outcome is Outcome.NOT_MET:
        raise CommandRefused(Refusal.RULES_FORBID, about=(finding.id,))
    if finding.outcome is not Outcome.MET:
        raise CommandRefused(Refusal.FACTS_UNKNOWN, about=(finding.id,))
    if application.proof_asked_on == at.date():
        raise CommandRefused(Refusal.ALREADY_DONE)
    return ExtensionProofAsked()


# --- evolve -----------------------------------------------------------------------------------------


def evolve(application: Application, event: Event, *, at: datetime, by: str) -> Application:
    """Return the application after `event`; no rule stands here."""
    match event:
        case ApplicationReceived():
            return replace(application, stage=Stage.RECEIVED, received_at=event.stamped_at or at)
        case RenewalInTimeFound():
            return replace(application, renewal_in_time=True)
        case CompletenessConfirmed():
            return replace(application, stage=Stage.IN_PROCESS)
        case ApplicationReturned():
            return replace(application, stage=Stage.RETURNED, ended_at=at)
        case DossierAmended():
            noted_by = application.noted_by | {by}
            return replace(application, dossier_ids=(*application.dossier_ids, event.dossier_id), noted_by=noted_by)
        case DecisionProposed():
            return replace(application, stage=Stage.DECISION_PROPOSED, proposal=event, proposed_by=by)
        case DecisionSentBack():
            return replace(application, stage=Stage.IN_PROCESS, proposal=None, proposed_by="")
        case ApplicationApproved():
            return replace(application, stage=Stage.APPROVED, decided_at=at, ended_at=at)
        case ApplicationRefused():
            return replace(application, stage=Stage.REFUSED, decided_at=at, ended_at=at)
        case ApplicationWithdrawn():
            return replace(application, stage=Stage.WITHDRAWN, ended_at=at)
        case AddressChanged():
            return replace(application, address_id=event.address_id, address_country=event.country)
        case DepartureRecorded():
            return replace(application, travels=(*application.travels, Travel(event.left_on)))
        case ReturnRecorded():
            trip = replace(application.travels[-1], returned_on=event.returned_on, route=event.route)
            return replace(application, travels=(*application.travels[:-1], trip))
        case PassportRenewed():
            return replace(application, passport_id=event.passport_id)
        case ExtensionProofAsked():
            return replace(application, proof_asked_on=at.date())
        case _:
            assert_never(event)
