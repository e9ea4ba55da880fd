"""Whether an officer shall issue the permit: R200 as a whole, in its own order (AYA-06). Discretion is FOR_OFFICER."""

from __future__ import annotations

from workpermit.core.law.book.biometrics import BIOMETRICS_IN_ORDER
from workpermit.core.law.book.employer import EMPLOYER_MAY_HIRE
from workpermit.core.law.book.medical import MEDICAL_IN_ORDER
from workpermit.core.law.book.offer import LMIA_IN_EFFECT, PORTAL_OFFER_IN_TIME
from workpermit.core.law.book.prior_breach import PRIOR_BREACH_BAR
from workpermit.core.law.book.route import MAY_APPLY_IN_CANADA
from workpermit.core.law.expression import (
    OfficerFinds,
    Rule,
    RuleRef,
    all_of,
    any_of,
    attached,
    claimed,
    clause,
    equals,
    given,
    negation,
)
from workpermit.core.law.findings import act, page, regulation
from workpermit.core.text import Text

__all__ = ["PERMIT_MAY_ISSUE", "PRIOR_BREACH_BAR"]

_MERITS = (
    clause(
        "applied_rightly",
        "the application was made as the Regulations allow",
        "la demande a été faite comme le permet le Règlement",
        any_of(equals("form", "imm_1295"), RuleRef(MAY_APPLY_IN_CANADA)),
        regulation("200(1)(a)"),
        regulation("197"),
        regulation("199"),
    ),
    clause(
        "will_leave",
        "the person will leave Canada by the end of the stay",
        "la personne quittera le Canada à la fin du séjour",
        any_of(claimed("no_other_means_of_support"), OfficerFinds("will_leave_canada")),
        regulation("200(1)(b)"),
        regulation("200(2)"),
    ),
    clause(
        "basis",
        "the work has a basis",
        "le travail a un fondement",
        any_of(
            clause(
                "open_basis",
                "the person belongs to a class that gets an open permit",
                "la personne relève d’une catégorie à permis ouvert",
                all_of(equals("permit_kind", "open"), OfficerFinds("open_permit_basis")),
                regulation("200(1)(c)(i)"),
                regulation("200(1)(c)(ii)"),
            ),
            clause(
                "exempt_offer",
                "there is an exempt offer and it is genuine",
                "il existe une offre dispensée et elle est authentique",
                all_of(
                    equals("permit_kind", "employer_specific"),
                    any_of(given("offer_number"), claimed("portal_exempt_employer")),
                    OfficerFinds("offer_genuine"),
                ),
                regulation("200(1)(c)(ii.1)"),
                regulation("200(5)"),
            ),
            clause(
                "assessed_offer",
                "there is an offer with an assessment in effect and it is genuine",
                "il existe une offre avec une étude en vigueur et elle est authentique",
                all_of(
                    equals("permit_kind", "employer_specific"), RuleRef(LMIA_IN_EFFECT), OfficerFinds("offer_genuine")
                ),
                regulation("200(1)(c)(iii)"),
                regulation("203(1)(a)"),
            ),
        ),
        regulation("200(1)(c)"),
    ),
    clause(
        "medical",
        "the medical requirements are met",
        "les exigences médicales sont satisfaites",
        RuleRef(MEDICAL_IN_ORDER),
        regulation("200(1)(e)"),
    ),
    clause(
        "biometrics",
        "biometrics are in order",
        "les données biométriques sont en règle",
        RuleRef(BIOMETRICS_IN_ORDER),
        act("10.01"),
        act("16(2)(a)"),
    ),
)

_PROHIBITIONS = (
    clause(
        "able_to_work",
        "nothing suggests that the person cannot do the work",
        "rien ne porte à croire que la personne ne peut faire le travail",
        OfficerFinds("able_to_do_work"),
        regulation("200(3)(a)"),
    ),
    clause(
        "quebec_certificate",
        "for assessed work in Quebec, a Quebec Acceptance Certificate is held",
        "pour un travail évalué au Québec, un Certificat d’acceptation du Québec est détenu",
        any_of(
            negation(equals("work_province", "QC")),
            equals("permit_kind", "open"),
            equals("lmia_number", None),
            attached("quebec_acceptance"),
        ),
        regulation("200(3)(b)"),
    ),
    clause(
        "no_labour_dispute",
        "the work would not affect a labour dispute",
        "le travail ne nuirait pas au règlement d’un conflit de travail",
        negation(OfficerFinds("labour_dispute")),
        regulation("200(3)(c)"),
    ),
    clause(
        "no_breach_bar",
        "no earlier breach bars the permit",
        "aucun manquement antérieur n’empêche le permis",
        negation(RuleRef(PRIOR_BREACH_BAR)),
        regulation("200(3)(e)"),
    ),
    clause(
        "no_agreement_conflict",
        "no federal-provincial agreement stands against it",
        "aucun accord fédéral-provincial ne s’y oppose",
        negation(claimed("agreement_conflict")),
        regulation("200(3)(f)"),
    ),
    clause(
        "offer_in_time",
        "an exempt offer and its fee came before the application",
        "une offre dispensée et ses frais ont précédé la demande",
        any_of(equals("permit_kind", "open"), given("lmia_number"), RuleRef(PORTAL_OFFER_IN_TIME)),
        regulation("200(3)(f.1)"),
    ),
    clause(
        "employer_may_hire",
        "the employer may hire",
        "l’employeur peut embaucher",
        RuleRef(EMPLOYER_MAY_HIRE),
        regulation("200(3)(g.1)"),
        regulation("200(3)(h)"),
    ),
)

PERMIT_MAY_ISSUE = Rule(
    "eligibility.permit_may_issue",
    Text(en="The permit may be issued", fr="Le permis peut être délivré"),
    all_of(*_MERITS, *_PROHIBITIONS),
    (regulation("200"), page("AYA-06")),
)
