"""Dates as the law counts them: the vectors of the calendar, each with its provision (AYA-09, IN-04, IN-08)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workpermit.core.law.calendar import (
    add_months,
    add_years,
    age_on,
    business_days_after,
    due_instant,
    is_business_day,
    is_holiday,
    is_in_time,
    last_day_of_statutory_period,
)

MICROSECOND = timedelta(microseconds=1)
DATES = st.dates(date(1900, 1, 1), date(2199, 12, 30))


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize("on", ["2025-09-15", "2028-02-29", "2099-12-31", "2025-03-09"])
def test_midnight_utc_closes_the_day_itself(on: str) -> None:
    """AYA-09, ADR-02: the last microsecond of the day is in time, the next day's first instant is not."""
    due = due_instant(day(on))
    assert due == datetime.combine(day(on), datetime.min.time(), tzinfo=UTC) + timedelta(hours=24)
    assert is_in_time(due - MICROSECOND, day(on))
    assert not is_in_time(due, day(on))


@pytest.mark.parametrize(
    ("zone_hours", "local", "in_time"),
    [
        (-4, "2025-09-15T19:59:59", True),  # Toronto, summer
        (-4, "2025-09-15T20:00:00", False),
        (5.5, "2025-09-16T05:29:59", True),  # India
        (5.5, "2025-09-16T05:30:00", False),
        (-2.5, "2025-09-15T21:30:00", False),  # St John's, summer
    ],
)
def test_local_hours_of_the_same_instant(zone_hours: float, local: str, in_time: bool) -> None:
    stamp = datetime.fromisoformat(local).replace(tzinfo=timezone(timedelta(hours=zone_hours)))
    assert is_in_time(stamp, day("2025-09-15")) is in_time


def test_a_stamp_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        is_in_time(datetime(2025, 9, 15, 12), day("2025-09-15"))  # noqa: DTZ001


def test_an_instant_is_no_due_date() -> None:
    with pytest.raises(TypeError):
        due_instant(datetime(2025, 9, 15, tzinfo=UTC))


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        ("2024-03-31", -12, "2023-03-31"),
        ("2024-02-29", -12, "2023-02-28"),  # IA 28(c)
        ("2025-01-31", 1, "2025-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-12-31", 2, "2025-02-28"),
        ("2025-10-31", 6, "2026-04-30"),
        ("2025-06-17", 12, "2026-06-17"),
        ("2025-01-15", -1, "2024-12-15"),
    ],
)
def test_months_keep_the_day_or_take_the_last(start: str, months: int, expected: str) -> None:
    assert add_months(day(start), months) == day(expected)


@given(DATES, st.integers(-120, 120))
def test_months_never_spill_over(start: date, months: int) -> None:
    moved = add_months(start, months)
    assert (moved.year * 12 + moved.month) - (start.year * 12 + start.month) == months
    assert moved.day == start.day or (moved.day < start.day and (moved + timedelta(days=1)).day == 1)


def test_ten_years() -> None:
    assert add_years(day("2015-06-17"), 10) == day("2025-06-17")
    assert add_years(day("2016-02-29"), 10) == day("2026-02-28")


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        ("2011-06-18", "2025-06-17", 13),
        ("2011-06-17", "2025-06-17", 14),
        ("1945-06-18", "2025-06-17", 79),
        ("1945-06-17", "2025-06-17", 80),
        ("2012-02-29", "2026-02-28", 13),
        ("2012-02-29", "2026-03-01", 14),
    ],
)
def test_age(born: str, on: str, age: int) -> None:
    assert age_on(day(born), day(on)) == age


@pytest.mark.parametrize(
    ("on", "holiday"),
    [
        ("2025-08-17", True),  # a Sunday
        ("2025-08-16", False),  # a Saturday is not one (IA 35)
        ("2025-04-18", True),  # Good Friday
        ("2025-04-21", True),  # Easter Monday
        ("2025-05-19", True),  # Victoria Day
        ("2026-05-18", True),
        ("2020-05-18", True),
        ("2025-07-01", True),
        ("2029-07-02", True),  # Canada Day on a Sunday is kept on the Monday
        ("2025-08-04", False),  # the civic holiday is not in the Act
        ("2025-09-01", True),
        ("2020-09-30", False),  # since 2021 only
        ("2021-09-30", True),
        ("2025-10-13", True),
        ("2025-11-11", True),
        ("2025-12-25", True),
        ("2025-12-26", False),  # Boxing Day is not in the Act
    ],
)
def test_holidays_of_the_interpretation_act(on: str, holiday: bool) -> None:
    assert is_holiday(day(on)) is holiday


@pytest.mark.parametrize(
    ("start", "days", "last"),
    [
        ("2025-08-01", 15, "2025-08-16"),  # a Saturday stays
        ("2025-08-02", 15, "2025-08-18"),  # a Sunday rolls to Monday
        ("2025-04-03", 15, "2025-04-19"),  # Good Friday rolls to Saturday
        ("2025-12-10", 15, "2025-12-26"),
        ("2025-04-05", 15, "2025-04-22"),  # Easter Sunday, then Easter Monday
    ],
)
def test_statutory_periods_roll_past_holidays(start: str, days: int, last: str) -> None:
    assert last_day_of_statutory_period(day(start), days=days) == day(last)


@given(DATES, st.integers(0, 400))
def test_a_statutory_period_never_ends_on_a_holiday_and_moves_least(start: date, days: int) -> None:
    last = last_day_of_statutory_period(start, days=days)
    first_try = start + timedelta(days=days)
    assert not is_holiday(last)
    assert all(is_holiday(first_try + timedelta(days=n)) for n in range((last - first_try).days))


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2022-03-01", "2022-04-12"),
        ("2024-07-26", "2024-09-10"),
        ("2024-08-27", "2024-10-10"),
        ("2020-08-24", "2020-10-06"),  # 30 September 2020 was a working day
        ("2023-12-01", "2024-01-17"),
    ],
)
def test_thirty_business_days(start: str, expected: str) -> None:
    """IN-04, ADR-05: the count starts on the day after."""
    assert business_days_after(day(start), 30) == day(expected)


def test_days_off_that_fall_on_a_weekend_move_on() -> None:
    assert not is_business_day(day("2026-12-28"))  # Boxing Day of 2026
    assert not is_business_day(day("2021-12-27"))
    assert not is_business_day(day("2021-12-28"))
    assert is_business_day(day("2021-12-29"))


def test_quebec_keeps_saint_jean_for_the_civic_holiday() -> None:
    assert [is_business_day(day(on)) for on in ("2025-06-24", "2025-08-04")] == [True, False]
    assert [is_business_day(day(on), quebec=True) for on in ("2025-06-24", "2025-08-04")] == [False, True]


@given(DATES, st.integers(0, 60))
def test_business_days_count_back_to_the_start(start: date, count: int) -> None:
    end = business_days_after(start, count)
    between = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    assert sum(is_business_day(one) for one in between) == count
    assert count == 0 or is_business_day(end)


def test_business_days_do_not_run_backwards() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        business_days_after(day("2025-01-01"), -1)
