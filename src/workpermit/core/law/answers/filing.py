"""Which form to file, and what follows from it (IN-09, IN-10; R197, R199).

In Canada and within R199: IMM 5710. Elsewhere, and in Canada for everybody else: IMM 1295. Whoever files that one
from inside Canada must leave and come back to get the permit, and is told so before filing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workpermit.core.law.answers.answer import Reason, Said, reasons, said
from workpermit.core.law.book.route import MAY_APPLY_IN_CANADA
from workpermit.core.law.evaluate import explain
from workpermit.core.law.findings import Finding, Outcome, Source, page, reading, regulation
from workpermit.core.law.vocabulary.types import Facts
from workpermit.core.text import Text

INSIDE, OUTSIDE = "imm_5710", "imm_1295"

LEAVE_TO_ACTIVATE = said(
    Text(
        en="If this application is approved while you are in Canada, you must leave Canada and come back to get the "
        "permit. You may not start the work before. A return from the United States or from Saint-Pierre-et-Miquelon "
        "may not be enough.",
        fr="Si cette demande est approuvée pendant que vous êtes au Canada, vous devez quitter le Canada et y revenir "
        "pour obtenir le permis. Vous ne pouvez pas commencer ce travail avant. Un retour des États-Unis ou de "
        "Saint-Pierre-et-Miquelon pourrait ne pas suffire.",
    )
)
LEAVE_SOURCES: tuple[Source, ...] = (page("IN-09"), regulation("197"), reading(15))


@dataclass(frozen=True, slots=True)
class FormAdvice:
    """The form that the law gives a person on a day, the only ones open to them, and why.

    `form` is None where a fact is missing (`missing` names them) or where an officer would have to decide; in the
    second case both forms are open and the person chooses.
    """

    form: str | None
    open_to: tuple[str, ...]
    says: Said
    reasons: tuple[Reason, ...]
    sources: tuple[Source, ...]
    missing: tuple[str, ...] = ()
    in_canada: bool = False

    def must_leave_to_activate(self, form: str) -> bool:
        """Tell whether filing on this form means to leave Canada and come back for the permit."""
        return self.in_canada and form == OUTSIDE


_FROM_OUTSIDE = said(
    Text(
        en="You are outside Canada, so you apply on IMM 1295, the form for people outside.",
        fr="Vous êtes à l’extérieur du Canada : vous utilisez l’IMM 1295, le formulaire pour l’étranger.",
    )
)
_WHERE = said(
    Text(
        en="Say whether you are in Canada; the form depends on it.",
        fr="Dites si vous êtes au Canada ; le formulaire en dépend.",
    )
)
_SAYS = {
    Outcome.MET: said(
        Text(
            en="You are in Canada and may apply from here, so you apply on IMM 5710, the form for people in Canada.",
            fr="Vous êtes au Canada et pouvez présenter votre demande d’ici : vous utilisez l’IMM 5710, le formulaire "
            "pour les personnes au Canada.",
        )
    ),
    Outcome.NOT_MET: said(
        Text(
            en="You are in Canada, but none of the situations in which one may apply from inside Canada is yours. You "
            "apply on IMM 1295, the form for people outside.",
            fr="Vous êtes au Canada, mais aucune des situations qui permettent de présenter une demande d’ici n’est "
            "la vôtre. Vous utilisez l’IMM 1295, le formulaire pour l’étranger.",
        )
    ),
    Outcome.FOR_OFFICER: said(
        Text(
            en="The law leaves it to an officer whether you may apply from inside Canada. You may choose either form.",
            fr="La loi laisse à un agent le soin de dire si vous pouvez présenter une demande au Canada. Vous pouvez "
            "choisir l’un ou l’autre formulaire.",
        )
    ),
    Outcome.FACT_MISSING: said(
        Text(
            en="Which form is yours cannot be said yet: answers are missing.",
            fr="On ne peut pas encore dire quel formulaire est le vôtre : des réponses manquent.",
        )
    ),
}
_FORMS = {Outcome.MET: INSIDE, Outcome.NOT_MET: OUTSIDE}
_OPEN_TO = {
    Outcome.MET: (INSIDE,),
    Outcome.NOT_MET: (OUTSIDE,),
    Outcome.FOR_OFFICER: (INSIDE, OUTSIDE),
    Outcome.FACT_MISSING: (),
}


def form_to_use(facts: Facts, *, on: date) -> FormAdvice:
    """Choose the form for somebody who would file on a day."""
    match facts.get("in_canada_on_filing"):
        case True:
            judged = {**facts, "form": INSIDE, "received_on": on, "judged_on": on}
            return _in_canada(explain(MAY_APPLY_IN_CANADA, judged))
        case False:
            return FormAdvice(OUTSIDE, (OUTSIDE,), _FROM_OUTSIDE, (), (regulation("197"), page("IN-10")))
        case _:
            return FormAdvice(None, (), _WHERE, (), (page("IN-10"),), ("in_canada_on_filing",))


def _in_canada(found: Finding) -> FormAdvice:
    return FormAdvice(
        _FORMS.get(found.outcome),
        _OPEN_TO[found.outcome],
        _SAYS[found.outcome],
        reasons(found),
        found.sources,
        tuple(found.missing) if found.outcome is Outcome.FACT_MISSING else (),
        in_canada=True,
    )
