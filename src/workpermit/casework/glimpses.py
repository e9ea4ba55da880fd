"""Where the applications of a signed-in applicant stand, in one sentence each, for pages that are not about a case."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from workpermit.accounts.models import Account
from workpermit.casework import journal
from workpermit.casework.models import CaseRow
from workpermit.core.case import permit
from workpermit.core.case.actor import Role
from workpermit.core.case.application import Stage
from workpermit.core.case.next_steps import NextStep
from workpermit.core.case.public_status import public_status
from workpermit.core.case.state import Case
from workpermit.core.text import Text

_MOST: Final = 3  # a page about something else shows the latest few


class Situation(StrEnum):
    """Which of the two paths an application takes: the letter and the border, or the mail."""

    OUTSIDE = "outside"
    INSIDE = "inside"


class Chapter(StrEnum):
    """Which guide speaks of where an application stands."""

    WAITING = "waiting"
    TRAVELLING = "travelling"
    WORKING = "working"
    APPLYING_AGAIN = "applying_again"


@dataclass(frozen=True, slots=True)
class Glimpse:
    """One application: its id, what is said of it, the first next step, its path and its chapter."""

    case_id: UUID
    overall: Text
    next_step: NextStep | None
    situation: Situation
    chapter: Chapter


def glimpses(account: Account) -> tuple[Glimpse, ...]:
    """Return the latest own applications of an applicant; a representative's look belongs to the case page alone."""
    if account.role != Role.APPLICANT.value:
        return ()
    rows = CaseRow.objects.filter(applicant_id=str(account.pk)).order_by("-received_at", "application_number")[:_MOST]
    return tuple(_glimpse(row, journal.load(row.pk)) for row in rows)


def _glimpse(row: CaseRow, case: Case) -> Glimpse:
    told = public_status(case)
    situation = Situation.INSIDE if row.form == "imm_5710" else Situation.OUTSIDE
    return Glimpse(row.pk, told.overall, next(iter(told.next_steps), None), situation, _chapter(case))


def _chapter(case: Case) -> Chapter:
    match case.application.stage:
        case Stage.APPROVED if case.permit.stage is permit.Stage.ISSUED:
            return Chapter.WORKING
        case Stage.APPROVED if case.permit.stage in (permit.Stage.PASSPORT_AWAITED, permit.Stage.LETTER_OUTSTANDING):
            return Chapter.TRAVELLING
        case Stage.REFUSED | Stage.RETURNED | Stage.WITHDRAWN:
            return Chapter.APPLYING_AGAIN
        case _:
            return Chapter.WAITING
