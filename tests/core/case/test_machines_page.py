"""`docs/machines.md` says what the machines do today."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools import machines
from tools.machines_scenes import MACHINES
from tools.machines_walk import walk

from workpermit.core.case.case import COMMANDS
from workpermit.core.case.codec import EVENT_KINDS

pytestmark = pytest.mark.large  # seconds: `make test` runs them


def test_the_page_is_fresh(capsys: pytest.CaptureFixture[str]) -> None:
    assert machines.main(["--check"]) == 0, capsys.readouterr().err


def test_a_stale_page_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stale = tmp_path / "machines.md"
    stale.write_text(machines.page().replace("StartCheck", "BeginCheck"), encoding="utf-8")
    monkeypatch.setattr(machines, "PAGE", stale)
    assert machines.main(["--check"]) == 1
    assert machines.main([]) == 0
    assert machines.main(["--check"]) == 0


def test_the_walk_gives_every_command_and_sees_every_event() -> None:
    seen = walk()
    assert set(seen.events) == {kind.__name__ for kind in COMMANDS}
    assert {*frozenset().union(*seen.events.values()), *(event for _, event in seen.consequences)} == set(EVENT_KINDS)


def test_every_stage_is_on_an_arrow() -> None:
    for part, module in MACHINES.items():
        met = {stage for edge in walk().edges if edge.part == part for stage in (edge.before, edge.after)}
        assert met == set(module.Stage), part


def test_the_page_names_what_couples() -> None:
    text = machines.page()
    for code in ("work_outstanding", "fairness_open", "address_frozen", "application_stage"):
        assert f"`{code}` |" in text.partition("## What couples them")[2].partition("## What follows")[0]
