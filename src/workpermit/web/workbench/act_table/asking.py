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
from workpermit.web.workbench.act_table.page import ActPage, Given, Grows, plain
from workpermit.web.workbench.act_table.parts import (
    CHOOSE,
    IN_LANGUAGE,
    NONE,
    FormType,
    due,
    due_day,
    evidence,
    reasons_of,
    written,
)
from workpermit.web.workbench.words import LANGUAGES


def asking(desk: Desk, items: int = 1) -> FormType:
    """Ask which documents, with a note on each, and by when."""
    kinds = [(kind.value, _KIND.filled(kind=kind.label, what=guide_to(kind).what)) for kind in DocumentKind]
    controls: dict[str, forms.Field] = {}
    for number in range(1, items + 1):
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
    return type("ActForm", (_AskingForm,), {"use_required_attribute": False, **controls, "due_on": due_day()})


_KIND: Final = Text(en="{kind}: {what}", fr="{kind} : {what}")


def items_of(typed: dict[str, Any]) -> list[Asked]:
    """Return the documents that were asked for."""
    numbers = range(1, 1 + sum(name.startswith("kind_") for name in typed))
    return [
        Asked(DocumentKind(typed[f"kind_{one}"]), typed[f"note_{one}"] or None)
        for one in numbers
        if typed[f"kind_{one}"]
    ]


class _AskingForm(forms.Form):
    """Documents with a note on each; a note belongs to a document."""

    def clean(self) -> dict[str, Any]:
        """Say which note lacks its document."""
        typed = super().clean() or {}
        for number in range(1, 1 + sum(name.startswith("kind_") for name in self.fields)):
            if typed.get(f"note_{number}") and typed.get(f"kind_{number}") == "":
                self.add_error(f"kind_{number}", fields.fault(_NO_KIND, number=str(number)))
        return typed


_NO_KIND: Final = Text(
    en="Document {number}: choose the document that this note is about, or take the note away.",
    fr="Document {number} : choisissez le document sur lequel porte cette note, ou retirez la note.",
)


def concerns(desk: Desk, concerns: int = 1) -> FormType:
    """Ask for the concerns of a procedural fairness letter, what they rest on, and the day."""
    grounds = [(ground.value, wording.label) for ground, wording in GROUNDS.items()]
    controls: dict[str, forms.Field] = {}
    for number in range(1, concerns + 1):
        needed = number == 1
        controls[f"ground_{number}"] = fields.choice(
            Text(en=f"Concern {number}", fr=f"Préoccupation {number}"),
            grounds,
            empty=CHOOSE if needed else NONE,
            required=needed,
        )
        controls[f"reason_{number}"] = written(desk, _TROUBLES.filled(number=str(number)), required=needed)
    more = {"evidence": evidence(desk), "due_on": due_day()}
    return type("ActForm", (_ConcernsForm,), {"use_required_attribute": False, **controls, **more})


_TROUBLES: Final = Text(
    en="What troubles you, and why (concern {number})", fr="Ce qui vous préoccupe, et pourquoi (préoccupation {number})"
)


class _ConcernsForm(forms.Form):
    """Concerns, each with what it rests on: the letter says both, so neither stands alone."""

    def clean(self) -> dict[str, Any]:
        """Say which concern lacks its words, and which words lack their concern."""
        typed = super().clean() or {}
        for number in range(1, 1 + sum(name.startswith("ground_") for name in self.fields)):
            ground, why = typed.get(f"ground_{number}"), typed.get(f"reason_{number}")
            if ground and why == "":
                self.add_error(f"reason_{number}", fields.fault(_NO_WORDS, number=str(number)))
            elif why and ground == "":
                self.add_error(f"ground_{number}", fields.fault(_NO_CONCERN, number=str(number)))
        return typed


_NO_WORDS: Final = Text(
    en="Concern {number}: write what troubles you and why; the person can answer only what they are told.",
    fr="Préoccupation {number} : écrivez ce qui vous préoccupe et pourquoi ; la personne ne peut répondre qu’à ce qui "
    "lui est dit.",
)
_NO_CONCERN: Final = Text(
    en="Concern {number}: choose what these words are about, or take them away.",
    fr="Préoccupation {number} : choisissez sur quoi porte cette explication, ou retirez-la.",
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
        grows=Grows("kind_", Text(en="Add another document", fr="Ajouter un document"), asking),
        shows="dictionary",
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
        grows=Grows("ground_", Text(en="Add another concern", fr="Ajouter une préoccupation"), concerns),
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
