"""Facts of the border: the letter, the journey, what the desk sees."""

from __future__ import annotations

from datetime import date

from workpermit.core.law.vocabulary.types import Fact, FactType, Origin
from workpermit.core.text import Text

JOURNEY = (
    Fact(
        "letter_valid_until",
        FactType.DATE,
        Text(en="the last day of the letter of introduction", fr="le dernier jour de la lettre d’introduction"),
        date(2027, 8, 31),
        Origin.OFFICE,
        nullable=True,
    ),
    Fact(
        "letter_cancelled",
        FactType.BOOLEAN,
        Text(en="the letter of introduction was cancelled", fr="la lettre d’introduction a été annulée"),
        False,
        Origin.OFFICE,
    ),
    Fact(
        "entered_on",
        FactType.DATE,
        Text(en="the day of arrival", fr="le jour d’arrivée"),
        date(2025, 9, 1),
        Origin.BORDER,
    ),
    Fact(
        "route_since_leaving",
        FactType.COUNTRIES,
        Text(
            en="the countries passed through since leaving Canada", fr="les pays traversés depuis le départ du Canada"
        ),
        ("MX",),
        Origin.BORDER,
        nullable=True,
        description=Text(
            en="none where the person has not been in Canada as a temporary resident; the last is the one entered from",
            fr="aucun si la personne n’a pas séjourné au Canada\u00a0; le dernier est celui d’où elle entre",
        ),
    ),
    Fact(
        "identity_confirmed",
        FactType.BOOLEAN,
        Text(en="identity is confirmed", fr="l’identité est confirmée"),
        True,
        Origin.BORDER,
    ),
    Fact(
        "admissible",
        FactType.BOOLEAN,
        Text(
            en="the border officer finds the person may enter", fr="l’agent frontalier juge que la personne peut entrer"
        ),
        True,
        Origin.BORDER,
    ),
    Fact(
        "terms_changed_at_border",
        FactType.BOOLEAN,
        Text(
            en="the border officer changes a condition or the end of the permit",
            fr="l’agent frontalier modifie une condition ou la fin du permis",
        ),
        False,
        Origin.BORDER,
    ),
    Fact(
        "allowed_to_leave",
        FactType.BOOLEAN,
        Text(
            en="the border officer lets the person leave Canada at once",
            fr="l’agent frontalier permet à la personne de quitter le Canada aussitôt",
        ),
        False,
        Origin.BORDER,
    ),
    Fact(
        "border_appointment",
        FactType.BOOLEAN,
        Text(
            en="an appointment with the border agency was made beforehand",
            fr="un rendez-vous avec l’agence frontalière a été pris d’avance",
        ),
        False,
        Origin.BORDER,
    ),
    Fact(
        "activation_exemption",
        FactType.BOOLEAN,
        Text(
            en="a shown exemption from the rule on returns from the United States",
            fr="une exemption établie à la règle sur les retours des États-Unis",
        ),
        False,
        Origin.BORDER,
        description=Text(
            en="trade-agreement professional, certain spouses, international truck driver",
            fr="professionnel d’un accord commercial, certains conjoints, camionneur international",
        ),
    ),
    Fact(
        "held_status_when_leaving",
        FactType.BOOLEAN,
        Text(
            en="the person held temporary resident status when leaving Canada",
            fr="la personne avait le statut de résident temporaire à son départ du Canada",
        ),
        False,
        Origin.BORDER,
    ),
    Fact(
        "youth_exchange",
        FactType.BOOLEAN,
        Text(
            en="the person takes part in an international youth exchange programme",
            fr="la personne participe à un programme d’échange jeunesse",
        ),
        False,
        Origin.FORM,
    ),
    Fact(
        "post_graduation_permit",
        FactType.BOOLEAN,
        Text(en="a post-graduation work permit is asked for", fr="un permis de travail postdiplôme est demandé"),
        False,
        Origin.FORM,
    ),
    Fact(
        "port_collects_biometrics",
        FactType.BOOLEAN,
        Text(en="the port of entry collects biometrics", fr="le point d’entrée recueille les données biométriques"),
        True,
        Origin.BORDER,
    ),
)
