"""`workpermit worker`: the background work of one machine; any number may run side by side.

worker            until it is ended (Ctrl+C, or SIGTERM: the task at hand is finished first)
worker --once     what is due now, then end: for a timer of the system
worker --status   what waits, what failed, when each job last ran, and the alerts that need a person
"""

from __future__ import annotations

import argparse
import os
import secrets
import signal
import socket
import threading
from collections.abc import Callable
from datetime import timedelta
from types import FrameType
from typing import Final

from workpermit.commands.parser import Parser
from workpermit.commands.setup import prepare
from workpermit.core.text import Language, Text

PAUSE_IN_SECONDS: Final = 1.0
SERVER_BEGINS_WITHIN: Final = timedelta(seconds=30)
_ONCE: Final = Text(en="do what is due now, then end", fr="faire ce qui est dû maintenant, puis terminer")
_STATUS: Final = Text(
    en="tell what waits, what failed and what needs a person",
    fr="dire ce qui attend, ce qui a échoué et ce qui exige quelqu’un",
)
_AGAIN: Final = Text(
    en="try again what was given up, once its cause is mended",
    fr="réessayer ce qui a été abandonné, une fois la cause réparée",
)
_BEGUN: Final = Text(
    en="Worker {name} has begun. Ctrl+C ends.", fr="Le service {name} a commencé. Ctrl+C pour terminer."
)
_RETRIED: Final = Text(en="{count} things are tried again.", fr="{count} choses sont réessayées.")
_WAITING: Final = Text(
    en="Waiting: {letters} letters and messages, {mail} e-mails, {post} by post, {calls} calls.",
    fr="En attente\u00a0: {letters} lettres et messages, {mail} courriels, {post} par la poste, {calls} appels.",
)
_GIVEN_UP: Final = Text(
    en="Given up: {letters} letters and messages, {mail} e-mails.",
    fr="Abandonnés\u00a0: {letters} lettres et messages, {mail} courriels.",
)
_LAST: Final = Text(
    en="  {job}: last at {at}, failed {failures} times in a row", fr="  {job}\u00a0: {at}, {failures} échecs de suite"
)
_ALERT: Final = Text(en="  ! {kind} {about}, since {at}", fr="  ! {kind} {about}, depuis {at}")
_NO_ALERT: Final = Text(en="No alert.", fr="Aucune alerte.")


def add_arguments(parser: Parser) -> None:
    """Declare the ways to run it."""
    parser.add_argument("--beside", type=int, default=0, help=argparse.SUPPRESS)  # ends with this process
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--once", action="store_true", help=parser.say(_ONCE))
    how.add_argument("--status", action="store_true", help=parser.say(_STATUS))
    how.add_argument("--try-again", action="store_true", help=parser.say(_AGAIN))


def run(arguments: argparse.Namespace) -> int:
    """Work until ended, once, or tell how things stand; 1 where an alert is open."""
    prepare(language=arguments.language)
    if arguments.status:
        return status(arguments.language)
    if arguments.try_again:
        return try_again(arguments.language)
    if arguments.once:
        work_once()
        return 0
    name = _name()
    if not arguments.beside:
        print(_BEGUN.filled(name=name).in_language(arguments.language), flush=True)
    ended = _ended_by_signal()
    if arguments.beside:
        _let_the_server_begin(ended, beside=arguments.beside)
    work_until(ended, name=name, beside=arguments.beside)
    return 0


def work_once() -> None:
    """Give every job its turn now and run what is on the list."""
    from workpermit.casework import jobs
    from workpermit.clock import present

    jobs.reap(at=present.now())
    jobs.tick(at=present.now(), whatever_is_due=True)
    _run_listed(_name())


def work_until(ended: threading.Event, *, name: str, beside: int = 0) -> None:
    """Work until `ended` is set, or until the parent process `beside` is gone.

    What goes wrong with the database is waited out: the next round tries again.
    """
    import logging

    from django.db import DatabaseError, close_old_connections

    from workpermit.casework import jobs
    from workpermit.clock import present

    while not ended.is_set() and os.getppid() == (beside or os.getppid()):
        try:
            jobs.reap(at=present.now())
            jobs.tick(at=present.now())
            _run_listed(name, ended=ended.is_set)
        except DatabaseError as fault:
            logging.getLogger(__name__).error("the database does not answer: %s", type(fault).__name__)
            close_old_connections()
        ended.wait(PAUSE_IN_SECONDS)


def _run_listed(name: str, *, ended: Callable[[], bool] = lambda: False) -> None:
    """Run the tasks on the list, the most urgent first, until there is none or the worker is to end."""
    from django_tasks_db.management.commands.db_worker import Worker

    while not ended():
        worker = Worker(
            queue_names=["default"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=1,
            worker_id=name,
            excluded_queue_names=[],
        )
        worker.run()
        if not worker._run_tasks:  # noqa: SLF001 # it tells nobody whether there was one
            return


def _let_the_server_begin(ended: threading.Event, *, beside: int) -> None:
    """Wait until the server beside answers, half a minute at most: a pulse before would count as an outage."""
    from django.conf import settings

    from workpermit.casework import jobs
    from workpermit.clock import present

    until = present.now() + SERVER_BEGINS_WITHIN
    while present.now() < until and not jobs.page_answers(settings.PULSE):
        if ended.wait(PAUSE_IN_SECONDS) or os.getppid() != beside:
            return


def _name() -> str:
    """Return a name that no other worker has, 64 characters at most."""
    return f"{socket.gethostname()[:40]}-{os.getpid()}-{secrets.token_hex(4)}"


def _ended_by_signal() -> threading.Event:
    ended = threading.Event()

    def end(_signal: int, _frame: FrameType | None) -> None:
        ended.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    return ended


def try_again(language: Language) -> int:
    """Put what was given up back on its lists."""
    from workpermit.casework import outbox
    from workpermit.clock import present
    from workpermit.trades.availability.alerts import clear, open_alerts
    from workpermit.trades.notices import sending

    count = outbox.try_again() + sending.try_again(at=present.now())
    for one in open_alerts():
        clear(one.kind, one.about, at=present.now())
    print(_RETRIED.filled(count=str(count)).in_language(language))
    return 0


def status(language: Language) -> int:
    """Print how the background work stands; return 1 where something needs a person."""
    from workpermit.casework import outbox
    from workpermit.trades.availability import schedule
    from workpermit.trades.availability.alerts import open_alerts
    from workpermit.trades.notices import sending

    waiting = sending.counts()
    lines = [
        _WAITING.filled(
            letters=str(outbox.count_waiting()),
            mail=str(waiting.mail),
            post=str(waiting.post),
            calls=str(waiting.calls),
        ),
        _GIVEN_UP.filled(letters=str(len(outbox.set_aside())), mail=str(len(sending.given_up()))),
    ]
    for job in schedule.last_runs():
        at = job.last_at.isoformat(timespec="seconds")
        lines.append(_LAST.filled(job=job.job, at=at, failures=str(job.failures)))
    alerts = open_alerts()
    for one in alerts:
        at = one.raised_at.isoformat(timespec="seconds")
        lines.append(_ALERT.filled(kind=one.kind, about=one.about, at=at))
    print(*(line.in_language(language) for line in lines), sep="\n")
    if not alerts:
        print(_NO_ALERT.in_language(language))
    return 1 if alerts else 0
