"""`workpermit reindex` writes the index anew: 0 done, 1 some not, 2 no such case."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from workpermit.casework import indexing
from workpermit.casework.models import CaseRow
from workpermit.commands import reindex
from workpermit.commands.main import main
from workpermit.trades.search.models import Kind, Source, Word

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def two_cases(settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Take in two applications."""
    settings.DATA = tmp_path / "data"
    settings.DATA.mkdir()
    assert main(["submit", str(EXAMPLES / "us-citizen")]) == 0
    assert main(["submit", str(EXAMPLES / "under-14")]) == 0
    capsys.readouterr()


@pytest.mark.parametrize(("lang", "said"), [("en", "2 cases are indexed"), ("fr", "2 dossiers sont indexés")])
def test_every_case_is_indexed_anew_and_twice_is_as_good_as_once(
    lang: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["reindex", "--lang", lang]) == 0
    assert said in capsys.readouterr().out
    held = (Source.objects.count(), Word.objects.count())
    assert Source.objects.filter(kind=Kind.FORM).count() == 2
    Word.objects.all().delete()
    assert main(["reindex"]) == 0
    assert (Source.objects.count(), Word.objects.count()) == held


def test_one_case_is_named_by_its_number(capsys: pytest.CaptureFixture[str]) -> None:
    number = CaseRow.objects.values_list("application_number", flat=True)[0]
    assert main(["reindex", "--case", number.lower()]) == 0
    assert "1 cases" in capsys.readouterr().out
    assert Source.objects.filter(kind=Kind.FORM).count() == 1
    assert main(["reindex", "--case", "W999999999"]) == 2
    assert "W999999999" in capsys.readouterr().err


def test_progress_is_told_and_a_case_that_cannot_be_read_stops_no_other(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = indexing.every_case()
    whole = indexing.reindex

    def broken(case_id: object, **given: object) -> int:
        if case_id == first:
            raise OSError("the disk")
        return whole(case_id, **given)  # type: ignore[arg-type]

    monkeypatch.setattr(indexing, "reindex", broken)
    monkeypatch.setattr(reindex, "_EVERY_SECONDS", 0.0)
    assert main(["reindex"]) == 1
    heard = capsys.readouterr()
    assert "2 of 2 cases" in heard.err
    assert CaseRow.objects.get(pk=first).application_number in heard.err
    assert {one.case_id for one in Source.objects.all()} == {second}
