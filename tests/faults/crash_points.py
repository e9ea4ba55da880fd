"""Break off an act at its k-th statement, or at its commit, and see what is left (reliability 3.2)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import OperationalError, connection

Act = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Point:
    """Where an act breaks off: before or after its k-th statement; `statement` 0 is the commit."""

    statement: int
    after: bool

    def __str__(self) -> str:
        """Return the point as a test's message tells it."""
        return f"{'after' if self.after else 'before'} {self.statement or 'the commit'}"


class Broken(OperationalError):
    """The database went away, as this test planned."""


def points_of(act: Act) -> list[Point]:
    """Carry an act out unbroken and return every point at which it could break off."""
    statements = 0

    def count(execute: Any, *arguments: Any) -> Any:
        nonlocal statements
        statements += 1
        return execute(*arguments)

    with connection.execute_wrapper(count):
        act()
    return [Point(number, after) for number in range(statements + 1) for after in (False, True)]


@contextmanager
def broken_at(point: Point) -> Iterator[None]:
    """Let the database go away at a point of the act inside; the connection is gone afterwards, as after a crash."""
    way = connection.execute_wrapper(_breaker(point)) if point.statement else _commit_broken(after=point.after)
    try:
        with way:
            yield
    finally:
        connection.close()


def _breaker(point: Point) -> Callable[..., Any]:
    seen = 0

    def execute_or_break(execute: Any, *arguments: Any) -> Any:
        nonlocal seen
        seen += 1
        if seen == point.statement and not point.after:
            raise Broken(str(point))
        result = execute(*arguments)
        if seen == point.statement:
            raise Broken(str(point))
        return result

    return execute_or_break


@contextmanager
def _commit_broken(*, after: bool) -> Iterator[None]:
    honest = connection.commit

    def commit() -> None:
        if after:
            honest()
        raise Broken("commit")

    connection.commit = commit  # type: ignore[method-assign]
    try:
        yield
    finally:
        del connection.commit
