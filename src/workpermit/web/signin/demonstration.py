"""What the demonstration, and nowhere else, shows beside its pages: who may sign in, and the codes of the moment.

A newcomer has no telephone with the demonstration's secrets in it, and no e-mail reaches its fictional people. An
office never comes here: each function answers nothing outside the demo, whatever lies in the database.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings
from django.db.models import QuerySet

from workpermit.accounts import proofs
from workpermit.accounts.models import Account, Proof

# A password that everybody may know, of accounts that exist in the demonstration alone.
PASSWORD: Final = "seven maples by the lake"  # noqa: S105
OFFICE: Final = "demo"  # marks those accounts


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody whom a newcomer may sign in as."""

    email: str
    name: str
    password: str
    role: str
    office: str


def people() -> list[DemoPerson]:
    """Return whom one may sign in as: the applicants that the walk marked."""
    return [*_listed(Account.objects.filter(office=OFFICE))] if _is_demo() else []


def staff() -> list[DemoPerson]:
    """Return as whom of the office one may sign in: those to whom the walk gave an authenticator app."""
    if not _is_demo():
        return []
    with_app = Authenticator.objects.filter(type=Authenticator.Type.TOTP).values("user_id")
    return [*_listed(Account.objects.filter(pk__in=with_app).exclude(office__in=("", OFFICE)))]


def _listed(accounts: QuerySet[Account]) -> Iterator[DemoPerson]:
    for account in accounts.order_by("created_at", "pk"):
        yield DemoPerson(account.email, account.display_name, PASSWORD, account.role, account.office)


def code_of_app(account: Account) -> str:
    """Return the code that the account's authenticator app would show now."""
    if not _is_demo():
        return ""
    app = Authenticator.objects.filter(user_id=account.pk, type=Authenticator.Type.TOTP).first()
    return "" if app is None else _code(get_adapter().decrypt(app.data["secret"]))


def code_of_secret(secret: str) -> str:
    """Return the code that an app would show now which was just given this secret."""
    return _code(secret) if _is_demo() else ""


def code_of_mail(proof_id: str) -> str:
    """Return the code of an e-mail that reaches nobody."""
    proof = Proof.objects.filter(pk=proof_id).first() if _is_demo() else None
    return proofs.spaced(proof.code) if proof is not None and proof.code else ""


def _code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def _is_demo() -> bool:
    return bool(settings.PLACE == "demo")
