"""Commands a second through the door, beside pyeventsourcing and viewflow on the same disk.

    .venv/bin/python benchmarks/casework.py

Each side walks cases of twelve commands, every command a durable commit of its own (WAL, synchronous=FULL) and the
case read back before it; the sides take turns, each run in a process and on a database of its own, warmed up first.
Ours seals records, judges the rules on the filing, chains the journal, writes row, open work, outbox and
idempotency key (`twelve_commands.py`); the peers do what their files under `peers/` say, which is less.
Goals: 1.0 x pyeventsourcing, 8 x viewflow with human View nodes.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from environments import BUILD, python_with

HERE = Path(__file__).resolve().parent
RUN_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Side:
    """One contender: its Python, its script, how many cases it walks in a run, and our goal beside it."""

    name: str
    python: Path
    script: Path
    cases: int
    goal: float = 0.0


def main() -> None:
    """Let the sides take turns and print medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7, help="interleaved runs of each side (7)")
    parser.add_argument("--folder", type=Path, default=BUILD, help="where the databases lie (build/, on a real disk)")
    arguments = parser.parse_args()
    ours, *peers = sides()
    rates: dict[str, list[float]] = {side.name: [] for side in (ours, *peers)}
    for run in range(1, arguments.runs + 1):
        for side in (ours, *peers):
            rates[side.name].append(rate(side, arguments.folder))
        print(f"  run {run}: " + "   ".join(f"{name} {each[-1]:7.0f}/s" for name, each in rates.items()), flush=True)
    print(f"median of {arguments.runs} runs: ours {statistics.median(rates[ours.name]):.0f} commands a second")
    for peer in peers:
        print(_verdict(peer, rates[ours.name], rates[peer.name]))


def sides() -> tuple[Side, ...]:
    """Return the contenders, ours first, each peer installed into an environment of its own."""
    eventsourcing = python_with("pyeventsourcing", "eventsourcing>=9.5,<9.6")
    viewflow = python_with("viewflow", "django-viewflow>=2.4,<3", "django>=5.2,<6")
    return (
        Side("ours", Path(sys.executable), HERE / "twelve_commands.py", cases=60),
        Side("pyeventsourcing", eventsourcing, HERE / "peers" / "pyeventsourcing_case.py", cases=60, goal=1.0),
        Side("viewflow", viewflow, HERE / "peers" / "viewflow_case.py", cases=12, goal=8.0),
    )


def rate(side: Side, folder: Path) -> float:
    """Return how many commands a second one run of a side makes."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="casework-", dir=folder) as scratch:
        command: list[str | Path] = [side.python, side.script, scratch, str(side.cases), str(max(2, side.cases // 8))]
        environment = {name: value for name, value in os.environ.items() if not name.startswith("WORKPERMIT_")}
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False, timeout=RUN_SECONDS
        )
    if done.returncode:
        raise SystemExit(f"{side.name} failed:\n{done.stderr}")
    told = json.loads(done.stdout.splitlines()[-1])
    return float(told["commands"] / told["seconds"])


def _verdict(peer: Side, ours: list[float], theirs: list[float]) -> str:
    ratio = statistics.median(mine / other for mine, other in zip(ours, theirs, strict=True))
    return f"  {peer.name} {statistics.median(theirs):.0f}, ours {ratio:.2f} times (goal {peer.goal:.1f})"


if __name__ == "__main__":
    main()
