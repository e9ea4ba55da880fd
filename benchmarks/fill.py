"""Fill a data folder or a PostgreSQL database with fictional cases of realistic shape and valid chains.

    .venv/bin/python benchmarks/fill.py --data build/filled --cases 1000000
    .venv/bin/python benchmarks/fill.py --data build/filled --database postgresql://… --cases 50000

Every kind of life is lived once through the core's own decisions (about seventy, from received to delivered), and
each case is one of them stamped with its own ids, numbers, names, dates and instants: records sealed, commitments
and the hash chain reckoned for real, so that `workpermit check` finds nothing. The same seed gives the same cases,
but for the nonces of sealed values and the data folder's own keys. Letters count as made and share one blank page.
Goal: a million cases in under 20 minutes on two cores.
"""

from __future__ import annotations

import argparse
import io
import multiprocessing
import os
import resource
import time
from contextlib import closing
from datetime import date
from itertools import islice
from pathlib import Path

CHUNK = 250  # cases one process stamps at a time
BATCH = 8  # chunks written in one transaction


def main() -> None:
    """Read what is wanted, and fill."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the data folder, made where it is not there")
    parser.add_argument("--database", help="a PostgreSQL address; without it, SQLite in the data folder")
    parser.add_argument("--cases", type=int, default=1_000_000, help="how many cases (1000000)")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives other cases (1)")
    parser.add_argument(
        "--until", type=date.fromisoformat, default=date(2026, 6, 1), help="their last day (2026-06-01)"
    )
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="how many stamp (one a core)")
    given = parser.parse_args()
    started = time.perf_counter()
    begin(given.data, given.database)
    fill(given.cases, seed=given.seed, until=given.until, processes=given.processes)
    seconds = time.perf_counter() - started
    used = sum(resource.getrusage(who).ru_utime + resource.getrusage(who).ru_stime for who in _WHO)
    print(
        f"{given.cases} cases in {seconds:.0f} s: {given.cases / seconds:.0f} a second, {used:.0f} s of processor time"
    )


_WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def begin(data: Path, database: str | None = None) -> None:
    """Make Django ready on the folder or the database, with its tables and keys."""
    if database:
        os.environ["WORKPERMIT_DATABASE"] = database
    else:
        os.environ.pop("WORKPERMIT_DATABASE", None)
    from workpermit.commands.setup import prepare

    prepare(place="demo", data=data, migrate=True)


def fill(cases: int, *, seed: int, until: date, processes: int) -> None:
    """Stamp cases in several processes and write them in this one."""
    from django.db import connections
    from filling import series, writing
    from filling.stamping import Plan, stamped

    first = series.first_free()
    plan = Plan(
        seed=seed,
        until=until,
        first_application=first.application,
        first_permit=first.permit,
        first_uci=first.uci,
        in_sqlite=connections["default"].vendor == "sqlite",
        blank_letters=_blank_letters(),
    )
    chunks = [(plan, range(at, min(at + CHUNK, cases))) for at in range(0, cases, CHUNK)]
    connections.close_all()
    # Forked, so that the lives, once lived, are there in every process.
    stamped(plan, range(1))
    with multiprocessing.get_context("fork").Pool(processes) as pool:
        writing.hurry()
        ready = pool.imap(_stamp, chunks, chunksize=1)
        done = 0
        while batch := list(islice(ready, BATCH)):
            writing.write(batch)
            done += sum(len(rows["casework_case"]) for rows in batch)
            print(f"\r  {done} of {cases}", end="", flush=True)
    print()
    series.take(cases)
    writing.settle()
    connections.close_all()


def _stamp(work: tuple[object, range]) -> dict[str, list[tuple[object, ...]]]:
    from filling.stamping import Plan, stamped

    plan, numbers = work
    assert isinstance(plan, Plan)
    return stamped(plan, numbers)


def _blank_letters() -> dict[str, str]:
    """Keep one blank page for each language and return the digests."""
    import pikepdf

    from workpermit.trades.letters.store import LETTERS

    kept = {}
    for language in ("en", "fr"):
        with closing(io.BytesIO()) as file, pikepdf.new() as pdf:
            pdf.add_blank_page(page_size=(612, 792))
            pdf.Root.Lang = pikepdf.String(language)
            pdf.save(file, deterministic_id=True)
            kept[language] = LETTERS.put(file.getvalue())
    return kept


if __name__ == "__main__":
    main()
