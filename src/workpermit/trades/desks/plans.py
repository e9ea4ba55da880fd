"""Acts upon many cases as plans: shown, confirmed by a second person where they are many, carried out case by case."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from workpermit.core.text import Text
from workpermit.trades.desks.models import ItemState, Plan, PlanItem, PlanState

# A plan that was shown and never sent is no record of anything.
SHOWN_FOR: Final = timedelta(days=1)


def draw_up(
    kind: str, *, to: str, cases: Iterable[tuple[UUID, str]], made_by: UUID, at: datetime, plan_id: UUID
) -> Plan:
    """Draw up a plan for cases, each with what its author saw of it; the same `plan_id` again is the same plan."""
    seen = list(dict(cases).items())
    with transaction.atomic():
        plan, is_new = Plan.objects.get_or_create(
            pk=plan_id, defaults={"kind": kind, "to": to, "size": len(seen), "made_by": made_by, "made_at": at}
        )
        if is_new:
            items = [PlanItem(plan=plan, place=n, case_id=case, seen=what) for n, (case, what) in enumerate(seen, 1)]
            PlanItem.objects.bulk_create(items, batch_size=100)
    return plan


def of(plan_id: UUID) -> Plan | None:
    """Return a plan, or None."""
    return Plan.objects.filter(pk=plan_id).first()


def items_of(plan: Plan) -> list[PlanItem]:
    """Return the items of a plan in their order; one query."""
    return list(PlanItem.objects.filter(plan=plan).order_by("place"))


def move(plan: Plan, state: PlanState, *, before: Iterable[PlanState], by: UUID | None = None, at: datetime) -> bool:
    """Bring a plan from one of the states `before` to another; False where somebody else was quicker."""
    changes: dict[str, object] = {"state": state}
    if by is not None:
        changes |= {"settled_by": by, "settled_at": at}
    if Plan.objects.filter(pk=plan.pk, state__in=[*before]).update(**changes) != 1:
        return False
    plan.refresh_from_db()
    return True


def settle(item: PlanItem, why: Text | None) -> None:
    """Write down what came of one case: done, or why not."""
    item.state = ItemState.DONE if why is None else ItemState.FAILED
    item.why = None if why is None else {"en": why.en, "fr": why.fr}
    item.save(update_fields=["state", "why"])


def why_of(item: PlanItem) -> Text | None:
    """Return why nothing was done in a case, or None."""
    return None if item.why is None else Text(en=item.why["en"], fr=item.why["fr"])


def waiting() -> list[Plan]:
    """Return the plans that wait for a second person, the oldest at the head; one query."""
    return list(Plan.objects.filter(state=PlanState.WAITING).order_by("made_at", "pk"))


def forget_unsent(*, at: datetime) -> int:
    """Drop plans that were shown and never sent, and return how many rows."""
    return Plan.objects.filter(state=PlanState.SHOWN, made_at__lt=at - SHOWN_FOR).delete()[0]
