"""Say what time it is; the demo and the tests may set it, nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass(slots=True)
class _State:
    """What this process knows of its clock; one object, never handed out."""

    may_be_set: bool = False
    instant: datetime | None = None


_state = _State()


class ClockLocked(RuntimeError):
    """The clock of this process may not be set: nobody turned the switch `allow_setting`."""


def now() -> datetime:
    """Return the present instant: aware, UTC, to the microsecond.

    A clock that was set stands still until it is advanced, so a simulated day has exact stamps.
    """
    return _state.instant if _state.instant is not None else datetime.now(UTC)


def allow_setting(allowed: bool = True) -> None:
    """Turn the switch that lets this process set its clock; turning it off returns to real time.

    The demo and the tests turn it on. A server never does, since every deadline hangs on real time.
    """
    _state.may_be_set = allowed
    if not allowed:
        _state.instant = None


def set_to(instant: datetime) -> datetime:
    """Stop the clock of this process at an aware instant and return that instant in UTC.

    Raises:
        ClockLocked: setting was not allowed.
        ValueError: the instant has no zone.
    """
    _require_switch()
    if instant.tzinfo is None:
        raise ValueError(f"the clock needs an instant with a zone, not {instant.isoformat()}")
    _state.instant = instant.astimezone(UTC)
    return _state.instant


def advance(delta: timedelta) -> datetime:
    """Move the clock on by `delta` (never back) and return the new present.

    Raises:
        ClockLocked: setting was not allowed.
        ValueError: `delta` is negative.
    """
    _require_switch()
    if delta < timedelta(0):
        raise ValueError(f"time does not run backwards: {delta}")
    return set_to(now() + delta)


def release() -> None:
    """Return to real time."""
    _require_switch()
    _state.instant = None


@contextmanager
def at(instant: datetime) -> Iterator[datetime]:
    """Hold the clock at `instant` inside a `with` block, then put back what was there before."""
    before = _state.instant
    held = set_to(instant)
    try:
        yield held
    finally:
        _state.instant = before


def _require_switch() -> None:
    if not _state.may_be_set:
        raise ClockLocked("the clock may be set in the demo and in tests only")
