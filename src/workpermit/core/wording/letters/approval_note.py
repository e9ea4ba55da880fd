"""Approval note for IMM 5710: one may start working at once, on the terms stated (IN-07, AYA-13, R186)."""

from __future__ import annotations

from workpermit.core.case.letters import Letter
from workpermit.core.text import Text
from workpermit.core.wording.details import ApprovalNoteDetails
from workpermit.core.wording.parts import Listing, Say, Table, Topic, Wording, Words
from workpermit.core.wording.shared import CLOSING, CONDITIONS, NO_CONDITION, REMARKS
from workpermit.core.wording.terms import terms_rows
from workpermit.core.wording.typography import date_text


def _values(details: ApprovalNoteDetails) -> Words:
    return {"from": date_text(details.in_force_on), "until": date_text(details.terms.valid_until)}


def _at_once(details: ApprovalNoteDetails) -> bool:
    return details.in_force_on <= details.head.dated_on


def _later(details: ApprovalNoteDetails) -> bool:
    return not _at_once(details)


WORDING: Wording[ApprovalNoteDetails] = Wording(
    letter=Letter.APPROVAL_NOTE,
    title=Text(en="Approval note", fr="Note d’approbation"),
    values=_values,
    parts=(
        Say(
            Text(
                en="Your work permit is approved. You may start working as of today, {dated_on}, on the terms below; "
                "you do not have to wait for the permit to come by mail.",
                fr="Votre permis de travail est approuvé. Vous pouvez commencer à travailler dès aujourd’hui, le "
                "{dated_on}, aux conditions ci-dessous\u00a0; vous n’avez pas à attendre que le permis arrive par la "
                "poste.",
            ),
            when=_at_once,
        ),
        Say(
            Text(
                en="Your work permit is approved. You may start working on {from}, and not before, on the terms "
                "below; you do not have to wait for the permit to come by mail.",
                fr="Votre permis de travail est approuvé. Vous pouvez commencer à travailler le {from}, et pas avant, "
                "aux conditions ci-dessous\u00a0; vous n’avez pas à attendre que le permis arrive par la poste.",
            ),
            when=_later,
        ),
        Topic(Text(en="The terms of your permit", fr="Les modalités de votre permis")),
        Table(lambda d: terms_rows(d.terms)),
        Topic(CONDITIONS),
        Listing(lambda d: d.terms.conditions, numbered=True, when=lambda d: bool(d.terms.conditions)),
        Say(NO_CONDITION, when=lambda d: not d.terms.conditions),
        Topic(REMARKS, when=lambda d: bool(d.terms.remarks)),
        Listing(lambda d: d.terms.remarks, when=lambda d: bool(d.terms.remarks)),
        Topic(Text(en="For your employer", fr="À l’intention de votre employeur")),
        Say(
            Text(
                en="This note is in force from {from}. Until the permit arrives, {applicant} may show it as proof of "
                "the right to work in Canada on these terms.",
                fr="Cette note est en vigueur à partir du {from}. D’ici à l’arrivée du permis, {applicant} peut la "
                "présenter comme preuve du droit de travailler au Canada à ces conditions.",
            )
        ),
        Topic(Text(en="Before the permit runs out", fr="Avant la fin du permis")),
        Say(
            Text(
                en="The permit is valid until {until}. To go on working after that day, apply for a renewal before it "
                "ends.",
                fr="Le permis est valide jusqu’au {until}. Pour continuer à travailler après ce jour, demandez un "
                "renouvellement avant qu’il prenne fin.",
            )
        ),
        *CLOSING,
    ),
)
