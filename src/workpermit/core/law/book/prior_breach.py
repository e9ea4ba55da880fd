"""Whether earlier unauthorized work, study or a broken condition bars the permit (R200(3)(e), R200(3.1))."""

from __future__ import annotations

from workpermit.core.law.expression import (
    Item,
    Rule,
    Shift,
    all_of,
    among,
    any_of,
    any_record,
    claimed,
    clause,
    equals,
    negation,
    up_to,
)
from workpermit.core.law.findings import regulation
from workpermit.core.text import Text

BAR_MONTHS = 6

# Breaches of R185(a), R185(b)(i) to (iii) or R185(c) alone bar nothing: R200(3)(e)(ii).
EXCUSED_KINDS = ("stay_period", "work_type", "employer", "employer_duration", "work_location", "studies")

PRIOR_BREACH_BAR = Rule(
    "eligibility.prior_breach_bar",  # AYA-06
    Text(en="An earlier breach bars the permit", fr="Un manquement antérieur empêche le permis"),
    all_of(
        clause(
            "breach_within_six_months",
            "a breach that is not excused goes on, or ended no more than six months ago",
            "un manquement non excusé se poursuit ou a cessé il y a six mois au plus",
            any_record(
                "prior_breaches",
                all_of(
                    negation(among(Item("kind"), *EXCUSED_KINDS)),
                    any_of(
                        equals(Item("ceased_on"), None),
                        up_to("judged_on", Shift(Item("ceased_on"), months=BAR_MONTHS)),
                    ),
                ),
            ),
            regulation("200(3)(e)(i)"),
            regulation("200(3)(e)(ii)"),
        ),
        clause(
            "not_without_support",
            "the person is not someone with no other means of support",
            "la personne n’est pas sans autre moyen de subsistance",
            negation(claimed("no_other_means_of_support")),
            regulation("200(3)(e)(iii)"),
            regulation("206"),
        ),
        clause(
            "no_later_resident_permit",
            "no temporary resident permit was issued afterwards",
            "aucun permis de séjour temporaire n’a été délivré par la suite",
            negation(claimed("temporary_resident_permit_since_breach")),
            regulation("200(3)(e)(iv)"),
        ),
        clause(
            "not_an_abused_worker",
            "the person is not a worker at risk of abuse",
            "la personne n’est pas un travailleur exposé à la violence",
            negation(claimed("abused_worker")),
            regulation("200(3.1)"),
            regulation("207.1(1)"),
        ),
    ),
    (regulation("200(3)(e)"),),
)
