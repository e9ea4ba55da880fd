"""An office of its own for each test: an empty data folder, a clock that can be set, the published list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytest_django import Settings


@pytest.fixture(autouse=True)
def office(db: None, settings: Settings, settable_clock: None, tmp_path: Path) -> None:
    """Open an office."""
    from journeys.story import open_list  # Django is made ready after this file is read

    settings.DATA = tmp_path / "data"
    settings.DATA.mkdir()
    open_list()
