"""Write the rows of many cases: `executemany` into SQLite, COPY into PostgreSQL, each batch one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.db import connection, transaction

# In this order, so that what others refer to is there first.
COLUMNS: Final = {
    "accounts_person": ("id account_id uci uci_hash family_name given_names born_on identity_hash contact created_at"),
    "casework_case": (
        "id application_number person_id applicant_id form permit_kind channel language time_zone country office "
        "sequence head stage permit_stage delivery_stage permit_number received_at decided_at wakes_at"
    ),
    "casework_record": "id case_id kind body salt at",
    "casework_journal": "case_id sequence kind at role actor authority payload hash",
    "casework_outbox": "case_id sequence reaction attempts leased_until done_at fault",
    "letters_letter": "id case_id cause letter language number sha256 pages created_at",
    "notices_message": "id person_id account_id case_id kind language letter_id cause put_at read_at",
    "casework_open_work": "case_id office region stage priority received_at due_at assignee form country language "
    "holder late programme wishes_time",
}
Rows = dict[str, list[tuple[Any, ...]]]


def hurry() -> None:
    """Let SQLite write without waiting for the disk: a filling that breaks off is filled again from the start."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for pragma in ("synchronous=OFF", "cache_size=-400000", "foreign_keys=OFF", "temp_store=MEMORY"):
                cursor.execute(f"PRAGMA {pragma}")


def write(batches: Iterable[Rows]) -> None:
    """Write several batches in one transaction."""
    put = _copy if connection.vendor == "postgresql" else _insert
    with transaction.atomic(), connection.cursor() as cursor:
        for rows in batches:
            for table in COLUMNS:
                if table in rows:
                    put(cursor.cursor, table, rows[table])


def settle() -> None:
    """Gather the planner's statistics and bring SQLite's log into its file."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _insert(cursor: Any, table: str, rows: list[tuple[Any, ...]]) -> None:
    names = COLUMNS[table].split()
    statement = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join(['%s'] * len(names))})"  # noqa: S608
    cursor.executemany(statement, rows)


def _copy(cursor: Any, table: str, rows: list[tuple[Any, ...]]) -> None:
    with cursor.copy(f"COPY {table} ({', '.join(COLUMNS[table].split())}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
