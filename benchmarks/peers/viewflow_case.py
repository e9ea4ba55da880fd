"""The peer viewflow: a flow of human View nodes; a person takes each task and then finishes it.

    python viewflow_case.py FOLDER CASES WARM_UP

The first step starts the process, the other eleven are View nodes: assigned, read again, started, executed, as its
own views do it in two requests. The same SQLite settings as ours: WAL, synchronous=FULL, IMMEDIATE.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from twelve_steps import CARRIES, NAMES, STEPS


def set_up(folder: Path) -> None:
    """Make Django ready on a fresh database."""
    options = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON",
    }
    database = {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "peer.sqlite3", "OPTIONS": options}
    settings.configure(
        DATABASES={"default": database},
        INSTALLED_APPS=[
            "django.contrib.contenttypes",
            "django.contrib.auth",
            "viewflow",
            "viewflow.workflow",
            "viewflow_flow",
        ],
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        SECRET_KEY="only for a benchmark",  # noqa: S106 # it guards nothing
        USE_TZ=True,
        SILENCED_SYSTEM_CHECKS=["models.W042"],
    )
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


class Request:
    """What viewflow reads of a request: who sent it."""

    def __init__(self, user: Any) -> None:
        self.user = user


def walk(flow: Any, user: Any) -> None:
    """Take one process from its start to its end."""
    from viewflow.workflow.models import Process, Task

    process_id = getattr(flow, NAMES[0]).run().pk
    for name, _ in STEPS[1:]:
        task = Task.objects.get(process_id=process_id, flow_task=getattr(flow, name), status="NEW")
        with task.activation() as activation:
            activation.assign(user)
        task = Task.objects.get(pk=task.pk)
        with task.activation() as activation:
            activation.start(Request(user))
            activation.task.data = {"actor": "account-42", **CARRIES[name]}
            activation.execute()
    assert Process.objects.get(pk=process_id).status == "DONE"


def main() -> None:
    """Walk the cases and print how long they took."""
    folder, cases, warm_up = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    set_up(folder)
    from django.contrib.auth.models import User
    from viewflow_flow.flows import PermitFlow

    user = User.objects.create(username="account-42")
    for _ in range(warm_up):
        walk(PermitFlow, user)
    started = time.perf_counter()
    for _ in range(cases):
        walk(PermitFlow, user)
    print(json.dumps({"commands": cases * len(STEPS), "seconds": time.perf_counter() - started}))


if __name__ == "__main__":
    main()
