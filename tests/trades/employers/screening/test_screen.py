"""An employer is held against a list by name and place; what makes it alike is told, and an officer decides."""

from __future__ import annotations

import pytest

from workpermit.trades.employers.screening.bands import Band
from workpermit.trades.employers.screening.explanation import reasons, sentence
from workpermit.trades.employers.screening.score import fitted, parts, score
from workpermit.trades.employers.screening.screen import Likeness, Screen
from workpermit.trades.employers.screening.terms import NAMES_OF_TERMS, party, terms_of

LIST = (
    ("Kestrel Freight", "Kestrel Freight Lines Ltd.", "12 Haul Road, Calgary, Alberta"),
    ("Galaxy Iron Works", "2271511 Ontario Ltd.", "60 Rayette Road, Concord, Ontario"),
    ("Red Canoe Pizza", "1186882 Ontario Inc.", "731 Peel Centre, Brampton, Ontario"),
    ("Ferme Belle Rive", "Ferme Belle Rive S.E.N.C.", "1650, chemin du Fleuve, L’Islet, Quebec"),
    ("Tamarack Brewhouse", "", "4 Main Street, Regina, Saskatchewan"),
    ("Sunny Lake Taekwondo", "Sunny Lake Taekwondo", "9 West Street, North Vancouver, British Columbia"),
    ("Kestrel Freight", "Kestrel Freight Lines Ltd.", "12 Haul Road, Calgary, Alberta"),
)
SCREEN = Screen([party(*row) for row in LIST])


@pytest.mark.parametrize(
    ("employer", "legal", "address", "row", "band"),
    [
        ("KESTREL FREIGHT LINES INC", "", "Calgary, AB T2P 1A1", 0, Band.NEAR_CERTAIN),
        ("Kestral Freight Lines", "", "Calgary, AB", 0, Band.OFFICER),
        ("Anything Else", "2271511 Ontario Limited", "", 1, Band.NEAR_CERTAIN),
        ("02271511 ONTARIO LTD o/a The Forge", "", "", 1, Band.NEAR_CERTAIN),
        ("Ferme Bellerive enr.", "", "L'Islet, QC", 3, Band.NEAR_CERTAIN),
        ("The Tamarack Brew House", "", "Regina, SK", 4, Band.NEAR_CERTAIN),
        ("Sunny Lakes Taekwondo School", "", "Burnaby, BC", 5, Band.OFFICER),
        # A franchise: the trading name has many owners.
        ("Red Canoe Pizza", "7600001 Alberta Ltd.", "Lethbridge, AB", 2, Band.CLEAR),
    ],
)
def test_who_is_alike(employer: str, legal: str, address: str, row: int, band: Band) -> None:
    nearest = SCREEN.look_up(party(employer, legal, address))[0]
    assert (nearest.row, nearest.band) == (row, band)


@pytest.mark.parametrize(
    "employer", ["Osprey Analytics", "2271151 Ontario Ltd.", "Freight Forwarders of Calgary Ltd.", "—", ""]
)
def test_who_is_not(employer: str) -> None:
    assert {one.band for one in SCREEN.look_up(party(employer, "", "Calgary, AB"))} <= {Band.CLEAR}


def test_every_row_about_one_employer_is_found() -> None:
    assert {one.row for one in SCREEN.look_up(party("Kestrel Freight", "", "Calgary, AB"))} >= {0, 6}


def test_the_place_tells_two_namesakes_apart() -> None:
    here, elsewhere = (
        SCREEN.look_up(party("Tamarak Brewhouse", "", place))[0].score for place in ("Regina, SK", "Moncton, NB")
    )
    assert here > elsewhere + 0.1


def test_many_at_once_are_judged_as_one_by_one() -> None:
    asked = [party(name, legal, "") for name, legal, _ in LIST] + [
        party(text) for text in ("", "Osprey", "Kestral Freigth", "Galaxy Iron & Steel", "Ferme Belle-Rive/Sunny Lake")
    ]

    def told(found: tuple[Likeness, ...]) -> list[tuple[int, float]]:
        return [(one.row, one.score) for one in found]

    assert [told(one) for one in SCREEN.look_up_each(asked)] == [told(SCREEN.look_up(one)) for one in asked]


def test_an_empty_list_resembles_nobody() -> None:
    empty = Screen([])
    assert empty.look_up(party("Kestrel Freight")) == ()
    assert list(empty.look_up_each([party("Kestrel Freight"), party("")])) == [(), ()]


def test_the_score_is_the_sum_that_its_reasons_tell() -> None:
    terms = terms_of(party(*LIST[0]), party("Kestral Freight", "", "Calgary, AB"))
    total = sum(parts(terms).values()) + fitted().start
    assert score(terms) == pytest.approx(1 / (1 + 2.718281828459045**-total))
    told = reasons(terms)
    assert [abs(one.adds) for one in told] == sorted((abs(one.adds) for one in told), reverse=True)
    assert sum(one.adds for one in told) == pytest.approx(total - fitted().start, abs=0.2)


def test_the_explanation_names_words_and_numbers_in_both_languages() -> None:
    (nearest, *_) = SCREEN.look_up(party("2271511 Ontario Ltd. o/a Galaxy Iron Foundry", "", "Concord, ON"))
    told = sentence(nearest.terms)
    assert "the same company number, 2271511 (+" in told.en
    assert "“foundry” stands in the name given alone (-" in told.en
    french = told.fr.replace("\u00a0", " ")
    assert "le même numéro de société, 2271511 (+" in french
    assert "« foundry » n’est que dans le nom donné (-" in french
    assert "trading name" not in told.en  # the number is the legal name's
    nothing = terms_of(party("Osprey"), party("2271511 Ontario Ltd."))
    assert sentence(nothing).en == "nothing in common"


def test_every_term_of_the_score_has_its_words() -> None:
    """Where a term is added, its sentence must come with it."""
    from workpermit.trades.employers.screening import explanation

    assert {*explanation._WORDS, "town"} == set(NAMES_OF_TERMS)


def test_the_terms_say_what_they_mean() -> None:
    barred = party("Red Canoe Pizza", "1186882 Ontario Inc.", "Brampton, Ontario")
    franchise = terms_of(barred, party("Red Canoe Pizza", "7600001 Alberta Ltd."))
    assert (franchise.trading_name_elsewhere, franchise.other_number, franchise.same_words) == (1.0, 1.0, 1.0)
    here = terms_of(barred, party("Red Canoe Pizza", "7600001 Alberta Ltd.", "Brampton, ON"))
    assert (here.trading_name_elsewhere, here.town) == (0.0, 1.0)
    same = terms_of(barred, party("Red Canoe Pizza", "1186882 Ontario Ltd."))
    assert (same.trading_name_elsewhere, same.same_number, same.other_number) == (0.0, 1.0, 0.0)
    assert terms_of(barred, party("Red Canoe Pizzas")).only_asked < 0.05
    assert terms_of(barred, party("Zebra Canoe Pizza")).listed_word == "red"
