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
from workpermit.core.law.programmes import PROGRAMMES
from workpermit.core.law.templates import Message, build


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
    programme_id = str(uuid.uuid5(case_id, key))
    message = NewRecord(
        "dossier",
        {
            "requested_on": at.date().isoformat(),
            "message": prescribed_message(case_id, programme=programme, tracking=tracking).sent,
            "facts": notation.to_json(PROGRAMMES[programme].request_facts(at.date())),
        },
        found_by_us=frozenset({"requested_on", "message", "facts"}),
    )
    command = RequestProgramme(programme_id, programme, message.id, message.commitment)
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
