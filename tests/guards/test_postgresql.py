"""A machine without PostgreSQL is told so in one line; it never makes a tested engine out of a missing one."""

from __future__ import annotations

import importlib.util
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

import postgresql
from guards.tree import ROOT
from postgresql import NoPostgresql, started

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(postgresql, "INSTALLED", tmp_path)
    return tmp_path


def test_none_is_found_where_none_is(nothing_installed: Path) -> None:
    with pytest.raises(NoPostgresql, match="neither"), started():
        pass


def test_the_newest_installed_one_is_taken(nothing_installed: Path) -> None:
    for version in ("9.6", "13", "15"):
        programs = nothing_installed / version / "bin"
        programs.mkdir(parents=True)
        (programs / "postgres").touch()
    assert postgresql._find_programs() == nothing_installed / "15" / "bin"


@pytest.mark.parametrize(("environment", "status"), [({}, 0), ({"CI": "true"}, 1)])
def test_the_run_is_skipped_here_and_fails_on_the_build_server(
    request: pytest.FixtureRequest,
    nothing_installed: Path,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    status: int,
) -> None:
    conftest = request.config.pluginmanager.getplugin(str(ROOT / "tests" / "conftest.py"))
    assert conftest is not None
    monkeypatch.delenv("CI", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(pytest.exit.Exception, match="PostgreSQL skipped: neither") as ended:
        conftest._start_postgresql(SimpleNamespace())
    assert ended.value.returncode == status
