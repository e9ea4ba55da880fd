"""Who must have a medical exam, and when an earlier one serves (R30; AYA-10, IN-01; ADR-20, ADR-22)."""

from __future__ import annotations

from workpermit.core.law.expression import (
    Ask,
    Compare,
    Earlier,
    ForOfficer,
    In,
    Item,
    Later,
    Literal,
    Operator,
    Otherwise,
    ParameterOn,
    Rule,
    RuleRef,
    Shift,
    after,
    all_of,
    among,
    any_of,
    any_record,
    claimed,
    clause,
    fact,
    from_on,
    holds,
    negation,
)
from workpermit.core.law.findings import act, page, policy, practice, reading, regulation
from workpermit.core.text import Text

LONG_STAY_MONTHS = 6
CERTIFICATE_MONTHS = 12
POLICY_YEARS = 5

_FILED = fact("received_on")
_COUNTRY = Item("country")
# A place in neither list is not known to be safe, so it is an officer's to judge.
_DESIGNATED_PLACE = any_of(
    In(_COUNTRY, ParameterOn("designated_countries", _FILED)),
    all_of(negation(In(_COUNTRY, ParameterOn("low_incidence_countries", _FILED))), ForOfficer()),
)
_STAY_BEGAN = Later(Item("from_on"), Shift(_FILED, years=-1))
_STAY_ENDED = Earlier(Otherwise(Item("until_on"), _FILED), _FILED)
_LIVED_SIX_MONTHS = any_record(
    "places_lived",
    all_of(_DESIGNATED_PLACE, from_on(_STAY_ENDED, Shift(_STAY_BEGAN, months=LONG_STAY_MONTHS))),
)

LIVED_IN_DESIGNATED_PLACE = clause(
    "lived_in_designated_place",
    "the person lived six months in a row in a designated place in the year before the application",
    "la personne a vécu six mois d’affilée dans un lieu désigné dans l’année précédant la demande",
    _LIVED_SIX_MONTHS,
    regulation("30(1)(a)(iii)(B)"),
    reading(22),
)

EXAM_CALLED_FOR = Rule(
    "medical.exam_called_for",
    Text(en="The work or the stay calls for a medical exam", fr="Le travail ou le séjour appelle un examen médical"),
    any_of(
        clause(
            "public_health_occupation",
            "the work is in an occupation where public health must be protected",
            "le travail relève d’une profession où la santé publique doit être protégée",
            holds("public_health_occupation"),
            regulation("30(1)(a)(ii)"),
        ),
        clause(
            "agricultural_occupation",
            "the work is agricultural and the person lived in a designated place",
            "le travail est agricole et la personne a vécu dans un lieu désigné",
            all_of(holds("agricultural_occupation"), _LIVED_SIX_MONTHS),
            regulation("30(1)(a)(ii)"),
            practice("occupations list"),
        ),
        clause(
            "long_stay_from_designated_place",
            "the stay is longer than six months and the person lived in a designated place",
            "le séjour dépasse six mois et la personne a vécu dans un lieu désigné",
            all_of(
                clause(
                    "longer_than_six_months",
                    "the stay asked for is longer than six months in a row",
                    "le séjour demandé dépasse six mois consécutifs",
                    after("requested_until", Shift(fact("requested_from"), months=LONG_STAY_MONTHS)),
                    regulation("30(1)(a)(iii)(A)"),
                ),
                LIVED_IN_DESIGNATED_PLACE,
            ),
            regulation("30(1)(a)(iii)"),
        ),
        clause(
            "officer_grounds",
            "an officer has grounds to suspect a health inadmissibility",
            "un agent a des motifs de soupçonner une interdiction de territoire pour motifs sanitaires",
            claimed("health_concern"),
            regulation("30(1)(a)(iv)"),
            act("38(1)"),
        ),
    ),
    (act("16(2)(b)"), regulation("30(1)"), page("AYA-10"), reading(22)),
    judged_on="received_on",
)

EXAM_ON_FILE = Rule(
    "medical.exam_on_file",  # AYA-10
    Text(en="An earlier exam still serves", fr="Un examen antérieur suffit encore"),
    any_of(
        clause(
            "within_twelve_months",
            "an exam took place within the last 12 months",
            "un examen a eu lieu dans les 12 derniers mois",
            from_on("medical_exam_on", Shift(fact("judged_on"), months=-CERTIFICATE_MONTHS)),
            regulation("30(3)"),
        ),
        clause(
            "five_year_policy",
            "in Canada, an exam of the last five years showed low or no risk while the policy runs",
            "au Canada, un examen des cinq dernières années montre un risque faible ou nul et la politique s’applique",
            all_of(
                holds("in_canada_on_filing"),
                Compare(ParameterOn("five_year_medical_policy", _FILED), Operator.EQUAL, Literal(True)),
                from_on("medical_exam_on", Shift(fact("judged_on"), years=-POLICY_YEARS)),
                holds("medical_low_risk", Ask.PRESUMED_FALSE),
            ),
            act("25.2"),
            policy("medical exams in Canada"),
        ),
    ),
    (regulation("30(3)"),),
)

MEDICAL_EXAM_REQUIRED = Rule(
    "medical.medical_exam_required",
    Text(en="A medical exam is required", fr="Un examen médical est exigé"),
    all_of(
        clause(
            "called_for",
            "the work or the stay calls for an exam",
            "le travail ou le séjour appelle un examen",
            RuleRef(EXAM_CALLED_FOR),
            regulation("30(1)"),
        ),
        clause(
            "none_on_file",
            "no earlier exam still serves",
            "aucun examen antérieur ne suffit encore",
            negation(RuleRef(EXAM_ON_FILE)),
            regulation("30(3)"),
        ),
    ),
    (act("16(2)(b)"), regulation("30"), page("AYA-10"), page("IN-01")),
)

MEDICAL_IN_ORDER = Rule(
    "medical.medical_in_order",  # AYA-10
    Text(en="The medical requirements are met", fr="Les exigences médicales sont satisfaites"),
    any_of(
        clause(
            "not_called_for",
            "neither the work nor the stay calls for an exam",
            "ni le travail ni le séjour n’appellent un examen",
            negation(RuleRef(EXAM_CALLED_FOR)),
            regulation("30(1)"),
        ),
        clause(
            "passed_and_current",
            "an exam that still serves was passed",
            "un examen qui suffit encore a été réussi",
            all_of(among("medical_result", "passed", "passed_with_restrictions"), RuleRef(EXAM_ON_FILE)),
            regulation("30(3)"),
        ),
    ),
    (regulation("200(1)(e)"), regulation("30(3)")),
)

CERTIFICATE_ON_ENTRY = Rule(
    "medical.certificate_on_entry",  # AYA-10
    Text(
        en="The medical certificate needed to enter is held",
        fr="Le certificat médical nécessaire pour entrer est détenu",
    ),
    any_of(
        clause(
            "not_called_for",
            "neither the work nor the stay calls for an exam",
            "ni le travail ni le séjour n’appellent un examen",
            negation(RuleRef(EXAM_CALLED_FOR)),
            regulation("30(1)"),
        ),
        clause(
            "passed_in_twelve_months",
            "an exam passed took place within the 12 months before the day",
            "un examen réussi a eu lieu dans les 12 mois précédant le jour",
            all_of(
                among("medical_result", "passed", "passed_with_restrictions"),
                from_on("medical_exam_on", Shift(fact("judged_on"), months=-CERTIFICATE_MONTHS)),
            ),
            regulation("30(3)"),
        ),
    ),
    (regulation("30(3)"),),
)
