"""How much longer it took those that had waited as long: against a plain count, and honest about who still waits."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from workpermit.trades.times.conditional import FEWEST, Waits, further


def told(decided: list[int], waiting: list[int] = [], *, waited: int = 0) -> tuple[int | None, ...] | None:  # noqa: B006
    """Return the three figures."""
    found = further(Waits(Counter(decided), Counter(waiting)), waited_days=waited)
    return None if found is None else (found.quarter, found.half, found.most)


def test_where_nobody_waits_the_figures_are_plain_shares() -> None:
    assert told(list(range(1, 101))) == (25, 50, 80)


def test_who_has_waited_already_is_held_against_those_who_had_waited_as_long() -> None:
    # Of 1 to 100 days those with at least 60 are left: 41; a quarter of them by day 70, half by 80, four in five by 92.
    assert told(list(range(1, 101)), waited=60) == (10, 20, 32)


def test_those_who_still_wait_make_it_longer_and_never_shorter() -> None:
    decided = [30] * 40
    assert told(decided) == (30, 30, 30)
    assert told([*decided, *[60] * 40], [45] * 200) == (60, 60, 60)
    assert told(decided, [31] * 39) == (30, 30, None)
    assert told(decided, [31] * 41) == (30, None, None)
    assert told(decided, [31] * 400) == (None, None, None)


def test_those_who_left_sight_before_count_for_nothing_after() -> None:
    assert told([30] * 40, [10] * 1000) == (30, 30, 30)


@pytest.mark.parametrize(("count", "says"), [(FEWEST - 1, False), (FEWEST, True)])
def test_too_few_say_nothing(count: int, says: bool) -> None:
    assert (told([40] * count, [40] * 500, waited=10) is not None) is says
    assert (told([9] * 500 + [40] * count, waited=10) is not None) is says


def test_it_is_the_product_limit_estimate_worked_by_hand() -> None:
    # Day 6: 21 at risk, 3 decided. Day 7: 17, 1. Day 10: 15, 1. 13: 12, 1. 16: 11, 1. 22: 7, 1. 23: 6, 1
    # (Freireich 1963, the example of every textbook), with each count times ten so that it is not too few.
    decided = Counter({6: 30, 7: 10, 10: 10, 13: 10, 16: 10, 22: 10, 23: 10})
    waiting = Counter({6: 10, 9: 10, 10: 10, 11: 10, 17: 10, 19: 10, 20: 10, 25: 10, 32: 20, 34: 10, 35: 10})
    found = further(Waits(decided, waiting), waited_days=0)
    assert found is not None
    # Shares left: 0.857 0.807 0.753 0.690 0.627 0.538 0.448
    assert (found.quarter, found.half, found.most) == (13, 23, None)


def test_the_half_holds_for_about_half_whatever_day_one_asks_on() -> None:
    """Draw waits, look at them on a day when many still wait, and see how it went on: the truth is known here."""
    chance = random.Random(7)
    waits = [int(chance.lognormvariate(4, 0.5)) for _ in range(6000)]
    began = [chance.randrange(365) for _ in waits]
    decided = Counter(wait for wait, day in zip(waits, began, strict=True) if day + wait < 365)
    waiting = Counter(365 - day for wait, day in zip(waits, began, strict=True) if day + wait >= 365)
    for waited in (0, 30, 60, 90):
        found = further(Waits(decided, waiting), waited_days=waited)
        assert found is not None
        assert found.half is not None
        assert found.most is not None
        still = [wait - waited for wait in waits if wait >= waited]
        assert abs(sum(wait <= found.half for wait in still) / len(still) - 0.5) < 0.04
        assert abs(sum(wait <= found.most for wait in still) / len(still) - 0.8) < 0.04
