"""What a supervisor reads of the work: who holds it and how old it is, what is late and why, like cases by office.

What is open is grouped as it stands now, over the narrow table of open work; what was decided comes from counters
(trades/reports). Counts of open work speak of a queue that the supervisor may read anyway; figures about people who
were decided leave out what is fewer than five (ADR-67).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, cast

from django.core.cache import cache
from django.db.models import Case, Count, IntegerField, QuerySet, Value, When

from workpermit.casework.figures import last_months
from workpermit.casework.models import OpenWork
from workpermit.core.case import permit_delivery
from workpermit.core.case.ball import Party
from workpermit.core.case.codec import to_microseconds
from workpermit.trades.reports import counting
from workpermit.trades.reports.counting import FEWEST, Spread

# The ages of open work, each as the first day (since receipt) that it no longer holds; the last goes on.
BANDS: Final = (8, 31, 61, 121)
TREND_DAYS: Final = 90
_KEPT_SECONDS: Final = 300


class Why(StrEnum):
    """Why open work is late."""

    DATE_PASSED = "date_passed"  # of the applicant: an officer has to say how the file goes on
    REPLY = "reply"  # ours, to a request under a programme
    DELIVERY = "delivery"  # a permit in the mail


@dataclass(frozen=True, slots=True)
class Load:
    """Open work of one holder: how many cases in each band of age, in the order of BANDS."""

    holder: Party
    by_age: tuple[int, ...]

    @property
    def cases(self) -> int:
        """All of them."""
        return sum(self.by_age)


@dataclass(frozen=True, slots=True)
class Day:
    """What was open on one day, by holder, and how much of it was late."""

    on: str
    held: dict[Party, int]
    late: int


@dataclass(frozen=True, slots=True)
class Given:
    """A ground and how often it was given; None where that is fewer than five."""

    code: str
    cases: int | None


def regions() -> list[str]:
    """Return the regions that have open work, by name."""
    return sorted(set(OpenWork.objects.order_by().values_list("region", flat=True).distinct()))


def workload(*, region: str, at: datetime) -> list[Load]:
    """Return the open work by who holds it and by age since receipt; one query, kept for five minutes."""
    key = f"oversight-load-{region or 'all'}"
    return cast("list[Load]", cache.get_or_set(key, lambda: _workload(region, at), _KEPT_SECONDS))


def _workload(region: str, at: datetime) -> list[Load]:
    edges = [When(received_at__gt=to_microseconds(at - timedelta(days=days)), then=Value(i)) for i, days in _edges()]
    band = Case(*edges, default=Value(len(BANDS)), output_field=IntegerField())
    rows = _open(region).annotate(band=band).values_list("holder", "band").annotate(n=Count("pk")).order_by()
    counts = {(holder, place): n for holder, place, n in rows}
    return [
        Load(party, tuple(counts.get((party.value, place), 0) for place in range(len(BANDS) + 1)))
        for party in Party
        if any(holder == party.value for holder, _ in counts)
    ]


def _edges() -> Sequence[tuple[int, int]]:
    return list(enumerate(BANDS))


def late(*, region: str) -> Counter[Why]:
    """Return how much is late, and why; one query over what is late alone."""
    mailed = [stage.value for stage in permit_delivery.Stage]
    why = Case(
        When(stage__in=mailed, then=Value(Why.DELIVERY.value)),
        When(programme__isnull=False, then=Value(Why.REPLY.value)),
        default=Value(Why.DATE_PASSED.value),
    )
    rows = _open(region).filter(late=True).annotate(why=why).values_list("why").annotate(n=Count("pk")).order_by()
    return Counter({Why(code): n for code, n in rows})


def trend(*, region: str, at: datetime) -> list[Day]:
    """Return what was open on each of the last days that were kept, the oldest first."""
    since = (at - timedelta(days=TREND_DAYS)).date().isoformat()
    days: dict[str, Day] = {}
    for on, holder, cases, late_cases in counting.workdays(since=since, region=region):
        day = days.setdefault(on, Day(on, {}, 0))
        day.held[Party(holder)] = cases
        days[on] = Day(on, day.held, day.late + late_cases)
    return list(days.values())


def like_cases(*, at: datetime) -> list[Spread]:
    """Return how long each office held like cases, over the last twelve months; one query, kept for five minutes."""
    since = last_months(at)
    key = f"oversight-spread-{since}"
    return cast("list[Spread]", cache.get_or_set(key, lambda: counting.spreads(since_month=since), _KEPT_SECONDS))


def given(*, office: str, at: datetime) -> dict[str, list[Given]]:
    """Return the grounds of returns and refusals of the last twelve months, the most frequent first."""
    found = counting.grounds(since_month=last_months(at), office=office)
    return {
        outcome: [Given(code, n if n >= FEWEST else None) for code, n in counted.most_common()]
        for outcome, counted in found.items()
    }


def _open(region: str) -> QuerySet[OpenWork]:
    found = OpenWork.objects.exclude(holder="")
    return found.filter(region=region) if region else found
