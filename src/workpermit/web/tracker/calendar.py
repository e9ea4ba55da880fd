"""What an application asks of the person by a date, as a calendar file: each entry ends when the date closes."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid5

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe
from icalendar import Alarm, Calendar, Event

from workpermit.casework import tracking
from workpermit.clock.present import now
from workpermit.core.case.next_steps import NextStep
from workpermit.core.law.calendar import due_instant
from workpermit.web.ui.access import SignedIn, for_applicant, own_case
from workpermit.web.ui.words import language_now, said

_HOUR: Final = timedelta(hours=1)
_WARNINGS: Final = (timedelta(days=-3), timedelta(hours=-3))


@require_safe
@for_applicant
def calendar(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Hand out the open dates of an application; the entries name no person, since calendars are shared (S-42)."""
    row = own_case(request, case_id, what="calendar", purpose="represent")
    at = now()
    steps = [todo.step for todo in tracking.tracker_of(row, at=at).todos if todo.step.due_on]
    if not steps:
        raise Http404
    file = Calendar()
    file.add("prodid", f"-//Workpermit//{language_now().value.upper()}")
    file.add("version", "2.0")
    for step in steps:
        file.add_component(_entry(step, case_id=case_id, at=at))
    headers = {"Content-Disposition": 'attachment; filename="workpermit.ics"', "Cache-Control": "private, no-store"}
    return HttpResponse(file.to_ical(), content_type="text/calendar; charset=utf-8", headers=headers)


def _entry(step: NextStep, *, case_id: UUID, at: datetime) -> Event:
    """Return one entry: the last hour before a date closes, or the appointment itself."""
    assert step.due_on is not None  # only steps with a day come here
    begins = step.starts_at or due_instant(step.due_on) - _HOUR
    entry = Event()
    entry.add("uid", f"{uuid5(case_id, f'{step.deed}:{step.about}')}@workpermit")
    entry.add("dtstamp", at)
    entry.add("dtstart", begins)
    entry.add("dtend", begins + _HOUR)
    entry.add("summary", said(step.text))
    for before in _WARNINGS:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", said(step.text))
        alarm.add("trigger", before)
        entry.add_component(alarm)
    return entry
