"""Every test of these pages has an office of its own: an empty data folder and a clock that can be set."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_django import Settings

from workpermit.clock import present

AT = datetime(2025, 10, 6, 15, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def office(settings: Settings, settable_clock: None, tmp_path: Path, db: None) -> Path:
    """Open the office and return its data folder; it is the sixth of October 2025."""
    settings.DATA = tmp_path / "data"
    settings.DATA.mkdir()
    present.set_to(AT)
    return tmp_path / "data"
