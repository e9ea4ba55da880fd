"""Our own processing times count decisions alone, of the weeks before the day (rule card 20)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.core.cache import cache

from workpermit.casework.finalised import own_times
from workpermit.casework.models import CaseRow
from workpermit.core.case.codec import to_microseconds
from workpermit.trades.times.published import Kind

pytestmark = pytest.mark.django_db
ON = date(2026, 3, 2)
DECIDED = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def no_figures_kept() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def decided(days: int, *, at: datetime = DECIDED, stage: str = "approved", form: str = "imm_1295") -> CaseRow:
    number = CaseRow.objects.count()
    return CaseRow(
        application_number=f"W{number + uuid4().int % 10**8:09d}"[:10],
        person_id=uuid4(),
        form=form,
        country="PH",
        stage=stage,
        received_at=to_microseconds(at - timedelta(days=days)),
        decided_at=to_microseconds(at),
    )


def test_the_shares_are_of_decided_applications() -> None:
    CaseRow.objects.bulk_create([decided(days) for days in range(1, 101)])
    told = own_times(kind=Kind.OUTSIDE_CANADA, country="PH", on=ON)
    assert told is not None
    assert (told.count, told.half_days, told.most_days, told.nearly_all_days) == (100, 50, 80, 95)


def test_what_is_no_decision_or_not_of_the_window_or_of_elsewhere_counts_for_nothing() -> None:
    rows = [decided(30) for _ in range(19)]
    rows += [decided(30, stage=stage) for stage in ("withdrawn", "returned", "in_process")]
    rows += [
        decided(30, at=DECIDED - timedelta(weeks=16)),
        decided(30, at=DECIDED + timedelta(hours=12)),  # the day itself has not ended
        decided(30, form="imm_5710"),
    ]
    CaseRow.objects.bulk_create(rows)
    assert own_times(kind=Kind.OUTSIDE_CANADA, country="PH", on=ON) is None
    assert own_times(kind=Kind.OUTSIDE_CANADA, country="FR", on=ON) is None


def test_a_refusal_is_a_decision() -> None:
    CaseRow.objects.bulk_create([decided(30) for _ in range(19)] + [decided(40, stage="refused")])
    told = own_times(kind=Kind.OUTSIDE_CANADA, on=ON)
    assert told is not None
    assert (told.count, told.half_days, told.nearly_all_days) == (20, 30, 30)
