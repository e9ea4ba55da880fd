"""Cases with an account behind them, and what was written to it."""

from __future__ import annotations

import uuid
from datetime import datetime
from uuid import UUID

from django.core import mail
from django.core.mail import EmailMessage

from casework.cases import AT, hand_in, make_letters
from workpermit.accounts.models import Account
from workpermit.casework.mail_round import send_waiting
from workpermit.clock import present
from workpermit.core.case.actor import Role
from workpermit.core.text import Language
from workpermit.trades.notices.models import Message


def account(name: str = "maricel", *, language: Language = Language.EN, role: Role = Role.APPLICANT) -> Account:
    """Make an account with an address of its own, whose owner lives in Manila."""
    return Account.objects.create_account(
        f"{name}.{uuid.uuid4().hex[:6]}@example.org",
        name=name,
        role=role,
        language=language,
        time_zone="Asia/Manila",
    )


def written_to(owner: Account, *, example: str = "outside-visa-required", at: datetime = AT) -> UUID:
    """Hand a case in for an account and put its first messages there; return the case."""
    present.set_to(at)
    case_id = hand_in(example, account=owner, at=at)
    make_letters(at)
    return case_id


def send(at: datetime) -> list[EmailMessage]:
    """Send what is due at an instant and return the e-mails that went out."""
    present.set_to(at)
    before = len(mail.outbox)
    send_waiting()
    return mail.outbox[before:]


def message(case_id: UUID, kind: str) -> Message:
    """Return the message of a kind about a case."""
    return Message.objects.get(case_id=case_id, kind=kind)
