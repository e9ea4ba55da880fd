"""The door: the one function through which a case changes.

    facts ─► [ stored answer? ─► load ─► decide ─► append ─► records ─► rows ─► outbox ─► keep the answer ]
                                  one transaction, on SQLite and on PostgreSQL

The day this grows plug-ins, stop.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from workpermit.casework import access, authorities, draws, journal, outbox, records, rows
from workpermit.casework import facts as gathering
from workpermit.casework.access import UnknownCase
from workpermit.casework.records import NewRecord
from workpermit.casework.statements import first_row, run
from workpermit.core.case import permit
from workpermit.core.case.actor import Actor
from workpermit.core.case.case import COMMANDS, Command, author_of, decide
from workpermit.core.case.codec import canonical, to_microseconds
from workpermit.core.case.refusal import THE_PERSON, CommandRefused, Refusal
from workpermit.core.case.state import Event, fold
from workpermit.core.text import Text
from workpermit.trades.switches.models import Switch
from workpermit.trades.switches.turning import is_off
from workpermit.vault.blind import keyed_hash

GATHER_AT_MOST = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a command: codes and ids only, so that it may be kept and told again."""

    case_id: str
    sequence: int
    events: tuple[str, ...]


class KeyUsedOtherwise(ValueError):
    """The same key came before with another command; nothing was done."""

    text = Text(
        "This form was already sent with other content. Load the page again to see what was kept.",
        "Ce formulaire a déjà été envoyé avec un autre contenu. Rechargez la page pour voir ce qui a été conservé.",
    )


class CaseBusy(RuntimeError):
    """The case kept changing while its facts were gathered; trying again is safe."""


class CaseMoved(RuntimeError):
    """The case changed since its author last saw it; nothing was done."""


class _Moved(Exception):
    """The case changed between gathering and deciding."""


def execute(
    case_id: UUID, command: Command, *, key: str, actor: Actor, at: datetime, records: Sequence[NewRecord] = ()
) -> Answer:
    """Carry out `command` on a case, once for each (actor, key), and return what it brought about.

    `at` is the server's instant (UTC); `records` is the content that the command refers to by id.

    Raises:
        CommandRefused: the case, the role, the facts or the content stand in the way; nothing was written.
        KeyUsedOtherwise: the key came before with another command.
        UnknownCase: there is no such case, or it is not this applicant's or representative's.
        CaseBusy: the case changed again and again meanwhile.
    """
    command = draws.marked(command, case_id)
    for _ in range(GATHER_AT_MOST):
        gathered = gathering.gather(case_id, command, pending=records, at=at)
        try:
            with transaction.atomic():
                return _carry_out(case_id, command, gathered, key=key, actor=actor, at=at, new=records)
        except _Moved:
            continue
    raise CaseBusy(str(case_id))


@contextmanager
def as_seen(case_id: UUID, sequence: int) -> Iterator[None]:
    """Let the acts inside take effect only on the case as their author saw it, at the entry of this number.

    The case stands still from the comparison to the end: nobody overwrites what they have not read (S-11).

    Raises:
        CaseMoved: there are later entries; nothing was done.
        UnknownCase: there is no such case.
    """
    with transaction.atomic():
        if _lock(case_id).sequence != sequence:
            raise CaseMoved(str(case_id))
        yield


def is_answered(actor: Actor, key: str) -> bool:
    """Tell whether this actor's key had its effect already: the same form, sent once more."""
    return first_row("SELECT 1 FROM casework_answer WHERE actor = %s AND key = %s", [actor.id, key]) is not None


def _carry_out(
    case_id: UUID,
    command: Command,
    gathered: gathering.Gathered,
    *,
    key: str,
    actor: Actor,
    at: datetime,
    new: Sequence[NewRecord],
) -> Answer:
    fingerprint = fingerprint_of(case_id, command, new)
    locked = _lock(case_id)
    _require_theirs(locked, actor, at)
    if (answered := _stored(actor, key, fingerprint)) is not None:
        return answered
    if gathered.sequence is not None and gathered.sequence != locked.sequence:
        raise _Moved
    earlier = journal.entries(case_id)
    before = fold(earlier)
    if earlier:
        at = max(at, earlier[-1].at)  # a clock that steps back, or a wait for the lock, never runs a case backwards
    events = decide(before, command, facts=gathered.facts, actor=actor, at=at)
    _require_issuing(events)
    authority = authorities.required(command, before, form=locked.form, actor=actor, at=at)
    authored = [(author_of(event, command, actor=actor), event) for event in events]
    written = list(
        journal.written(authored, case_id=case_id, after=before.sequence, head=locked.head, at=at, authority=authority)
    )
    journal.append(case_id, [line for _, line in written])
    after = fold((entry for entry, _ in written), since=before)
    records.save(new, case_id=case_id, at=to_microseconds(at))
    rows.write(case_id, before=before, after=after, head=written[-1][1].hash, office=locked.office)
    outbox.put(case_id, [entry for entry, _ in written])
    answer = Answer(str(case_id), after.sequence, tuple(line.kind for _, line in written))
    _keep(answer, actor=actor, key=key, fingerprint=fingerprint, at=at)
    return answer


def _require_issuing(events: Sequence[Event]) -> None:
    """Refuse whatever would issue or replace a permit while the office has paused that (S-37)."""
    if any(isinstance(one, _ISSUES) for one in events) and is_off(Switch.ISSUING):
        raise CommandRefused(Refusal.ISSUING_PAUSED)


_ISSUES = (permit.PermitIssued, permit.PermitReplaced)
_SELECT = "SELECT sequence, head, office, form, person_id, applicant_id FROM casework_case WHERE id = %s"
_SELECT_FOR_UPDATE = f"{_SELECT} FOR UPDATE"


@dataclass(frozen=True, slots=True)
class _Locked:
    id: UUID
    sequence: int
    head: bytes
    office: str
    form: str
    person: object
    applicant_id: str

    @property
    def person_id(self) -> UUID:
        """The person it is about."""
        return UUID(str(self.person))


def _lock(case_id: UUID) -> _Locked:
    """Lock the case until the transaction ends; SQLite has locked all writers by the transaction itself."""
    select = _SELECT_FOR_UPDATE if connection.vendor == "postgresql" else _SELECT
    row = first_row(select, [journal.database_id(case_id)])
    if row is None:
        raise UnknownCase(str(case_id))
    sequence, head, office, form, person, applicant_id = row
    return _Locked(case_id, sequence, bytes(head), office, form, person, applicant_id)


def _require_theirs(locked: _Locked, actor: Actor, at: datetime) -> None:
    """Refuse an applicant or a representative who has nothing to do with the case.

    A case without an account came on paper or by the command line, and the counter acts in the person's
    name; one without an entry is being opened by this very command.
    """
    if actor.role not in THE_PERSON or not locked.applicant_id or not locked.sequence:
        return
    if access.relation(actor, locked, at=at) is None:
        raise UnknownCase(str(locked.id))


# --- idempotency: the answer is kept in the same transaction as the effect --------------------------------


def fingerprint_of(case_id: UUID, command: Command, new: Sequence[NewRecord]) -> bytes:
    """Return what tells this command, with the content it brings, from another one under the same key.

    Ids, salts, stamps and findings are made anew at every try, so what was sent stands for them; the hash
    is keyed because content can be personal.
    """
    made_anew = {"", *(one.id for one in new)}
    values = [(name, str(getattr(command, name))) for name in _SAID_BY[type(command)]]
    said = [value for value in values if value[1] not in made_anew]
    return keyed_hash(
        canonical([str(case_id), type(command).__name__, said, [one.said for one in new]]), purpose="casework.answer"
    )


_GIVEN_BY_US = frozenset({"permit_number", "begun_at", "stamped_at", "commitment", "second_read"})


_SAID_BY: dict[type, tuple[str, ...]] = {
    kind: tuple(one.name for one in fields(kind) if one.name not in _GIVEN_BY_US) for kind in COMMANDS
}


def _stored(actor: Actor, key: str, fingerprint: bytes) -> Answer | None:
    row = first_row("SELECT fingerprint, answer FROM casework_answer WHERE actor = %s AND key = %s", [actor.id, key])
    if row is None:
        return None
    if bytes(row[0]) != fingerprint:
        raise KeyUsedOtherwise(key)
    kept = json.loads(row[1])
    return Answer(kept["case"], kept["sequence"], tuple(kept["events"]))


def _keep(answer: Answer, *, actor: Actor, key: str, fingerprint: bytes, at: datetime) -> None:
    kept = canonical({"case": answer.case_id, "sequence": answer.sequence, "events": answer.events})
    run(
        "INSERT INTO casework_answer (actor, key, fingerprint, answer, at) VALUES (%s, %s, %s, %s, %s)",
        [actor.id, key, fingerprint, kept, to_microseconds(at)],
    )
