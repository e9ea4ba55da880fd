"""Facts of the decision: what only an officer finds, what was decided, and what time it set running."""

from __future__ import annotations

from datetime import date

from workpermit.core.law.vocabulary.types import Fact, FactType, Origin
from workpermit.core.text import Text

DECISIONS = ("approved", "refused", "withdrawn", "returned")

DECISION = (
    Fact(
        "offer_genuine",
        FactType.BOOLEAN,
        Text(en="an officer finds the offer genuine", fr="un agent juge l’offre authentique"),
        True,
        Origin.OFFICER,
    ),
    Fact(
        "able_to_do_work",
        FactType.BOOLEAN,
        Text(
            en="an officer finds the person able to do the work", fr="un agent juge la personne apte à faire le travail"
        ),
        True,
        Origin.OFFICER,
    ),
    Fact(
        "will_leave_canada",
        FactType.BOOLEAN,
        Text(
            en="an officer finds the person will leave at the end of the stay",
            fr="un agent juge que la personne partira à la fin du séjour",
        ),
        True,
        Origin.OFFICER,
    ),
    Fact(
        "labour_dispute",
        FactType.BOOLEAN,
        Text(
            en="an officer finds the work would affect a labour dispute",
            fr="un agent juge que le travail nuirait au règlement d’un conflit de travail",
        ),
        False,
        Origin.OFFICER,
    ),
    Fact(
        "open_permit_basis",
        FactType.BOOLEAN,
        Text(
            en="an officer finds the person described in a class that gets an open permit",
            fr="un agent juge que la personne relève d’une catégorie à permis ouvert",
        ),
        True,
        Origin.OFFICER,
    ),
    Fact(
        "agreement_conflict",
        FactType.BOOLEAN,
        Text(
            en="the permit would conflict with a federal-provincial agreement",
            fr="le permis irait à l’encontre d’un accord fédéral-provincial",
        ),
        False,
        Origin.OFFICER,
    ),
    Fact(
        "no_other_means_of_support",
        FactType.BOOLEAN,
        Text(
            en="the person cannot support themself without working (R206)",
            fr="la personne ne peut subvenir à ses besoins sans travailler (R206)",
        ),
        False,
        Origin.OFFICER,
    ),
    Fact(
        "temporary_resident_permit_since_breach",
        FactType.BOOLEAN,
        Text(
            en="a temporary resident permit was issued after the breach",
            fr="un permis de séjour temporaire a été délivré après le manquement",
        ),
        False,
        Origin.OFFICER,
    ),
    Fact(
        "abused_worker",
        FactType.BOOLEAN,
        Text(
            en="the person is a worker at risk of abuse (R207.1)",
            fr="la personne est un travailleur exposé à la violence (R207.1)",
        ),
        False,
        Origin.OFFICER,
    ),
    Fact(
        "working_under_section_186",
        FactType.BOOLEAN,
        Text(
            en="the person works in Canada without a permit under R186, not as a business visitor",
            fr="la personne travaille sans permis au titre de R186, sans être visiteur commercial",
        ),
        False,
        Origin.FORM,
    ),
    Fact(
        "family_of_permit_holder",
        FactType.BOOLEAN,
        Text(
            en="a family member of someone in R199(a) to (d)",
            fr="membre de la famille d’une personne visée à R199a) à d)",
        ),
        False,
        Origin.FORM,
    ),
    Fact(
        "in_canada_class",
        FactType.BOOLEAN,
        Text(en="a situation of R206 or R207", fr="une situation visée à R206 ou R207"),
        False,
        Origin.FORM,
    ),
    Fact(
        "approved_before_entry",
        FactType.BOOLEAN,
        Text(
            en="an application made before entry was approved in writing, the permit not issued",
            fr="une demande faite avant l’entrée a été approuvée par écrit, le permis n’étant pas délivré",
        ),
        False,
        Origin.OFFICE,
    ),
    Fact(
        "trade_agreement_applicant",
        FactType.BOOLEAN,
        Text(
            en="a trader, investor, transferee or professional under the trade agreement",
            fr="négociant, investisseur, muté ou professionnel visé par l’accord commercial",
        ),
        False,
        Origin.FORM,
    ),
    Fact(
        "foreign_mission_letter",
        FactType.BOOLEAN,
        Text(
            en="a foreign affairs statement of no objection is held",
            fr="une déclaration de non-objection des Affaires étrangères est détenue",
        ),
        False,
        Origin.FORM,
    ),
    Fact(
        "decision",
        FactType.CODE,
        Text(en="what became of the application", fr="l’issue de la demande"),
        "approved",
        Origin.OFFICE,
        choices=DECISIONS,
        nullable=True,
        description=Text(en="none while the application is pending", fr="aucune tant que la demande est en cours"),
    ),
    Fact(
        "documents_due_on",
        FactType.DATE,
        Text(
            en="the day an officer set for the documents asked for",
            fr="le jour fixé par un agent pour les documents demandés",
        ),
        date(2025, 9, 15),
        Origin.OFFICER,
    ),
    Fact(
        "documents_extended_until",
        FactType.DATE,
        Text(
            en="the last day given for the documents by an extension",
            fr="le dernier jour accordé par une prolongation pour les documents",
        ),
        date(2025, 10, 15),
        Origin.OFFICER,
        nullable=True,
    ),
    Fact(
        "documents_sent_on",
        FactType.DATE,
        Text(
            en="the day, in UTC, when sending the documents began",
            fr="le jour, en UTC, où l’envoi des documents a commencé",
        ),
        date(2025, 9, 15),
        Origin.OFFICE,
        nullable=True,
    ),
    Fact(
        "decided_on",
        FactType.DATE,
        Text(en="the day of the decision", fr="le jour de la décision"),
        date(2025, 8, 1),
        Origin.OFFICE,
        nullable=True,
    ),
    Fact(
        "decided_in_canada",
        FactType.BOOLEAN,
        Text(en="the matter arose in Canada", fr="l’affaire est née au Canada"),
        True,
        Origin.OFFICE,
    ),
    Fact(
        "decision_notified_on",
        FactType.DATE,
        Text(en="the day the person was told of the decision", fr="le jour où la personne a été avisée de la décision"),
        date(2025, 8, 1),
        Origin.OFFICE,
    ),
    Fact(
        "decision_letter_on",
        FactType.DATE,
        Text(en="the date of the decision letter", fr="la date de la lettre de décision"),
        date(2025, 6, 17),
        Origin.OFFICE,
    ),
    Fact(
        "approval_note_on",
        FactType.DATE,
        Text(
            en="the day the permit announced by the note is in force from",
            fr="le jour d’entrée en vigueur du permis annoncé par la note",
        ),
        date(2025, 6, 17),
        Origin.OFFICE,
        nullable=True,
    ),
    Fact(
        "permit_valid_until",
        FactType.DATE,
        Text(en="the last day of the permit granted", fr="le dernier jour du permis accordé"),
        date(2027, 8, 31),
        Origin.OFFICE,
        nullable=True,
    ),
    Fact(
        "status_lost_on",
        FactType.DATE,
        Text(en="the day status was lost", fr="le jour de la perte du statut"),
        date(2025, 8, 1),
        Origin.OFFICE,
    ),
    Fact(
        "processing_begun",
        FactType.BOOLEAN,
        Text(en="processing had begun", fr="l’étude avait commencé"),
        False,
        Origin.OFFICE,
    ),
    Fact(
        "interim_code_given",
        FactType.BOOLEAN,
        Text(en="the request carries the code VISIT2WORK2020", fr="la demande porte le code VISIT2WORK2020"),
        True,
        Origin.FORM,
    ),
    Fact(
        "change_of_employer_code_given",
        FactType.BOOLEAN,
        Text(en="the request carries the code PPCHANGEWORK2020", fr="la demande porte le code PPCHANGEWORK2020"),
        True,
        Origin.FORM,
    ),
    Fact(
        "inland_issue_code_given",
        FactType.BOOLEAN,
        Text(en="the request carries the code A11EXAM", fr="la demande porte le code A11EXAM"),
        True,
        Origin.FORM,
    ),
    Fact(
        "short_term_work_exemption",
        FactType.BOOLEAN,
        Text(
            en="the person works without a permit under the short-term exemption of the Global Skills Strategy",
            fr="la personne travaille sans permis au titre de la dispense de courte durée "
            "de la Stratégie en matière de compétences mondiales",
        ),
        False,
        Origin.FORM,
    ),
    Fact(
        "interim_requested_on",
        FactType.DATE,
        Text(en="the day the request was received", fr="le jour de réception de la demande"),
        date(2024, 7, 26),
        Origin.OFFICE,
    ),
    Fact(
        "interim_authorized_on",
        FactType.DATE,
        Text(en="the day interim authorization was given", fr="le jour de l’autorisation provisoire"),
        date(2024, 8, 20),
        Origin.OFFICE,
        nullable=True,
    ),
    Fact(
        "presence_disputed",
        FactType.BOOLEAN,
        Text(
            en="whether the person left is disputed, or the 2022 instruction applied",
            fr="le départ est contesté, ou l’instruction de 2022 s’appliquait",
        ),
        False,
        Origin.OFFICER,
    ),
    Fact(
        "programme_cap_until",
        FactType.DATE,
        Text(en="the last day the programme allows", fr="le dernier jour permis par le programme"),
        date(2027, 12, 31),
        Origin.OFFICE,
        nullable=True,
    ),
    Fact(
        "insurance_until",
        FactType.DATE,
        Text(
            en="the last day of the insurance a youth programme asks for",
            fr="le dernier jour de l’assurance exigée par un programme jeunesse",
        ),
        date(2026, 8, 31),
        Origin.FORM,
        nullable=True,
    ),
)
