"""What must be done next, by whom and by which instant (AYA-02, AYA-08 to AYA-10, IN-03, IN-08, IN-09, IN-10).

Each step is a function of the facts: none where there is nothing to do. A date that the office gives closes at midnight
UTC as the day ends (ADR-02); a limit of the law is a day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from workpermit.core.law.answers.answer import Said, Told, day_of, said
from workpermit.core.law.answers.stay import may_stay
from workpermit.core.law.book import biometrics, completeness, limits, medical, route, validity
from workpermit.core.law.calendar import due_instant
from workpermit.core.law.evaluate import explain, value_of
from workpermit.core.law.expression import Rule
from workpermit.core.law.findings import Outcome, Source, page, reading, regulation
from workpermit.core.law.programmes import PROGRAMMES, Programme
from workpermit.core.law.quantity import Quantity
from workpermit.core.law.vocabulary.types import Facts
from workpermit.core.text import Text


class Actor(StrEnum):
    """Who must act."""

    PERSON = "person"
    OFFICE = "office"

    @property
    def label(self) -> Text:
        """Return who it is, in words."""
        return _ACTORS[self]


_ACTORS = {
    Actor.PERSON: Text(en="you", fr="vous"),
    Actor.OFFICE: Text(en="the office", fr="le bureau"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: `due_on` its last day, `due_at` the first instant too late where the office's clock counts."""

    id: str
    actor: Actor
    says: Said
    sources: tuple[Source, ...]
    due_on: date | None = None
    due_at: datetime | None = None

    def is_past(self, on: date) -> bool:
        """Tell whether its last day has passed."""
        return self.due_on is not None and self.due_on < on


def next_steps(facts: Facts, *, on: date) -> tuple[Step, ...]:
    """Return what is to be done on a day, the most pressing first; what has no date comes last."""
    judged = {**facts, "judged_on": on}
    steps = [step for find in _FINDERS for step in find(judged, on)]
    return tuple(sorted(steps, key=lambda step: step.due_on or date.max))


def _step(
    name: str, text: Text, *sources: Source, day: date | None = None, office_clock: bool = False, **values: Told
) -> Step:
    due_at = due_instant(day) if day is not None and office_clock else None
    return Step(name, Actor.PERSON, said(text, **values), sources, day, due_at)


def _met(rule: Rule, facts: Facts) -> bool:
    return explain(rule, facts).outcome is Outcome.MET


def _day(quantity: Quantity, facts: Facts) -> date | None:
    found = value_of(quantity, facts)
    return found.day if found.outcome is Outcome.MET else None


def _filed(facts: Facts) -> bool:
    received_on, on = day_of(facts, "received_on"), day_of(facts, "judged_on")
    return received_on is not None and on is not None and received_on <= on


def _pending(facts: Facts) -> bool:
    return _filed(facts) and facts.get("decision") is None


def _completing(facts: Facts, on: date) -> Iterator[Step]:
    found = value_of(completeness.MISSING_ITEMS, facts)
    if found.outcome is Outcome.MET and found.items and facts.get("decision") is None:
        yield _step(
            "complete",
            Text(
                en="Add what is missing, or the application is returned without processing: {items}.",
                fr="Ajoutez ce qui manque, sinon la demande est retournée sans être étudiée : {items}.",
            ),
            regulation("12"),
            page("AYA-04"),
            items=tuple(term.label for term in found.items),
        )


def _biometrics(facts: Facts, on: date) -> Iterator[Step]:
    if not _pending(facts) or not _met(biometrics.BIOMETRICS_REQUIRED, facts):
        return
    if explain(biometrics.BIOMETRICS_IN_ORDER, facts).outcome is not Outcome.NOT_MET:
        return
    due_on = _day(biometrics.INSTRUCTION_DUE_ON, facts)
    if due_on is None:
        yield _step(
            "biometrics",
            Text(
                en="Give your biometrics: book as soon as the instruction letter comes; it gives 30 days.",
                fr="Fournissez vos données biométriques : prenez rendez-vous dès réception de la lettre "
                "d’instructions, qui donne 30 jours.",
            ),
            page("AYA-02"),
        )
        return
    yield _step(
        "biometrics",
        Text(
            en="Give your biometrics by {due}, the last day of the instruction letter.",
            fr="Fournissez vos données biométriques au plus tard le {due}, dernier jour de la lettre d’instructions.",
        ),
        page("AYA-02"),
        reading(1),
        day=due_on,
        office_clock=True,
        due=due_on,
    )


def _documents(facts: Facts, on: date) -> Iterator[Step]:
    due_on = _day(limits.DOCUMENTS_DUE_ON, facts)
    if _pending(facts) and due_on is not None and facts.get("documents_sent_on") is None:
        yield _step(
            "documents",
            Text(
                en="Send the documents the officer asked for by {due}, or ask for more time before then.",
                fr="Envoyez les documents demandés par l’agent au plus tard le {due}, ou demandez une prolongation "
                "avant ce jour.",
            ),
            page("AYA-08"),
            page("AYA-09"),
            reading(2),
            day=due_on,
            office_clock=True,
            due=due_on,
        )


def _medical(facts: Facts, on: date) -> Iterator[Step]:
    if _pending(facts) and _met(medical.MEDICAL_EXAM_REQUIRED, facts):
        yield _step(
            "medical_exam",
            Text(
                en="Have a medical exam with a panel physician once the office sends the instructions; it can add "
                "more than three months.",
                fr="Passez un examen médical chez un médecin désigné dès que le bureau envoie les instructions ; cela "
                "peut ajouter plus de trois mois.",
            ),
            regulation("30"),
            page("AYA-10"),
        )


def _extending(facts: Facts, on: date) -> Iterator[Step]:
    if _filed(facts) and facts.get("decision") is None:
        return
    permits: Any = facts.get("previous_permits") or ()
    days = [one["valid_until"] for one in permits if one.get("valid_until")]
    until = [
        day
        for day in (max(days, default=None), day_of(facts, "status_until"), day_of(facts, "permit_valid_until"))
        if day is not None and day >= on
    ]
    if facts.get("status_in_canada") in ("worker", "student", "visitor") and until:
        last = day_of(facts, "permit_valid_until") or min(until)
        yield _step(
            "extend",
            Text(
                en="To stay, or keep working, after {due}, apply online on IMM 5710 before midnight UTC as that day "
                "ends.",
                fr="Pour rester, ou continuer de travailler, après le {due}, présentez l’IMM 5710 en ligne avant "
                "minuit UTC à la fin de ce jour.",
            ),
            regulation("183(5)"),
            regulation("201(1)(a)"),
            reading(2),
            day=last,
            office_clock=True,
            due=last,
        )


def _restoring(facts: Facts, on: date) -> Iterator[Step]:
    stay = may_stay(facts, on=on)
    last = stay.until
    if stay.outcome is not Outcome.NOT_MET or last is None:
        return
    until = _day(limits.RESTORATION_UNTIL, {**facts, "status_lost_on": day_of(facts, "status_lost_on") or last})
    if until is not None and until >= on:
        yield _step(
            "restore",
            Text(
                en="Ask for restoration of status by {due}, or leave Canada; do not work meanwhile.",
                fr="Demandez le rétablissement du statut au plus tard le {due}, ou quittez le Canada ; ne travaillez "
                "pas d’ici là.",
            ),
            regulation("182"),
            day=until,
            due=until,
        )


def _programmes(facts: Facts, on: date) -> Iterator[Step]:
    for programme in PROGRAMMES.values():
        yield from _programme(programme, facts, on)


def _programme(programme: Programme, facts: Facts, on: date) -> Iterator[Step]:
    asked = facts.get(programme.code_fact) is True
    due_on = _day(programme.reply, facts) if asked else None
    if asked and due_on is not None and facts.get("interim_authorized_on") is None and _pending(facts):
        text = Text(
            en="Answer the request {code} by {due}; until then there is no right to work on it.",
            fr="Répondre à la demande {code} au plus tard le {due} ; d’ici là, elle ne permet pas de travailler.",
        )
        values: dict[str, Told] = {"code": programme.code, "due": due_on}
        yield Step(f"reply.{programme.code}", Actor.OFFICE, said(text, **values), programme.sources, due_on)
    elif not asked and _pending(facts) and programme.may_ask(facts):
        text = Text(
            en="You may ask for {what}: send the message with the code {code} by the web form.",
            fr="Vous pouvez demander {what} : envoyez le message avec le code {code} par le formulaire Web.",
        )
        yield _step(f"ask.{programme.code}", text, *programme.sources, code=programme.code, what=programme.label)


def _approved(facts: Facts, on: date) -> Iterator[Step]:
    if facts.get("decision") != "approved":
        return
    letter_until = day_of(facts, "letter_valid_until")
    if _met(route.MUST_LEAVE_TO_ACTIVATE, facts):
        text = Text(
            en="Leave Canada and come back with the letter of introduction by {due}; a return from the United States "
            "or Saint-Pierre-et-Miquelon may not do.",
            fr="Quittez le Canada et revenez avec la lettre d’introduction au plus tard le {due} ; un retour des "
            "États-Unis ou de Saint-Pierre-et-Miquelon pourrait ne pas suffire.",
        )
        if letter_until:
            yield _step("activate", text, page("IN-09"), reading(15), day=letter_until, due=letter_until)
    elif facts.get("form") == "imm_1295" and letter_until:
        text = Text(
            en="Travel with the letter of introduction and arrive by {due}.",
            fr="Voyagez avec la lettre d’introduction et arrivez au plus tard le {due}.",
        )
        yield _step("activate", text, page("OUT-01"), day=letter_until, due=letter_until)
    overdue_on = _day(limits.MAIL_OVERDUE_ON, facts)
    if _met(route.PERMIT_IS_MAILED, facts) and overdue_on is not None:
        text = Text(
            en="If the permit has not come by post by {due}, tell the office.",
            fr="Si le permis n’est pas arrivé par la poste le {due}, avisez le bureau.",
        )
        yield _step("mail", text, page("IN-08"), reading(12), day=overdue_on, due=overdue_on)


def _refused(facts: Facts, on: date) -> Iterator[Step]:
    until = _day(limits.JUDICIAL_REVIEW_UNTIL, facts) if facts.get("decision") == "refused" else None
    if until is not None:
        text = Text(
            en="If you want the Federal Court to review the refusal, ask it for leave by {due}.",
            fr="Si vous voulez que la Cour fédérale examine le refus, demandez-lui l’autorisation au plus tard le "
            "{due}.",
        )
        yield _step("judicial_review", text, *limits.JUDICIAL_REVIEW_UNTIL.sources, day=until, due=until)
    if facts.get("decision") == "returned":
        text = Text(
            en="File a complete application anew: a returned application keeps no date and gives no status.",
            fr="Présentez une nouvelle demande complète : une demande retournée ne garde aucune date et ne donne "
            "aucun statut.",
        )
        yield _step("file_anew", text, regulation("12"), reading(19))


def _passport(facts: Facts, on: date) -> Iterator[Step]:
    end = value_of(validity.PERMIT_END, facts)
    if _pending(facts) and end.binding is not None and end.binding.id == "passport" and end.day is not None:
        text = Text(
            en="Renew your passport before the decision for a permit beyond {due}.",
            fr="Renouvelez votre passeport avant la décision pour un permis allant au-delà du {due}.",
        )
        yield _step("passport", text, regulation("52(1)"), page("AYA-13"), due=end.day)


_FINDERS: tuple[Callable[[Facts, date], Iterator[Step]], ...] = (
    _completing,
    _biometrics,
    _documents,
    _medical,
    _extending,
    _restoring,
    _programmes,
    _approved,
    _refused,
    _passport,
)
