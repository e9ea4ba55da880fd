"""Forget what the office need not keep of its people: old absences, presence, plans that were never sent."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from workpermit.trades.desks import cover, plans, presence

ABSENCES_KEPT_FOR: Final = timedelta(days=30)


def forget_old(*, at: datetime) -> int:
    """Forget what is old at an instant and return how many rows."""
    away = cover.forget_old(before=(at - ABSENCES_KEPT_FOR).date())
    return away + presence.drop_old(at=at) + plans.forget_unsent(at=at)
