"""Remind people of what they still have to do, each reminder once, and never of what is done.

A case is looked at when its next reminder is due; the row that says when is written with the message that announces
the deadline. What is sent is found anew from the journal, so a moved or finished deadline needs no clearing up.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from workpermit.casework import journal
from workpermit.casework.announcing import announce
from workpermit.casework.causes import Cause
from workpermit.casework.models import CaseRow
from workpermit.core.case.reminders import BookingPrompt, Reminder, booking_prompt, next_reminder, reminders
from workpermit.core.case.state import Case
from workpermit.core.text import Language
from workpermit.trades.notices import delivery, reminding
from workpermit.trades.notices.models import Message, NextReminder


def watch(case_id: UUID, case: Case, *, since: datetime) -> None:
    """Have a case looked at when its first reminder after `since` is due, if there is one."""
    following = next_reminder(case, after=since)
    if following is not None:
        reminding.set_next(case_id, following)


def remind(*, at: datetime, limit: int = 500) -> int:
    """Send what is due at `at` and return how many messages were put; twice or from two workers is as good as once."""
    return sum(_look_at(row, at=at) for row in reminding.due(at=at, limit=limit))


def _look_at(row: NextReminder, *, at: datetime) -> int:
    with transaction.atomic():
        case = journal.load(row.case_id)
        if not reminding.move_on(row, next_reminder(case, after=at)):
            return 0  # another worker was quicker
        due: list[Reminder | BookingPrompt] = [*reminders(case, since=row.at, at=at)]
        prompt = booking_prompt(case, since=row.at, at=at)
        # Two e-mails of one morning about the same thing are one too many: the reminder has the date.
        if prompt is not None and not due:
            due.append(prompt)
        return sum(_put(Cause(row.case_id, case.sequence, one), at=at) for one in due)


def _put(cause: Cause, *, at: datetime) -> bool:
    """Put one reminder into the account and on its way; tell whether it is a new one."""
    if Message.objects.filter(cause=cause.text).exists():
        return False
    row = CaseRow.objects.get(pk=cause.case_id)
    message = delivery.deliver(
        person_id=row.person_id,
        account_id=UUID(row.applicant_id) if row.applicant_id else None,
        case_id=cause.case_id,
        kind=cause.kind,
        language=Language(row.language),
        cause=cause.text,
        at=at,
    )
    announce(message, at=at)
    return True
