"""Why somebody opens a file outside their queue: stated once, held for that file for the working day (S-28)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from workpermit.trades.audit.models import LookRequest, StatedPurpose

GRANTED: Final = "granted"
# A form that was filled in before midnight may be sent after it.
GRACE: Final = timedelta(hours=2)


def state(
    account_id: UUID, case_id: UUID, *, code: str, words: str, at: datetime, ends_before: datetime
) -> StatedPurpose:
    """Keep why an account opens a case until an instant."""
    return StatedPurpose.objects.create(
        account_id=account_id, case_id=case_id, code=code, words=words, at=at, ends_before=ends_before
    )


def stated(account_id: UUID, case_id: UUID, *, at: datetime) -> StatedPurpose | None:
    """Return the purpose that holds for a case now, a supervisor's leave before one's own word, or None."""
    holding = StatedPurpose.objects.filter(account_id=account_id, case_id=case_id, ends_before__gt=at - GRACE)
    found = list(holding.order_by("-at", "pk"))
    return next((one for one in found if one.code == GRANTED), found[0] if found else None)


def ask(account_id: UUID, case_id: UUID, *, relation: str, words: str, at: datetime) -> LookRequest:
    """Ask that a locked file be opened; one who asks again while the first waits gets the first."""
    with transaction.atomic():
        waiting, _ = LookRequest.objects.get_or_create(
            account_id=account_id,
            case_id=case_id,
            settled_at=None,
            defaults={"relation": relation, "words": words, "asked_at": at},
        )
    return waiting


def last_asked(account_id: UUID, case_id: UUID) -> LookRequest | None:
    """Return the newest request of an account about a case, or None."""
    return LookRequest.objects.filter(account_id=account_id, case_id=case_id).order_by("-asked_at", "pk").first()


def waiting() -> list[LookRequest]:
    """Return what waits for a supervisor, the longest wait first."""
    return list(LookRequest.objects.filter(settled_at__isnull=True).order_by("asked_at", "pk"))


def with_id(request_id: UUID) -> LookRequest | None:
    """Return one request that waits, or None."""
    return LookRequest.objects.filter(pk=request_id, settled_at__isnull=True).first()


def settle(
    request_id: UUID, *, by: UUID, granted: bool, words: str, at: datetime, ends_before: datetime
) -> LookRequest | None:
    """Grant a request until an instant, or do not; None where it is settled already or is the settler's own.

    Nobody opens a file for themselves: the database refuses it too.
    """
    with transaction.atomic():
        found = LookRequest.objects.select_for_update().filter(pk=request_id, settled_at__isnull=True).first()
        if found is None or found.account_id == by:
            return None
        found.settled_by, found.settled_at, found.granted, found.answer = by, at, granted, words
        found.save(update_fields=["settled_by", "settled_at", "granted", "answer"])
        if granted:
            state(found.account_id, found.case_id, code=GRANTED, words=words, at=at, ends_before=ends_before)
    return found


def on_day(account_id: UUID, begins_at: datetime) -> list[StatedPurpose]:
    """Return what an account stated within a day, the oldest first."""
    within = StatedPurpose.objects.filter(
        account_id=account_id, at__gte=begins_at, at__lt=begins_at + timedelta(days=1)
    )
    return list(within.order_by("at", "pk"))
