"""Every job is safe to run twice, at once, late and killed; whose turn it is, is decided once (reliability 3.8)."""

from __future__ import annotations

import http.server
import logging
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from casework.cases import AT, hand_in, in_parallel, value
from casework.writing import account, written_to
from workpermit.casework import jobs, outbox
from workpermit.casework.jobs import JOBS, Job, JobFailed, page_answers, reap, run_job, tick
from workpermit.clock import present
from workpermit.commands.worker import work_once
from workpermit.core.law.calendar import due_instant
from workpermit.trades.availability import alerts, beats, schedule
from workpermit.trades.availability.models import JobRun, Outage
from workpermit.trades.letters.models import Letter
from workpermit.trades.notices.models import Delivery, Message, State

pytestmark = pytest.mark.usefixtures("settable_clock")
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def page(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the site answer."""
    monkeypatch.setattr(jobs, "page_answers", lambda _: True)


def scene() -> datetime:
    """Make an office in which every job has something to do, and return the instant at which it has.

    Two cases whose biometrics close tonight, one of them lapsing; an outage this evening that moves the other's
    date is not there yet: the beat of this instant ends it.
    """
    owner = account()
    written_to(owner)
    hand_in("in-canada-extension", account=owner)
    closes = due_instant((AT + timedelta(days=30)).date())
    beats.beat(at=closes - timedelta(hours=4))
    at = closes - timedelta(hours=2)
    present.set_to(at)
    return at


def state() -> dict[str, Any]:
    """Return what matters of the office: what was made, sent, moved and told, each once."""
    return {
        "letters": sorted(Letter.objects.values_list("cause", flat=True)),
        "messages": sorted(Message.objects.values_list("cause", flat=True)),
        "deliveries": sorted(Delivery.objects.values_list("channel", "state")),
        "journal": value("SELECT COUNT(*) FROM casework_journal"),
        "outages": Outage.objects.filter(extended_at__isnull=False).count(),
        "waiting": outbox.count_waiting(),
    }


def neutral(seen: dict[str, Any]) -> dict[str, Any]:
    """Leave the ids of the cases out, so that two offices can be compared."""
    return {
        key: sorted(one.partition("#")[2] for one in kept) if key in ("letters", "messages") else kept
        for key, kept in seen.items()
    }


def run_all() -> None:
    """Run every job once, in order."""
    for name in JOBS:
        run_job.func(name)


@pytest.fixture
def clean(own_database: None) -> dict[str, Any]:
    """Return what one clean run of every job makes of the scene."""
    scene()
    run_all()
    return neutral(state())


@pytest.mark.large
def test_one_clean_run_does_something_in_every_job(clean: dict[str, Any]) -> None:
    assert len(clean["letters"]) >= 3
    assert "biometrics_due_moved" in " ".join(clean["messages"])
    assert {state for _, state in clean["deliveries"]} == {State.SENT}
    assert (clean["outages"], clean["waiting"]) == (1, 0)


@pytest.mark.large
@pytest.mark.parametrize("name", JOBS)
def test_a_job_run_twice_or_by_two_workers_at_once_is_as_good_as_once(clean: dict[str, Any], name: str) -> None:
    """The clean office has run everything; the same job again, alone and with another, changes nothing."""
    before = state()
    run_job.func(name)
    assert state() == before
    outcomes = in_parallel(*[partial(run_job.func, name)] * 3)
    assert [one for one in outcomes if isinstance(one, Exception)] == []
    assert state() == before


@pytest.mark.large
@pytest.mark.usefixtures("own_database")
def test_two_workers_from_the_start_make_what_one_would_make() -> None:
    scene()
    outcomes = in_parallel(run_all, run_all)
    assert [one for one in outcomes if isinstance(one, Exception)] == []
    run_all()
    together = neutral(state())
    assert len(together["letters"]) == len(set(state()["letters"])) >= 3
    assert (together["outages"], together["waiting"]) == (1, 0)


class Killed(BaseException):
    """A worker's end at some statement: nothing after it runs in that process."""


def killed_at(statement: int) -> Callable[..., Any]:
    """Return a wrapper of the database that ends the worker at its n-th statement."""
    count = iter(range(1, 100_000))

    def wrap(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if next(count) == statement:
            raise Killed
        return execute(sql, params, many, context)

    return wrap


@pytest.mark.large
@pytest.mark.usefixtures("own_database")
@pytest.mark.parametrize("name", [name for name in JOBS if name not in ("beat", "sign_heads", "tidy")])
def test_a_job_killed_at_any_statement_leaves_nothing_undone(name: str) -> None:
    """Killed at every third statement until it gets through, then everything runs once more, later."""
    at = scene()
    statement, ended = 1, False
    while not ended:
        try:
            with connection.execute_wrapper(killed_at(statement)):
                JOBS[name].work(present.now())
            ended = True
        except Killed:
            connection.close()
        statement += 3
        if statement % 30 == 1:
            present.set_to(present.now() + 6 * MINUTE)  # leases end
    present.set_to(at + timedelta(hours=1, minutes=30))
    outbox.try_again()  # what five dead workers had taken up waits for a person
    run_all()
    seen = state()
    assert len(seen["messages"]) == len(set(seen["messages"])) >= 4
    assert seen["waiting"] == 0
    assert {one for _, one in seen["deliveries"]} <= {State.SENT, State.CANCELLED}  # of a date that moved since


@pytest.mark.django_db
def test_a_scheduler_that_was_missing_for_two_days_catches_up_in_order() -> None:
    """The date moves before anything lapses, the person is told so, and of the reminders one alone is sent."""
    present.set_to(scene() + timedelta(days=2))
    run_all()
    messages = Message.objects.order_by("put_at", "pk")
    kinds = [one.kind for one in messages]
    assert "biometrics_due_moved" in kinds
    assert "biometrics_lapsed" not in kinds
    (reminder,) = [one for one in messages if one.kind.startswith("reminder:")]
    assert "2025-11-11T00:00" in reminder.cause


# --- whose turn it is --------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_job_has_its_turn_once_in_its_time() -> None:
    claim = partial(schedule.claim, "beat", every=MINUTE)
    assert claim(at=AT)
    assert not claim(at=AT + timedelta(seconds=59))
    assert claim(at=AT + MINUTE)
    assert claim(at=AT)  # a clock that was set back stops nothing


@pytest.mark.usefixtures("own_database")
def test_of_two_machines_one_gets_the_turn() -> None:
    schedule.claim("beat", every=MINUTE, at=AT)
    outcomes = in_parallel(*[partial(schedule.claim, "beat", every=MINUTE, at=AT + MINUTE)] * 4)
    assert sorted(map(str, outcomes)) == ["False", "False", "False", "True"]


@pytest.mark.django_db
def test_what_waits_on_the_list_is_not_put_there_again() -> None:
    scene()
    now = present.now()
    first = tick(at=now)
    assert "make_letters" in first
    assert "make_letters" not in tick(at=now + MINUTE)
    ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    assert ready.count() == len({str(one.args_kwargs) for one in ready})


@pytest.mark.django_db
def test_where_nothing_is_due_nothing_is_listed_but_what_always_is() -> None:
    # An office that never gathered figures or asked about looks has yesterday's before it.
    begins = {"gather_figures", "watch_looks"}
    assert set(tick(at=AT)) == {name for name, job in JOBS.items() if job.is_due is jobs.always} | begins


@pytest.mark.django_db
def test_the_fifth_failure_in_a_row_is_an_alert_and_the_job_rests_but_is_never_given_up(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(_: datetime) -> int:
        raise ValueError("Maricel Dela Peña, P4471203B")

    monkeypatch.setitem(JOBS, "beat", Job(work=fails, every=MINUTE))
    present.set_to(AT)
    for turn in range(5):
        assert alerts.open_alerts() == []
        assert schedule.claim("beat", every=MINUTE, at=AT + turn * MINUTE)
        with pytest.raises(JobFailed) as failed, caplog.at_level(logging.CRITICAL):
            run_job.func("beat")
        assert str(failed.value) == "beat: ValueError"  # what the list of tasks keeps
        assert failed.value.__suppress_context__
    (alert,) = alerts.open_alerts()
    assert (alert.kind, alert.about) == ("job_failing", "beat")
    assert not schedule.claim("beat", every=MINUTE, at=AT + 6 * MINUTE)
    assert schedule.claim("beat", every=MINUTE, at=AT + 20 * MINUTE)
    monkeypatch.setitem(JOBS, "beat", Job(work=lambda _: 1, every=MINUTE))
    run_job.func("beat")
    assert alerts.open_alerts() == []
    assert JobRun.objects.get(job="beat").failures == 0


# --- workers that die --------------------------------------------------------------------------------------------


def running(workers: int, *, minutes: int) -> DBTaskResult[Any, Any]:
    """Put a task that so many workers took, the last of them so many minutes ago, and never ended."""
    run_job.enqueue("tidy")
    one = DBTaskResult.objects.get()
    one.status = TaskResultStatus.RUNNING
    one.started_at = AT - timedelta(minutes=minutes)
    one.worker_ids = [f"worker-{n}" for n in range(workers)]
    one.save()
    return one


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("workers", "minutes", "status", "alerted"),
    [
        (1, 9, TaskResultStatus.RUNNING, 0),
        (1, 11, TaskResultStatus.READY, 0),
        (4, 11, TaskResultStatus.READY, 0),
        (5, 11, TaskResultStatus.FAILED, 1),
    ],
)
def test_the_reaper_gives_a_dead_workers_task_to_another_and_parks_poison(
    workers: int, minutes: int, status: str, alerted: int
) -> None:
    running(workers, minutes=minutes)
    assert reap(at=AT) == int(status != TaskResultStatus.RUNNING)
    assert reap(at=AT) == 0
    assert DBTaskResult.objects.get().status == status
    assert [one.kind for one in alerts.open_alerts()] == ["task_parked"] * alerted


@pytest.mark.usefixtures("own_database")
def test_a_worker_that_runs_once_does_all_that_is_due() -> None:
    present.allow_setting(allowed=False)  # its list of tasks knows the machine's own clock alone
    hand_in("us-citizen", account=account())
    work_once()
    assert outbox.count_waiting() == 0
    assert Message.objects.count() == 1
    assert DBTaskResult.objects.exclude(status=TaskResultStatus.SUCCESSFUL).count() == 0


# --- the page that proves that we are there ----------------------------------------------------------------------


class _Answers(http.server.BaseHTTPRequestHandler):
    status = 200
    asked_for: str | None = None

    def do_GET(self) -> None:  # the standard library's name
        type(self).asked_for = self.headers["Host"]
        self.send_response(self.status)
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[tuple[str, type[_Answers]]]:
    handler = type("Handler", (_Answers,), {})
    server = http.server.HTTPServer(("127.0.0.1", 0), handler)
    serving = threading.Thread(target=server.serve_forever)
    serving.start()
    yield f"http://127.0.0.1:{server.server_port}/en/", handler
    server.shutdown()
    serving.join()
    server.server_close()


@pytest.mark.parametrize(("status", "answers"), [(200, True), (404, True), (500, False), (503, False)])
def test_a_page_of_any_kind_is_an_answer_but_a_server_error_is_not(
    site: tuple[str, type[_Answers]], status: int, answers: bool
) -> None:
    address, handler = site
    handler.status = status
    assert page_answers(address) is answers


def test_the_site_is_asked_under_its_own_name_wherever_it_listens(
    site: tuple[str, type[_Answers]], settings: Settings
) -> None:
    settings.SITE_HOST = "permits.example"
    address, handler = site
    assert page_answers(address)
    assert handler.asked_for == "permits.example"


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/en/", "nonsense", ""])
def test_no_site_is_no_answer(address: str) -> None:
    assert not page_answers(address)


@pytest.mark.django_db
def test_without_an_answer_there_is_no_beat_but_an_alert(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "page_answers", lambda _: False)
    assert JOBS["beat"].work(datetime(2025, 6, 1, tzinfo=UTC)) == 0
    assert [one.kind for one in alerts.open_alerts()] == ["page_not_answered"]
    monkeypatch.setattr(jobs, "page_answers", lambda _: True)
    assert JOBS["beat"].work(datetime(2025, 6, 1, 0, 1, tzinfo=UTC)) == 1
    assert alerts.open_alerts() == []
