"""One round of sending: e-mails that are due are made, handed to the relay, and what came of it is recorded.

An e-mail is made when it is sent, to the address then on file, so a late one says nothing that has changed since.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from workpermit.casework import causes, digests, journal
from workpermit.casework.announcing import BY_MAIL, Reader, go_on, reader_of
from workpermit.casework.messages import body_of, topic_of
from workpermit.clock import present
from workpermit.core.case.reminders import BookingPrompt, Reminder, Task, open_deadlines
from workpermit.core.text import Language
from workpermit.core.wording.notices import mail
from workpermit.core.wording.notices.mail import MailText
from workpermit.trades.availability.alerts import alert, clear
from workpermit.trades.notices import preferences, sending
from workpermit.trades.notices.mailing import Address, Mail, Outcome, Relay
from workpermit.trades.notices.models import Channel, Delivery, Message, State

# A relay that failed so often in a row fails the next one too; the rest wait for the next round.
AWAY_AT_MOST = 3
ROUND_AT_MOST = timedelta(minutes=1)
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
    reader = reader_of(taken.message, Channel(taken.channel), account_id=taken.account_id, at=at)
    if reader is None:
        return None
    try:
        to = Address(reader.address)
    except ValueError:
        return None
    said = _words(taken, reader)
    return Mail(taken.pk, to, said.subject, said.body, taken.put_at)


def _words(taken: Delivery, reader: Reader) -> MailText:
    account = reader.account
    # The phrase is between the applicant and us; shown to somebody else it would prove nothing any more.
    phrase = preferences.of(account.pk).check_phrase if reader.is_applicant else ""
    language, site = Language(account.language), f"{settings.SITE}/{account.language}/"
    if taken.message is None:
        return mail.digest(len(digests.news(taken)), language=language, check_phrase=phrase, site=site)
    body = body_of(causes.parse(taken.message.cause), zone=account.zone)
    topic = topic_of(taken.message)
    return mail.announcement(
        topic, until=body.until, language=language, zone=account.zone, check_phrase=phrase, site=site
    )
