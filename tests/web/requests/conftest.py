"""An office of its own for each test, and somebody who was asked for documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytest_django import Settings

    from web.asked import Asked


@pytest.fixture
def asked(db: None, settings: Settings, settable_clock: None, tmp_path: Path) -> Asked:
    """Ask for two documents."""
    from journeys.story import open_list  # Django is made ready after this file is read
    from web.asked import Asked

    settings.DATA = tmp_path / "data"
    settings.DATA.mkdir()
    open_list()
    return Asked()
