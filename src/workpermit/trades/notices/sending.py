"""The list of deliveries: put on it, taken with a lease, ended. A worker that dies in between loses nothing.

    waiting ─take─► (leased: not due before the lease ends) ─► sent | bounced | cancelled
       ▲                                                   └─► waiting, later ─► dead after a day
       └── the lease ended: somebody else takes it, with a higher fencing number

The gap that remains: the relay took the e-mail and the worker died before it could say so. The e-mail then goes out
once more, under the same Message-ID (reliability 3.7).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from workpermit.trades.notices.models import CallOutcome, CallTask, Channel, Delivery, Message, State

LEASE = timedelta(minutes=5)
# An hour between tries would keep people waiting longer than half an hour once a relay is back.
RETRY_MINUTES = (1, 5, 15, 25)
JITTER = 0.2
GIVE_UP_AFTER = timedelta(hours=24)


def put(message: Message, channel: Channel, *, at: datetime) -> Delivery:
    """Put a message on its way by one channel, once; called with the act that makes it necessary."""
    return _put(f"{message.pk.hex} {channel.value}", channel, at=at, message=message, account_id=message.account_id)


def put_digest(account_id: UUID, *, day: str, at: datetime) -> Delivery:
    """Put a day's digest of an account on its way, once; `day` is the reader's own date."""
    return _put(f"digest {account_id.hex} {day}", Channel.EMAIL, at=at, message=None, account_id=account_id)


def _put(cause: str, channel: Channel, *, at: datetime, message: Message | None, account_id: UUID | None) -> Delivery:
    given = {"channel": channel, "put_at": at, "due_at": at, "message": message, "account_id": account_id}
    return Delivery.objects.get_or_create(cause=cause, defaults=given)[0]


def take(channels: Sequence[Channel], *, at: datetime) -> Delivery | None:
    """Lease the delivery that has waited longest, or return None; of two workers that want it one gets it."""
    due = Delivery.objects.filter(state=State.WAITING, due_at__lte=at, channel__in=channels)
    for one in due.select_related("message").order_by("due_at", "pk")[:8]:
        mine = Delivery.objects.filter(pk=one.pk, state=State.WAITING, attempts=one.attempts, due_at=one.due_at)
        if mine.update(attempts=one.attempts + 1, due_at=at + LEASE):
            one.attempts += 1
            one.due_at = at + LEASE
            return one
    return None


def is_waiting(channels: Sequence[Channel], *, at: datetime) -> bool:
    """Tell whether anything is due."""
    return Delivery.objects.filter(state=State.WAITING, due_at__lte=at, channel__in=channels).exists()


def end(taken: Delivery, state: State, *, at: datetime, receipt: str = "") -> bool:
    """Record what came of a delivery, unless another worker has taken it since; tell whether it was recorded."""
    changed = _still_mine(taken).update(state=state, ended_at=at, receipt=receipt)
    return bool(changed)


def try_later(taken: Delivery, *, at: datetime, receipt: str) -> State:
    """Put a delivery back for another try, or give it up after a day, and return its state."""
    if at - taken.put_at >= GIVE_UP_AFTER and taken.attempts > len(RETRY_MINUTES):
        end(taken, State.DEAD, at=at, receipt=receipt)
        return State.DEAD
    _still_mine(taken).update(due_at=at + wait_after(taken), receipt=receipt)
    return State.WAITING


def wait_after(taken: Delivery) -> timedelta:
    """Return how long to wait before the next try: the ladder, and up to a fifth more, so that not all come at once."""
    minutes = RETRY_MINUTES[min(taken.attempts, len(RETRY_MINUTES)) - 1]
    # The same delivery and try give the same wait: nothing here is left to chance that a test could not repeat.
    spread = hashlib.sha256(f"{taken.pk.hex}:{taken.attempts}".encode()).digest()[0] / 255
    return timedelta(minutes=minutes * (1 + JITTER * spread))


def bounced(delivery_id: UUID, *, at: datetime, receipt: str) -> Delivery | None:
    """Record that an e-mail which the relay took came back, and return its delivery; None where nothing changes."""
    sent = Delivery.objects.filter(pk=delivery_id, state__in=(State.SENT, State.DELIVERED))
    if not sent.update(state=State.BOUNCED, ended_at=at, receipt=receipt):
        return None
    return Delivery.objects.select_related("message").get(pk=delivery_id)


def waiting_for_the_post(*, limit: int) -> list[Delivery]:
    """Return what waits for the post, the longest waiting first."""
    waiting = Delivery.objects.filter(state=State.WAITING, channel=Channel.POST)
    return list(waiting.select_related("message").order_by("due_at", "pk")[:limit])


def waits_for_the_post(delivery_id: UUID) -> Delivery | None:
    """Return one delivery if it waits for the post, with its message; else None."""
    waiting = Delivery.objects.filter(pk=delivery_id, state=State.WAITING, channel=Channel.POST)
    return waiting.select_related("message").first()


def posted(delivery_id: UUID, *, at: datetime) -> bool:
    """Record that the post has a letter; tell whether that was news."""
    printed = Delivery.objects.filter(pk=delivery_id, channel=Channel.POST, state=State.WAITING)
    return bool(printed.update(state=State.SENT, ended_at=at))


def arrived(delivery_id: UUID, *, at: datetime, receipt: str) -> bool:
    """Record that the other side confirmed an e-mail; tell whether that was news."""
    sent = Delivery.objects.filter(pk=delivery_id, state=State.SENT)
    return bool(sent.update(state=State.DELIVERED, ended_at=at, receipt=receipt))


def calls_to_make(*, limit: int) -> list[CallTask]:
    """Return the calls that nobody has made yet, the longest waiting first, each with its message."""
    waiting = CallTask.objects.filter(done_at=None).select_related("message")
    return list(waiting.order_by("put_at", "pk")[:limit])


def call_to_make(call_id: UUID) -> CallTask | None:
    """Return a call that nobody has made yet, with its message, or None."""
    return CallTask.objects.filter(pk=call_id, done_at=None).select_related("message").first()


def call_made(call_id: UUID, outcome: CallOutcome, *, note: str, by: str, at: datetime) -> bool:
    """Record what came of a call; tell whether that was news: of two who made it, the first is kept.

    `by` is an actor's id; the note is kept sealed.
    """
    with transaction.atomic():
        call = CallTask.objects.select_for_update().filter(pk=call_id, done_at=None).first()
        if call is None:
            return False
        call.done_at, call.outcome, call.done_by, call.note = at, outcome.value, by, note
        call.save(update_fields=["done_at", "outcome", "done_by", "note"])
        return True


@dataclass(frozen=True, slots=True)
class Counts:
    """How many deliveries wait, by way, and how many calls are to be made."""

    mail: int
    post: int
    calls: int


def counts() -> Counts:
    """Count what waits."""
    waiting = Delivery.objects.filter(state=State.WAITING)
    post = waiting.filter(channel=Channel.POST).count()
    return Counts(waiting.exclude(channel=Channel.POST).count(), post, CallTask.objects.filter(done_at=None).count())


def given_up() -> list[Delivery]:
    """Return the deliveries that were tried for a day and wait for a person."""
    return list(Delivery.objects.filter(state=State.DEAD).order_by("put_at", "pk"))


def try_again(*, at: datetime) -> int:
    """Let what was given up be tried anew, once a person mended what stopped it; return how many there are."""
    dead = Delivery.objects.filter(state=State.DEAD)
    return dead.update(state=State.WAITING, ended_at=None, attempts=0, put_at=at, due_at=at)


def _still_mine(taken: Delivery) -> QuerySet[Delivery]:
    return Delivery.objects.filter(pk=taken.pk, state=State.WAITING, attempts=taken.attempts)
