"""Due dates of a case: a day named to the person, and the instant that closes it.

"Before midnight UTC on day D" closes at D+1 00:00:00Z, exclusive (ADR-02). A job files a lapse half an
hour later, since an upload begun in time may end after the instant (ADR-23).
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.refusal import CommandRefused, Refusal
from workpermit.core.law.calendar import due_instant

LAPSE_AFTER = timedelta(minutes=30)
UPLOAD_MAY_TAKE = timedelta(minutes=15)
# An envelope lies unopened this long at most; an earlier stamp is a slip of the pen.
PAPER_MAY_WAIT = timedelta(days=90)
FURTHEST = timedelta(days=3653)  # Ten years: nobody is given longer, so a date beyond is a slip of the pen.


def lapses_at(due_on: date) -> datetime:
    """Return the instant from which a job may file that `due_on` has passed."""
    return due_instant(due_on) + LAPSE_AFTER


def require_lapsed(due_on: date | None, *, at: datetime) -> datetime:
    """Return the due instant of `due_on` once it may be filed as passed.

    Raises:
        CommandRefused: NOT_DUE_YET.
    """
    if due_on is None or at < lapses_at(due_on):
        raise CommandRefused(Refusal.NOT_DUE_YET)
    return due_instant(due_on)


def require_later(due_on: date, *, than: date | None, at: datetime) -> date:
    """Return `due_on` if it moves a deadline onwards, into time that has not passed.

    Raises:
        CommandRefused: DAY_IMPOSSIBLE.
    """
    if not at.date() <= due_on <= at.date() + FURTHEST or (than is not None and due_on <= than):
        raise CommandRefused(Refusal.DAY_IMPOSSIBLE, about=("due_on",))
    return due_on


def require_fresh_stamp(begun_at: datetime, *, at: datetime) -> datetime:
    """Return the instant at which an upload began, if its bytes came within the time allowed.

    Raises:
        CommandRefused: STAMP_IMPOSSIBLE.
    """
    if not at - UPLOAD_MAY_TAKE <= begun_at <= at:
        raise CommandRefused(Refusal.STAMP_IMPOSSIBLE, about=("begun_at",))
    return begun_at


def require_stamp_on_paper(stamped_at: datetime, *, actor: Actor, at: datetime) -> datetime:
    """Return the instant at which paper reached us, as the mailroom stamped it.

    Raises:
        CommandRefused: ARRIVAL_IMPOSSIBLE; it lies ahead or too far back, or somebody else gives it.
    """
    if actor.role is not Role.MAILROOM_CLERK or not at - PAPER_MAY_WAIT <= stamped_at <= at:
        raise CommandRefused(Refusal.ARRIVAL_IMPOSSIBLE, about=("arrived_on",))
    return stamped_at
