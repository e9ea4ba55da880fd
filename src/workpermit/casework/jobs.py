"""The background work: a table of periodic jobs, each a task of `django-tasks` when its turn comes.

    tick: due? whose turn? (compare and set) ─► task on the list ─► any worker runs it ─► went well | failed

Every job may run twice, at once, late or never: what it does is guarded by the rows it works on, not by who runs it.
What it takes up, it takes up with a lease, so a worker that is killed leaves nothing half done and nothing undone.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from django.conf import settings
from django.db import transaction
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from workpermit.accounts import tidying
from workpermit.casework import (
    announcing,
    digests,
    drafts,
    duplicates,
    figures,
    heads,
    indexing,
    mail_round,
    outages,
    outbox,
    reminders,
    screening,
    timekeeping,
    uploading,
    watching,
)
from workpermit.casework.correspondence.making import make
from workpermit.clock import present
from workpermit.trades.availability import beats, schedule
from workpermit.trades.availability.alerts import alert, clear
from workpermit.trades.desks import tidying as tidying_desks
from workpermit.trades.notices import preferences, reminding, sending
from workpermit.trades.switches.models import Switch
from workpermit.trades.switches.turning import is_off

logger = logging.getLogger(__name__)

LEASE: Final = timedelta(minutes=10)
TRIES: Final = 5
PAGE_TAKES_AT_MOST: Final = 20  # seconds
RESULTS_KEPT_FOR: Final = timedelta(days=7)
_SERVER_ERROR: Final = 500
_PARKED, _NO_PAGE, _SET_ASIDE = "task_parked", "page_not_answered", "outbox_set_aside"


class JobFailed(Exception):
    """A job failed; only the kind of fault is told, since the list of tasks keeps what it is told."""


def always(_: datetime) -> bool:
    """Say that there is something to do at any time."""
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One periodic job: what it does at an instant, how often at most, and how to tell whether there is need of it."""

    work: Callable[[datetime], int]
    every: timedelta
    is_due: Callable[[datetime], bool] = always


# --- what each does, and how much it did -------------------------------------------------------------------------


def beat(at: datetime) -> int:
    """Ask the site for a page, as people do; where one comes, record the heartbeat."""
    if not page_answers(settings.PULSE):
        alert(_NO_PAGE, "site", at=at)
        return 0
    clear(_NO_PAGE, "site", at=at)
    beats.beat(at=at)
    return 1


def make_letters(at: datetime) -> int:
    """Make the letters and messages that events brought about."""
    try:
        return outbox.drain(make, at=at, limit=200)
    finally:
        for row in outbox.set_aside():
            alert(_SET_ASIDE, str(row.pk), at=at)


def tidy(at: datetime) -> int:
    """Forget old beats, what signing in leaves behind, drafts nobody went on with, broken uploads, old results."""
    ended = DBTaskResult.objects.filter(finished_at__lt=at - RESULTS_KEPT_FOR)
    forgotten = beats.forget_old(at=at) + tidying.forget_old(at) + drafts.dispose_of_old(at=at)
    forgotten += uploading.clear(at=at) + tidying_desks.forget_old(at=at)
    return forgotten + int(ended.delete()[0])


# In the order in which they matter after a pause: what closes is moved before anything lapses.
JOBS: Final[Mapping[str, Job]] = {
    "beat": Job(work=beat, every=beats.EVERY),
    "extend_for_outages": Job(
        work=lambda at: outages.extend(at=at),
        every=timedelta(seconds=10),
        is_due=lambda _: bool(beats.not_yet_extended()),
    ),
    "run_due_commands": Job(
        work=lambda at: timekeeping.run_due(at=at, limit=500),
        every=timedelta(seconds=10),
        is_due=lambda at: timekeeping.is_due(at=at),
    ),
    "make_letters": Job(work=make_letters, every=timedelta(seconds=1), is_due=lambda at: outbox.is_waiting(at=at)),
    "remind": Job(
        work=lambda at: reminders.remind(at=at),
        every=timedelta(seconds=10),
        is_due=lambda at: reminding.is_due(at=at),
    ),
    "screen_employers": Job(
        work=lambda at: screening.screen(at=at), every=timedelta(seconds=10), is_due=lambda _: screening.is_due()
    ),
    "find_duplicates": Job(work=lambda at: duplicates.look_at_those_missing(at=at), every=timedelta(minutes=1)),
    "send_mail": Job(
        work=lambda _: mail_round.send_waiting().sent,
        every=timedelta(seconds=2),
        is_due=lambda at: sending.is_waiting(announcing.BY_MAIL, at=at),
    ),
    "tend_uploads": Job(
        work=lambda at: uploading.tend(at=at),
        every=timedelta(seconds=30),
        is_due=lambda at: uploading.is_due(at=at),
    ),
    "index_papers": Job(work=indexing.index_new, every=timedelta(seconds=5), is_due=indexing.is_due),
    "put_digests": Job(
        work=lambda at: digests.put_digests(at=at),
        every=timedelta(minutes=10),
        is_due=lambda _: bool(preferences.wanting_digests()),
    ),
    "sign_heads": Job(
        work=lambda at: 0 if is_off(Switch.ANCHOR) else heads.sign(at=at),
        every=timedelta(minutes=1),
    ),
    "gather_figures": Job(
        work=lambda at: figures.gather(at=at),
        every=timedelta(seconds=30),
        is_due=lambda at: figures.is_due(at=at),
    ),
    "watch_looks": Job(
        work=lambda at: watching.watch(at=at),
        every=timedelta(minutes=10),
        is_due=lambda at: watching.is_due(at=at),
    ),
    "tidy": Job(work=tidy, every=timedelta(days=1)),
}
_PRIORITIES = {name: len(JOBS) - place for place, name in enumerate(JOBS)}


@task()
def run_job(name: str) -> int:
    """Run one job now and return how much it did.

    Raises:
        JobFailed: whatever went wrong; the worker keeps it, and the fifth time in a row is an alert.
    """
    try:
        done = JOBS[name].work(present.now())
    except Exception as fault:
        # In an office the fault's own words may name a person; there its kind and place are enough.
        logger.error("job %s failed: %s", name, type(fault).__name__, exc_info=settings.PLACE != "office")
        schedule.failed(name, at=present.now())
        raise JobFailed(f"{name}: {type(fault).__name__}") from None
    schedule.went_well(name, at=present.now())
    return done


def page_answers(address: str) -> bool:
    """Tell whether the site answers with a page; an error that the server makes of itself is no answer.

    It is asked under the site's own name, wherever it listens: another name would be refused and tell nothing.
    """
    try:
        asked = Request(address, headers={"User-Agent": "pulse", "Host": settings.SITE_HOST})  # noqa: S310 # the operator's own address
        with urlopen(asked, timeout=PAGE_TAKES_AT_MOST) as page:  # noqa: S310
            return bool(page.status < _SERVER_ERROR)
    except HTTPError as answer:
        return answer.code < _SERVER_ERROR
    except (OSError, ValueError):
        return False


# --- what a worker does around them ------------------------------------------------------------------------------


def tick(*, at: datetime, whatever_is_due: bool = False) -> list[str]:
    """Put every job on the list of tasks whose turn it is and that has something to do; return their names.

    With `whatever_is_due` every job gets its turn now, for a worker that runs once.
    """
    ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path=run_job.module_path)
    waiting = {args["args"][0] for args in ready.values_list("args_kwargs", flat=True)}
    return [name for name in JOBS if name not in waiting and _enqueued(name, at, whatever_is_due)]


def _enqueued(name: str, at: datetime, whatever_is_due: bool) -> bool:
    job = JOBS[name]
    if not whatever_is_due and not job.is_due(at):
        return False
    with transaction.atomic():
        if not schedule.claim(name, every=timedelta(0) if whatever_is_due else job.every, at=at):
            return False
        run_job.using(priority=_PRIORITIES[name]).enqueue(name)
        return True


def reap(*, at: datetime) -> int:
    """Give the tasks of workers that were killed to others; after five workers a task is parked with an alert.

    Returns how many were taken from the dead.
    """
    running: Any = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__lt=at - LEASE)
    return sum(_reaped(one, at=at) for one in running)


def _reaped(one: Any, *, at: datetime) -> int:
    mine = DBTaskResult.objects.filter(pk=one.pk, status=TaskResultStatus.RUNNING, started_at=one.started_at)
    if len(one.worker_ids) < TRIES:
        return int(mine.update(status=TaskResultStatus.READY, started_at=None))
    parked = mine.update(status=TaskResultStatus.FAILED, finished_at=at)
    if parked:
        alert(_PARKED, one.pk.hex, at=at)
    return int(parked)
