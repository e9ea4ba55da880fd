"""Counters: sums under a mark that moves once, quartiles of real days, and figures too few to be told."""

from __future__ import annotations

import random
import statistics
from datetime import date

import pytest

from workpermit.trades.reports import counting
from workpermit.trades.reports.counting import FEWEST, Ground, Kind

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]
SEOUL = Kind("2026-01", "VO-KR", "imm_1295", "visa_exempt")


def held(kind: Kind, *days: int) -> dict[tuple[Kind, int], int]:
    """Count each day once."""
    return {(kind, day): days.count(day) for day in days}


@pytest.mark.parametrize("count", [1, 4, 5, 8, 99])
def test_quartiles_are_days_of_real_cases_by_nearest_rank(count: int) -> None:
    chance = random.Random(count)
    days = sorted(chance.choices(range(200), k=count))
    listed = sorted((day, days.count(day)) for day in set(days))
    for percent in (25, 50, 75):
        assert counting.within(listed, percent) == days[-(-count * percent // 100) - 1]
    if count % 2:
        assert counting.within(listed, 50) == statistics.median(days)


def test_what_is_counted_twice_over_is_added_and_the_mark_moves_once() -> None:
    assert counting.add("round", after=0, until=10, held=held(SEOUL, 1, 2, 3), grounds={})
    assert not counting.add("round", after=0, until=10, held=held(SEOUL, 1, 2, 3), grounds={})
    assert counting.add("round", after=10, until=20, held=held(SEOUL, 3, 4), grounds={})
    assert counting.through("round") == 20
    (spread,) = counting.spreads(since_month="2026-01")
    assert (spread.cases, spread.quarter, spread.half, spread.three_quarters) == (5, 2, 3, 3)


def test_fewer_than_five_cases_show_no_days() -> None:
    counting.add("round", after=0, until=1, held=held(SEOUL, *range(FEWEST - 1)), grounds={})
    (spread,) = counting.spreads(since_month="2026-01")
    assert (spread.quarter, spread.half, spread.three_quarters) == (None, None, None)


def test_months_before_are_left_out_and_offices_stand_apart() -> None:
    old = Kind("2025-01", "VO-KR", "imm_1295", "visa_exempt")
    manila = Kind("2026-01", "VO-PH", "imm_1295", "visa_required")
    counting.add("round", after=0, until=1, held=held(old, 9) | held(SEOUL, 1) | held(manila, 2), grounds={})
    assert [one.office for one in counting.spreads(since_month="2025-12")] == ["VO-KR", "VO-PH"]


def test_grounds_are_summed_for_an_office_and_its_parts() -> None:
    given = {
        Ground("2026-01", "VO-KR", "returned", "photo"): 2,
        Ground("2026-02", "VO-PH", "returned", "photo"): 3,
        Ground("2026-02", "CPC", "refused", "misrepresentation"): 1,
    }
    counting.add("round", after=0, until=1, held={}, grounds=given)
    assert counting.grounds(since_month="2026-01") == {"returned": {"photo": 5}, "refused": {"misrepresentation": 1}}
    assert counting.grounds(since_month="2026-02", office="VO") == {"returned": {"photo": 3}}
    assert counting.grounds(since_month="2026-01", office="V") == {}


def test_a_day_is_kept_once() -> None:
    on = date(2026, 3, 1)
    assert not counting.has_workday(on)
    assert counting.keep_workday(on, {("VO", "office"): (7, 2), ("CPC", "office"): (1, 0)})
    assert not counting.keep_workday(on, {("VO", "office"): (9, 9)})
    assert counting.workdays(since="2026-03-01") == [("2026-03-01", "office", 8, 2)]
    assert counting.workdays(since="2026-03-01", region="VO") == [("2026-03-01", "office", 7, 2)]
    assert counting.workdays(since="2026-03-02") == []


def test_a_day_on_which_nothing_is_open_is_kept_too() -> None:
    assert counting.keep_workday(date(2026, 3, 1), {})
    assert counting.has_workday(date(2026, 3, 1))
