"""Which letter or notice follows which event: one table.

A letter is a document that is kept and sent; a notice is a message that says something changed. They are
made after the event is safe in the journal, from what is recorded there.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workpermit.core.case import (
    application,
    biometrics,
    interview,
    medical_exam,
    officer_request,
    permit,
    permit_delivery,
    programme_request,
)
from workpermit.core.case.letters import Letter
from workpermit.core.case.officer_request import RequestKind
from workpermit.core.case.state import Event


class Notice(StrEnum):
    """Messages without a letter of their own."""

    COMPLETENESS_CONFIRMED = "completeness_confirmed"
    BIOMETRICS_RECEIVED = "biometrics_received"
    BIOMETRICS_NOT_COLLECTED = "biometrics_not_collected"
    BIOMETRICS_DUE_MOVED = "biometrics_due_moved"
    BIOMETRICS_LAPSED = "biometrics_lapsed"
    MEDICAL_RESULT_RECEIVED = "medical_result_received"
    MEDICAL_DUE_MOVED = "medical_due_moved"
    MEDICAL_LAPSED = "medical_lapsed"
    ANSWER_RECEIVED = "answer_received"
    REQUEST_DUE_MOVED = "request_due_moved"
    REQUEST_DEADLINE_PASSED = "request_deadline_passed"
    REQUEST_CLOSED = "request_closed"
    INTERVIEW_CANCELLED = "interview_cancelled"
    INTERVIEW_MISSED = "interview_missed"
    PROGRAMME_RECEIVED = "programme_received"
    PROGRAMME_OVERDUE = "programme_overdue"
    PROGRAMME_ENDED = "programme_ended"
    ADDRESS_CHANGED = "address_changed"
    PERMIT_MAILED = "permit_mailed"
    PERMIT_DELIVERED = "permit_delivered"
    PERMIT_CAME_BACK = "permit_came_back"
    DELIVERY_OVERDUE = "delivery_overdue"
    LETTER_LAPSED = "letter_lapsed"
    PERMIT_NOT_ISSUED = "permit_not_issued"
    PERMIT_REVOKED = "permit_revoked"


@dataclass(frozen=True, slots=True)
class Reaction:
    """One letter or one notice that an event brings about; `code` names it in the outbox."""

    does: Letter | Notice

    @property
    def code(self) -> str:
        """The name kept in the outbox: unique together with the event."""
        return f"{'letter' if isinstance(self.does, Letter) else 'notice'}:{self.does.value}"


_TABLE: dict[type, tuple[Letter | Notice, ...]] = {
    application.ApplicationReceived: (Letter.ACKNOWLEDGEMENT,),
    application.RenewalInTimeFound: (Letter.EXTENSION_PROOF,),
    application.CompletenessConfirmed: (Notice.COMPLETENESS_CONFIRMED,),
    application.ApplicationReturned: (Letter.RETURN_INCOMPLETE, Letter.REFUND),
    application.ApplicationRefused: (Letter.REFUSAL, Letter.REFUND),
    application.ApplicationWithdrawn: (Letter.WITHDRAWAL, Letter.REFUND),
    application.AddressChanged: (Notice.ADDRESS_CHANGED,),
    application.ExtensionProofAsked: (Letter.EXTENSION_PROOF,),
    biometrics.BiometricsInstructed: (Letter.BIOMETRIC_INSTRUCTION,),
    biometrics.BiometricsEnrolled: (Notice.BIOMETRICS_RECEIVED,),
    biometrics.BiometricsNotCollected: (Notice.BIOMETRICS_NOT_COLLECTED,),
    biometrics.BiometricsDueMoved: (Notice.BIOMETRICS_DUE_MOVED,),
    biometrics.BiometricsLapsed: (Notice.BIOMETRICS_LAPSED,),
    medical_exam.MedicalExamInstructed: (Letter.MEDICAL_INSTRUCTION,),
    medical_exam.MedicalResultReceived: (Notice.MEDICAL_RESULT_RECEIVED,),
    medical_exam.MedicalDueMoved: (Notice.MEDICAL_DUE_MOVED,),
    medical_exam.MedicalExamLapsed: (Notice.MEDICAL_LAPSED,),
    officer_request.RequestAnswered: (Notice.ANSWER_RECEIVED,),
    officer_request.MoreTimeGranted: (Notice.REQUEST_DUE_MOVED,),
    officer_request.RequestDueMoved: (Notice.REQUEST_DUE_MOVED,),
    officer_request.RequestDeadlinePassed: (Notice.REQUEST_DEADLINE_PASSED,),
    officer_request.RequestClosed: (Notice.REQUEST_CLOSED,),
    interview.InterviewConvened: (Letter.INTERVIEW_CONVOCATION,),
    interview.InterviewMoved: (Letter.INTERVIEW_CONVOCATION,),
    interview.InterviewCancelled: (Notice.INTERVIEW_CANCELLED,),
    interview.InterviewMissed: (Notice.INTERVIEW_MISSED,),
    programme_request.ProgrammeRequested: (Notice.PROGRAMME_RECEIVED,),
    programme_request.ProgrammeGranted: (Letter.INTERIM_AUTHORIZATION_YES,),
    programme_request.ProgrammeDenied: (Letter.INTERIM_AUTHORIZATION_NO,),
    programme_request.ProgrammeReplyOverdue: (Notice.PROGRAMME_OVERDUE,),
    programme_request.ProgrammeEnded: (Notice.PROGRAMME_ENDED,),
    permit.PassportRequested: (Letter.PASSPORT_REQUEST,),
    permit.IntroductionLetterIssued: (Letter.INTRODUCTION,),
    permit.PermitNotIssued: (Notice.PERMIT_NOT_ISSUED,),
    permit.IntroductionLetterLapsed: (Notice.LETTER_LAPSED,),
    permit.PermitReplaced: (Letter.WORK_PERMIT,),
    permit.PermitRevoked: (Notice.PERMIT_REVOKED,),
    permit_delivery.PermitMailed: (Notice.PERMIT_MAILED,),
    permit_delivery.PermitDelivered: (Notice.PERMIT_DELIVERED,),
    permit_delivery.PermitCameBack: (Notice.PERMIT_CAME_BACK,),
    permit_delivery.DeliveryOverdue: (Notice.DELIVERY_OVERDUE,),
}
_ASKED = {
    RequestKind.DOCUMENTS: Letter.DOCUMENT_REQUEST,
    RequestKind.PROCEDURAL_FAIRNESS: Letter.PROCEDURAL_FAIRNESS,
}
# A mailed permit comes with its decision letter and with the note that lets the person start at once (IN-07).
_MAILED = (Letter.DECISION_APPROVAL, Letter.APPROVAL_NOTE, Letter.WORK_PERMIT)


def reactions_to(event: Event) -> tuple[Reaction, ...]:
    """Return what follows `event`; the letters of one event are made in this order."""
    match event:
        case officer_request.RequestMade():
            does: tuple[Letter | Notice, ...] = (_ASKED[event.kind],)
        case permit.PermitIssued():
            does = (Letter.WORK_PERMIT,) if event.port else _MAILED
        case _:
            does = _TABLE.get(type(event), ())
    return tuple(Reaction(one) for one in does)


def parse(code: str) -> Letter | Notice:
    """Return the letter or notice that an outbox code names."""
    family, _, name = code.partition(":")
    return Letter(name) if family == "letter" else Notice(name)
