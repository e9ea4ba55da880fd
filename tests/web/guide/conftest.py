"""What these tests stand on: an empty data folder, a day, and English to begin with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.cache import cache
from pytest_django import Settings

from workpermit.clock import present

TODAY = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def data_folder(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Point the settings at an empty folder and return it."""
    settings.DATA = folder = tmp_path_factory.mktemp("data")
    return folder


@pytest.fixture
def today(settable_clock: None) -> datetime:
    """Stop the clock at noon of 2 March 2026."""
    return present.set_to(TODAY)


@pytest.fixture
def no_figures_kept(db: None) -> Iterator[None]:
    """Keep no figure of another test."""
    cache.clear()
    yield
    cache.clear()
