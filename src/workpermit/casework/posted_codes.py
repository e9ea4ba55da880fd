"""Link an application that has no e-mail address by a code on paper, sent to the mailing address on it (AYA-11, ADR-3).

    asked, alike for everybody ──► worker: right, and no e-mail on file? ──► a letter on the post's list
                                   letter with the code, 30 days ──► met ──► linked

Whoever asks is told the same whatever they typed. A case gets two such letters in 30 days at most, whoever asks, so
that nobody can have somebody's letter box filled. A letter that comes back ends with that: a code is not read out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django_tasks import task

from workpermit.accounts import proofs
from workpermit.accounts.models import Account, Proof
from workpermit.accounts.signin_models import ProofFor
from workpermit.accounts.throttle import Source
from workpermit.casework import linking
from workpermit.casework.causes import CODE, Cause, PostedCode
from workpermit.casework.linking import Asked
from workpermit.casework.models import CaseRow
from workpermit.clock.present import now
from workpermit.core.text import Language
from workpermit.trades.notices import delivery, sending
from workpermit.trades.notices.models import Channel, Message

OPEN_AT_MOST: Final = 3  # of one account
LETTERS_AT_MOST: Final = 2  # to one case in 30 days


@dataclass(frozen=True, slots=True)
class Expected:
    """A code by post that an account asked for; whether a letter went out is not told."""

    id: UUID
    asked: Asked
    asked_at: datetime
    until: datetime


def ask(proof_id: UUID | str, *, account: Account, at: datetime) -> bool:
    """Ask for a letter about what was typed; False where too many are expected already, or nothing was typed."""
    typed = Proof.objects.filter(pk=proof_id, account=account, purpose=ProofFor.LINK).first()
    expected = _open(account, at)
    if typed is None:
        return False
    if any(one.asked == typed.asked for one in expected):
        return True
    if len(expected) >= OPEN_AT_MOST:
        return False
    with transaction.atomic():
        proof = proofs.ask(
            ProofFor.LINK_BY_POST,
            asked=typed.asked,
            source=Source(bytes(typed.source_hash), bytes(typed.network_hash)),
            language=Language(typed.language),
            at=at,
            account=account,
            lives=proofs.BY_POST,
        )
        send.enqueue(str(proof.pk))
    return True


@task(priority=proofs.PRIORITY)
def send(proof_id: str) -> None:
    """Put a letter on the post's list if what was asked is right and no e-mail can carry a code; else do nothing."""
    proof = proofs.waiting(proof_id, at=now())
    row = None if proof is None else linking.row_of(proof)
    if proof is None or row is None or linking.address_on_file(row):
        return
    cause = Cause(row.pk, row.sequence, PostedCode(proof.pk.hex))
    with transaction.atomic():
        if proof.code or _is_enough(row, at=proof.asked_at):
            return  # a task that runs twice sends one letter
        proofs.give_code(proof)
        message = delivery.deliver(
            person_id=row.person_id,
            account_id=None,
            case_id=row.pk,
            kind=cause.kind,
            language=Language(row.language),
            cause=cause.text,
            at=now(),
        )
        sending.put(message, Channel.POST, at=now())


def expected_by(account: Account, *, at: datetime) -> list[Expected]:
    """Return the codes by post that an account waits for, the oldest first; one query."""
    return [Expected(one.pk, linking.asked_of(one.asked), one.asked_at, one.ends_before) for one in _open(account, at)]


def prove(proof_id: UUID, typed: str, *, account: Account, at: datetime) -> UUID | None:
    """Link the application whose letter held this code and return its case; None where it is wrong or late."""
    if not Proof.objects.filter(pk=proof_id, account=account).exists():
        return None
    return linking.prove(proof_id, typed, account=account, at=at, purpose=ProofFor.LINK_BY_POST)


def _open(account: Account, at: datetime) -> list[Proof]:
    live = Proof.objects.filter(
        account=account, purpose=ProofFor.LINK_BY_POST, used_at__isnull=True, ends_before__gt=at
    )
    return list(live.filter(tries__lt=proofs.TRIES).order_by("asked_at", "pk"))


def _is_enough(row: CaseRow, *, at: datetime) -> bool:
    lately = Message.objects.filter(case_id=row.pk, kind=CODE, put_at__gt=at - proofs.BY_POST)
    return lately.count() >= LETTERS_AT_MOST
