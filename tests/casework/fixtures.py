"""What the tests of casework and of faults stand on: a data folder of their own, a database that is surely there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker, Settings
from pytest_django.fixtures import _get_databases_for_setup

from databases import copied_database


@pytest.fixture(autouse=True)
def data_folder(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Point the settings at an empty folder and return it: keys, files and signed heads are one database's alone."""
    settings.DATA = folder = tmp_path_factory.mktemp("data")
    return folder


@pytest.fixture(scope="session")
def migrated_database(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> None:
    """Make the test database where no test of this run asks for `db`: pytest-django makes it for those alone.

    It goes with the run's own folder, or with the run's own server.
    """
    if not _get_databases_for_setup(request.session.items)[0]:
        from authority import give_to_all  # its models wait until Django is ready

        with django_db_blocker.unblock():
            connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
            give_to_all()
            connection.close()


@pytest.fixture
def own_database(migrated_database: None, django_db_blocker: DjangoDbBlocker, tmp_path: Path) -> Iterator[None]:
    """Give the test a migrated database of its own, with real commits, and drop it afterwards."""
    with django_db_blocker.unblock(), copied_database(tmp_path):
        yield
