"""Announce messages outside the account: e-mail, a second e-mail, the post, at last an officer's call.

The message is in the account before any of this (IRPR 9.3: it is received there); what follows only tells of it. An
e-mail is made when it is sent, to the address then on file, so a late one says nothing that has changed since.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from workpermit.accounts import mandates
from workpermit.accounts.models import Account, MandateScope
from workpermit.casework import causes, journal
from workpermit.casework.messages import body_of, topic_of
from workpermit.clock import present
from workpermit.core.case.reminders import BookingPrompt, Reminder, Task, open_deadlines
from workpermit.core.text import Language
from workpermit.core.wording.notices import mail
from workpermit.core.wording.notices.mail import MailText
from workpermit.core.wording.notices.topics import MUTABLE, Topic
from workpermit.trades.availability.alerts import alert, clear
from workpermit.trades.notices import bounces, preferences, sending
from workpermit.trades.notices.mailing import Address, Mail, Outcome, Relay
from workpermit.trades.notices.models import CallTask, Channel, Delivery, Message, State

BY_MAIL = (Channel.EMAIL, Channel.SECOND_EMAIL)
# A relay that failed so often in a row fails the next one too; the rest wait for the next round.
AWAY_AT_MOST = 3
ROUND_AT_MOST = timedelta(minutes=1)
DIGEST_HOUR = 8  # on the reader's own clock
_RELAY, _GIVEN_UP = "relay_away", "delivery_given_up"


@dataclass(slots=True)
class Round:
    """What one round of sending came to."""

    sent: int = 0
    bounced: int = 0
    cancelled: int = 0
    later: int = 0
    away_in_a_row: int = 0

    @property
    def goes_on(self) -> bool:
        """Tell whether the relay is worth another try now."""
        return self.away_in_a_row < AWAY_AT_MOST


# --- a message is put on its way ---------------------------------------------------------------------------------


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
        if channel is Channel.POST or _reader(None, message, channel, at=at) is not None:
            sending.put(message, channel, at=at)
            return channel
    return None


def _is_worth_paper(message: Message) -> bool:
    return not isinstance(causes.parse(message.cause).does, Reminder | BookingPrompt)


def _after(channel: Channel) -> Iterator[Channel]:
    order = list(Channel)
    yield from order[order.index(channel) + 1 :]


@dataclass(frozen=True, slots=True)
class _Reader:
    """Who is written to: one address, in that account's language and zone."""

    address: str
    account: Account
    is_applicant: bool


def _reader(delivery: Delivery | None, message: Message | None, channel: Channel, *, at: datetime) -> _Reader | None:
    account_id = message.account_id if message is not None else delivery and delivery.account_id
    account = Account.objects.filter(pk=account_id, is_active=True).first() if account_id else None
    if channel is Channel.EMAIL:
        return _Reader(account.email, account, is_applicant=True) if account else None
    assert message is not None  # only a message has a second way
    acting = mandates.in_force(message.person_id, at=at, case_id=message.case_id, scope=MandateScope.REPRESENT)
    for mandate in acting.select_related("representative"):
        if mandate.representative.is_active:
            return _Reader(mandate.representative.email, mandate.representative, is_applicant=False)
    second = preferences.of(account.pk).second_email if account else ""
    return _Reader(second, account, is_applicant=True) if account and second else None


# --- the round ---------------------------------------------------------------------------------------------------


def send_waiting(*, limit: int = 200) -> Round:
    """Hand over what is due, the longest waiting first, and return what came of it; safe beside others of its kind.

    A round ends after a minute, so that a slow relay holds up nothing else.
    """
    relay, done, until = Relay(), Round(), present.now() + ROUND_AT_MOST
    try:
        for _ in range(limit):
            if present.now() > until:
                break
            # A fresh instant each time: a lease that began with the round would end before a slow relay does.
            taken = sending.take(BY_MAIL, at=present.now())
            if taken is None:
                break
            _send(taken, relay, done)
            if not done.goes_on:
                alert(_RELAY, "mail", at=present.now())
                break
    finally:
        relay.hang_up()
    if done.sent:
        clear(_RELAY, "mail", at=present.now())
    return done


def _send(taken: Delivery, relay: Relay, done: Round) -> None:
    now = present.now()
    if _is_pointless(taken.message, at=now):
        sending.end(taken, State.CANCELLED, at=now)
        done.cancelled += 1
        return
    made = _made(taken, at=now)
    if made is None:
        _bounce(taken, at=now, receipt="no address")
        done.bounced += 1
        return
    answer = relay.hand_over(made)
    now = present.now()
    done.away_in_a_row = done.away_in_a_row + 1 if answer.outcome is Outcome.AWAY else 0
    match answer.outcome:
        case Outcome.SENT:
            sending.end(taken, State.SENT, at=now, receipt=answer.receipt)
            done.sent += 1
        case Outcome.BOUNCED:
            _bounce(taken, at=now, receipt=answer.receipt)
            done.bounced += 1
        case Outcome.LATER | Outcome.AWAY:
            if sending.try_later(taken, at=now, receipt=answer.receipt) is State.DEAD:
                alert(_GIVEN_UP, taken.pk.hex, at=now)
            done.later += 1


def _bounce(taken: Delivery, *, at: datetime, receipt: str) -> None:
    with transaction.atomic():
        if sending.end(taken, State.BOUNCED, at=at, receipt=receipt):
            go_on(taken, at=at)


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


def _is_pointless(message: Message | None, *, at: datetime) -> bool:
    """Tell whether a reminder reminds of something that was done, moved or closed meanwhile."""
    if message is None:
        return False
    cause = causes.parse(message.cause)
    match cause.does:
        case Reminder(deadline=deadline):
            still = [one for one in open_deadlines(journal.load(cause.case_id)) if one == deadline]
            return not still or at >= deadline.due_at
        case BookingPrompt(due_on=due_on):
            waiting = [one for one in open_deadlines(journal.load(cause.case_id)) if one.task is Task.BIOMETRICS]
            return [one.due_on for one in waiting] != [due_on] or at >= waiting[0].due_at
        case _:
            return False


def _made(taken: Delivery, *, at: datetime) -> Mail | None:
    """Make the e-mail of a delivery; None where there is nowhere to send it."""
    reader = _reader(taken, taken.message, Channel(taken.channel), at=at)
    if reader is None:
        return None
    try:
        to = Address(reader.address)
    except ValueError:
        return None
    said = _words(taken, reader)
    return Mail(taken.pk, to, said.subject, said.body, taken.put_at)


def _words(taken: Delivery, reader: _Reader) -> MailText:
    account = reader.account
    # The phrase is between the applicant and us; shown to somebody else it would prove nothing any more.
    phrase = preferences.of(account.pk).check_phrase if reader.is_applicant else ""
    language, site = Language(account.language), f"{settings.SITE}/{account.language}/"
    if taken.message is None:
        return mail.digest(len(_news(taken)), language=language, check_phrase=phrase, site=site)
    body = body_of(causes.parse(taken.message.cause), zone=account.zone)
    topic = topic_of(taken.message)
    return mail.announcement(
        topic, until=body.until, language=language, zone=account.zone, check_phrase=phrase, site=site
    )


# --- one e-mail a day --------------------------------------------------------------------------------------------


def put_digests(*, at: datetime) -> int:
    """Put the day's digest of everybody who asked for one on its way, from eight in their morning; return how many."""
    return sum(_put_digest(account, at=at) for account in _wanting())


def _wanting() -> list[Account]:
    return list(Account.objects.filter(pk__in=preferences.wanting_digests(), is_active=True).order_by("pk"))


def _put_digest(account: Account, *, at: datetime) -> bool:
    here = at.astimezone(account.zone)
    day = here.date().isoformat()
    if here.hour < DIGEST_HOUR or not _news(Delivery(account_id=account.pk, put_at=at)):
        return False
    return sending.put_digest(account.pk, day=day, at=at).put_at == at


def _news(digest: Delivery) -> list[str]:
    """Return the kinds of the unread messages that a digest tells of: those since the one before it, and not muted."""
    assert digest.account_id is not None  # a digest is somebody's
    chosen = preferences.of(digest.account_id)
    told: set[Topic] = {topic for topic in MUTABLE if topic not in chosen.muted}
    new = Message.objects.filter(account_id=digest.account_id, read_at__isnull=True, put_at__lte=digest.put_at)
    before = Delivery.objects.filter(account_id=digest.account_id, message__isnull=True, put_at__lt=digest.put_at)
    if (last := before.order_by("-put_at").first()) is not None:
        new = new.filter(put_at__gt=last.put_at)
    return [one.kind for one in new if topic_of(one) in told]
