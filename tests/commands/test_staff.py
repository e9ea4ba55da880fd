"""`workpermit staff`: accounts of the office are made, listed, closed, and their ways in taken away."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings

from workpermit.accounts import staff
from workpermit.accounts.models import Account
from workpermit.clock import present
from workpermit.commands.main import main
from workpermit.core.case.actor import Role

pytestmark = pytest.mark.django_db
ADD = ["staff", "add", "noor@office.example", "--name", "Noor", "--role", "officer", "--office", "ottawa"]
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _morning(settable_clock: None) -> None:
    present.set_to(AT)


def token_in(printed: str) -> str:
    """Return the secret of the link that was printed."""
    link = re.search(r"/sign-in/enrol/([\w-]+)/", printed)
    assert link is not None, printed
    return link.group(1)


def test_the_printed_link_opens_the_new_account(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(ADD) == 0
    printed = capsys.readouterr().out
    assert "noor@office.example is officer in ottawa." in printed
    assert "until 2026-03-03 09:00 UTC" in printed
    path = re.search(r"http://localhost:8000(\S+)", printed)
    assert path is not None
    assert Client().get(path.group(1), follow=True).status_code == 200


def test_a_link_that_is_sent_is_not_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*ADD, "--in", "fr", "--send", "--lang", "fr"]) == 0
    printed = capsys.readouterr().out
    assert "enrol" not in printed
    assert "Le lien a été envoyé" in printed
    assert "/fr/connexion/inscription/" in str(mail.outbox[0].body)


def test_a_relay_that_is_down_is_told_and_the_account_is_there(
    capsys: pytest.CaptureFixture[str], settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    assert main([*ADD, "--send"]) == 1
    assert "connection refused" in capsys.readouterr().err
    assert staff.with_email("noor@office.example") is not None


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["staff", "add", "--lang", "fr"], "Indiquez l’adresse courriel"),
        ([*ADD[:3], "--name", "N", "--role", "boss", "--office", "o"], "is no role of the office"),
        ([*ADD[:3], "--role", "officer", "--office", "o"], "Give the person’s name"),
        (["staff", "deactivate", "nobody@office.example"], "Nobody of the office"),
        (["staff", "reset-factors", "aya@example.org"], "Nobody of the office"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_done(
    words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Account.objects.create_account("aya@example.org", name="Aya", role=Role.APPLICANT)
    assert main(words) == 2
    assert says in capsys.readouterr().err
    assert staff.listed() == []


def test_the_list_tells_who_is_set_up_who_waits_and_who_is_closed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["staff", "list"]) == 0
    assert "no accounts yet" in capsys.readouterr().out
    main(ADD)
    main([*ADD[:2], "gone@office.example", *ADD[3:]])
    main(["staff", "deactivate", "gone@office.example"])
    capsys.readouterr()
    assert main(["staff", "list"]) == 0
    heads, *lines = capsys.readouterr().out.splitlines()
    gone, waits = sorted(lines)  # both were made at one moment
    assert heads.split() == ["e-mail", "name", "role", "office", "sign-in"]
    assert waits.endswith("link until 2026-03-03 09:00 UTC")
    assert gone.endswith("closed")


def test_resetting_ends_the_old_link_and_prints_a_new_one(capsys: pytest.CaptureFixture[str]) -> None:
    main(ADD)
    old = token_in(capsys.readouterr().out)
    assert main(["staff", "reset-factors", "noor@office.example"]) == 0
    new = token_in(capsys.readouterr().out)
    assert staff.holder(old, at=AT) is None
    assert staff.holder(new, at=AT) is not None


def test_a_closed_account_gets_a_link_only_by_being_opened(capsys: pytest.CaptureFixture[str]) -> None:
    main(ADD)
    main(["staff", "deactivate", "noor@office.example"])
    assert main(["staff", "link", "noor@office.example"]) == 2
    capsys.readouterr()
    assert main(["staff", "reactivate", "noor@office.example"]) == 0
    assert staff.holder(token_in(capsys.readouterr().out), at=AT) is not None
