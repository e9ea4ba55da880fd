"""The queues of the office: what is open, what is due first, who acts next; and the case to take next, with the reason.

    open work ─► filters ─► one page by keyset ─► each case folded ─► who holds the ball

The next case with its reason stands in `assigning`, what is done with many cases at once in `bulk`.

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

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Concat

from workpermit.accounts.models import Account, Person
from workpermit.casework import journal
from workpermit.casework.models import IN_ORDER, OpenWork
from workpermit.clock.present import now
from workpermit.core.case import application, permit, permit_delivery
from workpermit.core.case.actor import Role
from workpermit.core.case.ball import Hold, Wait, hold_of
from workpermit.core.case.codec import from_microseconds
from workpermit.core.case.next_steps import by_day, yours
from workpermit.core.case.overdue import overdue
from workpermit.core.case.state import Case, Entry, fold
from workpermit.trades.desks import cover

LINES: Final = 25
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
BY_OFFICE: Final = frozenset({Role.OFFICER, Role.SUPERVISOR})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a queue is asked for; what is empty asks for nothing.

    `office` may be a region (VO), which has the offices under it (VO-PH); `whose` are accounts; `programme` is that of
    a request which waits for our reply; `holder` is who acts next.
    """

    office: str = ""
    stage: str = ""
    whose: tuple[str, ...] = ()
    unassigned: bool = False
    late: bool = False
    country: str = ""
    form: str = ""
    language: str = ""
    programme: str = ""
    holder: str = ""


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
    return account.office if Role(account.role) in BY_OFFICE else ""


def queue(wanted: Wanted, *, role: Role, after: str = "") -> Queue:
    """Return a page of the work open to a role, what is due first at the head; six queries at most.

    `after` is the `after` of the page before; one that cannot be read begins anew.
    """
    rows = list(_after(found(wanted, role), after)[: LINES + 1])
    return Queue(tuple(lines_of(rows[:LINES])), _place(rows[LINES - 1]) if len(rows) > LINES else "")


def found(wanted: Wanted, role: Role) -> QuerySet[OpenWork]:
    """Return the rows that are asked for among the work of a role, what is due first at the head."""
    conditions = _conditions(wanted, role)
    leading = _leading(wanted, conditions)
    rows = OpenWork.objects.select_related("case").order_by(*IN_ORDER)
    if wanted.late:
        rows = rows.filter(late=True)
    for name, values in conditions.items():
        if name in leading:
            rows = rows.filter(**{f"{name}__in": values} if len(values) != 1 else {name: values[0]})
        else:
            rows = rows.alias(**{f"asked_{name}": Concat(name, Value(""))}).filter(**{f"asked_{name}__in": values})
    if leading and len(conditions[leading[0]]) > 1:  # several values of a column stand in no common order
        rows = rows.alias(later=F("first_at") + 0).order_by("later", *IN_ORDER[1:])
    return rows


def _conditions(wanted: Wanted, role: Role) -> dict[str, list[str]]:
    """Return what columns must hold: one of some values."""
    stages = STAGES.get(role, frozenset())
    asked = {name: [value] for name in _PLAIN if (value := getattr(wanted, name))}
    if wanted.stage:
        asked["stage"] = sorted(stages & {wanted.stage})
    elif stages != _ANYBODY:  # named only where it says something: all stages are no filter
        asked["stage"] = sorted(stages)
    if wanted.office:
        asked["office" if "-" in wanted.office else "region"] = [wanted.office]
    if wanted.unassigned or wanted.whose:
        asked["assignee"] = [""] if wanted.unassigned else sorted(wanted.whose)
    return asked


_MOST: Final = ["CA"]  # where close to half of the applicants live
_PLAIN: Final = ("country", "form", "language", "programme", "holder")


def _leading(wanted: Wanted, conditions: dict[str, list[str]]) -> tuple[str, ...]:
    """Return the conditions that an index is to serve; the others are asked of the rows that it finds.

    SQLite knows of a column only how many rows a value has on average, and most rows are nobody's, so it is told: what
    leaves the fewest rows goes first. What is late has an index to itself.
    """
    if wanted.late:
        return ()
    if wanted.whose:
        return ("assignee",)
    for name in ("programme", "office", "country", "stage"):
        if len(values := conditions.get(name, ())) == 1 and values != _MOST:
            return (name,)
    return tuple(name for name in ("region", "holder") if "region" in conditions and name in conditions)


def of_office(rows: QuerySet[OpenWork], office: str) -> QuerySet[OpenWork]:
    """Leave the rows of one office, or of every office of a region, in a list that an index of its own serves."""
    column = "office" if "-" in office else "region"
    return rows.alias(lies_in=Concat(column, Value(""))).filter(lies_in=office)


def _after(rows: QuerySet[OpenWork], after: str) -> QuerySet[OpenWork]:
    try:
        first, received_at, case_id = json.loads(after)
        last = (int(first), int(received_at), UUID(case_id))
    except (ValueError, TypeError, AttributeError):
        return rows
    beyond = (
        Q(first_at__gt=last[0])
        | Q(first_at=last[0], received_at__gt=last[1])
        | Q(first_at=last[0], received_at=last[1], case_id__gt=last[2])
    )
    return rows.filter(beyond, first_at__gte=last[0])  # the second says the same, and an index can begin there


def _place(row: OpenWork) -> str:
    return json.dumps([row.first_at, row.received_at, str(row.case_id)])


def lines_of(rows: Sequence[OpenWork]) -> list[Line]:
    """Return the lines of some rows, each case folded from its journal; three queries."""
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
        due_on=due_on(case),
        received_at=from_microseconds(row.received_at),
        assignee=row.assignee,
        assignee_name=assignee_name,
        is_late=hold.waits_for is Wait.PASSED_DATE or any(overdue(case)),
    )


def due_on(case: Case) -> date | None:
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


def has_conflict(account: Account, applicant_id: str, case: Case, entries: Iterable[Entry]) -> bool:
    """Tell whether somebody of the staff must keep away from a case: their own, or theirs to be second-read (S-16)."""
    own = str(account.pk)
    if own == applicant_id or any(
        entry.actor.id == own and entry.actor.role in (Role.APPLICANT, Role.REPRESENTATIVE) for entry in entries
    ):
        return True
    return case.application.proposal is not None and case.application.proposed_by == own


# --- taking and giving back: a plain row, since it changes no right and no date ------------------------------------


def whose(account: Account, *, on: date) -> tuple[str, ...]:
    """Return whose cases somebody has on a day: their own, and those of the people they cover; one query."""
    return str(account.pk), *(str(one.account_id) for one in cover.covered_on(account.pk, on))


def take(case_id: UUID, account: Account) -> bool:
    """Give a case to an account; False where nothing is open in it, or another has it whom they do not cover."""
    theirs = ("", *whose(account, on=now().date()))
    return OpenWork.objects.filter(pk=case_id, assignee__in=theirs).update(assignee=str(account.pk)) == 1


def give_back(case_id: UUID, account: Account) -> bool:
    """Put a case back into the queue; False where it is neither this account's nor of somebody they cover."""
    theirs = whose(account, on=now().date())
    return OpenWork.objects.filter(pk=case_id, assignee__in=theirs).update(assignee="") == 1
