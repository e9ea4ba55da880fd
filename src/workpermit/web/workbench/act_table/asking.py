"""What is asked of the person: documents, and an answer to concerns."""

from __future__ import annotations

from typing import Any, Final

from django import forms

from workpermit.casework import requests
from workpermit.casework.prepared import Prepared
from workpermit.casework.requests import Asked, Concern
from workpermit.casework.workbench import Desk
from workpermit.core.case import officer_request
from workpermit.core.law.checklist import DocumentKind
from workpermit.core.text import Text
from workpermit.core.wording.document_guide import guide_to
from workpermit.core.wording.grounds import GROUNDS
from workpermit.web.ui import fields
from workpermit.web.workbench.act_table.page import ActPage, Given, plain
from workpermit.web.workbench.act_table.parts import (
    CHOOSE,
    IN_LANGUAGE,
    NONE,
    FormType,
    due,
    due_day,
    evidence,
    made_of,
    reasons_of,
    written,
)
from workpermit.web.workbench.words import LANGUAGES

MOST_ITEMS: Final = 4


def asking(desk: Desk) -> FormType:
    """Ask which documents, with a note on each, and by when."""
    kinds = [(kind.value, _KIND.filled(kind=kind.label, what=guide_to(kind).what)) for kind in DocumentKind]
    controls: dict[str, forms.Field] = {}
    for number in range(1, MOST_ITEMS + 1):
        needed = number == 1
        controls[f"kind_{number}"] = fields.choice(
            Text(en=f"Document {number}", fr=f"Document {number}"),
            kinds,
            empty=CHOOSE if needed else NONE,
            required=needed,
        )
        controls[f"note_{number}"] = fields.words(
            Text(en=f"Note on document {number}", fr=f"Note sur le document {number}"),
            hint=IN_LANGUAGE.filled(language=LANGUAGES[desk.row.language]),
            required=False,
            at_most=300,
        )
    return made_of(**controls, due_on=due_day())


_KIND: Final = Text(en="{kind}: {what}", fr="{kind} : {what}")


def items_of(typed: dict[str, Any]) -> list[Asked]:
    """Return the documents that were asked for."""
    numbers = range(1, MOST_ITEMS + 1)
    return [
        Asked(DocumentKind(typed[f"kind_{one}"]), typed[f"note_{one}"] or None)
        for one in numbers
        if typed[f"kind_{one}"]
    ]


def concerns(desk: Desk) -> FormType:
    """Ask for the concerns of a procedural fairness letter, what they rest on, and the day."""
    grounds = [(ground.value, wording.label) for ground, wording in GROUNDS.items()]
    return made_of(
        ground_1=fields.choice(Text(en="Concern 1", fr="Préoccupation 1"), grounds, empty=CHOOSE),
        reason_1=written(desk, Text(en="What troubles you, and why", fr="Ce qui vous préoccupe, et pourquoi")),
        ground_2=fields.choice(Text(en="Concern 2", fr="Préoccupation 2"), grounds, empty=NONE, required=False),
        reason_2=written(
            desk, Text(en="What troubles you, and why (2)", fr="Ce qui vous préoccupe, et pourquoi (2)"), required=False
        ),
        evidence=evidence(desk),
        due_on=due_day(),
    )


def concerns_of(typed: dict[str, Any]) -> list[Concern]:
    """Return the concerns that were typed."""
    return [Concern(ground, said) for ground, words in reasons_of(typed).items() for said in words]


def _ask(given: Given) -> object:
    return requests.ask_for_documents(given.case_id, items_of(given.typed), due_on=given.typed["due_on"], **given.by)


def _raise_concerns(given: Given) -> object:
    typed = given.typed
    return requests.raise_concerns(
        given.case_id, concerns_of(typed), before=typed["evidence"], due_on=typed["due_on"], **given.by
    )


def _asked(given: Given) -> Prepared:
    key = given.by["key"]
    return requests.asking(given.case_id, items_of(given.typed), due_on=given.typed["due_on"], key=key)


def _raised(given: Given) -> Prepared:
    typed, key = given.typed, given.by["key"]
    return requests.raising(
        given.case_id, concerns_of(typed), before=typed["evidence"], due_on=typed["due_on"], key=key
    )


ACTS: Final = (
    ActPage(
        "ask",
        officer_request.MakeRequest,
        Text(en="Ask for documents", fr="Demander des documents"),
        Text(
            en="The applicant gets a letter and a message, and the file waits for them until the day you set.",
            fr="Le demandeur reçoit une lettre et un message, et le dossier l’attend jusqu’au jour que vous fixez.",
        ),
        _ask,
        form=asking,
        ready=_asked,
    ),
    ActPage(
        "concerns",
        officer_request.MakeRequest,
        Text(en="Send a procedural fairness letter", fr="Envoyer une lettre d’équité procédurale"),
        Text(
            en="The applicant reads your concerns and may answer until the day you set. No refusal is possible before.",
            fr="Le demandeur lit vos préoccupations et peut y répondre jusqu’au jour que vous fixez. Aucun refus n’est "
            "possible avant.",
        ),
        _raise_concerns,
        form=concerns,
        ready=_raised,
    ),
    ActPage(
        "more-time",
        officer_request.MoveRequestDue,
        Text(en="Give more time", fr="Accorder plus de temps"),
        Text(en="The applicant is told the new day at once.", fr="Le demandeur apprend aussitôt le nouveau jour."),
        plain(lambda given: officer_request.MoveRequestDue(given.about, given.typed["due_on"])),
        form=due,
    ),
    ActPage(
        "close-request",
        officer_request.CloseRequest,
        Text(en="Close the request", fr="Clore la demande de documents"),
        Text(
            en="What came is enough, or it is no longer needed. The applicant sees it.",
            fr="Ce qui est arrivé suffit, ou n’est plus nécessaire. Le demandeur le voit.",
        ),
        plain(lambda given: officer_request.CloseRequest(given.about)),
    ),
)
