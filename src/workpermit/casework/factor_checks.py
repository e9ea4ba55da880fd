"""Who lost every second factor and waits for an officer, beside the applications that their account has (ADR-72)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from workpermit.accounts.models import FactorCheck
from workpermit.casework.models import CaseRow
from workpermit.core.case.actor import Role

AT_MOST = 100


@dataclass(frozen=True, slots=True)
class OfCase:
    """An application of the account: what the officer opens to find a number on file and something to ask."""

    id: UUID
    number: str


@dataclass(frozen=True, slots=True)
class ToSettle:
    """Somebody who waits to be made sure of."""

    id: UUID
    name: str
    email: str
    role: Role
    has_account_since: datetime
    reach: str
    asked_at: datetime
    opens_at: datetime
    cases: tuple[OfCase, ...]

    def may_be_granted(self, at: datetime) -> bool:
        """Tell whether the wait is over at an instant."""
        return at >= self.opens_at


def to_settle() -> list[ToSettle]:
    """Return who waits, the one who may be settled first at the head; two queries."""
    waiting = FactorCheck.objects.filter(settled_at__isnull=True).select_related("account")
    return _shown(waiting.order_by("opens_at", "pk")[:AT_MOST])


def one_to_settle(check_id: UUID) -> ToSettle | None:
    """Return one who waits, or None; two queries."""
    found = _shown(FactorCheck.objects.filter(pk=check_id, settled_at__isnull=True).select_related("account"))
    return found[0] if found else None


def _shown(checks: Iterable[FactorCheck]) -> list[ToSettle]:
    waiting = list(checks)
    cases: dict[str, list[OfCase]] = defaultdict(list)
    rows = CaseRow.objects.filter(applicant_id__in=[str(one.account_id) for one in waiting])
    for applicant, pk, number in rows.order_by("pk").values_list("applicant_id", "pk", "application_number"):
        cases[applicant].append(OfCase(pk, number))
    return [
        ToSettle(
            one.pk,
            one.account.display_name,
            one.account.email,
            Role(one.account.role),
            one.account.created_at,
            one.reach,
            one.asked_at,
            one.opens_at,
            tuple(cases[str(one.account_id)]),
        )
        for one in waiting
    ]
