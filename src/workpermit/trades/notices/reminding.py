"""When each case next has something to remind of."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from workpermit.trades.notices.models import NextReminder


def set_next(case_id: UUID, at: datetime) -> None:
    """Have a case looked at at an instant, or before, where it is to be looked at before."""
    row, is_new = NextReminder.objects.get_or_create(case_id=case_id, defaults={"at": at})
    if not is_new and row.at > at:
        NextReminder.objects.filter(case_id=case_id, at__gt=at).update(at=at)


def due(*, at: datetime, limit: int) -> list[NextReminder]:
    """Return the cases to look at, the longest overdue first."""
    return list(NextReminder.objects.filter(at__lte=at).order_by("at", "case_id")[:limit])


def is_due(*, at: datetime) -> bool:
    """Tell whether any case is to be looked at."""
    return NextReminder.objects.filter(at__lte=at).exists()


def earliest() -> datetime | None:
    """Return the next instant at which a case is to be looked at, or None."""
    return NextReminder.objects.order_by("at").values_list("at", flat=True).first()


def move_on(row: NextReminder, to: datetime | None) -> bool:
    """Move a case on from the instant that was seen; tell whether this caller did it and nobody before."""
    mine = NextReminder.objects.filter(case_id=row.case_id, at=row.at)
    return bool(mine.delete()[0] if to is None else mine.update(at=to))
