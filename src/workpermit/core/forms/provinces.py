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
