"""Names of the cities that name time zones, in both languages."""

from __future__ import annotations

from typing import Final

from workpermit.core.text import Text

# Only the cities whose name differs between the languages or from the zone's own spelling.
_CITIES: Final[dict[str, Text]] = {
    "Addis_Ababa": Text(en="Addis Ababa", fr="Addis-Abeba"),
    "Algiers": Text(en="Algiers", fr="Alger"),
    "Athens": Text(en="Athens", fr="Athènes"),
    "Baghdad": Text(en="Baghdad", fr="Bagdad"),
    "Beirut": Text(en="Beirut", fr="Beyrouth"),
    "Bogota": Text(en="Bogotá", fr="Bogota"),
    "Brussels": Text(en="Brussels", fr="Bruxelles"),
    "Bucharest": Text(en="Bucharest", fr="Bucarest"),
    "Cairo": Text(en="Cairo", fr="Le Caire"),
    "Calcutta": Text(en="Kolkata", fr="Calcutta"),
    "Copenhagen": Text(en="Copenhagen", fr="Copenhague"),
    "Damascus": Text(en="Damascus", fr="Damas"),
    "Dhaka": Text(en="Dhaka", fr="Dacca"),
    "Dubai": Text(en="Dubai", fr="Dubaï"),
    "Havana": Text(en="Havana", fr="La Havane"),
    "Ho_Chi_Minh": Text(en="Ho Chi Minh City", fr="Hô Chi Minh-Ville"),
    "Jerusalem": Text(en="Jerusalem", fr="Jérusalem"),
    "Kathmandu": Text(en="Kathmandu", fr="Katmandou"),
    "Kolkata": Text(en="Kolkata", fr="Calcutta"),
    "Lisbon": Text(en="Lisbon", fr="Lisbonne"),
    "London": Text(en="London", fr="Londres"),
    "Manila": Text(en="Manila", fr="Manille"),
    "Mexico_City": Text(en="Mexico City", fr="Mexico"),
    "Montreal": Text(en="Montréal", fr="Montréal"),
    "Moscow": Text(en="Moscow", fr="Moscou"),
    "Port-au-Prince": Text(en="Port-au-Prince", fr="Port-au-Prince"),
    "Riyadh": Text(en="Riyadh", fr="Riyad"),
    "Sao_Paulo": Text(en="São Paulo", fr="São Paulo"),
    "Seoul": Text(en="Seoul", fr="Séoul"),
    "Singapore": Text(en="Singapore", fr="Singapour"),
    "St_Johns": Text(en="St. John’s", fr="St. John’s"),
    "Tehran": Text(en="Tehran", fr="Téhéran"),
    "Vienna": Text(en="Vienna", fr="Vienne"),
    "Warsaw": Text(en="Warsaw", fr="Varsovie"),
}


def city_of(zone_key: str) -> Text | None:
    """Name the city in a zone's key ("America/Toronto" gives Toronto); None for a zone that names none."""
    region, _, city = zone_key.rpartition("/")
    if not region or region == "Etc":
        return None
    plain = city.replace("_", " ")
    return _CITIES.get(city, Text(en=plain, fr=plain))
