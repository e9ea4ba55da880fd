"""Write the sentences of guides and answers: `{{ sentence|written }}`, `{% cited sources %}`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final
from uuid import UUID

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from workpermit.casework.glimpses import Chapter
from workpermit.core.law.answers.answer import Answer, Said
from workpermit.core.law.findings import Outcome, Source
from workpermit.core.text import Text
from workpermit.core.wording.sentences import sentence
from workpermit.web.guide.texts.after_you_apply import AFTER_YOU_APPLY
from workpermit.web.guide.texts.arrival import ARRIVAL
from workpermit.web.guide.texts.how_to_apply import HOW_TO_APPLY
from workpermit.web.guide.texts.shelf import GUIDES
from workpermit.web.guide.texts.working import WORKING
from workpermit.web.ui.words import said

register = template.Library()

_CHAPTERS: Final = {
    Chapter.WAITING: AFTER_YOU_APPLY,
    Chapter.TRAVELLING: ARRIVAL,
    Chapter.WORKING: WORKING,
    Chapter.APPLYING_AGAIN: HOW_TO_APPLY,
}

_WEIGHT: Final = re.compile(r"\*\*(.+?)\*\*")
_LINK: Final = re.compile(r"\[([^\]]+)\]\(([a-z_]+:[a-z_]+)(#[a-z0-9-]+)?\)")
_ICONS: Final = {
    "met": "success",
    "not_met": "danger",
    "for_officer": "person",
    "fact_missing": "todo",
    "due": "warning",
}
# Where an answer names a duty, "no" is the good news, and must not look like a bar.
_DUTIES: Final = frozenset({"biometrics", "medical_exam"})
_OF_A_DUTY: Final = {Outcome.MET: "due", Outcome.NOT_MET: "met"}
_MARKS: Final = {
    Outcome.MET: Text(en="Met:", fr="Satisfait :"),
    Outcome.NOT_MET: Text(en="Not met:", fr="Non satisfait :"),
    Outcome.FOR_OFFICER: Text(en="For an officer:", fr="Relève d’un agent :"),
    Outcome.FACT_MISSING: Text(en="Not known:", fr="Inconnu :"),
}


@register.filter
def written(text: Text) -> SafeString:
    """Return a sentence with its weight and its links; the words themselves are escaped."""
    weighed = _WEIGHT.sub(r"<strong>\1</strong>", escape(said(text)))
    return mark_safe(_LINK.sub(_linked, weighed))  # noqa: S308 # escaped above, what is added is ours


@register.simple_tag
def cited(sources: Sequence[Source]) -> str:
    """Return sources as one line."""
    return "; ".join(said(source.citation) for source in sources)


def address_of(name: str) -> str:
    """Return the address of a page by its name; one that is not there leads to the start."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return reverse("guide:start")


def _linked(found: re.Match[str]) -> str:
    label, name, place = found.groups()
    return format_html('<a href="{}{}">{}</a>', address_of(name), place or "", mark_safe(label))  # noqa: S308


@register.filter
def of_guide(name: str) -> str:
    """Return the address of a guide."""
    return address_of(f"guide:{name}")


@register.filter
def guide_title(name: str) -> Text:
    """Return the title of a guide."""
    return GUIDES[name].title


@register.filter
def chapter_guide(chapter: Chapter) -> str:
    """Return the name of the guide that speaks of where an application stands."""
    return _CHAPTERS[chapter].name


@register.filter
def of_case(case_id: UUID) -> str:
    """Return the address of one's own application."""
    try:
        return reverse("tracker:case", args=[case_id])
    except NoReverseMatch:
        return reverse("guide:start")


@register.filter
def answered(says: Said) -> Text:
    """Return the sentence of an answer with its gaps filled."""
    return sentence(says)


@register.filter
def look(answer: Answer) -> str:
    """Return how an answer looks, a class of guide.css: by its outcome, or as a duty that is there or not."""
    outcome = answer.outcome
    return _OF_A_DUTY.get(outcome, outcome.value) if answer.id in _DUTIES else outcome.value


@register.filter
def look_icon(answer: Answer) -> str:
    """Return the icon of an answer."""
    return _ICONS[look(answer)]


@register.filter
def outcome_mark(outcome: Outcome) -> Text:
    """Return an outcome as a word before a condition."""
    return _MARKS[outcome]
