"""Issuing in Canada the permit that a letter of introduction announces: the measure A11EXAM (R199(g))."""

from __future__ import annotations

from datetime import date

from workpermit.core.law.expression import (
    ForOfficer,
    Literal,
    Rule,
    all_of,
    claimed,
    clause,
    equals,
    fact,
    from_on,
    holds,
    negation,
    up_to,
)
from workpermit.core.law.findings import act, policy, practice, reading, regulation
from workpermit.core.text import Text

FIRST_YEAR_BEGAN_ON, LAST_YEAR_ENDED_ON = date(2020, 1, 1), date(2021, 12, 31)

_POLICY = policy("A11EXAM")
_ASKED = fact("interim_requested_on")

INLAND_ISSUE = Rule(
    "inland_issue.permit_may_be_issued_in_canada",  # IN-02
    Text(
        en="The permit announced by the letter of introduction may be issued in Canada",
        fr="Le permis annoncé par la lettre d’introduction peut être délivré au Canada",
    ),
    all_of(
        clause(
            "measure_ran",
            "the request came in 2020 or 2021, when the measure was used; which of those days, an officer judges",
            "la demande est arrivée en 2020 ou 2021, quand la mesure servait\u00a0; un agent juge de ces jours",
            all_of(
                from_on(_ASKED, Literal(FIRST_YEAR_BEGAN_ON)), up_to(_ASKED, Literal(LAST_YEAR_ENDED_ON)), ForOfficer()
            ),
            _POLICY,
            reading(40),
        ),
        clause(
            "approved_before_entry",
            "an application made before entry was approved in writing and the permit was not issued",
            "une demande faite avant l’entrée a été approuvée par écrit et le permis n’a pas été délivré",
            holds("approved_before_entry"),
            regulation("199(g)"),
        ),
        clause(
            "in_canada",
            "the person was in Canada when the letter was issued",
            "la personne était au Canada à la délivrance de la lettre",
            holds("in_canada_on_letter"),
            _POLICY,
        ),
        clause(
            "letter_valid",
            "the letter of introduction is valid and not cancelled",
            "la lettre d’introduction est valide et n’a pas été annulée",
            all_of(from_on("letter_valid_until", fact("judged_on")), negation(claimed("letter_cancelled"))),
            regulation("199(g)"),
        ),
        clause(
            "outside_form",
            "the application was made on IMM 1295",
            "la demande a été faite au moyen de l’IMM 1295",
            equals("form", "imm_1295"),
            _POLICY,
        ),
        clause(
            "code_given",
            "the request carries the code of the measure",
            "la demande porte le code de la mesure",
            holds("inland_issue_code_given"),
            practice("code words of the web form"),
        ),
    ),
    (act("25.2"), regulation("199(g)"), _POLICY),
)
