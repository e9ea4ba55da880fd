"""Acts upon many cases at once: foreseen case by case, confirmed by two where they are many, each outcome told.

    ticked cases ─► plan: what would happen in each ─┬─ ten at most ────► carried out ─► report, each failure with why
                                                     └─ more ─► a second person (S-17) ─► carried out ─► report

Each case is its own transaction: one that fails holds up no other. What its author saw of a case is kept with it, and
nothing is done where that has changed. Acts of the machines go through the door, in their author's name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from workpermit.accounts.models import Account
from workpermit.casework import access, journal, purposes, rows
from workpermit.casework.assigning import room_of
from workpermit.casework.bulk_acts import ACTS, BulkAct, Takes
from workpermit.casework.bulk_words import (
    GONE,
    KEEPS_AWAY,
    MOVED,
    NO_ROOM,
    NOBODY_TICKED,
    NOT_THEIR_ACT,
    OTHER_OFFICE,
    OTHERS,
    THEY_KEEP_AWAY,
    TOO_MANY,
    UNKNOWN_OFFICE,
    UNKNOWN_PERSON,
)
from workpermit.casework.door import CaseBusy, CaseMoved, as_seen, execute
from workpermit.casework.facts import gather
from workpermit.casework.models import OpenWork
from workpermit.casework.queues import BY_OFFICE, Line, has_conflict, lines_of, own_office, whose
from workpermit.core.case.actor import Role
from workpermit.core.case.case import Command, decide
from workpermit.core.case.refusal import CommandRefused
from workpermit.core.case.state import Entry, fold
from workpermit.core.text import Text
from workpermit.trades.audit import ties
from workpermit.trades.audit.models import Tie
from workpermit.trades.desks import plans
from workpermit.trades.desks.models import ItemState, Plan, PlanItem, PlanState

AT_MOST: Final = 200


class NotPlanned(ValueError):
    """No plan was drawn up; `field` is the one to mend and `text` says why."""

    def __init__(self, field: str, text: Text) -> None:
        super().__init__(text.en)
        self.field, self.text = field, text


@dataclass(frozen=True, slots=True)
class Foreseen:
    """One case of a plan: its line in the queue, and why nothing would be done, or was done, in it."""

    item: PlanItem
    line: Line | None
    why: Text | None


# --- drawing up ------------------------------------------------------------------------------------------------------


def draw_up(kind: str, *, to: str, case_ids: Sequence[UUID], account: Account, plan_id: UUID, at: datetime) -> Plan:
    """Draw up a plan for the cases that somebody ticked; nothing is done yet.

    Raises:
        NotPlanned: no case, too many, an act that is not theirs, nobody or no office to give them to.
    """
    act = ACTS.get(kind)
    if act is None or Role(account.role) not in act.roles:
        raise NotPlanned("kind", NOT_THEIR_ACT)
    if not case_ids:
        raise NotPlanned("case", NOBODY_TICKED)
    if len(case_ids) > AT_MOST:
        raise NotPlanned("case", TOO_MANY.filled(most=str(AT_MOST)))
    if act.takes is Takes.PERSON and _person(to) is None:
        raise NotPlanned("person", UNKNOWN_PERSON)
    if act.takes is Takes.OFFICE and to not in offices():
        raise NotPlanned("office", UNKNOWN_OFFICE)
    work = OpenWork.objects.select_related("case").in_bulk(list(case_ids))
    seen = [(one, _seen(act, work[one])) for one in case_ids if one in work]
    if not seen:
        raise NotPlanned("case", NOBODY_TICKED)
    to = to if act.takes is not Takes.NOTHING else ""
    return plans.draw_up(kind, to=to, cases=seen, made_by=account.pk, at=at, plan_id=plan_id)


def _seen(act: BulkAct, work: OpenWork) -> str:
    """Return what of a case must still be so when the act is carried out."""
    return str(work.case.sequence) if act.command is not None else f"{work.assignee}@{work.office}"


def _person(account_id: str) -> Account | None:
    try:
        found = Account.objects.filter(pk=UUID(account_id), is_active=True).first()
    except ValueError:
        return None
    return found if found is not None and Role(found.role) in BY_OFFICE else None


def offices() -> list[str]:
    """Return the offices that cases may be moved to: those that have people who work on cases; one query."""
    found = Account.objects.filter(role__in=[role.value for role in BY_OFFICE], is_active=True).exclude(office="")
    return sorted(set(found.values_list("office", flat=True)))


# --- foreseeing ------------------------------------------------------------------------------------------------------


def foresee(plan: Plan, *, at: datetime) -> list[Foreseen]:
    """Return what a plan would do, or did, case by case; a number of queries that does not grow with the cases.

    An act of a machine is decided on each case as it stands, by the core and without writing: a query or two each.
    """
    items = plans.items_of(plan)
    work = OpenWork.objects.select_related("case").in_bulk([one.case_id for one in items])
    lines = {line.case_id: line for line in lines_of(list(work.values()))}
    if plan.state in (PlanState.SHOWN, PlanState.WAITING):
        scene = _Scene.of(plan, at=at)
        told = journal.entries_of(list(work))
        whys = [scene.obstacle(one, work.get(one.case_id), told.get(one.case_id, [])) for one in items]
        return [Foreseen(one, lines.get(one.case_id), why) for one, why in zip(items, scene.within(whys), strict=True)]
    return [Foreseen(one, lines.get(one.case_id), plans.why_of(one)) for one in items]


@dataclass(frozen=True, slots=True)
class _Scene:
    """Who acts by a plan and upon whom, read once for all of its cases."""

    plan: Plan
    act: BulkAct
    author: Account
    theirs: frozenset[str]
    kept: tuple[Tie, ...]
    target: Account | None
    target_kept: tuple[Tie, ...]
    at: datetime

    @classmethod
    def of(cls, plan: Plan, *, at: datetime) -> _Scene:
        author = Account.objects.get(pk=plan.made_by)
        act = ACTS[plan.kind]
        target = _person(plan.to) if act.takes is Takes.PERSON else None
        theirs = frozenset(("", *whose(author, on=at.date())))
        target_kept = tuple(ties.of_account(target.pk)) if target else ()
        return cls(plan, act, author, theirs, tuple(ties.of_account(author.pk)), target, target_kept, at)

    @property
    def room(self) -> int | None:
        """How many more cases the one who gets them can be given now; None where nobody set a number."""
        return None if self.target is None else room_of(self.target, on=self.at.date())

    def within(self, whys: Iterable[Text | None]) -> list[Text | None]:
        """Return the obstacles of cases in their order, with those that there is no room for."""
        room = self.room
        kept: list[Text | None] = []
        for why in whys:
            kept.append(NO_ROOM if why is None and room == 0 else why)
            room = room - 1 if room and why is None else room
        return kept

    def obstacle(self, item: PlanItem, work: OpenWork | None, entries: Sequence[Entry]) -> Text | None:
        """Return why nothing can be done in a case as it stands, or None."""
        if work is None:
            return GONE
        if _seen(self.act, work) != item.seen:
            return MOVED
        why = self._not_theirs(work, entries)
        if why is not None or self.act.command is None:
            return why or self.act.obstacle(work, self.plan.to)
        return _refusal(work.case_id, self.act.command, entries, account=self.author, at=self.at)

    def _not_theirs(self, work: OpenWork, entries: Sequence[Entry]) -> Text | None:
        role, office = Role(self.author.role), own_office(self.author)
        if office and office not in (work.office, work.region):
            return OTHER_OFFICE.filled(office=work.office)
        if role is not Role.SUPERVISOR and role in BY_OFFICE and work.assignee not in self.theirs:
            return OTHERS
        if _must_keep_away(self.author, self.kept, work, entries):
            return KEEPS_AWAY
        if self.target is not None and _must_keep_away(self.target, self.target_kept, work, entries):
            return THEY_KEEP_AWAY
        return None


def _must_keep_away(account: Account, kept: Iterable[Tie], work: OpenWork, entries: Sequence[Entry]) -> bool:
    kept = list(kept)
    is_close = bool(kept) and purposes.is_tied(kept, work.case) is not None
    return is_close or has_conflict(account, work.case.applicant_id, fold(entries), entries)


def _refusal(
    case_id: UUID, command: Command, entries: Sequence[Entry], *, account: Account, at: datetime
) -> Text | None:
    """Return why the door would refuse a command as the case stands, or None; nothing is written."""
    facts = gather(case_id, command, pending=(), at=at).facts
    try:
        decide(fold(entries), command, facts=facts, actor=account.actor, at=max(at, entries[-1].at))
    except CommandRefused as refused:
        return refused.refusal.text
    return None


# --- carrying out ----------------------------------------------------------------------------------------------------


def send(plan: Plan, *, account: Account, at: datetime) -> Plan:
    """Send a plan that its author has read: it is carried out, or waits for a second person; twice is once.

    Raises:
        NotPlanned: it is not theirs.
    """
    if plan.made_by != account.pk:
        raise NotPlanned("kind", NOT_THEIR_ACT)
    if plan.takes_two:
        plans.move(plan, PlanState.WAITING, before=[PlanState.SHOWN], at=at)
    elif plans.move(plan, PlanState.CARRIED_OUT, before=[PlanState.SHOWN], by=account.pk, at=at):
        carry_on(plan, at=at)
    return plan


def may_confirm(plan: Plan, account: Account) -> bool:
    """Tell whether somebody is the second person for a plan: a supervisor, and not its author."""
    return Role(account.role) is Role.SUPERVISOR and plan.made_by != account.pk


def confirm(plan: Plan, *, account: Account, at: datetime) -> bool:
    """Confirm a plan of many cases as the second person, and carry it out; False where it was settled meanwhile.

    Raises:
        NotPlanned: they are not the second person for it.
    """
    if not may_confirm(plan, account):
        raise NotPlanned("kind", NOT_THEIR_ACT)
    if not plans.move(plan, PlanState.CARRIED_OUT, before=[PlanState.WAITING], by=account.pk, at=at):
        return False
    carry_on(plan, at=at)
    return True


def leave(plan: Plan, *, account: Account, at: datetime) -> bool:
    """Give a plan up, as its author or as the second person; nothing is done. False where it was settled meanwhile.

    Raises:
        NotPlanned: they are neither.
    """
    if plan.made_by != account.pk and not may_confirm(plan, account):
        raise NotPlanned("kind", NOT_THEIR_ACT)
    return plans.move(plan, PlanState.LEFT, before=[PlanState.SHOWN, PlanState.WAITING], by=account.pk, at=at)


def carry_on(plan: Plan, *, at: datetime) -> None:
    """Do what a plan that is carried out has still to do; what was done is not done again."""
    scene = _Scene.of(plan, at=at)
    for item in plans.items_of(plan):
        if item.state == ItemState.TO_DO:
            _settle(scene, item)


def _settle(scene: _Scene, item: PlanItem) -> None:
    """Carry one case out and write down what came of it, both or neither."""
    try:
        with transaction.atomic():
            why = _carry_out(scene, item)
            plans.settle(item, why)
    except (CaseMoved, CaseBusy):
        plans.settle(item, MOVED)
    except CommandRefused as refused:
        plans.settle(item, refused.refusal.text)


def _carry_out(scene: _Scene, item: PlanItem) -> Text | None:
    work = OpenWork.objects.select_related("case").filter(pk=item.case_id).first()
    why = scene.obstacle(item, work, journal.entries(item.case_id))
    if why is not None or scene.room == 0:
        return why or NO_ROOM
    access.look(item.case_id, actor=scene.author.actor, what="bulk", purpose="work", at=scene.at)
    if scene.act.command is not None:
        key = f"{scene.plan.pk.hex}:{item.place}"
        with as_seen(item.case_id, int(item.seen)):
            execute(item.case_id, scene.act.command, key=key, actor=scene.author.actor, at=scene.at)
        return None
    assignee, office = item.seen.split("@", 1)
    same = OpenWork.objects.filter(pk=item.case_id, assignee=assignee, office=office)
    return None if same.update(**_changes(scene)) == 1 else MOVED


def _changes(scene: _Scene) -> Mapping[str, str]:
    if scene.act.takes is Takes.OFFICE:  # whoever had it is of the office that it leaves
        return {"office": scene.plan.to, "region": rows.region_of(scene.plan.to), "assignee": ""}
    return {"assignee": scene.plan.to}
