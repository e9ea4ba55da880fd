"""The letters of a case, by what they do; which event sends which stands in `reactions.py`."""

from __future__ import annotations

from enum import StrEnum


class Letter(StrEnum):
    """Every letter, note and document the office sends about one case."""

    ACKNOWLEDGEMENT = "acknowledgement"
    RETURN_INCOMPLETE = "return_incomplete"
    BIOMETRIC_INSTRUCTION = "biometric_instruction"
    DOCUMENT_REQUEST = "document_request"
    MEDICAL_INSTRUCTION = "medical_instruction"
    INTERVIEW_CONVOCATION = "interview_convocation"
    PROCEDURAL_FAIRNESS = "procedural_fairness"
    PASSPORT_REQUEST = "passport_request"
    DECISION_APPROVAL = "decision_approval"  # IMM 5710: the decision letter
    APPROVAL_NOTE = "approval_note"  # IMM 5710: the note in the account, which carries the permit's terms
    INTRODUCTION = "introduction"  # the port of entry letter of introduction; not a permit
    REFUSAL = "refusal"
    WITHDRAWAL = "withdrawal"
    REFUND = "refund"
    EXTENSION_PROOF = "extension_proof"  # WP-EXT: proof that one may work while a renewal is decided
    INTERIM_AUTHORIZATION_YES = "interim_authorization_yes"
    INTERIM_AUTHORIZATION_NO = "interim_authorization_no"
    WORK_PERMIT = "work_permit"


# The two documents that travel and are read by border officers and employers in either language.
BILINGUAL = frozenset({Letter.INTRODUCTION, Letter.WORK_PERMIT})
