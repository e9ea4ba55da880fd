"""The facts of each letter: one dataclass per letter, holding exactly what its wording needs.

Words that come from a table (labels, conditions, grounds) are a `Text`. Words that an officer wrote
are a `str` in the language of the letter. Dates are days; an aware datetime is an instant.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from decimal import Decimal
from enum import StrEnum

from workpermit.core.case.application import RefusalGround
from workpermit.core.text import Text
from workpermit.core.wording.head import Head, Name, Place, RefundLine
from workpermit.core.wording.terms import PermitTerms


class BiometricsStep(StrEnum):
    """What the acknowledgement says of biometrics."""

    TO_BE_GIVEN = "to_be_given"
    ALREADY_GIVEN = "already_given"
    EXEMPT = "exempt"


class TravelAuthority(StrEnum):
    """What the holder of a letter of introduction travels with, besides a passport."""

    VISA = "visa"
    ELECTRONIC_AUTHORIZATION = "electronic_authorization"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessingRange:
    """How long applications like this one usually take, in weeks, and when the figures were computed."""

    from_weeks: int
    to_weeks: int
    as_of: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AcknowledgementDetails:
    """Receipt of an application (R9.3); `biometrics_valid_until` goes with ALREADY_GIVEN."""

    head: Head
    received_at: datetime
    in_canada: bool
    employer_specific: bool
    biometrics: BiometricsStep
    biometrics_valid_until: date | None = None
    may_keep_working: bool = False
    usual_time: ProcessingRange | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingItem:
    """One thing missing from an application: the checklist's label, why it is required, the source of law."""

    label: Text
    why: Text
    source: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnDetails:
    """Return of an incomplete application (R12, AYA-04).

    `after_biometrics_window` marks a return because biometrics were not given in time (domain 14.1).
    `status_until` is the last day of the person's status in Canada, where it is known.
    """

    head: Head
    received_on: date
    missing: tuple[MissingItem, ...]
    in_canada: bool
    refunds: tuple[RefundLine, ...] = ()
    refund_by: date | None = None
    status_until: date | None = None
    after_biometrics_window: bool = False
    online_only: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class BiometricInstructionDetails:
    """Instruction to give biometrics (R12.1, AYA-02); `lapse_returns` tells what follows when the window lapses."""

    head: Head
    due_on: date
    sites: tuple[Place, ...]
    in_canada: bool
    lapse_returns: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestedItem:
    """One thing asked for: its label, and the officer's own note in the language of the letter."""

    label: Text
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRequestDetails:
    """Request for documents (A16(1), AYA-08, AYA-09)."""

    head: Head
    due_on: date
    items: tuple[RequestedItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MedicalInstructionDetails:
    """Instruction to have an immigration medical exam (R30, AYA-10); `why` is a whole sentence."""

    head: Head
    due_on: date
    why: Text
    in_canada: bool
    exam_number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewConvocationDetails:
    """Convocation to an interview (A16(1.1), A16(2.1), AYA-07).

    `place` is None for an interview by video. `place_zone` is the zone of the place; the reader's own
    holds where it is None. `interpreter` names the language interpreted.
    """

    head: Head
    starts_at: datetime
    length_minutes: int
    place: Place | None = None
    place_zone: tzinfo | None = None
    interpreter: Text | None = None
    bring: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """One concern: what it is about, its provision, and the officer's explanation."""

    label: Text
    provision: Text
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProceduralFairnessDetails:
    """Procedural fairness letter: the concerns and what is before the officer, before a decision."""

    head: Head
    due_on: date
    concerns: tuple[Concern, ...]
    before_the_officer: tuple[str, ...]
    misrepresentation: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PassportRequestDetails:
    """Request of the passport of a person who needs a visa, before the letter of introduction (OUT-01)."""

    head: Head
    due_on: date
    send_to: tuple[Place, ...]
    passport_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionApprovalDetails:
    """Decision letter of an application made in Canada on IMM 5710 (IN-05, IN-08)."""

    head: Head
    mail_to: tuple[str, ...]
    mail_by: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalNoteDetails:
    """Approval note of an application made on IMM 5710: carries the terms, in force from its date or later (IN-07)."""

    head: Head
    terms: PermitTerms
    in_force_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class IntroductionDetails:
    """Port of entry letter of introduction (OUT-01, IN-09); not a permit."""

    head: Head
    terms: PermitTerms
    enter_by: date
    born_on: date
    citizenship: Text
    passport_number: str
    travel_authority: TravelAuthority
    in_canada: bool
    visa_valid_until: date | None = None
    medical_valid_until: date | None = None
    lmia_number: str | None = None
    offer_number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalReason:
    """One coded ground with the officer's reasons, in the language of the letter."""

    ground: RefusalGround
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalDetails:
    """Refusal with its reasons and the recourse, dated (A72(2)(b), R182).

    `notified_on` is the day from which the limits count. `restoration_until` is None where
    restoration does not apply. `stopped_working_on` is the day on which a right to work that depended
    on the application ended. `status_until` is the last day of a status that goes on.
    The costs are in dollars; where one is None, the letter says that there is a fee without its amount.
    """

    head: Head
    decided_on: date
    grounds: tuple[RefusalReason, ...]
    notified_on: date
    judicial_review_until: date
    in_canada: bool
    restoration_until: date | None = None
    stopped_working_on: date | None = None
    status_until: date | None = None
    refunds: tuple[RefundLine, ...] = ()
    new_application_cost: Decimal | None = None
    restoration_cost: Decimal | None = None
    court_cost: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalDetails:
    """Withdrawal at the person's own request, with its consequences (domain 12)."""

    head: Head
    asked_on: date
    withdrawn_on: date
    in_canada: bool
    maintained_status_ended: bool = False
    interim_authorization_ended: bool = False
    status_until: date | None = None
    refunds: tuple[RefundLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundDetails:
    """Refund of fees: each line with its amount and reason, and the day by which it is paid."""

    head: Head
    lines: tuple[RefundLine, ...]
    paid_by: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionProofDetails:
    """Proof of the right to work under R186(u) (WP-EXT); `printed_until` is receipt plus 180 or 365 days."""

    head: Head
    received_on: date
    previous_permit_number: str
    previous_permit_until: date
    printed_until: date
    employer: str | None
    occupation: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InterimAuthorizationDetails:
    """Authorization to work while an application is decided, under a public policy (A25.2, IN-02).

    Exactly one of `employer` and `occupation` is named, as the person asked.
    """

    head: Head
    programme: Text
    requested_on: date
    previous_permit_number: str
    previous_permit_until: date
    employer: str | None = None
    occupation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InterimRefusalDetails:
    """The answer no to a request for interim authorization, with each criterion that is not met (IN-02)."""

    head: Head
    programme: Text
    requested_on: date
    criteria: tuple[Text, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkPermitDetails:
    """The work permit: every field of domain 8.4; `head.number` is the permit's own number."""

    head: Head
    terms: PermitTerms
    holder: Name
    born_on: date
    sex: Text
    country_of_birth: Text
    citizenship: Text
    passport_number: str
    issued_on: date
    issued_at: Text
    case_type: Text
    lmia_number: str | None = None
    offer_number: str | None = None
    exemption_code: str | None = None
    first_entered_at: str | None = None
    first_entered_on: date | None = None
    fee_receipt: str | None = None


Details = (
    AcknowledgementDetails
    | ReturnDetails
    | BiometricInstructionDetails
    | DocumentRequestDetails
    | MedicalInstructionDetails
    | InterviewConvocationDetails
    | ProceduralFairnessDetails
    | PassportRequestDetails
    | DecisionApprovalDetails
    | ApprovalNoteDetails
    | IntroductionDetails
    | RefusalDetails
    | WithdrawalDetails
    | RefundDetails
    | ExtensionProofDetails
    | InterimAuthorizationDetails
    | InterimRefusalDetails
    | WorkPermitDetails
)
