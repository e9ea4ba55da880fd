"""Cases for the tests: handed in from the examples, and what acts on them."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connection

from workpermit.accounts.models import Account
from workpermit.casework import intake
from workpermit.casework.correspondence.making import make
from workpermit.casework.door import Answer, execute
from workpermit.casework.models import CaseRow
from workpermit.casework.outbox import drain
from workpermit.casework.packages import Package, read_package
from workpermit.casework.records import NewRecord
from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.application import AmendDossier, ConfirmComplete, ReturnApplication, WithdrawApplication
from workpermit.core.case.biometrics import Attempt, RecordEnrolment
from workpermit.core.case.case import Command
from workpermit.core.case.check import CheckKind, PassCheck, StartCheck
from workpermit.core.case.medical_exam import InstructMedicalExam
from workpermit.core.law import notation
from workpermit.core.law.facts import Value

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NAMES = tuple(sorted(one.parent.name for one in EXAMPLES.glob("*/application.json")))
AT = datetime(2025, 10, 8, 14, 0, tzinfo=UTC)

COUNTER = Actor(Role.APPLICANT, "counter")
OFFICER = Actor(Role.OFFICER, "officer.one")
SECOND_OFFICER = Actor(Role.OFFICER, "officer.two")
SITE = Actor(Role.SITE_CLERK, "site.one")
SYSTEM = Actor(Role.SYSTEM, "clock")


@cache
def package(name: str = "outside-visa-required") -> Package:
    """Return an example's package; read once, since it never changes."""
    return read_package(EXAMPLES / name)


def hand_in(
    name: str = "outside-visa-required", *, key: str = "", at: datetime = AT, account: Account | None = None
) -> UUID:
    """Hand an example in and return its case."""
    actor = account.actor if account else COUNTER
    return intake.take_in(package(name), key=key or new_key(), actor=actor, at=at, account=account).case_id


def new_key() -> str:
    """Return a key that nobody used."""
    return uuid.uuid4().hex


def do(case_id: UUID, command: Command, *, by: Actor = OFFICER, at: datetime = AT, key: str = "") -> Answer:
    """Carry out a command that brings no content."""
    return execute(case_id, command, key=key or new_key(), actor=by, at=at)


def note(
    case_id: UUID, by: Actor = OFFICER, *, at: datetime = AT, key: str = "", word: str = "", **facts: Value
) -> Answer:
    """Add facts (and a word that tells notes apart) to the dossier: the smallest act there is."""
    kept = NewRecord("dossier", {"facts": notation.to_json(facts), "word": word})
    command = AmendDossier(kept.id, kept.commitment)
    return execute(case_id, command, key=key or new_key(), actor=by, at=at, records=(kept,))


def in_process(name: str = "outside-visa-required") -> UUID:
    """Hand an example in and bring it into process."""
    case_id = hand_in(name)
    do(case_id, RecordEnrolment(Attempt.ENROLLED, "Manila"), by=SITE, at=AT + timedelta(hours=1))
    do(case_id, ConfirmComplete(), at=AT + timedelta(hours=2))
    return case_id


def make_letters(at: datetime = AT + timedelta(days=1)) -> int:
    """Make every letter and notice that waits."""
    return drain(make, at=at)


def in_parallel(*acts: Callable[[], object]) -> list[object]:
    """Run acts at the same time, each with a connection of its own; return what each returned or raised."""
    outcomes: list[object] = [None] * len(acts)
    start = threading.Barrier(len(acts))

    def run(place: int) -> None:
        try:
            start.wait(timeout=30)
            outcomes[place] = acts[place]()
        except Exception as raised:  # noqa: BLE001 # told to the test, which judges it
            outcomes[place] = raised
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return outcomes


def count(table: str) -> int:
    """Count the rows of a table."""
    return int(value(f"SELECT COUNT(*) FROM {table}"))


def value(statement: str, *parameters: str | int | bytes | None) -> Any:
    """Return the one value that a statement selects."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchone()[0]


def change(statement: str, *parameters: str | int | bytes | None) -> int:
    """Carry out a statement and return how many rows it changed."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        changed: int = cursor.rowcount
        return changed


TABLES = ("journal", "record", "outbox", "answer", "open_work", "case", "access")


def counts() -> dict[str, int]:
    """Count the rows of every table that an act writes."""
    return {table: count(f"casework_{table}") for table in TABLES}


@contextmanager
def nothing_written() -> Iterator[None]:
    """Fail where an act inside leaves a row behind."""
    before = counts()
    yield
    assert counts() == before


def walked() -> list[UUID]:
    """Return three cases at different ends."""
    long = in_process()
    for step in (StartCheck(CheckKind.BACKGROUND), PassCheck(CheckKind.BACKGROUND), InstructMedicalExam()):
        do(long, step, at=AT + timedelta(hours=3))
    note(long, at=AT + timedelta(hours=4), will_leave_canada=True)
    returned = hand_in("missing-fee")
    do(returned, ReturnApplication(), at=AT + timedelta(hours=3))
    withdrawn = hand_in("us-citizen")
    do(withdrawn, ConfirmComplete(), at=AT + timedelta(hours=1))
    do(withdrawn, WithdrawApplication(), by=COUNTER, at=AT + timedelta(hours=2))
    return [long, returned, withdrawn]


def number_of(case_id: UUID) -> str:
    """Return how a case is called in a report."""
    return CaseRow.objects.get(pk=case_id).application_number
