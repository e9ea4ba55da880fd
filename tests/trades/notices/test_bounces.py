"""What mail servers send back is read for the id, the action and the status alone (RFC 3464)."""

from __future__ import annotations

from uuid import UUID

import pytest

from workpermit.trades.notices.bounces import Action, Report, read

OURS = f"<{UUID(int=5).hex}@workpermit.example>"
PLAIN = b"From: mailer-daemon@relay.example\nSubject: hello\n\nNo report at all.\n"


def notification(
    *,
    action: str = "failed",
    status: str = "5.1.1",
    message_id: str = OURS,
    original: str = "text/rfc822-headers",
) -> bytes:
    """Return a delivery status notification as a server writes it."""
    return f"""From: MAILER-DAEMON@relay.example
To: no-reply@workpermit.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="edge"

--edge
Content-Type: text/plain

<maricel@example.org>: no such mailbox

--edge
Content-Type: message/delivery-status

Reporting-MTA: dns; relay.example
Arrival-Date: Tue, 17 Jun 2025 12:00:00 +0000

Final-Recipient: rfc822; maricel@example.org
Action: {action}
Status: {status} (no such mailbox)
Diagnostic-Code: smtp; 550 maricel@example.org unknown

--edge
Content-Type: {original}

Message-ID: {message_id}
Subject: Workpermit: a message in your account
To: maricel@example.org

--edge--
""".encode()


@pytest.mark.parametrize("original", ["text/rfc822-headers", "message/rfc822"])
def test_a_failure_names_the_delivery_and_the_status(original: str) -> None:
    assert read(notification(original=original)) == Report(UUID(int=5), Action.FAILED, "5.1.1")


def test_a_confirmation_is_one() -> None:
    report = read(notification(action="delivered", status="2.0.0"))
    assert report == Report(UUID(int=5), Action.DELIVERED, "2.0.0")


@pytest.mark.parametrize(
    "content",
    [
        PLAIN,
        b"",
        b"\xff\xfe\x00",
        notification(action="delayed", status="4.4.1"),  # it is still being tried
        notification(message_id="<somebody-elses@example.org>"),
        notification(action="relayed"),
        b"Content-Type: multipart/report; boundary=x\n\n--x\nContent-Type: message/delivery-status\n\n--x--\n",
    ],
    ids=["plain", "empty", "bytes", "delayed", "another's", "relayed", "hollow"],
)
def test_what_says_nothing_for_good_about_an_e_mail_of_ours_changes_nothing(content: bytes) -> None:
    assert read(content) is None


def test_a_report_holds_no_address() -> None:
    assert "maricel" not in repr(read(notification()))
