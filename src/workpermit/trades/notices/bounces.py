"""Read what a mail server sends back about an e-mail of ours: delivery status notifications (RFC 3464).

Only the Message-ID, the action and the status code are taken; addresses and free text are left unread.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage, Message
from enum import StrEnum
from uuid import UUID

from workpermit.trades.notices.mailing import delivery_id_in

_STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")


class Action(StrEnum):
    """What became of the e-mail, as far as it says something for good."""

    FAILED = "failed"
    DELIVERED = "delivered"


@dataclass(frozen=True, slots=True)
class Report:
    """What a notification says of one e-mail of ours; `status` is its code, such as 5.1.1."""

    delivery_id: UUID
    action: Action
    status: str


def read(content: bytes) -> Report | None:
    """Return what a notification says for good about an e-mail of ours; None where it says nothing of the kind."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    delivery_id = next(filter(None, map(_ours, _originals(message))), None)
    fields = _fields(message)
    action = fields.get("action", "").strip().lower()
    if delivery_id is None or action not in tuple(Action):
        return None
    found = _STATUS.search(fields.get("status", ""))
    return Report(delivery_id, Action(action), found.group(0) if found else "")


def _originals(message: Message) -> Iterator[Message]:
    """Yield what the notification brings back of the e-mail: the whole of it, or its headers."""
    for part in message.walk():
        if part.get_content_type() == "message/rfc822" and isinstance(inner := part.get_payload(0), Message):
            yield inner
        elif part.get_content_type() == "text/rfc822-headers":
            text = part.get_content() if isinstance(part, EmailMessage) else str(part.get_payload())
            yield email.message_from_string(text, policy=email.policy.default)


def _ours(original: Message) -> UUID | None:
    return delivery_id_in(str(original.get("Message-ID", "")))


def _fields(message: Message) -> dict[str, str]:
    """Return the fields of the one recipient that an e-mail of ours has."""
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status":
            blocks = part.get_payload()
            if isinstance(blocks, list):
                parts = [block for block in blocks if isinstance(block, Message)]
                return {name.lower(): str(value) for block in parts for name, value in block.items()}
    return {}
