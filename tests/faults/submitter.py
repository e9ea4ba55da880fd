"""A rig that submits and is killed: a program of its own, `submitter.py KILLS SEED`, in the data folder it is given.

Each round forks a child that hands in application after application and makes their letters, tells each receipt
through a pipe, and is killed (SIGKILL) at a random moment. In the end every application is handed in once more under
its old key, and what was acknowledged is compared with what is there. The findings go to standard output as JSON.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import time
from datetime import timedelta

from workpermit.commands.setup import prepare

LONGEST_LIFE_IN_SECONDS = 0.35
LONGEST_WAIT_IN_SECONDS = 20


def main() -> None:
    """Run the rounds and print the findings."""
    kills, seed = int(sys.argv[1]), int(sys.argv[2])
    prepare(migrate=True)
    from django.db import connection

    from casework.cases import NAMES, package

    for name in NAMES:
        package(name)
    chance = random.Random(seed)  # the same moments at every run, as far as the machine allows
    # What is loaded and made once for all is loaded and made now, before any fork.
    acknowledged: dict[str, str] = {"0:0": _submit("0:0")}
    for turn in range(1, kills + 1):
        connection.close()
        acknowledged |= _killed_round(turn, chance.uniform(0.02, LONGEST_LIFE_IN_SECONDS))
    print(json.dumps(_findings(kills, acknowledged)))


def _killed_round(turn: int, seconds: float) -> dict[str, str]:
    """Let a child submit for a while, kill it, and return the receipts that it told."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            _submit_for_ever(turn, writing)
        finally:
            os._exit(1)
    os.close(writing)
    if turn % 2:
        # However slow the machine is, every other round has something to lose before it is killed.
        select.select([reading], [], [], LONGEST_WAIT_IN_SECONDS)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading) as told:
        lines = [line for line in told.read().split("\n")[:-1] if line]
    return dict(line.split(" ") for line in lines)


def _submit_for_ever(turn: int, pipe: int) -> None:
    from casework.cases import AT, make_letters

    number = 0
    while True:
        receipt = _submit(f"{turn}:{number}")
        os.write(pipe, f"{turn}:{number} {receipt}\n".encode())
        if number % 3 == 2:
            make_letters(AT + timedelta(minutes=10 * turn))
        number += 1


def _submit(key: str) -> str:
    from casework.cases import AT, COUNTER, NAMES, package
    from workpermit.casework.intake import take_in

    turn, number = (int(part) for part in key.split(":"))
    name = NAMES[(turn + number) % len(NAMES)]
    return take_in(package(name), key=key, actor=COUNTER, at=AT).application_number


def _findings(kills: int, acknowledged: dict[str, str]) -> dict[str, object]:
    from casework.cases import AT, make_letters
    from workpermit.casework import outbox
    from workpermit.casework.checking import check
    from workpermit.casework.models import CaseRow, OutboxRow
    from workpermit.trades.letters.models import Letter

    found_before = CaseRow.objects.count()
    lost = [key for key, number in acknowledged.items() if _submit(key) != number]
    after_the_last = {f"{turn}:{_next(turn, acknowledged)}" for turn in range(1, kills + 1)}
    for key in sorted(after_the_last):
        _submit(key)
    outbox.try_again()  # a row taken up five times by processes that were killed was set aside
    make_letters(AT + timedelta(days=30))
    report = check()
    return {
        "acknowledged": len(acknowledged),
        "found": found_before,
        "lost": lost,
        "cases": CaseRow.objects.count(),
        "keys": len(acknowledged | dict.fromkeys(after_the_last, "")),
        "undone": OutboxRow.objects.filter(done_at__isnull=True).count(),
        "letters": Letter.objects.count(),
        "causes": Letter.objects.values("cause").distinct().count(),
        "troubles": [f"{trouble.case}: {trouble.text.en}" for trouble in report.troubles],
    }


def _next(turn: int, acknowledged: dict[str, str]) -> int:
    """Return the number of the submission that the kill of a round may have caught on its way."""
    return sum(key.startswith(f"{turn}:") for key in acknowledged)


if __name__ == "__main__":
    main()
