"""The steps of an application as pages know them: their addresses, their order, how far each is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.urls import reverse

from workpermit.casework.draft_guidance import Guidance
from workpermit.casework.drafts import DraftNow
from workpermit.core.forms.fields import Form
from workpermit.core.forms.sections import SECTIONS, Section
from workpermit.core.text import Text
from workpermit.web.apply.answers import control_of

# The step's part of the address, in French; the English is its code.
FRENCH: Final = {
    "start": "situation",
    "you": "vous",
    "passport": "passeport",
    "contact": "coordonnees",
    "travel": "voyages",
    "job": "travail",
    "history": "parcours",
    "family": "famille",
    "background": "antecedents",
    "health": "sante",
    "representative": "representant",
    "fees": "frais",
    "documents": "documents",
    "declaration": "declaration",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the form: `state` is done, current or todo; `status` and `says` are for the list of steps."""

    label: Text
    address: str
    state: str
    status: str
    says: Text


_DONE = Text(en="Done", fr="Terminé")
_TO_DO = Text(en="Not started", fr="Non commencé")
_NOTHING = Text(en="Nothing needed", fr="Rien d’exigé")
_ONE_LEFT = Text(en="1 thing left", fr="1 élément à compléter")
_SOME_LEFT = Text(en="{count} things left", fr="{count} éléments à compléter")


def address_of(draft_id: UUID, section: Section) -> str:
    """Return the address of a step of a draft."""
    return reverse(f"apply:section-{section.code}", args=[draft_id])


def address_of_field(draft: DraftNow, section: Section, path: str) -> str:
    """Return the address of one question, where the browser goes at once."""
    anchor = f"#q-{control_of(path)}" if path else ""
    return address_of(draft.id, section) + anchor


def sections_of(form: Form) -> tuple[Section, ...]:
    """Return the steps that a form has."""
    return tuple(section for section in SECTIONS if section.fields_of(form))


def after(section: Section, form: Form) -> Section | None:
    """Return the step that follows another, None after the last."""
    steps = sections_of(form)
    place = steps.index(section)
    return steps[place + 1] if place + 1 < len(steps) else None


def steps_of(draft: DraftNow, told: Guidance, *, current: Section | None = None) -> list[Step]:
    """Return every step with how far it is."""
    return list(_steps(draft, told, current))


def _steps(draft: DraftNow, told: Guidance, current: Section | None) -> Iterator[Step]:
    for section in sections_of(draft.form):
        left = len(told.of_section(section))
        begun = any(draft.answers.get(name) is not None for name in section.names)
        status, says = _status(left, begun)
        state = "current" if section is current else "todo" if left or not begun else "done"
        yield Step(section.title, address_of(draft.id, section), state, status, says)


def _status(left: int, begun: bool) -> tuple[str, Text]:
    if not begun:
        return ("not_started", _TO_DO) if left else ("not_needed", _NOTHING)
    if not left:
        return "completed", _DONE
    return "waiting_on_you", _ONE_LEFT if left == 1 else _SOME_LEFT.filled(count=str(left))
