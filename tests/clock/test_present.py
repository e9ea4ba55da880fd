"""The clock stands where it is put, in the demo and in tests alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest

from workpermit.clock import present

NOON = datetime(2025, 6, 17, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _unlocked() -> Iterator[None]:
    present.allow_setting()
    yield
    present.allow_setting(False)
    present.allow_setting()


def test_real_time_is_aware_utc_and_moves() -> None:
    first, second = present.now(), present.now()
    assert first.utcoffset() == timedelta(0)
    assert first <= second
    assert abs(second - first) < timedelta(seconds=5)


def test_a_set_clock_stands_still_and_advances() -> None:
    present.set_to(NOON)
    assert present.now() == present.now() == NOON
    present.advance(timedelta(days=30, microseconds=1))
    assert present.now() == datetime(2025, 7, 17, 12, 0, 0, 1, tzinfo=UTC)
    present.release()
    assert present.now() != datetime(2025, 7, 17, 12, 0, 0, 1, tzinfo=UTC)


def test_an_instant_of_another_zone_is_told_in_utc() -> None:
    present.set_to(datetime(2025, 6, 17, 8, tzinfo=timezone(timedelta(hours=-4))))
    assert present.now() == NOON
    assert present.now().utcoffset() == timedelta(0)


def test_holding_the_clock_puts_back_what_was_there() -> None:
    present.set_to(NOON)
    with present.at(NOON + timedelta(hours=1)) as held:
        assert present.now() == held == NOON + timedelta(hours=1)
        with pytest.raises(KeyError), present.at(NOON + timedelta(hours=2)):
            raise KeyError
        assert present.now() == held
    assert present.now() == NOON


def test_a_server_cannot_set_its_clock() -> None:
    present.allow_setting(False)
    with pytest.raises(present.ClockLocked):
        present.set_to(NOON)
    with pytest.raises(present.ClockLocked):
        present.advance(timedelta(seconds=1))
    with pytest.raises(present.ClockLocked):
        present.release()
    with pytest.raises(present.ClockLocked), present.at(NOON):
        pass


def test_turning_the_switch_off_returns_to_real_time() -> None:
    present.set_to(NOON)
    present.allow_setting(False)
    assert present.now() != NOON


def test_time_needs_a_zone_and_never_runs_backwards() -> None:
    with pytest.raises(ValueError, match="zone"):
        present.set_to(datetime(2025, 6, 17))  # noqa: DTZ001
    with pytest.raises(ValueError, match="backwards"):
        present.advance(timedelta(seconds=-1))
