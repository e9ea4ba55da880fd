"""Announce messages outside the account: e-mail, a second e-mail, the post, at last an officer's call.

    announce ─► Delivery ─► it does not arrive ─► go_on ─► the next way there is

The message is in the account before any of this (IRPR 9.3: it is received there); what follows only tells of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from workpermit.accounts import mandates
from workpermit.accounts.models import Account, MandateScope
from workpermit.casework import causes
from workpermit.casework.messages import topic_of
from workpermit.core.case.reminders import BookingPrompt, Reminder
from workpermit.trades.notices import bounces, preferences, sending
from workpermit.trades.notices.models import CallTask, Channel, Delivery, Message, State

BY_MAIL = (Channel.EMAIL, Channel.SECOND_EMAIL)


def announce(message: Message, *, at: datetime) -> Delivery | None:
    """Put a message on its first way, in the transaction that puts it into the account; None where nobody asked for it.

    Somebody without an account has the post, which is too slow to remind of anything.
    """
    if message.account_id is None:
        return sending.put(message, Channel.POST, at=at) if _is_worth_paper(message) else None
    topic = topic_of(message)
    chosen = preferences.of(message.account_id)
    if topic.may_be_muted and (chosen.digest or topic in chosen.muted):
        return None
    return sending.put(message, Channel.EMAIL, at=at)


def go_on(delivery: Delivery, *, at: datetime) -> Channel | None:
    """Move a message that did not arrive on to the next way there is; None where there is none.

    A digest has no other way, since the messages that it counts stand in the account; nor has a reminder on paper,
    since the letter that it reminds of went that way before.
    """
    message = delivery.message
    if message is None:
        return None
    for channel in _after(Channel(delivery.channel)):
        if channel not in BY_MAIL and not _is_worth_paper(message):
            return None
        if channel is Channel.CALL:
            CallTask.objects.get_or_create(message=message, defaults={"case_id": message.case_id, "put_at": at})
            return channel
        if channel is Channel.POST or reader_of(message, channel, account_id=message.account_id, at=at) is not None:
            sending.put(message, channel, at=at)
            return channel
    return None


# A reminder repeats a letter; a code that came back is not read out by telephone: the person asks for another.
_NEVER_ON = Reminder | BookingPrompt | causes.EnquiryAnswer | causes.PostedCode


def _is_worth_paper(message: Message) -> bool:
    return not isinstance(causes.parse(message.cause).does, _NEVER_ON)


def _after(channel: Channel) -> Iterator[Channel]:
    order = list(Channel)
    yield from order[order.index(channel) + 1 :]


def came_back(delivery_id: UUID, *, at: datetime, receipt: str) -> bool:
    """Take a notice of non-delivery in: the message goes on to its next way. Tell whether that was news."""
    with transaction.atomic():
        delivery = sending.bounced(delivery_id, at=at, receipt=receipt)
        if delivery is None:
            return False
        go_on(delivery, at=at)
        return True


def take_in(content: bytes, *, at: datetime) -> str:
    """Take in what a mail server sent back, and return what it changed: "bounced", "delivered" or nothing."""
    report = bounces.read(content)
    if report is None:
        return ""
    if report.action is bounces.Action.FAILED:
        return State.BOUNCED if came_back(report.delivery_id, at=at, receipt=report.status) else ""
    return State.DELIVERED if sending.arrived(report.delivery_id, at=at, receipt=report.status) else ""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who is written to: one address, in that account's language and zone."""

    address: str
    account: Account
    is_applicant: bool


def reader_of(message: Message | None, channel: Channel, *, account_id: UUID | None, at: datetime) -> Reader | None:
    """Return who is written to by a way, or None where nobody can be; `account_id` is whose message or digest it is."""
    account = Account.objects.filter(pk=account_id, is_active=True).first() if account_id else None
    if channel is Channel.EMAIL:
        return Reader(account.email, account, is_applicant=True) if account else None
    assert message is not None  # only a message has a second way
    acting = mandates.in_force(message.person_id, at=at, case_id=message.case_id, scope=MandateScope.REPRESENT)
    for mandate in acting.select_related("representative"):
        if mandate.representative.is_active:
            return Reader(mandate.representative.email, mandate.representative, is_applicant=False)
    second = preferences.of(account.pk).second_email if account else ""
    return Reader(second, account, is_applicant=True) if account and second else None
