"""What a supervisor's and an auditor's pages read, with a million cases behind them; prints milliseconds.

    python benchmarks/oversight.py [--folder FOLDER]

The rows are made up and stand alone (no case behind an open work): only what these pages read is filled. 100,000 open
cases in 150 offices; a year of decisions as counters; a million looks. The journal is searched as the looks are.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

OPEN, LOOKS, OFFICES, STAFF = 100_000, 1_000_000, 150, 1000
AT = datetime(2026, 11, 1, 12, tzinfo=UTC)
_TIMES = 5
_DAY = 86_400_000_000
_HOLDERS = ("applicant", "office", "partner", "carrier")
_WORK = (
    "INSERT INTO casework_open_work (case_id, office, region, stage, priority, received_at, assignee, form, country, "
    "language, holder, late, wishes_time) VALUES (%s, %s, %s, %s, 0, %s, '', 'imm_1295', 'PH', 'en', %s, %s, 0)"
)
_LOOK = (
    "INSERT INTO casework_access (case_id, role, actor, what, purpose, at) "
    "VALUES (%s, 'officer', %s, 'case', 'work', %s)"
)


def main() -> None:
    """Fill a folder, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=None)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        from workpermit.commands.setup import prepare

        prepare(place="tests", data=given.folder or Path(passing), migrate=True)
        fill(random.Random(8))  # noqa: S311 (rows, no secret)
        measure()


def fill(chance: random.Random) -> None:
    """Write the rows, straight into the tables."""
    from django.db import connection, transaction

    from workpermit.trades.reports.models import HeldDays

    offices = ["CPC", *(f"VO-{n:03d}" for n in range(OFFICES - 1))]
    now = int(AT.timestamp() * 1_000_000)
    connection.cursor().execute("PRAGMA foreign_keys=OFF")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(_WORK, (_work(UUID(int=n), now, offices, chance) for n in range(OPEN)))
        step = 365 * _DAY // LOOKS
        cursor.executemany(
            _LOOK,
            (
                (
                    UUID(int=chance.randrange(OPEN)).hex,
                    str(UUID(int=chance.randrange(STAFF))),
                    now - (LOOKS - n) * step,
                )
                for n in range(LOOKS)
            ),
        )
    HeldDays.objects.bulk_create(
        (
            HeldDays(month=f"2026-{month:02d}", office=office, form="imm_1295", country_class=kind, days=days, cases=3)
            for month in range(1, 12)
            for office in offices
            for kind in ("visa_exempt", "visa_required")
            for days in sorted(chance.sample(range(120), 40))
        ),
        batch_size=5000,
    )


def _work(case: UUID, now: int, offices: list[str], chance: random.Random) -> tuple[object, ...]:
    office = chance.choice(offices)
    stage = chance.choice(("received", "in_process", "mailed"))
    received_at = now - chance.randrange(300) * _DAY
    return (
        case.hex,
        office,
        office.partition("-")[0],
        stage,
        received_at,
        chance.choice(_HOLDERS),
        chance.random() < 0.03,
    )


def measure() -> None:
    """Print the median of five for each reading, past the pages' own memory of five minutes."""
    from workpermit.accounts.models import Account
    from workpermit.casework import auditing, supervising
    from workpermit.casework.auditing import Sought
    from workpermit.core.case.actor import Role
    from workpermit.trades.reports import counting

    auditor = Account.objects.create_account("auditor@office.example", name="Auditor", role=Role.AUDITOR)
    somebody = Account(id=UUID(int=7))
    year = Sought(begins_at=AT - timedelta(days=365), ends_before=AT)
    readings: dict[str, Callable[[], object]] = {
        "open work of every office, by holder and age": lambda: supervising._workload("", AT),  # noqa: SLF001
        "open work of one region": lambda: supervising._workload("VO", AT),  # noqa: SLF001
        "what is late, and why": lambda: supervising.late(region=""),
        "like cases, quartiles of every office": lambda: counting.spreads(since_month="2025-12"),
        "looks of one day": lambda: auditing.looks(
            Sought(begins_at=AT - timedelta(days=90), ends_before=AT - timedelta(days=89)), by=auditor, at=AT
        ),
        "looks of a year": lambda: auditing.looks(year, by=auditor, at=AT),
        "looks of one person, a year": lambda: auditing.looks(
            Sought(begins_at=year.begins_at, ends_before=AT, staff=somebody), by=auditor, at=AT
        ),
        "looks of a kind nobody had, a year": lambda: auditing.looks(
            Sought(begins_at=year.begins_at, ends_before=AT, kind="letter"), by=auditor, at=AT
        ),
    }
    for name, read in readings.items():
        wall, processor = (
            sorted(found)[_TIMES // 2] for found in zip(*(_spent(read) for _ in range(_TIMES)), strict=True)
        )
        print(f"{name:48} {wall:8.1f} ms, {processor:8.1f} ms of the processor")


def _spent(read: Callable[[], object]) -> tuple[float, float]:
    """Return the milliseconds that a reading took, by the clock and of the processor."""
    began, worked = time.perf_counter(), time.process_time()
    read()
    return (time.perf_counter() - began) * 1000, (time.process_time() - worked) * 1000


if __name__ == "__main__":
    os.environ.setdefault("WORKPERMIT_PLACE", "tests")
    main()
