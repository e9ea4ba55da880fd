"""Every journey has an office of its own: an empty data folder, a clock that can be set, the published list."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

HERE = Path(__file__).parent
ACTING_AT_ONCE = "own_database"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give each journey the database; people who act at once bring one of their own, with real commits."""
    for item in items:
        if item.path.is_relative_to(HERE) and ACTING_AT_ONCE not in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.django_db)


@pytest.fixture(autouse=True)
def office(request: pytest.FixtureRequest, settings: Settings, settable_clock: None, tmp_path: Path) -> Path:
    """Open the office and return its data folder."""
    from journeys.story import open_list  # Django is made ready after this file is read

    if ACTING_AT_ONCE in request.fixturenames:
        request.getfixturevalue(ACTING_AT_ONCE)
    settings.DATA = tmp_path / "data"
    settings.DATA.mkdir()
    open_list()
    return tmp_path / "data"
