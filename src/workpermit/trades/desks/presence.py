"""Who else has a case open: for two minutes after they were last there, and not a moment longer (no record of work)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from workpermit.trades.desks.models import Presence

LASTS: Final = timedelta(minutes=2)


def be_present(case_id: UUID, account_id: UUID, *, at: datetime) -> list[UUID]:
    """Note that somebody has a case before them, and return who else has, the last to come first; three queries.

    What is older than two minutes is dropped by the same call, whosever it is.
    """
    Presence.objects.filter(at__lte=at - LASTS).delete()
    Presence.objects.bulk_create(
        [Presence(case_id=case_id, account_id=account_id, at=at)],
        update_conflicts=True,
        unique_fields=["case_id", "account_id"],
        update_fields=["at"],
    )
    others = Presence.objects.filter(case_id=case_id).exclude(account_id=account_id).order_by("-at", "pk")
    return list(others.values_list("account_id", flat=True))


def drop_old(*, at: datetime) -> int:
    """Drop what is older than two minutes and return how many rows."""
    return Presence.objects.filter(at__lte=at - LASTS).delete()[0]
