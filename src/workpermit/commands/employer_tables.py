"""Tables for `workpermit employers screen` and `compare`: what is read, what is refused by its column, what is written.

Needs no database unless the list itself is asked of it.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from workpermit.core.text import Language, Text
from workpermit.trades.employers.reading import ListUnreadable, read_list
from workpermit.trades.employers.screening.bands import Band, band_of
from workpermit.trades.employers.screening.explanation import sentence
from workpermit.trades.employers.screening.score import score
from workpermit.trades.employers.screening.screen import Likeness, Screen
from workpermit.trades.employers.screening.terms import Party, party, terms_of
from workpermit.trades.employers.statuses import StandingCode, Status, read_status

QUERY: Final = ("employer", "legal_name", "address", "city", "province", "postal_code")
PAIR: Final = ("operating_name", "legal_name", "listed_address", "candidate_name", "candidate_address")
FOUND: Final = ("query", "list_row", "score", "band", "explanation", "standing", "until", "listed_name")
COMPARED: Final = ("pair", "score", "band", "explanation")

# Of rows that are equally alike, the one that bars most is told.
_SERIOUS_FIRST: Final = (
    StandingCode.INELIGIBLE,
    StandingCode.UNPAID_PENALTY,
    StandingCode.INELIGIBLE_UNTIL,
    StandingCode.UNRESOLVED,
    StandingCode.ELIGIBLE,
)

_NO_FILE: Final = Text(
    en="“{file}” cannot be read. Name a CSV file in UTF-8.",
    fr="« {file} » ne peut pas être lu. Nommez un fichier CSV, codage UTF-8.",
)
_NO_COLUMN: Final = Text(
    en="{file} has no column “{column}”. Its columns must be: {columns}.",
    fr="{file} n’a pas de colonne « {column} ». Ses colonnes doivent être : {columns}.",
)
_TOO_WIDE: Final = Text(
    en="{file}, row {row} has {found} cells where the heading has {expected}. Put a text with commas in quotes.",
    fr="{file}, ligne {row} : {found} cellules alors que l’en-tête en compte {expected}. "
    "Mettez entre guillemets un texte qui contient des virgules.",
)
_NO_OUT: Final = Text(
    en="“{file}” cannot be written. Name a file in a folder that exists.",
    fr="« {file} » ne peut pas être écrit. Nommez un fichier dans un dossier qui existe.",
)


class BadTable(ValueError):
    """A table is not right; `text` names the column or the row."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row of the list: its number (from 1), its names and place, and its status as read."""

    number: int
    operating_name: str
    legal_name: str
    address: str
    status: Status


def read_rows(path: Path, columns: Sequence[str]) -> list[dict[str, str]]:
    """Return the rows of a table, each with these columns; others are passed over.

    Raises:
        BadTable: it cannot be read, a column is missing, or a row is wider than the heading.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as wrong:
        raise BadTable(_NO_FILE.filled(file=str(path))) from wrong
    csv.field_size_limit(sys.maxsize)
    heading, *records = [*csv.reader(text.splitlines(keepends=True))] or [[]]
    places = {name.strip().casefold(): at for at, name in enumerate(heading)}
    for column in columns:
        if column not in places:
            raise BadTable(_NO_COLUMN.filled(file=path.name, column=column, columns=", ".join(columns)))
    rows = []
    for number, cells in enumerate((cells for cells in records if cells), start=1):
        if len(cells) > len(heading):
            wide = {"row": str(number), "found": str(len(cells)), "expected": str(len(heading))}
            raise BadTable(_TOO_WIDE.filled(file=path.name, **wide))
        padded = [*cells, *[""] * len(heading)]
        rows.append({column: padded[places[column]].strip() for column in columns})
    return rows


def read_list_file(path: Path) -> list[ListRow]:
    """Return the rows of a published list from its file, page, feed or CSV.

    Raises:
        BadTable: it cannot be read or is no published list.
    """
    try:
        rows = read_list(path.read_bytes())
    except OSError as wrong:
        raise BadTable(_NO_FILE.filled(file=str(path))) from wrong
    except ListUnreadable as wrong:
        raise BadTable(wrong.text) from wrong
    return [
        ListRow(number, row.operating_name, row.legal_name, row.address, read_status(row.status))
        for number, row in enumerate(rows, start=1)
    ]


def asked(row: Mapping[str, str]) -> Party:
    """Return the employer that a query asks about; the city counts before what ends the address."""
    province = f"{row['province']} {row['postal_code']}".strip()
    place = ", ".join(filter(None, (row["city"], province))) if row["city"] else ""
    ends = ", ".join(filter(None, (row["address"], province)))
    return party(row["employer"] or row["legal_name"], row["legal_name"], place or ends)


def screened(
    rows: Iterable[Mapping[str, str]], listed: Sequence[ListRow], *, on: date, language: Language
) -> Iterator[dict[str, str]]:
    """Yield for each query its best row of the list, as the output's columns."""
    screen = Screen([party(one.operating_name, one.legal_name, one.address) for one in listed])
    for number, found in enumerate(screen.look_up_each(map(asked, rows)), start=1):
        yield _found(number, found, listed, on=on, language=language)


def _found(
    number: int, found: Sequence[Likeness], listed: Sequence[ListRow], *, on: date, language: Language
) -> dict[str, str]:
    told = dict.fromkeys(FOUND, "") | {
        "query": str(number),
        "score": "0.0000",
        "band": Band.CLEAR.value,
        "standing": StandingCode.NOT_LISTED.value,
    }
    if not found:
        return told
    best = min(found, key=lambda one: (-one.score, _SERIOUS_FIRST.index(listed[one.row].status.on(on))))
    row = listed[best.row]
    told |= {
        "list_row": str(row.number),
        "score": f"{best.score:.4f}",
        "band": best.band.value,
        "explanation": sentence(best.terms).in_language(language),
        "listed_name": row.operating_name or row.legal_name,
    }
    if best.band is not Band.CLEAR:
        until = row.status.until
        told |= {"standing": row.status.on(on).value, "until": until.isoformat() if until else ""}
    return told


def compared(rows: Iterable[Mapping[str, str]], *, language: Language) -> Iterator[dict[str, str]]:
    """Yield for each pair its score and band, as the output's columns."""
    for number, row in enumerate(rows, start=1):
        terms = terms_of(
            party(row["operating_name"], row["legal_name"], row["listed_address"]),
            party(row["candidate_name"], "", row["candidate_address"]),
        )
        yield {
            "pair": str(number),
            "score": f"{score(terms):.4f}",
            "band": band_of(score(terms)).value,
            "explanation": sentence(terms).in_language(language),
        }


def write(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> dict[str, int]:
    """Write a table and return how many of its rows lie in each band.

    Raises:
        BadTable: the file cannot be written.
    """
    counts = dict.fromkeys((band.value for band in Band), 0)
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            writer.writeheader()
            for row in rows:
                writer.writerow(row)
                counts[row["band"]] += 1
    except OSError as wrong:
        raise BadTable(_NO_OUT.filled(file=str(path))) from wrong
    return counts
