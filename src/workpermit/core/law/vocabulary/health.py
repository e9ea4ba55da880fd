"""Facts of biometrics, places lived and medical exams."""

from __future__ import annotations

from datetime import date

from workpermit.core.law.vocabulary.types import Fact, FactType, Origin
from workpermit.core.text import Text

_STAY_FIELDS = (
    Fact("country", FactType.COUNTRY, Text(en="country", fr="pays"), "IN", Origin.FORM),
    Fact("from_on", FactType.DATE, Text(en="from", fr="du"), date(2019, 1, 1), Origin.FORM),
    Fact("until_on", FactType.DATE, Text(en="until", fr="au"), date(2025, 3, 1), Origin.FORM, nullable=True),
)
HEALTH = (
    Fact(
        "biometrics_exempt_class",
        FactType.BOOLEAN,
        Text(
            en="the person belongs to a class that gives no biometrics",
            fr="la personne appartient à une catégorie dispensée des données biométriques",
        ),
        False,
        Origin.FORM,
        description=Text(
            en="royal family, heads of state, accredited diplomats and their families, refugee cases (R12.2(1)(c)-(g))",
            fr="famille royale, chefs d’État, diplomates accrédités et leur famille, cas de réfugiés (R12.2(1)c)-g))",
        ),
    ),
    Fact(
        "biometrics_enrolled_on",
        FactType.DATE,
        Text(
            en="the latest day biometrics were given", fr="le dernier jour où des données biométriques ont été fournies"
        ),
        date(2019, 2, 11),
        Origin.OFFICE,
        nullable=True,
    ),
    Fact(
        "biometrics_not_feasible",
        FactType.BOOLEAN,
        Text(
            en="collecting biometrics is impossible or not feasible",
            fr="la collecte des données biométriques est impossible ou irréalisable",
        ),
        False,
        Origin.OFFICER,
    ),
    Fact(
        "letter_on",
        FactType.DATE,
        Text(
            en="the date of the biometric instruction letter",
            fr="la date de la lettre d’instructions pour les données biométriques",
        ),
        date(2025, 6, 18),
        Origin.OFFICE,
        nullable=True,
    ),
    Fact(
        "biometrics_window_lapsed",
        FactType.BOOLEAN,
        Text(
            en="the window to give biometrics closed without them",
            fr="le délai pour fournir les données biométriques a pris fin sans qu’elles le soient",
        ),
        False,
        Origin.OFFICE,
    ),
    Fact(
        "biometrics_extended_until",
        FactType.DATE,
        Text(
            en="the last day given to enrol by an extension",
            fr="le dernier jour accordé par une prolongation pour les données biométriques",
        ),
        date(2025, 9, 1),
        Origin.OFFICE,
        nullable=True,
    ),
    Fact(
        "permanent_residence_pending_with_biometrics",
        FactType.BOOLEAN,
        Text(
            en="an application for permanent residence with biometrics is still pending",
            fr="une demande de résidence permanente avec données biométriques est encore en cours",
        ),
        False,
        Origin.OFFICE,
    ),
    Fact(
        "places_lived",
        FactType.RECORDS,
        Text(en="the places lived in", fr="les lieux de résidence"),
        ({"country": "IN", "from_on": date(2019, 1, 1), "until_on": None},),
        Origin.FORM,
        fields=_STAY_FIELDS,
    ),
    Fact(
        "medical_exam_on",
        FactType.DATE,
        Text(en="the day of the last medical exam", fr="le jour du dernier examen médical"),
        date(2025, 5, 20),
        Origin.PANEL_PHYSICIAN,
        nullable=True,
    ),
    Fact(
        "medical_result",
        FactType.CODE,
        Text(en="the result of the medical exam", fr="le résultat de l’examen médical"),
        "passed",
        Origin.PANEL_PHYSICIAN,
        choices=("passed", "passed_with_restrictions", "failed"),
        nullable=True,
    ),
    Fact(
        "medical_low_risk",
        FactType.BOOLEAN,
        Text(en="the last exam showed low or no risk", fr="le dernier examen montre un risque faible ou nul"),
        True,
        Origin.PANEL_PHYSICIAN,
    ),
    Fact(
        "health_concern",
        FactType.BOOLEAN,
        Text(
            en="an officer has grounds to suspect a health inadmissibility (A38(1))",
            fr="un agent a des motifs de soupçonner une interdiction sanitaire (L38(1))",
        ),
        False,
        Origin.OFFICER,
    ),
)
