"""What an auditor makes of looks that a rule asked about; and the people whose files are guarded."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from workpermit.trades.audit.models import Guarded, Suspicion, Verdict


def count() -> int:
    """Return how many questions wait for an auditor."""
    return Suspicion.objects.filter(settled_at__isnull=True).count()


def waiting(*, at_most: int = 200) -> list[Suspicion]:
    """Return the questions that wait, the oldest first."""
    return list(Suspicion.objects.filter(settled_at__isnull=True).order_by("raised_at", "pk")[:at_most])


def settled(*, at_most: int = 50) -> list[Suspicion]:
    """Return the questions settled last, the newest first."""
    return list(Suspicion.objects.filter(settled_at__isnull=False).order_by("-settled_at", "pk")[:at_most])


def with_id(suspicion_id: UUID) -> Suspicion | None:
    """Return a question that waits, or None."""
    return Suspicion.objects.filter(pk=suspicion_id, settled_at__isnull=True).first()


def settle(suspicion_id: UUID, *, by: UUID, verdict: Verdict, words: str, at: datetime) -> bool:
    """Settle a question with a reason; False where it is settled already, or is about the settler."""
    row = with_id(suspicion_id)
    if row is None or row.account_id == by:
        return False
    row.settled_by, row.settled_at, row.verdict, row.words = by, at, verdict.value, words
    # Of two auditors at once the first wins: the second finds nothing open under its id.
    if not Suspicion.objects.filter(pk=suspicion_id, settled_at__isnull=True).update(settled_by=by, settled_at=at):
        return False
    row.save(update_fields=["verdict", "words"])
    return True


def guard(person_id: UUID, *, words: str, by: UUID, at: datetime) -> bool:
    """Guard the file of a person; False where it is guarded already."""
    _, is_new = Guarded.objects.get_or_create(person_id=person_id, defaults={"words": words, "by": by, "at": at})
    return is_new


def unguard(person_id: UUID) -> bool:
    """Guard the file of a person no longer; False where it was not guarded."""
    return bool(Guarded.objects.filter(person_id=person_id).delete()[0])


def guarded() -> list[Guarded]:
    """Return who is guarded, the newest first."""
    return list(Guarded.objects.order_by("-at", "pk"))
