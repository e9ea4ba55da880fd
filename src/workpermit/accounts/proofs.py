"""Prove an address by a code sent to it: eight digits, ten minutes, once, five tries, in the browser that asked (S-08).

What was asked is written down alike whatever it is, and the worker decides afterwards whether a code goes out. So
the one who asks gets the same answer, in the same time, for an address that we know and for one that we do not
(S-02, S-03).

    ask ──► row, task ──► worker: `give_code`, or another letter, or nothing ──► meet
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from hmac import compare_digest
from typing import Any, Final
from uuid import UUID

from django.db.models import F

from workpermit.accounts.models import Account, Proof
from workpermit.accounts.signin_models import ProofFor
from workpermit.accounts.throttle import Source
from workpermit.core.text import Language

DIGITS: Final = 8  # 26 bits
LIVES: Final = timedelta(minutes=10)
BY_POST: Final = timedelta(days=30)  # the post is slow, and people are away
TRIES: Final = 5
PRIORITY: Final = 100  # of the tasks that send codes: somebody waits before a page for them


def ask(
    purpose: ProofFor,
    *,
    asked: Mapping[str, Any],
    source: Source,
    language: Language,
    at: datetime,
    account: Account | None = None,
    lives: timedelta = LIVES,
) -> Proof:
    """Write down what was asked, to be proved within `lives`.

    Its id goes into the session of the browser that asked; that of a code by post, onto the asker's own account page.
    """
    return Proof.objects.create(
        purpose=purpose,
        account=account,
        asked=dict(asked),
        source_hash=source.address,
        network_hash=source.network,
        language=language,
        asked_at=at,
        ends_before=at + lives,
    )


def waiting(proof_id: UUID | str, *, at: datetime) -> Proof | None:
    """Return what was asked, as long as a code for it may be sent."""
    return Proof.objects.filter(pk=proof_id, used_at__isnull=True, ends_before__gt=at).first()


def give_code(proof: Proof) -> str:
    """Give what was asked its code; the same one where the task ran before."""
    if not proof.code:
        proof.code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
        proof.save(update_fields=["code"])
    return str(proof.code)


def meet(proof_id: UUID | str, typed: str, *, purpose: ProofFor, at: datetime) -> Proof | None:
    """Return what was asked if the typed code is its code, once; None where it is wrong, late, used or never sent.

    Each call uses up one of five tries, so two that come at once cannot both be right, nor a sixth be any use.
    """
    live = Proof.objects.filter(pk=proof_id, purpose=purpose, used_at__isnull=True, ends_before__gt=at)
    if not live.filter(tries__lt=TRIES).update(tries=F("tries") + 1):
        return None
    proof = live.first()
    digits = "".join(ch for ch in typed if ch.isdigit())
    if proof is None or not proof.code or not compare_digest(proof.code.encode(), digits.encode()):
        return None
    return proof if live.update(used_at=at) else None


def readable_code(proof_id: UUID | str, *, at: datetime) -> str:
    """Return a code as it is printed, or nothing where it is used, over, or was never given."""
    proof = Proof.objects.filter(pk=proof_id, used_at__isnull=True, ends_before__gt=at).first()
    return spaced(proof.code) if proof is not None and proof.code else ""


def spaced(code: str) -> str:
    """Return a code as it is read aloud: two groups of four."""
    return f"{code[:4]} {code[4:]}"


def forget_old(at: datetime) -> int:
    """Remove what can be proved no more and return how many there were."""
    return Proof.objects.filter(ends_before__lt=at - LIVES).delete()[0]
