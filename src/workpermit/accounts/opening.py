"""Open an account: what is asked, proved by a code, entered once; and a new password the same way (AYA-01)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from workpermit.accounts import passwords, proofs, signing_in
from workpermit.accounts.code_mail import send_code
from workpermit.accounts.models import Account
from workpermit.accounts.signin_models import ProofFor
from workpermit.accounts.throttle import Source
from workpermit.core.case.actor import Role
from workpermit.core.text import Language


@dataclass(frozen=True, slots=True)
class NewAccount:
    """What somebody gives to open an account; without a password they sign in by passkey."""

    email: str
    name: str
    language: Language
    time_zone: str
    password: str = ""
    for_others: bool = False  # a representative’s account: it acts for others and has no application of its own


def ask_for_account(new: NewAccount, *, source: Source, language: Language, at: datetime) -> UUID:
    """Have a code sent that opens the account and return the id of what was asked.

    The password is hashed before anything is kept, and the answer is the same for an address that has an account.
    """
    asked = {
        "email": new.email.strip(),
        "name": new.name.strip(),
        "language": new.language.value,
        "time_zone": new.time_zone,
        "password": passwords.hashed(new.password) if new.password else make_password(None),
        "role": (Role.REPRESENTATIVE if new.for_others else Role.APPLICANT).value,
    }
    return _asked(ProofFor.NEW_ACCOUNT, asked, source=source, language=language, at=at)


def open_account(proof_id: UUID | str, code: str, *, at: datetime) -> Account | None:
    """Return the new account if the code is right; None where it is wrong, late, used or was never sent."""
    proof = proofs.meet(proof_id, code, purpose=ProofFor.NEW_ACCOUNT, at=at)
    if proof is None:
        return None
    asked = proof.asked
    try:
        with transaction.atomic():
            account = Account.objects.create_account(
                asked["email"],
                name=asked["name"],
                role=Role(asked.get("role", Role.APPLICANT.value)),
                language=Language(asked["language"]),
                time_zone=asked["time_zone"],
            )
            account.password = asked["password"]
            account.save(update_fields=["password"])
    except IntegrityError:
        # The address was given an account while the code was on its way.
        return None
    return account


def ask_for_password(email: str, *, source: Source, language: Language, at: datetime) -> UUID:
    """Have a code sent to the address of an account whose password is forgotten; alike for every address."""
    return _asked(ProofFor.NEW_PASSWORD, {"email": email.strip()}, source=source, language=language, at=at)


def prove_for_password(proof_id: UUID | str, code: str, *, source: Source, at: datetime) -> Account | None:
    """Return the account whose address was proved, which also opens it where a hundred wrong tries had closed it.

    The proof stands in for the password alone: the second factor is still asked for.
    """
    proof = proofs.meet(proof_id, code, purpose=ProofFor.NEW_PASSWORD, at=at)
    account = None if proof is None else Account.objects.with_email(proof.asked["email"])
    if account is None or not account.is_active:
        return None
    signing_in.unlock(account, source=source, at=at)
    return account


def _asked(purpose: ProofFor, asked: dict[str, str], *, source: Source, language: Language, at: datetime) -> UUID:
    with transaction.atomic():
        proof = proofs.ask(purpose, asked=asked, source=source, language=language, at=at)
        send_code.enqueue(str(proof.pk))
    return proof.pk
