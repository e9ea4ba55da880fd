"""Who must give biometrics, until when, and how long they serve (R12.1 to R12.9; AYA-02, IN-01; ADR-01)."""

from __future__ import annotations

from workpermit.core.law.expression import (
    AgeOn,
    Ask,
    Compare,
    Literal,
    Operator,
    ParameterOn,
    Rule,
    RuleRef,
    Shift,
    all_of,
    any_of,
    before,
    claimed,
    clause,
    equals,
    fact,
    from_on,
    holds,
    negation,
    up_to,
)
from workpermit.core.law.findings import act, page, practice, reading, regulation
from workpermit.core.law.places import UNITED_STATES
from workpermit.core.law.quantity import Quantity, Yields, labelled, latest
from workpermit.core.text import Text

YOUNGEST, OLDEST = 14, 79
SERVES_YEARS = 10
WINDOW_DAYS = 30

_AGE = AgeOn(fact("born_on"), fact("received_on"))
_WINDOW_OPENS = Shift(fact("received_on"), years=-SERVES_YEARS)

BIOMETRICS_ON_FILE = Rule(
    "biometrics.biometrics_on_file",  # AYA-02
    Text(en="Biometrics given before still serve", fr="Les données biométriques déjà fournies servent encore"),
    all_of(
        clause(
            "given_in_ten_years",
            "they were given on or after the same day ten years before the application",
            "elles ont été fournies au plus tôt le même jour dix ans avant la demande",
            from_on("biometrics_enrolled_on", _WINDOW_OPENS),
            regulation("12.7(1)(b)"),
        ),
        clause(
            "given_before_application",
            "they were given before the day of the application",
            "elles ont été fournies avant le jour de la demande",
            before("biometrics_enrolled_on", fact("received_on")),
            regulation("12.7(1)(b)"),
        ),
    ),
    (regulation("12.7(1)"),),
    judged_on="received_on",
)

BIOMETRICS_REQUIRED = Rule(
    "biometrics.biometrics_required",
    Text(en="Biometrics are required", fr="Les données biométriques sont exigées"),
    all_of(
        clause(
            "old_enough",
            "the person is 14 or older on the day of the application",
            "la personne a 14 ans ou plus le jour de la demande",
            from_on(_AGE, Literal(YOUNGEST)),
            regulation("12.2(1)(a)"),
            regulation("12.2(2)"),
        ),
        clause(
            "young_enough",
            "the person is 79 or younger on the day of the application",
            "la personne a 79 ans ou moins le jour de la demande",
            up_to(_AGE, Literal(OLDEST)),
            regulation("12.2(1)(b)"),
            regulation("12.2(2)"),
        ),
        clause(
            "not_us_national",
            "the person is not a national of the United States",
            "la personne n’est pas ressortissante des États-Unis",
            negation(equals("citizenship", UNITED_STATES)),
            regulation("12.2(1)(c)(ii)"),
        ),
        clause(
            "no_exempt_class",
            "the person belongs to no exempt class",
            "la personne n’appartient à aucune catégorie dispensée",
            negation(holds("biometrics_exempt_class")),
            regulation("12.2(1)(c)"),
            regulation("12.2(1)(d)"),
            regulation("12.2(1)(e)"),
            regulation("12.2(1)(f)"),
            regulation("12.2(1)(g)"),
        ),
        clause(
            "none_on_file",
            "none given within the ten years before the application",
            "aucune fournie dans les dix ans avant la demande",
            negation(RuleRef(BIOMETRICS_ON_FILE)),
            regulation("12.7(1)(b)"),
        ),
        clause(
            "no_pending_residence",
            "no pending application for permanent residence already holds them",
            "aucune demande de résidence permanente en cours ne les contient déjà",
            negation(holds("permanent_residence_pending_with_biometrics")),
            regulation("12.7(1)(c)"),
        ),
        clause(
            "feasible",
            "collecting them is possible and feasible",
            "leur collecte est possible et réalisable",
            negation(claimed("biometrics_not_feasible")),
            regulation("12.8"),
        ),
    ),
    (act("10.01"), regulation("12.1(h)"), page("AYA-02")),
    judged_on="received_on",
)

BIOMETRICS_IN_ORDER = Rule(
    "biometrics.biometrics_in_order",  # AYA-02
    Text(en="Biometrics are in order", fr="Les données biométriques sont en règle"),
    any_of(
        clause(
            "not_required",
            "biometrics are not required",
            "les données biométriques ne sont pas exigées",
            negation(RuleRef(BIOMETRICS_REQUIRED)),
            act("10.01"),
        ),
        clause(
            "given",
            "biometrics have been given for this application",
            "les données biométriques ont été fournies pour cette demande",
            from_on("biometrics_enrolled_on", fact("received_on")),
            act("10.01"),
            regulation("12.6"),
        ),
    ),
    (act("10.01"),),
)

INSTRUCTION_DUE_ON = Quantity(
    "biometrics.instruction_due_on",
    Text(en="Last day to give biometrics", fr="Dernier jour pour fournir les données biométriques"),
    Yields.DATE,
    latest(
        labelled(
            "thirty_days",
            "30 days after the biometric instruction letter",
            "30 jours après la lettre d’instructions pour les données biométriques",
            Shift(fact("letter_on"), days=WINDOW_DAYS),
            practice("biometric instruction letter"),
        ),
        labelled(
            "extension",
            "the extension given",
            "la prolongation accordée",
            fact("biometrics_extended_until", Ask.PRESUMED_NONE),
            practice("biometric instruction letter"),
        ),
    ),
    (practice("biometric instruction letter"), page("AYA-02")),
    judged_on="letter_on",
)

ENROLMENT_VALID_UNTIL = Quantity(
    "biometrics.enrolment_valid_until",  # AYA-02
    Text(en="Last day the biometrics serve", fr="Dernier jour où les données biométriques servent"),
    Yields.DATE,
    latest(
        labelled(
            "ten_years",
            "ten years after they were given",
            "dix ans après la collecte",
            Shift(fact("biometrics_enrolled_on"), years=SERVES_YEARS),
            regulation("183(4)(c.1)"),
        ),
    ),
    (regulation("183(4)(c.1)"), regulation("12.7(1)")),
)

BIOMETRICS_LAPSED = Rule(
    "biometrics.biometrics_lapsed",
    Text(
        en="Required biometrics were not given in their window, so an officer may return the application as incomplete",
        fr="Les données biométriques exigées n’ont pas été fournies à temps\u00a0; un agent peut retourner la demande, "
        "alors incomplète",
    ),
    all_of(
        clause(
            "page_reading",
            "missing biometrics make an application incomplete, as the page says",
            "sans données biométriques, une demande est incomplète, comme le dit la page",
            Compare(
                ParameterOn("missing_biometrics_make_incomplete", fact("received_on")), Operator.EQUAL, Literal(True)
            ),
            page("AYA-03"),
            reading(1),
        ),
        clause(
            "not_in_order",
            "biometrics are required and not given",
            "les données biométriques sont exigées et n’ont pas été fournies",
            negation(RuleRef(BIOMETRICS_IN_ORDER)),
            act("10.01"),
        ),
        clause(
            "window_over",
            "the window of the instruction letter, extensions included, is over",
            "le délai de la lettre d’instructions, prolongations comprises, est écoulé",
            holds("biometrics_window_lapsed"),
            practice("biometric instruction letter"),
        ),
    ),
    (page("AYA-04"), reading(1)),
)
