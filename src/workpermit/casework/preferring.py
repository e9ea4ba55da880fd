"""How a person wants to be written to: what has a date or decides is always told; the rest is theirs to choose."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from workpermit.core.wording.notices.topics import MUTABLE, Topic
from workpermit.trades.notices import preferences


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What holds for one account: `told` are the topics of choice that it is written to about.

    `chosen_at` is None while nobody asked: then it is written to about everything, at once.
    """

    told: frozenset[Topic]
    daily: bool
    check_phrase: str
    second_email: str
    chosen_at: datetime | None


def wishes(account_id: UUID) -> Wishes:
    """Return what holds for an account."""
    chosen = preferences.of(account_id)
    return Wishes(
        told=frozenset(topic for topic in MUTABLE if topic not in chosen.muted),
        daily=chosen.digest,
        check_phrase=chosen.check_phrase,
        second_email=chosen.second_email,
        chosen_at=chosen.chosen_at,
    )


def choose(
    account_id: UUID, *, told: Collection[Topic], daily: bool, check_phrase: str, second_email: str, at: datetime
) -> None:
    """Keep what a person chose; of the topics, only those of choice can be left out.

    Raises:
        ValueError: the second e-mail is not exactly one address.
    """
    preferences.choose(
        account_id,
        muted=[topic for topic in MUTABLE if topic not in told],
        digest=daily,
        check_phrase=" ".join(check_phrase.split()),
        second_email=second_email.strip(),
        at=at,
    )
