"""Until when the permit runs: the earliest of its limits, and the one that binds (R52, R183(4); AYA-13)."""

from __future__ import annotations

from workpermit.core.law.book.biometrics import SERVES_YEARS
from workpermit.core.law.expression import Ask, Shift, all_of, equals, fact, given, negation
from workpermit.core.law.findings import page, practice, regulation
from workpermit.core.law.places import UNITED_STATES
from workpermit.core.law.quantity import Quantity, Yields, earliest, labelled
from workpermit.core.text import Text

_NOT_AMERICAN = negation(equals("citizenship", UNITED_STATES))
_NAMED_EMPLOYER = equals("permit_kind", "employer_specific")

PERMIT_END = Quantity(
    "validity.permit_end",
    Text(en="Last day of the permit", fr="Dernier jour du permis"),
    Yields.DATE,
    earliest(
        labelled(
            "requested",
            "the last day asked for",
            "le dernier jour demandé",
            fact("requested_until"),
            regulation("183(2)(b)"),
        ),
        labelled(
            "job",
            "the last day of the job",
            "le dernier jour de l’emploi",
            fact("job_until"),
            regulation("183(2)"),
            when=_NAMED_EMPLOYER,
        ),
        labelled(
            "lmia",
            "the last day of employment the assessment allows",
            "le dernier jour d’emploi permis par l’étude",
            fact("lmia_employment_until", Ask.PRESUMED_NONE),
            regulation("203(3.1)"),
            when=_NAMED_EMPLOYER,
        ),
        labelled(
            "passport",
            "the last day of the passport",
            "le dernier jour du passeport",
            fact("passport_expires_on"),
            regulation("52(1)"),
            regulation("183(2)(c)"),
            when=_NOT_AMERICAN,
        ),
        labelled(
            "biometrics",
            "ten years after biometrics were last given",
            "dix ans après la dernière collecte des données biométriques",
            Shift(fact("biometrics_enrolled_on"), years=SERVES_YEARS),
            regulation("183(4)(c.1)"),
            when=all_of(_NOT_AMERICAN, given("biometrics_enrolled_on")),
        ),
        labelled(
            "programme",
            "the last day the programme allows",
            "le dernier jour permis par le programme",
            fact("programme_cap_until", Ask.PRESUMED_NONE),
            practice("programme"),
        ),
        labelled(
            "insurance",
            "the last day of the insurance",
            "le dernier jour de l’assurance",
            fact("insurance_until", Ask.PRESUMED_NONE),
            practice("International Experience Canada"),
        ),
    ),
    (regulation("183(2)"), regulation("183(4)"), page("AYA-13")),
)
