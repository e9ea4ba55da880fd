"""Every rule and quantity of the book as relations on Spark, beside the plain reading.

Run in build/peers/spark by `benchmarks/law_spark.py`.
"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path
from typing import Any

import ibis
import pandas as pd
import polars as pl
from pyspark.sql import SparkSession

from core.law.seeding import seeded
from workpermit.core.law import columns, relations
from workpermit.core.law.book.contents import QUANTITIES, RULES
from workpermit.core.law.evaluate import compiled, value_of
from workpermit.core.law.expression import Rule
from workpermit.core.law.quantity import Collection

CASES = 300
LOCAL = {
    "spark.ui.enabled": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
}


def main() -> None:
    """Print one line per rule and end with how many differ."""
    warnings.simplefilter("ignore", FutureWarning)
    builder = SparkSession.builder.master("local[2]")
    for name, value in LOCAL.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    spark, folder = ibis.pyspark.connect(session), Path(sys.argv[1])
    measured = [one for one in QUANTITIES.values() if not isinstance(one.body, Collection)]
    different = [one.id for one in (*RULES.values(), *measured) if not agrees(one, spark, folder)]
    print(
        f"{len(RULES)} rules and {len(measured)} quantities on {CASES} cases each: {len(different)} differ {different}"
    )
    sys.exit(bool(different))


def agrees(subject: Any, spark: Any, folder: Path) -> bool:
    """Tell whether Spark gives the answers of the plain reading."""
    cases = seeded(subject, CASES, starts=6)
    file = folder / f"{subject.id}.parquet"
    table = columns.encoded(cases).with_row_index("case").with_columns(pl.col("case").cast(pl.Int64))
    enums = [name for name, kind in table.schema.items() if isinstance(kind, pl.Enum)]
    table.with_columns(pl.col(enums).cast(pl.String)).write_parquet(file)
    given = spark.read_parquet(str(file))
    if isinstance(subject, Rule):
        rows = relations.outcomes(given, [subject], key="case").order_by("case").to_pandas()
        same = rows[subject.id].tolist() == [compiled(subject)(facts).value for facts in cases]
    else:
        rows = relations.amounts(given, [subject], key="case").order_by("case").to_pandas()
        found = [value_of(subject, facts) for facts in cases]
        same = rows[f"{subject.id}.outcome"].tolist() == [one.outcome.value for one in found]
        told = [None if pd.isna(one) else one for one in rows[subject.id].tolist()]
        same = same and told == [one.value for one in found]
    print(f"  {subject.id}: {'equal' if same else 'DIFFERENT'}", flush=True)
    return same


main()
