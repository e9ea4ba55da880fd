"""The log of searches: who searched for what, and how much came; what they typed lies sealed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from workpermit.trades.audit.models import Search


class What(StrEnum):
    """What was searched."""

    PEOPLE = "people"
    ACCESS_LOG = "access_log"
    JOURNAL = "journal"
    SEARCHES = "searches"
    EXPORT = "export"


def note(account_id: UUID, *, role: str, what: What, terms: Mapping[str, str], found: int, at: datetime) -> Search:
    """Write a search down before its answer is shown (S-27); a database that cannot take it is the answer."""
    return Search.objects.create(
        account_id=account_id, role=role, what=what.value, terms=dict(terms), found=found, at=at
    )


def between(begins_at: datetime, ends_before: datetime, *, by: UUID | None = None) -> list[Search]:
    """Return the searches of a time, the newest first, at most a thousand."""
    found = Search.objects.filter(at__gte=begins_at, at__lt=ends_before)
    found = found if by is None else found.filter(account_id=by)
    return list(found.order_by("-at", "pk")[:1000])


def of_people(account_ids: Iterable[UUID], begins_at: datetime, ends_before: datetime) -> list[Search]:
    """Return the searches for people by some accounts within a time, the oldest first."""
    return list(
        Search.objects.filter(
            what=What.PEOPLE.value, account_id__in=list(account_ids), at__gte=begins_at, at__lt=ends_before
        ).order_by("at", "pk")
    )
