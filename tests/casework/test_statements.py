"""Plain statements keep Django's transaction, its errors and its watchers (the door's other half)."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.transaction import TransactionManagementError

from workpermit.casework.facts import LIST_UNASKED, NEEDS_FACTS
from workpermit.casework.statements import all_rows, first_row, run, run_for_each
from workpermit.core.law.book import biometrics, completeness, employer, medical, status
from workpermit.core.law.compiling import source_of

_INSERT = "INSERT INTO casework_number_series (name, next_number) VALUES (%s, %s)"
_SELECT = "SELECT name, next_number FROM casework_number_series WHERE name = %s"


@pytest.mark.django_db
def test_what_is_written_is_read() -> None:
    run(_INSERT, ["one", 1])
    run_for_each(_INSERT, [("two", 2), ("three", 3)])

    assert first_row(_SELECT, ["two"]) == ("two", 2)
    assert all_rows(_SELECT, ["three"]) == [("three", 3)]
    assert first_row(_SELECT, ["four"]) is None


@pytest.mark.django_db
def test_an_error_is_djangos() -> None:
    run(_INSERT, ["one", 1])

    with pytest.raises(IntegrityError), transaction.atomic():
        run(_INSERT, ["one", 2])
    with pytest.raises(DatabaseError), transaction.atomic():
        first_row("SELECT nothing FROM nowhere WHERE name = %s", ["one"])


@pytest.mark.django_db
def test_a_broken_transaction_takes_nothing_more() -> None:
    with transaction.atomic():
        transaction.set_rollback(True)
        with pytest.raises(TransactionManagementError):
            run(_INSERT, ["one", 1])
    assert first_row(_SELECT, ["one"]) is None


@pytest.mark.django_db
def test_a_watcher_sees_every_statement() -> None:
    seen: list[str] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        seen.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        run(_INSERT, ["one", 1])
        run_for_each(_INSERT, [("two", 2)])
        all_rows(_SELECT, ["one"])
    assert seen == [_INSERT, _INSERT, _SELECT]


def test_the_list_stays_closed_only_where_no_rule_asks_of_it() -> None:
    asks = {rule.id: "employer_standing" in source_of(rule)[0] for rule in _RULES}
    assert asks.pop(employer.EMPLOYER_MAY_HIRE.id)
    assert not any(asks.values())
    assert LIST_UNASKED < NEEDS_FACTS


# What receiving, confirming, returning and settling evaluate; the last one is there to prove that the search finds.
_RULES = (
    status.RENEWAL_IN_TIME,
    biometrics.BIOMETRICS_REQUIRED,
    biometrics.BIOMETRICS_IN_ORDER,
    biometrics.BIOMETRICS_LAPSED,
    completeness.APPLICATION_COMPLETE,
    medical.MEDICAL_EXAM_REQUIRED,
    employer.EMPLOYER_MAY_HIRE,
)
