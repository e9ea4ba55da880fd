"""Places that letters name. Fictional and neutral: an office that runs the system puts its own here.

Collection sites with capacity and slots come with the appointments; until then a letter names where to go.
"""

from __future__ import annotations

from workpermit.core.forms.countries import COUNTRIES
from workpermit.core.text import Language, Text
from workpermit.core.wording.head import Place

ISSUER = "Workpermit"
IN_CANADA = "CPC"
_CENTRE = Text("Case Processing Centre", "Centre de traitement des demandes")
_ABROAD = Text("Visa office: {country}", "Bureau des visas\u00a0: {country}")
_COUNTER = Text("Service counter, {city}", "Comptoir de services, {city}")
_SITES_IN_CANADA = (
    ("Ottawa", ("100 Elm Street", "Ottawa ON  K1A 0A1")),
    ("Montréal", ("55, rue des Érables", "Montréal QC  H2X 1Y4")),
)
_PASSPORT_DESK = Text(
    "Passport desk, Case Processing Centre", "Guichet des passeports, Centre de traitement des demandes"
)
_APPLICATION_CENTRE = Text("Visa application centre, {country}", "Centre de réception des demandes de visa, {country}")
PORTS = {
    "YYZ": Text("Toronto Pearson International Airport", "Aéroport international Pearson de Toronto"),
    "YUL": Text("Montréal–Trudeau International Airport", "Aéroport international Montréal-Trudeau"),
    "YVR": Text("Vancouver International Airport", "Aéroport international de Vancouver"),
    "YYC": Text("Calgary International Airport", "Aéroport international de Calgary"),
    "YHZ": Text("Halifax Stanfield International Airport", "Aéroport international Stanfield de Halifax"),
    "POE-LAC": Text("Lacolle land border", "Poste frontalier de Lacolle"),
}


def office_name(code: str) -> Text:
    """Return the name of an office by its code."""
    if code == IN_CANADA:
        return _CENTRE
    return _ABROAD.filled(country=COUNTRIES.get(code.removeprefix("VO-"), _UNNAMED))


_UNNAMED = Text("abroad", "à l’étranger")


def port_name(code: str) -> Text:
    """Return the name of a port of entry; an unknown one by its code."""
    return PORTS.get(code, Text(code, code))


def collection_sites(country: str, *, in_canada: bool, language: Language) -> tuple[Place, ...]:
    """Return where biometrics may be given, named in the language of the letter."""
    if not in_canada:
        return (_centre_in(country, language),)
    return tuple(
        Place(name=_COUNTER.filled(city=city).in_language(language), lines=lines) for city, lines in _SITES_IN_CANADA
    )


def passport_desks(country: str, *, in_canada: bool, language: Language) -> tuple[Place, ...]:
    """Return where a passport is sent for a visa, named in the language of the letter."""
    if not in_canada:
        return (_centre_in(country, language),)
    _, lines = _SITES_IN_CANADA[0]
    return (Place(name=_PASSPORT_DESK.in_language(language), lines=lines),)


def _centre_in(country: str, language: Language) -> Place:
    name = _APPLICATION_CENTRE.filled(country=COUNTRIES.get(country, _UNNAMED))
    return Place(name=name.in_language(language), lines=("1 Harbour Square",))
