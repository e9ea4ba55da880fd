"""What people write about: one table of topics, which also says who can answer first."""

from __future__ import annotations

from enum import StrEnum

from workpermit.core.text import Text


class Topic(StrEnum):
    """The topics of the web form."""

    STATUS = "status"
    DOCUMENTS = "documents"
    ADDRESS = "address"
    REPRESENTATIVE = "representative"
    WORK_PERMIT = "work_permit"
    PROOF_LETTER = "proof_letter"
    INTERIM_WORK = "interim_work"
    WITHDRAWAL = "withdrawal"
    TECHNICAL = "technical"
    OTHER = "other"

    @property
    def label(self) -> Text:
        """The topic in words."""
        return _LABELS[self]


_LABELS: dict[Topic, Text] = {
    Topic.STATUS: Text(en="Where my application stands", fr="Où en est ma demande"),
    Topic.DOCUMENTS: Text(en="A document you asked for", fr="Un document que vous avez demandé"),
    Topic.ADDRESS: Text(
        en="A new address, e-mail or telephone", fr="Une nouvelle adresse, un nouveau courriel ou un nouveau téléphone"
    ),
    Topic.REPRESENTATIVE: Text(en="My representative", fr="Mon représentant"),
    Topic.WORK_PERMIT: Text(
        en="My work permit has not come or has an error",
        fr="Mon permis de travail n’est pas arrivé ou contient une erreur",
    ),
    Topic.PROOF_LETTER: Text(en="A proof that I may keep working", fr="Une preuve que je peux continuer à travailler"),
    Topic.INTERIM_WORK: Text(
        en="A public policy (a message with a code)", fr="Une politique d’intérêt public (un message avec un code)"
    ),
    Topic.WITHDRAWAL: Text(en="Withdrawing my application", fr="Le retrait de ma demande"),
    Topic.TECHNICAL: Text(en="A technical problem", fr="Un problème technique"),
    Topic.OTHER: Text(en="Something else", fr="Autre chose"),
}


class Writer(StrEnum):
    """Who writes."""

    APPLICANT = "applicant"
    REPRESENTATIVE = "representative"
    OTHER = "other"

    @property
    def label(self) -> Text:
        """The writer in words."""
        return _WRITERS[self]


_WRITERS: dict[Writer, Text] = {
    Writer.APPLICANT: Text(en="I am the applicant", fr="Je suis le demandeur"),
    Writer.REPRESENTATIVE: Text(en="I represent the applicant", fr="Je représente le demandeur"),
    Writer.OTHER: Text(en="I am somebody else", fr="Je suis une autre personne"),
}
