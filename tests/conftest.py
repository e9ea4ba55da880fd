"""What every test run gets: a data folder of its own, and one of the two database engines.

    pytest                        the whole suite on SQLite
    pytest --engine=postgresql    what touches the database once more, on a real PostgreSQL that the run starts itself
    pytest -p no:django tests/core    the core, which needs neither

Tests that read a row ask pytest-django for `db`. Tests that need real commits, threads or processes ask for
`own_database`, since the journal's triggers refuse the clean-up of `transactional_db`.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_django import DjangoDbBlocker

# Before pytest-django reads the settings, which look at the environment once.
DATA: Final = Path(tempfile.mkdtemp(prefix="workpermit-tests-"))
os.environ.pop("WORKPERMIT_DATABASE", None)
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "workpermit.config.settings",
    "WORKPERMIT_PLACE": "tests",
    "WORKPERMIT_DATA": str(DATA),
    "WORKPERMIT_LANG": "en",
}

ON_BOTH_ENGINES: Final = ("accounts", "casework", "journeys", "trades", "vault")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the command line choose the database engine."""
    parser.addoption("--engine", choices=["sqlite", "postgresql"], default="sqlite", help="database engine of this run")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Start PostgreSQL where it is asked for, before Django reads where its database is."""
    if config.getoption("engine") == "postgresql":
        _start_postgresql(config)
    if config.pluginmanager.hasplugin("django"):
        from django.conf import settings

        # pytest-django makes Django ready only where the settings have been read.
        assert settings.DATABASES


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take the run's own folder away."""
    shutil.rmtree(DATA, ignore_errors=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL, keep the tests that can differ there: those that touch the database."""
    if config.getoption("engine") != "postgresql":
        return
    kept = [item for item in items if _area(item) in ON_BOTH_ENGINES or item.get_closest_marker("both_engines")]
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = kept


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Let a PostgreSQL run without a single test of its own end well, as long as there is none."""
    if session.config.getoption("engine") == "postgresql" and exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED:
        session.exitstatus = pytest.ExitCode.OK


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker, django_db_modify_db_settings: None
) -> Iterator[None]:
    """Make the test database once, also for a run whose tests all bring a copy of it (`own_database`)."""
    from django.test.utils import setup_databases, teardown_databases

    from authority import give_to_all

    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, aliases={"default": None})
        give_to_all()
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Give the test a migrated database of its own, with real commits, and drop it afterwards."""
    from databases import copied_database

    with django_db_blocker.unblock(), copied_database(DATA):
        yield


@pytest.fixture
def settable_clock() -> Iterator[None]:
    """Let the test set the clock with `workpermit.clock.present`; real time returns afterwards."""
    from workpermit.clock import present

    present.allow_setting()
    yield
    present.allow_setting(allowed=False)


@pytest.fixture(autouse=True)
def _codes_of_one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let an authenticator's code outlive its thirty seconds where a test began just before they end."""
    authenticator = sys.modules.get("allauth.mfa.totp.internal.auth")
    if authenticator is not None:
        moment = authenticator.time.time()
        monkeypatch.setattr(authenticator, "time", SimpleNamespace(time=lambda: moment))


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    """Keep the SQLite test database in a file, so that locks and WAL behave as they do at work."""
    from django.db import connections

    if not os.environ.get("WORKPERMIT_DATABASE"):
        connections.settings["default"]["TEST"]["NAME"] = str(DATA / "tests.sqlite3")


def _area(item: pytest.Item) -> str:
    return item.path.relative_to(Path(__file__).parent).parts[0]


def _start_postgresql(config: pytest.Config) -> None:
    from postgresql import NoPostgresql, started

    running = ExitStack()
    try:
        os.environ["WORKPERMIT_DATABASE"] = running.enter_context(started())
    except NoPostgresql as reason:
        # On the build server a missing engine must not pass for a tested one.
        pytest.exit(f"PostgreSQL skipped: {reason}", returncode=1 if os.environ.get("CI") else 0)
    config.add_cleanup(running.close)
