"""Interviews: called, moved, held, missed."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any, Final

from django import forms

from workpermit.casework import requests
from workpermit.casework.correspondence.directory import collection_sites
from workpermit.casework.requests import InterviewCall
from workpermit.casework.workbench import Desk
from workpermit.core.case import interview
from workpermit.core.text import Language, Text
from workpermit.core.wording.head import Place
from workpermit.core.wording.terms import verbatim
from workpermit.web.ui import fields
from workpermit.web.ui.words import lazily
from workpermit.web.workbench.act_table.page import ActPage, plain
from workpermit.web.workbench.act_table.parts import FormType, made_of


def _starts() -> dict[str, forms.Field]:
    wrong = lazily(Text(en="Time: write it as 14:30.", fr="Heure : écrivez-la comme 14:30."))
    return {
        "day": fields.day(Text(en="Day", fr="Jour")),
        "at": forms.TimeField(
            label=lazily(Text(en="Time, by UTC", fr="Heure, en UTC")),
            help_text=lazily(
                Text(
                    en="The letter tells it by the applicant’s clock too.",
                    fr="La lettre l’indique aussi à l’heure du demandeur.",
                )
            ),
            input_formats=["%H:%M"],
            widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
            error_messages={"required": wrong, "invalid": wrong},
        ),
    }


def starting(_: Desk) -> FormType:
    """Ask for another time."""
    return made_of(**_starts())


def convening(desk: Desk) -> FormType:
    """Ask when and where an interview is held, and with which interpreter; the places are those near the person."""
    near = [("|".join((one.name, *one.lines)), verbatim(f"{one.name}, {one.on_one_line}")) for one in _near(desk)]
    return made_of(
        **_starts(),
        minutes=forms.IntegerField(
            label=lazily(Text(en="Length in minutes", fr="Durée en minutes")), min_value=15, max_value=240, initial=45
        ),
        where=fields.choice(
            Text(en="Where", fr="Où"),
            [(VIDEO, Text(en="By video", fr="Par vidéo")), *near, (ELSEWHERE, _ELSEWHERE)],
            hint=Text(
                en="These are our places where the person lives. With nothing chosen, it is by video.",
                fr="Ce sont nos lieux là où vit la personne. Sans choix, l’entrevue se tient par vidéo.",
            ),
            required=False,
            radios=True,
        ),
        place_name=fields.words(
            Text(en="Name of another place", fr="Nom d’un autre lieu"),
            hint=Text(en="Only where none of these serves.", fr="Seulement si aucun de ceux-ci ne convient."),
            required=False,
        ),
        place_lines=fields.passage(Text(en="Its address", fr="Son adresse"), required=False, at_most=300),
        interpreter_en=fields.words(
            Text(en="Language of the interpreter, in English", fr="Langue de l’interprète, en anglais"),
            required=False,
            at_most=40,
        ),
        interpreter_fr=fields.words(
            Text(en="Language of the interpreter, in French", fr="Langue de l’interprète, en français"),
            required=False,
            at_most=40,
        ),
    )


VIDEO: Final = "video"
ELSEWHERE: Final = "elsewhere"
_ELSEWHERE: Final = Text(en="At another place, named below", fr="Dans un autre lieu, nommé ci-dessous")


def _near(desk: Desk) -> tuple[Place, ...]:
    """Return the office's places where the person lives, named in the language of the letter."""
    return collection_sites(
        desk.row.country,
        in_canada=bool(desk.facts.get("in_canada_on_filing")),
        language=Language(desk.row.language),
    )


def place_of(typed: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
    """Return the name and the lines of the place that was chosen or typed; no name means by video."""
    chosen = typed.get("where", "")
    if chosen not in ("", VIDEO, ELSEWHERE):  # one of the office's own, as the form offered it
        name, *own = chosen.split("|")
        return name, tuple(own)
    lines = tuple(line for line in typed["place_lines"].splitlines() if line.strip())
    return ("", ()) if chosen == VIDEO else (typed["place_name"], lines)


def starts_at(typed: dict[str, Any]) -> datetime:
    """Return the instant (UTC) that was typed."""
    at: time = typed["at"]
    return datetime.combine(typed["day"], at, UTC)


def call_of(typed: dict[str, Any]) -> InterviewCall:
    """Return the interview that was typed."""
    name, lines = place_of(typed)
    en, fr = typed["interpreter_en"], typed["interpreter_fr"]
    return InterviewCall(
        starts_at=starts_at(typed),
        length_minutes=typed["minutes"],
        place_name=name,
        place_lines=lines,
        interpreter=Text(en=en or fr, fr=fr or en) if en or fr else None,
    )


def notes(_: Desk) -> FormType:
    """Ask for the notes of an interview."""
    return made_of(
        notes=fields.passage(
            Text(en="Questions, answers and what you noted", fr="Questions, réponses et ce que vous avez noté"),
            hint=Text(en="The person may ask to see them.", fr="La personne peut demander à les voir."),
        )
    )


ACTS: Final = (
    ActPage(
        "convene",
        interview.ConveneInterview,
        Text(en="Call to an interview", fr="Convoquer à une entrevue"),
        Text(en="The applicant gets the letter of convocation.", fr="Le demandeur reçoit la lettre de convocation."),
        lambda given: requests.convene(given.case_id, call_of(given.typed), **given.by),
        form=convening,
    ),
    ActPage(
        "move-interview",
        interview.MoveInterview,
        Text(en="Move the interview", fr="Déplacer l’entrevue"),
        Text(en="The applicant gets a new letter.", fr="Le demandeur reçoit une nouvelle lettre."),
        plain(lambda given: interview.MoveInterview(given.about, starts_at(given.typed))),
        form=starting,
    ),
    ActPage(
        "interview-held",
        interview.RecordInterviewHeld,
        Text(en="Record that the interview was held", fr="Consigner que l’entrevue a eu lieu"),
        Text(en="Your notes are sealed and kept with the case.", fr="Vos notes sont scellées et versées au dossier."),
        lambda given: requests.record_interview(given.case_id, given.about, notes=given.typed["notes"], **given.by),
        form=notes,
    ),
    ActPage(
        "interview-missed",
        interview.RecordInterviewMissed,
        Text(en="Record that nobody came", fr="Consigner l’absence à l’entrevue"),
        Text(
            en="The applicant is told; another time can be given.",
            fr="Le demandeur en est avisé ; un autre moment peut être fixé.",
        ),
        plain(lambda given: interview.RecordInterviewMissed(given.about)),
    ),
    ActPage(
        "cancel-interview",
        interview.CancelInterview,
        Text(en="Call the interview off", fr="Annuler l’entrevue"),
        Text(en="Nothing is held against the person.", fr="Rien n’est retenu contre la personne."),
        plain(lambda given: interview.CancelInterview(given.about)),
    ),
)
