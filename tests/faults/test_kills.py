"""A process killed at any moment loses nothing that it acknowledged, and leaves nothing half done (reliability 3.2)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

KILLS, SEED = 20, 11
TESTS = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Run the rig on SQLite in a data folder of its own and return what it found."""
    environment = {
        **os.environ,
        "WORKPERMIT_PLACE": "tests",
        "WORKPERMIT_DATA": str(tmp_path_factory.mktemp("killed")),
        "PYTHONPATH": os.pathsep.join([str(TESTS.parent / "src"), str(TESTS)]),
    }
    environment.pop("WORKPERMIT_DATABASE", None)
    done = subprocess.run(
        [sys.executable, str(TESTS / "faults" / "submitter.py"), str(KILLS), str(SEED)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.mark.large
def test_nothing_acknowledged_is_lost(findings: dict[str, Any]) -> None:
    assert findings["acknowledged"] >= KILLS // 2  # else the kills came before there was anything to lose
    assert findings["lost"] == []
    assert findings["acknowledged"] <= findings["found"] <= findings["keys"]


@pytest.mark.large
def test_each_key_is_one_case_after_everything_was_sent_again(findings: dict[str, Any]) -> None:
    assert findings["cases"] == findings["keys"]


@pytest.mark.large
def test_nothing_is_left_half_done(findings: dict[str, Any]) -> None:
    assert findings["troubles"] == []
    assert findings["undone"] == 0
    assert findings["letters"] == findings["causes"] >= findings["cases"]
