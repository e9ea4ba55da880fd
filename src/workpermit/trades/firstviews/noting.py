"""Note a first view once, and read it again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count

from workpermit.trades.firstviews.models import FirstView, View


def note(case_id: UUID, view: View, *, officer: str, advice: str, at: datetime) -> View:
    """Keep an officer's first view and return it; the first one stays, whatever is sent later."""
    row, _ = FirstView.objects.get_or_create(
        case_id=case_id, officer=officer, defaults={"view": view.value, "advice": advice, "at": at}
    )
    return View(row.view)


def noted(case_id: UUID, *, officer: str) -> View | None:
    """Return an officer's first view of a case, or None where they have noted none."""
    found = FirstView.objects.filter(case_id=case_id, officer=officer).values_list("view", flat=True).first()
    return None if found is None else View(found)


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a first view stood beside an advice."""

    view: View
    advice: str
    count: int


def tally() -> list[Tally]:
    """Return how first views and advice went together, in all cases drawn so far; one query."""
    found = FirstView.objects.values("view", "advice").annotate(count=Count("pk")).order_by("view", "advice")
    return [Tally(View(one["view"]), one["advice"], one["count"]) for one in found]
