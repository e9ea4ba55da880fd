"""E-mail through a relay that fails in nine ways, by a worker that is killed again and again (reliability 3.7).

Lost: none. Sent twice: only what the relay took while nobody could hear it say so, with the same Message-ID.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from faults.relay import Fault, Taken, moody_relay

MESSAGES, KILLS, SEED = 300, 30, 7
TESTS = Path(__file__).resolve().parents[1]
pytestmark = pytest.mark.large


@dataclass(frozen=True, slots=True)
class Run:
    """What the rows say, and what the relay took."""

    rows: dict[str, Any]
    taken: Taken


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run the rig on SQLite in a data folder of its own."""
    return mailed(tmp_path_factory.mktemp("mailed"))


def mailed(folder: Path, *, planted: str = "") -> Run:
    """Send through the moody relay and return what came of it; `planted` is a fault put into the worker."""
    environment = {
        **os.environ,
        "WORKPERMIT_PLACE": "tests",
        "WORKPERMIT_DATA": str(folder),
        "PYTHONPATH": os.pathsep.join([str(TESTS.parent / "src"), str(TESTS)]),
        "PLANTED": planted,
    }
    environment.pop("WORKPERMIT_DATABASE", None)
    with moody_relay(seed=SEED, share=0.35, hangs_for=0.8) as (taken, moods, port):
        ended = threading.Event()
        threading.Thread(target=_calm, args=(folder / "calm", moods, ended)).start()
        arguments = [str(MESSAGES), str(KILLS), str(SEED), str(port)]
        done = subprocess.run(
            [sys.executable, str(TESTS / "faults" / "mailer.py"), *arguments],
            env=environment,
            capture_output=True,
            text=True,
            timeout=400,
            check=False,
        )
        ended.set()
    assert done.returncode == 0, done.stderr
    return Run(json.loads(done.stdout.splitlines()[-1]), taken)


def _calm(asked: Path, moods: Any, ended: threading.Event) -> None:
    while not ended.wait(0.05):
        if asked.exists():
            moods.share = 0.0


def test_every_fault_was_met(run: Run) -> None:
    assert set(run.taken.faults) == set(Fault)


def test_nothing_is_lost(run: Run) -> None:
    """Each message stands in its account, and was taken by the relay or goes by post."""
    assert run.rows["messages"] == MESSAGES
    assert run.rows["waiting"] == 0
    assert set(run.rows["sent"]) <= set(run.taken.ids)
    assert len(run.rows["sent"]) + len(run.rows["bounced"]) == MESSAGES
    assert run.rows["post"] == len(run.rows["bounced"])


def test_what_came_twice_came_in_the_gap_alone_and_under_one_message_id(run: Run) -> None:
    twice = {one: count - 1 for one, count in run.taken.ids.items() if count > 1}
    unheard = sum(run.taken.unsaid.values())
    assert sum(twice.values()) <= unheard + KILLS
    assert set(run.taken.ids) <= set(run.rows["to"])  # no id that is not a delivery's own


def test_nobody_got_what_was_anothers(run: Run) -> None:
    for message_id, recipients in run.taken.recipients.items():
        assert recipients == {(run.rows["to"][message_id],)}


def test_a_worker_that_says_sent_before_it_sends_loses_mail(tmp_path: Path) -> None:
    """Prove that the rig sees a loss."""
    run = mailed(tmp_path, planted="marks before sending")
    assert set(run.rows["sent"]) - set(run.taken.ids)
