"""Must this person give biometrics or have a medical exam (AYA-02, AYA-10, IN-01)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from workpermit.core.law.answers.answer import OPEN_QUESTIONS, Answer, Said, reasons, said
from workpermit.core.law.book.biometrics import BIOMETRICS_REQUIRED
from workpermit.core.law.book.medical import MEDICAL_EXAM_REQUIRED
from workpermit.core.law.evaluate import explain
from workpermit.core.law.expression import Rule
from workpermit.core.law.findings import Outcome
from workpermit.core.law.vocabulary.types import Facts
from workpermit.core.text import Text

_BIOMETRICS = Text(
    en="Must this person give biometrics?", fr="Cette personne doit-elle fournir ses données biométriques ?"
)
_BIOMETRICS_SAYS = {
    Outcome.MET: said(
        Text(
            en="Yes. An instruction letter says where, and gives 30 days.",
            fr="Oui. Une lettre d’instructions dit où, et donne 30 jours.",
        )
    ),
    Outcome.NOT_MET: said(Text(en="No, biometrics are not needed.", fr="Non, il n’en faut pas.")),
    **OPEN_QUESTIONS,
}
_MEDICAL = Text(en="Must this person have a medical exam?", fr="Cette personne doit-elle passer un examen médical ?")
_MEDICAL_SAYS = {
    Outcome.MET: said(
        Text(
            en="Yes. An officer sends the instructions; the exam can add more than three months.",
            fr="Oui. Un agent envoie les instructions ; l’examen peut ajouter plus de trois mois.",
        )
    ),
    Outcome.NOT_MET: said(
        Text(
            en="No, unless an officer has a reason to ask for one.",
            fr="Non, à moins qu’un agent n’ait une raison d’en demander un.",
        )
    ),
    **OPEN_QUESTIONS,
}


def must_give_biometrics(facts: Facts, *, on: date) -> Answer:
    """Answer whether biometrics are required."""
    return _judged("biometrics", _BIOMETRICS, BIOMETRICS_REQUIRED, _BIOMETRICS_SAYS, facts, on)


def must_have_exam(facts: Facts, *, on: date) -> Answer:
    """Answer whether a medical exam is required."""
    return _judged("medical_exam", _MEDICAL, MEDICAL_EXAM_REQUIRED, _MEDICAL_SAYS, facts, on)


def _judged(name: str, question: Text, rule: Rule, says: Mapping[Outcome, Said], facts: Facts, on: date) -> Answer:
    finding = explain(rule, {**facts, "judged_on": on})
    return Answer(
        name, question, on, finding.outcome, says[finding.outcome], reasons=reasons(finding), findings=(finding,)
    )
