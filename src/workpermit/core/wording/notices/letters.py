"""What the message that brings a letter says: the letter's own facts in a few lines, complete without opening it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workpermit.core.case.letters import Letter
from workpermit.core.text import Text
from workpermit.core.wording import details as d
from workpermit.core.wording.notices.letter_bodies import asked, decided, heard, received, working
from workpermit.core.wording.notices.shape import Body, Headline
from workpermit.core.wording.notices.topics import Topic

HEADLINES: dict[Letter, Headline] = {
    Letter.ACKNOWLEDGEMENT: Headline(
        subject=Text(en="We received your application", fr="Nous avons reçu votre demande"), topic=Topic.RECEIVED
    ),
    Letter.RETURN_INCOMPLETE: Headline(
        subject=Text(
            en="We returned your application: it was incomplete",
            fr="Nous vous avons retourné votre demande : elle était incomplète",
        ),
        topic=Topic.DECISION,
    ),
    Letter.BIOMETRIC_INSTRUCTION: Headline(
        subject=Text(
            en="Give your biometrics: book now", fr="Fournissez vos données biométriques : prenez rendez-vous"
        ),
        topic=Topic.TO_DO,
    ),
    Letter.DOCUMENT_REQUEST: Headline(
        subject=Text(en="We need documents from you", fr="Il nous faut des documents de votre part"), topic=Topic.TO_DO
    ),
    Letter.MEDICAL_INSTRUCTION: Headline(
        subject=Text(en="Have a medical exam", fr="Passez un examen médical"), topic=Topic.TO_DO
    ),
    Letter.INTERVIEW_CONVOCATION: Headline(
        subject=Text(en="Come to an interview", fr="Présentez-vous à une entrevue"), topic=Topic.TO_DO
    ),
    Letter.PROCEDURAL_FAIRNESS: Headline(
        subject=Text(
            en="An officer has concerns: answer before we decide",
            fr="Un agent a des préoccupations : répondez avant notre décision",
        ),
        topic=Topic.TO_DO,
    ),
    Letter.PASSPORT_REQUEST: Headline(
        subject=Text(en="Send us your passport", fr="Envoyez-nous votre passeport"), topic=Topic.TO_DO
    ),
    Letter.DECISION_APPROVAL: Headline(
        subject=Text(en="Your application is approved", fr="Votre demande est approuvée"), topic=Topic.DECISION
    ),
    Letter.APPROVAL_NOTE: Headline(
        subject=Text(en="You may start to work: your approval note", fr="Vous pouvez travailler : note d’approbation"),
        topic=Topic.DECISION,
    ),
    Letter.INTRODUCTION: Headline(
        subject=Text(
            en="Your application is approved: letter of introduction",
            fr="Votre demande est approuvée : lettre d’introduction",
        ),
        topic=Topic.DECISION,
    ),
    Letter.REFUSAL: Headline(
        subject=Text(en="We refused your application", fr="Nous avons refusé votre demande"), topic=Topic.DECISION
    ),
    Letter.WITHDRAWAL: Headline(
        subject=Text(en="Your application is withdrawn", fr="Votre demande est retirée"), topic=Topic.DECISION
    ),
    Letter.REFUND: Headline(
        subject=Text(en="We are paying fees back", fr="Nous remboursons des frais"), topic=Topic.PROGRESS
    ),
    Letter.EXTENSION_PROOF: Headline(
        subject=Text(en="Proof that you may keep working", fr="Preuve que vous pouvez continuer à travailler"),
        topic=Topic.DECISION,
    ),
    Letter.INTERIM_AUTHORIZATION_YES: Headline(
        subject=Text(en="You may work while you wait", fr="Vous pouvez travailler en attendant"), topic=Topic.DECISION
    ),
    Letter.INTERIM_AUTHORIZATION_NO: Headline(
        subject=Text(
            en="Our answer to your request to work: no",
            fr="Notre réponse à votre demande d’autorisation de travailler : non",
        ),
        topic=Topic.DECISION,
    ),
    Letter.WORK_PERMIT: Headline(
        subject=Text(en="Your work permit is issued", fr="Votre permis de travail est délivré"), topic=Topic.DECISION
    ),
}


def body_of(letter: Letter, details: d.Details) -> Body:
    """Return what the message that brings this letter says."""
    return _BODIES[letter](details)


_BODIES: dict[Letter, Callable[[Any], Body]] = {
    Letter.ACKNOWLEDGEMENT: received.acknowledgement,
    Letter.RETURN_INCOMPLETE: received.returned,
    Letter.BIOMETRIC_INSTRUCTION: asked.biometrics,
    Letter.DOCUMENT_REQUEST: asked.documents,
    Letter.MEDICAL_INSTRUCTION: asked.medical,
    Letter.INTERVIEW_CONVOCATION: heard.interview,
    Letter.PROCEDURAL_FAIRNESS: heard.fairness,
    Letter.PASSPORT_REQUEST: asked.passport,
    Letter.DECISION_APPROVAL: decided.approval,
    Letter.APPROVAL_NOTE: decided.note,
    Letter.INTRODUCTION: decided.introduction,
    Letter.REFUSAL: decided.refusal,
    Letter.WITHDRAWAL: received.withdrawal,
    Letter.REFUND: received.refund,
    Letter.EXTENSION_PROOF: working.proof,
    Letter.INTERIM_AUTHORIZATION_YES: working.interim_yes,
    Letter.INTERIM_AUTHORIZATION_NO: working.interim_no,
    Letter.WORK_PERMIT: decided.permit,
}
