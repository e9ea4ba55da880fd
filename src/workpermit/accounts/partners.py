"""Know again whom a sign-in partner vouches for, by a keyed hash of the name it has for them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import IntegrityError, transaction

from workpermit.accounts.models import Account, PartnerIdentity
from workpermit.core.case.actor import Role
from workpermit.core.text import Language
from workpermit.vault.blind import keyed_hash


@dataclass(frozen=True, slots=True)
class Said:
    """What a partner says of somebody; `email` is empty where the partner has not proved it."""

    issuer: str
    subject: str
    email: str
    name: str

    @property
    def digest(self) -> bytes:
        """Return what this person is known again by."""
        return keyed_hash(f"{self.issuer}\x1f{self.subject}", purpose="accounts.partner.subject")


def known(said: Said) -> Account | None:
    """Return the account that a partner's word belongs to, or None."""
    return Account.objects.filter(partner_identities__subject_hash=said.digest).first()


def enter(said: Said, *, language: Language) -> Account | None:
    """Open an account on a partner's word; None where the address has one: two accounts are never made one unasked."""
    try:
        with transaction.atomic():
            account = Account.objects.create_account(
                said.email, name=said.name or said.email, role=Role.APPLICANT, language=language
            )
            PartnerIdentity.objects.create(account=account, subject_hash=said.digest)
    except IntegrityError:
        return None
    return account


def connect(account: Account, said: Said) -> bool:
    """Connect a partner's word to the account that is signed in; False where it belongs to another one."""
    identity, _ = PartnerIdentity.objects.get_or_create(subject_hash=said.digest, defaults={"account": account})
    return identity.account_id == account.pk


def disconnect(account: Account) -> None:
    """Take a partner's word for this account no longer."""
    account.partner_identities.all().delete()
