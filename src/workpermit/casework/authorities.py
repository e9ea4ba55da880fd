"""Who may decide a case now: what each deciding command asks of delegated authority, and the authority that holds.

    command ─► approve or refuse? of which form or programme? ─► an authority in force ─► named in the journal entry

A decision without one is refused, whoever signs in and whatever page, command line or shell it comes through (ADR-64).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from workpermit.accounts.models import Account
from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.application import ApproveApplication, ConfirmDecision, RefuseApplication, Verdict
from workpermit.core.case.case import Command
from workpermit.core.case.programme_request import DenyProgramme, GrantProgramme
from workpermit.core.case.refusal import CommandRefused, Refusal
from workpermit.core.case.state import Case
from workpermit.trades.authority import granting
from workpermit.trades.authority.granting import Deciding
from workpermit.trades.authority.models import Grant

# Whose authority is kept on the list; a border officer issues under the role itself (R200, at a port of entry).
HOLDERS: Final = (Role.OFFICER, Role.SUPERVISOR)


@dataclass(frozen=True, slots=True)
class Needed:
    """What a decision asks of authority: to approve or to refuse, on which form or under which programme."""

    act: Deciding
    scope: str


def needed(command: Command, case: Case, *, form: str) -> Needed | None:
    """Return what `command` asks of authority, or None where it decides nothing."""
    match command:
        case ApproveApplication():
            return Needed(Deciding.APPROVE, form)
        case RefuseApplication():
            return Needed(Deciding.REFUSE, form)
        case ConfirmDecision():
            proposal = case.application.proposal
            approves = proposal is not None and proposal.verdict is Verdict.APPROVED
            return Needed(Deciding.APPROVE if approves else Deciding.REFUSE, form)
        case GrantProgramme() | DenyProgramme():
            asked = case.programmes.get(command.programme_id)
            act = Deciding.APPROVE if isinstance(command, GrantProgramme) else Deciding.REFUSE
            return None if asked is None else Needed(act, asked.programme.value)
        case _:
            return None


def required(command: Command, case: Case, *, form: str, actor: Actor, at: datetime) -> str:
    """Return how the journal names the authority that a decision rests on; empty where none is needed.

    Raises:
        CommandRefused: the command decides, a person gives it, and they hold no authority in force.
    """
    asks = needed(command, case, form=form)
    if asks is None or not actor.is_person:
        return ""
    grant = holding(asks, actor=actor, at=at)
    if grant is None:
        raise CommandRefused(Refusal.NO_AUTHORITY)
    return named(grant)


def holding(asks: Needed, *, actor: Actor, at: datetime) -> Grant | None:
    """Return the authority under which somebody may decide now, or None."""
    return granting.in_force(
        actor.id, role=actor.role.value, office=_office_of(actor), act=asks.act, scope=asks.scope, at=at
    )


def named(grant: Grant) -> str:
    """Return an authority as a journal entry names it: by its id, at most 64 characters."""
    return f"{_PREFIX}{grant.pk}"


def grant_named(authority: str) -> Grant | None:
    """Return the authority that a journal entry names, or None where it names a role or a rule."""
    prefix, _, grant_id = authority.partition(":")
    return granting.find(UUID(grant_id)) if f"{prefix}:" == _PREFIX else None


_PREFIX: Final = "authority:"


def _office_of(actor: Actor) -> str:
    try:
        account_id = UUID(actor.id)
    except ValueError:  # a name at a command line is no account
        return ""
    return Account.objects.filter(pk=account_id).values_list("office", flat=True).first() or ""
