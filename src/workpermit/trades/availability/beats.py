"""Heartbeats, and the outages that their gaps tell of: the evidence by which a date is moved (reliability 3.5)."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from workpermit.trades.availability.models import Heartbeat, Outage

EVERY = timedelta(minutes=1)
# A restart or a slow minute is no outage; from here on the time counts, all of it.
GRACE = timedelta(minutes=5)
KEPT_FOR = timedelta(days=400)


def beat(*, at: datetime) -> Outage | None:
    """Record that we answer at `at`, and return the outage that this beat ended, if it ended one.

    Twice in a minute, or from two processes at once, is one beat and at most one outage.
    """
    minute = at.replace(second=0, microsecond=0)
    with transaction.atomic():
        before = Heartbeat.objects.filter(minute__lt=minute).order_by("-minute").first()
        Heartbeat.objects.bulk_create([Heartbeat(minute=minute)], ignore_conflicts=True)
        if before is None or minute - before.minute <= GRACE:
            return None
        return _ended(before.minute + EVERY, minute)


def _ended(began_at: datetime, ended_at: datetime) -> Outage | None:
    """Record an outage; the minute of its last beat still counts as served."""
    try:
        with transaction.atomic():
            return Outage.objects.create(began_at=began_at, ended_at=ended_at)
    except IntegrityError:
        return None  # another process saw the same gap end


def is_away(*, at: datetime) -> bool:
    """Tell whether we are away now, by our own evidence; a place that never beat makes no claim."""
    last = Heartbeat.objects.order_by("-minute").values_list("minute", flat=True).first()
    return last is not None and at - last > GRACE


def time_away(*, since: datetime, before: datetime) -> timedelta:
    """Return how long we were away from `since` to `before`, all outages added up."""
    touching = Outage.objects.filter(began_at__lt=before, ended_at__gt=since)
    spans = ((max(one.began_at, since), min(one.ended_at, before)) for one in touching)
    return sum((end - begin for begin, end in spans), timedelta(0))


def not_yet_extended() -> list[Outage]:
    """Return the outages whose dates have not all been moved yet, the oldest first."""
    return list(Outage.objects.filter(extended_at__isnull=True).order_by("began_at"))


def mark_extended(outage: Outage, *, at: datetime) -> None:
    """Record that every date which an outage touched has been moved."""
    Outage.objects.filter(pk=outage.pk, extended_at__isnull=True).update(extended_at=at)


def forget_old(*, at: datetime) -> int:
    """Drop beats older than a year and a month, and return how many; outages stay."""
    return Heartbeat.objects.filter(minute__lt=at - KEPT_FOR).delete()[0]
