"""Sign of life: when something last happened, what is waited for since when, and the next day that is known.

It never makes progress up: a day is named only where the case holds one, and what the applicant is not told moves
nothing here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import assert_never

from workpermit.core.case import interview, officer_request
from workpermit.core.case.ball import Ball, Party, Wait
from workpermit.core.case.history import HistoryLine
from workpermit.core.case.state import Case


@dataclass(frozen=True, slots=True)
class SignOfLife:
    """The last step, who is waited for, for what and since when, and by which day it ends where a day is known."""

    last_step: HistoryLine
    party: Party
    waits_for: Wait
    since: datetime
    next_on: date | None


def sign_of_life(case: Case, ball: Ball, lines: Sequence[HistoryLine]) -> SignOfLife | None:
    """Return the sign of life of a case, or None before anything was received."""
    if ball.now is None or not lines:
        return None
    hold = ball.now.hold
    return SignOfLife(
        last_step=lines[-1],
        party=hold.party,
        waits_for=hold.waits_for,
        since=ball.now.since,
        next_on=next_day(case, hold.waits_for),
    )


def next_day(case: Case, waits_for: Wait) -> date | None:
    """Return the day by which a wait ends, as far as the case holds one."""
    match waits_for:
        case Wait.BIOMETRICS:
            return case.biometrics.due_on
        case Wait.MEDICAL_EXAM:
            return case.medical_exam.due_on
        case Wait.ANSWER:
            open_ones = (one for one in case.requests.values() if one.stage is officer_request.Stage.OPEN)
            return min((one.due_on for one in open_ones if one.due_on), default=None)
        case Wait.INTERVIEW:
            convened = (one for one in case.interviews.values() if one.stage is interview.Stage.CONVENED)
            return min((one.starts_at.date() for one in convened if one.starts_at), default=None)
        case Wait.PASSPORT:
            return case.permit.passport_due_on
        case Wait.ARRIVAL:
            return case.permit.letter_until
        case Wait.MAILING | Wait.DELIVERY:
            return None if case.delivery.overdue else case.delivery.expected_by
        case (
            Wait.MEDICAL_RESULT
            | Wait.COMPLETENESS
            | Wait.PASSED_DATE
            | Wait.REVIEW
            | Wait.CHECKS
            | Wait.DECISION
            | Wait.PERMIT
            | Wait.NOTHING
        ):
            return None
        case _:
            assert_never(waits_for)
