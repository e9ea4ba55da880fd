"""Until when this person may stay, and until when status may be restored (R181 to R183; IN-11; ADR-01, ADR-39)."""

from __future__ import annotations

from datetime import date
from typing import Any

from workpermit.core.law.answers.answer import OPEN_QUESTIONS, Answer, Note, Reason, Said, day_of, said
from workpermit.core.law.book.limits import RESTORATION_UNTIL
from workpermit.core.law.book.status import STAY_ENDS, STAY_UNTIL
from workpermit.core.law.evaluate import value_of
from workpermit.core.law.findings import Outcome, Reckoning
from workpermit.core.law.vocabulary.types import Facts
from workpermit.core.text import Text

QUESTION = Text(en="Until when may this person stay?", fr="Jusqu’à quand cette personne peut-elle rester ?")

_DECISION = Text(en="a decision on the application", fr="une décision sur la demande")
_DEPARTURE = Text(en="leaving Canada", fr="un départ du Canada")


def may_stay(facts: Facts, *, on: date) -> Answer:
    """Answer whether the person may stay on a day, until when, and what is left once the stay has ended."""
    facts = {**facts, "judged_on": on}
    stay = value_of(STAY_UNTIL, facts)
    if facts.get("status_in_canada") == "none" and stay.day is None and day_of(facts, "status_lost_on") is None:
        return _answer(on, Outcome.NOT_MET, _NO_STATUS, stay)
    if stay.outcome is not Outcome.MET:
        return _answer(on, stay.outcome, _open(facts, stay.outcome, on), stay)
    if left := _left_on_maintained_status(facts, on):
        return _answer(on, Outcome.FOR_OFFICER, said(_BORDER_FIXED, left=left), stay)
    if stay.day is None:
        return _maintained(on, stay)
    last = _shortened(facts, stay.day)
    if last >= on:
        return _answer(on, Outcome.MET, said(_UNTIL, until=last), stay, until=last)
    return _ended(facts, on, last, stay)


def _open(facts: Facts, outcome: Outcome, on: date) -> Said:
    """Return what can be said although facts are missing: the stay authorized before any application."""
    authorized = day_of(facts, "status_until")
    if outcome is Outcome.FACT_MISSING and authorized is not None and authorized >= on:
        return said(_AT_LEAST, until=authorized)
    return OPEN_QUESTIONS[outcome]


_AT_LEAST = Text(
    en="The stay authorized so far runs until {until}; whether an application changes that cannot be said yet.",
    fr="Le séjour autorisé jusqu’ici court jusqu’au {until} ; on ne peut pas encore dire si une demande y change "
    "quelque chose.",
)
_NO_STATUS = said(
    Text(
        en="The person has no status in Canada, so there is no stay to count.",
        fr="La personne n’a pas de statut au Canada ; il n’y a donc aucun séjour à compter.",
    ),
)
_UNTIL = Text(
    en="The person may stay until {until}, that day included.",
    fr="La personne peut rester jusqu’au {until}, ce jour compris.",
)
_BORDER_FIXED = Text(
    en="The person left on {left}, after the authorized stay had ended; what stay there is on return, the border "
    "services officer fixes (six months where nothing else is written).",
    fr="La personne est partie le {left}, après la fin du séjour autorisé ; le séjour au retour est fixé par l’agent "
    "des services frontaliers (six mois si rien d’autre n’est écrit).",
)


def _maintained(on: date, stay: Reckoning) -> Answer:
    sentence = said(
        Text(
            en="The person may stay while the application is being decided; no last day can be named yet.",
            fr="La personne peut rester pendant l’étude de la demande ; aucun dernier jour ne peut encore être nommé.",
        ),
    )
    return _answer(on, Outcome.MET, sentence, stay, ends_with=(_DECISION, _DEPARTURE))


def _ended(facts: Facts, on: date, last: date, stay: Reckoning) -> Answer:
    lost_on = day_of(facts, "status_lost_on") or last
    restoration = value_of(RESTORATION_UNTIL, {**facts, "status_lost_on": lost_on})
    until = restoration.day
    assert until is not None  # its only fact is given
    if until >= on:
        note = said(
            Text(
                en="Restoration of status may be asked for until {until}; it gives no right to work meanwhile.",
                fr="Le rétablissement du statut peut se demander jusqu’au {until} ; il ne permet pas de travailler.",
            ),
            until=until,
        )
    else:
        note = said(
            Text(
                en="The last day to ask for restoration of status was {until}.",
                fr="Le dernier jour pour demander le rétablissement du statut était le {until}.",
            ),
            until=until,
        )
    sentence = said(Text(en="The stay ended on {last}.", fr="Le séjour a pris fin le {last}."), last=last)
    return _answer(on, Outcome.NOT_MET, sentence, stay, restoration, until=last, notes=(Note(note),))


def _shortened(facts: Facts, last: date) -> date:
    """Return the last day, or the tenth anniversary of biometrics where it comes first (R183(4)(c.1))."""
    ends = value_of(STAY_ENDS, facts)
    return min(last, ends.day) if ends.day and ends.binding and ends.binding.id == "biometrics" else last


def _left_on_maintained_status(facts: Facts, on: date) -> date | None:
    stay_ended: Any = day_of(facts, "status_until")
    departures: Any = facts.get("departures") or ()
    days = [one["left_on"] for one in departures if stay_ended and stay_ended < one["left_on"] <= on]
    return max(days, default=None)


def _answer(
    on: date,
    outcome: Outcome,
    says: Said,
    *reckonings: Reckoning,
    until: date | None = None,
    ends_with: tuple[Text, ...] = (),
    notes: tuple[Note, ...] = (),
) -> Answer:
    binding = [(one, one.binding) for one in reckonings if one.binding is not None]
    found = tuple(
        Reason(term.label, Outcome.MET, term.sources, day=one.day) for one, term in binding if says is not _NO_STATUS
    )
    return Answer(
        "stay",
        QUESTION,
        on,
        outcome,
        says,
        basis=binding[0][1].id if binding else None,
        until=until,
        ends_with=ends_with,
        notes=notes,
        reasons=found,
        reckonings=reckonings,
    )
