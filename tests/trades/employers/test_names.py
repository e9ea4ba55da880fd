"""Names and places written otherwise meet; other names and places do not (domain 6)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workpermit.trades.employers.names import name_keys, place_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("JMG Carrier Ltd.", "JMG CARRIER LTD"),
        ("Maple & Rye Bakery", "Maple and Rye Bakery Inc."),
        ("Fils et Frères ltée", "FILS & FRERES LIMITEE"),
        ("Ferme Belle Rive S.E.N.C.", "ferme belle-rive"),
        ("Smith's Farms", "Smith\u2019s Farms Co., Ltd."),
        ("A.B.C. Roofing Corp.", "ABC Roofing"),
        ("9092-2030 Québec Inc.", "90922030 Quebec"),
        ("9092-2030 Québec Inc.", "9092-2030 QC inc"),
        ("0982024 B.C. Ltd.", "982024 British Columbia Limited"),
        ("12345678 Canada Inc.", "12345678 CANADA INCORPORATED"),
        ("Café Étoile", "CAFE\u00a0ETOILE"),
        ("\uff21cme Farms", "Acme Farms"),
        ("L’Œuf d’or", "l'oeuf d'or"),
    ],
)
def test_the_same_name_written_otherwise_has_the_same_key(one: str, other: str) -> None:
    assert name_keys(one) == name_keys(other) != frozenset()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Blue Heron Orchards", "Blue Heron Farms"),
        ("9092-2030 Québec Inc.", "9092-2031 Québec Inc."),
        ("0982024 B.C. Ltd.", "0982024 Alberta Ltd."),
        ("The Company Inc.", "The Limited"),
        ("Company Town Diner", "Town Diner"),
    ],
)
def test_other_names_have_no_key_in_common(one: str, other: str) -> None:
    assert name_keys(one).isdisjoint(name_keys(other))


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("Coast Farms Ltd. o/a Blue Barn", {"coast farms", "blue barn"}),
        ("1234567 Ontario Inc. dba Café Étoilé", {"1234567 on", "cafe etoile"}),
        ("Gestion Lune inc. faisant affaire sous le nom de Chez Lune", {"gestion lune", "chez lune"}),
        ("Gestion Lune inc. f.a.s. Chez Lune", {"gestion lune", "chez lune"}),
        ("Aurora Ridge Ltd. (operating as Aurora)", {"aurora ridge", "aurora"}),
        ("Fas Gas Prairie Service", {"fas gas prairie service"}),
        ("", set()),
        ("—", set()),
    ],
)
def test_a_name_is_found_under_each_name_it_holds(name: str, keys: set[str]) -> None:
    assert name_keys(name) == keys


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("15328 48 Ave., Surrey, British Columbia", "surrey|bc"),
        ("Surrey, BC V3S 0L2", "surrey|bc"),
        ("SURREY BC, Canada", "surrey|bc"),
        ("Saint-Félix-de-Kingsey, Québec", "saint felix de kingsey|qc"),
        ("St-Felix de Kingsey QC J0B 2T0", "saint felix de kingsey|qc"),
        ("2, rue A, Québec, Quebec", "quebec|qc"),
        ("St. John’s, Newfoundland and Labrador", "saint johns|nl"),
        ("Kensington Île-du-Prince-Édouard", "kensington|pe"),
        ("Calgary", None),
        ("Ontario", None),
        ("50 Greene Street, New York, New York", None),
        ("", None),
    ],
)
def test_a_place_is_its_city_and_province(address: str, key: str | None) -> None:
    assert place_key(address) == key


@given(st.text(max_size=60))
def test_no_text_breaks_them_and_a_key_is_its_own_key(text: str) -> None:
    place_key(text)
    for key in name_keys(text):
        assert key == key.strip() != ""
