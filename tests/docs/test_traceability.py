"""The traceability page says what the files hold: a planted gap shows, a stale page and an unknown id fail."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("traceability", ROOT / "tools" / "traceability.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up by name
    spec.loader.exec_module(module)
    return module


traceability = _load()


def _write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Make a small project: three promises, a rule, a module, a test."""
    rows = "".join(f"| {id_} | A promise. |\n" for id_ in ("AYA-01", "AYA-02", "IN-05"))
    _write(tmp_path, "docs/mission.md", f"# The mission\n\n| id | what |\n|---|---|\n{rows}")
    _write(
        tmp_path,
        "src/workpermit/core/law/book/biometrics.py",
        '"""Biometrics."""\n\nBIOMETRICS_REQUIRED = rule(\n    "r",\n    serves="AYA-02",\n)\n',
    )
    _write(tmp_path, "src/workpermit/core/case/permit.py", '"""The permit (IN-05)."""\n')
    _write(tmp_path, "tests/core/test_biometrics.py", "def test_it() -> None:\n    assert 'AYA-02'\n")
    return tmp_path


def _row(root: Path, id_: str) -> str:
    assert traceability.main([], root=root) == 0
    lines = (root / "docs/traceability.md").read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.startswith(f"| {id_} |"))


def test_a_promise_that_nothing_cites_shows_as_not_yet(project: Path) -> None:
    assert _row(project, "AYA-01") == "| AYA-01 | not yet | no |  |  |"


def test_a_citation_inside_a_rule_names_the_rule(project: Path) -> None:
    row = _row(project, "AYA-02")
    assert "| tested in part | no | `core/test_biometrics.py` |" in row
    assert "`core/law/book/biometrics.py: BIOMETRICS_REQUIRED`" in row


def test_code_alone_is_cited_only(project: Path) -> None:
    assert _row(project, "IN-05") == "| IN-05 | cited only | no |  | `core/case/permit.py` |"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ('"""IN-05: the permit is mailed."""\n\ndef test_walk():\n    pass\n', "journey"),
        ("def test_in_05_is_walked():\n    pass\n", "journey"),
        ('def test_walk():\n    """IN-05"""\n', "journey"),
        ('def test_walk():\n    """IN-05 (in part): as far as the letter."""\n', "tested in part"),
        ("def test_walk():\n    pass  # see also IN-05\n", "tested in part"),
        ('import pytest\n\n@pytest.mark.skip(reason="later")\ndef test_in_05():\n    """IN-05"""\n', "cited only"),
        ('import pytest\n\n@pytest.mark.xfail\ndef test_in_05():\n    """IN-05"""\n', "cited only"),
        ('import pytest\npytestmark = [pytest.mark.skip]\n\ndef test_in_05():\n    """IN-05"""\n', "cited only"),
        ('"""IN-05, but there is no test in here yet."""\n', "cited only"),
    ],
)
def test_only_a_running_journey_that_claims_the_whole_way_counts(project: Path, text: str, state: str) -> None:
    _write(project, "tests/journeys/test_mailed.py", text)
    assert _row(project, "IN-05").startswith(f"| IN-05 | {state} |")


def test_the_same_words_outside_the_journeys_are_no_journey(project: Path) -> None:
    _write(project, "tests/core/test_mailed.py", 'def test_in_05():\n    """IN-05"""\n')
    assert _row(project, "IN-05").startswith("| IN-05 | tested in part |")


def test_check_passes_on_a_fresh_page_and_fails_on_a_stale_one(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert traceability.main(["--check"], root=project) == 1  # there is no page yet
    assert traceability.main([], root=project) == 0
    assert traceability.main(["--check"], root=project) == 0
    _write(project, "tests/journeys/test_mailed.py", '"""IN-05"""\n\ndef test_walk():\n    pass\n')
    page = (project / "docs/traceability.md").read_text(encoding="utf-8")
    assert traceability.main(["--check"], root=project) == 1
    assert (project / "docs/traceability.md").read_text(encoding="utf-8") == page  # --check writes nothing
    assert "stale" in capsys.readouterr().err


def test_an_id_that_the_mission_does_not_know_fails(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _write(project, "src/workpermit/web/views.py", '"""Pages for AYA-77."""\n')
    assert traceability.main([], root=project) == 1
    assert traceability.main(["--check"], root=project) == 1
    assert "AYA-77 is cited and not in docs/mission.md: src/workpermit/web/views.py" in capsys.readouterr().err


def test_an_id_written_twice_in_the_mission_is_refused(project: Path) -> None:
    _write(project, "docs/mission.md", "| AYA-01 | One. |\n| AYA-01 | Again. |\n")
    with pytest.raises(ValueError, match="twice: AYA-01"):
        traceability.main([], root=project)


def test_our_own_mission_holds_its_thirty_promises() -> None:
    ids = set(traceability.read_mission(ROOT))
    expected = {f"AYA-{n:02}" for n in range(1, 16)} | {f"OUT-{n:02}" for n in range(1, 4)}
    assert ids == expected | {f"IN-{n:02}" for n in range(1, 13)}
