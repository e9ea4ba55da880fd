"""The bulk filler: cases that `workpermit check` finds right, of the promised shape, the same from the same seed."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
JOURNAL = "SELECT case_id, sequence, at, role, actor, authority, kind, payload, hash FROM casework_journal ORDER BY id"


def filled(folder: Path, *, cases: int, seed: int = 1, processes: int = 2) -> sqlite3.Connection:
    """Fill a data folder of its own and open its database."""
    command: list[str | Path] = [
        sys.executable,
        ROOT / "benchmarks" / "fill.py",
        "--data",
        folder,
        "--cases",
        str(cases),
    ]
    subprocess.run([*command, "--seed", str(seed), "--processes", str(processes)], check=True, timeout=300)
    return sqlite3.connect(folder / "workpermit.sqlite3")


def checked(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run `workpermit check` on a filled folder."""
    environment = {**os.environ, "WORKPERMIT_PLACE": "demo", "WORKPERMIT_DATA": str(folder), "WORKPERMIT_LANG": "en"}
    environment.pop("WORKPERMIT_DATABASE", None)
    command = [sys.executable, "-c", "import sys; from workpermit.commands.main import main; sys.exit(main())", "check"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=300)


@pytest.mark.large
def test_two_thousand_cases_are_right_and_of_the_promised_shape(tmp_path: Path) -> None:
    database = filled(tmp_path, cases=2000)
    told = checked(tmp_path)
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith("2000 cases")
    (open_cases,) = database.execute("SELECT COUNT(*) FROM casework_open_work").fetchone()
    (renewals,) = database.execute("SELECT COUNT(*) FROM casework_case WHERE form = 'imm_5710'").fetchone()
    (countries,) = database.execute("SELECT COUNT(DISTINCT country) FROM casework_case").fetchone()
    assert 150 < open_cases < 260
    assert 800 < renewals < 1100
    assert countries > 20
    most, average = database.execute("SELECT MAX(sequence), AVG(sequence) FROM casework_case").fetchone()
    assert 28 <= most <= 40
    assert average > 14


@pytest.mark.large
def test_a_filling_that_was_edited_is_found_out(tmp_path: Path) -> None:
    database = filled(tmp_path, cases=60)
    triggers = database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in triggers:
        database.execute(f"DROP TRIGGER {name}")
    database.execute("UPDATE casework_journal SET actor = 'somebody' WHERE id = 7")
    database.commit()
    assert checked(tmp_path).returncode == 1


@pytest.mark.large
def test_the_same_seed_gives_the_same_cases_however_the_work_is_divided(tmp_path: Path) -> None:
    one = filled(tmp_path / "one", cases=300, processes=1).execute(JOURNAL).fetchall()
    two = filled(tmp_path / "two", cases=300, processes=3).execute(JOURNAL).fetchall()
    other = filled(tmp_path / "other", cases=300, seed=2).execute(JOURNAL).fetchall()
    assert one == two
    assert one != other


@pytest.mark.large
def test_a_second_filling_goes_on_where_the_first_ended(tmp_path: Path) -> None:
    filled(tmp_path, cases=40)
    database = filled(tmp_path, cases=30)
    (last,) = database.execute("SELECT MAX(application_number) FROM casework_case").fetchone()
    assert last == "W900000070"
    assert checked(tmp_path).returncode == 0
