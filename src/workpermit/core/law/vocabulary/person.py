"""Facts of the person: birth, nationality, passport."""

from __future__ import annotations

from datetime import date

from workpermit.core.law.vocabulary.types import Fact, FactType, Origin
from workpermit.core.text import Text

PERSON = (
    Fact(
        "born_on", FactType.DATE, Text(en="the date of birth", fr="la date de naissance"), date(1990, 4, 2), Origin.FORM
    ),
    Fact(
        "citizenship",
        FactType.COUNTRY,
        Text(en="the country of citizenship", fr="le pays de citoyenneté"),
        "PH",
        Origin.FORM,
    ),
    Fact(
        "us_permanent_resident",
        FactType.BOOLEAN,
        Text(
            en="the person is a permanent resident of the United States",
            fr="la personne est résidente permanente des États-Unis",
        ),
        False,
        Origin.FORM,
    ),
    Fact(
        "country_of_residence",
        FactType.COUNTRY,
        Text(en="the country of residence", fr="le pays de résidence"),
        "PH",
        Origin.FORM,
    ),
    Fact(
        "visa_required",
        FactType.BOOLEAN,
        Text(en="the person needs a visa to come to Canada", fr="la personne a besoin d’un visa pour venir au Canada"),
        True,
        Origin.OFFICE,
        description=Text(
            en="where it is unknown, the nationality decides by the dated table of visa exemptions",
            fr="s’il n’est pas connu, la nationalité décide selon la table datée des dispenses de visa",
        ),
    ),
    Fact(
        "visa_valid_until",
        FactType.DATE,
        Text(en="the last day of the visa", fr="le dernier jour du visa"),
        date(2027, 5, 1),
        Origin.BORDER,
        nullable=True,
    ),
    Fact(
        "passport_expires_on",
        FactType.DATE,
        Text(en="the last day of the passport", fr="le dernier jour du passeport"),
        date(2029, 3, 14),
        Origin.FORM,
        nullable=True,
    ),
)
