"""A worker that sends e-mails and is killed: a program of its own, `mailer.py KILLS SEED PORT`, in its data folder.

Each round forks a child that sends what is due; the child is killed (SIGKILL) at a random moment, and the leases of
what it had taken up are let run out. In the end the relay is said to behave (a file named `calm`), everything is sent,
and what the rows say is printed as JSON; what the relay took is the test's to compare.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from workpermit.commands.setup import prepare

ROUNDS_AT_MOST = 60


def main() -> None:
    """Run the rounds and print the findings."""
    count, kills, seed, port = (int(argument) for argument in sys.argv[1:5])
    os.environ["WORKPERMIT_MAIL"] = f"smtp://127.0.0.1:{port}"
    prepare(migrate=True)
    from django.conf import settings
    from django.db import connection

    settings.EMAIL_TIMEOUT = 0.4
    _put(count)
    chance = random.Random(seed)
    for _ in range(kills):
        connection.close()
        _killed_round(chance.uniform(0.05, 0.9))
        _let_leases_run_out()
    Path(settings.DATA, "calm").touch()
    for _ in range(ROUNDS_AT_MOST):
        _let_leases_run_out()
        if not _send():
            break
    print(json.dumps(_findings()))


def _put(count: int) -> None:
    """Put messages into accounts of their own, each with its announcement."""
    import uuid

    from workpermit.accounts.models import Account
    from workpermit.casework.announcing import announce
    from workpermit.clock.present import now
    from workpermit.core.case.actor import Role
    from workpermit.core.text import Language
    from workpermit.trades.notices.delivery import deliver

    # Just now: what was put a day ago would count as given up after a few tries.
    at = now()
    for number in range(count):
        account = Account.objects.create_account(f"person{number}@example.org", name="x", role=Role.APPLICANT)
        case_id = uuid.uuid4()
        message = deliver(
            person_id=uuid.uuid4(),
            account_id=account.pk,
            case_id=case_id,
            kind="prompt:booking",
            language=Language.EN,
            cause=f"{case_id.hex}#1 completeness_confirmed",
            at=at,
        )
        announce(message, at=at)


def _killed_round(seconds: float) -> None:
    child = os.fork()
    if child == 0:
        try:
            while True:
                _send()
                time.sleep(0.01)
        finally:
            os._exit(1)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _send() -> int:
    """Send a round, with what a notice needs of its case taken as known; return how many still wait."""
    from workpermit.casework import mail_round
    from workpermit.core.wording.notices.shape import Body
    from workpermit.trades.notices.models import Channel, Delivery, State

    vars(mail_round)["body_of"] = lambda _cause, **_: Body(happened=())
    if os.environ.get("PLANTED"):
        _mark_before_sending()
    mail_round.send_waiting()
    return Delivery.objects.filter(state=State.WAITING, channel=Channel.EMAIL).count()


def _mark_before_sending() -> None:
    """Plant the classic mistake: what is taken counts as sent before the relay has it."""
    from workpermit.clock.present import now
    from workpermit.trades.notices import sending
    from workpermit.trades.notices.models import Delivery, State

    take = sending.take

    def taken(*given: object, **named: object) -> Delivery | None:
        one = take(*given, **named)  # type: ignore[arg-type]
        if one is not None:
            Delivery.objects.filter(pk=one.pk).update(state=State.SENT, ended_at=now())
        return one

    if sending.take.__name__ == "take":
        sending.take = taken


def _let_leases_run_out() -> None:
    """Stand for the minutes that a lease, or a wait before the next try, lasts."""
    from workpermit.clock.present import now
    from workpermit.trades.notices.models import Delivery, State

    Delivery.objects.filter(state=State.WAITING).update(due_at=now())


def _findings() -> dict[str, object]:
    from workpermit.accounts.models import Account
    from workpermit.trades.notices.mailing import message_id
    from workpermit.trades.notices.models import Channel, Delivery, Message, State

    by_mail = Delivery.objects.filter(channel=Channel.EMAIL)
    emails = {account.pk: account.email for account in Account.objects.all()}
    return {
        "messages": Message.objects.count(),
        "sent": [message_id(one.pk) for one in by_mail.filter(state=State.SENT)],
        "bounced": [message_id(one.pk) for one in by_mail.filter(state=State.BOUNCED)],
        "waiting": by_mail.filter(state=State.WAITING).count(),
        "post": Delivery.objects.filter(channel=Channel.POST).count(),
        "to": {message_id(one.pk): emails[one.account_id] for one in by_mail if one.account_id},
    }


if __name__ == "__main__":
    main()
