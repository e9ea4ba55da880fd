"""How one account wants to be written to. What may be muted is said by whoever knows the topics."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from workpermit.trades.notices.mailing import Address
from workpermit.trades.notices.models import Preferences


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What a person chose; the defaults are what holds before they chose anything."""

    muted: frozenset[str] = frozenset()
    digest: bool = False
    check_phrase: str = ""
    second_email: str = ""
    chosen_at: datetime | None = None


def of(account_id: UUID) -> Chosen:
    """Return what an account chose, or the defaults."""
    row = Preferences.objects.filter(account_id=account_id).first()
    if row is None:
        return Chosen()
    return Chosen(
        muted=frozenset(filter(None, row.muted.split(","))),
        digest=row.digest,
        check_phrase=row.check_phrase or "",
        second_email=row.second_email or "",
        chosen_at=row.chosen_at,
    )


def choose(
    account_id: UUID,
    *,
    muted: Iterable[str],
    digest: bool,
    check_phrase: str,
    second_email: str,
    at: datetime,
) -> None:
    """Keep what a person chose.

    Raises:
        ValueError: the second e-mail is not exactly one address.
    """
    if second_email:
        Address(second_email)
    row = Preferences.objects.filter(account_id=account_id).first() or Preferences(account_id=account_id)
    row.muted = ",".join(sorted(muted))
    row.digest = digest
    row.check_phrase = check_phrase or None
    row.second_email = second_email or None
    row.chosen_at = at
    row.save()


def wanting_digests() -> list[UUID]:
    """Return the accounts that asked for one e-mail a day."""
    return list(Preferences.objects.filter(digest=True).order_by("account_id").values_list("account_id", flat=True))
