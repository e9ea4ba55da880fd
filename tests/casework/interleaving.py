"""Two writers on one case, moved step by step along a schedule: real threads, real commits, real locks.

    schedule  A A B A B B …        each letter lets that writer go on to its next stop
    stops     read ─► gathered ─► begins ─► holds ─► writes ─► (done)

A writer stops where another could come in between: once it has read the case as its page does, once the door has
gathered facts, before a transaction begins, once the case is locked, before the journal is written. A writer that waits
for a lock is left waiting, as in life, and the other one goes on.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from typing import Any, Final

import pytest
from django.db import connection, connections
from django.db.transaction import Atomic

from workpermit.casework import door, facts, journal

A, B = 0, 1
WAITS_LONGEST: Final = 30.0  # seconds; longer is a deadlock, and the test fails
GRACE: Final = 0.01  # seconds that a writer gets to show that it waits for no lock, where the stops cannot tell


class Writer:
    """One of the two: where it stands, and whether it may go on."""

    def __init__(self) -> None:
        self.is_free = False
        self.is_inside = False  # within its outermost transaction
        self.stops: list[str] = []
        self.is_at_stop = True  # before its first step
        self.turns = 0
        self.is_done = False
        self.outcome: object = None


class Stage:
    """The two writers and who may move; one lock guards it all."""

    def __init__(self, threads: Sequence[ThreadPoolExecutor]) -> None:
        self.threads = threads
        self.writers = (Writer(), Writer())
        self.changed = threading.Condition()
        self.own = threading.local()  # which writer a thread is

    def me(self) -> Writer | None:
        """Return the writer whose thread asks; None for everybody else."""
        return getattr(self.own, "writer", None)

    def stop(self, name: str) -> None:
        """Stand still until the schedule lets this writer go on."""
        me = self.me()
        if me is None:
            return
        with self.changed:
            me.stops.append(name)
            me.is_at_stop = True
            self.changed.notify_all()
            assert self.changed.wait_for(lambda: me.turns > 0 or me.is_free, timeout=WAITS_LONGEST), name
            if not me.is_free:
                me.turns -= 1
            me.is_at_stop = False

    def mark(self, **state: bool) -> None:
        """Note what the writer of this thread holds."""
        me = self.me()
        if me is not None:
            with self.changed:
                for name, value in state.items():
                    setattr(me, name, value)
                self.changed.notify_all()

    def play(self, acts: Sequence[Callable[[], object]], schedule: Sequence[int]) -> tuple[object, object]:
        """Move both along the schedule, then let them run out; return what each returned or raised."""
        running = [self.threads[place].submit(self._run, place, acts[place]) for place in (A, B)]
        for place in schedule:
            self._turn(self.writers[place], self.writers[1 - place])
        with self.changed:
            for writer in self.writers:
                writer.is_free = True
            self.changed.notify_all()
        for one in running:
            one.result(timeout=WAITS_LONGEST)
        return self.writers[A].outcome, self.writers[B].outcome

    def _run(self, place: int, act: Callable[[], object]) -> None:
        self.own.writer = me = self.writers[place]
        try:
            self.stop("start")
            me.outcome = act()
        except Exception as raised:  # noqa: BLE001 # told to the test, which judges it
            me.outcome = raised
        finally:
            with self.changed:
                me.is_done = True
                self.changed.notify_all()

    def _turn(self, writer: Writer, other: Writer) -> None:
        """Let a writer go on to its next stop, or to the lock that the other one has."""

        def rests() -> bool:
            return writer.is_done or (writer.is_at_stop and writer.turns == 0)

        with self.changed:
            if not rests() and self._waits_for(other):
                return  # still before the other's lock
            self.changed.wait_for(rests, timeout=WAITS_LONGEST)
            if writer.is_done:
                return
            writer.turns += 1
            self.changed.notify_all()
            self.changed.wait_for(rests, timeout=self._patience(writer, other))

    def _waits_for(self, other: Writer) -> bool:
        return other.is_inside and not other.is_done

    def _patience(self, writer: Writer, other: Writer) -> float:
        """Return how long a writer may take to its next stop before it counts as waiting for the other's lock."""
        if not other.is_inside:
            return WAITS_LONGEST
        waits_surely = connection.vendor == "sqlite" and writer.stops[-1:] == ["begins"]  # one writes at a time there
        return 0 if waits_surely else GRACE


@contextmanager
def watched(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Stage]]:
    """Put the stops into the door for the time of a test; what is yielded sets a fresh stage.

    Each writer keeps its thread, and with it its connection, from one stage to the next.
    """
    current: list[Stage] = [Stage(())]

    def put(module: Any, name: str, *, before: str = "", after: str = "") -> None:
        honest = getattr(module, name)

        def stopping(*arguments: Any, **options: Any) -> Any:
            if before:
                current[0].stop(before)
            result = honest(*arguments, **options)
            if after:
                current[0].stop(after)
            return result

        monkeypatch.setattr(module, name, stopping)

    put(facts, "gather", after="gathered")
    put(door, "_lock", after="holds")
    put(journal, "append", before="writes")
    _stop_at_transactions(monkeypatch, current)

    with ExitStack() as open_until_done:
        threads = [open_until_done.enter_context(ThreadPoolExecutor(1)) for _ in (A, B)]

        def fresh() -> Stage:
            current[0] = Stage(threads)
            return current[0]

        yield fresh
        for thread in threads:
            thread.submit(connections.close_all).result()  # those of that thread


def _stop_at_transactions(monkeypatch: pytest.MonkeyPatch, current: list[Stage]) -> None:
    enter, leave = Atomic.__enter__, Atomic.__exit__

    def entering(self: Atomic) -> None:
        outermost = not connection.in_atomic_block
        if outermost:
            current[0].stop("begins")
        enter(self)
        if outermost:
            current[0].mark(is_inside=True)

    def leaving(self: Atomic, *raised: Any) -> None:
        leave(self, *raised)
        if not connection.in_atomic_block:
            current[0].mark(is_inside=False)

    monkeypatch.setattr(Atomic, "__enter__", entering)
    monkeypatch.setattr(Atomic, "__exit__", leaving)
