"""Let the worker's tasks run, and read the letters that come of them."""

from __future__ import annotations

import re

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django_tasks_db.models import DBTaskResult

from workpermit.accounts.models import Account


def work_off() -> int:
    """Run what waits for the worker, once each, and return how many that was."""
    waiting = list(DBTaskResult.objects.ready())
    for result in waiting:
        arguments = result.args_kwargs
        result.task.call(*arguments["args"], **arguments["kwargs"])
        result.delete()
    return len(waiting)


def code_for(address: str) -> str:
    """Return the code of the last letter to an address that holds one."""
    work_off()
    codes = [re.search(r"\b(\d{4} \d{4})\b", str(sent.body)) for sent in mail.outbox if sent.to == [address]]
    found = [code.group(1) for code in codes if code is not None]
    assert found, "no letter with a code"
    return found[-1]


def letters_to(address: str) -> list[str]:
    """Return the subjects of the letters to an address, once the worker is through."""
    work_off()
    return [str(sent.subject) for sent in mail.outbox if sent.to == [address]]


def app_code(secret: str) -> str:
    """Return what an authenticator app shows: six digits for thirty seconds, of the real clock."""
    return format_hotp_value(hotp_value(secret.replace(" ", ""), next(iter(yield_hotp_counters_from_time()))))


def code_of(account: Account) -> str:
    """Return what an account's app shows now."""
    app = Authenticator.objects.get(user_id=account.pk, type=Authenticator.Type.TOTP)
    return app_code(get_adapter().decrypt(app.data["secret"]))
