"""Renewal in time, and until when a person may stay (R183, R201; IN-11; ADR-01, ADR-19)."""

from __future__ import annotations

from datetime import date

from workpermit.core.law.expression import (
    Ask,
    ForOfficer,
    Item,
    LatestIn,
    Literal,
    Rule,
    RuleRef,
    Shift,
    all_of,
    among,
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
from workpermit.core.law.findings import page, practice, reading, regulation
from workpermit.core.law.quantity import Quantity, Yields, cases, earliest, labelled
from workpermit.core.text import Text

LAST_PERMIT_DAY = LatestIn(fact("previous_permits"), "valid_until")

RENEWAL_IN_TIME = Rule(
    "status.renewal_in_time",  # IN-11
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
    "status.may_renew",  # IN-11
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
    "status.filed_within_stay",  # IN-11
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

SECOND_APPLICATIONS_FROM = date(2025, 5, 28)

EARLIER_RECEIVED_ON = fact("earlier_application_received_on", Ask.PRESUMED_NONE)
_EARLIER_DECISION = fact("earlier_application_decision", Ask.PRESUMED_NONE)
_EARLIER_DECIDED_ON = fact("earlier_application_decided_on", Ask.PRESUMED_NONE)
_SECOND_APPLICATIONS = practice("second applications, from 28 May 2025")

FIRST_STILL_COUNTS = Rule(
    "status.first_still_counts",  # IN-11
    Text(
        en="An earlier application, filed within the stay, still keeps the status",
        fr="Une demande antérieure, déposée pendant le séjour, maintient encore le statut",
    ),
    all_of(
        clause(
            "earlier_filed",
            "an earlier application was undecided when this one was filed",
            "une demande antérieure était sans décision au dépôt de celle-ci",
            given(EARLIER_RECEIVED_ON),
            regulation("183(5)"),
        ),
        clause(
            "earlier_within_stay",
            "the earlier one was received before midnight UTC on the last day of the stay",
            "la demande antérieure a été reçue avant minuit UTC le dernier jour du séjour",
            up_to(EARLIER_RECEIVED_ON, fact("status_until")),
            regulation("183(5)"),
            reading(2),
        ),
        clause(
            "earlier_undecided",
            "the earlier one is still undecided",
            "la demande antérieure est encore sans décision",
            equals(_EARLIER_DECISION, None),
            regulation("183(5)"),
        ),
    ),
    (regulation("183(5)"), _SECOND_APPLICATIONS, reading(39)),
)

SECOND_COUNTS = Rule(
    "status.second_counts",  # IN-11
    Text(
        en="This application keeps the status although an earlier one was refused",
        fr="Cette demande maintient le statut malgré le refus d’une demande antérieure",
    ),
    all_of(
        clause(
            "earlier_filed",
            "an earlier application was undecided when this one was filed",
            "une demande antérieure était sans décision au dépôt de celle-ci",
            given(EARLIER_RECEIVED_ON),
            _SECOND_APPLICATIONS,
        ),
        clause(
            "before_the_stay_ended",
            "this one was received before midnight UTC on the last day of the stay; received later, it falls with the "
            "first, and a first decided before 28 May 2025 is an officer’s to judge",
            "celle-ci a été reçue avant minuit UTC le dernier jour du séjour\u00a0; plus tard, elle suit le sort de "
            "la première, et une première tranchée avant le 28 mai 2025 relève d’un agent",
            any_of(
                up_to("received_on", fact("status_until")),
                all_of(before(_EARLIER_DECIDED_ON, Literal(SECOND_APPLICATIONS_FROM)), ForOfficer()),
            ),
            _SECOND_APPLICATIONS,
            reading(39),
        ),
    ),
    (regulation("183(5)"), _SECOND_APPLICATIONS, reading(39)),
    judged_on="received_on",
    in_force_from=SECOND_APPLICATIONS_FROM,
)

STAY_ENDS = Quantity(
    "status.stay_ends",  # IN-11
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
            "dix ans après la dernière collecte des données biométriques",
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
            # Approved from abroad (IMM 1295), the permit gives a stay only once it is issued at the border.
            when=all_of(
                equals("decision", "approved"),
                any_of(given(fact("permit_valid_until", Ask.PRESUMED_NONE)), equals("form", "imm_5710")),
            ),
        ),
        labelled(
            "until_decision",
            "the stay is maintained until a decision is made; no day can be named yet",
            "le séjour est maintenu jusqu’à la décision\u00a0; aucun jour ne peut encore être nommé",
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
            "until_first_decision",
            "the stay is maintained until the earlier application is decided; no day can be named yet",
            "le séjour est maintenu jusqu’à la décision sur la demande antérieure\u00a0; aucun jour n’est encore connu",
            Literal(None),
            regulation("183(5)"),
            _SECOND_APPLICATIONS,
            reading(39),
            when=RuleRef(FIRST_STILL_COUNTS),
        ),
        labelled(
            "first_decision_day",
            "the stay was maintained until the day the earlier application was decided; the later one does not keep it",
            "le séjour a été maintenu jusqu’à la décision sur la première\u00a0; la seconde ne le maintient pas",
            _EARLIER_DECIDED_ON,
            regulation("183(5)(a)"),
            _SECOND_APPLICATIONS,
            reading(39),
            when=all_of(
                given(EARLIER_RECEIVED_ON),
                up_to(EARLIER_RECEIVED_ON, fact("status_until")),
                among(_EARLIER_DECISION, "refused", "withdrawn"),
                before("status_until", _EARLIER_DECIDED_ON),
                any_of(negation(before(_EARLIER_DECIDED_ON, Literal(SECOND_APPLICATIONS_FROM))), ForOfficer()),
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
