"""Deliver messages into accounts, list them, and record that they were read.

What is put into the account is received at that moment (IRPR 9.3).
"""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import DateTimeField, F, QuerySet
from django.db.models.functions import Greatest

from workpermit.core.text import Language
from workpermit.trades.notices.models import Message


def deliver(
    *,
    person_id: UUID,
    account_id: UUID | None,
    case_id: UUID,
    kind: str,
    language: Language,
    cause: str,
    at: datetime,
    letter_id: UUID | None = None,
) -> Message:
    """Put a message into an account, once for each cause; a retry returns the message that is there."""
    message, _ = Message.objects.get_or_create(
        cause=cause,
        defaults={
            "person_id": person_id,
            "account_id": account_id,
            "case_id": case_id,
            "kind": kind,
            "language": language,
            "letter_id": letter_id,
            "put_at": at,
        },
    )
    return message


def mark_read(message: Message, *, at: datetime) -> Message:
    """Record when a message was first read; later readings change nothing."""
    Message.objects.filter(pk=message.pk, read_at__isnull=True).update(read_at=max(at, message.put_at))
    message.refresh_from_db(fields=["read_at"])
    return message


def mark_letter_read(letter_id: UUID, *, at: datetime) -> None:
    """Record when a letter was first opened, wherever from: the messages that brought it are read with it."""
    unread = Message.objects.filter(letter_id=letter_id, read_at__isnull=True)
    unread.update(read_at=Greatest(at, F("put_at"), output_field=DateTimeField()))


def inbox(account_id: UUID) -> QuerySet[Message]:
    """Return the messages of an account, newest first."""
    return Message.objects.filter(account_id=account_id).order_by("-put_at", "pk")


def of_case(case_id: UUID) -> QuerySet[Message]:
    """Return the messages about a case, oldest first."""
    return Message.objects.filter(case_id=case_id).order_by("put_at", "pk")


def letters_read(case_id: UUID) -> dict[UUID, datetime | None]:
    """Return for each letter of a case that a message brought when it was first read; one query."""
    return {one.letter_id: one.read_at for one in Message.objects.raw(_READ, [case_id.hex]) if one.letter_id}


# Each view of a tracker asks this, and Django takes longer to write it than a database to answer it.
_READ: Final = "SELECT id, letter_id, read_at FROM notices_message WHERE case_id = %s ORDER BY put_at, id"
