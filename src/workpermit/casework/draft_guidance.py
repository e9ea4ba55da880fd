"""What an application still being written lacks, needs and leads to: the rules answering as one goes.

Nothing is judged here that the office would not judge by the same rule later.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from workpermit.casework import drafts
from workpermit.casework.drafts import DraftNow
from workpermit.casework.packages import unknown_zone
from workpermit.core.forms.facts import asked_at, facts_of
from workpermit.core.forms.fields import Form
from workpermit.core.forms.filing import Filing
from workpermit.core.forms.reading import Readable
from workpermit.core.forms.sections import BY_CODE, DECLARATION, DOCUMENTS, SECTIONS, START, Section, section_of
from workpermit.core.forms.signing import signature_fault
from workpermit.core.forms.unanswered import unanswered
from workpermit.core.law.answers.filing import FormAdvice, form_to_use
from workpermit.core.law.answers.needs import Needs, needs_of
from workpermit.core.law.book.completeness import MISSING_ITEMS, ROW_BY_CODE
from workpermit.core.law.evaluate import value_of
from workpermit.core.law.facts import Facts
from workpermit.core.text import Text

ONLINE: Final = "online"
PAPER: Final = "paper"

# Situations of R199 that decide about the form and that no form asks; each is a fact of the law's own dictionary.
CLAIMS: Final[Mapping[str, Text]] = {
    "working_under_section_186": Text(
        en="I work in Canada without needing a permit (not as a business visitor)",
        fr="Je travaille au Canada sans avoir besoin d’un permis (mais pas à titre de visiteur commercial)",
    ),
    "family_of_permit_holder": Text(
        en="I am a family member of somebody in Canada who holds a work permit or a study permit",
        fr="Je suis membre de la famille d’une personne au Canada titulaire d’un permis de travail ou d’études",
    ),
    "in_canada_class": Text(
        en="I claim refuge, have no other means of support, or apply for permanent residence in Canada",
        fr="Je demande l’asile, je n’ai pas d’autres moyens de subsistance, ou je demande la résidence permanente au "
        "Canada",
    ),
    "approved_before_entry": Text(
        en="An application that I made before I entered Canada was approved in writing",
        fr="Une demande que j’ai faite avant d’entrer au Canada a été approuvée par écrit",
    ),
    "trade_agreement_applicant": Text(
        en="I apply under the Canada–United States–Mexico Agreement",
        fr="Je présente ma demande au titre de l’Accord Canada–États-Unis–Mexique",
    ),
    "foreign_mission_letter": Text(
        en="I hold a statement of no objection for a foreign mission",
        fr="Je détiens une déclaration de non-objection pour une mission étrangère",
    ),
    "maintained_status": Text(
        en="I asked to extend my stay before it ended and wait for the answer",
        fr="J’ai demandé à prolonger mon séjour avant sa fin et j’attends la réponse",
    ),
}


class GapKind(StrEnum):
    """How much a gap matters."""

    FAULT = "fault"  # what is there cannot be read, or is missing without which nothing can be done
    UNANSWERED = "unanswered"  # an answer that an application needs to be complete
    MISSING = "missing"  # an item of the checklist: what a return would name


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing to mend: its sentence, the step where it is mended, and the path of the field there."""

    kind: GapKind
    text: Text
    section: Section
    path: str

    @property
    def blocks(self) -> bool:
        """Tell whether the application cannot even be received with it."""
        return self.kind is GapKind.FAULT


@dataclass(frozen=True, slots=True)
class Guidance:
    """What the rules say of a draft on a day."""

    advice: FormAdvice
    needs: Needs
    gaps: tuple[Gap, ...]
    asked: Mapping[str, str]

    @property
    def may_submit(self) -> bool:
        """Tell whether it can be received, complete or not (AYA-04: an incomplete one is received, then returned)."""
        return not any(gap.blocks for gap in self.gaps)

    @property
    def is_whole(self) -> bool:
        """Tell whether nothing is missing."""
        return not self.gaps

    def of_section(self, section: Section) -> tuple[Gap, ...]:
        """Return the gaps that are mended on one step."""
        return tuple(gap for gap in self.gaps if gap.section is section)

    def field_of(self, fact: str) -> str | None:
        """Return the path of the field whose answer tells a fact, None where the office must find it out."""
        return self.asked.get(fact)


class FormNotOpen(ValueError):
    """The law does not leave this form to the person, or they have not taken note of what it means."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.en)


_OTHER_FORM = Text(
    en="Your answers no longer fit the form {number}. Open “Your situation” to see which form is yours now.",
    fr="Vos réponses ne correspondent plus au formulaire {number}. Ouvrez « Votre situation » pour voir lequel est "
    "maintenant le vôtre.",
)
_NOT_WARNED = Text(
    en="Confirm that you have read what happens if you are approved while in Canada.",
    fr="Confirmez que vous avez lu ce qui se passe si votre demande est approuvée pendant que vous êtes au Canada.",
)
_UNANSWERED = Text(en="{label}: not answered", fr="{label} : sans réponse")


def guidance(draft: DraftNow, *, on: date) -> Guidance:
    """Judge a draft as if it were filed on a day; one on paper was filed on the day it arrived."""
    on = draft.arrived_on or on
    readable = draft.read()
    facts = _facts(draft, readable.sound)
    advice = form_to_use(facts, on=on)
    gaps = (
        *_of_the_form(draft, advice),
        *_faults(readable),
        *_unanswered(readable.filing),
        *_missing({**facts, "received_on": on, "judged_on": on}),
    )
    order = {section.code: place for place, section in enumerate(SECTIONS)}
    return Guidance(
        advice,
        needs_of(facts, on=on),
        tuple(sorted(gaps, key=lambda gap: order[gap.section.code])),
        asked_at(draft.form),
    )


def choose(draft: DraftNow, form: Form, *, warned: bool, account_id: UUID, at: datetime) -> DraftNow:
    """Settle the form of a draft, where the law leaves it to the person.

    Raises:
        FormNotOpen: it does not, or the person has not taken note that they must leave Canada to activate the permit.
    """
    advice = form_to_use(_facts(draft, draft.read().sound), on=at.date())
    if form.code not in advice.open_to:
        raise FormNotOpen(_OTHER_FORM.filled(number=form.number))
    must_leave = advice.must_leave_to_activate(form.code)
    if must_leave and not warned:
        raise FormNotOpen(_NOT_WARNED)
    return drafts.choose_form(draft.id, form.code, warned=must_leave, account_id=account_id, at=at)


def _facts(draft: DraftNow, filing: Filing) -> Facts:
    """Return what the draft tells the law: its answers, and what the person says of situations no form asks about."""
    channel = PAPER if draft.is_paper else ONLINE
    return {**facts_of(filing), **dict.fromkeys(draft.claims, True), "channel": channel}


def _of_the_form(draft: DraftNow, advice: FormAdvice) -> Iterator[Gap]:
    if draft.is_paper:
        return  # it came on the form that it came on; an officer says what follows
    if not draft.is_chosen or draft.form.code not in advice.open_to:
        yield Gap(GapKind.FAULT, _OTHER_FORM.filled(number=draft.form.number), START, "")
    elif advice.must_leave_to_activate(draft.form.code) and not draft.is_warned:
        yield Gap(GapKind.FAULT, _NOT_WARNED, START, "")


def _faults(readable: Readable) -> Iterator[Gap]:
    zone = unknown_zone(readable.filing) if readable.filing.answers.text("contact.time_zone") else None
    signature = signature_fault(readable.filing)
    for fault in (*readable.faults, *filter(None, (zone, signature))):
        yield Gap(GapKind.FAULT, fault.beside, section_of(fault.path), fault.path)


def _unanswered(filing: Filing) -> Iterator[Gap]:
    for place in unanswered(filing):
        yield Gap(GapKind.UNANSWERED, _UNANSWERED.filled(label=place.label), section_of(place.path), place.path)


_MENDED_AT = {
    "signature": DECLARATION,
    "work_permit_fee": BY_CODE["fees"],
    "open_holder_fee": BY_CODE["fees"],
    "passport_valid": BY_CODE["passport"],
    "lmia_or_offer_number": BY_CODE["job"],
}


def _missing(facts: Facts) -> Iterator[Gap]:
    for term in value_of(MISSING_ITEMS, facts).items:
        row = ROW_BY_CODE[term.id]
        path = f"documents.{row.document.value}" if row.document else ""
        yield Gap(GapKind.MISSING, row.label, _MENDED_AT.get(term.id, DOCUMENTS), path)
