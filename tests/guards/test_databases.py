"""A database of one's own is one's own: committed for other threads, gone for the next test."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection

pytestmark = pytest.mark.both_engines


def _seen_by_another_connection() -> bool:
    try:
        return ContentType.objects.filter(app_label="planted").exists()
    finally:
        connection.close()


@pytest.mark.parametrize("turn", ["first", "second"])
def test_what_one_test_commits_only_its_own_threads_see(turn: str, own_database: None) -> None:
    assert not ContentType.objects.filter(app_label="planted").exists()
    ContentType.objects.create(app_label="planted", model=turn)
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(_seen_by_another_connection).result()


@pytest.mark.django_db
def test_the_shared_test_database_stays_as_it_was() -> None:
    assert not ContentType.objects.filter(app_label="planted").exists()


def test_the_engine_is_the_one_asked_for(request: pytest.FixtureRequest) -> None:
    assert connection.vendor == request.config.getoption("engine")


@pytest.mark.django_db
def test_sqlite_waits_its_turn_and_loses_nothing(request: pytest.FixtureRequest) -> None:
    """Write-ahead log, full flushes, foreign keys: what the settings ask for is what the connection does."""
    if connection.vendor != "sqlite":
        pytest.skip("SQLite's own settings")
    asked = {}
    with connection.cursor() as cursor:
        for name in ("journal_mode", "synchronous", "foreign_keys"):
            asked[name] = cursor.execute(f"PRAGMA {name}").fetchone()[0]
    assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
