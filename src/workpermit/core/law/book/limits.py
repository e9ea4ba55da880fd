"""Limits the law and the page set: judicial review, restoration, the mailed permit, the reply (card 19, 21)."""

from __future__ import annotations

from workpermit.core.law.expression import Shift, fact, holds, negation
from workpermit.core.law.findings import act, interpretation, page, policy, reading, regulation
from workpermit.core.law.quantity import BusinessDaysAfter, Quantity, StatutoryEnd, Yields, cases, labelled
from workpermit.core.text import Text

IN_CANADA_DAYS, ABROAD_DAYS = 15, 60
RESTORATION_DAYS = 90
MAIL_DAYS = 42
REPLY_BUSINESS_DAYS = 30

_NOTIFIED = fact("decision_notified_on")

JUDICIAL_REVIEW_UNTIL = Quantity(
    "limits.judicial_review_until",
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
    "limits.restoration_until",
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
