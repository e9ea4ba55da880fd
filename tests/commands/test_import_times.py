"""`workpermit times import`: a file or a folder of published times, each a version (AYA-12 in its published part)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workpermit.commands.main import main
from workpermit.trades.times.models import PublishedTimes

pytestmark = pytest.mark.django_db
SAMPLES = Path(__file__).parents[2] / "examples" / "processing-times"
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def no_migration(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test database is up to date already."""
    monkeypatch.setattr("workpermit.commands.setup.bring_up_to_date", lambda: None)


def test_a_folder_is_imported_in_the_order_of_its_dates(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["times", "import", str(SAMPLES)]) == 0
    told = capsys.readouterr().out.replace(NBSP, " ").splitlines()
    assert (
        told[0]
        == "2025-W36-in-canada-services.json: in Canada, 3 September 2025: 6 figures (6 added, 0 removed, 0 changed)"
    )
    assert len(told) == PublishedTimes.objects.count() == 12


def test_the_same_again_is_nothing_new(capsys: pytest.CaptureFixture[str]) -> None:
    path = str(SAMPLES / "2025-W36-processing-times.json")
    assert main(["times", "import", path]) == 0
    assert main(["times", "import", path, "--lang", "fr"]) == 0
    assert "déjà conservé, octet par octet" in capsys.readouterr().out
    assert PublishedTimes.objects.count() == 1


def test_one_bad_file_of_a_folder_does_not_lose_the_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    good = {"work": {"lastupdated": "May 6, 2026", "PH": "8 weeks", "IN": "8 to 9 weeks"}}
    (tmp_path / "b.json").write_text(json.dumps(good), encoding="utf-8")
    assert main(["times", "import", str(tmp_path)]) == 1
    told = capsys.readouterr()
    assert "a.json: The file is not JSON in UTF-8." in told.err
    assert "words that are not known, kept as printed: work IN" in told.out
    assert PublishedTimes.objects.count() == 1


@pytest.mark.parametrize("given", ["nowhere.json", "empty"])
def test_what_is_no_file_is_refused_with_what_would_be_right(
    tmp_path: Path, given: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    assert main(["times", "import", str(tmp_path / given)]) == 2
    assert "Name a feed file (.json) or a folder that holds some." in capsys.readouterr().err
