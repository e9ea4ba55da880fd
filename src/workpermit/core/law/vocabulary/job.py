"""Facts of the job: occupation, place, dates, LMIA or offer, the employer's standing."""

from __future__ import annotations

from datetime import date

from workpermit.core.law.vocabulary.types import Fact, FactType, Origin
from workpermit.core.text import Text

STANDINGS = ("not_listed", "eligible", "ineligible_until", "unpaid_penalty", "ineligible", "unresolved")

JOB = (
    Fact(
        "employer_name",
        FactType.TEXT,
        Text(en="the employer’s name", fr="le nom de l’employeur"),
        "Boréal Robotics Inc.",
        Origin.FORM,
        nullable=True,
        description=Text(
            en="written into answers and messages; no rule judges by it",
            fr="inscrit dans les réponses et les messages ; aucune règle n’en dépend",
        ),
    ),
    Fact(
        "occupation_title",
        FactType.TEXT,
        Text(en="the title of the occupation", fr="le titre de la profession"),
        "industrial electrician",
        Origin.FORM,
        nullable=True,
        description=Text(
            en="written into answers and messages; no rule judges by it",
            fr="inscrit dans les réponses et les messages ; aucune règle n’en dépend",
        ),
    ),
    Fact(
        "public_health_occupation",
        FactType.BOOLEAN,
        Text(
            en="the work is one where public health must be protected",
            fr="le travail est de ceux où la santé publique doit être protégée",
        ),
        False,
        Origin.FORM,
    ),
    Fact(
        "agricultural_occupation",
        FactType.BOOLEAN,
        Text(en="the work is agricultural", fr="le travail est agricole"),
        False,
        Origin.FORM,
    ),
    Fact(
        "seasonal_agriculture",
        FactType.BOOLEAN,
        Text(en="the offer is for seasonal agricultural work", fr="l’offre vise un travail agricole saisonnier"),
        False,
        Origin.FORM,
    ),
    Fact(
        "occupation_noc",
        FactType.TEXT,
        Text(en="the occupation’s NOC code", fr="le code CNP de la profession"),
        "31301",
        Origin.FORM,
    ),
    Fact(
        "work_province",
        FactType.CODE,
        Text(en="the province or territory of work", fr="la province ou le territoire de travail"),
        "QC",
        Origin.FORM,
        choices=("AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT"),
        nullable=True,
    ),
    Fact(
        "job_from",
        FactType.DATE,
        Text(en="the first day of the job", fr="le premier jour de l’emploi"),
        date(2025, 9, 1),
        Origin.FORM,
        nullable=True,
    ),
    Fact(
        "job_until",
        FactType.DATE,
        Text(en="the last day of the job", fr="le dernier jour de l’emploi"),
        date(2027, 8, 31),
        Origin.FORM,
        nullable=True,
    ),
    Fact(
        "job_changed",
        FactType.BOOLEAN,
        Text(en="the job is another one than on the current permit", fr="l’emploi diffère de celui du permis actuel"),
        False,
        Origin.FORM,
    ),
    Fact(
        "lmia_number",
        FactType.TEXT,
        Text(en="the LMIA number", fr="le numéro de l’EIMT"),
        "8123456",
        Origin.FORM,
        nullable=True,
    ),
    Fact(
        "lmia_valid_until",
        FactType.DATE,
        Text(en="the last day of the LMIA", fr="le dernier jour de l’EIMT"),
        date(2025, 12, 31),
        Origin.OFFICE,
        nullable=True,
    ),
    Fact(
        "lmia_employment_until",
        FactType.DATE,
        Text(en="the last day of employment the LMIA allows", fr="le dernier jour d’emploi permis par l’EIMT"),
        date(2027, 8, 31),
        Origin.OFFICE,
        nullable=True,
    ),
    Fact(
        "lmia_suspended",
        FactType.BOOLEAN,
        Text(en="the LMIA is suspended", fr="l’EIMT est suspendue"),
        False,
        Origin.OFFICE,
    ),
    Fact(
        "offer_number",
        FactType.TEXT,
        Text(en="the offer of employment number", fr="le numéro de l’offre d’emploi"),
        "A1234567",
        Origin.FORM,
        nullable=True,
    ),
    Fact(
        "offer_submitted_on",
        FactType.DATE,
        Text(en="the day the employer sent the offer", fr="le jour où l’employeur a présenté l’offre"),
        date(2025, 6, 2),
        Origin.OFFICE,
        nullable=True,
    ),
    Fact(
        "compliance_fee_paid_on",
        FactType.DATE,
        Text(
            en="the day the employer compliance fee was paid",
            fr="le jour du paiement des frais de conformité de l’employeur",
        ),
        date(2025, 6, 2),
        Origin.OFFICE,
        nullable=True,
    ),
    Fact(
        "offer_withdrawn",
        FactType.BOOLEAN,
        Text(
            en="the employer withdrew the offer and asked for the fee back",
            fr="l’employeur a retiré l’offre et demandé le remboursement",
        ),
        False,
        Origin.OFFICE,
    ),
    Fact(
        "portal_exempt_employer",
        FactType.BOOLEAN,
        Text(
            en="the employer need not use the portal (R209.91)",
            fr="l’employeur n’a pas à utiliser le portail (R209.91)",
        ),
        False,
        Origin.OFFICE,
    ),
    Fact(
        "employer_standing",
        FactType.CODE,
        Text(en="the employer’s standing on the published list", fr="la situation de l’employeur sur la liste publiée"),
        "not_listed",
        Origin.EMPLOYER_LIST,
        choices=STANDINGS,
        nullable=True,
        description=Text(
            en="“unresolved” while an officer has not confirmed or dismissed a match",
            fr="«\u00a0unresolved\u00a0» tant qu’un agent n’a ni confirmé ni écarté une correspondance",
        ),
    ),
    Fact(
        "employer_ineligible_until",
        FactType.DATE,
        Text(en="the last day the employer is ineligible", fr="le dernier jour d’inadmissibilité de l’employeur"),
        date(2026, 3, 1),
        Origin.EMPLOYER_LIST,
        nullable=True,
    ),
    Fact(
        "sex_trade_employer",
        FactType.BOOLEAN,
        Text(
            en="the employer regularly offers striptease, escort services or erotic massages",
            fr="l’employeur offre régulièrement striptease, services d’escorte ou massages érotiques",
        ),
        False,
        Origin.OFFICER,
    ),
)
