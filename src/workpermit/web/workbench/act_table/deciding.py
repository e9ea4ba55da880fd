"""The decision, and the second person it may wait for."""

from __future__ import annotations

from typing import Final

from django import forms

from workpermit.casework import decisions
from workpermit.casework.workbench import Desk
from workpermit.core.case import application
from workpermit.core.text import Text
from workpermit.core.wording.grounds import GROUNDS
from workpermit.web.ui import fields
from workpermit.web.workbench.act_table.page import ActPage, Given, plain
from workpermit.web.workbench.act_table.parts import (
    CHOOSE,
    MOST_GROUNDS,
    NONE,
    FormType,
    evidence,
    made_of,
    reasons_of,
    written,
)


def approval(desk: Desk) -> FormType:
    """Ask for the evidence, the reasons where the rules leave it to the officer, and a later start."""
    return made_of(
        evidence=evidence(desk),
        reasons=fields.passage(
            Text(en="Reasons", fr="Motifs"),
            hint=Text(
                en="Needed where the findings leave a question to you. They stay in the file.",
                fr="Nécessaires là où les constatations vous laissent une question. Ils restent au dossier.",
            ),
            required=False,
        ),
        in_force_on=fields.day(
            Text(en="In force from", fr="En vigueur à partir du"),
            hint=Text(
                en="Only for a permit that is mailed, and only if later than today.",
                fr="Seulement pour un permis posté, et seulement si c’est après aujourd’hui.",
            ),
            required=False,
        ),
    )


def refusal(desk: Desk) -> FormType:
    """Ask for the coded grounds with the reasons of each, and the evidence."""
    grounds = [(ground.value, wording.label) for ground, wording in GROUNDS.items()]
    controls: dict[str, forms.Field] = {}
    for number in range(1, MOST_GROUNDS + 1):
        needed = number == 1
        controls[f"ground_{number}"] = fields.choice(
            Text(en=f"Ground {number}", fr=f"Motif {number}"),
            grounds,
            empty=CHOOSE if needed else NONE,
            required=needed,
        )
        controls[f"reason_{number}"] = written(
            desk, Text(en=f"Reasons for ground {number}", fr=f"Explication du motif {number}"), required=needed
        )
    return made_of(**controls, evidence=evidence(desk))


def _approve(given: Given) -> object:
    typed = given.typed
    return decisions.approve(
        given.case_id,
        evidence=typed["evidence"],
        reasons=typed["reasons"],
        in_force_on=typed["in_force_on"],
        **given.by,
    )


def _refuse(given: Given) -> object:
    return decisions.refuse(given.case_id, reasons_of(given.typed), evidence=given.typed["evidence"], **given.by)


ACTS: Final = (
    ActPage(
        "approve",
        application.ApproveApplication,
        Text(en="Approve", fr="Approuver"),
        Text(
            en="The applicant is told at once. By the findings, the permit is mailed, the passport asked for, or the "
            "letter of introduction goes out.",
            fr="Le demandeur l’apprend aussitôt. Selon les constatations, le permis est posté, le passeport demandé "
            "ou la lettre d’introduction part.",
        ),
        _approve,
        form=approval,
        fresh=True,
        shows="findings",
    ),
    ActPage(
        "refuse",
        application.RefuseApplication,
        Text(en="Refuse", fr="Refuser"),
        Text(
            en="The letter gives each ground with its provision and your reasons, says what the person may do. Some "
            "refusals wait for a second person.",
            fr="La lettre donne chaque motif avec sa disposition et votre explication, indique les recours. Certains "
            "refus attendent une deuxième personne.",
        ),
        _refuse,
        form=refusal,
        fresh=True,
        hurts=True,
        shows="findings",
    ),
    ActPage(
        "confirm",
        application.ConfirmDecision,
        Text(en="Confirm the decision", fr="Confirmer la décision"),
        Text(
            en="You are the second person: the decision takes effect and the letter goes out.",
            fr="Vous êtes la deuxième personne : la décision prend effet et la lettre part.",
        ),
        lambda given: decisions.confirm(given.case_id, **given.by),
        fresh=True,
        shows="findings",
    ),
    ActPage(
        "send-back",
        application.SendDecisionBack,
        Text(en="Send the decision back", fr="Renvoyer la décision"),
        Text(
            en="The file goes on; the applicant sees nothing of it.",
            fr="Le dossier continue ; le demandeur n’en voit rien.",
        ),
        plain(lambda _: application.SendDecisionBack()),
    ),
)
