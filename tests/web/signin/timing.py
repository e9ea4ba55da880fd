"""Whether two ways of answering take the same time, as an attacker would find out: many pairs, each in turn (S-03)."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt
from time import process_time
from typing import Final

WELCH: Final = 4.5
MEDIAN_GAP: Final = 0.001  # seconds


@dataclass(frozen=True, slots=True)
class Compared:
    """Two ways compared: Welch's t and the gap between the medians in seconds."""

    t: float
    gap: float

    @property
    def leaks(self) -> bool:
        """Tell whether somebody outside could tell the two apart: both bounds must be passed."""
        return abs(self.t) > WELCH and self.gap > MEDIAN_GAP


def compared(
    one: Callable[[int], object],
    other: Callable[[int], object],
    *,
    pairs: int,
    clock: Callable[[], float] = process_time,
) -> Compared:
    """Time two ways in turn, the first of each pair changing, so that no drift of the machine favours one.

    The time of this process alone is finer than the wall clock of an attacker, on whom the machine's other work falls.
    """
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(pairs):
        order = (0, 1) if number % 2 else (1, 0)
        for which in order:
            began = clock()
            (one, other)[which](number)
            times[which].append(clock() - began)
    first, second = times
    spread = sqrt(statistics.variance(first) / pairs + statistics.variance(second) / pairs)
    gap = abs(statistics.median(first) - statistics.median(second))
    return Compared((statistics.fmean(first) - statistics.fmean(second)) / spread, gap)
