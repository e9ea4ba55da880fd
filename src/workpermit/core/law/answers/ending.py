"""What ends the permit first, and why: the offer, the LMIA, the passport, biometrics, a programme's cap (AYA-13)."""

from __future__ import annotations

from datetime import date

from workpermit.core.law.answers.answer import OPEN_QUESTIONS, Answer, Said, said, terms
from workpermit.core.law.book.validity import PERMIT_END
from workpermit.core.law.evaluate import value_of
from workpermit.core.law.findings import Reckoning
from workpermit.core.law.vocabulary.types import Facts
from workpermit.core.text import Text

QUESTION = Text(
    en="What ends the permit first, and why?",
    fr="Qu’est-ce qui met fin au permis en premier, et pourquoi ?",
)


def permit_ends(facts: Facts, *, on: date) -> Answer:
    """Answer when the permit would end and which limit binds; with facts missing, the earliest limit known."""
    end = value_of(PERMIT_END, {**facts, "judged_on": on})
    found = terms(end)
    if end.day is not None and end.binding is not None:
        sentence = said(
            Text(en="The permit runs until {until}: {why}.", fr="Le permis court jusqu’au {until} : {why}."),
            until=end.day,
            why=end.binding.label,
        )
    elif found:
        sentence = said(
            Text(
                en="Not beyond {until} ({why}); facts that could bring an earlier end are missing.",
                fr="Pas au-delà du {until} ({why}) ; des faits qui pourraient avancer cette fin manquent.",
            ),
            until=found[0].day or on,
            why=found[0].label,
        )
    else:
        sentence = _nothing(end)
    basis = end.binding.id if end.binding else None
    return Answer(
        "permit_end", QUESTION, on, end.outcome, sentence, basis=basis, until=end.day, reasons=found, reckonings=(end,)
    )


def _nothing(end: Reckoning) -> Said:
    return OPEN_QUESTIONS.get(end.outcome) or said(
        Text(en="Nothing known sets an end to the permit.", fr="Rien de connu ne fixe la fin du permis.")
    )
