"""The case to take up next, with the reason; how the work of an office lies on its people.

    of their office, nobody's, where the office acts next ─► due first, then waits longest ─► nobody who must keep away

The reason says nothing but what the choice was made by.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Q

from workpermit.accounts.models import Account
from workpermit.casework import journal, purposes, queues
from workpermit.casework.models import NO_DAY, OpenWork
from workpermit.casework.queues import BY_OFFICE, Wanted, due_on, has_conflict, own_office
from workpermit.core.case.actor import Role
from workpermit.core.case.ball import Hold, Party, hold_of
from workpermit.core.case.codec import from_microseconds, to_microseconds
from workpermit.core.case.due import lapses_at
from workpermit.core.case.state import Case, fold
from workpermit.core.text import Text
from workpermit.core.wording.office import WAITS
from workpermit.core.wording.typography import date_text
from workpermit.trades.audit import ties
from workpermit.trades.desks import cover
from workpermit.trades.desks.models import Absence, Capacity

# How many cases are weighed at once, and at most, for one who asks for the next.
_AT_ONCE: Final = 10
_LOOKED_AT: Final = 200


@dataclass(frozen=True, slots=True)
class Next:
    """The case to take up next, and why this one."""

    case_id: UUID
    because: Text


def take_next(account: Account) -> Next | None:
    """Give an account the case that needs somebody first, or None where nothing waits.

    Of their own office, nobody's yet, where the office acts next, what is due first and then what waits longest.
    A case that they filed, represent or proposed to decide is left out (S-16), and so is one too close to them (S-28).
    """
    role, office = Role(account.role), own_office(account)
    holder = Party.OFFICE.value if role in BY_OFFICE else ""
    for row, case in _free(Wanted(office=office, unassigned=True, holder=holder), account, role):
        if queues.take(row.case_id, account):
            return Next(row.case_id, _because(case, hold_of(case), row, office=office))
    return None


def _free(wanted: Wanted, account: Account, role: Role) -> Iterator[tuple[OpenWork, Case]]:
    kept = ties.of_account(account.pk)
    waiting = queues.found(wanted, role)
    for begin in range(0, _LOOKED_AT, _AT_ONCE):
        rows = list(waiting[begin : begin + _AT_ONCE])
        told = journal.entries_of([row.case_id for row in rows])
        for row in rows:
            case = fold(told[row.case_id])
            is_close = bool(kept) and purposes.is_tied(kept, row.case) is not None
            if not is_close and not has_conflict(account, row.case.applicant_id, case, told[row.case_id]):
                yield row, case
        if len(rows) < _AT_ONCE:
            return


def _because(case: Case, hold: Hold, row: OpenWork, *, office: str) -> Text:
    day = _day(case, row)
    why = _DUE_FIRST.filled(day=date_text(day)) if day else _WAITS_LONGEST
    where = _IN_OFFICE.filled(office=office) if office else _NOBODYS
    since = date_text(from_microseconds(row.received_at).date())
    return _BECAUSE.filled(why=why, where=where, waits=WAITS[hold.waits_for], since=since)


def _day(case: Case, row: OpenWork) -> date | None:
    """Return the day by which a case stood first, or None where it stood first by having waited longest."""
    if row.first_at == NO_DAY:
        return None
    day = from_microseconds(row.first_at).date()
    # A date lapses half an hour after its day: the day is the one before. Other days are their own.
    eve = day - timedelta(days=1)
    return eve if to_microseconds(lapses_at(eve)) == row.first_at else due_on(case) or day


_DUE_FIRST: Final = Text(en="its date, {day}, comes first", fr="sa date, le {day}, vient en premier")
_WAITS_LONGEST: Final = Text(en="it has waited longest", fr="il attend depuis le plus longtemps")
_IN_OFFICE: Final = Text(
    en="among the cases of your office ({office}) that nobody has and in which the office acts next",
    fr="parmi les dossiers de votre bureau ({office}) que personne n’a et où c’est au bureau d’agir",
)
_NOBODYS: Final = Text(en="among the cases that nobody has", fr="parmi les dossiers que personne n’a")
_BECAUSE: Final = Text(
    en="You have this case because {why} {where}. It waits for this: {waits}. Received on {since}.",
    fr="Vous avez ce dossier parce que {where}, {why}. Il attend ceci\u00a0: {waits}. Reçu le {since}.",
)


# --- how the work lies on people -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Share:
    """What one person of an office has: open cases, how many of them are late or the office's turn, how many at most.

    `away` is an absence that holds today; `covers` are those whom they cover today.
    """

    account: Account
    cases: int
    ours: int
    late: int
    capacity: int | None
    away: Absence | None
    covers: tuple[Absence, ...]

    @property
    def room(self) -> int | None:
        """How many more cases they can be given: none while away, None where nobody set a number."""
        if self.away is not None:
            return 0
        return None if self.capacity is None else max(0, self.capacity - self.cases)


def colleagues(office: str) -> list[Account]:
    """Return those who work on the cases of an office, officers first, by name; one query.

    A region has the people of all its offices; an office has its own and those of its region.
    """
    region = office.partition("-")[0]
    of_region = Q(office=region) | Q(office__startswith=f"{region}-") if office == region else Q(office=region)
    roles = [role.value for role in BY_OFFICE]
    found = Account.objects.filter(of_region | Q(office=office), role__in=roles, is_active=True)
    return sorted(found, key=lambda one: (one.role, one.display_name.casefold()))


def shares(office: str, *, on: date) -> list[Share]:
    """Return how the open work of an office lies on its people, on a day; five queries."""
    people = colleagues(office)
    ids = [one.pk for one in people]
    counted = (
        OpenWork.objects.filter(assignee__in=[str(one) for one in ids])
        .order_by()
        .values("assignee")
        .annotate(
            n=Count("pk"), ours=Count("pk", filter=Q(holder=Party.OFFICE.value)), late=Count("pk", filter=Q(late=True))
        )
    )
    by_id: dict[str, dict[str, Any]] = {one["assignee"]: dict(one) for one in counted}
    capacity = dict(Capacity.objects.filter(account_id__in=ids).values_list("account_id", "cases"))
    now_away = [one for one in cover.coming(on) if one.from_on <= on]
    away = {one.account_id: one for one in now_away}
    return [_share(one, by_id.get(str(one.pk), {}), capacity.get(one.pk), away, now_away) for one in people]


def _share(
    account: Account, counted: dict[str, Any], capacity: int | None, away: dict[UUID, Absence], all_away: list[Absence]
) -> Share:
    covers = tuple(one for one in all_away if one.covered_by == account.pk)
    n, ours, late = (counted.get(name, 0) for name in ("n", "ours", "late"))
    return Share(account, n, ours, late, capacity, away.get(account.pk), covers)


def room_of(account: Account, *, on: date) -> int | None:
    """Return how many more cases somebody can be given on a day: none while away, None where nobody set a number."""
    if cover.is_away(account.pk, on):
        return 0
    most = Capacity.objects.filter(account_id=account.pk).values_list("cases", flat=True).first()
    return None if most is None else max(0, most - OpenWork.objects.filter(assignee=str(account.pk)).count())


def nobodys(office: str) -> int:
    """Count the open cases of an office that nobody has and in which the office acts next."""
    wanted = Wanted(office=office, unassigned=True, holder=Party.OFFICE.value)
    return queues.found(wanted, Role.SUPERVISOR).count()


def first_cases(whose: str, *, office: str, number: int, role: Role) -> list[UUID]:
    """Return the cases of somebody (empty: nobody's) that are due first and are the office's turn, so many at most."""
    wanted = Wanted(
        office="" if whose else office,
        whose=(whose,) if whose else (),
        unassigned=not whose,
        holder=Party.OFFICE.value,
    )
    return list(queues.found(wanted, role).values_list("case_id", flat=True)[:number])


def set_capacity(account_id: UUID, cases: int | None) -> None:
    """Say how many open cases somebody is to have at most; None says nothing of it."""
    if cases is None:
        Capacity.objects.filter(account_id=account_id).delete()
    else:
        Capacity.objects.update_or_create(account_id=account_id, defaults={"cases": cases})
