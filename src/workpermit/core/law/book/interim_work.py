"""Interim authorization to work under the visitor policy, VISIT2WORK2020 (A25.2; IN-02 to IN-04; ADR-05 to ADR-09)."""

from __future__ import annotations

from datetime import date

from workpermit.core.law.expression import (
    Compare,
    ForOfficer,
    Item,
    Operator,
    ParameterOn,
    Rule,
    Shift,
    all_of,
    any_of,
    any_record,
    before,
    claimed,
    clause,
    equals,
    fact,
    from_on,
    holds,
    negation,
    up_to,
)
from workpermit.core.law.findings import act, page, policy, reading
from workpermit.core.text import Text

LOOK_BACK_MONTHS = 12

_FILED = fact("received_on")
_END = ParameterOn("visitor_policy_ends_on", _FILED)
_POLICY = policy("VISIT2WORK2020")

VISIT2WORK = Rule(
    "interim_work.visit2work",
    Text(
        en="The person may work while the application is decided, under the visitor policy",
        fr="La personne peut travailler pendant l’étude de la demande, selon la politique sur les visiteurs",
    ),
    all_of(
        clause(
            "in_canada",
            "the person was in Canada when applying",
            "la personne était au Canada au dépôt de la demande",
            holds("in_canada_on_filing"),
            page("IN-02"),
        ),
        clause(
            "visitor",
            "the person had visitor status when applying",
            "la personne avait le statut de visiteur au dépôt",
            equals("status_in_canada", "visitor"),
            page("IN-02"),
        ),
        clause(
            "status_valid",
            "that status was valid, maintained status included",
            "ce statut était valide, statut maintenu compris",
            any_of(from_on("status_until", _FILED), claimed("maintained_status")),
            page("IN-02"),
            reading(9),
        ),
        clause(
            "in_canada_form",
            "the application was made on IMM 5710",
            "la demande a été faite au moyen de l’IMM 5710",
            equals("form", "imm_5710"),
            _POLICY,
        ),
        clause(
            "employer_specific",
            "an employer-specific permit was asked for",
            "un permis lié à un employeur donné a été demandé",
            equals("permit_kind", "employer_specific"),
            page("IN-02"),
        ),
        clause(
            "window_open",
            "the application came on or after the first day of the policy",
            "la demande est arrivée au plus tôt le premier jour de la politique",
            from_on("received_on", ParameterOn("visitor_policy_opens_on", _FILED)),
            page("IN-02"),
            reading(6),
        ),
        clause(
            "window_not_closed",
            "the application came before the day the policy ended; that very day is an officer’s to judge",
            "la demande est arrivée avant le jour de fin de la politique\u00a0; ce jour même relève d’un agent",
            any_of(before("received_on", _END), all_of(Compare(_FILED, Operator.EQUAL, _END), ForOfficer())),
            page("IN-02"),
            reading(6),
        ),
        clause(
            "recent_permit",
            "a work permit was valid on a day of the 12 months before the application",
            "un permis de travail était valide un jour des 12 mois précédant la demande",
            any_record(
                "previous_permits",
                all_of(
                    from_on(Item("valid_until"), Shift(_FILED, months=-LOOK_BACK_MONTHS)),
                    up_to(Item("valid_from"), _FILED),
                ),
            ),
            page("IN-02"),
            reading(8),
        ),
        clause(
            "not_left",
            "the person has not left Canada since; a disputed presence is an officer’s to judge",
            "la personne n’a pas quitté le Canada depuis\u00a0; une présence contestée relève d’un agent",
            any_of(
                negation(any_record("departures", from_on(Item("left_on"), _FILED))),
                all_of(claimed("presence_disputed"), ForOfficer()),
            ),
            page("IN-02"),
            reading(7),
        ),
        clause(
            "pending",
            "the application is still pending",
            "la demande est encore en cours",
            equals("decision", None),
            page("IN-02"),
        ),
        clause(
            "code_given",
            "the request carries the code of the policy",
            "la demande porte le code de la politique",
            holds("interim_code_given"),
            page("IN-03"),
            reading(10),
        ),
    ),
    (act("25.2"), _POLICY, page("IN-02")),
    in_force_from=date(2020, 8, 24),
    in_force_until=date(2024, 8, 28),
)
