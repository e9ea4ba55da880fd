"""Screening of employers: how good, how fast, and what a new version of the list costs an office.

    .venv/bin/python benchmarks/screening.py [--only quality|speed|office]

Needs the public data of `screening_quality.py` (the real list of 766 employers, real employers as queries, labelled
pairs). Quality is cross-validated over listings, twenty divisions, with bootstrap intervals. Speed is processor time of
one core: queries as text in, judged likenesses out; the peer is rapidfuzz's `token_set_ratio` over every name of the
list, on one core too. The office is a fresh SQLite database with every real employer named once: screened whole, then
against a version with thirty new or changed rows, and cases that were passed taken up again through the door. What is
measured on so many employers is scaled, line by line, to 1,000,000 open cases that name 300,000 employers.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
from screening_quality import EMPLOYERS, LISTED, cross_validated, intervals, labelled, quality, rows

from workpermit.trades.employers.screening.names import names_in
from workpermit.trades.employers.screening.places import place_of
from workpermit.trades.employers.screening.screen import Screen
from workpermit.trades.employers.screening.terms import party

DIVISIONS, RUNS, QUERIES, PEER_QUERIES = 20, 5, 20_000, 300
EMPLOYERS_OF_A_MILLION = 300_000
CASES_TOLD, CHANGED_ROWS = 30, 30
Query = tuple[str, str, str]


def main() -> None:
    """Print what was asked for, or all of it."""
    parts = {"quality": print_quality, "speed": print_speed, "office": print_office}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=list(parts))
    only = parser.parse_args().only
    for name, part in parts.items():
        if only in (None, name):
            part()


# --- how good -------------------------------------------------------------------------------------------------------


def print_quality() -> None:
    """Cross-validate over listings."""
    data = labelled()
    divided = [cross_validated(data, seed=seed) for seed in range(DIVISIONS)]
    found = [quality(scores, data.same) for scores in divided]
    recall, precision = [one.recall for one in found], [one.precision for one in found]
    (low, high), (lower, higher) = intervals(divided[0], data)
    print(f"{int(data.same.sum())} of {len(data.same)} pairs are the same, {DIVISIONS} divisions over listings:")
    print(f"  recall at precision 0.95     {np.mean(recall):.3f} ({min(recall):.3f} to {max(recall):.3f}), "
          f"bootstrap {low:.3f} to {high:.3f}   (goal 0.96)")  # fmt: skip
    print(f"  precision at recall 0.99     {np.mean(precision):.3f} ({min(precision):.3f} to {max(precision):.3f}), "
          f"bootstrap {lower:.3f} to {higher:.3f}   (goal 0.75)")  # fmt: skip


# --- how fast -------------------------------------------------------------------------------------------------------


def listed() -> list[Query]:
    """Return names and address of every row of the real list."""
    return [tuple(row.values())[:3] for row in rows(LISTED)]  # type: ignore[misc]


def queries() -> list[Query]:
    """Return real employers, each wording once, in an order that has nothing to do with their names."""
    found = sorted({(row["Employer"], "", row["Address"]) for row in rows(EMPLOYERS)})
    np.random.default_rng(0).shuffle(found)
    return [(str(name), "", str(address)) for name, _, address in found]


def processor_time(work: Callable[[], object]) -> float:
    """Return the seconds of processor time that `work` takes."""
    started = time.process_time()
    work()
    return time.process_time() - started


def forget() -> None:
    """Empty what is remembered of names and places, so that a run begins cold."""
    names_in.cache_clear()
    place_of.cache_clear()


def print_speed() -> None:
    """Look up in batch, one by one, and beside the peer."""
    from rapidfuzz import fuzz, process, utils

    parties = [party(*row) for row in listed()]
    screen, asked = Screen(parties), queries()[:QUERIES]
    names = sorted({utils.default_process(name) for row in listed() for name in row[:2] if name})
    plain = [utils.default_process(query[0]) for query in asked[:PEER_QUERIES]]

    def in_batch() -> None:
        forget()
        for _ in screen.look_up_each(party(*query) for query in asked):
            pass

    ours, peer = [], []
    for _ in range(RUNS):
        ours.append(QUERIES / processor_time(in_batch))
        whole_list = lambda: process.cdist(plain, names, scorer=fuzz.token_set_ratio, workers=1)  # noqa: E731
        peer.append(PEER_QUERIES / processor_time(whole_list))
    ratio = statistics.median(one / other for one, other in zip(ours, peer, strict=True))
    each = sorted(one_by_one(screen, asked[:5_000]))
    print(
        f"{QUERIES} real employers against {len(parties)} rows ({len(names)} names), one core, median of {RUNS} runs:"
    )
    print(f"  look-ups a second in batch   {statistics.median(ours):8,.0f}   (goal 10,000)")
    print(f"  rapidfuzz token_set_ratio    {statistics.median(peer):8,.0f}   {ratio:.1f} x   (goal 10 x)")
    print(f"  one look-up                  {statistics.median(each) * 1000:8.2f} ms, "
          f"99 in 100 under {each[len(each) * 99 // 100] * 1000:.2f} ms   (goal 5 ms)")  # fmt: skip


def one_by_one(screen: Screen, asked: list[Query]) -> Iterator[float]:
    """Yield the wall time of each look-up, cold."""
    forget()
    for query in asked:
        started = time.perf_counter()
        screen.look_up(party(*query))
        yield time.perf_counter() - started


# --- an office ------------------------------------------------------------------------------------------------------


def print_office() -> None:
    """Screen every employer whole, then a version's difference, then take up cases again."""
    with tempfile.TemporaryDirectory() as folder:
        from workpermit.commands.setup import prepare

        prepare(place="tests", data=Path(folder), migrate=True)
        _office()


def _office() -> None:
    from workpermit.trades.employers import likeness, naming
    from workpermit.trades.employers.importing import import_list
    from workpermit.trades.employers.models import Alike, NamedEmployer

    heading, *lines = LISTED.read_text(encoding="utf-8-sig").splitlines()
    at = datetime(2023, 10, 4, tzinfo=UTC)
    changed = [*lines[CHANGED_ROWS // 2 : -CHANGED_ROWS // 2], *(line.replace("Eligible", "Ineligible") for line in
               lines[-CHANGED_ROWS // 2 :])]  # fmt: skip
    import_list("\n".join([heading, *changed]).encode(), source="before", at=at)
    wordings = [naming.Employer(name, "", address) for name, _, address in queries()]
    for begin in range(0, len(wordings), 5_000):
        naming.name_employers({uuid.uuid4(): one for one in wordings[begin : begin + 5_000]})
    whole = _timed(likeness.catch_up)
    found_before = Alike.objects.count()
    import_list("\n".join([heading, *lines]).encode(), source="after", at=at + timedelta(days=7))
    difference = _timed(likeness.catch_up)
    new = Alike.objects.count() - found_before
    kept = NamedEmployer.objects.count()  # wordings that differ in capitals alone are one
    times = EMPLOYERS_OF_A_MILLION / kept
    a_case = _told_a_case()
    cases = new * times * 1_000_000 / EMPLOYERS_OF_A_MILLION
    print(f"{kept} employers named by open cases, {found_before} likenesses; processor time:")
    print(f"  whole list                   {whole:6.1f} s, for 300,000 employers {whole * times:5.0f} s   (goal 240 s)")
    print(f"  a version's {CHANGED_ROWS} rows          {difference:6.1f} s, {new} new likenesses; "
          f"for 300,000 {difference * times:5.0f} s")  # fmt: skip
    print(f"  a case taken up again        {a_case * 1000:6.1f} ms; for {cases:,.0f} cases of a million "
          f"{a_case * cases:5.0f} s")  # fmt: skip
    alerts = difference * times + a_case * cases
    print(f"  alerts of a list's diff at 1,000,000 open cases, one process: {alerts:.0f} s   (goal 60 s)")


def _timed(work: Callable[[], object]) -> float:
    """Return the processor time of this process; the wall time goes to the error stream, for a busy machine's sake."""
    started = time.perf_counter()
    seconds = processor_time(work)
    print(f"  ({time.perf_counter() - started:.1f} s by the wall, {seconds:.1f} s of processor time)", file=sys.stderr)
    return seconds


def _told_a_case() -> float:
    """Return the seconds that taking up one passed case again costs, through the door."""
    here = Path(__file__).resolve().parent
    # Beside this file lies a module of the same name as the tests' folder of cases.
    sys.path[:] = [str(here.parent / "tests"), *(one for one in sys.path if one != str(here))]
    from casework.cases import do, in_process
    from workpermit.casework import screening
    from workpermit.core.case.check import CheckKind, PassCheck, StartCheck
    from workpermit.trades.employers.importing import import_list
    from workpermit.trades.employers.models import Alike

    for _ in range(CASES_TOLD):
        case_id = in_process()
        for command in (StartCheck, PassCheck):
            do(case_id, command(CheckKind.EMPLOYER))
    screening.screen(at=datetime(2025, 10, 9, tzinfo=UTC))
    heading = LISTED.read_text(encoding="utf-8-sig").splitlines()[0]
    barred = 'Prairie Lanterns Bakery,,"9 Mill Road, Winnipeg, Manitoba",9,2025-09-01,$100,Ineligible'
    later = datetime(2025, 10, 10, tzinfo=UTC)
    import_list(f"{heading}\n{barred}".encode(), source="barred", at=later)
    from workpermit.trades.employers import likeness

    likeness.catch_up()
    assert Alike.objects.filter(is_told=False).exists()
    told = 0

    def tell() -> None:
        nonlocal told
        told = screening.tell_cases(at=later)

    seconds = _timed(tell)
    assert told == CASES_TOLD
    return seconds / told


if __name__ == "__main__":
    main()
