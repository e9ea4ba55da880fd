"""Copies of the migrated test database, for tests that need real commits.

Django's own way, emptying every table after such a test, is refused by the triggers that keep the journal
append-only; so each such test writes into a copy, and the copy is dropped.
"""

from __future__ import annotations

import sqlite3
import uuid
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import connection, connections

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def copied_database(folder: Path) -> Iterator[None]:
    """Point every connection of this process, of any thread, at a fresh copy of the test database.

    Needs database access; use the fixture `own_database`, or, for one copy per module, call this in a fixture of
    module scope as that one does.
    """
    original = str(connection.settings_dict["NAME"])
    connections.close_all()
    make, drop = (_copy_file, _drop_file) if connection.vendor == "sqlite" else (_copy_template, _drop_template)
    copy = make(original, folder)
    # Threads build their connections from this same dictionary, so all of them follow.
    connections.settings["default"]["NAME"] = copy
    try:
        yield
    finally:
        connections.close_all()
        connections.settings["default"]["NAME"] = original
        drop(copy)


def _copy_file(original: str, folder: Path) -> str:
    copy = folder / f"copy-{uuid.uuid4().hex}.sqlite3"
    # By SQLite itself, since another connection may still hold a part of the data in its log.
    with closing(sqlite3.connect(original)) as held, closing(sqlite3.connect(copy)) as made:
        held.backup(made)
    return str(copy)


def _drop_file(copy: str) -> None:
    for ending in ("", "-wal", "-shm"):
        Path(copy + ending).unlink(missing_ok=True)


def _copy_template(original: str, folder: Path) -> str:
    copy = f"copy_{uuid.uuid4().hex}"
    _administer(f'CREATE DATABASE "{copy}" TEMPLATE "{original}"')
    return copy


def _drop_template(copy: str) -> None:
    _administer(f'DROP DATABASE "{copy}" WITH (FORCE)')


def _administer(statement: str) -> None:
    with connection._nodb_cursor() as cursor:  # Django's own way to create databases
        cursor.execute(statement)
