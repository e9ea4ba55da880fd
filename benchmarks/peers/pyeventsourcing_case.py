"""The peer pyeventsourcing: one aggregate, twelve events; every step reads the aggregate back and saves it.

    python pyeventsourcing_case.py FOLDER CASES WARM_UP

Its SQLite recorder sets WAL itself and leaves `synchronous` at SQLite's default, FULL: durable as ours is. Its
aggregate checks stage and role, as our guard does; it keeps no chain, no outbox, no idempotency keys, no rows.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event
from twelve_steps import CARRIES, NAMES, STEPS


class Refused(Exception):
    """The stage or the role forbids the step."""


def step(number: int) -> Any:
    """Return the method of the aggregate that takes one step."""
    name, needed = STEPS[number]

    def take(self: Any, role: str, actor: str, at: int, carries: dict[str, str]) -> None:
        if self.stage != NAMES[number - 1] or role != needed:
            raise Refused(name)
        self.stage, self.at, self.actor = name, at, actor

    take.__name__ = name
    take.__qualname__ = f"Case.{name}"
    return event(name.title().replace("_", ""))(take)


class Case(Aggregate):
    """One application."""

    @event("ApplicationReceived")
    def __init__(self, application_number: str, role: str, actor: str, at: int, carries: dict[str, str]) -> None:
        self.application_number, self.stage, self.at, self.actor = application_number, NAMES[0], at, actor

    confirm_complete, start_background_check, start_eligibility_check, start_employer_check = map(step, range(1, 5))
    pass_employer_check, amend_dossier, pass_background_check, pass_eligibility_check = map(step, range(5, 9))
    approve_application, print_permit, mail_permit = map(step, range(9, 12))


def walk(application: Application[Any], number: int) -> None:
    """Take one case from its receipt to the mailed permit."""
    at = 1_760_000_000_000_000 + number
    case = Case(f"W{number:09d}", STEPS[0][1], "account-42", at, CARRIES[NAMES[0]])
    application.save(case)
    for name, role in STEPS[1:]:
        case = application.repository.get(case.id)
        getattr(case, name)(role, "account-42", at, CARRIES[name])
        application.save(case)
    assert application.repository.get(case.id).stage == NAMES[-1]  # type: ignore[attr-defined]


def main() -> None:
    """Walk the cases and print how long they took."""
    folder, cases, warm_up = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    environment = {"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": str(folder / "peer.sqlite3")}
    application: Application[Any] = Application(env=environment)
    for number in range(warm_up):
        walk(application, number)
    started = time.perf_counter()
    for number in range(warm_up, warm_up + cases):
        walk(application, number)
    print(json.dumps({"commands": cases * len(STEPS), "seconds": time.perf_counter() - started}))


if __name__ == "__main__":
    main()
