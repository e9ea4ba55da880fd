"""One town is written in many ways; two towns of one name are two."""

from __future__ import annotations

import pytest

from workpermit.trades.employers.screening.places import Place, agreement, place_of


@pytest.mark.parametrize(
    ("address", "town", "province"),
    [
        ("15328 48 Ave., Surrey, British Columbia", "surrey", "bc"),
        ("Surrey, BC V3S 0L2", "surrey", "bc"),
        ("CALGARY, T3J4Y3", "calgary", "ab"),
        ("Delta, BC V4C 2R", "delta", "bc"),
        ("Coldwater", "coldwater", ""),
        ("St-Anselme, QC", "saint anselme", "qc"),
        ("Whitehorse, Y1A 1A1", "whitehorse", "yt"),
        ("", "", ""),
    ],
)
def test_the_end_of_an_address_is_its_place(address: str, town: str, province: str) -> None:
    assert place_of(address) == Place(town, province)


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("Guelph, Ontario", "GUELPH, ON N1E 1A1", 1.0, 1.0),
        ("Saint-Mathieu-De-Beloeil, Quebec", "St-Mathieu-de-Beloeil, QC", 1.0, 1.0),
        ("Montréal, Québec", "Montréal Nord, QC", 0.9, 0.9),
        ("Lloydminster, Alberta", "Lloydminster, Saskatchewan", 0.0, 0.0),
        ("Guelph, Ontario", "Kingston, Ontario", 0.0, 0.0),
        ("Guelph, Ontario", "", 0.0, 0.0),
        ("Coldwater, Ontario", "Coldwatter", 0.8, 0.99),
    ],
)
def test_how_well_two_towns_agree(one: str, other: str, least: float, most: float) -> None:
    assert least <= agreement(place_of(one), place_of(other)) <= most
    assert agreement(place_of(one), place_of(other)) == agreement(place_of(other), place_of(one))
