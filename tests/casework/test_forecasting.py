"""What is said to one person of how long it may take: like theirs, of the last year, and nothing where it is thin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from workpermit.casework.forecasting import OwnForecast, forecast
from workpermit.casework.models import CaseRow
from workpermit.core.case.codec import to_microseconds

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 15, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def case(
    days: int,
    *,
    since: datetime = AT - 200 * DAY,
    stage: str = "approved",
    form: str = "imm_1295",
    country: str = "PH",
) -> CaseRow:
    """Return a case that came at an instant and was decided so many days later, or waits."""
    decided = to_microseconds(since + days * DAY) if stage in ("approved", "refused") else None
    return CaseRow(
        application_number=f"W{uuid4().int % 10**9:09d}",
        person_id=uuid4(),
        form=form,
        country=country,
        stage=stage,
        received_at=to_microseconds(since),
        decided_at=decided,
    )


def put(*cases: CaseRow) -> None:
    """Keep cases."""
    CaseRow.objects.bulk_create(cases)


def mine(*, waited: int = 10, form: str = "imm_1295", country: str = "PH", stage: str = "in_process") -> CaseRow:
    """Keep the case that is asked about."""
    row = case(0, since=AT - waited * DAY, stage=stage, form=form, country=country)
    row.save(force_insert=True)
    return row


def told(row: CaseRow) -> OwnForecast:
    """Return what is said."""
    found = forecast(row, at=AT)
    assert found is not None
    return found


def test_the_range_is_of_those_like_it_that_had_waited_as_long() -> None:
    put(*(case(days) for days in range(1, 101)))
    found = told(mine(waited=60))
    assert found.others is not None
    assert (found.waited_days, found.is_of_country) == (60, True)
    assert (found.others.quarter, found.others.half, found.others.most) == (10, 20, 32)
    assert found.day_of(found.others.half) == AT.date() + 20 * DAY


@pytest.mark.parametrize(
    "other",
    [
        {"form": "imm_5710"},
        {"stage": "withdrawn"},
        {"stage": "returned"},
        {"since": AT - 366 * DAY},
    ],
)
def test_what_is_not_like_it_counts_for_nothing(other: dict[str, object]) -> None:
    put(*(case(30) for _ in range(19)), *(case(30, **other) for _ in range(50)))  # type: ignore[arg-type]
    assert told(mine()).others is None


def test_a_country_with_too_few_is_told_as_all_countries_and_says_so() -> None:
    put(*(case(30) for _ in range(19)), *(case(50, country="IN") for _ in range(30)))
    found = told(mine())
    assert not found.is_of_country
    assert found.others is not None
    assert found.others.decided == 49


def test_from_inside_canada_the_country_makes_no_difference() -> None:
    put(*(case(30, form="imm_5710", country=country) for country in ("PH", "IN", "MX") for _ in range(10)))
    found = told(mine(form="imm_5710"))
    assert found.others is not None
    assert (found.is_inside, found.others.decided) == (True, 30)


def test_those_that_still_wait_count_as_waiting() -> None:
    put(*(case(30) for _ in range(40)), *(case(0, since=AT - 100 * DAY, stage="in_process") for _ in range(60)))
    found = told(mine())
    assert found.others is not None
    assert (found.others.decided, found.others.waiting) == (40, 60)
    assert found.others.half is None


def test_what_was_decided_since_midnight_is_tomorrows() -> None:
    put(*(case(30) for _ in range(20)), case(100, since=AT - 100 * DAY - timedelta(hours=1)))
    found = told(mine())
    assert found.others is not None
    assert (found.others.decided, found.others.waiting) == (20, 1)


def test_its_place_is_how_many_like_it_came_before_and_still_wait() -> None:
    put(*(case(0, since=AT - 11 * DAY, stage="received") for _ in range(7)))
    put(case(0, since=AT - 9 * DAY, stage="received"), case(0, since=AT - 11 * DAY, stage="received", country="IN"))
    put(case(5, since=AT - 11 * DAY))
    assert told(mine(waited=10)).before == 7


@pytest.mark.parametrize("stage", ["approved", "refused", "withdrawn", "returned", "not_received"])
def test_where_nothing_is_awaited_nothing_is_said(stage: str) -> None:
    assert forecast(mine(stage=stage), at=AT) is None


def test_a_days_figures_are_counted_once() -> None:
    put(*(case(30) for _ in range(20)))
    row = mine()
    forecast(row, at=AT)
    with CaptureQueriesContext(connection) as queries:
        forecast(row, at=AT)
    assert not [one for one in queries if "COUNT" in one["sql"] and "GROUP BY" in one["sql"]]
