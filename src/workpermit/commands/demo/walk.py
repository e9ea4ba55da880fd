"""Walk the stories side by side on one simulated clock, and let time itself act in between."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from workpermit.casework import heads, mail_round, outbox, reminders, timekeeping
from workpermit.casework.correspondence.making import make
from workpermit.casework.draws import drawing
from workpermit.casework.models import CaseRow
from workpermit.clock import present
from workpermit.commands.demo import under_way as under_way_stories
from workpermit.commands.demo.cast import Cast
from workpermit.commands.demo.desk import Desk
from workpermit.commands.demo.stories import STORIES, on
from workpermit.core.case.codec import from_microseconds
from workpermit.trades.employers.importing import import_list
from workpermit.trades.notices import reminding
from workpermit.trades.times.importing import import_feed

BEGIN = on(2024, 6, 3)
END = on(2026, 6, 1)


@dataclass(frozen=True, slots=True)
class Walked:
    """What the walk left: the cast, the desk of each story that ended, and of each that is under way today."""

    cast: Cast
    desks: dict[str, Desk]
    under_way: dict[str, Desk]


def walk(examples: Path, *, told: Callable[[datetime, str], None] = lambda _, __: None) -> Walked:
    """Walk every story to its end; `told` hears which story acts when."""
    present.allow_setting()
    present.set_to(BEGIN)
    listed = (examples / "employers" / "published-list.csv").read_bytes()
    import_list(listed, source="published-list.csv", at=BEGIN)
    for feed in sorted((examples / "processing-times").glob("*.json")):
        import_feed(feed.read_bytes(), source=feed.name, at=END)
    cast = Cast()
    desks = {name: Desk(examples / name, cast) for name in STORIES}
    _through({name: STORIES[name](desk) for name, desk in desks.items()}, told)
    _let_time_act(until=END)
    under_way = _up_to_today(examples, cast, told)
    heads.sign(at=present.now())
    return Walked(cast, desks, under_way)


def _up_to_today(examples: Path, cast: Cast, told: Callable[[datetime, str], None]) -> dict[str, Desk]:
    """Walk what is under way up to this machine's own present."""
    present.release()
    today = max(present.now(), END)
    with TemporaryDirectory() as folder:
        begun = list(under_way_stories.begun(examples, cast, today=today, into=Path(folder)))
        present.set_to(END)
        _through({name: story for name, _, story in begun}, told)
    _let_time_act(until=today)
    present.set_to(today)
    return {name: desk for name, desk, _ in begun}


def _through(stories: Mapping[str, Iterator[datetime]], told: Callable[[datetime, str], None]) -> None:
    """Walk stories side by side, each to its end."""
    waiting: list[tuple[datetime, str, Iterator[datetime]]] = []
    for name, story in stories.items():
        _go_on(waiting, name, story)
    while waiting:
        instant, name, story = heapq.heappop(waiting)
        _let_time_act(until=instant)
        present.set_to(instant)
        told(instant, name)
        _go_on(waiting, name, story)
        _tell()


def _go_on(waiting: list[tuple[datetime, str, Iterator[datetime]]], name: str, story: Iterator[datetime]) -> None:
    with drawing(0):  # a story is told the same way each time; the one about a second reader draws for itself
        instant = next(story, None)
    if instant is not None:
        heapq.heappush(waiting, (instant, name, story))


def _let_time_act(*, until: datetime) -> None:
    """Stop the clock at each instant before `until` at which a case wakes, and do what is due then."""
    while (wakes_at := _next_wake()) is not None and wakes_at < until:
        present.set_to(max(wakes_at, present.now()))
        done = timekeeping.run_due(at=present.now()) + reminders.remind(at=present.now())
        if not done and _next_wake() == wakes_at:
            raise RuntimeError(f"a case woke at {wakes_at} and nothing was due")
        _tell()


def _tell() -> None:
    """Make the letters and messages that wait, and send the e-mails."""
    outbox.drain(make, at=present.now())
    mail_round.send_waiting()


def _next_wake() -> datetime | None:
    """Return the next instant at which time calls for a command or a reminder, or None."""
    waking = CaseRow.objects.filter(wakes_at__isnull=False).order_by("wakes_at").values_list("wakes_at", flat=True)
    commands = [from_microseconds(first) for first in waking[:1] if first is not None]
    reminder = reminding.earliest()
    return min([*commands, *([reminder] if reminder else [])], default=None)
