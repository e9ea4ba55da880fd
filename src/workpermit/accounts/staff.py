"""Accounts of the office's people: made with a link on which each sets up how they sign in (ADR-71).

    add ──► account without any way in, link ──► use ──► passkey (or, where the office allows it, password and app)
    reset_factors ──► every way in is gone, sessions end, a new link
    deactivate ──► nobody gets in; reactivate needs a new link

The link lives for a day and works once; the database keeps a keyed hash of it. Nobody who makes an account can sign in
to it: the one who holds the link chooses what proves them from then on. Who may call what is for the caller to ask: the
command line by whoever holds the machine, an administrator's page by four eyes where S-17 wants them.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from workpermit.accounts import sessions
from workpermit.accounts.models import Account, Enrolment
from workpermit.core.case.actor import Role
from workpermit.core.text import Language, Text
from workpermit.vault.blind import keyed_hash

LIVES: Final = timedelta(hours=24)
TOKEN_BYTES: Final = 32
LONGEST_OFFICE: Final = 16
OTHERS: Final = frozenset({Role.APPLICANT, Role.REPRESENTATIVE, Role.SYSTEM})
ROLES: Final = tuple(role for role in Role if role not in OTHERS)
COMMAND_LINE: Final = "command line"

_NOT_STAFF: Final = Text(
    en="{role} is no role of the office. Choose one of: {roles}.",
    fr="{role} n’est pas un rôle du bureau. Choisissez parmi : {roles}.",
)
_NO_OFFICE: Final = Text(
    en="Name the office, with at most 16 letters and digits.",
    fr="Indiquez le bureau, en 16 lettres et chiffres au plus.",
)
_NO_NAME: Final = Text(en="Give the person’s name.", fr="Indiquez le nom de la personne.")
_NO_EMAIL: Final = Text(
    en="Give one e-mail address, such as name@example.org.",
    fr="Indiquez une adresse courriel, par exemple nom@exemple.org.",
)
_TAKEN: Final = Text(en="This address has an account already.", fr="Cette adresse a déjà un compte.")


class StaffRefused(Exception):
    """An account of the office could not be made or changed; `text` says to a person why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@dataclass(frozen=True, slots=True)
class Member:
    """One of the office's people as a list shows them."""

    id: UUID
    email: str
    name: str
    role: Role
    office: str
    is_active: bool
    factors: int  # passkeys and apps
    link_until: datetime | None  # a link that was not used yet holds until then


def add(
    email: str, *, name: str, role: Role, office: str, by: str, at: datetime, language: Language = Language.EN
) -> tuple[Account, str]:
    """Make an account of the office and return it with the secret of its link, which is told this once.

    Raises:
        StaffRefused: the address is none or has an account, the role is none of the office, name or office is missing.
    """
    if role in OTHERS:
        raise StaffRefused(_NOT_STAFF.filled(role=role.value, roles=", ".join(ROLES)))
    if not name.strip():
        raise StaffRefused(_NO_NAME)
    _check_office(office)
    try:
        with transaction.atomic():
            account = Account.objects.create_account(
                email, name=name.strip(), role=role, office=office.strip(), language=language
            )
            return account, new_link(account, by=by, at=at)
    except ValueError as wrong:
        raise StaffRefused(_NO_EMAIL) from wrong
    except IntegrityError as taken:
        raise StaffRefused(_TAKEN) from taken


def new_link(account: Account, *, by: str, at: datetime) -> str:
    """Make a new link of an account, which ends an older one, and return its secret.

    `by` is the id of the account that made it, or `COMMAND_LINE`.
    """
    token = secrets.token_urlsafe(TOKEN_BYTES)
    with transaction.atomic():
        Enrolment.objects.filter(account=account, used_at__isnull=True).delete()
        Enrolment.objects.create(
            account=account, token_hash=_hash(token), made_by=by, made_at=at, ends_before=at + LIVES
        )
    return token


def holder(token: str, *, at: datetime) -> Account | None:
    """Return whose link this is, as long as it may be used; looking uses nothing up."""
    found = _live(at).filter(token_hash=_hash(token)).select_related("account").first()
    return None if found is None or not found.account.is_active else found.account


def use(token: str, *, at: datetime) -> Account | None:
    """Use a link up and return whose it was; None where it is late, used or none. Of two at once, one gets it."""
    account = holder(token, at=at)
    if account is None or not _live(at).filter(token_hash=_hash(token)).update(used_at=at):
        return None
    return account


def listed() -> list[Member]:
    """Return the office's people, by office and time of their account; three queries."""
    accounts = list(Account.objects.filter(role__in=ROLES).order_by("office", "created_at", "pk"))
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    owners = list(Authenticator.objects.filter(user__role__in=ROLES, type__in=kinds).values_list("user_id", flat=True))
    unused = Enrolment.objects.filter(used_at__isnull=True).values_list("account_id", "ends_before")
    links = dict(unused)
    return [
        Member(
            one.pk,
            one.email,
            one.display_name,
            Role(one.role),
            one.office,
            one.is_active,
            owners.count(one.pk),
            links.get(one.pk),
        )
        for one in accounts
    ]


def with_email(email: str) -> Account | None:
    """Return the account of the office with this address, or None; an applicant's is none."""
    account = Account.objects.with_email(email)
    return account if account is not None and account.role in ROLES else None


def deactivate(account: Account) -> None:
    """Let nobody in by this account any more: sessions end at once, and its links and second factors are gone."""
    with transaction.atomic():
        sessions.disable(account)
        _take_ways_in(account)


def reactivate(account: Account, *, by: str, at: datetime) -> str:
    """Open an account again, with a new link as its only way in, and return the link's secret."""
    with transaction.atomic():
        account.is_active = True
        account.save(update_fields=["is_active"])
        return new_link(account, by=by, at=at)


def reset_factors(account: Account, *, by: str, at: datetime) -> str:
    """Take every way in away and end the sessions, then return the secret of a new link."""
    with transaction.atomic():
        sessions.end_others(account, kept=None)
        _take_ways_in(account)
        return new_link(account, by=by, at=at)


def change_role(account: Account, *, role: Role, office: str) -> None:
    """Give somebody another role or office; their sessions end, so that no old right outlives it (S-09).

    Raises:
        StaffRefused: the role is none of the office, or the office is missing.
    """
    if role in OTHERS:
        raise StaffRefused(_NOT_STAFF.filled(role=role.value, roles=", ".join(ROLES)))
    _check_office(office)
    with transaction.atomic():
        account.role, account.office = role.value, office.strip()
        account.save(update_fields=["role", "office"])
        sessions.end_others(account, kept=None)


def forget_old(at: datetime) -> int:
    """Remove the links of which nothing hangs any more and return how many."""
    return Enrolment.objects.filter(ends_before__lt=at - LIVES).delete()[0]


def _take_ways_in(account: Account) -> None:
    account.set_unusable_password()
    account.save(update_fields=["password"])
    Authenticator.objects.filter(user=account).delete()
    Enrolment.objects.filter(account=account, used_at__isnull=True).delete()


def _check_office(office: str) -> None:
    code = office.strip()
    if not code.replace("-", "").isalnum() or len(code) > LONGEST_OFFICE:
        raise StaffRefused(_NO_OFFICE)


def _live(at: datetime) -> QuerySet[Enrolment]:
    return Enrolment.objects.filter(used_at__isnull=True, ends_before__gt=at)


def _hash(token: str) -> bytes:
    return keyed_hash(token, purpose="accounts.enrolment")
