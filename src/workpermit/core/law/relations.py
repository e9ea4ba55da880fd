"""The book over relations: the sweeps of `columns.py` as ibis expressions, run by a database where the data is.

The table is laid out as `columns.py` says, with one column more: `key`, a name for each row that no other row has,
since a relation has no order. The expressions name no engine: DuckDB runs them by default, a file or a server alike;
another backend of ibis runs them where it knows arrays of structs (Spark: `ibis.pyspark.connect(session)`, then the
table it gives). Ibis is an optional extra (`workpermit[sweep]`), loaded on first use.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeAlias

from workpermit.core.law.columns import WORDS
from workpermit.core.law.engine import Column, Verdict, item_column
from workpermit.core.law.expression import Rule
from workpermit.core.law.facts import FactType
from workpermit.core.law.lowering import Lowering, needed
from workpermit.core.law.measures import lowered
from workpermit.core.law.quantity import Quantity

# Ibis publishes no types.
Table: TypeAlias = Any


def outcomes(table: Table, rules: Iterable[Rule], *, key: str) -> Table:
    """Return the key of each row and one column of outcomes per rule, named by its id."""
    judged = list(rules)
    engine = IbisEngine(table.select(key, *needed(judged, table.columns)), key=key)
    lowering = Lowering(engine)
    lowering.look_into_lists(tuple(rule.body for rule in judged))
    verdicts = {rule.id: lowering.rule(rule) for rule in judged}
    return engine.selected({rule_id: engine.words(verdict) for rule_id, verdict in verdicts.items()})


def amounts(table: Table, quantities: Iterable[Quantity], *, key: str) -> Table:
    """Return the key of each row, and the value and the outcome of each quantity.

    Raises:
        ValueError: a quantity yields a list; only dates and amounts fit a column.
    """
    reckoned = list(quantities)
    engine = IbisEngine(table.select(key, *needed(reckoned, table.columns)), key=key)
    lowering = Lowering(engine)
    lowering.look_into_lists(tuple(quantity.body for quantity in reckoned))
    columns: dict[str, Column] = {}
    for quantity in reckoned:
        value, verdict = lowered(quantity, lowering)
        columns |= {quantity.id: value, f"{quantity.id}.outcome": engine.words(verdict)}
    return engine.selected(columns)


class IbisEngine:
    """Ibis as an engine of the lowering; `table` grows by the columns that lists, rules and calendars need."""

    def __init__(self, table: Table, *, key: str) -> None:
        import ibis  # type: ignore[import-untyped]

        self._ibis = ibis
        self._schema = table.schema()
        self._key = key
        self._calendars = 0
        self.table = table
        # Lists are exploded from here: from the table itself, each tally would hold all tallies before it twice over.
        self._source = table

    def has(self, name: str) -> bool:
        return name in self._schema

    def has_field(self, records: str, field: str) -> bool:
        inner = getattr(self._schema.get(records), "value_type", None)
        return inner is not None and inner.is_struct() and field in inner.names

    def column(self, name: str) -> Column:
        return self._ibis._[name]

    def literal(self, value: object) -> Column:
        return self._ibis.literal(value)

    def null(self, kind: FactType | None) -> Column:
        return self._ibis.null(_DATA_TYPES.get(kind, "string") if kind else None)

    def is_null(self, value: Column) -> Column:
        # Ibis 12 writes "not x, is null" as NOT x IS NULL, which databases read as NOT (x IS NULL).
        return self._ibis.coalesce(value, self._ibis.null()).isnull()

    def filled(self, value: Column, with_value: object) -> Column:
        return value.fill_null(self._ibis.literal(with_value))

    def choose(self, test: Column, then: Column, otherwise: Column | None) -> Column:
        return self._ibis.ifelse(test, then, self._ibis.null() if otherwise is None else otherwise)

    def among(self, value: Column, codes: frozenset[str]) -> Column:
        return value.isin(sorted(codes))

    def contains(self, listed: Column, value: Column) -> Column:
        return listed.contains(value)

    def moved(self, day: Column, months: int, days: int) -> Column:
        shifted = (day + self._ibis.interval(months=months)).cast("date") if months else day
        return (shifted + self._ibis.interval(days=days)).cast("date") if days else shifted

    def age(self, born_on: Column, day: Column) -> Column:
        to_come = day.month() * 100 + day.day() < born_on.month() * 100 + born_on.day()
        return day.year() - born_on.year() - to_come.cast("int32")

    def looked_up(self, day: Column, days: Mapping[date, date]) -> Column:
        self._calendars += 1
        asked, given = f"_day{self._calendars}", f"_given{self._calendars}"
        calendar = self._ibis.memtable({asked: list(days), given: list(days.values())})
        self.table = self.table.mutate(**{asked: day}).left_join(calendar, asked).drop(f"{asked}_right")
        return self.column(given)

    def keep(self, columns: Mapping[str, Column]) -> None:
        self.table = self.table.mutate(**columns)

    def tally(
        self, records: str, answers: Mapping[str, Column], counted: Mapping[str, Column], latest: Mapping[str, Column]
    ) -> None:
        exploded = self._with_items(self._source.filter(self._ibis._[records].length() > 0).unnest(records), records)
        answered = exploded.mutate(**answers).select(self._key, **counted, **latest)
        totals = {name: self._ibis._[name].cast("int64").sum() for name in counted}
        greatest = {name: self._ibis._[name].max() for name in latest}
        tallied = answered.group_by(self._key).aggregate(**totals, **greatest)
        joined = self.table.left_join(tallied, self._key).drop(f"{self._key}_right")
        self.table = joined.mutate(**{name: self._ibis._[name].fill_null(0) for name in counted})
        if latest:
            self._source = self.table

    def _with_items(self, exploded: Table, records: str) -> Table:
        inner: Any = getattr(self._schema[records], "value_type", None)
        if not inner.is_struct():
            return exploded.mutate(**{item_column(None): exploded[records]})
        return exploded.mutate(**{item_column(name): exploded[records][name] for name in inner.names})

    def selected(self, columns: Mapping[str, Column]) -> Table:
        """Return the key and some columns."""
        return self.table.select(self._key, **columns)

    def words(self, verdict: Verdict) -> Column:
        """Return the outcome of a verdict in words."""
        ibis = self._ibis
        met, officer, missing, not_met = map(ibis.literal, WORDS)
        open_ = missing if verdict.settled is None else ibis.ifelse(verdict.settled, officer, missing)
        answered = ibis.ifelse(verdict.answer, met, not_met)
        return ibis.ifelse(self.is_null(verdict.answer), open_, answered)


_DATA_TYPES = {
    FactType.BOOLEAN: "boolean",
    FactType.NUMBER: "int64",
    FactType.DATE: "date",
    FactType.INSTANT: "timestamp('UTC')",
    FactType.CODES: "array<string>",
    FactType.COUNTRIES: "array<string>",
}
