"""One e-mail to one recipient, handed to the relay; what the relay answers becomes one of four outcomes.

sent      the relay said 250
later     it said 4xx for this one: try again
bounced   it said 5xx for this recipient or this content: another way
away      no answer, or an answer about us and not about this one: try again, and let the others wait
"""

from __future__ import annotations

import re
import smtplib
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime, parseaddr
from enum import StrEnum
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

_ONE_ADDRESS = re.compile(r"[^\s@,;:<>\"()\[\]\\]+@[^\s@,;:<>\"()\[\]\\]+")


@dataclass(frozen=True, slots=True)
class Address:
    """Exactly one e-mail address.

    Raises:
        ValueError: it is none, or more than one; the value itself is not repeated.
    """

    value: str = field(repr=False)

    def __post_init__(self) -> None:
        if not _ONE_ADDRESS.fullmatch(self.value):
            raise ValueError("an e-mail goes to exactly one address")


@dataclass(frozen=True, slots=True)
class Mail:
    """One e-mail to one recipient; `delivery_id` makes its Message-ID, whatever is tried again."""

    delivery_id: UUID
    to: Address
    subject: str
    body: str
    dated_at: datetime


class Outcome(StrEnum):
    """What came of handing an e-mail over."""

    SENT = "sent"
    LATER = "later"
    BOUNCED = "bounced"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class Answer:
    """An outcome with the relay's code, or the kind of error where it gave none."""

    outcome: Outcome
    receipt: str


def message_id(delivery_id: UUID) -> str:
    """Return the Message-ID of a delivery, under the domain that we send from."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<{delivery_id.hex}@{domain}>"


def delivery_id_in(text: str) -> UUID | None:
    """Return the delivery that a Message-ID of ours names, or None."""
    found = re.search(r"<([0-9a-f]{32})@", text)
    return UUID(hex=found.group(1)) if found else None


class Relay:
    """A line to the relay, kept open between e-mails and opened anew after a fault."""

    def __init__(self) -> None:
        self._line: BaseEmailBackend | None = None

    def hand_over(self, mail: Mail) -> Answer:
        """Hand one e-mail over and return what the relay made of it."""
        message = EmailMessage(
            mail.subject,
            mail.body,
            settings.DEFAULT_FROM_EMAIL,
            [mail.to.value],
            headers={
                "Message-ID": message_id(mail.delivery_id),
                "Date": format_datetime(mail.dated_at),
                # A machine that is away must not answer a machine (RFC 3834).
                "Auto-Submitted": "auto-generated",
            },
        )
        try:
            if self._line is None:
                self._line = get_connection()
                self._line.open()
            self._line.send_messages([message])
        except (smtplib.SMTPException, OSError) as fault:
            self.hang_up()
            return _answer(fault)
        return Answer(Outcome.SENT, "250")

    def hang_up(self) -> None:
        """Close the line; what goes wrong with a farewell changes nothing."""
        line, self._line = self._line, None
        if line is not None:
            with suppress(smtplib.SMTPException, OSError):
                line.close()


def _answer(fault: Exception) -> Answer:
    match fault:
        case smtplib.SMTPRecipientsRefused():
            return _judged(next(iter(fault.recipients.values()))[0])
        case smtplib.SMTPDataError():
            return _judged(fault.smtp_code)
        case smtplib.SMTPResponseException():  # the sender, the greeting or the sign-in: nothing about this recipient
            return Answer(Outcome.AWAY, str(fault.smtp_code))
        case _:
            return Answer(Outcome.AWAY, type(fault).__name__)


_NOT_AVAILABLE, _FOR_GOOD = 421, 500


def _judged(code: int) -> Answer:
    if code == _NOT_AVAILABLE:
        return Answer(Outcome.AWAY, str(code))
    return Answer(Outcome.BOUNCED if code >= _FOR_GOOD else Outcome.LATER, str(code))
