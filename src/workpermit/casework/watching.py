"""The daily round over the log of looks: what the rules ask about is kept for an auditor (S-29).

    one day that is over ─► looks and searches, person by person ─► what stands behind each look ─► rules ─► suspicions

What stands behind a look is read from elsewhere than the looker's own word: the queue, the journal, work lists,
enquiries, a supervisor's leave (trades/audit/rules). A day is looked at once; a round that is repeated adds nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from workpermit.accounts.models import Account
from workpermit.casework import purposes
from workpermit.casework.models import AccessEntry, CaseRow, JournalRow
from workpermit.casework.purposes import ERRANDS, RECENT, StaffRelation
from workpermit.casework.queues import own_office
from workpermit.core.case.actor import Role
from workpermit.core.case.codec import from_microseconds, to_microseconds
from workpermit.trades.audit import rules, searches, stating, ties
from workpermit.trades.audit.models import Guarded, Search, Suspicion, Tie
from workpermit.trades.audit.rules import Day, Finding, Seen
from workpermit.trades.enquiries.models import Thread
from workpermit.trades.reports import counting

ROUND: Final = "looks"
_WATCHED: Final = (
    Role.OFFICER,
    Role.SUPERVISOR,
    Role.BORDER_OFFICER,
    Role.SITE_CLERK,
    Role.MAILROOM_CLERK,
    Role.PANEL_PHYSICIAN,
)
# Whose work has office hours, by their own clock; the others serve people around the clock.
_OFFICE_HOURS: Final = (time(6), time(20))
_SATURDAY: Final = 5
_AT_WORK: Final = frozenset({StaffRelation.THEIRS, StaffRelation.QUEUE, StaffRelation.SERVED})
_SEARCH_LEADS_WITHIN: Final = 30  # minutes
_ENQUIRY_WITHIN: Final = timedelta(days=30)
# A search shows a number and a name; the look that may follow is an entry of its own.
_SHOWN_IN_A_LIST: Final = "search"


def is_due(*, at: datetime) -> bool:
    """Tell whether a day is over that was not looked at yet."""
    return counting.through(ROUND) < _yesterday(at).toordinal()


def watch(*, at: datetime) -> int:
    """Look at one day that is over, the oldest first, and return how many suspicions are new."""
    through = counting.through(ROUND)
    on = date.fromordinal(through + 1) if through else _yesterday(at)
    if on > _yesterday(at):
        return 0
    new = sum(_kept(found, on, at) for found in rules.findings(days_of(on)))
    counting.move(ROUND, to=on.toordinal())
    return new


def _yesterday(at: datetime) -> date:
    return (at - timedelta(days=1)).date()


def _kept(found: Finding, on: date, at: datetime) -> bool:
    _, is_new = Suspicion.objects.get_or_create(
        rule=found.rule.value,
        account_id=UUID(found.account),
        on=on.isoformat(),
        about=found.about,
        defaults={"figures": dict(found.figures), "raised_at": at},
    )
    return is_new


# --- a day, person by person -----------------------------------------------------------------------------------------


def days_of(on: date) -> Iterator[Day]:
    """Yield a day (UTC) of everybody of the office who looked or searched; accounts that are gone are left out."""
    begins_at = datetime.combine(on, time.min, UTC)
    accounts = {str(one.pk): one for one in Account.objects.filter(role__in=_WATCHED)}
    guarded = set(Guarded.objects.values_list("person_id", flat=True))
    for account_id, account in accounts.items():
        entries = _entries(account_id, begins_at, begins_at + timedelta(days=1))
        sought = searches.of_people([account.pk], begins_at, begins_at + timedelta(days=1))
        if entries or sought:
            yield _day(account, entries, sought, begins_at=begins_at, guarded=guarded)


def _entries(actor: str, begins_at: datetime, ends_before: datetime) -> list[AccessEntry]:
    begins, ends = to_microseconds(begins_at), to_microseconds(ends_before)
    found = AccessEntry.objects.filter(actor=actor, at__gte=begins, at__lt=ends).exclude(what=_SHOWN_IN_A_LIST)
    return list(found.order_by("at", "pk"))


def _day(
    account: Account,
    entries: Sequence[AccessEntry],
    sought: Sequence[Search],
    *,
    begins_at: datetime,
    guarded: set[UUID],
) -> Day:
    behind = _behind(account, entries, begins_at)
    looks = tuple(
        _seen(account, one, behind, begins_at=begins_at, guarded=guarded)
        for one in entries
        if one.case_id in behind.rows
    )
    before = _idle_days_before(account, {one.person for one in looks if one.is_idle}, begins_at)
    office = own_office(account).partition("-")[0]
    return Day(str(account.pk), f"{account.role} {office}", looks, _searches(sought, looks, begins_at), before)


def _seen(account: Account, entry: AccessEntry, behind: _Behind, *, begins_at: datetime, guarded: set[UUID]) -> Seen:
    row = behind.rows[entry.case_id]
    at = from_microseconds(entry.at)
    tie = behind.ties.get(row.pk, "")
    ended = behind.ended.get(row.pk)
    return Seen(
        case=str(row.pk),
        person=str(row.person_id),
        at=int((at - begins_at).total_seconds() // 60),
        is_work=row.pk in behind.work,
        is_explained=entry.purpose in _EXPLAINS or row.pk in behind.explained,
        closed_days=(at - ended).days if ended else None,
        is_guarded=row.person_id in guarded,
        is_off_shift=_is_off_shift(account, at),
        tie="" if entry.purpose == stating.GRANTED else tie,
        serial=int(row.application_number[1:]) if row.application_number[1:].isdigit() else 0,
    )


_EXPLAINS: Final = ERRANDS | {stating.GRANTED}


def _is_off_shift(account: Account, at: datetime) -> bool:
    if not purposes.office_works_on(Role(account.role)):
        return False
    there = at.astimezone(account.zone)
    begins, ends = _OFFICE_HOURS
    return there.weekday() >= _SATURDAY or not begins <= there.time() < ends


def _searches(sought: Iterable[Search], looks: Sequence[Seen], begins_at: datetime) -> tuple[tuple[int, bool], ...]:
    worked = [one.at for one in looks if not one.is_idle]
    minutes = [int((one.at - begins_at).total_seconds() // 60) for one in sought]
    return tuple((at, any(at <= seen <= at + _SEARCH_LEADS_WITHIN for seen in worked)) for at in minutes)


# --- what stands behind the looks of a day ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Behind:
    """What is known of the cases that somebody looked at on a day."""

    rows: Mapping[UUID, CaseRow]
    work: set[UUID]
    explained: set[UUID]
    ended: Mapping[UUID, datetime]
    ties: Mapping[UUID, str]


def _behind(account: Account, entries: Sequence[AccessEntry], begins_at: datetime) -> _Behind:
    ids = {one.case_id for one in entries}
    rows = CaseRow.objects.in_bulk(ids)
    kept = ties.of_account(account.pk)
    at = begins_at + timedelta(days=1)
    work = {one for one, row in rows.items() if purposes.at_work(account, row, at=at) in _AT_WORK}
    outside = set(ids) - work
    return _Behind(
        rows=rows,
        work=work,
        explained=_acted(account, ids, begins_at) | _asked_about(outside, begins_at),
        ended=_ended(outside),
        ties=_tied(kept, rows) if kept else {},
    )


def _acted(account: Account, case_ids: Iterable[UUID], begins_at: datetime) -> set[UUID]:
    begins, ends = to_microseconds(begins_at), to_microseconds(begins_at + timedelta(days=1))
    acted = JournalRow.objects.filter(case_id__in=list(case_ids), actor=str(account.pk), at__gte=begins, at__lt=ends)
    return set(acted.values_list("case_id", flat=True))


def _asked_about(case_ids: Iterable[UUID], begins_at: datetime) -> set[UUID]:
    """Return the cases about which somebody wrote lately: an enquiry explains that a file is opened."""
    asked = Thread.objects.filter(
        case_id__in=list(case_ids),
        moved_at__gte=begins_at - _ENQUIRY_WITHIN,
        opened_at__lt=begins_at + timedelta(days=1),
    )
    return {one for one in asked.values_list("case_id", flat=True) if one is not None}


def _ended(case_ids: Iterable[UUID]) -> dict[UUID, datetime]:
    """Return when each case that nobody has open came to its end: at its last entry."""
    closed = CaseRow.objects.filter(pk__in=list(case_ids), openwork__isnull=True)
    found: dict[UUID, datetime] = {}
    for row in closed:
        last = JournalRow.objects.filter(case_id=row.pk, sequence=row.sequence).values_list("at", flat=True).first()
        if last is not None:
            found[row.pk] = from_microseconds(last)
    return found


def _tied(kept: Sequence[Tie], rows: Mapping[UUID, CaseRow]) -> dict[UUID, str]:
    found = {case_id: purposes.is_tied(kept, row) for case_id, row in rows.items()}
    return {case_id: tie.value for case_id, tie in found.items() if tie is not None}


def _idle_days_before(account: Account, people: Iterable[str], begins_at: datetime) -> dict[str, int]:
    """Return on how many of the days before these people were looked at by an account that did nothing for them."""
    ids = [UUID(one) for one in people]
    if not ids:
        return {}
    of_person = {row.pk: row.person_id for row in CaseRow.objects.filter(person_id__in=ids)}
    since = begins_at - timedelta(days=rules.REPEATED_WITHIN)
    earlier = AccessEntry.objects.filter(
        actor=str(account.pk), at__gte=to_microseconds(since), at__lt=to_microseconds(begins_at), case_id__in=of_person
    ).exclude(what=_SHOWN_IN_A_LIST)
    acted = JournalRow.objects.filter(
        case_id__in=of_person, actor=str(account.pk), at__gte=to_microseconds(begins_at - RECENT)
    )
    served = {of_person[one] for one in acted.values_list("case_id", flat=True)}
    days: dict[str, set[date]] = defaultdict(set)
    for case_id, at, purpose in earlier.values_list("case_id", "at", "purpose"):
        if of_person[case_id] not in served and purpose not in _EXPLAINS:
            days[str(of_person[case_id])].add(from_microseconds(at).date())
    return {person: len(seen) for person, seen in days.items()}
