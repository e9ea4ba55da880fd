"""`workpermit check` ends with 0 where all is well, and with 1 where it is not, naming the first case."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from pytest_django import Settings

from workpermit.commands.main import main

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


@pytest.fixture(autouse=True)
def two_cases(settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Take in two applications."""
    settings.DATA = tmp_path / "data"
    settings.DATA.mkdir()
    assert main(["submit", str(EXAMPLES / "us-citizen")]) == 0
    assert main(["submit", str(EXAMPLES / "under-14")]) == 0
    capsys.readouterr()


@pytest.mark.parametrize(("lang", "said"), [("en", "2 cases"), ("fr", "2 dossiers")])
def test_all_is_well(lang: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--lang", lang]) == 0
    heard = capsys.readouterr()
    assert said in heard.out
    assert heard.err == ""


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_column_that_was_changed_is_found_and_the_case_named(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT application_number FROM casework_case ORDER BY application_number DESC LIMIT 1")
        number = cursor.fetchone()[0]
        cursor.execute("UPDATE casework_case SET stage = 'approved' WHERE application_number = %s", [number])
    assert main(["check", "--lang", lang]) == 1
    heard = capsys.readouterr()
    assert heard.out == ""
    assert number in heard.err
    assert heard.err.count("\n- ") >= 1


def test_the_case_that_comes_first_is_named_first(capsys: pytest.CaptureFixture[str]) -> None:
    """An entry that the row counts and the journal does not hold."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT application_number FROM casework_case ORDER BY application_number LIMIT 1")
        number = cursor.fetchone()[0]
        cursor.execute("UPDATE casework_case SET sequence = sequence + 1 WHERE application_number = %s", [number])
    assert main(["check"]) == 1
    assert number in capsys.readouterr().err
