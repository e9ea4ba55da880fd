"""Find the way back in without any second factor: asked, waited for, settled by an officer (ADR-72).

    ask ──► code to the address ──► prove: the wait begins, a letter goes out
        ──► cancel, by somebody who signs in with both factors
        ──► settle, by an officer: refused at any time, granted from `opens_at` on ─► a letter either way

The wait gives whoever owns the account three days to say that it was not they. What is granted takes every way in
away, the password too, and ends every session: the next way in begins with a code to the address.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction

from workpermit.accounts import proofs, sessions
from workpermit.accounts.code_mail import send_code, tell_of_change
from workpermit.accounts.models import Account, FactorCheck
from workpermit.accounts.signin_models import FactorOutcome, ProofFor
from workpermit.accounts.throttle import Source
from workpermit.core.case.actor import Role
from workpermit.core.text import Language

WAIT: Final = timedelta(hours=72)
FOR_WHOM: Final = frozenset({Role.APPLICANT.value, Role.REPRESENTATIVE.value})
_MAY_SETTLE: Final = frozenset({Role.OFFICER.value, Role.SUPERVISOR.value})


class NotAnOfficer(PermissionError):
    """Only an officer or a supervisor makes sure of somebody."""


class StillWaiting(ValueError):
    """The wait is not over; granting has to wait as well."""


def ask(email: str, *, reach: str, source: Source, language: Language, at: datetime) -> UUID:
    """Have a code sent to the address of somebody who lost their factors; alike for every address (S-02, S-03).

    `reach` is how and when an officer can reach them, in their own words.
    """
    with transaction.atomic():
        asked = {"email": email.strip(), "reach": reach.strip()}
        proof = proofs.ask(ProofFor.LOST_FACTORS, asked=asked, source=source, language=language, at=at)
        send_code.enqueue(str(proof.pk))
    return proof.pk


def prove(proof_id: UUID | str, code: str, *, at: datetime) -> FactorCheck | None:
    """Begin the wait once the address is proved; None where the code is wrong, late, used or was never sent.

    Asking again while one waits begins nothing anew: the wait that runs is returned.
    """
    proof = proofs.meet(proof_id, code, purpose=ProofFor.LOST_FACTORS, at=at)
    account = None if proof is None else Account.objects.with_email(proof.asked["email"])
    if proof is None or account is None or not account.is_active or account.role not in FOR_WHOM:
        return None
    waiting = open_check(account)
    return waiting or _begin(account, reach=proof.asked["reach"], at=at)


def open_check(account: Account) -> FactorCheck | None:
    """Return what an account waits for, or None."""
    return FactorCheck.objects.filter(account=account, settled_at__isnull=True).first()


def cancel(account: Account, *, at: datetime) -> bool:
    """Call it off, by somebody who is in with both factors; tell whether there was anything."""
    with transaction.atomic():
        gone = FactorCheck.objects.filter(account=account, settled_at__isnull=True).update(
            settled_at=at, outcome=FactorOutcome.CANCELLED
        )
        if gone:
            tell_of_change.enqueue(str(account.pk), "factors_kept")
    return bool(gone)


def settle(check_id: UUID, *, officer: Account, granted: bool, basis: str, at: datetime) -> bool:
    """Settle as an officer whether somebody's second factors are taken away; tell whether that was news.

    Raises:
        NotAnOfficer: somebody else tries.
        StillWaiting: it is granted before the wait is over.
    """
    if officer.role not in _MAY_SETTLE:
        raise NotAnOfficer
    with transaction.atomic():
        found = FactorCheck.objects.select_for_update().filter(pk=check_id, settled_at__isnull=True)
        check = found.select_related("account").first()
        if check is None:
            return False
        if granted and at < check.opens_at:
            raise StillWaiting
        check.settled_at, check.settled_by, check.basis = at, officer, basis.strip()
        check.outcome = (FactorOutcome.GRANTED if granted else FactorOutcome.REFUSED).value
        check.save(update_fields=["settled_at", "settled_by", "basis", "outcome"])
        if granted:
            _take_ways_in(check.account)
        tell_of_change.enqueue(str(check.account_id), "factors_taken" if granted else "factors_refused")
    return True


def _begin(account: Account, *, reach: str, at: datetime) -> FactorCheck | None:
    try:
        with transaction.atomic():
            check = FactorCheck.objects.create(account=account, reach=reach, asked_at=at, opens_at=at + WAIT)
            tell_of_change.enqueue(str(account.pk), "factors_asked")
    except IntegrityError:
        return open_check(account)  # asked twice at once
    return check


def _take_ways_in(account: Account) -> None:
    account.set_unusable_password()
    account.save(update_fields=["password"])
    Authenticator.objects.filter(user=account).delete()
    sessions.end_others(account, kept=None)
