"""The tables of the book notice every slip: each one-slip mutant of a tree gives a wrong answer to some row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from core.law.mutants import Mutant, mutants, refers_to, with_rule
from core.law.people import ABROAD, RENEWING, but, day
from core.law.test_book import TABLE
from core.law.test_quantities import CHECKLIST, CONDITIONS, ENDS, LIMITS, REFUNDS, STAYS
from core.law.test_slips import SLIPS, VALUES
from workpermit.core.law.book.completeness import APPLICATION_COMPLETE, MISSING_ITEMS
from workpermit.core.law.book.conditions import PERMIT_CONDITIONS
from workpermit.core.law.book.contents import QUANTITIES, RULES
from workpermit.core.law.book.refunds import REFUND_DUE
from workpermit.core.law.book.status import STAY_UNTIL
from workpermit.core.law.book.validity import PERMIT_END
from workpermit.core.law.compiling import compile_rule
from workpermit.core.law.expression import Rule
from workpermit.core.law.facts import Value
from workpermit.core.law.findings import Outcome
from workpermit.core.law.quantity import Quantity
from workpermit.core.law.reckoning import reckoner

# The facts, the answer, and for a quantity that names one the term that binds it.
Row = tuple[dict[str, Value], Any, str | None]


def _rows() -> dict[str, list[Row]]:
    """Return, by subject, the facts of each row of the tables and the answer it expects."""
    found: dict[str, list[Row]] = {subject_id: [] for subject_id in (*RULES, *QUANTITIES)}
    for rule, person, changes, outcome in (*TABLE, *SLIPS):
        found[rule.id].append((but(person, **changes), outcome, None))
    for quantity, person, changes, value, binding in VALUES:
        found[quantity.id].append((but(person, **changes), value, binding))
    for quantity, facts, until in LIMITS:
        found[quantity.id].append((but(facts), day(until), None))
    found[PERMIT_END.id] += [(but(ABROAD, **changes), day(until), term) for changes, until, term in ENDS]
    found[STAY_UNTIL.id] += [(but(RENEWING, **changes), until and day(until), term) for changes, until, term in STAYS]
    found[PERMIT_CONDITIONS.id] += [(but(ABROAD, **changes), codes, None) for changes, codes in CONDITIONS]
    found[REFUND_DUE.id] += [(but(ABROAD, **changes), sum(fees.values()), None) for changes, fees in REFUNDS]
    for person, changes, missing in CHECKLIST:
        facts = but(person, **changes)
        found[MISSING_ITEMS.id].append((facts, missing, None))
        found[APPLICATION_COMPLETE.id].append((facts, Outcome.NOT_MET if missing else Outcome.MET, None))
    return found


ROWS = _rows()
SUBJECTS: list[Rule | Quantity] = [*RULES.values(), *QUANTITIES.values()]


def survives(subject: Rule | Quantity, mutant: Mutant) -> bool:
    """Tell whether every row is answered rightly all the same, by the mutant and by whatever refers to it."""
    return all(_answers_rightly(readers, ROWS[readers.id]) for readers in _readers(subject, mutant.subject))


def _readers(subject: Rule | Quantity, mutated: Rule | Quantity) -> Iterator[Rule | Quantity]:
    yield mutated
    if isinstance(subject, Rule) and isinstance(mutated, Rule):
        for other in SUBJECTS:
            if refers_to(other.body, subject):
                yield with_rule(other, subject, mutated)


def _answers_rightly(subject: Rule | Quantity, rows: list[Row]) -> bool:
    if not rows:
        return True
    answer = _answer_of(subject)
    try:
        return all(_matches(answer(facts), expected, binding) for facts, expected, binding in rows)
    except (TypeError, AttributeError):  # a slip that compares a date with nothing is noticed too
        return False


def _matches(answer: tuple[Any, str | None], expected: object, binding: str | None) -> bool:
    # The tables of limits name no term, since each limit has one.
    return answer[0] == expected and binding in (None, answer[1])


def _answer_of(subject: Rule | Quantity) -> Callable[[dict[str, Value]], Any]:
    if isinstance(subject, Rule):
        plain = compile_rule(subject)
        return lambda facts: (plain(facts), None)
    reckon = reckoner(subject)

    def value(facts: dict[str, Value]) -> Any:
        found = reckon(facts)
        comes_to = set(found.value) if isinstance(found.value, tuple) else found.value
        return comes_to, found.binding and found.binding.id

    return value


def test_the_tables_are_right_about_the_book_itself() -> None:
    assert all(_answers_rightly(subject, ROWS[subject.id]) for subject in SUBJECTS)


# Slips that change no answer, whatever the facts, and why nothing can notice them.
_NONE_IS_NEVER_UP_TO = "an order with none is not met anyway"
_GIVEN_DECIDES = "where it is unknown, the clause that asks whether there was an earlier application has answered"
EQUIVALENT = {
    "biometrics.biometrics_lapsed: body: without page_reading": "the office keeps the page's reading (ADR-01)",
    "medical.exam_called_for: agricultural_occupation: fallback dropped": "none does not count among the earlier",
    "medical.exam_called_for: lived_in_designated_place: fallback dropped": "none does not count among the earlier",
    "status.renewal_in_time: body: without permit_held": _NONE_IS_NEVER_UP_TO,
    "visa.visa_exempt: us_national_or_resident: without condition 1": "the list of exempt nationalities holds US",
    "status.first_still_counts: earlier_within_stay: earlier_application_received_on required": _GIVEN_DECIDES,
    "right_to_work.may_work: first_renewal_pending: without condition 2": _NONE_IS_NEVER_UP_TO,
    "right_to_work.may_work: first_renewal_pending: earlier_application_received_on required": _GIVEN_DECIDES,
    "activation.may_activate: route_allows_it: without no_return": "no route came by the United States either",
    "port_of_entry.may_apply_at_port_of_entry: no_turning_round: without condition 2": "no route came by the US either",
    "status.stay_until: first_decision_day: without condition 1": _NONE_IS_NEVER_UP_TO,
    "status.stay_until: first_decision_day: earlier_application_received_on required": _GIVEN_DECIDES,
    "status.stay_until: first_decision_day: earlier_application_decision required": "then the first still counts",
    "status.stay_until: first_decision_day: earlier_application_decided_on required": "asked twice: the other decides",
    "validity.permit_end: biometrics: without condition 2": "a limit known to be none sets no limit",
    "conditions.permit_conditions: no_child_or_health_care: without passed_with_restrictions": "said again beside it",
    "limits.judicial_review_until: abroad: always": "the first case has taken every other person",
}


@pytest.mark.large
def test_every_mutant_is_noticed_by_some_row() -> None:
    every = [(subject, mutant) for subject in SUBJECTS for mutant in mutants(subject)]
    assert len(every) >= 1_000
    survivors = {mutant.slip for subject, mutant in every if survives(subject, mutant)}
    assert survivors == set(EQUIVALENT)


def test_a_slip_is_noticed() -> None:
    rule = RULES["offer.lmia_in_effect"]
    assert [mutant.slip for mutant in mutants(rule) if survives(rule, mutant)] == []
