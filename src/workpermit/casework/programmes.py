"""Requests under a public policy programme: the prescribed message, kept as it was sent (IN-02, IN-03)."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from uuid import UUID

from workpermit.casework.door import execute
from workpermit.casework.facts import filing_of
from workpermit.casework.models import CaseRow
from workpermit.casework.records import NewRecord
from workpermit.core.case.actor import Actor
from workpermit.core.case.programme_request import Programme, RequestProgramme
from workpermit.core.law import notation
from workpermit.core.law.pasted_messages import read_message
from workpermit.core.law.programmes import PROGRAMMES
from workpermit.core.law.templates import Message, MessageIncomplete, build


def request_interim_work(
    case_id: UUID,
    *,
    key: str,
    actor: Actor,
    at: datetime,
    programme: Programme = Programme.VISIT2WORK2020,
    tracking: str | None = None,
) -> str:
    """Ask under a programme, with the message built from the case's own facts; return the id.

    Raises:
        MessageIncomplete: the case does not hold what the message must say; each field is named.
    """
    message = prescribed_message(case_id, programme=programme, tracking=tracking).sent
    record = _record(message, programme, received_on=at.date(), found_by_us=frozenset({"message"}))
    return _ask(case_id, programme, record, received_on=None, key=key, actor=actor, at=at)


def register_message(case_id: UUID, pasted: str, *, received_on: date, key: str, actor: Actor, at: datetime) -> str:
    """Register a message that came in before its case was found; the reply is due from that day (IN-02, IN-04).

    Raises:
        MessageIncomplete: the message lacks what it must say; each field is named.
        CommandRefused: the case takes no such request.
    """
    read = read_message(pasted)
    if read.code is None or read.faults:
        raise MessageIncomplete(*read.faults)
    programme = next(one.id for one in PROGRAMMES.values() if one.code == read.code)
    record = _record(pasted, programme, received_on=received_on)
    return _ask(case_id, programme, record, received_on=received_on, key=key, actor=actor, at=at)


def _record(
    message: str, programme: Programme, *, received_on: date, found_by_us: frozenset[str] = frozenset()
) -> NewRecord:
    return NewRecord(
        "dossier",
        {
            "requested_on": received_on.isoformat(),
            "message": message,
            "facts": notation.to_json(PROGRAMMES[programme].request_facts(received_on)),
        },
        found_by_us=found_by_us | {"requested_on", "facts"},
    )


def _ask(
    case_id: UUID,
    programme: Programme,
    message: NewRecord,
    *,
    received_on: date | None,
    key: str,
    actor: Actor,
    at: datetime,
) -> str:
    programme_id = str(uuid.uuid5(case_id, key))
    command = RequestProgramme(programme_id, programme, message.id, message.commitment, received_on)
    execute(case_id, command, key=key, actor=actor, at=at, records=(message,))
    return programme_id


def prescribed_message(
    case_id: UUID, *, programme: Programme = Programme.VISIT2WORK2020, tracking: str | None = None
) -> Message:
    """Return the programme's message with the facts of the case in its places, and our French beside it.

    Raises:
        MessageIncomplete: the case does not hold what the message must say; each field is named.
    """
    filing = filing_of(case_id)
    asked = filing.answers.entries("public_policy_requests")
    tracking = tracking or next(filter(None, (one.text("tracking_number") for one in asked)), None)
    permits = filing.answers.entries("previous_permits")
    held = max(permits, key=lambda one: str(one.day("valid_until") or ""), default=None)
    row = CaseRow.objects.get(pk=case_id)
    known: dict[str, str | date | None] = {
        "permit_number": held.text("number") if held else None,
        "expired_on": held.day("valid_until") if held else None,
        "channel": row.channel,
        "tracking_number": tracking,
        "employer": filing.employer.operating_name if filing.employer else None,
        "occupation": filing.answers.text("job_offer.job_title"),
        "application_number": row.application_number,
    }
    return build(PROGRAMMES[programme].message, {name: value for name, value in known.items() if value is not None})
