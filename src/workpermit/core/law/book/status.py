"""Renewal in time, and until when a person may stay (R183, R201; IN-11; ADR-01, ADR-19)."""

from __future__ import annotations

from workpermit.core.law.expression import (
    Ask,
    Item,
    LatestIn,
    Literal,
    Rule,
    RuleRef,
    Shift,
    all_of,
    any_of,
    any_record,
    before,
    clause,
    equals,
    fact,
    given,
    holds,
    negation,
    up_to,
)
from workpermit.core.law.findings import page, reading, regulation
from workpermit.core.law.quantity import Quantity, Yields, cases, earliest, labelled
from workpermit.core.text import Text

LAST_PERMIT_DAY = LatestIn(fact("previous_permits"), "valid_until")

RENEWAL_IN_TIME = Rule(
    "status.renewal_in_time",
    Text(en="The renewal was filed in time", fr="Le renouvellement a été déposé à temps"),
    all_of(
        clause(
            "renewal_form",
            "the application was made on the form for people in Canada",
            "la demande a été faite au moyen du formulaire pour les personnes au Canada",
            equals("form", "imm_5710"),
            regulation("201(1)"),
        ),
        clause(
            "permit_held",
            "a work permit was held before",
            "un permis de travail était détenu auparavant",
            given(LAST_PERMIT_DAY),
            regulation("201(1)"),
        ),
        clause(
            "while_valid",
            "the application was received before midnight UTC on the permit’s last day",
            "la demande a été reçue avant minuit UTC le dernier jour du permis",
            up_to("received_on", LAST_PERMIT_DAY),
            regulation("201(1)(a)"),
            regulation("9.3(1)"),
            reading(2),
        ),
    ),
    (regulation("201(1)(a)"), regulation("186(u)")),
    judged_on="received_on",
)

MAY_RENEW = Rule(
    "status.may_renew",
    Text(en="The permit may be renewed", fr="Le permis peut être renouvelé"),
    all_of(
        clause(
            "in_time",
            "the application was made before the permit expired",
            "la demande a été faite avant l’expiration du permis",
            RuleRef(RENEWAL_IN_TIME),
            regulation("201(1)(a)"),
        ),
        clause(
            "conditions_kept",
            "no condition was broken",
            "aucune condition n’a été enfreinte",
            negation(any_record("prior_breaches", given(Item("kind")))),
            regulation("201(1)(b)"),
        ),
    ),
    (regulation("201(1)"),),
    judged_on="received_on",
)

FILED_WITHIN_STAY = Rule(
    "status.filed_within_stay",
    Text(
        en="An extension was asked for before the authorized stay ended",
        fr="Une prolongation a été demandée avant la fin du séjour autorisé",
    ),
    all_of(
        clause(
            "extension_form",
            "the application was made on the form for people in Canada",
            "la demande a été faite au moyen du formulaire pour les personnes au Canada",
            equals("form", "imm_5710"),
            regulation("183(5)"),
        ),
        clause(
            "within_stay",
            "it was received before midnight UTC on the last day of the stay",
            "elle a été reçue avant minuit UTC le dernier jour du séjour",
            up_to("received_on", fact("status_until")),
            regulation("183(5)"),
            reading(2),
        ),
        clause(
            "not_undone",
            "it was neither returned nor withdrawn before the end of the stay",
            "elle n’a été ni retournée ni retirée avant la fin du séjour",
            any_of(
                negation(any_of(equals("decision", "returned"), equals("decision", "withdrawn"))),
                before("status_until", fact("decided_on")),
            ),
            regulation("12"),
            reading(1),
            reading(19),
        ),
    ),
    (regulation("183(5)"),),
    judged_on="received_on",
)

STAY_ENDS = Quantity(
    "status.stay_ends",
    Text(en="Last day of the stay authorized before", fr="Dernier jour du séjour autorisé auparavant"),
    Yields.DATE,
    earliest(
        labelled(
            "authorized_period",
            "the last day of the period authorized",
            "le dernier jour de la période autorisée",
            fact("status_until"),
            regulation("183(4)(b)"),
            regulation("183(4)(d)"),
        ),
        labelled(
            "biometrics",
            "ten years after biometrics were last given",
            "dix ans après la dernière collecte de la biométrie",
            Shift(fact("biometrics_enrolled_on"), years=10),
            regulation("183(4)(c.1)"),
        ),
    ),
    (regulation("183(2)"), regulation("183(4)")),
)

_DECISION_DAY = fact("decided_on")

STAY_UNTIL = Quantity(
    "status.stay_until",
    Text(en="Until when the person may stay", fr="Jusqu’à quand la personne peut rester"),
    Yields.DATE,
    cases(
        labelled(
            "approved",
            "the last day of the permit granted",
            "le dernier jour du permis accordé",
            fact("permit_valid_until"),
            regulation("183(5)(b)"),
            when=equals("decision", "approved"),
        ),
        labelled(
            "until_decision",
            "the stay is maintained until a decision is made; no day can be named yet",
            "le séjour est maintenu jusqu’à la décision; aucun jour ne peut encore être nommé",
            Literal(None),
            regulation("183(5)"),
            page("IN-11"),
            when=all_of(RuleRef(FILED_WITHIN_STAY), equals("decision", None)),
        ),
        labelled(
            "decision_day",
            "the stay was maintained until the day the application ended",
            "le séjour a été maintenu jusqu’au jour où la demande a pris fin",
            _DECISION_DAY,
            regulation("183(5)(a)"),
            reading(1),
            when=all_of(
                RuleRef(FILED_WITHIN_STAY),
                before("status_until", _DECISION_DAY),
                # A returned application was never made, so no status flows from it; one that waited for
                # biometrics in a window that we gave is the exception we read (ADR-01).
                any_of(negation(equals("decision", "returned")), holds("biometrics_window_lapsed", Ask.PRESUMED_FALSE)),
            ),
        ),
        labelled(
            "authorized_period",
            "the last day of the period authorized",
            "le dernier jour de la période autorisée",
            fact("status_until"),
            regulation("183(2)"),
            regulation("183(4)"),
        ),
    ),
    (regulation("183(2)"), regulation("183(4)"), regulation("183(5)")),
)
