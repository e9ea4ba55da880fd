"""How much longer applications took that had waited as long: honest about those which still wait.

    decided ─┐
             ├─► for each day: how many had waited that long, how many were decided on it ─► share still waiting
    waiting ─┘

The product-limit estimate (Kaplan and Meier, 1958): an application that still waits counts for every day it has waited
and for none after, so a slow one that is not decided yet makes the figure longer and never shorter. What is asked is
conditional: of those which had waited as many days as this one. Too few, and nothing is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

FEWEST: Final = 20  # decided after the day in question; below this one slow file moves the figure by itself


@dataclass(frozen=True, slots=True)
class Waits:
    """How applications of one kind went: how many were decided after so many days, how many still wait so many."""

    decided: Mapping[int, int]
    waiting: Mapping[int, int]

    @property
    def count(self) -> int:
        """How many there are."""
        return sum(self.decided.values()) + sum(self.waiting.values())


@dataclass(frozen=True, slots=True)
class Further:
    """In how many more days a quarter, half and four in five of those who had waited as long were decided.

    None where fewer were decided within the time that can be seen. `decided` and `waiting` are those who had waited as
    long: what the figures rest on.
    """

    waited_days: int
    decided: int
    waiting: int
    quarter: int | None
    half: int | None
    most: int | None


def further(waits: Waits, *, waited_days: int) -> Further | None:
    """Return how it went on for those who had waited `waited_days` whole days, or None where they are too few."""
    decided = {day: count for day, count in waits.decided.items() if day >= waited_days}
    waiting = {day: count for day, count in waits.waiting.items() if day >= waited_days}
    if sum(decided.values()) < FEWEST:
        return None
    left: dict[int, float] = {}
    at_risk, share = sum(decided.values()) + sum(waiting.values()), 1.0
    for day in sorted({*decided, *waiting}):
        # Who still waits on a day was not decided on it: they count among those who could have been.
        share *= 1 - decided.get(day, 0) / at_risk
        at_risk -= decided.get(day, 0) + waiting.get(day, 0)
        left[day] = share
    within = [_day_by(left, part) for part in (0.75, 0.5, 0.2)]
    quarter, half, most = (None if day is None else day - waited_days for day in within)
    return Further(waited_days, sum(decided.values()), sum(waiting.values()), quarter, half, most)


def _day_by(left: Mapping[int, float], share: float) -> int | None:
    """Return the first day on which no more than that share still waited."""
    return next((day for day, still in left.items() if still <= share + 1e-9), None)
