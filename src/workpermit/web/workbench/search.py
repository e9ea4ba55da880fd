"""Search: cases in which words were met, by number and name; the words stay out of addresses (S-42)."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from workpermit.casework import searching
from workpermit.casework.purposes import PURPOSES, WORDS_AT_LEAST, Purpose
from workpermit.casework.searching import SEARCHERS, Answer, Asked, Line
from workpermit.clock.present import now
from workpermit.core.text import Text
from workpermit.trades.search.asking import MOST_ASKED, MOST_PLACES
from workpermit.web.ui import fields
from workpermit.web.ui.access import SignedIn, for_staff
from workpermit.web.ui.acting import in_error, opened
from workpermit.web.ui.pages import page
from workpermit.web.workbench.words import queue_crumb

_TITLE: Final = Text(en="Search", fr="Recherche")
_WORDS: Final = Text(en="Words and numbers", fr="Mots et numéros")
_PURPOSE: Final = Text(en="Purpose", fr="Motif")
_WHY: Final = Text(en="In your words", fr="Dans vos propres mots")
_NO_PURPOSE: Final = Text(
    en="Purpose: beyond your own work, say why you search.",
    fr="Motif : au-delà de votre propre travail, dites pourquoi vous cherchez.",
)
_SHORT: Final = Text(
    en="{label}: at least {least} characters, so that whoever reads the log understands it.",
    fr="{label} : au moins {least} caractères, pour que l’on comprenne en lisant le registre.",
)
_NO_WORD: Final = Text(
    en="{label}: give at least one whole word or number.", fr="{label} : donnez au moins un mot entier ou un numéro."
)


class SearchForm(forms.Form):
    """What is looked for and where; beyond one's own work, why."""

    words = fields.words(
        _WORDS,
        hint=Text(
            en="Whole words, whatever their case and accents, and whole numbers: a name, an employer, a passport or "
            "telephone number, a UCI, a word of a paper.",
            fr="Des mots entiers, peu importe la casse et les accents, et des numéros entiers : un nom, un employeur, "
            "un numéro de passeport ou de téléphone, un IUC, un mot d’un document.",
        ),
        at_most=200,
    )
    where = fields.choice(
        Text(en="Where", fr="Où"),
        [
            ("own", Text(en="Open cases of my office, and mine", fr="Dossiers ouverts de mon bureau, et les miens")),
            ("all", Text(en="Every case; this asks for a purpose", fr="Tous les dossiers ; un motif est exigé")),
        ],
        radios=True,
    )
    purpose = fields.choice(
        _PURPOSE,
        [(code.value, text) for code, text in PURPOSES.items()],
        required=False,
        empty=Text(en="None", fr="Aucun"),
    )
    why = fields.words(_WHY, required=False, at_most=1000)

    def clean_words(self) -> str:
        """Refuse what holds no word."""
        words: str = self.cleaned_data["words"].strip()
        if not any(sign.isalnum() for sign in words):
            raise fields.fault(_NO_WORD, label=_WORDS)
        return words

    def clean(self) -> dict[str, Any]:
        """Ask for a purpose beyond one's own work."""
        given: dict[str, Any] = self.cleaned_data
        if given.get("where") == "all":
            if not given.get("purpose"):
                self.add_error("purpose", fields.fault(_NO_PURPOSE))
            if len(given.get("why", "").strip()) < WORDS_AT_LEAST:
                self.add_error("why", fields.fault(_SHORT, label=_WHY, least=str(WORDS_AT_LEAST)))
        return given

    def asked(self) -> Asked:
        """Return the question; the form is valid."""
        given = self.cleaned_data
        if given["where"] != "all":
            return Asked(given["words"])
        return Asked(given["words"], everywhere=True, purpose=Purpose(given["purpose"]), why=given["why"].strip())


@for_staff(*SEARCHERS)
def search(request: SignedIn) -> HttpResponse:
    """Ask for words, and show the cases in which they were met; that somebody searched is on record first (S-27)."""
    form = opened(SearchForm, request)
    if request.method != "POST":
        form.initial.setdefault("where", "own")
    answer = None
    if request.method == "POST" and form.is_valid():
        answer = searching.search(form.asked(), account=request.account, at=now())
    return page(
        request,
        "workbench/search.html",
        title=in_error(_TITLE, form),
        crumbs=[queue_crumb()],
        heading=_TITLE,
        form=form,
        most_words=MOST_ASKED,
        most_places=MOST_PLACES,
        **(_shown(answer, everywhere=form.asked().everywhere) if answer else {}),
    )


def _shown(answer: Answer, *, everywhere: bool) -> dict[str, Any]:
    return {
        "answered": True,
        "lines": [_line(one, of=len(answer.asked)) for one in answer.lines],
        "has_more": answer.has_more,
        "common": answer.common,
        "everywhere": everywhere,
    }


def _line(line: Line, *, of: int) -> dict[str, Any]:
    return {
        "case_id": line.case_id,
        "address": reverse("workbench:case", args=[line.case_id]),
        "number": line.number,
        "applicant": line.applicant,
        "office": line.office,
        "words": line.words,
        "is_whole": len(line.words) == of,
        "places": line.places[:_PLACES],
        "more_places": max(len(line.places) - _PLACES, 0),
    }


_PLACES: Final = 3
