"""`workpermit backup`: a copy made beside a writer is whole, without keys, and proved by an office made of it."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "in-canada-extension"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with one application."""
    data = tmp_path_factory.mktemp("office")
    assert run(data, "migrate").returncode == 0
    handed_in = run(data, "submit", str(EXAMPLE))
    assert handed_in.returncode == 0, handed_in.stderr
    assert run(data, "worker", "--once").returncode == 0
    return data


@pytest.fixture(scope="module")
def copy(office: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of it, made while somebody writes."""
    folder = tmp_path_factory.mktemp("backups") / "monday"
    ended = threading.Event()

    def write() -> None:
        with closing(sqlite3.connect(office / "workpermit.sqlite3", timeout=30)) as database:
            while not ended.wait(0.01):
                database.execute(
                    "INSERT INTO availability_heartbeat SELECT COUNT(*) + 1e15 FROM availability_heartbeat"
                )
                database.commit()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = run(office, "backup", "create", str(folder))
    finally:
        ended.set()
        writer.join()
    assert made.returncode == 0, made.stderr
    assert "The keys are not in it" in made.stdout
    return folder


def run(data: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in an office of its own."""
    place = {**os.environ, "WORKPERMIT_PLACE": "tests", "WORKPERMIT_DATA": str(data), **environment}
    if "WORKPERMIT_DATABASE" not in environment:
        place.pop("WORKPERMIT_DATABASE", None)
    command = [sys.executable, "-m", "workpermit.commands.main", *words]
    return subprocess.run(command, env=place, capture_output=True, text=True, check=False)


def test_the_copy_holds_all_but_the_keys_and_is_for_its_owner_alone(office: Path, copy: Path) -> None:
    assert not list(copy.rglob("*-key*.json"))
    assert all(b"PRIVATE KEY" not in path.read_bytes() for path in copy.rglob("*") if path.is_file())
    assert {path.name for path in copy.iterdir()} >= {"workpermit.sqlite3", "documents", "heads", "manifest.json"}
    assert copy.stat().st_mode & 0o077 == 0
    listed = json.loads((copy / "manifest.json").read_text())["files"]
    assert sum(path.startswith("documents/") for path in listed) == len(list((office / "documents").rglob("*/*")))


def test_an_office_made_of_the_copy_agrees(office: Path, copy: Path) -> None:
    proved = run(office, "backup", "check", str(copy))
    assert proved.returncode == 0, proved.stderr
    assert "1 cases" in proved.stdout


def test_without_its_keys_a_copy_opens_nothing(office: Path, copy: Path, tmp_path: Path) -> None:
    assert run(office, "backup", "check", str(copy), "--keys", str(tmp_path / "none")).returncode == 2
    other = tmp_path / "other"
    assert run(other, "migrate").returncode == 0
    wrong = run(office, "backup", "check", str(copy), "--keys", str(other / "keys"), "--lang", "fr")
    assert wrong.returncode == 1
    assert "Cette sauvegarde n’est pas bonne" in wrong.stderr


@pytest.mark.parametrize(("harm", "says"), [
    ("byte", "changed"), ("lost", "missing"), ("added", "not part"), ("manifest", "manifest.json: missing"),
    ("entry", "not right"),
])  # fmt: skip
def test_whatever_harms_a_copy_is_found(harm: str, says: str, office: Path, copy: Path, tmp_path: Path) -> None:
    hurt = tmp_path / "hurt"
    subprocess.run(["cp", "-r", str(copy), str(hurt)], check=True)
    document = next(path for path in (hurt / "documents").rglob("*") if path.is_file())
    if harm == "byte":
        document.write_bytes(document.read_bytes()[:-1] + b"\0")
    elif harm == "lost":
        document.unlink()
    elif harm == "added":
        (hurt / "documents" / "more").write_bytes(b"x")
    elif harm == "manifest":
        (hurt / "manifest.json").unlink()
    else:
        _cut_the_journal(hurt)
    found = run(office, "backup", "check", str(hurt))
    assert found.returncode == 1
    assert says in found.stderr


def _cut_the_journal(hurt: Path) -> None:
    """Take the last entry away, and make the manifest agree: only the office made of it can tell."""
    import hashlib

    with closing(sqlite3.connect(hurt / "workpermit.sqlite3")) as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f'DROP TRIGGER "{name}"')
        database.execute("DELETE FROM casework_journal WHERE id = (SELECT MAX(id) FROM casework_journal)")
        database.commit()
    manifest = json.loads((hurt / "manifest.json").read_text())
    content = (hurt / "workpermit.sqlite3").read_bytes()
    manifest["files"]["workpermit.sqlite3"] = hashlib.sha256(content).hexdigest()
    (hurt / "manifest.json").write_text(json.dumps(manifest))


def test_where_it_cannot_be_made_it_says_why_and_writes_nothing(office: Path, copy: Path, tmp_path: Path) -> None:
    again = run(office, "backup", "create", str(copy))
    assert (again.returncode, "new or empty" in again.stderr) == (2, True)
    inside = run(office, "backup", "create", str(office / "copy"))
    assert (inside.returncode, "outside it" in inside.stderr) == (2, True)
    assert not (office / "copy").exists()
    empty = run(tmp_path / "new", "backup", "create", str(tmp_path / "copy"))
    assert (empty.returncode, "workpermit migrate" in empty.stderr) == (2, True)
    elsewhere = run(
        office, "backup", "create", str(tmp_path / "pg"), WORKPERMIT_DATABASE="postgresql://nobody@127.0.0.1:9/none"
    )
    assert (elsewhere.returncode, "pg_basebackup" in elsewhere.stderr) == (2, True)
    assert not (tmp_path / "pg").exists()
