"""The book over columns: outcomes and quantities of millions of cases at once, in polars.

One row is one case, one column one fact, under the fact's own name. A fact that has no column is unknown everywhere.

    column of a fact        its value; null is unknown, never "none"
    NAME__none              a yes-or-no column beside it: true where the fact is known to be none (NAME is null there).
                            A table without it knows no such row.
    a list of records       a list of structs, whose fields follow the same two lines; an empty list is known and empty
    documents, routes       a list of codes

`encoded` writes facts that way. A rule gives one column of outcome words, named by its id; a quantity gives its value
under its id and the outcome under `ID.outcome`. Polars is an optional extra (`workpermit[sweep]`), loaded on first use.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from workpermit.core.law.engine import NONE_SUFFIX, Column, Verdict, item_column
from workpermit.core.law.expression import Rule
from workpermit.core.law.facts import FACTS, Fact, Facts, FactType, Record
from workpermit.core.law.findings import Outcome
from workpermit.core.law.lowering import Lowering, needed
from workpermit.core.law.measures import lowered
from workpermit.core.law.quantity import Quantity

if TYPE_CHECKING:
    import polars as pl

WORDS = (Outcome.MET.value, Outcome.FOR_OFFICER.value, Outcome.FACT_MISSING.value, Outcome.NOT_MET.value)
_ROW = "_row"


def outcomes(table: pl.LazyFrame | pl.DataFrame, rules: Iterable[Rule]) -> pl.DataFrame:
    """Return one column of outcomes per rule, named by its id, in the order of the table's rows."""
    judged = list(rules)
    engine = PolarsEngine(_narrowed(table, judged))
    lowering = Lowering(engine)
    lowering.look_into_lists(tuple(rule.body for rule in judged))
    columns = {rule.id: engine.words(lowering.rule(rule)) for rule in judged}
    return engine.frame.select(**columns).collect()


def amounts(table: pl.LazyFrame | pl.DataFrame, quantities: Iterable[Quantity]) -> pl.DataFrame:
    """Return the value and the outcome of each quantity, in the order of the table's rows.

    Raises:
        ValueError: a quantity yields a list; only dates and amounts fit a column.
    """
    reckoned = list(quantities)
    engine = PolarsEngine(_narrowed(table, reckoned))
    lowering = Lowering(engine)
    lowering.look_into_lists(tuple(quantity.body for quantity in reckoned))
    columns: dict[str, Column] = {}
    for quantity in reckoned:
        value, verdict = lowered(quantity, lowering)
        columns |= {quantity.id: value, f"{quantity.id}.outcome": engine.words(verdict)}
    return engine.frame.select(**columns).collect()


def _narrowed(table: pl.LazyFrame | pl.DataFrame, subjects: Sequence[Rule | Quantity]) -> pl.DataFrame:
    names = needed(subjects, table.collect_schema())
    # A table of which nothing is asked still has its rows.
    return table.lazy().select(names or table.collect_schema().names()[:1]).collect()


class PolarsEngine:
    """Polars as an engine of the lowering; `frame` grows by the columns that lists and rules need."""

    def __init__(self, table: pl.DataFrame) -> None:
        import polars as pl

        self._pl = pl
        self._schema = table.schema
        # Lists are exploded from here, so that one tally does not run another again.
        self._source = table.with_row_index(_ROW)
        self.frame = self._source.lazy()

    def has(self, name: str) -> bool:
        return name in self._schema

    def has_field(self, records: str, field: str) -> bool:
        inner = getattr(self._schema.get(records), "inner", None)
        return isinstance(inner, self._pl.Struct) and any(one.name == field for one in inner.fields)

    def column(self, name: str) -> pl.Expr:
        return self._pl.col(name)

    def literal(self, value: object) -> pl.Expr:
        return self._pl.lit(value)

    def null(self, kind: FactType | None) -> pl.Expr:
        return self._pl.lit(None, dtype=None if kind is None else _scalar_type(kind))

    def is_null(self, value: pl.Expr) -> pl.Expr:
        return value.is_null()

    def filled(self, value: pl.Expr, with_value: object) -> pl.Expr:
        return value.fill_null(self._pl.lit(with_value))

    def choose(self, test: pl.Expr, then: pl.Expr, otherwise: pl.Expr | None) -> pl.Expr:
        chosen = self._pl.when(test).then(then)
        return chosen if otherwise is None else chosen.otherwise(otherwise)

    def among(self, value: pl.Expr, codes: frozenset[str]) -> pl.Expr:
        return value.cast(self._pl.String).is_in(sorted(codes))

    def contains(self, listed: pl.Expr, value: pl.Expr) -> pl.Expr:
        return listed.list.contains(value)

    def moved(self, day: pl.Expr, months: int, days: int) -> pl.Expr:
        shifted = self._at(_months_later(months), day) if months else day
        return shifted + self._pl.duration(days=days) if days else shifted

    def age(self, born_on: pl.Expr, day: pl.Expr) -> pl.Expr:
        # 20250617 less 20110618 is 139999: thirteen years, since the birthday is still to come.
        return (self._at(_written_days(), day) - self._at(_written_days(), born_on)) // 10_000

    def _at(self, table: pl.Series, day: pl.Expr) -> pl.Expr:
        # Reading a table of days is ten times as fast as reckoning with a million dates; a day outside it is an error.
        place = (day.to_physical() - _FIRST_DAY).cast(self._pl.UInt32)
        read: pl.Expr = self._pl.lit(table).gather(place)
        return read

    def looked_up(self, day: pl.Expr, days: Mapping[date, date]) -> pl.Expr:
        # Strict, so that a day outside the calendar is an error rather than an unknown.
        return day.replace_strict(list(days), list(days.values()), return_dtype=self._pl.Date)

    def keep(self, columns: Mapping[str, pl.Expr]) -> None:
        self.frame = self.frame.with_columns(**columns)

    def tally(
        self, records: str, answers: Mapping[str, Column], counted: Mapping[str, Column], latest: Mapping[str, Column]
    ) -> None:
        pl = self._pl
        lengths = self._source[records].list.len().fill_null(0)
        listed = self._source.lazy().filter(pl.col(records).list.len() > 0).explode(records)
        answered = self._with_items(listed, records).with_columns(**answers).select(_ROW, **counted, **latest).collect()
        found = [_counted_back(answered[name], lengths) for name in counted]
        if latest:
            greatest = answered.group_by(_ROW).agg(pl.col(name).max() for name in latest)
            beside = self._source.select(_ROW).join(greatest, on=_ROW, how="left", maintain_order="left")
            found += [beside[name] for name in latest]
            self._source = self._source.with_columns(found)
        self.frame = self.frame.with_columns(found)

    def _with_items(self, exploded: pl.LazyFrame, records: str) -> pl.LazyFrame:
        element = self._pl.col(records)
        inner = getattr(self._schema[records], "inner", None)
        if not isinstance(inner, self._pl.Struct):
            return exploded.with_columns(element.alias(item_column(None)))
        names = [field.name for field in inner.fields]
        return exploded.with_columns(element.struct.field(name).alias(item_column(name)) for name in names)

    def words(self, verdict: Verdict) -> Column:
        """Return the outcome of a verdict in words."""
        pl = self._pl
        met, officer, missing, not_met = (pl.lit(word, dtype=pl.Enum(WORDS)) for word in WORDS)
        open_ = missing if verdict.settled is None else pl.when(verdict.settled).then(officer).otherwise(missing)
        return pl.when(verdict.answer).then(met).when(~verdict.answer).then(not_met).otherwise(open_)


def _counted_back(answers: pl.Series, lengths: pl.Series) -> pl.Series:
    """Return how many answers in a row's stretch are true; the stretches follow each other, `lengths` long."""
    import polars as pl

    so_far = pl.concat([pl.Series([0], dtype=pl.Int64), answers.fill_null(value=False).cast(pl.Int64).cum_sum()])
    end = lengths.cast(pl.Int64).cum_sum()
    return (so_far.gather(end) - so_far.gather(end - lengths)).alias(answers.name)


# The days that dates are moved over and ages reckoned by.
_FIRST_YEAR, _LAST_YEAR = 1700, 2399
_FIRST_DAY = (date(_FIRST_YEAR, 1, 1) - date(1970, 1, 1)).days


@cache
def _every_day() -> pl.Series:
    import polars as pl

    return pl.date_range(date(_FIRST_YEAR, 1, 1), date(_LAST_YEAR, 12, 31), eager=True).alias("day")


@cache
def _months_later(months: int) -> pl.Series:
    return _every_day().dt.offset_by(f"{months}mo")


@cache
def _written_days() -> pl.Series:
    import polars as pl

    days = _every_day().dt
    return days.year() * 10_000 + days.month().cast(pl.Int32) * 100 + days.day()


# --- facts as columns ----------------------------------------------------------------------------------------------


def encoded(cases: Sequence[Facts]) -> pl.DataFrame:
    """Return cases as a table, one row each; a fact that no case knows gets no column."""
    import polars as pl

    columns: list[pl.Series] = []
    for name, fact in FACTS.items():
        if any(name in case for case in cases):
            values = [_plain(fact, case.get(name)) for case in cases]
            columns.append(pl.Series(name, values, dtype=data_type(fact)))
        if any(name in case and case[name] is None for case in cases):
            columns.append(pl.Series(name + NONE_SUFFIX, [case.get(name, name) is None for case in cases]))
    return pl.DataFrame(columns) if columns else pl.DataFrame({"_case": range(len(cases))})


def data_type(fact: Fact) -> pl.DataType:
    """Return the type of a fact's column."""
    import polars as pl

    match fact.type:
        case FactType.CODES | FactType.COUNTRIES:
            return pl.List(pl.String)
        case FactType.RECORDS:
            # A code inside a record is text: DuckDB 1.5 mixes up dictionaries that arrive inside structs.
            kinds = {f.name: pl.String() if f.type is FactType.CODE else data_type(f) for f in fact.fields}
            flags: dict[str, pl.DataType] = {name + NONE_SUFFIX: pl.Boolean() for name in _nullable(fact)}
            return pl.List(pl.Struct({**kinds, **flags}))
        case FactType.CODE:
            return pl.Enum(fact.choices)
        case _:
            return _scalar_type(fact.type)


def _scalar_type(kind: FactType) -> pl.DataType:
    import polars as pl

    match kind:
        case FactType.BOOLEAN:
            return pl.Boolean()
        case FactType.NUMBER:
            return pl.Int64()
        case FactType.DATE:
            return pl.Date()
        case FactType.INSTANT:
            return pl.Datetime("us", "UTC")
        case _:
            return pl.String()


def _plain(fact: Fact, value: Any) -> Any:
    if value is None:
        return None
    match fact.type:
        case FactType.CODES:
            return sorted(value)
        case FactType.COUNTRIES:
            return list(value)
        case FactType.RECORDS:
            return [_record(fact, record) for record in value]
        case _:
            return value


def _record(fact: Fact, record: Record) -> dict[str, Any]:
    values = {field.name: _plain(field, record.get(field.name)) for field in fact.fields}
    return values | {name + NONE_SUFFIX: record.get(name, name) is None for name in _nullable(fact)}


def _nullable(fact: Fact) -> list[str]:
    return [field.name for field in fact.fields if field.nullable]
