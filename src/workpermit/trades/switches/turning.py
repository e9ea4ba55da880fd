"""Turn a switch, and ask how it stands.

Asking reads one row by its index and keeps nothing, so a turn takes effect with its commit, on every worker.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from workpermit.trades.switches.models import Switch, Turn

# Without the anchor a rewritten journal could pass unseen: nobody turns it off alone.
BY_TWO: Final = frozenset({Switch.ANCHOR})


def is_off(switch: Switch) -> bool:
    """Tell whether a switch is off now; one query."""
    return bool(_effective(switch).values_list("off", flat=True).first())


def turn(switch: Switch, *, off: bool, by: str, words: str, at: datetime) -> Turn | None:
    """Turn a switch, or propose to where it takes two; None where it stands so, or is proposed, already.

    Turning on again never takes two.
    """
    if is_off(switch) is off or (off and switch in BY_TWO and waiting(switch) is not None):
        return None
    waits = off and switch in BY_TWO
    before = last(switch)
    if before is not None and before.effective_at is not None:
        at = max(at, before.effective_at + timedelta(microseconds=1))  # two turns of one instant have an order too
    return Turn.objects.create(
        switch=switch.value, off=off, by=by, words=words, at=at, effective_at=None if waits else at
    )


def second(turn_id: UUID, *, by: str, at: datetime) -> bool:
    """Let a second person put a proposed turn into effect; False where it is the proposer's own, or waits no longer."""
    waits = Turn.objects.filter(pk=turn_id, effective_at__isnull=True, seconded_by="").exclude(by=by)
    return waits.update(seconded_by=by, effective_at=at) == 1


def waiting(switch: Switch) -> Turn | None:
    """Return the turn that waits for a second person: one proposed since the switch was last turned."""
    since = _effective(switch).values_list("effective_at", flat=True).first()
    found = Turn.objects.filter(switch=switch.value, effective_at__isnull=True)
    found = found if since is None else found.filter(at__gte=since)
    return found.order_by("-at", "pk").first()


def last_turns(*, at_most: int = 50) -> list[Turn]:
    """Return the turns made last, the newest first."""
    return list(Turn.objects.order_by("-at", "pk")[:at_most])


def last(switch: Switch) -> Turn | None:
    """Return the turn by which a switch stands as it does, or None where it was never turned."""
    return _effective(switch).first()


def _effective(switch: Switch) -> QuerySet[Turn]:
    return Turn.objects.filter(switch=switch.value, effective_at__isnull=False).order_by("-effective_at", "-at")
