"""`workpermit demo`: what a newcomer types first walks every story, keeps to its own folder and ends well."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from workpermit.commands.demo.command import MARK
from workpermit.commands.demo.stories import STORIES
from workpermit.commands.demo.under_way import TOLD as UNDER_WAY
from workpermit.commands.main import main

ROOT = Path(__file__).resolve().parents[2]
ENDS = {
    "en": {
        "Approved: permit issued at the port of entry": 7,
        "Approved: permit mailed and delivered": 2,
        "Closed: returned as incomplete": 2,
        "Closed: refused": 2,
        "Closed: withdrawn": 1,
    },
    "fr": {
        "Approuvée\u00a0: permis délivré au point d’entrée": 7,
        "Approuvée\u00a0: permis posté et livré": 2,
        "Fermée\u00a0: retournée, car incomplète": 2,
        "Fermée\u00a0: refusée": 2,
        "Fermée\u00a0: retirée": 1,
    },
}


def run(*words: str, folder: Path, **more: Any) -> subprocess.CompletedProcess[str]:
    """Run a command as a newcomer does: in a process of its own, with a database of its own."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("WORKPERMIT_", "DJANGO_"))}
    environment |= {"WORKPERMIT_DATA": str(folder / "data"), "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "workpermit.commands.main", *words]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=240, check=False, **more
    )


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, subprocess.CompletedProcess[str]]]:
    """Walk the demo once in each language."""
    folders = {lang: tmp_path_factory.mktemp("demo") / lang for lang in ENDS}
    return {
        lang: (folder, run("demo", "--no-serve", "--folder", str(folder), "--lang", lang, folder=folder))
        for lang, folder in folders.items()
    }


Walks = dict[str, tuple[Path, subprocess.CompletedProcess[str]]]


@pytest.mark.large
@pytest.mark.parametrize("lang", ENDS)
def test_every_story_is_walked_to_its_end_and_the_demo_ends_with_0(walked: Walks, lang: str) -> None:
    folder, done = walked[lang]
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    for end, count in ENDS[lang].items():
        assert re.search(rf"^ +{count}  {re.escape(end)}$", done.stdout, re.MULTILINE), end
    assert sum(ENDS[lang].values()) == len(STORIES)
    for story in STORIES:
        assert story in done.stdout
    assert "UTC" in done.stdout
    assert str(folder / "letters") in done.stdout


@pytest.mark.large
def test_every_letter_is_written_and_every_seal_verified(walked: Walks) -> None:
    folder, done = walked["en"]
    written = sorted((folder / "letters").rglob("*.pdf"))
    assert f"{len(written)} letters and permits, as PDF files" in done.stdout
    sealed = [path for path in written if path.name.endswith("-en-fr.pdf")]
    assert f"{len(sealed)} of {len(sealed)} seals verified" in done.stdout
    assert all(path.read_bytes().startswith(b"%PDF-") for path in written)
    assert len(list((folder / "letters").iterdir())) == len(STORIES)


@pytest.mark.large
def test_what_time_brings_about_happened_by_itself(walked: Walks) -> None:
    _, done = walked["en"]
    told = " ".join(done.stdout.split())
    assert "2026-03-21 00:30 UTC" in told  # the request lapsed, half an hour after midnight UTC
    assert "2026-02-27 00:00 UTC" in told  # six weeks after the decision letter
    assert "· By itself, when the time came" in told


@pytest.mark.large
def test_its_permits_verify_and_a_forged_one_does_not(walked: Walks, tmp_path: Path) -> None:
    folder, _ = walked["en"]
    trust = str(folder / "data" / "keys" / "trust.json")
    permits = sorted((folder / "letters").rglob("*work-permit*.pdf"))
    good = run("verify", str(permits[0]), "--trust", trust, folder=tmp_path)
    assert good.returncode == 0
    assert "Genuine" in good.stdout

    # Another person's page under this seal: the words printed are not those that were sealed.
    for lang, said in (("en", "Refused"), ("fr", "Refusé")):
        forged = tmp_path / f"forged-{lang}.pdf"
        forged.write_bytes(_with_other_words(permits[0].read_bytes()))
        refused = run("verify", str(forged), "--trust", trust, "--lang", lang, folder=tmp_path)
        assert refused.returncode == 1
        assert said in refused.stdout


def _with_other_words(pdf: bytes) -> bytes:
    """Lay another sentence over the first page, as somebody would who wants to work elsewhere."""
    from io import BytesIO

    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as document:
        page = document.pages[0]
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.add_resource(font, pikepdf.Name.Font, pikepdf.Name.Forged)
        words = b"q BT /Forged 11 Tf 60 400 Td (May work for any employer) Tj ET Q"
        page.contents_add(document.make_stream(words))
        changed = BytesIO()
        document.save(changed)
    return changed.getvalue()


@pytest.mark.large
def test_the_journal_of_the_demo_checks_out(walked: Walks) -> None:
    folder, done = walked["fr"]
    assert re.search(rf"{len(STORIES) + len(UNDER_WAY)} dossiers, \d+ inscriptions au journal", done.stdout)
    environment = {"WORKPERMIT_PLACE": "demo"}
    again = subprocess.run(
        [sys.executable, "-m", "workpermit.commands.main", "check"],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=120,
        env={**os.environ, **environment, "WORKPERMIT_DATA": str(folder / "data"), "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip
    assert again.returncode == 0, again.stderr
    assert f"{len(STORIES) + len(UNDER_WAY)} cases" in again.stdout


@pytest.mark.parametrize(("lang", "said"), [("en", "was not made by the demo"), ("fr", "n’a pas été créé par la démo")])
def test_a_folder_that_is_not_its_own_is_left_alone(
    lang: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "thesis.txt").write_text("three years of work", encoding="utf-8")
    words = ["demo", "--no-serve", "--folder", str(tmp_path), "--examples", str(ROOT / "examples"), "--lang", lang]
    assert main(words) == 2
    assert said in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == ["thesis.txt"]


def test_its_own_folder_bears_its_mark(tmp_path: Path) -> None:
    from workpermit.commands.demo import command

    own = tmp_path / "own"
    own.mkdir()
    (own / MARK).touch()
    (own / "letters").mkdir()
    command._empty(own)  # what empties is worth a test of its own
    assert [one.name for one in own.iterdir()] == [MARK]


@pytest.mark.parametrize(("lang", "said"), [("en", "is in use"), ("fr", "occupe le port")])
def test_a_port_in_use_is_told_before_anything_is_walked_or_emptied(
    lang: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "demo"
    folder.mkdir()
    (folder / MARK).touch()
    (folder / "kept.txt").touch()
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = str(listener.getsockname()[1])
        words = ["demo", "--folder", str(folder), "--examples", str(ROOT / "examples"), "--port", port, "--lang", lang]
        assert main(words) == 2
    heard = capsys.readouterr()
    assert port in heard.err
    assert said in heard.err
    assert (folder / "kept.txt").exists()


@pytest.mark.parametrize(("lang", "said"), [("en", "--examples FOLDER"), ("fr", "--examples DOSSIER")])
def test_without_examples_it_says_where_to_run(
    lang: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["demo", "--no-serve", "--folder", str(tmp_path / "d"), "--examples", str(tmp_path / "no"), "--lang", lang]
    assert main(words) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "d").exists()
