"""Register what came on paper, and find it again by its courier's number, its draft or its case."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from workpermit.trades.paper.models import PaperItem, PaperKind
from workpermit.vault.blind import keyed_hash

LONGEST_NUMBER = 40
_EPOCH_MICROSECONDS = 1_000_000


def register(
    kind: PaperKind,
    *,
    arrived_on: date,
    tracking_number: str,
    by: str,
    at: datetime,
    draft_id: UUID | None = None,
    case_id: UUID | None = None,
    item_id: UUID | None = None,
) -> PaperItem:
    """Keep that something came on paper; `by` is the opaque id of the one who opened the envelope.

    A second try under the same `item_id` finds the first.
    """
    if item_id is not None and (known := PaperItem.objects.filter(pk=item_id).first()) is not None:
        return known
    item = PaperItem(
        id=item_id or uuid.uuid4(),
        kind=kind,
        arrived_on=arrived_on,
        draft_id=draft_id,
        case_id=case_id,
        registered_by=by,
        registered_at=round(at.timestamp() * _EPOCH_MICROSECONDS),
    )
    plain = plain_number(tracking_number)
    if plain:
        item.tracking_number, item.tracking_hash = tracking_number.strip(), number_hash(plain)
    item.save(force_insert=True)
    return item


def put_into_case(item: PaperItem, case_id: UUID) -> None:
    """Note that an application on paper became a case."""
    PaperItem.objects.filter(pk=item.pk).update(case_id=case_id)
    item.case_id = case_id


def of_draft(draft_id: UUID) -> PaperItem | None:
    """Return the paper that a draft is typed from, or None where it is written online."""
    return PaperItem.objects.filter(draft_id=draft_id).first()


def numbers_of_drafts(draft_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the couriers' numbers that drafts came under, where they have one; one query."""
    items = PaperItem.objects.filter(draft_id__in=list(draft_ids))
    return {one.draft_id: one.tracking_number for one in items if one.draft_id and one.tracking_number}


def forget_draft(draft_id: UUID) -> None:
    """Forget the paper of a draft that is thrown away: it was typed by mistake, or its time is over."""
    PaperItem.objects.filter(draft_id=draft_id, case_id=None).delete()


def of_case(case_id: UUID) -> list[PaperItem]:
    """Return what came on paper for a case, in the order of arrival."""
    return list(PaperItem.objects.filter(case_id=case_id).order_by("arrived_on", "registered_at", "pk"))


def with_number(tracking_number: str) -> list[PaperItem]:
    """Return what came under a courier's number, whatever its case, spaces and hyphens; a family shares an envelope."""
    plain = plain_number(tracking_number)
    if not plain:
        return []
    return list(PaperItem.objects.filter(tracking_hash=number_hash(plain)).order_by("registered_at", "pk"))


def plain_number(tracking_number: str) -> str:
    """Return a courier's number as it is compared: letters and digits, in capitals."""
    return "".join(sign for sign in tracking_number.upper() if sign.isalnum())


def number_hash(plain: str) -> bytes:
    """Return what a courier's number is looked up by."""
    return keyed_hash(plain, purpose="paper.tracking")
