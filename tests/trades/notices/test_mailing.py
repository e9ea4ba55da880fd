"""One e-mail goes to one address, by type, and what a relay answers becomes one of four outcomes."""

from __future__ import annotations

import smtplib
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from django.core import mail
from pytest_django import Settings

from workpermit.trades.notices.mailing import Address, Answer, Mail, Outcome, Relay, delivery_id_in, message_id

AT = datetime(2025, 6, 17, 12, tzinfo=UTC)
ONE = Mail(UUID(int=5), Address("maricel@example.org"), "Subject", "Body\n", AT)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "a@b.org, c@d.org",
        "a@b.org;c@d.org",
        "a@b.org c@d.org",
        "a@b.org\nBcc: c@d.org",
        "a@@b.org",
        "A <a@b.org>",
        "x",
    ],
)
def test_an_address_is_exactly_one(value: str) -> None:
    with pytest.raises(ValueError, match="exactly one") as refused:
        Address(value)
    assert str(refused.value) == "an e-mail goes to exactly one address"  # and not what was given


def test_an_address_does_not_show_in_a_log() -> None:
    assert "maricel" not in repr(ONE)


def test_an_id_is_made_of_the_delivery_and_found_again(settings: Settings) -> None:
    settings.DEFAULT_FROM_EMAIL = "Office <no-reply@permits.example>"
    assert message_id(UUID(int=5)) == "<00000000000000000000000000000005@permits.example>"
    assert delivery_id_in(f"In reply to {message_id(UUID(int=5))}") == UUID(int=5)
    assert delivery_id_in("<abc@permits.example>") is None


def test_what_is_handed_over_has_its_id_its_date_and_no_second_recipient() -> None:
    assert Relay().hand_over(ONE) == Answer(Outcome.SENT, "250")
    (sent,) = mail.outbox
    assert sent.recipients() == ["maricel@example.org"]
    assert sent.extra_headers == {
        "Message-ID": message_id(UUID(int=5)),
        "Date": "Tue, 17 Jun 2025 12:00:00 +0000",
        "Auto-Submitted": "auto-generated",
    }


@pytest.mark.parametrize(
    ("fault", "answer"),
    [
        (smtplib.SMTPRecipientsRefused({"x": (550, b"")}), Answer(Outcome.BOUNCED, "550")),
        (smtplib.SMTPRecipientsRefused({"x": (450, b"")}), Answer(Outcome.LATER, "450")),
        (smtplib.SMTPRecipientsRefused({"x": (421, b"")}), Answer(Outcome.AWAY, "421")),
        (smtplib.SMTPDataError(554, b""), Answer(Outcome.BOUNCED, "554")),
        (smtplib.SMTPDataError(452, b""), Answer(Outcome.LATER, "452")),
        (smtplib.SMTPSenderRefused(550, b"", "us"), Answer(Outcome.AWAY, "550")),  # our fault, not the recipient's
        (smtplib.SMTPAuthenticationError(535, b""), Answer(Outcome.AWAY, "535")),
        (smtplib.SMTPServerDisconnected("gone"), Answer(Outcome.AWAY, "SMTPServerDisconnected")),
        (TimeoutError(), Answer(Outcome.AWAY, "TimeoutError")),
        (ConnectionRefusedError(), Answer(Outcome.AWAY, "ConnectionRefusedError")),
    ],
    ids=str,
)
def test_each_answer_has_its_meaning(monkeypatch: pytest.MonkeyPatch, fault: Exception, answer: Answer) -> None:
    from django.core.mail.backends.locmem import EmailBackend

    def fails(*_: object) -> int:
        raise fault

    monkeypatch.setattr(EmailBackend, "send_messages", fails)
    assert Relay().hand_over(ONE) == answer


def test_a_fault_of_ours_is_not_taken_for_the_relays(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.core.mail.backends.locmem import EmailBackend

    def fails(*_: object) -> int:
        raise KeyError("a slip of ours")

    monkeypatch.setattr(EmailBackend, "send_messages", fails)
    with pytest.raises(KeyError):
        Relay().hand_over(ONE)


def test_the_demonstration_writes_files_and_the_same_e_mail_is_one_file(settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    settings.EMAIL_BACKEND = "workpermit.trades.notices.folder.EmailBackend"
    for _ in range(2):
        assert Relay().hand_over(ONE).outcome is Outcome.SENT
    (file,) = (tmp_path / "mail").iterdir()
    assert file.name == "17-Jun-2025-12-00-00-000000000000.eml"
    assert b"To: maricel@example.org" in file.read_bytes()
