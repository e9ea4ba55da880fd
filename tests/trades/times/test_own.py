"""Our own figures: shares of real cases, or nothing where there are too few (rule card 20)."""

from __future__ import annotations

from workpermit.trades.times.own import FEWEST, OwnFigures, own_figures


def test_the_shares_are_those_of_real_cases() -> None:
    assert own_figures(range(1, 101)) == OwnFigures(count=100, half_days=50, most_days=80, nearly_all_days=95)


def test_order_does_not_matter_and_ranks_are_rounded_up() -> None:
    told = own_figures(reversed(range(1, 22)))
    assert told is not None
    assert (told.half_days, told.most_days, told.nearly_all_days) == (11, 17, 20)


def test_too_few_cases_say_nothing() -> None:
    assert own_figures([30] * (FEWEST - 1)) is None
    assert own_figures([30] * FEWEST) is not None
