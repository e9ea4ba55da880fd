"""Requests under a public policy programme: the prescribed message, kept as it was sent (IN-02, IN-03)."""

from __future__ import annotations

import uuid
from datetime import datetime
from uuid import UUID

from workpermit.casework.door import execute
from workpermit.casework.facts import filing_of
from workpermit.casework.models import CaseRow
from workpermit.casework.records import NewRecord
from workpermit.core.case.actor import Actor
from workpermit.core.case.programme_request import Programme, RequestProgramme
from workpermit.core.law import notation


def request_interim_work(case_id: UUID, *, key: str, actor: Actor, at: datetime) -> str:
    """Ask to be allowed to work while waiting, with the message built from the case's own facts; return the id."""
    programme_id = str(uuid.uuid5(case_id, key))
    message = NewRecord(
        "dossier",
        {
            "requested_on": at.date().isoformat(),
            "message": prescribed_message(case_id),
            "facts": notation.to_json({"interim_code_given": True, "interim_requested_on": at.date()}),
        },
        found_by_us=frozenset({"requested_on", "message", "facts"}),
    )
    command = RequestProgramme(programme_id, Programme.VISIT2WORK2020, message.id, message.commitment)
    execute(case_id, command, key=key, actor=actor, at=at, records=(message,))
    return programme_id


# The text is fixed by the programme and published in English only (ADR-24); it is always sent so.
_MESSAGE = (
    "Priority Code VISIT2WORK2020: I am requesting consideration under the Temporary Public Policy to Exempt "
    "Certain Visitors in Canada from Immigration Requirements during the Coronavirus (COVID-19) Pandemic and ask "
    "that the applicable exemptions be granted until a decision is made on my work permit application or it is "
    "withdrawn.\n\n"
    "My previous work permit number {permit} expired on {expired}.\n\n"
    "{sent}\n\n"
    "I intend to work for {employer} / {occupation} as specified in the aforementioned work permit application.\n\n"
    "I understand that providing false, misleading or incorrect information is a violation of the Immigration and "
    "Refugee Protection Act and may result in enforcement measures against me."
)
_ONLINE = "I have submitted my application for a work permit online."
_ON_PAPER = "I have submitted my application on paper and the postal/courier tracking number is {tracking}."


def prescribed_message(case_id: UUID, *, tracking: str = "") -> str:
    """Return the prescribed message with the facts of the case in its places."""
    filing = filing_of(case_id)
    permits = filing.answers.entries("previous_permits")
    held = max(permits, key=lambda one: str(one.day("valid_until") or ""), default=None)
    on_paper = CaseRow.objects.get(pk=case_id).channel == "paper"
    return _MESSAGE.format(
        permit=(held.text("number") if held else None) or "",
        expired=(held.day("valid_until") if held else None) or "",
        sent=_ON_PAPER.format(tracking=tracking) if on_paper else _ONLINE,
        employer=filing.employer.operating_name if filing.employer else "",
        occupation=filing.answers.text("job_offer.job_title") or "",
    )
