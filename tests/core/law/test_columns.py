"""Columns: how facts stand in them, what null means, and that any tree reads in them as it reads alone."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.law.people import ABROAD, RENEWING, UNSAID, but, day
from core.law.test_evaluate import CONDITIONS, PEOPLE
from workpermit.core.law import columns
from workpermit.core.law.book.completeness import MISSING_ITEMS
from workpermit.core.law.book.contents import RULES
from workpermit.core.law.book.limits import RESTORATION_UNTIL
from workpermit.core.law.evaluate import compiled, explain
from workpermit.core.law.expression import Condition, Rule, equals
from workpermit.core.law.facts import FACTS, Value
from workpermit.core.law.findings import regulation
from workpermit.core.text import Text

pl = pytest.importorskip("polars")

VISIT2WORK, LMIA = RULES["interim_work.visit2work"], RULES["offer.lmia_in_effect"]


def rule(body: Condition) -> Rule:
    return Rule("test.rule", Text(en="a rule", fr="une règle"), body, (regulation("10(1)"),))


def answers(judged: Rule, table: Any) -> list[str]:
    found: list[str] = columns.outcomes(table, [judged])[judged.id].to_list()
    return found


def test_null_is_unknown_and_a_flag_says_none() -> None:
    table = pl.DataFrame(
        {"decision": ["refused", None, None], "decision__none": [False, True, False]},
        schema_overrides={"decision": pl.String},
    )
    assert answers(rule(equals("decision", None)), table) == ["not_met", "met", "fact_missing"]


def test_a_flag_beside_a_value_says_nothing() -> None:
    table = pl.DataFrame({"decision": ["refused"], "decision__none": [True]})
    assert answers(rule(equals("decision", None)), table) == ["not_met"]


def test_a_null_without_flags_is_never_none() -> None:
    table = pl.DataFrame({"decision": [None, "refused"]}, schema={"decision": pl.String})
    assert answers(rule(equals("decision", None)), table) == ["fact_missing", "not_met"]


def test_a_fact_without_a_column_is_unknown() -> None:
    assert answers(LMIA, pl.DataFrame({"lmia_suspended": [False, True]})) == ["fact_missing", "not_met"]


def test_a_table_that_knows_nothing_keeps_its_rows() -> None:
    assert answers(LMIA, pl.DataFrame({"case": [1, 2, 3]})) == ["fact_missing"] * 3


def test_facts_go_into_columns_and_a_hole_in_a_record_stays_a_hole() -> None:
    known = but(RENEWING, previous_permits=({"valid_from": day("2023-07-01"), "number": None},))
    table = columns.encoded([{**known}, but(RENEWING, decision=UNSAID)])
    assert table["decision"].to_list() == [None, None]
    assert table["decision__none"].to_list() == [True, False]
    permit = table["previous_permits"][0][0]
    assert (permit["number"], permit["number__none"]) == (None, True)
    assert (permit["employer"], permit["employer__none"]) == (None, False)


def test_rows_keep_their_order_whatever_their_lists() -> None:
    people: list[dict[str, Value]] = [
        but(RENEWING, previous_permits=RENEWING["previous_permits"] if at % 3 else ()) for at in range(500)
    ]
    expected = [compiled(RULES["status.renewal_in_time"])(facts).value for facts in people]
    assert answers(RULES["status.renewal_in_time"], columns.encoded(people)) == expected
    assert set(expected) == {"met", "not_met"}


def test_plain_text_serves_as_well_as_codes() -> None:
    table = columns.encoded([but(ABROAD)])
    plain = table.with_columns(pl.col(name).cast(pl.String) for name, kind in table.schema.items() if kind == pl.Enum)
    for judged in RULES.values():
        assert answers(judged, plain) == answers(judged, table), judged.id


def test_a_day_outside_every_calendar_is_an_error_not_an_answer() -> None:
    table = columns.encoded([but(ABROAD, received_on=day("1600-01-01"))])
    with pytest.raises(pl.exceptions.InvalidOperationError):
        answers(RULES["biometrics.biometrics_required"], table)
    with pytest.raises(pl.exceptions.InvalidOperationError):
        columns.amounts(columns.encoded([{"status_lost_on": day("1600-01-01")}]), [RESTORATION_UNTIL])


def test_a_list_fits_no_column() -> None:
    with pytest.raises(ValueError, match="yields a list"):
        columns.amounts(columns.encoded([but(ABROAD)]), [MISSING_ITEMS])


@settings(max_examples=40, deadline=None)
@given(CONDITIONS, st.lists(PEOPLE, min_size=1, max_size=3), st.sets(st.sampled_from(sorted(FACTS))))
def test_any_tree_reads_the_same_in_columns(body: Condition, people: list[dict[str, Value]], known: set[str]) -> None:
    cases = [*people, *({name: value for name, value in facts.items() if name in known} for facts in people)]
    expected = [explain(rule(body), facts).outcome.value for facts in cases]
    assert answers(rule(body), columns.encoded(cases)) == expected


def test_the_book_is_read_without_polars() -> None:
    light = "import sys, workpermit.core.law.evaluate, workpermit.core.law.columns, workpermit.core.law.relations"
    heavy = "print(sorted({'polars', 'ibis', 'duckdb', 'numpy'} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", f"{light}; {heavy}"], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
