"""Whether a person who left may come back without a new visa (R7, R190; IN-11). Admission itself stays an officer's."""

from __future__ import annotations

from workpermit.core.law.book.port_of_entry import ONLY_US_OR_SPM
from workpermit.core.law.book.status import FILED_WITHIN_STAY
from workpermit.core.law.book.visa import VISA_EXEMPT
from workpermit.core.law.expression import Rule, RuleRef, all_of, any_of, clause, equals, fact, from_on
from workpermit.core.law.findings import page, practice, regulation
from workpermit.core.text import Text

_RETURN = fact("judged_on")

NO_NEW_VISA_TO_RETURN = Rule(
    "re_entry.no_new_visa_to_return",
    Text(
        en="The person needs no new visa to come back",
        fr="La personne n’a pas besoin d’un nouveau visa pour revenir",
    ),
    any_of(
        clause(
            "visa_exempt",
            "the person needs no visa",
            "la personne n’a pas besoin de visa",
            RuleRef(VISA_EXEMPT),
            regulation("190"),
        ),
        clause(
            "visa_still_valid",
            "the visa held is valid on the day of return",
            "le visa détenu est valide le jour du retour",
            from_on("visa_valid_until", _RETURN),
            regulation("7(1)"),
        ),
        clause(
            "short_trip",
            "the trip was to the United States or Saint-Pierre-et-Miquelon alone, and the stay had not ended on return",
            "le voyage était limité aux États-Unis ou à Saint-Pierre-et-Miquelon et le séjour n’était pas terminé",
            all_of(
                ONLY_US_OR_SPM,
                any_of(from_on("status_until", _RETURN), all_of(RuleRef(FILED_WITHIN_STAY), equals("decision", None))),
            ),
            regulation("190(3)(f)"),
            practice("maintained status"),
        ),
    ),
    (regulation("7(1)"), regulation("190"), page("IN-11")),
)
