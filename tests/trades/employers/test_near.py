"""Names that are nearly listed ones are offered, the nearest first; the same name is not near, and few are."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from workpermit.trades.employers.importing import import_list
from workpermit.trades.employers.near import MOST, near_names
from workpermit.trades.employers.public import ask

pytestmark = pytest.mark.django_db
LIST = Path(__file__).parents[3] / "examples" / "employers" / "published-list.csv"
ON = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def published() -> None:
    import_list(LIST.read_bytes(), source="sample", at=datetime(2026, 1, 5, tzinfo=UTC))


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Northern Pyke Diner", "Northern Pike Diner"),
        ("Blue Heron Orchard", "Blue Heron Orchards"),
        ("Ferme Bel-Rive", "Ferme Belle Rive"),
    ],
)
def test_a_misspelt_name_is_near_the_right_one(name: str, found: str) -> None:
    assert near_names(name, on=ON)[0].operating_name == found


@pytest.mark.parametrize("name", ["Northern Pike Diner", "Maple & Sons", "A", "", "...", "Diner", "Orchards"])
def test_the_same_name_and_an_unlike_one_are_not_near(name: str) -> None:
    assert near_names(name, on=ON) == ()


def test_before_the_first_list_nothing_is_near_and_nothing_is_said() -> None:
    assert near_names("Northern Pyke Diner", on=date(2026, 1, 4)) == ()
    assert ask("Northern Pyke Diner", place=None, on=date(2026, 1, 4)) is None


def test_an_answer_costs_a_handful_of_queries(django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(7):
        told = ask("Northern Pyke Diner", place="Prince George, BC", on=ON)
    assert told is not None
    assert 0 < len(told.near) <= MOST
    assert told.as_of == date(2026, 1, 5)
