"""Whether the holder of a letter of introduction may get the permit on this return (IN-09, OUT-02; ADR-15).

R198 speaks of *applying* at the border; a letter's holder has applied already (R197, R199(g)), so this card decides.
"""

from __future__ import annotations

from workpermit.core.law.book.employer import EMPLOYER_MAY_HIRE
from workpermit.core.law.book.medical import CERTIFICATE_ON_ENTRY
from workpermit.core.law.book.visa import US_NATIONAL_OR_RESIDENT, VISA_EXEMPT
from workpermit.core.law.expression import (
    ForOfficer,
    Item,
    Rule,
    RuleRef,
    all_of,
    among,
    any_of,
    any_record,
    claimed,
    clause,
    equals,
    fact,
    from_on,
    given,
    negation,
)
from workpermit.core.law.findings import page, practice, reading, regulation
from workpermit.core.law.places import SAINT_PIERRE_AND_MIQUELON, UNITED_STATES
from workpermit.core.text import Text

LETTER_VALID = Rule(
    "port_of_entry.letter_valid",
    Text(en="The letter of introduction is valid", fr="La lettre d’introduction est valide"),
    all_of(
        clause(
            "not_expired",
            "its last day has not passed",
            "son dernier jour n’est pas passé",
            from_on("letter_valid_until", fact("judged_on")),
            page("OUT-01"),
        ),
        clause(
            "not_cancelled",
            "it was not cancelled",
            "elle n’a pas été annulée",
            negation(claimed("letter_cancelled")),
            page("OUT-01"),
        ),
        clause(
            "visa_valid",
            "no visa is needed, or the visa is valid on the day",
            "aucun visa n’est nécessaire, ou le visa est valide ce jour-là",
            any_of(RuleRef(VISA_EXEMPT), from_on("visa_valid_until", fact("judged_on"))),
            regulation("7(1)"),
        ),
        clause(
            "medical_valid",
            "the medical certificate needed to enter is held",
            "le certificat médical nécessaire pour entrer est détenu",
            RuleRef(CERTIFICATE_ON_ENTRY),
            regulation("30(3)"),
        ),
        clause(
            "employer_may_hire",
            "the employer may hire",
            "l’employeur peut embaucher",
            RuleRef(EMPLOYER_MAY_HIRE),
            regulation("200(3)(h)"),
        ),
    ),
    (page("OUT-01"), regulation("199(g)")),
)

# The element of a route is the country itself.
CAME_BY_US_OR_SPM = any_record("route_since_leaving", among(Item(), UNITED_STATES, SAINT_PIERRE_AND_MIQUELON))

EXEMPT_FROM_RETURN_RULE = clause(
    "exempt_from_return_rule",
    "an exemption for returns from the United States is shown",
    "une exemption pour les retours des États-Unis est établie",
    any_of(US_NATIONAL_OR_RESIDENT, claimed("activation_exemption"), claimed("border_appointment")),
    regulation("26.1(2)"),
    practice("designation of 24 December 2024"),
    reading(15),
)

MAY_ACTIVATE = Rule(
    "activation.may_activate",
    Text(
        en="The letter’s holder may get the permit on this entry",
        fr="Le titulaire de la lettre peut obtenir le permis à cette entrée",
    ),
    all_of(
        clause(
            "letter_valid",
            "the letter of introduction is valid",
            "la lettre d’introduction est valide",
            RuleRef(LETTER_VALID),
            page("OUT-01"),
        ),
        clause(
            "left_canada",
            "the person comes from outside Canada",
            "la personne arrive de l’extérieur du Canada",
            any_of(
                equals("route_since_leaving", None),
                any_record("route_since_leaving", given(Item())),
            ),
            page("IN-09"),
            reading(18),
        ),
        clause(
            "route_allows_it",
            "the route does not stand against it",
            "le trajet ne s’y oppose pas",
            any_of(
                clause(
                    "no_return",
                    "the person does not come back after a stay in Canada",
                    "la personne ne revient pas après un séjour au Canada",
                    equals("route_since_leaving", None),
                    regulation("197"),
                ),
                EXEMPT_FROM_RETURN_RULE,
                clause(
                    "third_country",
                    "the person was in neither the United States nor Saint-Pierre-et-Miquelon since leaving",
                    "la personne n’a été ni aux États-Unis ni à Saint-Pierre-et-Miquelon depuis son départ",
                    negation(CAME_BY_US_OR_SPM),
                    page("IN-09"),
                    reading(15),
                ),
                clause(
                    "officer_decides_the_route",
                    "a return from there, or by a mixed route, is an officer’s to decide",
                    "un retour de là, ou par un trajet mixte, relève d’un agent",
                    ForOfficer(),
                    page("IN-09"),
                    reading(15),
                ),
            ),
            page("IN-09"),
            regulation("26.1"),
        ),
    ),
    (page("IN-09"), regulation("197"), regulation("199(g)")),
)
