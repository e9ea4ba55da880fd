"""Applying for a permit at the border, and what follows there (cards 4, 18; R198, R26.1, A20; OUT-02, IN-10, IN-12)."""

from __future__ import annotations

from workpermit.core.law.book.activation import CAME_BY_US_OR_SPM, EXEMPT_FROM_RETURN_RULE, LETTER_VALID, MAY_ACTIVATE
from workpermit.core.law.book.biometrics import BIOMETRICS_IN_ORDER
from workpermit.core.law.book.medical import CERTIFICATE_ON_ENTRY
from workpermit.core.law.book.visa import US_NATIONAL_OR_RESIDENT, VISA_EXEMPT
from workpermit.core.law.expression import (
    Ask,
    Compare,
    Item,
    Literal,
    OfficerFinds,
    Operator,
    ParameterOn,
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
    holds,
    negation,
)
from workpermit.core.law.findings import act, page, practice, regulation
from workpermit.core.law.places import GREENLAND, SAINT_PIERRE_AND_MIQUELON, UNITED_STATES
from workpermit.core.law.quantity import Quantity, Yields, cases, labelled
from workpermit.core.text import Text

__all__ = ["LETTER_VALID", "MAY_APPLY_AT_PORT_OF_ENTRY", "MAY_ISSUE_AT_PORT_OF_ENTRY", "OUTCOME_AT_PORT_OF_ENTRY"]

ONLY_US_OR_SPM = all_of(
    CAME_BY_US_OR_SPM,
    negation(any_record("route_since_leaving", negation(among(Item(), UNITED_STATES, SAINT_PIERRE_AND_MIQUELON)))),
)

MAY_APPLY_AT_PORT_OF_ENTRY = Rule(
    "port_of_entry.may_apply_at_port_of_entry",
    Text(en="The person may apply at a port of entry", fr="La personne peut présenter une demande à un point d’entrée"),
    all_of(
        clause(
            "visa_exempt",
            "the person needs no visa",
            "la personne n’a pas besoin de visa",
            RuleRef(VISA_EXEMPT),
            regulation("198(1)"),
        ),
        clause(
            "assessment_given",
            "no assessment is needed, one was given for an offer outside seasonal agriculture, or residence excuses it",
            "aucune étude n’est requise, une étude vise une offre hors agriculture saisonnière, "
            "ou la résidence en dispense",
            any_of(
                equals("permit_kind", "open"),
                given("offer_number"),
                claimed("portal_exempt_employer"),
                all_of(given("lmia_number"), negation(holds("seasonal_agriculture"))),
                US_NATIONAL_OR_RESIDENT,
                among("country_of_residence", GREENLAND, SAINT_PIERRE_AND_MIQUELON),
            ),
            regulation("198(2)(a)"),
        ),
        clause(
            "medical_certificate",
            "the medical certificate needed to enter is held",
            "le certificat médical nécessaire pour entrer est détenu",
            RuleRef(CERTIFICATE_ON_ENTRY),
            regulation("198(2)(b)"),
            regulation("30(3)"),
        ),
        clause(
            "no_youth_exchange",
            "the person is in no youth exchange, is American, or was approved before entry",
            "la personne ne participe pas à un échange jeunesse, est des États-Unis, ou a été approuvée avant l’entrée",
            any_of(negation(claimed("youth_exchange")), US_NATIONAL_OR_RESIDENT, claimed("approved_before_entry")),
            regulation("198(2)(c)"),
        ),
        clause(
            "no_post_graduation_permit",
            "no post-graduation permit is asked for",
            "aucun permis postdiplôme n’est demandé",
            negation(claimed("post_graduation_permit")),
            practice("post-graduation permits"),
        ),
        clause(
            "biometrics_collected_here",
            "biometrics are in order or the port of entry collects them",
            "les données biométriques sont en règle ou le point d’entrée les recueille",
            any_of(holds("port_collects_biometrics", Ask.PRESUMED_TRUE), RuleRef(BIOMETRICS_IN_ORDER)),
            regulation("12.001"),
        ),
        clause(
            "no_turning_round",
            "the person did not leave Canada with status and come straight back from the United States or "
            "Saint-Pierre-et-Miquelon",
            "la personne n’est pas sortie du Canada avec un statut pour revenir aussitôt des États-Unis ou de "
            "Saint-Pierre-et-Miquelon",
            any_of(
                Compare(ParameterOn("flagpoling_designation", fact("judged_on")), Operator.EQUAL, Literal(False)),
                equals("route_since_leaving", None),
                negation(holds("held_status_when_leaving")),
                negation(ONLY_US_OR_SPM),
                EXEMPT_FROM_RETURN_RULE,
            ),
            regulation("26.1(2)"),
            page("IN-10"),
        ),
    ),
    (regulation("198"), page("IN-10"), page("IN-12")),
)

MAY_ISSUE_AT_PORT_OF_ENTRY = Rule(
    "port_of_entry.may_issue_at_port_of_entry",
    Text(en="The permit may be issued at the port of entry", fr="Le permis peut être délivré au point d’entrée"),
    all_of(
        clause(
            "identity",
            "identity is confirmed",
            "l’identité est confirmée",
            holds("identity_confirmed"),
            act("16(1)"),
            regulation("12.5"),
        ),
        clause(
            "passport_valid",
            "the passport is valid on the day, citizens of the United States apart",
            "le passeport est valide ce jour-là, citoyens des États-Unis exceptés",
            any_of(
                equals("citizenship", UNITED_STATES),
                from_on("passport_expires_on", fact("judged_on")),
            ),
            regulation("52(1)"),
            regulation("52(2)(a)"),
        ),
        clause(
            "biometrics",
            "biometrics are in order",
            "les données biométriques sont en règle",
            RuleRef(BIOMETRICS_IN_ORDER),
            act("10.01"),
        ),
        clause(
            "may_activate",
            "the letter is valid and the route allows it",
            "la lettre est valide et le trajet le permet",
            RuleRef(MAY_ACTIVATE),
            page("OUT-02"),
            page("IN-09"),
        ),
        clause(
            "admissible",
            "the border officer finds that the person may enter",
            "l’agent frontalier juge que la personne peut entrer",
            OfficerFinds("admissible"),
            act("20(1)(b)"),
            act("22(1)"),
        ),
    ),
    (regulation("200(1)"), act("20(1)(b)"), page("OUT-02")),
)

OUTCOME_AT_PORT_OF_ENTRY = Quantity(
    "port_of_entry.outcome",
    Text(en="What follows at the port of entry", fr="Ce qui suit au point d’entrée"),
    Yields.CODE,
    cases(
        labelled(
            "issue_changed",
            "the permit is issued, with a condition or an end that the officer changes",
            "le permis est délivré, avec une condition ou une fin que l’agent modifie",
            Literal("issue_changed"),
            regulation("185"),
            page("OUT-02"),
            when=all_of(claimed("terms_changed_at_border"), RuleRef(MAY_ISSUE_AT_PORT_OF_ENTRY)),
        ),
        labelled(
            "issue",
            "the permit is issued as the letter says",
            "le permis est délivré comme le dit la lettre",
            Literal("issue"),
            regulation("200(1)"),
            page("OUT-02"),
            when=RuleRef(MAY_ISSUE_AT_PORT_OF_ENTRY),
        ),
        labelled(
            "visitor",
            "no permit: the person may enter as a visitor, for six months unless the officer writes otherwise",
            "pas de permis : la personne peut entrer comme visiteuse, pour six mois sauf mention contraire de l’agent",
            Literal("visitor"),
            act("22(1)"),
            regulation("183(2)"),
            when=OfficerFinds("admissible"),
        ),
        labelled(
            "leave",
            "no entry: the officer lets the person leave Canada at once",
            "pas d’entrée : l’agent permet à la personne de quitter le Canada aussitôt",
            Literal("leave"),
            regulation("42"),
            when=OfficerFinds("allowed_to_leave"),
        ),
        labelled(
            "report",
            "no entry: the officer may report the person as inadmissible",
            "pas d’entrée : l’agent peut établir un rapport d’interdiction de territoire",
            Literal("report"),
            act("44(1)"),
        ),
    ),
    (act("20(1)(b)"), act("22(1)"), page("OUT-02")),
)
