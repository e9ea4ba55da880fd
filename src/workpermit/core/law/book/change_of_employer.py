"""Working for a new employer while that application is decided, under the policy PPCHANGEWORK2020 (A25.2)."""

from __future__ import annotations

from datetime import date

from workpermit.core.law.expression import (
    ForOfficer,
    Item,
    Literal,
    Rule,
    all_of,
    any_of,
    any_record,
    attached,
    claimed,
    clause,
    equals,
    fact,
    from_on,
    given,
    holds,
    negation,
    up_to,
)
from workpermit.core.law.findings import act, policy, practice, reading
from workpermit.core.text import Text

OPENED_ON = date(2020, 5, 6)
PRESENT_VERSION_FROM = date(2025, 5, 27)

_FILED = fact("received_on")
_POLICY = policy("PPCHANGEWORK2020")

CHANGE_OF_EMPLOYER = Rule(
    "change_of_employer.may_start_new_job",  # IN-02
    Text(
        en="The person may work for the new employer while the application is decided",
        fr="La personne peut travailler pour le nouvel employeur pendant l’étude de la demande",
    ),
    all_of(
        clause(
            "policy_runs",
            "the application came while the policy ran; before its present version of 27 May 2025 an officer judges",
            "la demande est arrivée pendant la politique\u00a0; avant la version du 27 mai 2025, un agent en juge",
            any_of(
                from_on(_FILED, Literal(PRESENT_VERSION_FROM)),
                all_of(from_on(_FILED, Literal(OPENED_ON)), ForOfficer()),
            ),
            _POLICY,
            reading(40),
        ),
        clause(
            "in_canada",
            "the person was in Canada when applying",
            "la personne était au Canada au dépôt de la demande",
            holds("in_canada_on_filing"),
            _POLICY,
        ),
        clause(
            "status_valid",
            "the person had valid status when applying, maintained status included",
            "la personne avait un statut valide au dépôt, statut maintenu compris",
            any_of(from_on("status_until", _FILED), claimed("maintained_status")),
            _POLICY,
        ),
        clause(
            "authorized_to_work",
            "the person was authorized to work when applying, by a permit or under R186",
            "la personne était autorisée à travailler au dépôt, par un permis ou au titre de R186",
            any_of(
                any_record(
                    "previous_permits", all_of(up_to(Item("valid_from"), _FILED), from_on(Item("valid_until"), _FILED))
                ),
                all_of(claimed("working_under_section_186"), negation(claimed("short_term_work_exemption"))),
            ),
            _POLICY,
        ),
        clause(
            "employer_specific",
            "an employer-specific permit was asked for on IMM 5710",
            "un permis lié à un employeur donné a été demandé au moyen de l’IMM 5710",
            all_of(equals("form", "imm_5710"), equals("permit_kind", "employer_specific")),
            _POLICY,
        ),
        clause(
            "offer_held",
            "an offer from the new employer is held",
            "une offre du nouvel employeur est détenue",
            any_of(given("lmia_number"), given("offer_number"), attached("job_offer")),
            _POLICY,
        ),
        clause(
            "new_job",
            "the job is another one than on the current permit",
            "l’emploi diffère de celui du permis actuel",
            claimed("job_changed"),
            _POLICY,
        ),
        clause(
            "pending",
            "the application is still pending",
            "la demande est encore en cours",
            equals("decision", None),
            _POLICY,
        ),
        clause(
            "code_given",
            "the request carries the code of the policy",
            "la demande porte le code de la politique",
            holds("change_of_employer_code_given"),
            practice("code words of the web form"),
        ),
    ),
    (act("25.2"), _POLICY),
    in_force_from=PRESENT_VERSION_FROM,
)
