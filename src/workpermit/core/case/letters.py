"""The letters of a case, by what they do; which event sends which stands in `reactions.py`."""

from __future__ import annotations

from enum import StrEnum

from workpermit.core.text import Text


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

    @property
    def label(self) -> Text:
        """The letter's name, as lists of letters show it."""
        return _LABELS[self]


_LABELS: dict[Letter, Text] = {
    Letter.ACKNOWLEDGEMENT: Text("Acknowledgement of receipt", "Accusé de réception"),
    Letter.RETURN_INCOMPLETE: Text("Return of an incomplete application", "Retour d’une demande incomplète"),
    Letter.BIOMETRIC_INSTRUCTION: Text(
        "Biometric instruction letter", "Lettre d’instructions pour les données biométriques"
    ),
    Letter.DOCUMENT_REQUEST: Text("Request for documents", "Demande de documents"),
    Letter.MEDICAL_INSTRUCTION: Text("Medical instructions", "Instructions pour l’examen médical"),
    Letter.INTERVIEW_CONVOCATION: Text("Interview convocation", "Convocation à une entrevue"),
    Letter.PROCEDURAL_FAIRNESS: Text("Procedural fairness letter", "Lettre d’équité procédurale"),
    Letter.PASSPORT_REQUEST: Text("Passport request", "Demande de passeport"),
    Letter.DECISION_APPROVAL: Text("Decision letter: approved", "Lettre de décision\u00a0: approuvée"),
    Letter.APPROVAL_NOTE: Text("Approval note", "Note d’approbation"),
    Letter.INTRODUCTION: Text("Letter of introduction", "Lettre d’introduction"),
    Letter.REFUSAL: Text("Refusal letter", "Lettre de refus"),
    Letter.WITHDRAWAL: Text("Confirmation of withdrawal", "Confirmation du retrait"),
    Letter.REFUND: Text("Refund of fees", "Remboursement de frais"),
    Letter.EXTENSION_PROOF: Text(
        "Proof that you may keep working (WP-EXT)", "Preuve que vous pouvez continuer à travailler (WP-EXT)"
    ),
    Letter.INTERIM_AUTHORIZATION_YES: Text(
        "Interim authorization to work: yes", "Autorisation provisoire de travailler\u00a0: oui"
    ),
    Letter.INTERIM_AUTHORIZATION_NO: Text(
        "Interim authorization to work: no", "Autorisation provisoire de travailler\u00a0: non"
    ),
    Letter.WORK_PERMIT: Text("Work permit", "Permis de travail"),
}

# The two documents that travel and are read by border officers and employers in either language.
BILINGUAL = frozenset({Letter.INTRODUCTION, Letter.WORK_PERMIT})
