"""`workpermit submit`: a good package gets a number and keeps it; a bad one gets every fault and leaves nothing."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import Settings

from workpermit.commands.main import main
from workpermit.core.text import Language

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NUMBER = re.compile(r"W\d{9}")
pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

# What each bad package is told, by the words that stand for a fault: the field, and what would be right.
FAULTS = {
    "answers": {
        "applicant.family_nme": "family_name",
        "applicant.born_on": "1988-02-30",
        "applicant.uci": "",
        "job_offer.until_on": "",
        "job_offer.employer.address.postal_code": "",
    },
    "files": {"contact.time_zone": "Europe/Lyon", "photo.jpg": "", "offer.pdf": "", "holiday.jpg": ""},
    "not-json": {"application.json": "4"},
    "other-form": {"schema": "urn:workpermit:application:1", "form": "imm_5710"},
}


@pytest.fixture(autouse=True)
def data_folder(settings: Settings, tmp_path: Path) -> Path:
    """Give the command an empty data folder."""
    settings.DATA = tmp_path / "data"
    settings.DATA.mkdir()
    return tmp_path / "data"


def submit(path: Path, *words: str) -> int:
    """Run the command."""
    return main(["submit", str(path), *words])


def stored(data: Path) -> tuple[int, ...]:
    """Count what an application leaves: cases, entries, records, people, answers and files."""
    counts = []
    with connection.cursor() as cursor:
        for table in ("casework_case", "casework_journal", "casework_record", "accounts_person", "casework_answer"):
            cursor.execute(f"SELECT COUNT(*) FROM {table}")  # names of our own
            counts.append(int(cursor.fetchone()[0]))
    return (*counts, sum(one.is_file() for one in data.rglob("documents/**/*")))


@pytest.mark.parametrize(("lang", "said"), [("en", "Application number: W"), ("fr", "Numéro de la demande\u00a0: W")])
def test_a_good_package_gets_its_number_and_the_instant_that_counts(
    lang: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert submit(EXAMPLES / "outside-visa-required", "--lang", lang) == 0
    heard = capsys.readouterr()
    assert said in heard.out
    assert "UTC" in heard.out
    assert "Manil" in heard.out  # the person's own clock
    assert heard.err == ""


def test_the_same_package_again_gets_the_same_number_and_stores_nothing_more(
    data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert submit(EXAMPLES / "us-citizen") == 0
    first, before = NUMBER.search(capsys.readouterr().out), stored(data_folder)
    assert submit(EXAMPLES / "us-citizen") == 0
    again = NUMBER.search(capsys.readouterr().out)
    assert first
    assert again
    assert first[0] == again[0]
    assert stored(data_folder) == before


def test_a_key_makes_a_second_try_safe_and_another_key_a_second_application(
    capsys: pytest.CaptureFixture[str],
) -> None:
    numbers = []
    for key in ("one", "one", "two"):
        assert submit(EXAMPLES / "us-citizen", "--key", key) == 0
        found = NUMBER.search(capsys.readouterr().out)
        assert found
        numbers.append(found[0])
    assert numbers[0] == numbers[1]
    assert numbers[2] != numbers[0]


def test_a_zip_is_a_package_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive = tmp_path / "package.zip"
    with zipfile.ZipFile(archive, "w") as pack:
        for file in (EXAMPLES / "under-14").iterdir():
            pack.write(file, file.name)
    assert submit(archive) == 0
    assert NUMBER.search(capsys.readouterr().out)


@pytest.mark.parametrize("name", FAULTS)
@pytest.mark.parametrize("language", Language)
def test_a_bad_package_is_told_every_fault_in_the_chosen_language_and_leaves_nothing(
    name: str, language: Language, data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = stored(data_folder)
    assert submit(EXAMPLES / "bad" / name, "--lang", language.value) == 2
    heard = capsys.readouterr()
    assert heard.out == ""
    opening = {Language.EN: "nothing was stored", Language.FR: "rien n’a été conservé"}[language]
    first, *faults = heard.err.strip().splitlines()
    assert opening in first
    assert all(line.startswith("- ") for line in faults)
    for field, right in FAULTS[name].items():
        assert any(field in line and right in line for line in faults), field
    assert len(set(faults)) == len(faults)
    assert stored(data_folder) == before


def test_what_was_corrected_is_taken_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    package = tmp_path / "package"
    shutil.copytree(EXAMPLES / "us-citizen", package)
    (package / "passport.jpg").rename(package / "scan.jpg")
    assert submit(package) == 2
    assert "passport.jpg" in capsys.readouterr().err
    (package / "scan.jpg").rename(package / "passport.jpg")
    assert submit(package) == 0


def test_a_key_that_came_with_another_package_is_one_clear_message(
    data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert submit(EXAMPLES / "us-citizen", "--key", "mine") == 0
    before = stored(data_folder)
    capsys.readouterr()
    assert submit(EXAMPLES / "under-14", "--key", "mine") == 2
    heard = capsys.readouterr()
    assert "mine" in heard.err
    assert "under-14" in heard.err
    assert "key of its own" in heard.err
    assert stored(data_folder) == before


@pytest.mark.parametrize("language", Language)
def test_a_folder_that_is_not_there_is_named(
    language: Language, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert submit(tmp_path / "nowhere", "--lang", language.value) == 2
    assert "nowhere" in capsys.readouterr().err
