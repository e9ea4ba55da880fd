"""Whether the offer of employment, or its labour market assessment, is ready (R200(3)(f.1), R203, R209.11)."""

from __future__ import annotations

from workpermit.core.law.expression import (
    Compare,
    Condition,
    ForOfficer,
    Operator,
    Rule,
    RuleRef,
    all_of,
    any_of,
    before,
    claimed,
    clause,
    equals,
    fact,
    from_on,
    given,
    holds,
    negation,
)
from workpermit.core.law.findings import regulation
from workpermit.core.text import Text


def _before_filing(name: str) -> Condition:
    """Require a day before the filing; on the very day only the hour would tell, so an officer looks."""
    filed = fact("received_on")
    same_day = Compare(fact(name), Operator.EQUAL, filed)
    return any_of(before(name, filed), all_of(same_day, ForOfficer()))


LMIA_IN_EFFECT = Rule(
    "offer.lmia_in_effect",  # AYA-06
    Text(
        en="The labour market impact assessment is in effect",
        fr="L’étude d’impact sur le marché du travail est en vigueur",
    ),
    all_of(
        clause(
            "lmia_given",
            "an assessment number is given",
            "un numéro d’étude est donné",
            given("lmia_number"),
            regulation("203(1)"),
        ),
        clause(
            "lmia_not_expired",
            "the assessment has not expired on the day",
            "l’étude n’est pas expirée ce jour-là",
            from_on("lmia_valid_until", fact("judged_on")),
            regulation("203(3.1)"),
        ),
        clause(
            "lmia_not_suspended",
            "the assessment is not suspended",
            "l’étude n’est pas suspendue",
            negation(holds("lmia_suspended")),
            regulation("203(3.1)"),
        ),
    ),
    (regulation("200(1)(c)(iii)"), regulation("203(1)")),
)

PORTAL_OFFER_IN_TIME = Rule(
    "offer.portal_offer_in_time",  # AYA-06
    Text(
        en="The employer sent the offer and paid its fee before the application",
        fr="L’employeur a présenté l’offre et payé ses frais avant la demande",
    ),
    any_of(
        clause(
            "portal_exempt",
            "the employer is exempt from the portal",
            "l’employeur est dispensé du portail",
            claimed("portal_exempt_employer"),
            regulation("303.1(4.1)"),
            regulation("209.91"),
        ),
        clause(
            "offer_and_fee",
            "the offer and the fee came before the application",
            "l’offre et les frais ont précédé la demande",
            all_of(
                clause(
                    "offer_given",
                    "an offer of employment number is given",
                    "un numéro d’offre d’emploi est donné",
                    given("offer_number"),
                    regulation("209.11(1)"),
                ),
                clause(
                    "offer_before_filing",
                    "the offer was submitted before the application",
                    "l’offre a été présentée avant la demande",
                    _before_filing("offer_submitted_on"),
                    regulation("200(3)(f.1)"),
                    regulation("209.11(1)"),
                ),
                clause(
                    "fee_before_filing",
                    "the employer compliance fee was paid before the application",
                    "les frais de conformité de l’employeur ont été payés avant la demande",
                    _before_filing("compliance_fee_paid_on"),
                    regulation("200(3)(f.1)"),
                    regulation("303.1(2)"),
                ),
            ),
            regulation("200(3)(f.1)"),
        ),
    ),
    (regulation("200(3)(f.1)"), regulation("209.11(1)")),
    judged_on="received_on",
)

OFFER_READY = Rule(
    "offer.offer_ready",  # AYA-06
    Text(en="The offer is ready", fr="L’offre est prête"),
    any_of(
        clause(
            "open_permit",
            "the permit is open, so no offer is needed",
            "le permis est ouvert, aucune offre n’est donc nécessaire",
            equals("permit_kind", "open"),
            regulation("200(1)(c)(ii)"),
        ),
        clause(
            "lmia",
            "an assessment is in effect",
            "une étude est en vigueur",
            RuleRef(LMIA_IN_EFFECT),
            regulation("200(1)(c)(iii)"),
        ),
        clause(
            "portal_offer",
            "an exempt offer was submitted and paid in time",
            "une offre dispensée a été présentée et payée à temps",
            RuleRef(PORTAL_OFFER_IN_TIME),
            regulation("200(1)(c)(ii.1)"),
        ),
    ),
    (regulation("200(1)(c)"), regulation("200(3)(f.1)")),
)
