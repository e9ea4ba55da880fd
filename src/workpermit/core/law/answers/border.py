"""May this person apply at a port of entry, or get there the permit a letter announces (IN-09, IN-10, IN-12)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from workpermit.core.law.answers.answer import OPEN_QUESTIONS, Answer, Said, reasons, said
from workpermit.core.law.book.activation import MAY_ACTIVATE
from workpermit.core.law.book.port_of_entry import MAY_APPLY_AT_PORT_OF_ENTRY
from workpermit.core.law.evaluate import explain
from workpermit.core.law.expression import Rule
from workpermit.core.law.findings import Outcome
from workpermit.core.law.vocabulary.types import Facts
from workpermit.core.text import Text

_APPLY = Text(
    en="May this person apply for a permit at a port of entry?",
    fr="Cette personne peut-elle demander un permis à un point d’entrée ?",
)
_APPLY_SAYS = {
    Outcome.MET: said(
        Text(
            en="Yes, on arrival on {on}; a border services officer decides.",
            fr="Oui, à son arrivée le {on} ; un agent des services frontaliers décide.",
        ),
    ),
    Outcome.NOT_MET: said(
        Text(
            en="No, not on arrival on {on}: the application is made online.",
            fr="Non, pas à une arrivée le {on} : la demande se fait en ligne.",
        ),
    ),
    **OPEN_QUESTIONS,
}
_ACTIVATE = Text(
    en="May this person get the permit with the letter of introduction?",
    fr="Cette personne peut-elle obtenir le permis avec la lettre d’introduction ?",
)
_ACTIVATE_SAYS = {
    Outcome.MET: said(
        Text(
            en="Yes, on arrival on {on}; a border services officer makes the final decision.",
            fr="Oui, à son arrivée le {on} ; un agent des services frontaliers prend la décision finale.",
        ),
    ),
    Outcome.NOT_MET: said(Text(en="No, not on arrival on {on}.", fr="Non, pas à une arrivée le {on}.")),
    Outcome.FOR_OFFICER: said(
        Text(
            en="Not for sure: on arrival on {on} by this route an officer decides, and may refuse.",
            fr="Ce n’est pas sûr : à une arrivée le {on} par ce trajet, un agent décide et peut refuser.",
        ),
    ),
    Outcome.FACT_MISSING: OPEN_QUESTIONS[Outcome.FACT_MISSING],
}


def may_apply_at_port_of_entry(facts: Facts, *, on: date) -> Answer:
    """Answer whether the person may apply on arriving on a day."""
    return _judged("apply_at_port_of_entry", _APPLY, MAY_APPLY_AT_PORT_OF_ENTRY, _APPLY_SAYS, facts, on)


def may_activate(facts: Facts, *, on: date) -> Answer:
    """Answer whether the holder of a letter may get the permit on arriving on a day."""
    return _judged("activate", _ACTIVATE, MAY_ACTIVATE, _ACTIVATE_SAYS, facts, on)


def holds_letter(facts: Facts) -> bool:
    """Tell whether there is a letter of introduction to speak of."""
    return bool(facts.get("letter_valid_until")) or (
        facts.get("form") == "imm_1295" and facts.get("decision") == "approved"
    )


def _judged(name: str, question: Text, rule: Rule, says: Mapping[Outcome, Said], facts: Facts, on: date) -> Answer:
    finding = explain(rule, {**facts, "judged_on": on})
    sentence = Said(says[finding.outcome].text, (("on", on),))
    return Answer(name, question, on, finding.outcome, sentence, reasons=reasons(finding), findings=(finding,))
