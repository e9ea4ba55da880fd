"""The project's own files, for guards that read them."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
SOURCE: Final = ROOT / "src" / "workpermit"


@cache
def source_files() -> tuple[Path, ...]:
    """Return every Python module of the package but its migrations, which Django writes."""
    return tuple(path for path in sorted(SOURCE.rglob("*.py")) if "migrations" not in path.parts)


@cache
def parsed(path: Path) -> ast.Module:
    """Return the syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def name_of(path: Path) -> str:
    """Return a path as a reader of a failure wants it: from the project's root."""
    return path.relative_to(ROOT).as_posix()


@cache
def kept_files() -> tuple[Path, ...]:
    """Return the files that are in the repository or about to be; those of an unpacked archive where it has no git."""
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    answer = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=False)
    if answer.returncode == 0:
        return tuple(path for name in sorted(answer.stdout.split("\0")) if name and (path := ROOT / name).is_file())
    return tuple(path for folder in ("src", "tests", "docs", "tools") for path in sorted((ROOT / folder).rglob("*.*")))
