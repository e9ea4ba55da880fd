"""Copy a data folder on SQLite while the office works, and prove of a copy that an office can be made of it.

    heads ──► database (online) ──► documents, copies, letters ──► manifest with the SHA-256 of each file, last

The order makes the copy whole: a head that was signed speaks of entries that the later copy of the database holds, and
each row of the database finds its file, since files are added and never changed. Without its manifest a folder is no
backup. Keys are not in it: what seals the data lies apart from it, or the copy would give everything away.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

MANIFEST: Final = "manifest.json"
SCHEMA: Final = "workpermit-backup-1"
DATABASE: Final = "workpermit.sqlite3"
HEADS: Final = "heads"
STORES: Final = ("documents", "copies", "letters")
PAGES_AT_ONCE: Final = 2000  # 8 MB; a writer waits for no more than that
_KEYS: Final = "keys"


class NoBackup(ValueError):
    """The folder is no backup, or a broken one; the message says in a few words what is wrong."""


@dataclass(frozen=True, slots=True)
class Made:
    """How much was copied."""

    files: int
    size: int  # bytes


def create(data: Path, folder: Path, *, at: datetime) -> Made:
    """Copy a data folder into a new, empty folder, beside writers.

    Raises:
        FileExistsError: something lies in the folder.
        OSError: the disk is full, or refuses.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(folder)
    _copy_heads(data / HEADS, folder / HEADS)
    _copy_database(data / DATABASE, folder / DATABASE)
    for store in STORES:
        if (data / store).exists():
            shutil.copytree(data / store, folder / store)
    listed = {path: _digest(folder / path) for path in _files(folder)}
    _write_last(folder, {"schema": SCHEMA, "made_at": at.isoformat(), "files": listed})
    return Made(len(listed), sum((folder / path).stat().st_size for path in listed))


def check(folder: Path, *, keys: Path) -> str:
    """Prove a backup: each file is as it was copied, the database is whole, and an office made of it agrees.

    The office is made in a folder that is removed afterwards. Returns what `workpermit check` said of it.

    Raises:
        NoBackup: something is missing, changed or not right; the message names it.
    """
    _compare(folder)
    with closing(_read_only(folder / DATABASE)) as database:
        (said,) = database.execute("PRAGMA integrity_check").fetchone()
    if said != "ok":
        raise NoBackup(f"{DATABASE}: {said}")
    with tempfile.TemporaryDirectory(prefix="workpermit-restore-") as place:
        _restore(folder, Path(place), keys=keys)
        return _checked(Path(place))


def _copy_heads(source: Path, target: Path) -> None:
    """Copy the signed heads; a line that is being written is left out."""
    if not source.exists():
        return
    target.mkdir(mode=0o700)
    for path in sorted(source.iterdir()):
        content = path.read_bytes()
        whole = content[: content.rfind(b"\n") + 1] if path.suffix == ".jsonl" else content
        (target / path.name).write_bytes(whole)


def _copy_database(source: Path, target: Path) -> None:
    with closing(_read_only(source)) as ours, closing(sqlite3.connect(target)) as copy:
        ours.backup(copy, pages=PAGES_AT_ONCE)
    target.chmod(0o600)


def _read_only(path: Path) -> sqlite3.Connection:
    if not path.exists():
        raise NoBackup(f"{path.name}: missing")
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True)


def _files(folder: Path) -> Iterator[str]:
    """Return the paths of a folder's files, in order, the manifest left out."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != MANIFEST:
            yield path.relative_to(folder).as_posix()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write_last(folder: Path, manifest: dict[str, Any]) -> None:
    """Write the manifest whole or not at all, once everything it names is on the disk."""
    os.sync()
    draft = folder / f".{MANIFEST}"
    with draft.open("w", encoding="utf-8") as file:
        json.dump(manifest, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(folder / MANIFEST)


def _compare(folder: Path) -> None:
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        listed = dict(manifest["files"]) if manifest["schema"] == SCHEMA else {}
    except FileNotFoundError:
        raise NoBackup(f"{MANIFEST}: missing") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise NoBackup(f"{MANIFEST}: unreadable") from None
    if DATABASE not in listed:
        raise NoBackup(f"{MANIFEST}: names no database")
    for path, digest in listed.items():
        if not (folder / path).is_file():
            raise NoBackup(f"{path}: missing")
        if _digest(folder / path) != digest:
            raise NoBackup(f"{path}: changed")
    added = next((path for path in _files(folder) if path not in listed), None)
    if added is not None:
        raise NoBackup(f"{added}: not part of the backup")


def _restore(folder: Path, place: Path, *, keys: Path) -> None:
    shutil.copytree(keys, place / _KEYS)
    shutil.copy2(folder / DATABASE, place / DATABASE)
    for name in (HEADS, *STORES):
        if (folder / name).exists():
            # Nothing writes to these: the drill reads them where they lie.
            (place / name).symlink_to((folder / name).resolve(), target_is_directory=True)


def _checked(place: Path) -> str:
    environment = {**os.environ, "WORKPERMIT_DATA": str(place)}
    environment.pop("WORKPERMIT_DATABASE", None)
    command = [sys.executable, "-m", "workpermit.commands.main", "check"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NoBackup((done.stderr or done.stdout).strip())
    return done.stdout.strip()
