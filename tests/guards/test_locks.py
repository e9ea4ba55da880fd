"""The lock files hold names, versions and hashes; no address, no path, and every dependency that is declared."""

from __future__ import annotations

import re
import tomllib
from typing import Final

import pytest

from guards.tree import ROOT

LOCKS: Final = ("requirements.lock", "requirements-dev.lock")
LINE: Final = re.compile(r"^(?:[\w.\[\]-]+==[\w.!+]+(?: ; .+)? \\|    --hash=sha256:[0-9a-f]{64}(?: \\)?)$")


def _names(lock: str) -> set[str]:
    return {_plain(name) for name in re.findall(r"^([\w.-]+)", (ROOT / lock).read_text(), flags=re.MULTILINE)}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("lock", LOCKS)
def test_each_line_is_a_version_or_its_hash(lock: str) -> None:
    assert [line for line in (ROOT / lock).read_text().splitlines() if not LINE.match(line)] == []


def test_everything_declared_is_locked() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = settings["dependency-groups"]
    runtime = [*settings["project"]["dependencies"], *groups["build"]]
    declared = {_plain(re.split(r"[\[<>=~! ]", line)[0]) for line in runtime}
    assert declared <= _names("requirements.lock")
    for_development = {_plain(re.split(r"[\[<>=~! ]", line)[0]) for line in groups["dev"]}
    assert declared | for_development <= _names("requirements-dev.lock")


def test_both_locks_agree() -> None:
    runtime, development = (
        set(re.findall(r"^[\w.-]+==\S+", (ROOT / lock).read_text(), re.MULTILINE)) for lock in LOCKS
    )
    assert runtime
    assert runtime <= development
