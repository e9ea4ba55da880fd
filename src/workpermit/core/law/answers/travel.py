"""What happens if this person leaves Canada on a day and comes back by a route (IN-09, IN-10, IN-11; ADR-07, ADR-15).

Each route is judged as if the trip had taken place, by the same rules that judge a real one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from workpermit.core.law.answers.answer import Answer, Note, Reason, Said, reasons, said
from workpermit.core.law.answers.border import holds_letter
from workpermit.core.law.answers.work import may_work
from workpermit.core.law.book.activation import MAY_ACTIVATE
from workpermit.core.law.book.port_of_entry import MAY_APPLY_AT_PORT_OF_ENTRY
from workpermit.core.law.book.re_entry import NO_NEW_VISA_TO_RETURN
from workpermit.core.law.evaluate import explain
from workpermit.core.law.findings import Finding, Outcome
from workpermit.core.law.places import SAINT_PIERRE_AND_MIQUELON, UNITED_STATES
from workpermit.core.law.vocabulary.types import Facts
from workpermit.core.text import Text

ELSEWHERE = "XX"  # the code that ISO 3166 leaves to users: a country that is neither of the two


@dataclass(frozen=True, slots=True)
class Trip:
    """A trip out of Canada: the countries in order, and the days of leaving and coming back."""

    id: str
    question: Text
    countries: tuple[str, ...]
    left_on: date
    returned_on: date


_USUAL = (
    (
        "united_states",
        Text(en="If they leave for the United States?", fr="Si elle part aux États-Unis ?"),
        UNITED_STATES,
    ),
    (
        "saint_pierre_and_miquelon",
        Text(en="If they leave for Saint-Pierre-et-Miquelon?", fr="Si elle part à Saint-Pierre-et-Miquelon ?"),
        SAINT_PIERRE_AND_MIQUELON,
    ),
    ("third_country", Text(en="If they leave for another country?", fr="Si elle part dans un autre pays ?"), ELSEWHERE),
)


def usual_trips(*, left_on: date, returned_on: date) -> tuple[Trip, ...]:
    """Return the three trips people ask about: the United States, Saint-Pierre-et-Miquelon, anywhere else."""
    return tuple(Trip(name, question, (code,), left_on, returned_on) for name, question, code in _USUAL)


def route_trip(countries: Sequence[str], *, left_on: date, returned_on: date) -> Trip:
    """Return the trip through countries that the reader names, in order."""
    named = ", ".join(countries)
    question = Text(en="If they leave by {route}?", fr="Si elle part par {route} ?").filled(route=named)
    return Trip("route", question, tuple(countries), left_on, returned_on)


def if_leaves(facts: Facts, trip: Trip) -> Answer:
    """Answer what the trip does to the right to work, and what the border says on return."""
    before, after = dict(facts), _after(facts, trip)
    work_before = may_work(before, on=trip.left_on)
    work_after = may_work(after, on=trip.returned_on)
    visa = explain(NO_NEW_VISA_TO_RETURN, after)
    others = [(visa, _VISA)]
    if holds_letter(facts):
        others.append((explain(MAY_ACTIVATE, after), _LETTER))
    else:
        others.append((explain(MAY_APPLY_AT_PORT_OF_ENTRY, after), _APPLY))
    return Answer(
        f"leave.{trip.id}",
        trip.question,
        trip.returned_on,
        work_after.outcome,
        _work(work_before.outcome, work_after, trip),
        basis=work_after.basis,
        until=work_after.until,
        notes=tuple(Note(says[finding.outcome], _why(finding)) for finding, says in others if finding.outcome in says),
        findings=(*work_after.findings, *(finding for finding, _ in others)),
    )


def in_canada(facts: Facts) -> bool:
    """Tell whether there is a stay in Canada that one could leave."""
    status = facts.get("status_in_canada")
    return status in ("worker", "student", "visitor") or facts.get("in_canada_on_letter") is True


def _after(facts: Facts, trip: Trip) -> Facts:
    earlier: Any = facts.get("departures") or ()
    made = {"left_on": trip.left_on, "returned_on": trip.returned_on, "route": trip.countries}
    return {
        **facts,
        "judged_on": trip.returned_on,
        "departures": (*earlier, made),
        "route_since_leaving": trip.countries,
        "held_status_when_leaving": facts.get("status_in_canada") != "none",
    }


def _why(finding: Finding) -> tuple[Reason, ...]:
    """Return the innermost clauses that stand against a yes; what is missing is told once, at the end."""
    found = reasons(finding) if finding.outcome in (Outcome.NOT_MET, Outcome.FOR_OFFICER) else ()
    following = (*(one.depth for one in found[1:]), 0)
    return (
        tuple(replace(one, depth=0) for one, depth in zip(found, following, strict=True) if depth <= one.depth)
        if found
        else ()
    )


def _work(before: Outcome, after: Answer, trip: Trip) -> Said:
    days = {"left": trip.left_on, "back": trip.returned_on}
    if before is Outcome.MET and after.outcome is Outcome.NOT_MET:
        return said(
            Text(
                en="Leaving on {left} ends the right to work: back on {back}, the person cannot work until a permit is "
                "approved.",
                fr="Un départ le {left} met fin au droit de travailler : de retour le {back}, la personne ne peut plus "
                "travailler avant l’approbation d’un permis.",
            ),
            **days,
        )
    texts = {
        Outcome.MET: Text(
            en="The person may work on coming back on {back}, if let in.",
            fr="La personne peut travailler à son retour le {back}, si elle est admise.",
        ),
        Outcome.NOT_MET: Text(
            en="The person has no right to work on coming back on {back}; the trip does not change that.",
            fr="La personne n’a pas le droit de travailler à son retour le {back} ; le voyage n’y change rien.",
        ),
        Outcome.FOR_OFFICER: Text(
            en="Whether the person may work on coming back on {back}, an officer decides.",
            fr="Un agent décide si la personne peut travailler à son retour le {back}.",
        ),
        Outcome.FACT_MISSING: Text(
            en="Whether the person may work on coming back on {back} cannot be said yet: facts are missing.",
            fr="On ne peut pas encore dire si la personne peut travailler à son retour le {back} : des faits manquent.",
        ),
    }
    return said(texts[after.outcome], back=trip.returned_on)


_VISA = {
    Outcome.MET: said(
        Text(
            en="No new visa is needed to come back; a border services officer decides on entry.",
            fr="Aucun nouveau visa n’est nécessaire au retour ; un agent des services frontaliers décide de l’entrée.",
        ),
    ),
    Outcome.NOT_MET: said(
        Text(en="A new visa is needed to come back.", fr="Un nouveau visa est nécessaire pour revenir.")
    ),
    Outcome.FACT_MISSING: said(
        Text(
            en="Whether a new visa is needed cannot be said yet.",
            fr="On ne peut pas encore dire si un nouveau visa est nécessaire.",
        ),
    ),
}
_LETTER = {
    Outcome.MET: said(
        Text(
            en="With the letter of introduction, the permit may be issued on this return.",
            fr="Avec la lettre d’introduction, le permis peut être délivré à ce retour.",
        ),
    ),
    Outcome.NOT_MET: said(
        Text(
            en="The letter of introduction does not serve on this return.",
            fr="La lettre d’introduction ne sert pas à ce retour.",
        ),
    ),
    Outcome.FOR_OFFICER: said(
        Text(
            en="The letter of introduction may not serve on a return by this route: an officer decides.",
            fr="La lettre d’introduction pourrait ne pas servir à un retour par ce trajet : un agent décide.",
        ),
    ),
    Outcome.FACT_MISSING: said(
        Text(
            en="Whether the letter of introduction serves cannot be said yet.",
            fr="On ne peut pas encore dire si la lettre d’introduction sert.",
        ),
    ),
}
_APPLY = {
    Outcome.MET: said(
        Text(
            en="A permit may be applied for at the port of entry on this return.",
            fr="Un permis peut être demandé au point d’entrée à ce retour.",
        ),
    ),
    Outcome.NOT_MET: said(
        Text(
            en="No permit may be applied for at the port of entry on this return.",
            fr="Aucun permis ne peut être demandé au point d’entrée à ce retour.",
        ),
    ),
    Outcome.FACT_MISSING: said(
        Text(
            en="Whether a permit may be applied for at the port of entry cannot be said yet.",
            fr="On ne peut pas encore dire si un permis peut être demandé au point d’entrée.",
        ),
    ),
}
