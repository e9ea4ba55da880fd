"""Slow down whoever guesses a secret, and nobody else (S-04, S-05).

    five wrong in fifteen minutes      one account from one source: that source waits, others do not
    twenty wrong in an hour            one network
    a hundred wrong in a row           one account: closed until its address is proved by a code
    three times the usual week         the whole service: each try waits, and whoever runs it is told

Nothing here tells the one who asks which of these it was. Addresses, accounts and numbers are kept as keyed hashes.
"""

from __future__ import annotations

import ipaddress
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil
from time import sleep
from typing import Final

from django.core.cache import cache
from django.db.models import QuerySet

from workpermit.accounts.models import Guess
from workpermit.vault.blind import keyed_hash

PER_SOURCE: Final = 5
SOURCE_WINDOW: Final = timedelta(minutes=15)
PER_NETWORK: Final = 20
NETWORK_WINDOW: Final = timedelta(hours=1)
IN_A_ROW: Final = 100

BRAKE_WINDOW: Final = timedelta(minutes=5)
USUAL_OVER: Final = timedelta(days=7)
BRAKE_AT: Final = 3  # times the usual
BRAKE_FLOOR: Final = 50  # wrong tries in a window that never brake, so that a quiet office is not slowed by a few
BRAKE_DELAY: Final = timedelta(seconds=2)
KEPT_FOR: Final = timedelta(days=30)
_USUAL: Final = "throttle.usual"

_log = logging.getLogger(__name__)


class Kind(StrEnum):
    """Which secret is tried."""

    SIGN_IN = "sign_in"
    SECOND_FACTOR = "second_factor"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a try comes from: one address and its network, as keyed hashes."""

    address: bytes
    network: bytes


@dataclass(frozen=True, slots=True)
class Try:
    """One try: which secret, whose, from where, when."""

    kind: Kind
    subject: bytes
    source: Source
    at: datetime


def source_of(address: str) -> Source:
    """Return the source of a browser's address: itself, and the /24 or /64 it lies in."""
    return Source(
        keyed_hash(address, purpose="accounts.guess.address"),
        keyed_hash(network_of(address), purpose="accounts.guess.network"),
    )


def network_of(address: str) -> str:
    """Return the network of an address; what is no address is a network of its own."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network(f"{address}/{24 if parsed.version == 4 else 64}", strict=False))


def subject_of(value: str) -> bytes:
    """Return what stands for the account or the numbers that are tried."""
    return keyed_hash(value, purpose="accounts.guess.subject")


def admits(tried: Try) -> bool:
    """Tell whether a try may be evaluated at all; one that may not is answered like a wrong one."""
    in_a_row = _wrong_since_right(tried)
    from_source = in_a_row.filter(source_hash=tried.source.address, at__gt=tried.at - SOURCE_WINDOW)
    from_network = Guess.objects.filter(
        failed=True, network_hash=tried.source.network, at__gt=tried.at - NETWORK_WINDOW
    )
    return from_source.count() < PER_SOURCE and from_network.count() < PER_NETWORK and in_a_row.count() < IN_A_ROW


def note(tried: Try, *, right: bool) -> None:
    """Keep how an evaluated try ended; a right one begins the row of a hundred anew."""
    Guess.objects.create(
        kind=tried.kind,
        subject_hash=tried.subject,
        source_hash=tried.source.address,
        network_hash=tried.source.network,
        failed=not right,
        at=tried.at,
    )


def unlock(kind: Kind, *, subject: bytes, source: Source, at: datetime) -> None:
    """Open what a hundred wrong tries in a row closed, now that the address was proved out of band."""
    note(Try(kind, subject, source, at), right=True)


def brake(at: datetime, *, wait: Callable[[float], None] = sleep) -> bool:
    """Wait where the whole service sees far more wrong tries than usual, and tell whether it did.

    The one alert of a window is a line of level ERROR, which whoever runs the service is paged by.
    """
    limit = max(BRAKE_FLOOR, ceil(BRAKE_AT * _usual(at)))
    if not _reaches(limit, Guess.objects.filter(failed=True, at__gt=at - BRAKE_WINDOW)):
        return False
    if cache.add("throttle.alert", "", timeout=int(BRAKE_WINDOW.total_seconds())):
        _log.error("guess brake on: %d wrong tries or more in five minutes", limit)
    wait(BRAKE_DELAY.total_seconds())
    return True


def forget_old(at: datetime) -> int:
    """Remove the tries of which nothing hangs any more and return how many."""
    return Guess.objects.filter(at__lt=at - KEPT_FOR).delete()[0]


def _usual(at: datetime) -> float:
    """Return how many wrong tries a window usually sees, over the week before it; counted once a window."""
    known = cache.get(_USUAL)
    if known is None:
        week = Guess.objects.filter(failed=True, at__gt=at - USUAL_OVER, at__lte=at - BRAKE_WINDOW).count()
        known = week / (USUAL_OVER / BRAKE_WINDOW)
        cache.set(_USUAL, known, timeout=int(BRAKE_WINDOW.total_seconds()))
    return float(known)


def _reaches(limit: int, wrong: QuerySet[Guess]) -> bool:
    """Tell whether there are so many; it stops counting there, so that an attack does not make each try dearer."""
    return wrong.order_by()[:limit].count() == limit


def _wrong_since_right(tried: Try) -> QuerySet[Guess]:
    """Return the wrong tries at this secret since the last right one."""
    of_subject = Guess.objects.filter(kind=tried.kind, subject_hash=tried.subject)
    last = of_subject.filter(failed=False).order_by("-at", "-pk").values_list("at", flat=True).first()
    wrong = of_subject.filter(failed=True)
    return wrong if last is None else wrong.filter(at__gt=last)
