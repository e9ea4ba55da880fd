"""`workpermit verify`: 0 genuine, 1 refused with the reason, 2 bad input; without Django, without a network."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from trades.letters import samples
from trades.letters.sealed_samples import FIELDS, KEY, STRANGER, TRUST
from workpermit.commands.main import main
from workpermit.core.text import Language
from workpermit.trades.letters import pages, pdf, sealing
from workpermit.trades.letters.seals import sign

PERMIT: Final = sealing.render_sealed(samples.permit(Language.EN), fields=FIELDS, key=KEY)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "trust.json").write_text(TRUST.to_json(), encoding="utf-8")
    (tmp_path / "permit.pdf").write_bytes(PERMIT)
    (tmp_path / "seal.txt").write_text(sign(FIELDS, KEY) + "\n", encoding="utf-8")
    next(pages.pictures(PERMIT, dots_per_inch=150)).save(tmp_path / "scan.png")
    return tmp_path


def verify(folder: Path, document: str, *more: str) -> int:
    return main(["verify", document, "--trust", str(folder / "keys" / "trust.json"), *more])


@pytest.mark.parametrize("name", ["permit.pdf", "scan.png", "seal.txt"])
def test_a_genuine_document_shows_its_signed_fields(
    folder: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify(folder, str(folder / name)) == 0
    shown = capsys.readouterr().out
    for value in ("Genuine", "U900000123", "W900000017", "29 February 1988", "Brazil", "16 June 2027"):
        assert value in shown.replace("\u00a0", " ")


def test_it_speaks_french(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(folder, str(folder / "permit.pdf"), "--lang", "fr") == 0
    shown = capsys.readouterr().out.replace("\u00a0", " ")
    for value in ("Authentique", "Permis de travail", "1er juillet 2025", "Brésil", "Valide jusqu’au :"):
        assert value in shown


def test_the_seal_itself_can_stand_on_the_command_line(folder: Path) -> None:
    assert verify(folder, sign(FIELDS, KEY)) == 0


def test_the_trust_list_of_the_data_folder_is_the_usual_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKPERMIT_DATA", str(folder))
    assert main(["verify", str(folder / "permit.pdf")]) == 0


@pytest.mark.parametrize(
    ("day", "status"), [("2025-06-30", 1), ("2025-07-01", 0), ("2027-06-16", 0), ("2027-06-17", 1)]
)
def test_a_day_can_be_asked_for(folder: Path, day: str, status: int) -> None:
    assert verify(folder, str(folder / "permit.pdf"), "--on", day) == status


def test_a_forged_seal_is_refused_with_the_reason(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(folder, sign(FIELDS, STRANGER)) == 1
    assert "not on the trust list" in capsys.readouterr().out


def test_an_altered_page_is_refused_and_the_signed_fields_are_shown(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    forged = pdf.render(samples.permit(Language.EN, name="Somebody Else"), seal=sign(FIELDS, KEY))
    (folder / "forged.pdf").write_bytes(forged)
    assert verify(folder, str(folder / "forged.pdf")) == 1
    shown = capsys.readouterr().out
    assert "altered" in shown
    assert "Maria-Fernanda" in shown
    assert "Genuine:" not in shown


@pytest.mark.parametrize("document", ["nowhere.pdf", ".", "\0"])
def test_a_file_that_cannot_be_read_is_bad_input(
    folder: Path, document: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify(folder, document) == 2
    assert "FILE" in capsys.readouterr().err


@pytest.mark.parametrize(
    "more",
    [["--on", "tomorrow"], ["--trust", "nowhere.json"], ["--trust", __file__]],
    ids=["day", "no list", "not one"],
)
def test_other_bad_input_is_told_apart(folder: Path, more: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(folder, str(folder / "permit.pdf"), *more) == 2
    assert capsys.readouterr().err


def test_it_loads_neither_django_nor_the_printer(folder: Path) -> None:
    program = (
        "import sys; from workpermit.commands.main import main; status = main(sys.argv[1:]);"
        "assert not {'django', 'typst', 'page'} & set(sys.modules), 'too much was loaded'; sys.exit(status)"
    )
    arguments = ["verify", str(folder / "permit.pdf"), "--trust", str(folder / "keys" / "trust.json")]
    answer = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
