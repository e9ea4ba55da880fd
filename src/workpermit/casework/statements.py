"""Plain statements, with as little as possible between them and the database's driver.

A command is a dozen small statements, and Django's cursor costs more than SQLite does with most of them. So on
SQLite they go to the driver itself: in Django's connection and transaction, under its translation of errors and its
refusal of broken transactions. Where Django is asked to watch (debug, test, wrappers) they go by its cursor.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

Value = int | str | bytes | None
Row = tuple[Any, ...]


class _Thread(threading.local):
    """This thread's connection, found once: Django looks it up anew at every use."""

    def __init__(self) -> None:
        self.connection = connections[DEFAULT_DB_ALIAS]


_thread = _Thread()


def first_row(statement: str, values: Sequence[Value]) -> Row | None:
    """Run a query (marks are %s) and return its first row, or None."""
    rows = all_rows(statement, values)
    return rows[0] if rows else None


def all_rows(statement: str, values: Sequence[Value]) -> list[Row]:
    """Run a query (marks are %s) and return its rows."""
    here = _thread.connection
    if _is_watched(here):
        with here.cursor() as cursor:
            cursor.execute(statement, values)
            return list(cursor.fetchall())
    with here.wrap_database_errors:
        found: list[Row] = here.connection.execute(_for_sqlite(statement), values).fetchall()
    return found


def run(statement: str, values: Sequence[Value]) -> None:
    """Run a statement (marks are %s) that returns nothing."""
    here = _thread.connection
    if _is_watched(here):
        with here.cursor() as cursor:
            cursor.execute(statement, values)
        return
    with here.wrap_database_errors:
        here.connection.execute(_for_sqlite(statement), values)


def run_for_each(statement: str, rows: Sequence[Sequence[Value]]) -> None:
    """Run a statement (marks are %s) once for each row of values."""
    here = _thread.connection
    if _is_watched(here):
        with here.cursor() as cursor:
            cursor.executemany(statement, rows)
        return
    with here.wrap_database_errors:
        here.connection.executemany(_for_sqlite(statement), rows)


def _is_watched(here: Any) -> bool:
    """Tell whether Django's own cursor must be used: on PostgreSQL, when it watches, before it has connected."""
    if here.vendor != "sqlite" or here.execute_wrappers or here.queries_logged or here.connection is None:
        return True
    here.validate_no_broken_transaction()
    return False


@cache
def _for_sqlite(statement: str) -> str:
    return statement.replace("%s", "?")
