"""The three forms in which the list is published, each brought to a heading and rows of cells as printed.

the page's table (HTML) · the feed behind the page (JSON, `{"list": [...]}`) · the same as CSV
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any, Final

from workpermit.core.text import Text


@dataclass(frozen=True, slots=True)
class Printed:
    """A row as printed: its cells in the heading's order, and where in the file it stands."""

    cells: list[str]
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    """A file's heading and rows, nothing cleaned yet."""

    heading: list[str]
    rows: list[Printed]


class NoForm(ValueError):
    """The file has none of the three forms; `text` says what is missing."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


_NO_TABLE: Final = Text(
    en="The page holds no table with rows. Save the whole page of the published list, or use its CSV.",
    fr="La page ne contient aucun tableau avec des lignes. Enregistrez la page entière de la liste publiée, "
    "ou prenez son CSV.",
)
_NO_JSON: Final = Text(
    en="The feed is not whole: {reason}. Fetch it again.",
    fr="Le flux n’est pas entier : {reason}. Récupérez-le de nouveau.",
)
_NO_LIST: Final = Text(
    en="The feed has no “list” of employers. It needs {{“list”: [...]}}, one entry for each row.",
    fr="Le flux n’a pas de « list » d’employeurs. Il lui faut {{« list » : [...]}}, une entrée par ligne.",
)


def table_of(text: str) -> Table:
    """Return the table of a file, whichever of the three forms it has.

    Raises:
        NoForm: it begins like a page or a feed and is none.
    """
    begin = text.lstrip()[:1]
    if begin == "<":
        return _of_page(text)
    return _of_feed(text) if begin in ("{", "[") else _of_csv(text)


def _of_csv(text: str) -> Table:
    records = csv.reader(io.StringIO(text, newline=""))
    heading = next(records, [])
    return Table(heading, [Printed(cells, records.line_num) for cells in records])


# --- the page ------------------------------------------------------------------------------------------------------


@dataclass
class _Cells:
    """The rows of one table while it is read."""

    rows: list[Printed] = field(default_factory=list)


class _Reader(HTMLParser):
    """Collects the rows of every table; the text of a cell keeps its `<br>`, which parts an address."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Cells] = []
        self._cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._cell = None
            self.tables.append(_Cells())
        elif not self.tables:
            return
        elif tag == "tr":
            self._close_cell()
            self.tables[-1].rows.append(Printed([], self.getpos()[0]))
        elif tag in ("td", "th"):
            self._close_cell()
            self._cell = []
        elif tag == "br" and self._cell is not None:
            self._cell.append("<br>")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._close_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def close(self) -> None:
        """Finish; a page cut off within a cell keeps what it has of it."""
        super().close()
        self._close_cell()

    def _close_cell(self) -> None:
        if self._cell is not None and self.tables and self.tables[-1].rows:
            self.tables[-1].rows[-1].cells.append("".join(self._cell))
        self._cell = None


def _of_page(text: str) -> Table:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    longest = max(reader.tables, key=lambda one: len(one.rows), default=None)
    if longest is None or len(longest.rows) < 2:  # a heading and a row
        raise NoForm(_NO_TABLE)
    heading, *rows = longest.rows
    return Table(heading.cells, rows)


# --- the feed ------------------------------------------------------------------------------------------------------

# Each column by the keys it may come under, English first: the names that the page's own script reads.
_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "business operating name": ("bn_operating", "operating_name"),
    "business legal name": ("bn_legal", "legal_name"),
    "address": ("address", "address_en", "address_fr", "bn_address"),
    "reason(s)": ("reasons", "reason", "reasons_en", "reason_en", "reasons_fr"),
    "date of final decision": ("date", "date_en", "decision_date"),
    "penalty": ("penalty_en", "penalty", "penalty_fr"),
    "status": ("status_en", "status", "status_fr"),
}


def _of_feed(text: str) -> Table:
    try:
        feed = json.loads(text)
    except ValueError as wrong:
        raise NoForm(_NO_JSON.filled(reason=str(wrong))) from wrong
    entries = feed.get("list") if isinstance(feed, dict) else feed
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        raise NoForm(_NO_LIST.filled())
    return Table(list(_columns(entries)), [Printed(_cells(one), at) for at, one in enumerate(entries, start=1)])


def _columns(entries: list[dict[str, Any]]) -> Iterator[str]:
    """Yield the columns; one that no entry has is given no name, so that it is missed like any other."""
    known = {key for one in entries for key in one}
    for column, keys in _KEYS.items():
        yield column if not known.isdisjoint(keys) else ""


def _cells(entry: dict[str, Any]) -> list[str]:
    return [next((_text(entry[key]) for key in keys if entry.get(key)), "") for keys in _KEYS.values()]


def _text(value: object) -> str:
    """Return a value as printed; reasons come as a list in some entries."""
    return ", ".join(map(_text, value)) if isinstance(value, list) else str(value)
