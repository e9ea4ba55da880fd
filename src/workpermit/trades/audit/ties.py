"""What members of staff say of their own circle, and which keys of a file meet it.

A key is a normalised text: a person's number, names with a birth date, an address, an employer's name. Only its keyed
hash is kept, so the table tells nobody's address and still locks the files that lie there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

from workpermit.trades.audit.models import Tie, TieKind
from workpermit.vault.blind import keyed_hash


def number_key(uci: str) -> str:
    """Return the key of a person by their UCI (digits only)."""
    return f"uci\x1f{uci}"


def person_key(name: str, born_on: date) -> str:
    """Return the key of a person by all their names, however ordered, and their birth date."""
    return f"person\x1f{' '.join(sorted(name.split()))}\x1f{born_on.isoformat()}"


def address_key(street: str, place: str) -> str:
    """Return the key of an address: its street line and its postal code, or its city where there is no code."""
    return f"address\x1f{_bare(street)}\x1f{_bare(place)}"


def employer_key(name: str) -> str:
    """Return the key of an employer by its name, written any way."""
    return f"employer\x1f{_bare(name)}"


def declare(account_id: UUID, kind: TieKind, keys: Iterable[str], *, at: datetime) -> int:
    """Keep ties of an account and return how many are new; saying one twice is harmless."""
    made = [Tie(account_id=account_id, kind=kind.value, key_hash=_hash(key), at=at) for key in keys]
    known = {(one.kind, bytes(one.key_hash)) for one in Tie.objects.filter(account_id=account_id)}
    new = {bytes(one.key_hash): one for one in made if (one.kind, bytes(one.key_hash)) not in known}
    Tie.objects.bulk_create(new.values(), ignore_conflicts=True)
    return len(new)


def of_account(account_id: UUID) -> list[Tie]:
    """Return the ties of an account, the oldest first."""
    return list(Tie.objects.filter(account_id=account_id).order_by("pk"))


def met(ties: Iterable[Tie], keys: Mapping[TieKind, Iterable[str]]) -> TieKind | None:
    """Return the closest tie that a file's keys meet, or None; `keys` holds what the file says by kind.

    One's own file comes before one's household, and that before an address or an employer.
    """
    kept = {(one.kind, bytes(one.key_hash)) for one in ties}
    for kind in TieKind:
        if any((kind.value, _hash(key)) in kept for key in keys.get(kind, ())):
            return kind
    return None


def _bare(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _hash(key: str) -> bytes:
    return keyed_hash(key, purpose="audit.tie")
