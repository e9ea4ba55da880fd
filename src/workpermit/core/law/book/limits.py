"""Limits of the law, the page and officers: documents, review, restoration, mail, reply (cards 14, 19, 21)."""

from __future__ import annotations

from workpermit.core.law.expression import Ask, Later, Rule, Shift, clause, fact, holds, negation, up_to
from workpermit.core.law.findings import act, interpretation, page, policy, reading, regulation
from workpermit.core.law.quantity import BusinessDaysAfter, Quantity, StatutoryEnd, Yields, cases, labelled, latest
from workpermit.core.text import Text

IN_CANADA_DAYS, ABROAD_DAYS = 15, 60
RESTORATION_DAYS = 90
MAIL_DAYS = 42
REPLY_BUSINESS_DAYS = 30

_SET = fact("documents_due_on")
_EXTENDED = fact("documents_extended_until", Ask.PRESUMED_NONE)

DOCUMENTS_DUE_ON = Quantity(
    "limits.documents_due_on",
    Text(en="Last day to send the documents asked for", fr="Dernier jour pour envoyer les documents demandés"),
    Yields.DATE,
    latest(
        labelled(
            "set_by_officer",
            "the day the officer set, which moves past no holiday",
            "le jour fixé par l’agent, qu’aucun jour férié ne reporte",
            _SET,
            page("AYA-08"),
            page("AYA-09"),
        ),
        labelled("extension", "the extension given", "la prolongation accordée", _EXTENDED, page("AYA-08")),
    ),
    (page("AYA-08"), page("AYA-09"), reading(2)),
    judged_on="documents_due_on",
)

DOCUMENTS_IN_TIME = Rule(
    "limits.documents_in_time",
    Text(
        en="The documents asked for were sent in time",
        fr="Les documents demandés ont été envoyés à temps",
    ),
    clause(
        "sent_by_the_day",
        "sending them began before midnight UTC, as the last day given ends",
        "l’envoi a commencé avant minuit UTC, à la fin du dernier jour accordé",
        up_to("documents_sent_on", Later(_SET, _EXTENDED)),
        regulation("9.3(1)"),
        reading(2),
        reading(23),
    ),
    (page("AYA-08"), page("AYA-09"), regulation("9.3(1)")),
    judged_on="documents_due_on",
)

_NOTIFIED = fact("decision_notified_on")

JUDICIAL_REVIEW_UNTIL = Quantity(
    "limits.judicial_review_until",  # AYA-06
    Text(
        en="Last day to ask the Federal Court for leave",
        fr="Dernier jour pour demander l’autorisation à la Cour fédérale",
    ),
    Yields.DATE,
    cases(
        labelled(
            "in_canada",
            "15 days, for a matter arising in Canada",
            "15 jours, pour une affaire née au Canada",
            StatutoryEnd(_NOTIFIED, days=IN_CANADA_DAYS),
            act("72(2)(b)"),
            interpretation("26"),
            when=holds("decided_in_canada"),
        ),
        labelled(
            "abroad",
            "60 days, for a matter arising outside Canada",
            "60 jours, pour une affaire née à l’étranger",
            StatutoryEnd(_NOTIFIED, days=ABROAD_DAYS),
            act("72(2)(b)"),
            interpretation("26"),
            when=negation(holds("decided_in_canada")),
        ),
    ),
    (act("72(2)(b)"), regulation("9.3(2)")),
    judged_on="decision_notified_on",
)

RESTORATION_UNTIL = Quantity(
    "limits.restoration_until",  # IN-11
    Text(en="Last day to ask for restoration of status", fr="Dernier jour pour demander le rétablissement du statut"),
    Yields.DATE,
    cases(
        labelled(
            "ninety_days",
            "90 days after status was lost",
            "90 jours après la perte du statut",
            StatutoryEnd(fact("status_lost_on"), days=RESTORATION_DAYS),
            regulation("182(1)"),
            interpretation("26"),
        ),
    ),
    (regulation("182(1)"),),
    judged_on="status_lost_on",
)

MAIL_OVERDUE_ON = Quantity(
    "limits.mail_overdue_on",
    Text(en="Last day of the six weeks for the mailed permit", fr="Dernier jour des six semaines pour le permis posté"),
    Yields.DATE,
    cases(
        labelled(
            "six_weeks",
            "six weeks after the decision letter",
            "six semaines après la lettre de décision",
            Shift(fact("decision_letter_on"), days=MAIL_DAYS),
            page("IN-08"),
            reading(12),
        ),
    ),
    (page("IN-08"), reading(12)),
    judged_on="decision_letter_on",
)

REPLY_DUE_ON = Quantity(
    "limits.reply_due_on",
    Text(en="Last day for our reply to the request", fr="Dernier jour pour notre réponse à la demande"),
    Yields.DATE,
    cases(
        labelled(
            "thirty_business_days",
            "30 business days after the request was received",
            "30 jours ouvrables après la réception de la demande",
            BusinessDaysAfter(fact("interim_requested_on"), REPLY_BUSINESS_DAYS),
            page("IN-04"),
            policy("VISIT2WORK2020"),
            reading(5),
        ),
    ),
    (page("IN-04"), reading(5)),
    judged_on="interim_requested_on",
)
