"""Whose turn a periodic job is: one row for each job, changed by compare and set, so that of two machines one wins."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import F

from workpermit.trades.availability.alerts import alert, clear
from workpermit.trades.availability.models import JobRun

TRIES = 5
PARKED_FOR = timedelta(minutes=15)
_FAILING = "job_failing"


def claim(job: str, *, every: timedelta, at: datetime) -> bool:
    """Tell whether this caller is the one to run the job now; call it in the transaction that enqueues the task.

    A job that failed five times in a row rests for a quarter of an hour between tries: it is never given up, since
    dates close by these jobs, but it no longer takes the time of the others.
    """
    made, is_new = JobRun.objects.get_or_create(job=job, defaults={"last_at": at})
    if is_new:
        return True
    rest = max(every, PARKED_FOR) if made.failures >= TRIES else every
    if timedelta(0) <= at - made.last_at < rest:  # a clock that was set back does not stop a job for good
        return False
    return bool(JobRun.objects.filter(job=job, last_at=made.last_at).update(last_at=at))


def went_well(job: str, *, at: datetime) -> None:
    """Record that a job ended well."""
    if JobRun.objects.filter(job=job, failures__gt=0).update(failures=0):
        clear(_FAILING, job, at=at)


def failed(job: str, *, at: datetime) -> None:
    """Record that a job failed; the fifth time in a row is an alert."""
    JobRun.objects.filter(job=job).update(failures=F("failures") + 1)
    if JobRun.objects.filter(job=job, failures__gte=TRIES).exists():
        alert(_FAILING, job, at=at)


def last_runs() -> list[JobRun]:
    """Return every job with its last run, by name."""
    return list(JobRun.objects.order_by("job"))
