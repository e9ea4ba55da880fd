"""Facts of the filing itself: form, dates, signature, fees, documents."""

from __future__ import annotations

from datetime import UTC, date, datetime

from workpermit.core.law.checklist import DocumentKind
from workpermit.core.law.vocabulary.types import Fact, FactType, Origin
from workpermit.core.text import Text

APPLICATION = (
    Fact(
        "form",
        FactType.CODE,
        Text(en="the form used", fr="le formulaire utilisé"),
        "imm_1295",
        Origin.FORM,
        choices=("imm_1295", "imm_5710"),
        description=Text(
            en="IMM 1295 is the form from outside Canada, IMM 5710 the form from inside",
            fr="l’IMM 1295 se remplit à l’étranger, l’IMM 5710 au Canada",
        ),
    ),
    Fact(
        "received_on",
        FactType.DATE,
        Text(en="the day the application was received", fr="le jour où la demande a été reçue"),
        date(2025, 6, 17),
        Origin.OFFICE,
        unit="date in UTC",
        description=Text(
            en="the date in UTC of the server’s stamp (R9.3)", fr="la date en UTC du cachet du serveur (R9.3)"
        ),
    ),
    Fact(
        "received_at",
        FactType.INSTANT,
        Text(en="the instant the application was received", fr="l’instant où la demande a été reçue"),
        datetime(2025, 6, 17, 14, 5, tzinfo=UTC),
        Origin.OFFICE,
        unit="instant in UTC",
    ),
    Fact(
        "judged_on",
        FactType.DATE,
        Text(en="the day the question is judged on", fr="le jour pour lequel on juge"),
        date(2025, 8, 1),
        Origin.OFFICE,
    ),
    Fact(
        "in_canada_on_filing",
        FactType.BOOLEAN,
        Text(
            en="the person was in Canada when the application was filed",
            fr="la personne était au Canada au dépôt de la demande",
        ),
        False,
        Origin.FORM,
    ),
    Fact(
        "in_canada_on_letter",
        FactType.BOOLEAN,
        Text(
            en="the person was in Canada when the letter was issued",
            fr="la personne était au Canada à la délivrance de la lettre",
        ),
        False,
        Origin.OFFICE,
    ),
    Fact(
        "permit_kind",
        FactType.CODE,
        Text(en="the kind of permit asked for", fr="le type de permis demandé"),
        "employer_specific",
        Origin.FORM,
        choices=("employer_specific", "open"),
    ),
    Fact("signed", FactType.BOOLEAN, Text(en="the form is signed", fr="le formulaire est signé"), True, Origin.FORM),
    Fact(
        "signed_on",
        FactType.DATE,
        Text(en="the day the form was signed", fr="le jour de la signature"),
        date(2025, 6, 10),
        Origin.FORM,
        nullable=True,
    ),
    Fact(
        "channel",
        FactType.CODE,
        Text(en="how the application came in", fr="la voie de dépôt de la demande"),
        "online",
        Origin.OFFICE,
        choices=("online", "paper"),
    ),
    Fact(
        "tracking_number",
        FactType.TEXT,
        Text(
            en="the courier’s tracking number of an application on paper",
            fr="le numéro de suivi du service de messagerie pour une demande sur papier",
        ),
        "LM123456789CA",
        Origin.FORM,
        nullable=True,
    ),
    Fact(
        "channel_exception",
        FactType.BOOLEAN,
        Text(
            en="another means than online was allowed (disability or outage)",
            fr="une autre voie que le dépôt en ligne a été permise (handicap ou panne)",
        ),
        False,
        Origin.OFFICE,
    ),
    Fact(
        "documents",
        FactType.CODES,
        Text(en="the documents attached", fr="les documents joints"),
        frozenset({"passport", "job_offer"}),
        Origin.FORM,
        choices=tuple(kind.value for kind in DocumentKind),
    ),
    Fact(
        "translations_missing",
        FactType.BOOLEAN,
        Text(
            en="a document in another language has no translation",
            fr="un document dans une autre langue n’est pas traduit",
        ),
        False,
        Origin.OFFICE,
    ),
    Fact(
        "work_permit_fee_paid",
        FactType.BOOLEAN,
        Text(en="the work permit fee is paid", fr="les frais du permis de travail sont payés"),
        True,
        Origin.FORM,
    ),
    Fact(
        "open_holder_fee_paid",
        FactType.BOOLEAN,
        Text(en="the open work permit holder’s fee is paid", fr="les frais de titulaire d’un permis ouvert sont payés"),
        False,
        Origin.FORM,
    ),
    Fact(
        "biometrics_fee_paid",
        FactType.BOOLEAN,
        Text(en="the biometrics fee is paid", fr="les frais relatifs aux données biométriques sont payés"),
        True,
        Origin.FORM,
    ),
    Fact(
        "fee_exempt",
        FactType.BOOLEAN,
        Text(
            en="the person belongs to a class that pays no fee (R299(2))",
            fr="la personne appartient à une catégorie dispensée des frais (R299(2))",
        ),
        False,
        Origin.FORM,
    ),
    Fact(
        "duplicate_payment",
        FactType.BOOLEAN,
        Text(en="the work permit fee was paid twice", fr="les frais du permis ont été payés deux fois"),
        False,
        Origin.OFFICE,
    ),
    Fact(
        "family_accompanies",
        FactType.BOOLEAN,
        Text(en="family members come along", fr="des membres de la famille accompagnent la personne"),
        False,
        Origin.FORM,
    ),
    Fact(
        "represented",
        FactType.BOOLEAN,
        Text(en="a representative acts for the person", fr="un représentant agit pour la personne"),
        False,
        Origin.FORM,
    ),
    Fact(
        "requested_from",
        FactType.DATE,
        Text(en="the first day asked for", fr="le premier jour demandé"),
        date(2025, 9, 1),
        Origin.FORM,
    ),
    Fact(
        "requested_until",
        FactType.DATE,
        Text(en="the last day asked for", fr="le dernier jour demandé"),
        date(2027, 8, 31),
        Origin.FORM,
        nullable=True,
    ),
)
