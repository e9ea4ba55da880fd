"""The rules that ask about looks (S-29): pure functions over one day of one person, beside their peers.

    looks of a day, with what is known of each ─► eight questions ─► findings, each with the figures that explain it

They accuse nobody. Each finding says what was seen in numbers that an auditor can check in the log; whether there was
a good reason is for a person to say. Limits stand here, with why they are what they are.
"""

from __future__ import annotations

import math
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Rule(StrEnum):
    """What a rule asks about."""

    CIRCLE = "circle"  # a file of one's own circle: oneself, household, address, employer
    LONG_CLOSED = "long_closed"
    NAME_SEARCH = "name_search"
    FAR_ABOVE_PEERS = "far_above_peers"
    GUARDED = "guarded"
    REPEATED = "repeated"
    OFF_SHIFT = "off_shift"
    NEIGHBOURS = "neighbours"


# A case that ended this long ago is opened for an enquiry or an order of a court, seldom otherwise.
CLOSED_DAYS: Final = 90
# Names searched on a day after which no case was opened for work: one or two are slips of the pen.
IDLE_SEARCHES: Final = 3
# Beyond four standard deviations lies one look in 30,000 of chance; the floor keeps quiet offices quiet.
SIGMAS: Final = 4.0
FEWEST_PEERS: Final = 5
ABOVE_AT_LEAST: Final = 30
# Days, of the last thirty, on which one person was looked at without anything being done for them.
REPEATED_DAYS: Final = 3
REPEATED_WITHIN: Final = 30
# Looks outside one's hours: one is a forgotten page, several are a habit.
OFF_SHIFT_LOOKS: Final = 3
# Applications filed in a row, opened in a row, none of them one's work: browsing.
NEIGHBOURS_IN_A_ROW: Final = 6


@dataclass(frozen=True, slots=True)
class Seen:
    """One look at one case, with what is known of it.

    `at` is minutes since the day began (UTC); `is_work` says that the case was theirs, in their queue or before them at
    the counter. `is_explained` says that something else than their own word stands behind the look: an act of theirs
    that day, a work list, an enquiry about the case, a supervisor's leave; a purpose that they stated does not. The
    number of the application as a figure is `serial`.
    """

    case: str
    person: str
    at: int
    is_work: bool = True
    is_explained: bool = False
    closed_days: int | None = None
    is_guarded: bool = False
    is_off_shift: bool = False
    tie: str = ""
    serial: int = 0

    @property
    def is_idle(self) -> bool:
        """Tell whether nothing stands behind the look."""
        return not self.is_work and not self.is_explained


@dataclass(frozen=True, slots=True)
class Day:
    """One day of one member of staff: looks, searches for people as (minute, opened a case for work afterwards)."""

    account: str
    peers: str  # those whose work is alike: role and office
    looks: tuple[Seen, ...] = ()
    searches: tuple[tuple[int, bool], ...] = ()
    # The days, of those before, on which each person was looked at with nothing behind it.
    idle_days_before: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule asks an account about: a case or person where there is one, and the figures that explain it."""

    rule: Rule
    account: str
    about: str = ""
    figures: tuple[tuple[str, int], ...] = ()


def findings(days: Iterable[Day]) -> Iterator[Finding]:
    """Yield what the rules ask about a day of the office, person by person."""
    listed = list(days)
    limits = _limits(listed)
    for day in listed:
        yield from _circle(day)
        yield from _long_closed(day)
        yield from _name_search(day)
        yield from _far_above(day, limits)
        yield from _guarded(day)
        yield from _repeated(day)
        yield from _off_shift(day)
        yield from _neighbours(day)


def _circle(day: Day) -> Iterator[Finding]:
    for case, tie in {one.case: one.tie for one in day.looks if one.tie}.items():
        yield Finding(Rule.CIRCLE, day.account, case, ((tie, 1),))


def _long_closed(day: Day) -> Iterator[Finding]:
    closed = {
        one.case: one.closed_days
        for one in day.looks
        if one.closed_days is not None and one.closed_days > CLOSED_DAYS and not one.is_explained
    }
    for case, days in closed.items():
        yield Finding(Rule.LONG_CLOSED, day.account, case, (("days", days),))


def _name_search(day: Day) -> Iterator[Finding]:
    idle = sum(not led_to_work for _, led_to_work in day.searches)
    if idle >= IDLE_SEARCHES and idle * 2 > len(day.searches):
        yield Finding(Rule.NAME_SEARCH, day.account, "", (("searches", len(day.searches)), ("idle", idle)))


def _far_above(day: Day, limits: Mapping[str, Sequence[tuple[str, int]]]) -> Iterator[Finding]:
    own = _count(day)
    others = [count for account, count in limits.get(day.peers, ()) if account != day.account]
    if len(others) < FEWEST_PEERS or own < ABOVE_AT_LEAST:
        return
    # One's own day stays out of what it is held against: with few peers it would lift its own limit. People's paces
    # differ by factors, so the deviations are those of the logarithm: a quick colleague is no outlier.
    paces = [math.log(count) for count in others]
    usual = statistics.fmean(paces)
    limit = math.exp(usual + SIGMAS * max(statistics.pstdev(paces), math.exp(-usual / 2)))
    if own > limit:
        figures = (("cases", own), ("usual", round(math.exp(usual))), ("limit", math.floor(limit)))
        yield Finding(Rule.FAR_ABOVE_PEERS, day.account, "", figures)


def _limits(days: Sequence[Day]) -> dict[str, list[tuple[str, int]]]:
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for day in days:
        if day.looks:  # who was not there says nothing of a working day
            found[day.peers].append((day.account, _count(day)))
    return found


def _count(day: Day) -> int:
    return len({one.case for one in day.looks})


def _guarded(day: Day) -> Iterator[Finding]:
    met = Counter(one.person for one in day.looks if one.is_guarded and one.is_idle)
    for person, looks in met.items():
        yield Finding(Rule.GUARDED, day.account, person, (("looks", looks),))


def _repeated(day: Day) -> Iterator[Finding]:
    for person in sorted({one.person for one in day.looks if one.is_idle}):
        days = day.idle_days_before.get(person, 0) + 1
        if days >= REPEATED_DAYS:
            yield Finding(Rule.REPEATED, day.account, person, (("days", days), ("within", REPEATED_WITHIN)))


def _off_shift(day: Day) -> Iterator[Finding]:
    outside = [one for one in day.looks if one.is_off_shift and not one.is_explained]
    if len(outside) >= OFF_SHIFT_LOOKS:
        yield Finding(Rule.OFF_SHIFT, day.account, "", (("looks", len(outside)), ("first", outside[0].at)))


def _neighbours(day: Day) -> Iterator[Finding]:
    longest = run = 0
    before: Seen | None = None
    for one in day.looks:
        if not one.is_idle or not one.serial:
            run, before = 0, None
            continue
        if before is not None and one.serial == before.serial:
            continue
        run = run + 1 if before is not None and abs(one.serial - before.serial) == 1 else 1
        longest, before = max(longest, run), one
    if longest >= NEIGHBOURS_IN_A_ROW:
        yield Finding(Rule.NEIGHBOURS, day.account, "", (("in_a_row", longest),))
