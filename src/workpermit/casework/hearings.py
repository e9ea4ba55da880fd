"""Hearing a person: an interview or a fairness letter on one page, with what the officer prepares, notes and weighs.

    interview        place, hour, interpreter ─► questions ─► notes as they speak ─► held: the notes are sealed
    fairness letter  concern │ answer │ how the answer was weighed

The paper is work in progress and moves nothing; once the hearing is over, the person finds it in their own file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from workpermit.accounts.models import Account
from workpermit.casework import access, records
from workpermit.casework.access import UnknownCase
from workpermit.casework.workbench import Call, Desk, RequestMade
from workpermit.core.case import interview, officer_request
from workpermit.core.case.actor import Role
from workpermit.core.case.officer_request import RequestKind
from workpermit.core.case.state import Case
from workpermit.core.text import Text
from workpermit.trades.hearings import keeping
from workpermit.trades.hearings.keeping import Written

WRITERS: Final = frozenset({Role.OFFICER, Role.SUPERVISOR})


@dataclass(frozen=True, slots=True)
class Paper:
    """What is kept of a hearing so far; `version` is 0 where nothing is."""

    written: Written = Written()
    version: int = 0
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What the convocation says of an interview."""

    minutes: int
    place: str
    lines: tuple[str, ...]
    interpreter: Text | None


def call_of(desk: Desk, about: str) -> Call | None:
    """Return the interview with this id, or None."""
    return next((one for one in desk.interviews if one.interview_id == about), None)


def letter_of(desk: Desk, about: str) -> RequestMade | None:
    """Return the procedural fairness letter with this id, or None."""
    letters = (one for one in desk.requests if one.kind is RequestKind.PROCEDURAL_FAIRNESS)
    return next((one for one in letters if one.request_id == about), None)


def told_of(case: Case, interview_id: str) -> Told:
    """Return what the person was told about an interview."""
    body: dict[str, Any] = records.body_of(case.interviews[interview_id].details_id)
    place, interpreter = body.get("place") or {}, body.get("interpreter")
    return Told(
        minutes=int(body.get("length_minutes", 45)),
        place=place.get("name", ""),
        lines=tuple(place.get("lines", ())),
        interpreter=Text(interpreter["en"], interpreter["fr"]) if interpreter else None,
    )


def paper_of(case_id: UUID, about: str) -> Paper:
    """Return what is kept of a hearing; the caller has logged the look."""
    row = keeping.find(case_id, about)
    return Paper() if row is None else Paper(Written(row.questions, row.notes), row.version, row.at)


def papers_of(case_id: UUID) -> dict[str, Written]:
    """Return what is kept of each hearing of a case, by the id of its interview or request; one query."""
    return {row.about: Written(row.questions, row.notes) for row in keeping.of_case(case_id)}


def keep(case_id: UUID, about: str, written: Written, *, version: int, account: Account, at: datetime) -> bool:
    """Keep what an officer wrote on `version`; False where somebody kept another meanwhile.

    The page has logged the look and knows that the case has such a hearing.

    Raises:
        UnknownCase: it is their own case, or their role hears nobody.
    """
    row = access.require(account.actor, case_id, at=at)
    if Role(account.role) not in WRITERS or row.applicant_id == str(account.pk):
        raise UnknownCase(str(case_id))
    return keeping.keep(case_id, about, written, version=version, writer=str(account.pk), at=at)


_OVER: Final = frozenset({interview.Stage.HELD, interview.Stage.MISSED, interview.Stage.CANCELLED})


def is_over(case: Case, about: str) -> bool:
    """Tell whether a hearing is over: from then on the paper stands in the person's own file."""
    if about in case.interviews:
        return case.interviews[about].stage in _OVER
    return about in case.requests and case.requests[about].stage is officer_request.Stage.CLOSED
