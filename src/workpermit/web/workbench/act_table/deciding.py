"""The decision, and the second person it may wait for: what is written, what is confirmed, how it is carried out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django import forms

from workpermit.casework import decisions
from workpermit.casework.decisions import NOTHING_SEEN, Seen
from workpermit.casework.prepared import Prepared
from workpermit.casework.workbench import Desk
from workpermit.clock.present import now
from workpermit.core.case import application
from workpermit.core.case.case import Command
from workpermit.core.text import Text
from workpermit.core.wording.grounds import GROUNDS
from workpermit.web.ui import fields
from workpermit.web.workbench.act_table.page import ActPage, Given
from workpermit.web.workbench.act_table.parts import (
    CHOOSE,
    IN_FILE,
    NONE,
    FormType,
    made_of,
    nothing,
    reason,
    reasons_of,
    written,
)

APPROVE: Final = "approve"
REFUSE: Final = "refuse"
CONFIRM: Final = "confirm"
MOST: Final = len(GROUNDS)


# --- what is written ----------------------------------------------------------------------------------------------


def approval(_: Desk) -> FormType:
    """Ask for the reasons where the rules leave it to the officer, and a later start."""
    return made_of(
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


class _GroundsForm(forms.Form):
    """Grounds with their reasons: each letter gives both, so neither stands alone."""

    def clean(self) -> dict[str, Any]:
        """Say which ground lacks its reasons, and which reasons lack their ground."""
        typed = super().clean() or {}
        for number in range(1, 1 + sum(name.startswith("ground_") for name in self.fields)):
            ground, why = typed.get(f"ground_{number}"), typed.get(f"reason_{number}")
            if ground and why == "":
                self.add_error(f"reason_{number}", fields.fault(_NO_REASON, number=str(number)))
            elif why and ground == "":
                self.add_error(f"ground_{number}", fields.fault(_NO_GROUND, number=str(number)))
        return typed


def refusal(desk: Desk, *, grounds: int = 1) -> FormType:
    """Ask for the coded grounds, each tied to its provision, with the reasons of each."""
    offered = [(ground.value, _GROUND.filled(label=one.label, law=one.provision)) for ground, one in GROUNDS.items()]
    controls: dict[str, forms.Field] = {}
    for number in range(1, grounds + 1):
        needed = number == 1
        controls[f"ground_{number}"] = fields.choice(
            Text(en=f"Ground {number}", fr=f"Motif {number}"),
            offered,
            empty=CHOOSE if needed else NONE,
            required=needed,
        )
        controls[f"reason_{number}"] = written(
            desk, Text(en=f"Reasons for ground {number}", fr=f"Explication du motif {number}"), required=needed
        )
    return type("RefusalForm", (_GroundsForm,), {"use_required_attribute": False, **controls})


_GROUND: Final = Text(en="{label} ({law})", fr="{label} ({law})")


_NO_REASON: Final = Text(
    en="Reasons for ground {number}: the letter explains each ground; write why, or take the ground away.",
    fr="Explication du motif {number} : la lettre explique chaque motif ; écrivez pourquoi, ou retirez le motif.",
)
_NO_GROUND: Final = Text(
    en="Ground {number}: choose the ground that these reasons belong to, or take the reasons away.",
    fr="Motif {number} : choisissez le motif auquel se rapporte cette explication, ou retirez-la.",
)


def grounds_wanted(sent: Mapping[str, Any]) -> int:
    """Return how many grounds the form has: one, or as many as it had, and one more where that was asked for."""
    told = str(sent.get("grounds", "1"))
    count = int(told) if told.isascii() and told.isdigit() and len(told) < 3 else 1
    return min(max(count + (sent.get("step") == "ground"), 1), MOST)


def form_for(slug: str, desk: Desk, *, grounds: int) -> FormType:
    """Return what a decision asks its author to write."""
    if slug == REFUSE:
        return refusal(desk, grounds=grounds)
    return approval(desk) if slug == APPROVE else nothing(desk)


def words_of(slug: str, typed: Mapping[str, Any]) -> list[str]:
    """Return the words that the person will read as they were typed."""
    return [said for words in reasons_of(dict(typed)).values() for said in words] if slug == REFUSE else []


# --- what is confirmed at the end -----------------------------------------------------------------------------------


def confirming(*, asks_evidence: bool, foreign: Text | None, departs: bool) -> FormType:
    """Ask for what this decision has to be told before it is made; nothing where nothing is out of the ordinary."""
    controls: dict[str, forms.Field] = {}
    if asks_evidence:
        controls["unopened_because"] = fields.passage(
            Text(
                en="Why you decide without opening these documents",
                fr="Pourquoi vous décidez sans ouvrir ces documents",
            ),
            hint=_OR_OPEN,
            at_most=1000,
        )
    if departs:
        controls["departs_because"] = fields.passage(
            Text(
                en="Why you depart from what the rules find",
                fr="Pourquoi vous vous écartez de ce que constatent les règles",
            ),
            hint=IN_FILE,
            at_most=2000,
        )
    if foreign is not None:
        controls["is_language"] = fields.tick(
            _IS_LANGUAGE.filled(language=foreign), wrong=_NOT_LANGUAGE.filled(language=foreign)
        )
    return made_of(**controls)


_OR_OPEN: Final = Text(
    en="Or open them: each opens in a new tab, and this page no longer asks.",
    fr="Ou ouvrez-les : chacun s’ouvre dans un nouvel onglet, et cette page ne le demande plus.",
)
_IS_LANGUAGE: Final = Text(
    en="I have checked: the reasons are in {language}", fr="J’ai vérifié : l’explication est en {language}"
)
_NOT_LANGUAGE: Final = Text(
    en="The reasons do not look like {language}, the language of the letter. Change them, or tick this if they are.",
    fr="L’explication ne semble pas être en {language}, la langue de la lettre. Modifiez-la, ou "
    "cochez ceci si elle l’est.",
)


# --- how it is carried out ------------------------------------------------------------------------------------------


def ready(slug: str, given: Given) -> Prepared:
    """Make a decision ready, to look at what would follow."""
    typed, at = given.typed, now()
    if slug == APPROVE:
        start = typed["in_force_on"]
        return decisions.approving(given.case_id, reasons=typed["reasons"], in_force_on=start, at=at)
    if slug == REFUSE:
        return decisions.refusing(given.case_id, reasons_of(typed), at=at)
    return Prepared(application.ConfirmDecision())


def ready_command(slug: str) -> Command:
    """Return a command of the kind that a decision gives, to ask what authority it needs."""
    blank: dict[str, Command] = {
        APPROVE: application.ApproveApplication("", ""),
        REFUSE: application.RefuseApplication("", "", ()),
        CONFIRM: application.ConfirmDecision(),
    }
    return blank[slug]


def carry_out(slug: str, given: Given, seen: Seen, opened: tuple[str, ...]) -> object:
    """Decide, on what was seen; `opened` names the documents that were opened."""
    typed = given.typed
    if slug == APPROVE:
        start = typed["in_force_on"]
        return decisions.approve(
            given.case_id, evidence=opened, reasons=typed["reasons"], in_force_on=start, seen=seen, **given.by
        )
    if slug == REFUSE:
        return decisions.refuse(given.case_id, reasons_of(typed), evidence=opened, seen=seen, **given.by)
    return decisions.confirm(given.case_id, **given.by)


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
        lambda given: carry_out(APPROVE, given, NOTHING_SEEN, ()),
        fresh=True,
        decides=True,
        shows="findings",
    ),
    ActPage(
        "refuse",
        application.RefuseApplication,
        Text(en="Refuse", fr="Refuser"),
        Text(
            en="The letter gives each ground with its provision and your reasons, and says what the person may do. You "
            "see it before you decide. Some decisions wait for a second person.",
            fr="La lettre donne chaque motif avec sa disposition et votre explication, et indique les recours. Vous la "
            "voyez avant de décider. Certaines décisions attendent une deuxième personne.",
        ),
        lambda given: carry_out(REFUSE, given, NOTHING_SEEN, ()),
        fresh=True,
        hurts=True,
        decides=True,
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
        lambda given: carry_out(CONFIRM, given, NOTHING_SEEN, ()),
        fresh=True,
        decides=True,
        shows="findings",
    ),
    ActPage(
        "send-back",
        application.SendDecisionBack,
        Text(en="Send the decision back", fr="Renvoyer la décision"),
        Text(
            en="The file goes on, and whoever proposed the decision reads why; the applicant sees nothing of it.",
            fr="Le dossier continue, et la personne qui a proposé la décision lit pourquoi ; le demandeur n’en voit "
            "rien.",
        ),
        lambda given: decisions.send_back(given.case_id, reasons=given.typed["reasons"], **given.by),
        form=reason,
    ),
)
