"""The questionnaires that the rules of the book answer: what each asks first, what it takes for granted, who "
"answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, Final, cast

from workpermit.core.law.answers.answer import Answer
from workpermit.core.law.answers.border import may_activate, may_apply_at_port_of_entry
from workpermit.core.law.answers.exams import must_give_biometrics, must_have_exam
from workpermit.core.law.answers.stay import may_stay
from workpermit.core.law.answers.travel import if_leaves, route_trip
from workpermit.core.law.answers.work import may_work
from workpermit.core.law.facts import Value
from workpermit.core.law.vocabulary.types import Facts, Origin
from workpermit.core.text import Text
from workpermit.core.wording.typography import joined
from workpermit.web.guide.questions.vocabulary import ASKABLE, ELSEWHERE, OF_A_TRIP, ROUTE

# What only an officer finds, or the employer list says, is no question for the person.
_NOT_ASKED: Final = frozenset({Origin.OFFICER, Origin.EMPLOYER_LIST})


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """One questionnaire: its name and address, its words, the facts asked first, those taken for granted."""

    name: str
    slug: Text
    title: Text
    lead: Text
    first: tuple[str, ...]
    answer: Callable[[Facts, date], tuple[Answer, ...]]
    granted: Mapping[str, Value] = field(default_factory=dict)
    granted_words: tuple[Text, ...] = ()


def answered(asked: Questionnaire, given: Facts, *, today: date) -> tuple[Answer, ...]:
    """Return the answers of a questionnaire by the facts given and those it takes for granted."""
    day = given.get("judged_on")
    return asked.answer({**asked.granted, **given}, day if isinstance(day, date) else today)


def still_open(answers: tuple[Answer, ...], *, asked: tuple[str, ...]) -> tuple[str, ...]:
    """Return the facts that a person could still tell, in the order in which the rules need them."""
    named = dict.fromkeys(name for answer in answers for name in answer.missing)
    return tuple(name for name in named if name not in asked and ASKABLE[name].origin not in _NOT_ASKED)


def _facts(given: Facts) -> Facts:
    """Return what the book knows as facts; a trip that is only thought of is none."""
    return {name: value for name, value in given.items() if name not in OF_A_TRIP}


def _work(given: Facts, on: date) -> tuple[Answer, ...]:
    return (may_work(given, on=on), may_stay(given, on=on))


_TRIP: Final = Text(en="If you leave Canada: {places}", fr="Si vous quittez le Canada : {places}")


def _leave(given: Facts, on: date) -> tuple[Answer, ...]:
    left, back = given.get("trip_left_on"), given.get("trip_returned_on")
    left_on = left if isinstance(left, date) else on
    returned_on = back if isinstance(back, date) and back >= left_on else left_on + timedelta(days=1)
    route = cast("tuple[str, ...]", given.get("trip_route") or (ELSEWHERE,))
    trip = route_trip(route, left_on=left_on, returned_on=returned_on)
    places = joined([ROUTE[code] for code in route if code in ROUTE] or [ROUTE[ELSEWHERE]])
    return (if_leaves(_facts(given), replace(trip, question=_TRIP.filled(places=places))),)


def _border(given: Facts, on: date) -> tuple[Answer, ...]:
    holds: Any = given.get("holds_letter")
    return (may_activate(_facts(given), on=on) if holds else may_apply_at_port_of_entry(_facts(given), on=on),)


def _exams(given: Facts, on: date) -> tuple[Answer, ...]:
    return (must_give_biometrics(given, on=on), must_have_exam(given, on=on))


_EMPLOYER_GRANTED: Final = Text(
    en="Your employer is not barred on that day ([check it](guide:employer)).",
    fr="Votre employeur n’est pas inadmissible ce jour-là ([vérifiez-le](guide:employer)).",
)

WORK: Final = Questionnaire(
    "work",
    Text(en="can-i-work", fr="puis-je-travailler"),
    Text(en="Can I work while I wait?", fr="Puis-je travailler en attendant ?"),
    Text(
        en="Whether you may work, and stay, on a day while your application is being decided, and what ends that.",
        fr="Si vous pouvez travailler, et rester, un jour donné pendant l’étude de votre demande, et ce qui y met fin.",
    ),
    ("judged_on", "form", "received_on", "decision", "status_in_canada", "status_until", "previous_permits"),
    _work,
)
LEAVE: Final = Questionnaire(
    "leave",
    Text(en="if-i-leave-canada", fr="si-je-quitte-le-canada"),
    Text(en="What if I leave Canada?", fr="Et si je quitte le Canada ?"),
    Text(
        en="What a trip does to your right to work, and what the border says when you come back.",
        fr="Ce qu’un voyage change à votre droit de travailler, et ce que dit la frontière à votre retour.",
    ),
    (
        *("trip_left_on", "trip_returned_on", "trip_route", "form", "received_on", "decision"),
        *("status_in_canada", "status_until", "previous_permits"),
    ),
    _leave,
    {"departures": ()},
    (
        Text(
            en="You have not left Canada since that permit expired.",
            fr="Vous n’avez pas quitté le Canada depuis l’expiration de ce permis.",
        ),
    ),
)
BORDER: Final = Questionnaire(
    "border",
    Text(en="at-the-border", fr="a-la-frontiere"),
    Text(
        en="May I apply, or get my permit, at the border?", fr="Puis-je demander ou obtenir mon permis à la frontière ?"
    ),
    Text(
        en="For your own day and route, before you travel. A border services officer makes the final decision.",
        fr="Pour votre jour et votre trajet, avant de partir. Un agent des services frontaliers prend la décision "
        "finale.",
    ),
    ("judged_on", "holds_letter", "citizenship", "us_permanent_resident", "route_since_leaving", "permit_kind"),
    _border,
    {"employer_standing": "not_listed", "employer_ineligible_until": None},
    (_EMPLOYER_GRANTED,),
)
EXAMS: Final = Questionnaire(
    "exams",
    Text(en="biometrics-and-medical-exam", fr="donnees-biometriques-et-examen-medical"),
    Text(
        en="Do I need biometrics or a medical exam?",
        fr="Me faut-il des données biométriques ou un examen médical ?",
    ),
    Text(
        en="By your age, your citizenship, your work and where you lived in the last year.",
        fr="Selon votre âge, votre citoyenneté, votre travail et les endroits où vous avez vécu dans la dernière "
        "année.",
    ),
    ("received_on", "born_on", "citizenship", "biometrics_enrolled_on", "public_health_occupation"),
    _exams,
)
QUESTIONNAIRES: Final[Mapping[str, Questionnaire]] = {one.name: one for one in (WORK, LEAVE, BORDER, EXAMS)}
