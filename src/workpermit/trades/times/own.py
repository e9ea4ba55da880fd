"""Our own processing times, from cases that were decided: never a promise, and nothing where there is too little.

The figure follows the published method (domain 9): the time from the day a complete application was received to the
day of the decision, in which a share of the applications decided in the last weeks was finished (rule card 20).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

WINDOW_WEEKS: Final = 16  # the longer end of the published 8 to 16 weeks: fewer places without a figure
FEWEST: Final = 20  # below this one slow file moves the 95 % figure by itself


@dataclass(frozen=True, slots=True)
class OwnFigures:
    """In how many days half, four in five and nineteen in twenty of `count` applications were decided."""

    count: int
    half_days: int
    most_days: int
    nearly_all_days: int
    window_weeks: int = WINDOW_WEEKS


def own_figures(durations: Iterable[int]) -> OwnFigures | None:
    """Return the figures of durations in whole days, or None where there are too few to say anything."""
    ordered = sorted(durations)
    if len(ordered) < FEWEST:
        return None
    return OwnFigures(
        count=len(ordered),
        half_days=_within(ordered, 50),
        most_days=_within(ordered, 80),
        nearly_all_days=_within(ordered, 95),
    )


def _within(ordered: list[int], percent: int) -> int:
    """Return the shortest time within which at least that share was finished (nearest rank, so always a real case)."""
    rank = -(-len(ordered) * percent // 100)
    return ordered[rank - 1]
