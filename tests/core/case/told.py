"""What the applicant is shown of a case, and the promise that nothing of it moves without a reason in the history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from workpermit.core.case import ball, history
from workpermit.core.case.ball import Ball, Hold
from workpermit.core.case.history import HistoryLine
from workpermit.core.case.public_status import PublicStatus, public_status
from workpermit.core.case.sign_of_life import SignOfLife, sign_of_life
from workpermit.core.case.state import Case, Entry, evolve


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything on the tracker that could change: statuses, steps, dates, who holds the ball, the sign of life."""

    status: PublicStatus
    ball: Ball
    lines: tuple[HistoryLine, ...]
    life: SignOfLife | None


NOTHING_YET = Shown(public_status(Case()), Ball(), (), None)


def shown_next(before: Shown, case: Case, entry: Entry) -> Shown:
    """Return what is shown once one more entry has happened and led to `case`."""
    way = ball.moved(before.ball, case, entry)
    lines = (*before.lines, *history.history((entry,)))
    return Shown(public_status(case), way, lines, sign_of_life(case, way, lines))


def ghosts(entries: Iterable[Entry]) -> list[str]:
    """List the updates without a reason: what moved although no line was added (AYA-11; no ghost updates)."""
    case, before = Case(), NOTHING_YET
    found: list[str] = []
    for entry in entries:
        case = evolve(case, entry)
        after = shown_next(before, case, entry)
        kind, new = type(entry.event).__name__, after.lines[len(before.lines) :]
        if after != before and not new:
            found.append(f"{kind} moved {_differing(before, after)} and says nothing")
        if any(line.at != entry.at or not line.reason for line in new):
            found.append(f"{kind} is told at another instant than it happened, or for no reason")
        before = after
    return found


def _differing(before: Shown, after: Shown) -> list[str]:
    return [name for name in Shown.__dataclass_fields__ if getattr(before, name) != getattr(after, name)]


def check_ball(entries: Sequence[Entry], *, at: datetime) -> None:
    """The ball's way leaves no gap, its sums are the whole time, and reckoned step by step it is the same."""
    whole = ball.ball_of(entries)
    case, step_by_step = Case(), Ball()
    for entry in entries:
        case = evolve(case, entry)
        step_by_step = ball.moved(step_by_step, case, entry)
        assert step_by_step.spans[-1].until is None
    assert step_by_step == whole, "recomputed from the journal, it is the stored one"
    if not entries:
        return
    assert whole.spans[0].since == entries[0].at
    assert [one.until for one in whole.spans[:-1]] == [one.since for one in whole.spans[1:]], "no gap"
    assert all(one.length(at=at) > timedelta() for one in whole.spans[:-1])
    assert sum(whole.sums(at=at).values(), timedelta()) == at - entries[0].at, "the sums are the whole time"
    assert whole.spans[-1].hold == ball.hold_of(case)


def naively_held(entries: Sequence[Entry], instant: datetime) -> Hold:
    """Return who held the ball at an instant by folding only what had happened until then: the other way."""
    case = Case()
    for entry in entries:
        if entry.at > instant:
            break
        case = evolve(case, entry)
    return ball.hold_of(case)
