"""Records: the content that events refer to by id, sealed, and committed to in the chain."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from workpermit.casework.models import Record
from workpermit.core.case.codec import canonical
from workpermit.core.case.state import Event
from workpermit.vault.blind import commitment, new_salt


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


def save(new: Iterable[NewRecord], *, case_id: UUID, at: int) -> None:
    """Keep records for good."""
    for one in new:
        Record(id=one.record_id, case_id=case_id, kind=one.kind, body=one.body, salt=one.salt, at=at).save(
            force_insert=True
        )


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
