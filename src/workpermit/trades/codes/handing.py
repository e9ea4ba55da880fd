"""Hand a code out, find what it answers for, use it once, end it at once."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet

from workpermit.trades.codes.models import Code, LookUp, Purpose
from workpermit.vault.blind import keyed_hash

# No letter that reads as a figure or as another letter (Crockford); 12 of 32 signs are 60 bits.
_SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH: Final = 12
_READ_AS: Final = str.maketrans("OIL", "011")


def hand_out(
    purpose: Purpose,
    *,
    person_id: UUID,
    at: datetime,
    ends_before: datetime,
    case_id: UUID | None = None,
    terms: dict[str, Any] | None = None,
    for_hash: bytes | None = None,
) -> tuple[Code, str]:
    """Make a code and return its row with the code in clear: this once, since only its hash is kept."""
    clear = "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))
    row = Code.objects.create(
        purpose=purpose,
        code_hash=_hash(clear, purpose),
        for_hash=for_hash,
        person_id=person_id,
        case_id=case_id,
        terms=terms,
        made_at=at,
        ends_before=ends_before,
    )
    return row, "-".join(clear[i : i + 4] for i in range(0, _LENGTH, 4))


def find(purpose: Purpose, typed: str, *, at: datetime) -> Code | None:
    """Return the row of a code that still answers, whatever its case, spaces and hyphens, or None."""
    clear = "".join(sign for sign in typed.upper().translate(_READ_AS) if sign.isalnum())
    row = Code.objects.filter(purpose=purpose, code_hash=_hash(clear, purpose)).first()
    return row if row is not None and row.answers_at(at) else None


def use(code: Code, *, at: datetime, came_of_it: UUID) -> bool:
    """Use a code that is for one use; return False where somebody else was quicker."""
    return Code.objects.filter(pk=code.pk, used_at__isnull=True).update(used_at=at, used_for=came_of_it) == 1


def end(code: Code, *, at: datetime) -> None:
    """End a code at once; one that ended earlier keeps its earlier end."""
    Code.objects.filter(pk=code.pk, ends_before__gt=at).update(ends_before=max(at, code.made_at))
    code.refresh_from_db(fields=["ends_before"])


def of_person(purpose: Purpose, person_id: UUID) -> QuerySet[Code]:
    """Return the codes about a person, the newest first."""
    return Code.objects.filter(purpose=purpose, person_id=person_id).order_by("-made_at", "pk")


def meant_for(purpose: Purpose, for_hash: bytes, *, at: datetime) -> QuerySet[Code]:
    """Return the codes that are for one address alone and wait to be used."""
    waiting = Code.objects.filter(purpose=purpose, for_hash=for_hash, used_at__isnull=True, ends_before__gt=at)
    return waiting.order_by("made_at", "pk")


def note_look_up(code: Code, *, at: datetime, told: str) -> None:
    """Record that somebody asked with a code, and what they were told."""
    LookUp.objects.create(code=code, at=at, told=told)


def _hash(clear: str, purpose: Purpose) -> bytes:
    return keyed_hash(clear, purpose=f"codes.{purpose.value}")
