"""Read the file of the published list, page, feed or CSV: seven columns, every row kept, nothing interpreted away."""

from __future__ import annotations

import hashlib
import html
import re
import unicodedata
from dataclasses import astuple, dataclass
from typing import Final

from workpermit.core.text import Text
from workpermit.trades.employers.forms import NoForm, Printed, table_of

# Each column by the headings it was seen under, folded: the page in English and in French.
COLUMNS: Final = {
    "operating_name": ("business operating name", "nom commercial de l'entreprise", "nom commercial"),
    "legal_name": ("business legal name", "denomination sociale de l'entreprise", "denomination sociale"),
    "address": ("address", "adresse"),
    "reasons": ("reason(s)", "reasons", "raison(s)", "motif(s)"),
    "decided_on": ("date of final decision", "date de la decision finale", "date de decision finale"),
    "penalty": ("penalty", "sanction", "penalite"),
    "status": ("status", "statut", "etat"),
}


_NO_WORD: Final = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """One row as printed, cleaned of entities, tags and odd spaces only."""

    operating_name: str
    legal_name: str
    address: str
    reasons: str
    decided_on: str
    penalty: str
    status: str

    @property
    def fingerprint(self) -> str:
        """Return the SHA-256 of the row's words; the page, the feed and the CSV set other signs between them."""
        words = (" ".join(_NO_WORD.sub(" ", cell.casefold()).split()) for cell in astuple(self))
        return hashlib.sha256("\x1f".join(words).encode()).hexdigest()

    @property
    def natural_key(self) -> tuple[str, str]:
        """Return what names the same decision in two versions: the operating name and the decision's date."""
        return self.operating_name.casefold(), self.decided_on

    @property
    def is_nameless(self) -> bool:
        """Tell whether the row was blanked in place: it names nobody any more."""
        return not (self.operating_name or self.legal_name)


class ListUnreadable(ValueError):
    """The file is no published list; `text` says what would be right."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


_NOT_UTF8 = Text(
    en="The employer list is not UTF-8 text. Save it as CSV in UTF-8.",
    fr="La liste des employeurs n’est pas un texte UTF-8. Enregistrez-la en CSV, codage UTF-8.",
)
_NO_COLUMN = Text(
    en="The employer list has no column “{column}”. It needs these seven columns: {columns}.",
    fr="La liste des employeurs n’a pas de colonne « {column} ». Il lui faut ces sept colonnes : {columns}.",
)
_TOO_WIDE = Text(
    en="Row {row} of the employer list has {found} cells where the heading has {expected}. "
    "Put a text with commas in quotes.",
    fr="La ligne {row} de la liste des employeurs compte {found} cellules alors que l’en-tête en compte {expected}. "
    "Mettez entre guillemets un texte qui contient des virgules.",
)
_NO_ROWS = Text(
    en="The employer list has a heading and no row. An empty list is never taken for a list without employers.",
    fr="La liste des employeurs a un en-tête et aucune ligne. "
    "Une liste vide n’est jamais lue comme une liste sans employeur.",
)
_HEADINGS: Final = (
    "Business operating name, Business legal name, Address, Reason(s), Date of final decision, Penalty, Status"
)


def read_list(content: bytes) -> tuple[PublishedRow, ...]:
    """Return every row of the file that holds any text.

    Raises:
        ListUnreadable: not UTF-8, none of the three forms, a column is missing, a row has too many cells, or no row.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise ListUnreadable(_NOT_UTF8) from wrong
    try:
        table = table_of(text)
    except NoForm as wrong:
        raise ListUnreadable(wrong.text) from wrong
    places = _places(table.heading)
    rows = tuple(
        _row(printed, places, width=len(table.heading))
        for printed in table.rows
        if any(clean(cell) for cell in printed.cells)
    )
    if not rows:
        raise ListUnreadable(_NO_ROWS)
    return rows


def clean(cell: str) -> str:
    """Return a cell without entities, tags, non-breaking or doubled spaces."""
    text = re.sub(r"<br\s*/?>", ", ", html.unescape(cell), flags=re.IGNORECASE)
    return " ".join(unicodedata.normalize("NFC", re.sub(r"</?[a-zA-Z][^<>]*>", "", text)).split())


def _row(printed: Printed, places: dict[str, int], *, width: int) -> PublishedRow:
    cells = printed.cells
    if any(clean(cell) for cell in cells[width:]):
        raise ListUnreadable(_TOO_WIDE.filled(row=str(printed.line), found=str(len(cells)), expected=str(width)))
    padded = [*cells, *[""] * width]
    return PublishedRow(**{column: clean(padded[place]) for column, place in places.items()})


def _places(heading: list[str]) -> dict[str, int]:
    folded = [_fold(clean(name)) for name in heading]
    places = {}
    for column, names in COLUMNS.items():
        place = next((folded.index(name) for name in names if name in folded), None)
        if place is None:
            raise ListUnreadable(_NO_COLUMN.filled(column=names[0], columns=_HEADINGS))
        places[column] = place
    return places


def _fold(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name)
    bare = "".join(ch for ch in decomposed if not unicodedata.combining(ch)).casefold()
    return " ".join(bare.replace("\u2019", "'").split())
