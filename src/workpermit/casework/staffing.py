"""Who may do what in the office changes by two administrators: one proposes, another settles (S-17).

    propose ─► waits ─► agreed by another ─► the account is made or changed, with a link where one is due
                    └─► declined, by anybody, its proposer too

An account is closed at once by one alone: that only takes rights away.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from workpermit.accounts import staff
from workpermit.accounts.models import Account
from workpermit.core.case.actor import Role
from workpermit.core.text import Language
from workpermit.trades.audit.models import StaffChange, StaffChangeKind


@dataclass(frozen=True, slots=True)
class Proposed:
    """A change that waits, as administrators read it."""

    id: UUID
    kind: StaffChangeKind
    email: str
    name: str
    role: Role
    office: str
    words: str
    by: UUID
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Settled:
    """What came of a change: whose account, and the secret of their link where one was made; it is told this once."""

    email: str
    token: str


class NotYours(PermissionError):
    """Nobody agrees to what they proposed, or changes their own account."""


def propose(
    kind: StaffChangeKind,
    *,
    account: Account | None,
    terms: Mapping[str, str],
    words: str,
    by: Account,
    at: datetime,
) -> UUID:
    """Propose to make an account (`terms`: email, name, role, office, language) or to change one (role, office).

    Raises:
        NotYours: it is one's own account.
    """
    if account is not None and account.pk == by.pk:
        raise NotYours
    made = StaffChange.objects.create(
        kind=kind.value,
        account_id=account.pk if account else None,
        terms=dict(terms),
        words=words,
        by=by.pk,
        at=at,
    )
    return made.pk


def waiting() -> list[Proposed]:
    """Return the changes that wait, the oldest first; two queries."""
    rows = list(StaffChange.objects.filter(settled_at__isnull=True).order_by("at", "pk"))
    ids = {one.by for one in rows} | {one.account_id for one in rows if one.account_id}
    accounts = Account.objects.in_bulk(ids)
    return [_proposed(row, accounts) for row in rows]


def _proposed(row: StaffChange, accounts: Mapping[UUID, Account]) -> Proposed:
    account = accounts.get(row.account_id) if row.account_id else None
    terms = row.terms
    return Proposed(
        id=row.pk,
        kind=StaffChangeKind(row.kind),
        email=account.email if account else terms["email"],
        name=account.display_name if account else terms["name"],
        role=Role(terms.get("role") or (account.role if account else "")),
        office=terms.get("office") or (account.office if account else ""),
        words=row.words,
        by=row.by,
        by_name=accounts[row.by].display_name if row.by in accounts else "",
        at=row.at,
    )


def decline(change_id: UUID, *, by: Account, at: datetime) -> bool:
    """Settle a change without making it; False where it is settled already."""
    open_one = StaffChange.objects.filter(pk=change_id, settled_at__isnull=True)
    return open_one.update(settled_by=by.pk, settled_at=at, agreed=False) == 1


def agree(change_id: UUID, *, by: Account, at: datetime) -> Settled | None:
    """Make a proposed change; None where it is settled already.

    Raises:
        NotYours: the proposer agrees with themselves, or somebody agrees to a change of their own account.
        StaffRefused: the account cannot be made or changed so; the proposal waits on.
    """
    with transaction.atomic():
        row = StaffChange.objects.select_for_update().filter(pk=change_id, settled_at__isnull=True).first()
        if row is None:
            return None
        if by.pk in (row.by, row.account_id):
            raise NotYours
        made = _made(row, by=by, at=at)
        row.settled_by, row.settled_at, row.agreed = by.pk, at, True
        row.save(update_fields=["settled_by", "settled_at", "agreed"])
    return made


def _made(row: StaffChange, *, by: Account, at: datetime) -> Settled:
    terms = row.terms
    if row.kind == StaffChangeKind.ADD:
        account, token = staff.add(
            terms["email"],
            name=terms["name"],
            role=Role(terms["role"]),
            office=terms["office"],
            language=Language(terms["language"]),
            by=str(by.pk),
            at=at,
        )
        return Settled(account.email, token)
    assert row.account_id is not None
    account = Account.objects.get(pk=row.account_id)
    match StaffChangeKind(row.kind):
        case StaffChangeKind.CHANGE:
            staff.change_role(account, role=Role(terms["role"]), office=terms["office"])
            token = ""
        case StaffChangeKind.RESET:
            token = staff.reset_factors(account, by=str(by.pk), at=at)
        case _:
            token = staff.reactivate(account, by=str(by.pk), at=at)
    return Settled(account.email, token)


def close(account: Account, *, by: Account) -> None:
    """Close an account at once.

    Raises:
        NotYours: it is one's own; the last administrator would lock the house.
    """
    if account.pk == by.pk:
        raise NotYours
    staff.deactivate(account)
