"""Reads a table of cases for a sweep: one row a case, one column a fact.

A Parquet file already has the types of `core/law/columns.py`. In a CSV file an empty cell is unknown, the word none is
"known to be none", and a list stands as JSON in its cell. A column that is no fact is refused, but for the one that
`--id` names.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from workpermit.core.law.columns import data_type, encoded
from workpermit.core.law.engine import NONE_SUFFIX
from workpermit.core.law.facts import FACTS, Fact, FactType, Value, faults
from workpermit.core.law.notation import BadFacts, read_facts
from workpermit.core.text import Text

if TYPE_CHECKING:
    import polars as pl

_NONE_WORD: Final = "none"
_LISTS: Final = (FactType.CODES, FactType.COUNTRIES, FactType.RECORDS, FactType.INSTANT)
_NO_FILE: Final = Text(
    en="FILE is “{given}”, which cannot be read. Name a .parquet or a .csv file.",
    fr="FILE vaut « {given} », qui ne peut pas être lu. Nommez un fichier .parquet ou .csv.",
)
_BAD_CELL: Final = Text(en="Row {row}: {fault}", fr="Ligne {row} : {fault}")


def read_table(given: str, *, id_column: str | None) -> pl.DataFrame:
    """Return the table of a file, one column for each fact, the id column kept as it is.

    Raises:
        BadFacts: the file cannot be read, a column is no fact, or a cell is not of its fact's type.
    """
    import polars as pl

    path = Path(given)
    try:
        if path.suffix == ".parquet":
            table = pl.read_parquet(path)
        elif path.suffix == ".csv":
            table = pl.read_csv(path, infer_schema=False, encoding="utf8")
        else:
            raise BadFacts(_NO_FILE.filled(given=given))
    except (OSError, pl.exceptions.PolarsError):
        raise BadFacts(_NO_FILE.filled(given=given)) from None
    _refuse_unknown_columns(table.columns, id_column)
    if path.suffix == ".parquet":
        return table
    kept = [table[id_column]] if id_column is not None and id_column in table.columns else []
    typed = [one for name in table.columns if name != id_column for one in _typed(FACTS[name], table[name])]
    return pl.DataFrame([*kept, *typed])


def _refuse_unknown_columns(columns: list[str], id_column: str | None) -> None:
    names = [name.removesuffix(NONE_SUFFIX) for name in columns if name != id_column]
    if found := faults({name: None for name in names if name not in FACTS}):
        raise BadFacts(*found)


def _typed(fact: Fact, written: pl.Series) -> list[pl.Series]:
    """Return a column of text as its fact's type, and the column of those known to be none where there are any."""
    import polars as pl

    text = written.str.strip_chars()
    text = text.set(text == "", None)
    none = text.str.to_lowercase() == _NONE_WORD
    bare = text.set(none.fill_null(value=False), None)
    typed = _listed(fact, bare) if fact.type in _LISTS else _scalars(fact, bare)
    _refuse_bad_cells(fact, bare, typed)
    flags = [none.fill_null(value=False).alias(fact.name + NONE_SUFFIX)] if none.any() else []
    if flags and not fact.nullable:
        row = int(none.arg_max() or 0)
        raise BadFacts(_BAD_CELL.filled(row=str(row + 2), fault=faults({fact.name: None})[0]))
    return [pl.Series(fact.name, typed), *flags]


def _scalars(fact: Fact, text: pl.Series) -> pl.Series:
    import polars as pl

    match fact.type:
        case FactType.DATE:
            return text.str.to_date("%Y-%m-%d", strict=False)
        case FactType.BOOLEAN:
            known = {"true": True, "false": False}
            return text.str.to_lowercase().replace_strict(known, default=None, return_dtype=pl.Boolean)
        case _:
            return text.cast(data_type(fact), strict=False)


def _listed(fact: Fact, text: pl.Series) -> pl.Series:
    cases: list[dict[str, Value]] = []
    for row, cell in enumerate(text):
        try:
            cases.append({} if cell is None else read_facts({fact.name: json.loads(cell)}))
        except json.JSONDecodeError:
            cases.append({})  # left empty, so the cell is refused below
        except BadFacts as error:
            raise BadFacts(_BAD_CELL.filled(row=str(row + 2), fault=error.sentences[0])) from None
    table = encoded(cases)
    if fact.name in table.columns:
        return table[fact.name]
    import polars as pl

    return pl.Series(fact.name, [None] * len(cases), dtype=data_type(fact))


def _refuse_bad_cells(fact: Fact, text: pl.Series, typed: pl.Series) -> None:
    bad = text.is_not_null() & typed.is_null()
    if bad.any():
        row = int(bad.arg_max() or 0)
        raise BadFacts(_BAD_CELL.filled(row=str(row + 2), fault=faults({fact.name: _unlike(fact, text[row])})[0]))


def _unlike(fact: Fact, cell: str) -> Value:
    """Return a cell as a value that its type does not hold, so that the fault names it."""
    return [cell] if fact.type is FactType.TEXT else cell
