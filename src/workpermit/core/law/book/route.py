"""Where one may apply, and whether the permit is mailed or waits at the border (R197, R199; IN-05, IN-09, IN-10)."""

from __future__ import annotations

from workpermit.core.law.book.status import RENEWAL_IN_TIME
from workpermit.core.law.expression import (
    Ask,
    Compare,
    Condition,
    ForOfficer,
    Item,
    Literal,
    Operator,
    ParameterOn,
    Rule,
    RuleRef,
    all_of,
    any_of,
    any_record,
    before,
    claimed,
    clause,
    equals,
    fact,
    from_on,
    holds,
    up_to,
)
from workpermit.core.law.findings import page, policy, reading, regulation
from workpermit.core.text import Text

_FILED = fact("received_on")
_POLICY_END = ParameterOn("visitor_policy_ends_on", _FILED)

PERMIT_IS_MAILED = Rule(
    "route.permit_is_mailed",
    Text(en="The permit is mailed", fr="Le permis est envoyé par la poste"),
    clause(
        "form_for_people_in_canada",
        "the application was made on the form for people in Canada (IMM 5710)",
        "la demande a été faite au moyen du formulaire pour les personnes au Canada (IMM 5710)",
        equals("form", "imm_5710"),
        page("IN-05"),
        reading(18),
    ),
    (page("IN-05"), reading(18)),
)

MUST_LEAVE_TO_ACTIVATE = Rule(
    "route.must_leave_to_activate",
    Text(
        en="The person must leave Canada and come back to get the permit",
        fr="La personne doit quitter le Canada et y revenir pour obtenir le permis",
    ),
    all_of(
        clause(
            "form_from_outside",
            "the application was made on the form from outside Canada (IMM 1295)",
            "la demande a été faite au moyen du formulaire de l’étranger (IMM 1295)",
            equals("form", "imm_1295"),
            page("IN-09"),
        ),
        clause(
            "in_canada",
            "the person was in Canada when the letter was issued",
            "la personne était au Canada à la délivrance de la lettre",
            holds("in_canada_on_letter"),
            page("IN-09"),
        ),
    ),
    (page("IN-09"), reading(18)),
)


def _situation(clause_id: str, en: str, fr: str, body: Condition, provision: str) -> Condition:
    return clause(clause_id, en, fr, body, regulation(provision))


MAY_APPLY_IN_CANADA = Rule(
    "route.may_apply_in_canada",
    Text(en="The person may apply in Canada", fr="La personne peut présenter une demande au Canada"),
    any_of(
        _situation(
            "work_permit",
            "a work permit is held",
            "un permis de travail est détenu",
            any_record(
                "previous_permits",
                all_of(
                    up_to(Item("valid_from"), fact("received_on")), from_on(Item("valid_until"), fact("received_on"))
                ),
            ),
            "199(a)",
        ),
        _situation(
            "working_without_permit",
            "the person works under R186 and is not a business visitor",
            "la personne travaille au titre de R186 sans être visiteur commercial",
            claimed("working_under_section_186"),
            "199(b)",
        ),
        _situation(
            "study_permit",
            "a study permit is held",
            "un permis d’études est détenu",
            holds("study_permit_held"),
            "199(c)",
        ),
        _situation(
            "resident_permit",
            "a temporary resident permit of at least six months is held",
            "un permis de séjour temporaire d’au moins six mois est détenu",
            from_on(fact("temporary_resident_permit_months", Ask.PRESUMED_NONE), Literal(6)),
            "199(d)",
        ),
        _situation(
            "family_member",
            "the person is a family member of one of those",
            "la personne est membre de la famille d’une de celles-ci",
            claimed("family_of_permit_holder"),
            "199(e)",
        ),
        _situation(
            "in_canada_class",
            "the person is in a situation of R206 or R207",
            "la personne est dans une situation visée à R206 ou R207",
            claimed("in_canada_class"),
            "199(f)",
        ),
        _situation(
            "approved_before_entry",
            "an application made before entry was approved in writing",
            "une demande faite avant l’entrée a été approuvée par écrit",
            claimed("approved_before_entry"),
            "199(g)",
        ),
        _situation(
            "trade_agreement",
            "the person applies under the trade agreement",
            "la personne présente sa demande au titre de l’accord commercial",
            claimed("trade_agreement_applicant"),
            "199(h)",
        ),
        _situation(
            "foreign_mission",
            "a statement of no objection for a foreign mission is held",
            "une déclaration de non-objection pour une mission étrangère est détenue",
            claimed("foreign_mission_letter"),
            "199(i)",
        ),
        clause(
            "renewal",
            "the person renews a permit in time",
            "la personne renouvelle un permis à temps",
            RuleRef(RENEWAL_IN_TIME),
            regulation("201(1)"),
        ),
        clause(
            "visitor_policy",
            "the visitor policy lets the person apply",
            "la politique sur les visiteurs le permet",
            all_of(
                equals("status_in_canada", "visitor"),
                equals("permit_kind", "employer_specific"),
                any_of(from_on("status_until", fact("received_on")), claimed("maintained_status")),
                from_on("received_on", ParameterOn("visitor_policy_opens_on", fact("received_on"))),
                any_of(before(_FILED, _POLICY_END), all_of(Compare(_FILED, Operator.EQUAL, _POLICY_END), ForOfficer())),
            ),
            policy("VISIT2WORK2020"),
            reading(6),
            reading(9),
        ),
    ),
    (regulation("199"), page("IN-10")),
    judged_on="received_on",
)
