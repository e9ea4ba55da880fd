"""Say to one person how long it may still take, from applications like theirs; never a guess (AYA-12, rule card 20).

Like theirs is: the same form, handed in within the last year, and from the same country where the form is for people
outside Canada. Where that country has too few, all countries are taken and the page says so; where these are too few,
nothing is said but the published time. A withdrawn or returned application was not decided and counts for nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from django.core.cache import cache
from django.db.models import BigIntegerField, Count, F, QuerySet, Value
from django.db.models.expressions import CombinedExpression

from workpermit.casework.models import CaseRow
from workpermit.core.case.application import OPEN, Stage
from workpermit.core.case.codec import from_microseconds, to_microseconds
from workpermit.trades.times.conditional import Further, Waits, further
from workpermit.trades.times.published import Kind, Published, published

WINDOW_DAYS: Final = 365
_IN_CANADA: Final = "imm_5710"
_DECIDED: Final = (Stage.APPROVED.value, Stage.REFUSED.value)
_OPEN: Final = tuple(stage.value for stage in OPEN)
_DAY: Final = timedelta(days=1) // timedelta(microseconds=1)
_KEPT_SECONDS: Final = 86_400


@dataclass(frozen=True, slots=True)
class OwnForecast:
    """What can be said to one person: how it went on for others, where they stand, and what is published.

    `is_of_country` tells whether the others are of the person's own country; `before` counts those like theirs which
    came earlier and still wait; `as_of` is the day whose beginning the figures are from.
    """

    waited_days: int
    as_of: date
    others: Further | None
    is_of_country: bool
    before: int
    published: Published | None
    is_inside: bool

    def day_of(self, days: int | None) -> date | None:
        """Return the date in so many more days."""
        return None if days is None else self.as_of + timedelta(days=days)


def forecast(row: CaseRow, *, at: datetime) -> OwnForecast | None:
    """Return what can be said of an application that waits for its decision; None where none is awaited."""
    if row.received_at is None or row.decided_at is not None or row.stage not in _OPEN:
        return None
    today = at.date()
    waited = max((at - from_microseconds(row.received_at)).days, 0)
    is_inside = row.form == _IN_CANADA
    kind = Kind.IN_CANADA if is_inside else Kind.OUTSIDE_CANADA
    of_country = None if is_inside else further(_waits(row.form, row.country, today), waited_days=waited)
    others = of_country or further(_waits(row.form, None, today), waited_days=waited)
    return OwnForecast(
        waited_days=waited,
        as_of=today,
        others=others,
        is_of_country=of_country is not None,
        before=_before(row, is_inside=is_inside),
        published=published(kind=kind, country=row.country, on=today),
        is_inside=is_inside,
    )


def _waits(form: str, country: str | None, on: date) -> Waits:
    """Return how applications went that came in the year before a day; each day's is counted once and kept."""
    key = f"waits-{form}-{country or 'all'}-{on.isoformat()}"
    kept = cache.get(key)
    if isinstance(kept, Waits):
        return kept
    found = _counted(form, country, on)
    cache.set(key, found, _KEPT_SECONDS)
    return found


def _counted(form: str, country: str | None, on: date) -> Waits:
    end = to_microseconds(datetime.combine(on, time.min, UTC))
    came = CaseRow.objects.filter(form=form, received_at__gte=end - WINDOW_DAYS * _DAY, received_at__lt=end)
    if country is not None:
        came = came.filter(country=country)
    decided = came.filter(stage__in=_DECIDED, decided_at__lt=end)
    # Decided since midnight: at midnight it still waited.
    waiting = came.filter(stage__in=_OPEN) | came.filter(stage__in=_DECIDED, decided_at__gte=end)
    return Waits(_by_days(decided, F("decided_at")), _by_days(waiting, Value(end, BigIntegerField())))


def _by_days(rows: QuerySet[CaseRow], until: F | Value) -> dict[int, int]:
    """Return how many rows there are for each number of whole days until an instant; one query."""
    length = CombinedExpression(until, "-", F("received_at"), output_field=BigIntegerField())
    days = CombinedExpression(length, "/", Value(_DAY, BigIntegerField()), output_field=BigIntegerField())
    counted = rows.order_by().annotate(days=days).values("days").annotate(count=Count("pk"))
    return dict(counted.values_list("days", "count"))


def _before(row: CaseRow, *, is_inside: bool) -> int:
    like = CaseRow.objects.filter(form=row.form, stage__in=_OPEN, received_at__lt=row.received_at)
    return like.count() if is_inside else like.filter(country=row.country).count()
