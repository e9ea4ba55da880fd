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
from typing import TYPE_CHECKING, Any

from workpermit.core.law.expression import Rule
from workpermit.core.law.facts import FACTS, Fact, Facts, FactType, Record
from workpermit.core.law.findings import Outcome
from workpermit.core.law.lowering import NONE_SUFFIX, Column, Lowering, Verdict, item_column, needed
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
    return engine.collected(columns)


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
    return engine.collected(columns)


def _narrowed(table: pl.LazyFrame | pl.DataFrame, subjects: Sequence[Rule | Quantity]) -> pl.LazyFrame:
    return table.lazy().select(needed(subjects, table.collect_schema()))


class PolarsEngine:
    """Polars as an engine of the lowering; `frame` grows by the columns that lists and rules need."""

    def __init__(self, frame: pl.LazyFrame) -> None:
        import polars as pl

        self._pl = pl
        self._schema = frame.collect_schema()
        self.frame = frame.with_row_index(_ROW)

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
        shifted = day.dt.offset_by(f"{months}mo") if months else day
        return shifted + self._pl.duration(days=days) if days else shifted

    def age(self, born_on: pl.Expr, day: pl.Expr) -> pl.Expr:
        years = day.dt.year() - born_on.dt.year()
        birthday_to_come = day.dt.month().cast(int) * 100 + day.dt.day() < (
            born_on.dt.month().cast(int) * 100 + born_on.dt.day()
        )
        age: pl.Expr = years - birthday_to_come.cast(self._pl.Int32)
        return age

    def looked_up(self, day: pl.Expr, days: Mapping[date, date]) -> pl.Expr:
        # Strict, so that a day outside the calendar is an error rather than an unknown.
        return day.replace_strict(list(days), list(days.values()), return_dtype=self._pl.Date)

    def keep(self, columns: Mapping[str, pl.Expr]) -> None:
        self.frame = self.frame.with_columns(**columns)

    def tally(
        self, records: str, answers: Mapping[str, Column], counted: Mapping[str, Column], latest: Mapping[str, Column]
    ) -> None:
        pl = self._pl
        exploded = self.frame.filter(pl.col(records).list.len() > 0).explode(records)
        answered = self._with_items(exploded, records).with_columns(**answers).select(_ROW, **counted, **latest)
        sums, greatest = (pl.col(name).sum() for name in counted), (pl.col(name).max() for name in latest)
        tallied = answered.group_by(_ROW).agg(*sums, *greatest)
        joined = self.frame.join(tallied, on=_ROW, how="left", maintain_order="left")
        self.frame = joined.with_columns(pl.col(name).fill_null(0) for name in counted)

    def _with_items(self, exploded: pl.LazyFrame, records: str) -> pl.LazyFrame:
        element = self._pl.col(records)
        inner = getattr(self._schema[records], "inner", None)
        if not isinstance(inner, self._pl.Struct):
            return exploded.with_columns(element.alias(item_column(None)))
        names = [field.name for field in inner.fields]
        return exploded.with_columns(element.struct.field(name).alias(item_column(name)) for name in names)

    def collected(self, columns: Mapping[str, pl.Expr]) -> pl.DataFrame:
        """Return columns in the order of the table's rows."""
        # Polars 2.1 loses the order of a left join whose key is not asked for, so it is, and is looked at.
        found = self.frame.select(_ROW, **columns).collect()
        ordered = found if found[_ROW].is_sorted() else found.sort(_ROW)
        return ordered.drop(_ROW)

    def words(self, verdict: Verdict) -> pl.Expr:
        """Return the outcome of a verdict in words."""
        pl = self._pl
        met, officer, missing, not_met = (pl.lit(word, dtype=pl.Enum(WORDS)) for word in WORDS)
        open_ = missing if verdict.settled is None else pl.when(verdict.settled).then(officer).otherwise(missing)
        return pl.when(verdict.answer).then(met).when(~verdict.answer).then(not_met).otherwise(open_)


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
