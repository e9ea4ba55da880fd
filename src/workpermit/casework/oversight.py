"""Locked files: who asks to open one, and the supervisor's answer (S-28)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from workpermit.accounts.models import Account
from workpermit.casework.models import CaseRow
from workpermit.casework.purposes import StaffRelation
from workpermit.trades.audit import stating


@dataclass(frozen=True, slots=True)
class AskedLook:
    """One request to open a locked file, as a supervisor reads it: the number, never the person's name."""

    id: UUID
    account_id: UUID
    who: str
    role: str
    office: str
    number: str
    relation: StaffRelation
    words: str
    asked_at: datetime


def ask_to_look(account: Account, case_id: UUID, relation: StaffRelation, *, words: str, at: datetime) -> UUID:
    """Ask a supervisor that a file which is locked for an account be opened to it, and return the request's id."""
    return stating.ask(account.pk, case_id, relation=relation.value, words=words, at=at).pk


def asked_looks() -> list[AskedLook]:
    """Return the requests that wait for a supervisor, the longest wait first; three queries."""
    waiting = stating.waiting()
    accounts = Account.objects.in_bulk({one.account_id for one in waiting})
    rows = CaseRow.objects.in_bulk({one.case_id for one in waiting})
    return [
        AskedLook(
            id=one.pk,
            account_id=one.account_id,
            who=accounts[one.account_id].display_name,
            role=accounts[one.account_id].role,
            office=accounts[one.account_id].office,
            number=rows[one.case_id].application_number,
            relation=StaffRelation(one.relation),
            words=one.words,
            asked_at=one.asked_at,
        )
        for one in waiting
    ]


def settle_look(look_id: UUID, *, by: Account, lasts: timedelta | None, words: str, at: datetime) -> bool:
    """Open a locked file to who asked, for a time, or (None) do not; False where it is settled or the settler's own."""
    until = at + (lasts or timedelta())
    settled = stating.settle(look_id, by=by.pk, granted=lasts is not None, words=words, at=at, ends_before=until)
    return settled is not None
