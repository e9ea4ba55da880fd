"""The rounds that count what a supervisor reads: how long we held what was decided, and on which grounds (item 8).

    journal entries after the mark ─► returned, refused, approved ─► counters, with the mark, in one transaction

Each round reads a slice, so that no worker is away from what closes by the clock; it stops where the journal ends.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Count, Max, Q

from workpermit.casework import journal
from workpermit.casework.models import CaseRow, JournalRow, OpenWork
from workpermit.core.case.application import ApplicationApproved, ApplicationRefused, ApplicationReturned
from workpermit.core.case.ball import Party, ball_of
from workpermit.core.case.state import Entry
from workpermit.core.law.places import VISA_EXEMPT
from workpermit.trades.reports import counting
from workpermit.trades.reports.counting import Ground, Kind

ROUND: Final = "outcomes"
ENTRIES_A_ROUND: Final = 100_000
_CASES_AT_ONCE: Final = 500
# Entries of transactions that were open when a round looked may carry lower ids than it saw: it leaves the last alone.
_LEFT_ALONE: Final = 1000
_SETTLED_FOR: Final = timedelta(minutes=10)
_KINDS: Final = (ApplicationApproved.__name__, ApplicationRefused.__name__, ApplicationReturned.__name__)
_IN_CANADA: Final = "imm_5710"


def is_due(*, at: datetime) -> bool:
    """Tell whether the day's open work is not kept yet, or entries wait to be counted."""
    return not counting.has_workday(at.date()) or _newest(at) > counting.through(ROUND)


def gather(*, at: datetime) -> int:
    """Keep the day's open work and count one slice of the journal; return how many cases were counted."""
    _keep_day(at)
    after = counting.through(ROUND)
    until = min(_newest(at), after + ENTRIES_A_ROUND)
    if until <= after:
        return 0
    rows = JournalRow.objects.filter(pk__gt=after, pk__lte=until, kind__in=_KINDS)
    ended = list(rows.order_by("pk").values_list("case_id", "sequence"))
    held: Counter[tuple[Kind, int]] = Counter()
    grounds: Counter[Ground] = Counter()
    for begin in range(0, len(ended), _CASES_AT_ONCE):
        _count(ended[begin : begin + _CASES_AT_ONCE], held, grounds)
    return len(ended) if counting.add(ROUND, after=after, until=until, held=held, grounds=grounds) else 0


def _newest(at: datetime) -> int:
    """Return the last entry to count: all of them once nothing was written for a while, else not the very last."""
    newest = JournalRow.objects.aggregate(last=Max("pk"))["last"] or 0
    last_at = JournalRow.objects.filter(pk=newest).values_list("at", flat=True).first() or 0
    is_quiet = last_at < int((at - _SETTLED_FOR).timestamp() * 1_000_000)
    return newest if is_quiet else max(newest - _LEFT_ALONE, 0)


def _count(ended: Sequence[tuple[UUID, int]], held: Counter[tuple[Kind, int]], grounds: Counter[Ground]) -> None:
    told = journal.entries_of(list({case_id for case_id, _ in ended}))
    rows = CaseRow.objects.in_bulk({case_id for case_id, _ in ended})
    for case_id, sequence in ended:
        entries = [one for one in told[case_id] if one.sequence <= sequence]
        _count_one(rows[case_id], entries, held, grounds)


def _count_one(
    row: CaseRow, entries: Sequence[Entry], held: Counter[tuple[Kind, int]], grounds: Counter[Ground]
) -> None:
    last = entries[-1]
    month = f"{last.at:%Y-%m}"
    if isinstance(last.event, ApplicationReturned):
        grounds.update(Ground(month, row.office, "returned", code) for code in last.event.missing)
    else:
        if isinstance(last.event, ApplicationRefused):
            grounds.update(Ground(month, row.office, "refused", ground.value) for ground in last.event.grounds)
        days = ball_of(entries).sums(at=last.at).get(Party.OFFICE, timedelta()).days
        held[Kind(month, row.office, row.form, country_class(row)), days] += 1


def country_class(row: CaseRow) -> str:
    """Return the class of a case's country: in Canada, or whether who lives there needs no visa."""
    if row.form == _IN_CANADA:
        return "in_canada"
    return "visa_exempt" if row.country in VISA_EXEMPT else "visa_required"


def open_work() -> dict[tuple[str, str], tuple[int, int]]:
    """Return what is open now by (region, holder): how many cases, and how many of them late; one query."""
    rows = OpenWork.objects.values_list("region", "holder").annotate(
        n=Count("pk"), late=Count("pk", filter=Q(late=True))
    )
    return {(region, holder): (count, late) for region, holder, count, late in rows.order_by()}


def _keep_day(at: datetime) -> None:
    if not counting.has_workday(at.date()):
        counting.keep_workday(at.date(), open_work())


def last_months(at: datetime, *, count: int = 12) -> str:
    """Return the first of the last `count` months, as YYYY-MM, the month of `at` being the last of them."""
    months = at.year * 12 + at.month - 1 - (count - 1)
    return f"{months // 12:04d}-{months % 12 + 1:02d}"
