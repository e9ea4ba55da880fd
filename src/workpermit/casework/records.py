"""Records: the content that events refer to by id, sealed, and committed to in the chain."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from uuid import UUID

from workpermit.casework.models import Record
from workpermit.casework.statements import all_rows, run_for_each
from workpermit.core.case.codec import canonical
from workpermit.core.case.state import Event
from workpermit.vault.blind import commitment, new_salt
from workpermit.vault.fields import EncryptedField, Sealed


@dataclass(frozen=True, slots=True)
class NewRecord:
    """Content about to be kept; a command names it by `record_id` and `commitment`.

    `found_by_us` names the parts of the body that nobody sent: they may differ when the same act is sent again.
    """

    kind: str
    body: dict[str, Any]
    found_by_us: frozenset[str] = frozenset()
    record_id: UUID = field(default_factory=uuid.uuid4)
    salt: bytes = field(default_factory=new_salt, repr=False)

    @property
    def id(self) -> str:
        """The id as commands and events carry it."""
        return str(self.record_id)

    @property
    def said(self) -> dict[str, Any]:
        """The parts of the body that the actor sent."""
        return {name: part for name, part in self.body.items() if name not in self.found_by_us}

    @property
    def commitment(self) -> str:
        """The salted commitment to the content, as 64 hexadecimal digits."""
        return commitment_to(self.body, salt=self.salt)


def commitment_to(body: dict[str, Any], *, salt: bytes) -> str:
    """Return the commitment to a record's content."""
    return commitment(salt, canonical(body).encode()).hex()


_INSERT = "INSERT INTO casework_record (id, case_id, kind, body, salt, at) VALUES (%s, %s, %s, %s, %s, %s)"
_SELECT = "SELECT id, kind, body, at FROM casework_record WHERE case_id = %s AND kind IN ({marks}) ORDER BY at, id"


def save(new: Sequence[NewRecord], *, case_id: UUID, at: int) -> None:
    """Keep records for good, each sealed for its row."""
    if new:
        rows = [
            (one.record_id.hex, case_id.hex, one.kind, _sealed(one.body, one.record_id), one.salt, at) for one in new
        ]
        run_for_each(_INSERT, rows)


def _sealed(body: dict[str, Any], record_id: UUID) -> bytes:
    return _body_field().sealed(body, record_id).envelope


@cache
def _body_field() -> EncryptedField:
    field = Record._meta.get_field("body")  # noqa: SLF001 # Django's documented way to a field
    assert isinstance(field, EncryptedField)
    return field


@dataclass(frozen=True, slots=True)
class Kept:
    """A record as the database holds it; no envelope where it was lawfully disposed of."""

    id: UUID
    kind: str
    envelope: bytes | None
    at: int

    @property
    def body(self) -> dict[str, Any]:
        """Open the content; empty where it was disposed of.

        Raises:
            SealBroken: it was altered in the database or copied there from another row.
        """
        if self.envelope is None:
            return {}
        body: dict[str, Any] = _body_field().opened(Sealed(self.envelope), self.id)
        return body


def kept_of(case_id: UUID, *, kinds: Sequence[str]) -> list[Kept]:
    """Return the records of some kinds of a case, oldest first, still sealed."""
    statement = _SELECT.format(marks=", ".join(["%s"] * len(kinds)))
    found = all_rows(statement, [case_id.hex, *kinds])
    return [
        Kept(UUID(str(record_id)), kind, None if envelope is None else bytes(envelope), at)
        for record_id, kind, envelope, at in found
    ]


def named(event: Event) -> Iterator[tuple[str, str]]:
    """Yield the (record id, commitment) that an event names."""
    names = type(event).__dataclass_fields__
    if "commitment" in names:
        (name,) = [one for one in names if one.endswith("_id") and one not in _NOT_RECORDS]
        if record_id := getattr(event, name):
            yield record_id, event.commitment  # type: ignore[union-attr]  # its field says so


_NOT_RECORDS = frozenset({"request_id", "interview_id", "programme_id", "listed_id"})


def body_of(record_id: str) -> dict[str, Any]:
    """Return a record's content; empty where it was lawfully disposed of.

    Raises:
        Record.DoesNotExist: there is no such record.
    """
    body: dict[str, Any] | None = Record.objects.get(pk=UUID(record_id)).body
    return body or {}


def bodies_of(record_ids: Iterable[str]) -> list[dict[str, Any]]:
    """Return the contents of several records, in the order asked for."""
    wanted = [UUID(one) for one in record_ids]
    found = {record.pk: record.body or {} for record in Record.objects.filter(pk__in=wanted)}
    return [found[one] for one in wanted]
