"""Facts of the stay in Canada: status, earlier permits, trips, breaches."""

from __future__ import annotations

from datetime import date

from workpermit.core.law.vocabulary.decision import DECISIONS
from workpermit.core.law.vocabulary.types import Fact, FactType, Origin
from workpermit.core.text import Text

BREACH_KINDS = (
    "stay_period",
    "work_type",
    "employer",
    "employer_duration",
    "work_location",
    "studies",
    "work_times",
    "travel_area",
    "reporting",
    "unauthorized_work",
    "unauthorized_study",
    "other_condition",
)

_PERMIT_FIELDS = (
    Fact(
        "number",
        FactType.TEXT,
        Text(en="permit number", fr="numéro du permis"),
        "U123456789",
        Origin.FORM,
        nullable=True,
    ),
    Fact("valid_from", FactType.DATE, Text(en="valid from", fr="valide du"), date(2023, 7, 1), Origin.FORM),
    Fact("valid_until", FactType.DATE, Text(en="valid until", fr="valide jusqu’au"), date(2025, 6, 30), Origin.FORM),
    Fact(
        "employer",
        FactType.TEXT,
        Text(en="employer named", fr="employeur nommé"),
        "Boréal Robotics Inc.",
        Origin.FORM,
        nullable=True,
    ),
)
_DEPARTURE_FIELDS = (
    Fact(
        "left_on", FactType.DATE, Text(en="left Canada on", fr="a quitté le Canada le"), date(2025, 7, 2), Origin.BORDER
    ),
    Fact(
        "returned_on",
        FactType.DATE,
        Text(en="returned on", fr="est revenue le"),
        date(2025, 7, 9),
        Origin.BORDER,
        nullable=True,
    ),
    Fact("route", FactType.COUNTRIES, Text(en="countries visited", fr="pays visités"), ("MX",), Origin.BORDER),
)
_BREACH_FIELDS = (
    Fact(
        "kind",
        FactType.CODE,
        Text(en="what was not respected", fr="ce qui n’a pas été respecté"),
        "work_location",
        Origin.OFFICER,
        choices=BREACH_KINDS,
    ),
    Fact(
        "ceased_on",
        FactType.DATE,
        Text(en="ended on", fr="a pris fin le"),
        date(2025, 1, 15),
        Origin.OFFICER,
        nullable=True,
    ),
)

STATUS = (
    Fact(
        "status_in_canada",
        FactType.CODE,
        Text(en="the status in Canada", fr="le statut au Canada"),
        "worker",
        Origin.FORM,
        choices=("worker", "student", "visitor", "none"),
    ),
    Fact(
        "status_until",
        FactType.DATE,
        Text(en="the last day of the authorized stay", fr="le dernier jour du séjour autorisé"),
        date(2025, 6, 30),
        Origin.FORM,
        nullable=True,
    ),
    Fact(
        "maintained_status",
        FactType.BOOLEAN,
        Text(
            en="the stay is extended by law while an application is decided",
            fr="le séjour est prolongé par la loi pendant l’étude d’une demande",
        ),
        False,
        Origin.OFFICE,
    ),
    Fact(
        "earlier_application_received_on",
        FactType.DATE,
        Text(
            en="the day an earlier application was received that was undecided when this one was filed",
            fr="le jour de réception d’une demande antérieure encore sans décision au dépôt de celle-ci",
        ),
        date(2025, 6, 2),
        Origin.OFFICE,
        nullable=True,
        description=Text(
            en="only where a second application was filed before the first was decided; otherwise leave it out",
            fr="seulement si une seconde demande a été déposée avant la décision sur la première ; sinon, à omettre",
        ),
    ),
    Fact(
        "earlier_application_for_work",
        FactType.BOOLEAN,
        Text(
            en="the earlier application asked for a work permit", fr="la demande antérieure visait un permis de travail"
        ),
        True,
        Origin.OFFICE,
    ),
    Fact(
        "earlier_application_decision",
        FactType.CODE,
        Text(en="what became of the earlier application", fr="l’issue de la demande antérieure"),
        "refused",
        Origin.OFFICE,
        choices=DECISIONS,
        nullable=True,
    ),
    Fact(
        "earlier_application_decided_on",
        FactType.DATE,
        Text(en="the day the earlier application was decided", fr="le jour de la décision sur la demande antérieure"),
        date(2025, 7, 15),
        Origin.OFFICE,
        nullable=True,
    ),
    Fact(
        "study_permit_held",
        FactType.BOOLEAN,
        Text(en="the person holds a study permit", fr="la personne détient un permis d’études"),
        False,
        Origin.FORM,
    ),
    Fact(
        "temporary_resident_permit_months",
        FactType.NUMBER,
        Text(en="the length of the temporary resident permit", fr="la durée du permis de séjour temporaire"),
        12,
        Origin.FORM,
        unit="months",
        nullable=True,
    ),
    Fact(
        "previous_permits",
        FactType.RECORDS,
        Text(en="the work permits held before", fr="les permis de travail détenus auparavant"),
        (
            {
                "number": "U123456789",
                "valid_from": date(2023, 7, 1),
                "valid_until": date(2025, 6, 30),
                "employer": "Boréal Robotics Inc.",
            },
        ),
        Origin.FORM,
        fields=_PERMIT_FIELDS,
    ),
    Fact(
        "departures",
        FactType.RECORDS,
        Text(en="the trips out of Canada", fr="les voyages hors du Canada"),
        ({"left_on": date(2025, 7, 2), "returned_on": date(2025, 7, 9), "route": ("MX",)},),
        Origin.BORDER,
        fields=_DEPARTURE_FIELDS,
    ),
    Fact(
        "prior_breaches",
        FactType.RECORDS,
        Text(
            en="earlier unauthorized work, study or breaches of a condition",
            fr="travail, études ou manquements antérieurs",
        ),
        ({"kind": "work_location", "ceased_on": date(2025, 1, 15)},),
        Origin.OFFICER,
        fields=_BREACH_FIELDS,
    ),
)
