"""Check the first factor of a sign-in: throttled, and alike for right but closed, wrong, unknown and disabled."""

from __future__ import annotations

from datetime import datetime

from workpermit.accounts import passwords, throttle
from workpermit.accounts.identity import plain_email
from workpermit.accounts.models import Account
from workpermit.accounts.throttle import Kind, Source, Try


def by_password(email: str, password: str, *, source: Source, at: datetime) -> Account | None:
    """Return whoever signs in with this address and password, or None; the caller has one sentence for every None."""
    tried = Try(Kind.SIGN_IN, throttle.subject_of(plain_email(email)), source, at)
    throttle.brake(at)
    if not throttle.admits(tried):
        passwords.is_right(None, password)  # the same time as a comparison
        return None
    account = passwords.with_password(email, password)
    throttle.note(tried, right=account is not None)
    return account


def unlock(account: Account, *, source: Source, at: datetime) -> None:
    """Open an account that a hundred wrong tries closed, now that its address was proved by a code."""
    for kind, subject in ((Kind.SIGN_IN, plain_email(account.email)), (Kind.SECOND_FACTOR, str(account.pk))):
        throttle.unlock(kind, subject=throttle.subject_of(subject), source=source, at=at)


def may_try_second_factor(account: Account, *, source: Source, at: datetime) -> Try | None:
    """Return the try to note the outcome of, or None where a second factor may not be tried now."""
    tried = Try(Kind.SECOND_FACTOR, throttle.subject_of(str(account.pk)), source, at)
    throttle.brake(at)
    return tried if throttle.admits(tried) else None
