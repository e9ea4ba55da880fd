"""Places that letters name. Fictional and neutral: an office that runs the system puts its own here.

Collection sites with capacity and slots come with the appointments; until then a letter names where to go.
"""

from __future__ import annotations

from workpermit.core.forms.countries import COUNTRIES
from workpermit.core.text import Text
from workpermit.core.wording.head import Place

ISSUER = "Workpermit"
IN_CANADA = "CPC"
_CENTRE = Text("Case Processing Centre", "Centre de traitement des demandes")
_ABROAD = Text("Visa office: {country}", "Bureau des visas\u00a0: {country}")
_SITES_IN_CANADA = (
    Place(name="Service counter, Elm Street", lines=("100 Elm Street", "Ottawa ON  K1A 0A1")),
    Place(name="Comptoir de services, rue des Érables", lines=("55, rue des Érables", "Montréal QC  H2X 1Y4")),
)
_PASSPORT_CENTRE = Place(name="Passport desk, Case Processing Centre", lines=("100 Elm Street", "Ottawa ON  K1A 0A1"))
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


def collection_sites(country: str, *, in_canada: bool) -> tuple[Place, ...]:
    """Return where biometrics may be given."""
    if in_canada:
        return _SITES_IN_CANADA
    return (_centre_in(country),)


def passport_desks(country: str, *, in_canada: bool) -> tuple[Place, ...]:
    """Return where a passport is sent for a visa."""
    return (_PASSPORT_CENTRE,) if in_canada else (_centre_in(country),)


def _centre_in(country: str) -> Place:
    name = COUNTRIES.get(country, _UNNAMED)
    both = name.en if name.en == name.fr else f"{name.en} / {name.fr}"
    return Place(
        name=f"Visa application centre / Centre de réception des demandes de visa — {both}", lines=("1 Harbour Square",)
    )
