"""`workpermit medical import`: a good report is recorded once; a faulty one stores nothing, tells all and exits 2."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytest_django import Settings

from casework import cases
from casework.test_medical_import import instructed, report, result
from workpermit.casework import journal
from workpermit.clock import present
from workpermit.commands.main import main

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data_folder(settings: Settings, tmp_path: Path, settable_clock: None) -> None:
    """Give the command an empty data folder, and a day after the exam."""
    settings.DATA = tmp_path / "data"
    settings.DATA.mkdir()


@pytest.mark.parametrize(("lang", "said"), [("en", "Results recorded: 1."), ("fr", "Résultats consignés\u00a0: 1.")])
def test_a_good_report_is_recorded_once(
    lang: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case_id = instructed()
    present.set_to(cases.AT.replace(day=20))
    path = tmp_path / "report.json"
    path.write_bytes(report(result(case_id)))
    assert main(["medical", "import", str(path), "--lang", lang, "--by", "dr.a"]) == 0
    assert said in capsys.readouterr().out
    assert main(["medical", "import", str(path), "--lang", lang, "--by", "dr.b"]) == 0
    assert ": 0." in capsys.readouterr().out
    assert journal.load(case_id).medical_exam.stage == "result_received"


@pytest.mark.parametrize(("lang", "said"), [("en", "nothing was stored"), ("fr", "rien n’a été conservé")])
def test_a_faulty_report_tells_every_fault_and_stores_nothing(
    lang: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case_id = instructed()
    present.set_to(cases.AT.replace(day=20))
    path = tmp_path / "report.json"
    told = json.loads(report(result(case_id, grading="z", examined_on="yesterday")))
    path.write_text(json.dumps({**told, "physician": 7}), encoding="utf-8")
    assert main(["medical", "import", str(path), "--lang", lang]) == 2
    error = capsys.readouterr().err
    assert said in error
    for place in ("physician", "results[0].grading", "results[0].examined_on"):
        assert place in error
    assert journal.load(case_id).medical_exam.stage == "instructed"


def test_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["medical", "import", "nowhere.json"]) == 2
    assert "“nowhere.json” cannot be read" in capsys.readouterr().err
