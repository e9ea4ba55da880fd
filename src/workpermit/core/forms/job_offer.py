"""Fields about the job offer: employer, work, place, dates, LMIA or offer number (R200(1), R203, R209.11)."""

from __future__ import annotations

from workpermit.core.forms.fields import Choice, Coded, Day, Field, Money, Need, Record, When, Words, YesNo
from workpermit.core.forms.kinds import BUSINESS_NUMBER, EXEMPTION, LMIA, NOC, OFFER, PROVINCE
from workpermit.core.forms.person import ANYWHERE, EMAIL_FIELD, PHONE_FIELD
from workpermit.core.text import Text, Told

_SPECIFIC = When("permit_kind", ("employer_specific",))
WAGE_PERIOD = Choice(
    {
        "hour": Text(en="Hour", fr="Heure"),
        "week": Text(en="Week", fr="Semaine"),
        "month": Text(en="Month", fr="Mois"),
        "year": Text(en="Year", fr="Année"),
    }
)
_HOURS = Coded(
    Told(
        Text(
            en='the number of hours in quotation marks, such as "37.5"',
            fr='le nombre d’heures entre guillemets, par exemple "37.5"',
        ),
        Text(en="the number of hours, such as 37.5", fr="le nombre d’heures, par exemple 37.5"),
    ),
    r"^[0-9]{1,2}(\.[0-9]{1,2})?$",
)

EMPLOYER = Field(
    "employer",
    Record(
        (
            Field("operating_name", Words(), Text(en="Operating name", fr="Nom commercial"), Need.TO_READ),
            Field("legal_name", Words(), Text(en="Legal name", fr="Dénomination sociale"), Need.TO_COMPLETE),
            Field("business_number", BUSINESS_NUMBER, Text(en="Business number", fr="Numéro d’entreprise")),
            Field("address", ANYWHERE, Text(en="Employer’s address", fr="Adresse de l’employeur"), Need.TO_COMPLETE),
            EMAIL_FIELD,
            PHONE_FIELD,
        )
    ),
    Text(en="Employer", fr="Employeur"),
    Need.TO_READ,
)
WAGE = Field(
    "wage",
    Record(
        (
            Field("amount", Money(), Text(en="Amount", fr="Montant"), Need.TO_READ),
            Field("per", WAGE_PERIOD, Text(en="For each", fr="Par"), Need.TO_READ),
            Field("hours_per_week", _HOURS, Text(en="Hours a week", fr="Heures par semaine")),
        )
    ),
    Text(en="Wage", fr="Salaire"),
    Need.TO_COMPLETE,
)
WORK_PLACE = Field(
    "place",
    Record(
        (
            Field("city", Words(80), Text(en="City", fr="Ville"), Need.TO_COMPLETE),
            Field("province", PROVINCE, Text(en="Province", fr="Province"), Need.TO_READ, fact="work_province"),
        )
    ),
    Text(en="Place of work", fr="Lieu de travail"),
    Need.TO_COMPLETE,
)

JOB_OFFER = Field(
    "job_offer",
    Record(
        (
            EMPLOYER,
            Field("job_title", Words(), Text(en="Job title", fr="Titre du poste"), Need.TO_COMPLETE),
            Field(
                "noc",
                NOC,
                Text(en="Occupation code (NOC)", fr="Code de profession (CNP)"),
                Need.TO_COMPLETE,
                fact="occupation_noc",
            ),
            Field("duties", Words(2000, lines=True), Text(en="Main duties", fr="Tâches principales")),
            WAGE,
            WORK_PLACE,
            Field(
                "from_on", Day(), Text(en="Work begins on", fr="Début du travail"), Need.TO_COMPLETE, fact="job_from"
            ),
            Field("until_on", Day(), Text(en="Work ends on", fr="Fin du travail"), Need.TO_COMPLETE, fact="job_until"),
            Field("lmia_number", LMIA, Text(en="LMIA number", fr="Numéro de l’EIMT")),
            Field(
                "lmia_valid_until",
                Day(),
                Text(en="LMIA valid until", fr="EIMT valide jusqu’au"),
                fact="lmia_valid_until",
            ),
            Field(
                "lmia_employment_until",
                Day(),
                Text(en="Last day of work the LMIA allows", fr="Dernier jour de travail permis par l’EIMT"),
                fact="lmia_employment_until",
            ),
            Field("offer_number", OFFER, Text(en="Offer of employment number", fr="Numéro de l’offre d’emploi")),
            Field("exemption_code", EXEMPTION, Text(en="LMIA exemption code", fr="Code de dispense de l’EIMT")),
            Field("offer_submitted_on", Day(), Text(en="Offer submitted on", fr="Offre présentée le")),
            Field(
                "compliance_fee_paid_on", Day(), Text(en="Employer’s fee paid on", fr="Frais de l’employeur payés le")
            ),
            Field(
                "portal_exempt_employer",
                YesNo(),
                Text(en="Employer exempt from the portal (IMM 5802)", fr="Employeur dispensé du portail (IMM 5802)"),
            ),
            Field(
                "public_health",
                YesNo(),
                Text(
                    en="Work with patients, children, or older or disabled people",
                    fr="Travail auprès de patients, d’enfants, de personnes âgées ou handicapées",
                ),
                Need.TO_COMPLETE,
                fact="public_health_occupation",
            ),
            Field("agricultural", YesNo(), Text(en="Work in agriculture", fr="Travail agricole")),
            Field(
                "seasonal_agriculture",
                YesNo(),
                Text(en="Seasonal work in agriculture", fr="Travail agricole saisonnier"),
            ),
            Field(
                "same_job",
                YesNo(),
                Text(en="The same job as on the present permit", fr="Même emploi que sur le permis actuel"),
            ),
        )
    ),
    Text(en="Job offer", fr="Offre d’emploi"),
    Need.TO_COMPLETE,
    _SPECIFIC,
)
