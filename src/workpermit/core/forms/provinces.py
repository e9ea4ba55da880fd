"""The provinces and territories of Canada: two-letter code, name in English and in French."""

from __future__ import annotations

from workpermit.core.text import Text

PROVINCES: dict[str, Text] = {
    "AB": Text(en="Alberta", fr="Alberta"),
    "BC": Text(en="British Columbia", fr="Colombie-Britannique"),
    "MB": Text(en="Manitoba", fr="Manitoba"),
    "NB": Text(en="New Brunswick", fr="Nouveau-Brunswick"),
    "NL": Text(en="Newfoundland and Labrador", fr="Terre-Neuve-et-Labrador"),
    "NS": Text(en="Nova Scotia", fr="Nouvelle-Écosse"),
    "NT": Text(en="Northwest Territories", fr="Territoires du Nord-Ouest"),
    "NU": Text(en="Nunavut", fr="Nunavut"),
    "ON": Text(en="Ontario", fr="Ontario"),
    "PE": Text(en="Prince Edward Island", fr="Île-du-Prince-Édouard"),
    "QC": Text(en="Quebec", fr="Québec"),
    "SK": Text(en="Saskatchewan", fr="Saskatchewan"),
    "YT": Text(en="Yukon", fr="Yukon"),
}

# The first letter of a postal code, as Canada Post gives them out.
_BY_LETTER: dict[str, tuple[str, ...]] = {
    "A": ("NL",),
    "B": ("NS",),
    "C": ("PE",),
    "E": ("NB",),
    **dict.fromkeys("GHJ", ("QC",)),
    **dict.fromkeys("KLMNP", ("ON",)),
    "R": ("MB",),
    "S": ("SK",),
    "T": ("AB",),
    "V": ("BC",),
    "X": ("NT", "NU"),
    "Y": ("YT",),
}
# Offices of the federal government on either side of the Ottawa River share one beginning.
_FEDERAL, _ON_BOTH_SIDES = "K1A", ("ON", "QC")


def provinces_of(postal_code: str) -> tuple[str, ...]:
    """Return the provinces or territories where a Canadian postal code can be; none where it is no such code."""
    code = postal_code.strip().upper()
    return _ON_BOTH_SIDES if code.startswith(_FEDERAL) else _BY_LETTER.get(code[:1], ())
