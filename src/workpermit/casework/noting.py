"""Officers' notes in a case: written once, split when they are written, read by those who work on the file.

A note changes no right and no date, so it is no event of the case (design: plain rows). Nobody edits one: who was wrong
writes another.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from workpermit.accounts.models import Account
from workpermit.casework import access, indexing
from workpermit.casework.access import UnknownCase
from workpermit.casework.queues import names_of
from workpermit.core.case.actor import Role
from workpermit.trades.notes import keeping
from workpermit.trades.notes.exemptions import PROVISIONS, Exemption, Provision
from workpermit.trades.notes.keeping import Split

# Who writes and reads notes: at the border nobody does (S-51), and a clerk or a physician has no part in them.
WRITERS: Final = frozenset({Role.OFFICER, Role.SUPERVISOR})


@dataclass(frozen=True, slots=True)
class NoteShown:
    """One note as an officer reads it; `provision` says why its second part is protected."""

    at: datetime
    writer: str
    told: str
    protected: str
    provision: Provision | None


def write(case_id: UUID, split: Split, *, account: Account, key: str, at: datetime) -> bool:
    """Keep a note of one of the staff, with the words that it is found by; False where the form was sent before.

    The page has logged the look.

    Raises:
        UnknownCase: there is no such case, it is their own, or their role writes no notes.
    """
    if Role(account.role) not in WRITERS:
        raise UnknownCase(str(case_id))
    row = access.require(account.actor, case_id, at=at)
    if row.applicant_id == str(account.pk):
        raise UnknownCase(str(case_id))
    with transaction.atomic():
        note, is_new = keeping.write(case_id, split, writer=str(account.pk), key=key, at=at)
        if is_new:
            indexing.index_note(note)
    return is_new


def notes_of(case_id: UUID, *, role: Role) -> tuple[NoteShown, ...]:
    """Return the notes of a case, the newest first, for a role that reads them; two queries.

    The caller has logged the look.
    """
    if role not in WRITERS:
        return ()
    rows = keeping.of_case(case_id)
    names = names_of({one.writer for one in rows})
    return tuple(
        NoteShown(
            one.at,
            names.get(one.writer, ""),
            one.told or "",
            one.protected or "",
            PROVISIONS[Exemption(one.exemption)] if one.exemption else None,
        )
        for one in reversed(rows)
    )
