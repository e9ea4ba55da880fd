"""Sixteen ways to tamper with the journal of one case, by somebody who owns the database but not the signing key."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from django.db import connection, transaction

from casework.cases import change
from workpermit.casework import journal, rows
from workpermit.casework.journal import BEFORE_THE_FIRST, Line, chained, database_id
from workpermit.casework.models import CaseRow, Record
from workpermit.casework.records import NewRecord
from workpermit.core.case.state import Case, evolve

Tampering = Callable[[UUID, random.Random], None]


def drop_triggers() -> None:
    """Take away what forbids the database to rewrite the tables, as its owner may."""
    if connection.vendor == "postgresql":
        for table in ("casework_journal", "casework_record"):
            change(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {name}")


def edited(column: str, value_of: Callable[[Line, random.Random], str | int | bytes]) -> Tampering:
    """Return an edit of one column of one entry."""

    def tamper(case_id: UUID, chance: random.Random) -> None:
        line = chance.choice(journal.lines(case_id))
        statement = f"UPDATE casework_journal SET {column} = %s WHERE case_id = %s AND sequence = %s"
        assert change(statement, value_of(line, chance), database_id(case_id), line.sequence) == 1

    return tamper


def flipped(text: bytes, chance: random.Random) -> bytes:
    """Return `text` with one byte changed into another one of ASCII."""
    place = chance.randrange(len(text))
    other = chance.choice([byte for byte in range(32, 127) if byte != text[place]])
    return text[:place] + bytes([other]) + text[place + 1 :]


def swapped(case_id: UUID, chance: random.Random) -> None:
    """Let two neighbours change places."""
    first = chance.randrange(1, len(journal.lines(case_id)))
    _renumber(case_id, first, 9000)
    _renumber(case_id, first + 1, first)
    _renumber(case_id, 9000, first + 1)


def deleted(case_id: UUID, chance: random.Random) -> None:
    """Delete one entry, the last excepted (that is a cut)."""
    _delete_from(case_id, number := chance.randrange(1, len(journal.lines(case_id))), number)


def deleted_and_closed_up(case_id: UUID, chance: random.Random) -> None:
    """Delete one entry and give those after it their numbers anew."""
    last = len(journal.lines(case_id))
    gone = chance.randrange(2, last)  # without its first entry a case is no case
    _delete_from(case_id, gone, gone)
    for number in range(gone + 1, last + 1):
        _renumber(case_id, number, number - 1)
    _adjust_row(case_id)


def cut(case_id: UUID, chance: random.Random) -> None:
    """Cut the tail and adjust the case's row, as if it had never been."""
    last = len(journal.lines(case_id))
    _delete_from(case_id, chance.randrange(1, last) + 1, last)
    _adjust_row(case_id)


def inserted(case_id: UUID, chance: random.Random) -> None:
    """Insert a copy of an entry among the others, with a hash that fits the one before it."""
    lines = journal.lines(case_id)
    place = chance.randrange(1, len(lines))
    for number in range(len(lines), place, -1):
        _renumber(case_id, number, number + 1)
    copy = replace(chance.choice(lines), sequence=place + 1)
    journal.append(case_id, [replace(copy, hash=chained(lines[place - 1].hash, case_id, copy))])
    _adjust_row(case_id)


def rehashed(case_id: UUID, chance: random.Random) -> None:
    """Change who did it, hash everything after it anew and forge the head in the row."""
    lines = journal.lines(case_id)
    place = chance.randrange(len(lines))
    lines[place] = replace(lines[place], actor="somebody.else")
    previous = lines[place - 1].hash if place else BEFORE_THE_FIRST
    _delete_from(case_id, place + 1, len(lines))
    for line in lines[place:]:
        previous = chained(previous, case_id, line)
        journal.append(case_id, [replace(line, hash=previous)])
    _adjust_row(case_id)


def case_deleted(case_id: UUID, _: random.Random) -> None:
    """Delete a case with everything about it."""
    for table in ("journal", "record", "outbox", "open_work"):
        change(f"DELETE FROM casework_{table} WHERE case_id = %s", database_id(case_id))
    change("DELETE FROM casework_case WHERE id = %s", database_id(case_id))


def record_replaced(case_id: UUID, chance: random.Random) -> None:
    """Put other content into a record, sealed with the true key, with a salt of its own."""
    record = chance.choice(list(Record.objects.filter(case_id=case_id)))
    forged = NewRecord(record.kind, {**(record.body or {}), "forged": chance.random()})
    record.body, record.salt = forged.body, forged.salt
    record.save(force_update=True)


COLUMNS = {
    "sequence": 77,
    "stage": "approved",
    "permit_stage": "revoked",
    "delivery_stage": "mailed",
    "permit_number": "U999999999",
    "received_at": 1,
    "decided_at": 2,
    "wakes_at": 3,
    "form": "imm_0000",
    "permit_kind": "other",
    "language": "xx",
    "time_zone": "Asia/Nowhere",
    "country": "XX",
    "office": "VO-XX",
    "applicant_id": "somebody-else",
}


def column_edited(case_id: UUID, chance: random.Random) -> None:
    """Edit a column of the case's row, without an entry."""
    name, other = chance.choice(sorted(COLUMNS.items()))
    assert change(f"UPDATE casework_case SET {name} = %s WHERE id = %s", str(other), database_id(case_id)) == 1


def _renumber(case_id: UUID, number: int, other: int) -> None:
    statement = "UPDATE casework_journal SET sequence = %s WHERE case_id = %s AND sequence = %s"
    assert change(statement, other, database_id(case_id), number) == 1


def _delete_from(case_id: UUID, first: int, last: int) -> None:
    statement = "DELETE FROM casework_journal WHERE case_id = %s AND sequence BETWEEN %s AND %s"
    assert change(statement, database_id(case_id), first, last) == last - first + 1


def _adjust_row(case_id: UUID) -> None:
    """Make row, open work and outbox what the journal now says, where it can be read at all."""
    lines = journal.lines(case_id)
    case = Case()
    for line in lines:
        case = evolve(case, line.entry())
    with transaction.atomic():
        office = CaseRow.objects.get(pk=case_id).office
        rows.write(case_id, before=Case(), after=case, head=lines[-1].hash, office=office)
        change("DELETE FROM casework_outbox WHERE case_id = %s AND sequence > %s", database_id(case_id), len(lines))


WAYS: dict[str, Tampering] = {
    "payload": edited("payload", lambda line, chance: flipped(line.payload.encode(), chance).decode()),
    "at": edited("at", lambda line, chance: line.at + chance.choice([-1, 1, 3_600_000_000])),
    "role": edited("role", lambda line, _: "officer" if line.role != "officer" else "supervisor"),
    "actor": edited("actor", lambda line, chance: flipped(line.actor.encode(), chance).decode()),
    "authority": edited("authority", lambda line, chance: flipped(line.authority.encode(), chance).decode()),
    "kind": edited("kind", lambda line, _: "BiometricsExempted" if line.kind != "BiometricsExempted" else "Other"),
    "hash": edited("hash", lambda line, chance: flipped(line.hash, chance)),
    "swapped": swapped,
    "deleted": deleted,
    "deleted and closed up": deleted_and_closed_up,
    "cut": cut,
    "inserted": inserted,
    "re-hashed": rehashed,
    "case deleted": case_deleted,
    "record replaced": record_replaced,
    "column edited": column_edited,
}
