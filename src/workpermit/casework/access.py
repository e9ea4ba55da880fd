"""Who may see and act on a case, and the log of who looked.

An applicant has the cases of their account, a representative those of a mandate in force, staff those that
their role works on. Administrators and auditors have none: they keep the house and read the logs.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from workpermit.accounts import mandates
from workpermit.casework.models import AccessEntry, CaseRow
from workpermit.casework.statements import first_row
from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.codec import from_microseconds, to_microseconds


class Relation(StrEnum):
    """What somebody has to do with a case."""

    APPLICANT = "applicant"
    REPRESENTATIVE = "representative"
    STAFF = "staff"
    SYSTEM = "system"


class UnknownCase(LookupError):
    """There is no such case, or it is not this actor's to see; the two are never told apart."""


class Owned(Protocol):
    """Whose a case is: what a case's row says, and what the door reads of it."""

    @property
    def id(self) -> UUID:
        """The case."""

    @property
    def person_id(self) -> UUID:
        """The person it is about."""

    @property
    def applicant_id(self) -> str:
        """The account that owns it; empty where it was handed in on paper or at the command line."""


_STAFF = frozenset(
    {
        Role.OFFICER,
        Role.SUPERVISOR,
        Role.BORDER_OFFICER,
        Role.SITE_CLERK,
        Role.MAILROOM_CLERK,
        Role.PANEL_PHYSICIAN,
    }
)


def relation(actor: Actor, case: Owned, *, at: datetime) -> Relation | None:
    """Return what `actor` has to do with `case` at an instant, or None."""
    if actor.role is Role.APPLICANT:
        owns = bool(case.applicant_id) and case.applicant_id == actor.id
        return Relation.APPLICANT if owns else None
    if actor.role is Role.REPRESENTATIVE:
        return Relation.REPRESENTATIVE if _is_mandated(actor, case, at) else None
    if actor.role is Role.SYSTEM:
        return Relation.SYSTEM
    return Relation.STAFF if actor.role in _STAFF else None


def _is_mandated(actor: Actor, case: Owned, at: datetime) -> bool:
    account_id = _account_of(actor)
    if account_id is None:
        return False
    return mandates.may_act_for(account_id, person_id=case.person_id, at=at, case_id=case.id)


def _is_told(actor: Actor, case: Owned, at: datetime) -> bool:
    """Tell whether the person lets this account see the case, be it without acting (IMM 5475)."""
    account_id = _account_of(actor) if actor.role is Role.REPRESENTATIVE else None
    if account_id is None:
        return False
    holding = mandates.in_force(case.person_id, at=at, case_id=case.id)
    return holding.filter(representative_id=account_id, representative__is_active=True).exists()


def _account_of(actor: Actor) -> UUID | None:
    try:
        return UUID(actor.id)
    except ValueError:  # a name at a counter or a command line is no account
        return None


def require(actor: Actor, case_id: UUID, *, at: datetime) -> CaseRow:
    """Return the case's row if `actor` has anything to do with it.

    Raises:
        UnknownCase: there is no such case, or it is not theirs.
    """
    row = _row(case_id)
    if row is None or relation(actor, row, at=at) is None:
        raise UnknownCase(str(case_id))
    return row


def look(case_id: UUID, *, actor: Actor, what: str, purpose: str, at: datetime) -> CaseRow:
    """Return the case's row to one who may see it, once it is on record that they look (S-27).

    `what` names what is shown and `purpose` why, both as codes. Where the entry cannot be written, the
    database's error is the answer and nothing is shown.

    Raises:
        UnknownCase: there is no such case, or it is not theirs.
    """
    row = _row(case_id)
    if row is None or not (relation(actor, row, at=at) or _is_told(actor, row, at)):
        raise UnknownCase(str(case_id))
    AccessEntry.objects.create(
        case_id=case_id, role=actor.role.value, actor=actor.id, what=what, purpose=purpose, at=to_microseconds(at)
    )
    return row


# Every page of a case asks this, and Django takes longer to write it than a database to answer it.
_ROW = "SELECT * FROM casework_case WHERE id = %s"


def _row(case_id: UUID) -> CaseRow | None:
    return next(iter(CaseRow.objects.raw(_ROW, [case_id.hex])), None)


_LAST_LOOK = "SELECT MAX(at) FROM casework_access WHERE case_id = %s AND role IN ({marks})"


def last_look_by_staff(case_id: UUID) -> datetime | None:
    """Return when somebody of the staff last opened a case, or None where nobody has; one query."""
    roles = sorted(role.value for role in _STAFF)
    found = first_row(_LAST_LOOK.format(marks=", ".join(["%s"] * len(roles))), [case_id.hex, *roles])
    return None if found is None or found[0] is None else from_microseconds(found[0])
