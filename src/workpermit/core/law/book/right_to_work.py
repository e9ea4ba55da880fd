"""Whether a person may work on a day, and on what basis (R186(u), R196; IN-07, IN-11; ADR-11, ADR-16)."""

from __future__ import annotations

from workpermit.core.law.book.status import EARLIER_RECEIVED_ON, LAST_PERMIT_DAY, RENEWAL_IN_TIME
from workpermit.core.law.expression import (
    Ask,
    Condition,
    Item,
    Rule,
    RuleRef,
    after,
    all_of,
    any_of,
    any_record,
    claimed,
    clause,
    equals,
    fact,
    from_on,
    given,
    negation,
    up_to,
)
from workpermit.core.law.findings import page, policy, reading, regulation
from workpermit.core.text import Text

_TODAY = fact("judged_on")


def _away_on_or_after(day: Condition) -> Condition:
    return negation(any_record("departures", day))


_PENDING = equals("decision", None)
_STAYED = _away_on_or_after(
    any_of(
        after(Item("left_on"), LAST_PERMIT_DAY),
        equals(Item("returned_on"), None),
        after(Item("returned_on"), LAST_PERMIT_DAY),
    )
)

MAY_WORK = Rule(
    "right_to_work.may_work",
    Text(en="The person may work on the day", fr="La personne peut travailler ce jour-là"),
    any_of(
        clause(
            "permit",
            "a work permit is valid on the day",
            "un permis de travail est valide ce jour-là",
            any_record(
                "previous_permits",
                all_of(up_to(Item("valid_from"), _TODAY), from_on(Item("valid_until"), _TODAY)),
            ),
            regulation("196"),
        ),
        clause(
            "approval_note",
            "the renewal or permit was approved in Canada and the note is in force",
            "la demande faite au Canada a été approuvée et la note est en vigueur",
            all_of(
                equals("decision", "approved"),
                equals("form", "imm_5710"),
                up_to(fact("approval_note_on", Ask.PRESUMED_NONE), _TODAY),
                from_on(fact("permit_valid_until", Ask.PRESUMED_NONE), _TODAY),
            ),
            page("IN-07"),
            reading(11),
        ),
        clause(
            "renewal_pending",
            "a renewal filed in time is not decided, and the person stayed in Canada after the permit expired",
            "un renouvellement déposé à temps n’est pas décidé et la personne est restée au Canada après l’expiration",
            all_of(
                clause(
                    "filed_in_time",
                    "the renewal was filed while the permit was valid",
                    "le renouvellement a été déposé pendant la validité du permis",
                    RuleRef(RENEWAL_IN_TIME),
                    regulation("201(1)"),
                ),
                clause(
                    "not_decided",
                    "no decision has been made",
                    "aucune décision n’a été prise",
                    _PENDING,
                    regulation("186(u)"),
                ),
                clause(
                    "stayed_in_canada",
                    "the person did not leave after the permit expired, nor come back only after it",
                    "la personne n’est pas partie après l’expiration, ni revenue seulement après celle-ci",
                    _STAYED,
                    regulation("186(u)"),
                    page("IN-11"),
                    reading(16),
                ),
            ),
            regulation("186(u)"),
        ),
        clause(
            "first_renewal_pending",
            "an earlier renewal filed in time is still undecided, and the person stayed in Canada",
            "un renouvellement antérieur déposé à temps est encore sans décision et la personne est restée au Canada",
            all_of(
                claimed("earlier_application_for_work"),
                given(EARLIER_RECEIVED_ON),
                equals(fact("earlier_application_decision", Ask.PRESUMED_NONE), None),
                up_to(EARLIER_RECEIVED_ON, LAST_PERMIT_DAY),
                _STAYED,
            ),
            regulation("186(u)"),
            regulation("201(1)(a)"),
            reading(39),
        ),
        clause(
            "interim_authorization",
            "an interim authorization was given and nothing has ended it",
            "une autorisation provisoire a été donnée et rien n’y a mis fin",
            all_of(
                up_to(fact("interim_authorized_on", Ask.PRESUMED_NONE), _TODAY),
                _PENDING,
                _away_on_or_after(from_on(Item("left_on"), fact("received_on"))),
            ),
            policy("VISIT2WORK2020"),
            page("IN-02"),
            reading(7),
        ),
    ),
    (regulation("8(1)"), regulation("196"), regulation("186")),
)
