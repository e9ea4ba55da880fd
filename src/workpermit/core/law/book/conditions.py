"""The conditions printed on a permit (R183(1), R185; AYA-13)."""

from __future__ import annotations

from workpermit.core.law.expression import Ask, Condition, Literal, all_of, among, any_of, equals, fact, given, negation
from workpermit.core.law.findings import Source, practice, regulation
from workpermit.core.law.quantity import Labelled, Quantity, Yields, collection, labelled
from workpermit.core.text import Text

# No exam on record is as good as none: the conditions that guard public health then apply.
_EXAM = fact("medical_exam_on", Ask.PRESUMED_NONE)
_RESULT = fact("medical_result", Ask.PRESUMED_NONE)
_NAMED_EMPLOYER = equals("permit_kind", "employer_specific")
_OPEN_WITHOUT_EXAM = all_of(
    equals("permit_kind", "open"),
    negation(all_of(given(_EXAM), among(_RESULT, "passed", "passed_with_restrictions"))),
)
_RESTRICTED = equals(_RESULT, "passed_with_restrictions")


def _condition(code: str, en: str, fr: str, *sources: Source, when: Condition | None = None) -> Labelled:
    return labelled(code, en, fr, Literal(code), *sources, when=when)


PERMIT_CONDITIONS = Quantity(
    "conditions.permit_conditions",  # AYA-13
    Text(en="Conditions of the permit", fr="Conditions du permis"),
    Yields.CODES,
    collection(
        _condition(
            "leave_by_end",
            "Must leave Canada by the end of the authorized stay.",
            "Doit quitter le Canada à la fin du séjour autorisé.",
            regulation("183(1)(a)"),
            regulation("185(a)"),
        ),
        _condition(
            "occupation",
            "Not authorized to work in any occupation other than the one stated.",
            "Interdiction d’exercer une autre profession que celle qui est indiquée.",
            regulation("185(b)(i)"),
            when=_NAMED_EMPLOYER,
        ),
        _condition(
            "employer",
            "Not authorized to work for any employer other than the one stated.",
            "Interdiction de travailler pour un autre employeur que celui qui est indiqué.",
            regulation("185(b)(ii)"),
            when=_NAMED_EMPLOYER,
        ),
        _condition(
            "location",
            "Not authorized to work in any location other than the one stated.",
            "Interdiction de travailler dans un autre lieu que celui qui est indiqué.",
            regulation("185(b)(iii)"),
            when=_NAMED_EMPLOYER,
        ),
        _condition(
            "no_study",
            "Unless authorized, prohibited from studying.",
            "Interdiction d’étudier, sauf autorisation.",
            regulation("183(1)(c)"),
        ),
        _condition(
            "no_sex_trade",
            "Not valid for employment in businesses related to the sex trade.",
            "Non valide pour un emploi dans une entreprise liée au commerce du sexe.",
            regulation("183(1)(b.1)"),
        ),
        _condition(
            "no_ineligible_employer",
            "Not valid for an employment agreement with an employer who is ineligible or has not paid a penalty.",
            "Non valide pour un contrat de travail avec un employeur inadmissible ou qui n’a pas payé une sanction.",
            regulation("183(1)(b.2)"),
        ),
        _condition(
            "no_child_or_health_care",
            "Not authorized to work in child care, primary or secondary school teaching, or health services.",
            "Interdiction de travailler dans la garde d’enfants, l’enseignement primaire ou secondaire "
            "ou les services de santé.",
            regulation("185(b)(i)"),
            practice("condition 15"),
            when=any_of(_OPEN_WITHOUT_EXAM, _RESTRICTED),
        ),
        _condition(
            "no_agriculture",
            "Not authorized to work in agricultural occupations.",
            "Interdiction d’exercer une profession agricole.",
            regulation("185(b)(i)"),
            practice("condition 16"),
            when=_OPEN_WITHOUT_EXAM,
        ),
    ),
    (regulation("183(1)"), regulation("185")),
)

MEDICAL_CONDITIONS = frozenset({"no_child_or_health_care", "no_agriculture"})
REMARK_ON_MEDICAL_CONDITIONS = Text(
    en="You may apply to have this condition lifted after a medical exam.",
    fr="Vous pouvez demander la levée de cette condition après un examen médical.",
)
CONDITION_TEXTS: dict[str, Text] = {term.id: term.label for term in PERMIT_CONDITIONS.body.terms}
