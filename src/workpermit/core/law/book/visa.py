"""Whether a person needs a visa: what the file says, else the dated table of nationalities (R190)."""

from __future__ import annotations

from workpermit.core.law.expression import (
    IfKnown,
    In,
    ParameterOn,
    Rule,
    any_of,
    clause,
    equals,
    fact,
    holds,
    negation,
)
from workpermit.core.law.findings import regulation
from workpermit.core.law.places import UNITED_STATES
from workpermit.core.text import Text

US_NATIONAL_OR_RESIDENT = clause(
    "us_national_or_resident",
    "the person is a national or permanent resident of the United States",
    "la personne est ressortissante ou résidente permanente des États-Unis",
    any_of(equals("citizenship", UNITED_STATES), holds("us_permanent_resident")),
    regulation("190(1)(c)"),
)

VISA_EXEMPT = Rule(
    "visa.visa_exempt",  # IN-10
    Text(en="The person needs no visa", fr="La personne n’a pas besoin de visa"),
    IfKnown(
        "visa_required",
        clause(
            "on_file",
            "the file says that no visa is needed",
            "le dossier indique qu’aucun visa n’est nécessaire",
            negation(holds("visa_required")),
            regulation("190"),
        ),
        any_of(
            US_NATIONAL_OR_RESIDENT,
            clause(
                "exempt_nationality",
                "the nationality is exempt on the day",
                "la nationalité est dispensée ce jour-là",
                In(fact("citizenship"), ParameterOn("visa_exempt_countries", fact("judged_on"))),
                regulation("190(1)(a)"),
            ),
        ),
    ),
    (regulation("190"),),
)
