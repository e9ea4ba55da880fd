"""Composes the content of any letter from its details: the one public function of the wording."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from workpermit.core.wording import details as d
from workpermit.core.wording.content import LetterContent
from workpermit.core.wording.letters import (
    acknowledgement,
    approval_note,
    biometric_instruction,
    decision_approval,
    document_request,
    extension_proof,
    interim_authorization,
    interim_refusal,
    interview_convocation,
    introduction,
    medical_instruction,
    passport_request,
    procedural_fairness,
    refund,
    refusal,
    return_incomplete,
    withdrawal,
    work_permit,
)
from workpermit.core.wording.printing import printed, typeset_field, typeset_text


def compose(details: d.Details) -> LetterContent:  # noqa: C901, PLR0912 -- one line per letter, none left out
    """Return the whole letter that `details` call for, in its language or, where it is bilingual, in both."""
    match details:
        case d.AcknowledgementDetails():
            return printed(acknowledgement.WORDING, details)
        case d.ReturnDetails():
            return printed(return_incomplete.WORDING, details)
        case d.BiometricInstructionDetails():
            return printed(biometric_instruction.WORDING, details)
        case d.DocumentRequestDetails():
            return printed(document_request.WORDING, details)
        case d.MedicalInstructionDetails():
            return printed(medical_instruction.WORDING, details)
        case d.InterviewConvocationDetails():
            return printed(interview_convocation.WORDING, details)
        case d.ProceduralFairnessDetails():
            return printed(procedural_fairness.WORDING, details)
        case d.PassportRequestDetails():
            return printed(passport_request.WORDING, details)
        case d.DecisionApprovalDetails():
            return printed(decision_approval.WORDING, details)
        case d.ApprovalNoteDetails():
            return printed(approval_note.WORDING, details)
        case d.IntroductionDetails():
            return printed(introduction.WORDING, details)
        case d.RefusalDetails():
            return printed(refusal.WORDING, details)
        case d.WithdrawalDetails():
            return printed(withdrawal.WORDING, details)
        case d.RefundDetails():
            return printed(refund.WORDING, details)
        case d.ExtensionProofDetails():
            return printed(extension_proof.WORDING, details)
        case d.InterimAuthorizationDetails():
            return printed(interim_authorization.WORDING, details)
        case d.InterimRefusalDetails():
            return printed(interim_refusal.WORDING, details)
        case d.WorkPermitDetails():
            return _permit(details)
        case _:
            assert_never(details)


def _permit(details: d.WorkPermitDetails) -> LetterContent:
    return replace(
        printed(work_permit.WORDING, details),
        fields=tuple(typeset_field(field) for field in work_permit.fields(details)),
        conditions=tuple(typeset_text(text) for text in details.terms.conditions),
        remarks=tuple(typeset_text(text) for text in details.terms.remarks),
    )
