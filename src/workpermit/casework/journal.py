"""The journal: append-only entries, one hash chain per case. Only casework opens it.

    hash(n) = SHA-256( hash(n-1) | case | n | at | role | actor | authority | kind | payload )

Each part is preceded by its length, so no two different entries spell the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from workpermit.casework.models import HASH_BYTES
from workpermit.casework.statements import all_rows, run_for_each
from workpermit.core.case import codec
from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.state import Case, Entry, Event, evolve

BEFORE_THE_FIRST = bytes(HASH_BYTES)
_SELECT = (
    "SELECT sequence, at, role, actor, authority, kind, payload, hash FROM casework_journal "
    "WHERE case_id = %s ORDER BY sequence"
)
_INSERT = (
    "INSERT INTO casework_journal (case_id, sequence, at, role, actor, authority, kind, payload, hash) "
    "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as it is written."""

    sequence: int
    at: int
    role: str
    actor: str
    authority: str
    kind: str
    payload: str
    hash: bytes

    def entry(self) -> Entry:
        """Return what the line says."""
        return _entry(self.sequence, self.at, self.role, self.actor, self.kind, self.payload)

    def follows(self, previous: bytes, *, case_id: UUID) -> bool:
        """Tell whether the line's hash is the one that its content and the line before it give."""
        return self.hash == chained(previous, case_id, self)


def _entry(sequence: int, at: int, role: str, actor: str, kind: str, payload: str) -> Entry:
    return Entry(sequence, codec.from_microseconds(at), _actor(role, actor), codec.decode(kind, payload))


@lru_cache(maxsize=1024)
def _actor(role: str, actor_id: str) -> Actor:
    return Actor(Role(role), actor_id)


def chained(previous: bytes, case_id: UUID, line: Line) -> bytes:
    """Return the hash of `line` after `previous`; the line's own hash is not part of it."""
    parts = (
        previous,
        case_id.bytes,
        b"%d" % line.sequence,
        b"%d" % line.at,
        line.role.encode(),
        line.actor.encode(),
        line.authority.encode(),
        line.kind.encode(),
        line.payload.encode(),
    )
    return hashlib.sha256(b"".join([len(part).to_bytes(4, "big") + part for part in parts])).digest()


def lines(case_id: UUID) -> list[Line]:
    """Return every line of a case, in order."""
    # PostgreSQL's driver gives a view of the bytes where SQLite gives bytes.
    return [
        Line(n, at, role, actor, grant, kind, said, bytes(digest))
        for n, at, role, actor, grant, kind, said, digest in all_rows(_SELECT, [database_id(case_id)])
    ]


def entries(case_id: UUID) -> list[Entry]:
    """Return every entry of a case, in order."""
    rows = all_rows(_SELECT, [database_id(case_id)])
    return [_entry(n, at, role, actor, kind, said) for n, at, role, actor, _, kind, said, _ in rows]


_SELECT_OF = (
    "SELECT case_id, sequence, at, role, actor, kind, payload FROM casework_journal "
    "WHERE case_id IN ({marks}) ORDER BY case_id, sequence"
)


def entries_of(case_ids: Sequence[UUID]) -> dict[UUID, list[Entry]]:
    """Return the entries of several cases, in order, by one query; for lists that fit a page."""
    found: dict[UUID, list[Entry]] = {case_id: [] for case_id in case_ids}
    if found:
        statement = _SELECT_OF.format(marks=", ".join(["%s"] * len(found)))
        for case_id, n, at, role, actor, kind, said in all_rows(statement, [database_id(one) for one in found]):
            found[UUID(str(case_id))].append(_entry(n, at, role, actor, kind, said))
    return found


def load(case_id: UUID, *, up_to: int | None = None) -> Case:
    """Fold a case from its journal, whole or as it was after entry `up_to`."""
    case = Case()
    for entry in entries(case_id):
        if up_to is not None and entry.sequence > up_to:
            break
        case = evolve(case, entry)
    return case


def written(
    events: Sequence[tuple[Actor, Event]],
    *,
    case_id: UUID,
    after: int,
    head: bytes,
    at: datetime,
    authority: str = "",
) -> Iterator[tuple[Entry, Line]]:
    """Yield the entries and lines that follow entry `after`, whose hash is `head`.

    `authority` names what a person's decision rests on; empty, the entry names the role alone.
    """
    stamp = codec.to_microseconds(at)
    for sequence, (actor, event) in enumerate(events, after + 1):
        kind, payload = codec.encode(event)
        rests_on = (authority or f"role:{actor.role.value}") if actor.is_person else f"rule:{actor.id}"
        said = (sequence, stamp, actor.role.value, actor.id, rests_on, kind, payload)
        head = chained(head, case_id, Line(*said, b""))
        yield Entry(sequence, at, actor, event), Line(*said, head)


def append(case_id: UUID, new: Sequence[Line]) -> None:
    """Write lines; the unique (case, sequence) refuses a second writer.

    Raises:
        IntegrityError: another entry has this sequence already.
    """
    run_for_each(_INSERT, [(database_id(case_id), *_parts(line), line.hash) for line in new])


def _parts(line: Line) -> tuple[int, int, str, str, str, str, str]:
    return line.sequence, line.at, line.role, line.actor, line.authority, line.kind, line.payload


def database_id(case_id: UUID) -> str:
    """Return an id as plain statements need it: SQLite keeps 32 hexadecimal digits, PostgreSQL reads them."""
    return case_id.hex
