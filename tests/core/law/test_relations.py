"""Relations: keyed rows, the layout of `columns.py`, one expression for every database ibis knows."""

from __future__ import annotations

from typing import Any

import pytest

from core.law.people import ABROAD, RENEWING, but, day
from workpermit.core.law import columns, relations
from workpermit.core.law.book.completeness import MISSING_ITEMS
from workpermit.core.law.book.contents import RULES
from workpermit.core.law.book.limits import RESTORATION_UNTIL

pl = pytest.importorskip("polars")
ibis: Any = None

# Loading ibis takes seconds.
pytestmark = pytest.mark.large


@pytest.fixture(autouse=True)
def _ibis() -> None:
    global ibis  # noqa: PLW0603 - loaded once, and only where these tests run
    ibis = pytest.importorskip("ibis")


def as_table(connection: Any, cases: list[Any]) -> Any:
    table = columns.encoded(cases).with_columns(file=pl.Series([f"W{at}" for at in range(len(cases))]))
    enums = [name for name, kind in table.schema.items() if isinstance(kind, pl.Enum)]
    connection.con.register("given", table.with_columns(pl.col(enums).cast(pl.String)).to_arrow())
    connection.con.execute("create or replace table cases as select * from given")
    return connection.table("cases")


def test_each_row_keeps_its_key() -> None:
    table = as_table(ibis.duckdb.connect(), [but(RENEWING), but(RENEWING, received_on=day("2025-07-01")), but(ABROAD)])
    rule = RULES["status.renewal_in_time"]
    found = relations.outcomes(table, [rule], key="file").to_pyarrow().to_pydict()
    assert dict(zip(found["file"], found[rule.id], strict=True)) == {"W0": "met", "W1": "not_met", "W2": "not_met"}


def test_a_sweep_can_be_counted_where_the_data_is() -> None:
    table = as_table(
        ibis.duckdb.connect(), [but(ABROAD, employer_standing=one) for one in ("eligible", "ineligible") * 3]
    )
    rule = RULES["employer.employer_may_hire"]
    counted = relations.outcomes(table, [rule], key="file")[rule.id].value_counts().order_by(rule.id)
    assert counted.to_pyarrow().to_pylist() == [
        {rule.id: "met", f"{rule.id}_count": 3},
        {rule.id: "not_met", f"{rule.id}_count": 3},
    ]


def test_the_same_expression_is_written_for_another_database() -> None:
    table = as_table(ibis.duckdb.connect(), [but(RENEWING)])
    expression = relations.outcomes(table, [RULES["interim_work.visit2work"]], key="file")
    assert "EXPLODE" in str(ibis.to_sql(expression, dialect="pyspark")).upper()


def test_a_limit_outside_the_calendar_is_no_date() -> None:
    """Unlike polars, a relation cannot refuse a row, so it answers that it does not know."""
    table = as_table(
        ibis.duckdb.connect(), [{"status_lost_on": day("1600-01-01")}, {"status_lost_on": day("2025-06-30")}]
    )
    found = relations.amounts(table, [RESTORATION_UNTIL], key="file").order_by("file").to_pyarrow().to_pydict()
    assert found[RESTORATION_UNTIL.id] == [None, day("2025-09-29")]
    assert found[f"{RESTORATION_UNTIL.id}.outcome"] == ["fact_missing", "met"]


def test_a_list_fits_no_column() -> None:
    with pytest.raises(ValueError, match="yields a list"):
        relations.amounts(as_table(ibis.duckdb.connect(), [but(ABROAD)]), [MISSING_ITEMS], key="file")
