"""Whether the employer may hire, by its standing on the published list (R200(3)(h); AYA-05; ADR-17)."""

from __future__ import annotations

from workpermit.core.law.expression import (
    ForOfficer,
    Rule,
    all_of,
    any_of,
    claimed,
    clause,
    equals,
    fact,
    negation,
    up_to,
)
from workpermit.core.law.findings import page, practice, reading, regulation
from workpermit.core.text import Text

_STANDING = "employer_standing"

EMPLOYER_MAY_HIRE = Rule(
    "employer.employer_may_hire",
    Text(en="The employer may hire", fr="L’employeur peut embaucher"),
    any_of(
        clause(
            "open_permit",
            "the permit is open, so there is no employer to check",
            "le permis est ouvert, il n’y a donc aucun employeur à vérifier",
            equals("permit_kind", "open"),
            reading(17),
        ),
        clause(
            "nothing_bars_the_employer",
            "nothing bars the employer",
            "rien n’empêche l’employeur d’embaucher",
            all_of(
                clause(
                    "no_sex_trade",
                    "the employer does not regularly offer striptease, escort services or erotic massages",
                    "l’employeur n’offre pas régulièrement striptease, services d’escorte ou massages érotiques",
                    negation(claimed("sex_trade_employer")),
                    regulation("200(3)(g.1)"),
                ),
                clause(
                    "not_ineligible",
                    "the employer is not ineligible without end",
                    "l’employeur n’est pas inadmissible sans limite",
                    negation(equals(_STANDING, "ineligible")),
                    regulation("200(3)(h)(ii)"),
                    regulation("209.95(1)(b)"),
                ),
                clause(
                    "ineligibility_over",
                    "the last day of any ineligibility is over",
                    "le dernier jour de toute inadmissibilité est passé",
                    negation(
                        all_of(
                            equals(_STANDING, "ineligible_until"),
                            up_to("judged_on", fact("employer_ineligible_until")),
                        )
                    ),
                    regulation("200(3)(h)(ii)"),
                    regulation("209.99(2)"),
                    practice("the last day counts as ineligible"),
                ),
                clause(
                    "no_unpaid_penalty",
                    "no monetary penalty is unpaid",
                    "aucune sanction pécuniaire n’est impayée",
                    negation(equals(_STANDING, "unpaid_penalty")),
                    regulation("200(3)(h)(iii)"),
                ),
                clause(
                    "match_settled",
                    "an officer has settled any likeness with a listed name",
                    "un agent a tranché toute ressemblance avec un nom de la liste",
                    any_of(negation(equals(_STANDING, "unresolved")), ForOfficer()),
                    page("AYA-05"),
                ),
            ),
            regulation("200(3)(h)"),
        ),
    ),
    (regulation("200(3)(h)"), page("AYA-05")),
)
