"""The queues of the office: what is open, what is due first, who acts next; and the case to take next, with the reason.

    open work ─► filters ─► one page by keyset ─► each case folded ─► who holds the ball

A page costs the same number of queries wherever it stands: paging goes by the last line's place, never by counting
(ADR-54). The search columns find and sort; what a line says is derived from the journal.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import BigIntegerField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from workpermit.accounts.models import Account, Person
from workpermit.casework import journal
from workpermit.casework.models import JournalRow, OpenWork
from workpermit.core.case import application, permit, permit_delivery
from workpermit.core.case.actor import Role
from workpermit.core.case.ball import Hold, Party, Wait, hold_of
from workpermit.core.case.codec import from_microseconds
from workpermit.core.case.next_steps import by_day, yours
from workpermit.core.case.overdue import overdue
from workpermit.core.case.state import Case, Entry, fold
from workpermit.core.text import Text
from workpermit.core.wording.office import WAITS
from workpermit.core.wording.typography import date_text

LINES: Final = 25
_LOOKED_AT: Final = 100  # how many of the first lines are weighed for one who asks for the next case
_NO_DAY: Final = 2**62  # after every day there is
_ANYBODY: Final = frozenset(
    {
        *(stage.value for stage in application.OPEN),
        permit.Stage.PASSPORT_AWAITED.value,
        permit.Stage.LETTER_OUTSTANDING.value,
        permit_delivery.Stage.TO_PRINT.value,
        permit_delivery.Stage.PRINTED.value,
        permit_delivery.Stage.MAILED.value,
        permit_delivery.Stage.CAME_BACK.value,
    }
)
# Which stages of the work a role's queue is made of; who has none finds a case by its number alone.
STAGES: Final[dict[Role, frozenset[str]]] = {
    Role.OFFICER: _ANYBODY,
    Role.SUPERVISOR: _ANYBODY,
    Role.BORDER_OFFICER: frozenset({permit.Stage.LETTER_OUTSTANDING.value}),
    Role.MAILROOM_CLERK: frozenset(
        {
            permit_delivery.Stage.TO_PRINT.value,
            permit_delivery.Stage.PRINTED.value,
            permit_delivery.Stage.MAILED.value,
            permit_delivery.Stage.CAME_BACK.value,
        }
    ),
    Role.SITE_CLERK: frozenset(),
    Role.PANEL_PHYSICIAN: frozenset(),
}
# Whose work lies in one office: a border officer and the mailroom serve whoever stands before them.
_BY_OFFICE: Final = frozenset({Role.OFFICER, Role.SUPERVISOR})
_PASSED: Final = (
    "BiometricsLapsed",
    "MedicalExamLapsed",
    "RequestDeadlinePassed",
    "ProgrammeReplyOverdue",
    "DeliveryOverdue",
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a queue is asked for: an office (empty: all), a stage (empty: all), whose work, and what is late."""

    office: str = ""
    stage: str = ""
    assignee: str = ""
    unassigned: bool = False
    late: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One case as the queue shows it; `due_on` is the person's due date or ours, whichever comes first."""

    case_id: UUID
    number: str
    applicant: str
    form: str
    office: str
    stage: str
    hold: Hold
    due_on: date | None
    received_at: datetime
    assignee: str
    assignee_name: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class Queue:
    """One page of a queue; `after` leads to the next, and is empty on the last."""

    lines: tuple[Line, ...]
    after: str


def own_office(account: Account) -> str:
    """Return the office whose work an account does; empty for those who serve every office."""
    return account.office if Role(account.role) in _BY_OFFICE else ""


def queue(wanted: Wanted, *, role: Role, after: str = "") -> Queue:
    """Return a page of the work open to a role, what is due first at the head; six queries at most.

    `after` is the `after` of the page before; one that cannot be read begins anew.
    """
    rows = list(_after(_wanted(wanted, role), after)[: LINES + 1])
    lines = _lines(rows[:LINES])
    if wanted.late:
        lines = [line for line in lines if line.is_late]  # a date that passed may have been made good since
    return Queue(tuple(lines), _place(rows[LINES - 1]) if len(rows) > LINES else "")


def _wanted(wanted: Wanted, role: Role) -> QuerySet[OpenWork]:
    stages = STAGES.get(role, frozenset())
    stages = stages & {wanted.stage} if wanted.stage else stages
    found = OpenWork.objects.filter(stage__in=sorted(stages)).select_related("case")
    if wanted.office:
        found = found.filter(Q(office=wanted.office) | Q(office__startswith=f"{wanted.office}-"))
    if wanted.assignee:
        found = found.filter(assignee=wanted.assignee)
    elif wanted.unassigned:
        found = found.filter(assignee="")
    if wanted.late:
        found = found.filter(Exists(JournalRow.objects.filter(case_id=OuterRef("case_id"), kind__in=_PASSED)))
    first = Coalesce("due_at", Value(_NO_DAY), output_field=BigIntegerField())
    return found.annotate(first=first).order_by("first", "received_at", "case_id")


def _after(found: QuerySet[OpenWork], after: str) -> QuerySet[OpenWork]:
    try:
        first, received_at, case_id = json.loads(after)
        last = (int(first), int(received_at), UUID(case_id))
    except (ValueError, TypeError):
        return found
    return found.filter(
        Q(first__gt=last[0])
        | Q(first=last[0], received_at__gt=last[1])
        | Q(first=last[0], received_at=last[1], case_id__gt=last[2])
    )


def _place(row: OpenWork) -> str:
    first = _NO_DAY if row.due_at is None else row.due_at
    return json.dumps([first, row.received_at, str(row.case_id)])


def _lines(rows: Sequence[OpenWork]) -> list[Line]:
    told = journal.entries_of([row.case_id for row in rows])
    people = Person.objects.in_bulk({row.case.person_id for row in rows})
    names = names_of(row.assignee for row in rows)
    return [_line(row, told[row.case_id], people[row.case.person_id], names.get(row.assignee, "")) for row in rows]


def _line(row: OpenWork, entries: Sequence[Entry], person: Person, assignee_name: str) -> Line:
    case = fold(entries)
    hold = hold_of(case)
    return Line(
        case_id=row.case_id,
        number=row.case.application_number,
        applicant=" ".join(filter(None, (person.given_names, person.family_name))),
        form=row.case.form,
        office=row.office,
        stage=row.stage,
        hold=hold,
        due_on=_due_on(case),
        received_at=from_microseconds(row.received_at),
        assignee=row.assignee,
        assignee_name=assignee_name,
        is_late=hold.waits_for is Wait.PASSED_DATE or any(overdue(case)),
    )


def _due_on(case: Case) -> date | None:
    """Return the first day that is still to come to somebody: the person's due date, or ours."""
    days = [step.due_on for step in sorted(yours(case), key=by_day) if step.due_on]
    days += [one.reply_due_on for one in case.programmes.values() if one.reply_due_on and not one.granted_on]
    if case.delivery.expected_by and case.delivery.stage is not permit_delivery.Stage.DELIVERED:
        days.append(case.delivery.expected_by)
    return min(days, default=None)


def names_of(ids: Iterable[str]) -> dict[str, str]:
    """Return the display names of accounts by their ids; an id that is no account's has none. One query."""
    wanted = {}
    for one in ids:
        try:
            wanted[UUID(one)] = one
        except ValueError:  # a job's name, or a name at a counter
            continue
    found = Account.objects.filter(pk__in=wanted).only("id", "display_name") if wanted else ()
    return {wanted[account.pk]: account.display_name for account in found}


# --- taking and giving back: a plain row, since it changes no right and no date ------------------------------------


def take(case_id: UUID, account: Account) -> bool:
    """Give a case to an account; False where somebody else has it, or where nothing is open in it."""
    free = OpenWork.objects.filter(pk=case_id).filter(Q(assignee="") | Q(assignee=str(account.pk)))
    return free.update(assignee=str(account.pk)) == 1


def give_back(case_id: UUID, account: Account) -> bool:
    """Put a case back into the queue; False where it is not this account's."""
    return OpenWork.objects.filter(pk=case_id, assignee=str(account.pk)).update(assignee="") == 1


@dataclass(frozen=True, slots=True)
class Next:
    """The case to take up next, and why this one."""

    case_id: UUID
    because: Text


def take_next(account: Account) -> Next | None:
    """Give an account the case that needs somebody first, or None where nothing waits.

    Of their own office, nobody's yet, where the office holds the ball, what is due first and then what waits longest.
    A case that they filed, represent or proposed to decide is left out (S-16).
    """
    role = Role(account.role)
    wanted = Wanted(office=own_office(account), unassigned=True)
    rows = list(_wanted(wanted, role)[:_LOOKED_AT])
    told = journal.entries_of([row.case_id for row in rows])
    for row in rows:
        case = fold(told[row.case_id])
        hold = hold_of(case)
        keeps_away = has_conflict(account, row.case.applicant_id, case, told[row.case_id])
        if _is_ours(hold, role) and not keeps_away and take(row.case_id, account):
            return Next(row.case_id, _because(case, hold, row, office=wanted.office))
    return None


def _is_ours(hold: Hold, role: Role) -> bool:
    return hold.party is Party.OFFICE or role not in _BY_OFFICE


def has_conflict(account: Account, applicant_id: str, case: Case, entries: Iterable[Entry]) -> bool:
    """Tell whether somebody of the staff must keep away from a case: their own, or theirs to be second-read (S-16)."""
    own = str(account.pk)
    if own == applicant_id or any(
        entry.actor.id == own and entry.actor.role in (Role.APPLICANT, Role.REPRESENTATIVE) for entry in entries
    ):
        return True
    return case.application.proposal is not None and case.application.proposed_by == own


def _because(case: Case, hold: Hold, row: OpenWork, *, office: str) -> Text:
    due_on = _due_on(case)
    why = _DUE_FIRST.filled(day=date_text(due_on)) if due_on else _WAITS_LONGEST
    where = _IN_OFFICE.filled(office=office) if office else _NOBODYS
    since = date_text(from_microseconds(row.received_at).date())
    return _BECAUSE.filled(why=why, where=where, waits=WAITS[hold.waits_for], since=since)


_DUE_FIRST: Final = Text(en="its date, {day}, comes first", fr="sa date, le {day}, vient en premier")
_WAITS_LONGEST: Final = Text(en="it has waited longest", fr="il attend depuis le plus longtemps")
_IN_OFFICE: Final = Text(
    en="among the cases of your office ({office}) that nobody has",
    fr="parmi les dossiers de votre bureau ({office}) que personne n’a",
)
_NOBODYS: Final = Text(en="among the cases that nobody has", fr="parmi les dossiers que personne n’a")
_BECAUSE: Final = Text(
    en="You have this case because {why} {where}. It waits for this: {waits}. Received on {since}.",
    fr="Vous avez ce dossier parce que {where}, {why}. Il attend ceci\u00a0: {waits}. Reçu le {since}.",
)
