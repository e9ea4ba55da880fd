"""`workpermit worker`, `bounces` and `post`: run once, told how things stand, ended in good order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from workpermit.commands.main import main
from workpermit.trades.availability.alerts import alert, open_alerts

AT = datetime(2025, 10, 8, 14, tzinfo=UTC)
COMMAND = [sys.executable, "-m", "workpermit.commands.main"]


def environment(data: Path) -> dict[str, str]:
    """Return an office of its own for a command in a process of its own; its site answers nobody."""
    made = {
        **os.environ,
        "WORKPERMIT_PLACE": "tests",
        "WORKPERMIT_DATA": str(data),
        "WORKPERMIT_PULSE": "http://127.0.0.1:9/en/",
        "WORKPERMIT_MAIL": "smtp://127.0.0.1:9",
    }
    made.pop("WORKPERMIT_DATABASE", None)
    return made


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "said"), [("en", "No alert."), ("fr", "Aucune alerte.")])
def test_the_status_tells_what_waits_and_ends_well_where_nobody_is_needed(
    language: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--lang", language, "worker", "--status"]) == 0
    told = capsys.readouterr().out
    assert said in told
    assert "0" in told.splitlines()[0]


@pytest.mark.django_db
def test_an_open_alert_is_told_and_cleared_by_trying_again(capsys: pytest.CaptureFixture[str]) -> None:
    alert("delivery_given_up", "5f", at=AT)
    assert main(["worker", "--status"]) == 1
    assert "! delivery_given_up 5f, since 2025-10-08T14:00:00+00:00" in capsys.readouterr().out
    assert main(["worker", "--try-again"]) == 0
    assert open_alerts() == []


@pytest.mark.django_db
def test_what_comes_back_is_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one.eml").write_bytes(b"Subject: nothing\n\nof ours\n")
    assert main(["bounces", str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("1 notifications: 0 e-mails came back")


def test_a_path_that_is_not_there_is_named_and_nothing_is_taken_in(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bounces", "no/such/file"]) == 2
    assert "There is no no/such/file." in capsys.readouterr().err


@pytest.mark.large
def test_a_worker_runs_once_and_another_until_it_is_ended(tmp_path: Path) -> None:
    own = environment(tmp_path)
    subprocess.run([*COMMAND, "migrate"], env=own, check=True, capture_output=True)
    subprocess.run([*COMMAND, "worker", "--once"], env=own, check=True, capture_output=True)
    told = subprocess.run([*COMMAND, "worker", "--status"], env=own, check=False, capture_output=True, text=True)
    assert "sign_heads: last at" in told.stdout
    assert told.returncode == 1  # nobody answers as the site
    assert "page_not_answered" in told.stdout
    with subprocess.Popen([*COMMAND, "worker"], env=own, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout is not None
        assert worker.stdout.readline().startswith("Worker ")
        time.sleep(1)
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(timeout=30) == 0


@pytest.mark.large
def test_a_worker_beside_a_server_ends_with_it(tmp_path: Path) -> None:
    """Its parent is gone at once, so it ends by itself."""
    own = environment(tmp_path)
    subprocess.run([*COMMAND, "migrate"], env=own, check=True, capture_output=True)
    done = subprocess.run([*COMMAND, "worker", "--beside", "1"], env=own, check=False, timeout=30)
    assert done.returncode == 0


@pytest.mark.django_db
def test_nothing_to_post_is_told_and_a_wrong_reference_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["post", str(tmp_path / "print")]) == 0
    assert capsys.readouterr().out.startswith("0 letters to print")
    assert main(["post", "--mailed", "0" * 32]) == 0
    assert capsys.readouterr().out.startswith("0 of 1 noted.")
    assert main(["post", "--returned", "letter.pdf"]) == 2
    assert "letter.pdf is no reference" in capsys.readouterr().err
    assert main(["post"]) == 2
