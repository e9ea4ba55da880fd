"""How many queries each of the officers' pages takes, beside each other for data folders of different sizes.

    .venv/bin/python benchmarks/fill.py --data build/hundred --cases 100
    .venv/bin/python benchmarks/fill.py --data build/many --cases 100000
    .venv/bin/python benchmarks/queries.py build/hundred build/many

Goal: the same number for every page, however many cases there are; the run ends with status 1 where one takes more.
A case’s own pages are looked at in one case of each folder, and cost a few queries more or less by what it holds.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Final

from workbench import QUEUES, Page, at_their_desks, give_back, held, queries

LISTS: Final = (
    "enquiries", "programmes", "alike", "more-time", "deliveries", "second-reads", "identity", "calls", "post",
    "employers", "employer-lists", "many",
)  # fmt: skip
BY_WHAT_IT_HOLDS: Final = 5
Counts = dict[str, int | str]
OF_A_CASE: Final = ("", "person/", "note/", "act/note-facts/")


def main() -> int:
    """Count in each folder, in a process of its own, and print the figures side by side."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="+", help="data folders that `fill.py` filled")
    parser.add_argument("--as-json", action="store_true", help="count in one folder and print it for the other process")
    given = parser.parse_args()
    if given.as_json:
        print(json.dumps(counted(given.data[0])))
        return 0
    found = [_apart(folder) for folder in given.data]
    for name in found[0]:
        print(f"{name:36}" + "".join(f"{one[name]!s:>28}" for one in found))
    return int(any(_takes_more(name, one, than=found[0]) for one in found for name in one if name != "held"))


def _takes_more(name: str, counts: Counts, *, than: Counts) -> bool:
    may_differ = BY_WHAT_IT_HOLDS if name.startswith("case: ") else 0
    return int(counts[name]) > int(than[name]) + may_differ


def counted(data: Path) -> Counts:
    """Return what a folder holds and the queries of each page there, by the page's name."""
    officers = at_their_desks(data, 2, seed=1)
    try:
        told: Counts = {"held": held()}
        for page in _pages():
            queries(page, officers[0])  # what a process learns once is learned before it is counted
            told[page.name] = queries(page, officers[0])
        return told
    finally:
        give_back(officers)


def _pages() -> list[Page]:
    pages = [Page(name, address) for name, address in QUEUES.items()]
    pages += [Page(f"list: {name}", f"/en/office/lists/{name}/") for name in LISTS]
    return pages + [Page(f"case: {end or 'itself'}", f"/en/office/{{case}}/{end}") for end in OF_A_CASE]


def _apart(folder: Path) -> Counts:
    done = subprocess.run(
        [sys.executable, __file__, "--as-json", str(folder)], check=True, capture_output=True, text=True
    )
    counts: Counts = json.loads(done.stdout.splitlines()[-1])
    return counts


if __name__ == "__main__":
    sys.exit(main())
