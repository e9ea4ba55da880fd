"""What a column engine brings, and what terms and conditions become on it; `columns.py` and `relations.py` are engines.

A term becomes a Cell, a condition a Verdict; both follow the logic of nulls that every engine shares, in which
null is "unknown" and `false and null` is false. What has no null of its own gets a column beside it:

    Cell.none        true where the value is known to be none (its value is null there, yet it is known)
    Verdict.settled  true where an answer of null means FOR_OFFICER rather than FACT_MISSING

Static knowledge is kept in Python: no `none` means never none, no `settled` means that no officer is asked, so a
tree without either costs nothing for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, TypeAlias

from workpermit.core.law.vocabulary.types import FactType

NONE_SUFFIX = "__none"
_ITEM = "_item"

# An expression of the engine at hand; each brings a type of its own, and all of them overload the operators.
Column: TypeAlias = Any


class Engine(Protocol):
    """What a column engine brings; a list is tallied into columns beside the row that holds it."""

    def has(self, name: str) -> bool:
        """Tell whether the table has a column."""

    def has_field(self, records: str, field: str) -> bool:
        """Tell whether the records of a list have a field."""

    def column(self, name: str) -> Column: ...
    def literal(self, value: object) -> Column: ...
    def null(self, kind: FactType | None) -> Column: ...
    def is_null(self, value: Column) -> Column: ...
    def filled(self, value: Column, with_value: object) -> Column: ...
    def choose(self, test: Column, then: Column, otherwise: Column | None) -> Column:
        """Return one or the other; null where the other is not given. A test of null fails."""

    def among(self, value: Column, codes: frozenset[str]) -> Column: ...
    def contains(self, listed: Column, value: Column) -> Column: ...
    def moved(self, day: Column, months: int, days: int) -> Column: ...
    def age(self, born_on: Column, day: Column) -> Column: ...
    def looked_up(self, day: Column, days: Mapping[date, date]) -> Column:
        """Return the day that stands beside a day in a calendar."""

    def keep(self, columns: Mapping[str, Column]) -> None:
        """Add columns to the table."""

    def tally(
        self, records: str, answers: Mapping[str, Column], counted: Mapping[str, Column], latest: Mapping[str, Column]
    ) -> None:
        """Explode a list, answer in columns, and add to its row how many records count and the latest of their days."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A term: its value, where it is known to be none (nowhere, without a column), and whether it is always known."""

    value: Column
    none: Column | None = None
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """A condition: true, false or null, and where a null is an officer's to decide (nowhere, without a column)."""

    answer: Column
    settled: Column | None = None


def item_column(field: str | None) -> str:
    """Name the column of a record's field in the table of an exploded list."""
    return _ITEM if field is None else f"{_ITEM}_{field}"
