"""Show a questionnaire: its questions, then the answer with what is still missing. Nothing is stored (POST alone)."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from workpermit.clock.present import now
from workpermit.core.law.answers.answer import Answer
from workpermit.core.law.findings import Outcome
from workpermit.core.text import Text
from workpermit.web.guide.questions.asking import Questions
from workpermit.web.guide.questions.questionnaires import QUESTIONNAIRES, Questionnaire, answered, still_open
from workpermit.web.guide.questions.vocabulary import ASKABLE
from workpermit.web.guide.start import ALL_GUIDES, START
from workpermit.web.ui.language import typed
from workpermit.web.ui.pages import Crumb, page

MOST_AT_ONCE: Final = 4  # questions on one further page
_ERROR: Final = Text(en="Error: {title}", fr="Erreur : {title}")


def questionnaire(request: HttpRequest, name: str) -> HttpResponse:
    """Ask, or answer; what was typed comes back whole after a fault and after a change of language."""
    chosen = QUESTIONNAIRES[name]
    given = _given(request)
    asked = _asked(given, chosen)
    if request.method != "POST" and not given.get("answered"):
        return _page(request, chosen, Questions(asked, initial=_initial(given)), new=asked)
    form = Questions(asked, data=given)
    if not form.is_valid():
        return _page(request, chosen, form, new=asked, wrong=True)
    answers = answered(chosen, form.facts(), today=now().date())
    further = still_open(answers, asked=asked)
    is_open = any(answer.outcome is Outcome.FACT_MISSING for answer in answers)
    new = further[:MOST_AT_ONCE] if is_open or given.get("more") else ()
    shown = Questions((*asked, *new), initial=_initial(given)) if new else form
    return _page(request, chosen, shown, new=new, asked=asked, answers=answers, further=len(further))


def _page(
    request: HttpRequest,
    chosen: Questionnaire,
    form: Questions,
    *,
    new: tuple[str, ...],
    asked: tuple[str, ...] = (),
    answers: tuple[Answer, ...] = (),
    further: int = 0,
    wrong: bool = False,
) -> HttpResponse:
    return page(
        request,
        "guide/questionnaire.html",
        title=_ERROR.filled(title=chosen.title) if wrong else chosen.title,
        crumbs=[Crumb(START, reverse("guide:start")), Crumb(ALL_GUIDES, reverse("guide:guides"))],
        chosen=chosen,
        form=form,
        asked=",".join((*asked, *new)),
        old_questions=form.parts(asked),
        new_questions=form.parts(new),
        answers=answers,
        further=further,
        on=answers[0].on if answers else None,
    )


def _given(request: HttpRequest) -> MultiValueDict[str, str]:
    """Return what was sent: with the answer, or along with a change of language."""
    if request.method == "POST":
        return request.POST
    given: MultiValueDict[str, str] = MultiValueDict()
    for name, value in typed(request).items():
        given.setlist(name, value if isinstance(value, list) else [value])
    return given


def _asked(given: MultiValueDict[str, str], chosen: Questionnaire) -> tuple[str, ...]:
    """Return the facts asked so far: the first ones, and those further ones that the form itself names."""
    named = str(given.get("asked", "")).split(",")
    return (*chosen.first, *(name for name in dict.fromkeys(named) if name in ASKABLE and name not in chosen.first))


def _initial(given: MultiValueDict[str, str]) -> dict[str, Any]:
    if not given:
        return {"judged_on": now().date(), "received_on": None}
    several = {"trip_route", "route_since_leaving"}
    return {name: given.getlist(name) if name in several else given.get(name) for name in given}
