"""Show the requests of a case: the list, one request with its items and files, its date for a calendar."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from workpermit.casework import request_sheets
from workpermit.casework.access import UnknownCase
from workpermit.casework.models import CaseRow
from workpermit.casework.request_sheets import RequestSheet
from workpermit.clock.present import now
from workpermit.core.law.calendar import due_instant
from workpermit.core.wording.document_guide import DocumentGuide, guide_to
from workpermit.web.requests import words
from workpermit.web.requests.forms import AddFiles
from workpermit.web.ui.access import SignedIn, for_applicant, own_case
from workpermit.web.ui.pages import Crumb, page
from workpermit.web.ui.words import said

WHAT = "requests"


@require_safe
@for_applicant
def case(request: SignedIn, case_id: UUID) -> HttpResponse:
    """List the requests of a case, those that wait for an answer first."""
    row = own_case(request, case_id, what=WHAT)
    lines = request_sheets.lines_of(case_id)
    return page(
        request,
        "requests/case.html",
        title=words.REQUESTS,
        crumbs=crumbs_to(row)[:-1],
        case_id=case_id,
        number=row.application_number,
        waiting=[one for one in lines if one.may_answer],
        others=[one for one in lines if not one.may_answer],
    )


@require_safe
@for_applicant
def request(request: SignedIn, case_id: UUID, request_id: UUID) -> HttpResponse:
    """Show a request."""
    row = own_case(request, case_id, what=WHAT)
    return shown(request, row, sheet_for(request, row, request_id))


def shown(
    request: HttpRequest, row: CaseRow, sheet: RequestSheet, *, adding: tuple[int, forms.Form] | None = None
) -> HttpResponse:
    """Answer with the page of a request; `adding` is the form of one item (from 1) as it was sent with faults."""
    items = []
    for item in sheet.items:
        is_this = adding is not None and adding[0] == item.number
        form = adding[1] if adding is not None and is_this else AddFiles(auto_id=f"item-{item.number}-%s")
        items.append((item, _guide(item.kind), form))
    return page(
        request,
        "requests/request.html",
        title=words.with_error(words.title_of(sheet.kind)) if adding else words.title_of(sheet.kind),
        heading=words.title_of(sheet.kind),
        crumbs=crumbs_to(row),
        sheet=sheet,
        case_id=row.pk,
        request_id=sheet.request_id,
        number=row.application_number,
        items=items,
        ics=reverse("requests:ics", args=[row.pk, sheet.request_id]),
        faulty_form=adding[1] if adding else None,
    )


def _guide(kind: object) -> DocumentGuide | None:
    from workpermit.core.law.checklist import DocumentKind

    return guide_to(kind) if isinstance(kind, DocumentKind) else None


def sheet_for(request: SignedIn, row: CaseRow, request_id: UUID) -> RequestSheet:
    """Return a request of a case that was opened already.

    Raises:
        Http404: the case has no such request.
    """
    try:
        return request_sheets.sheet_of(row, str(request_id), actor=request.account.actor, at=now())
    except UnknownCase as unknown:
        raise Http404 from unknown


def crumbs_to(row: CaseRow) -> list[Crumb]:
    """Return the way to the list of a case's requests, and the list itself."""
    return [
        Crumb(words.APPLICATIONS, reverse("tracker:index")),
        Crumb(words.APPLICATION, reverse("tracker:case", args=[row.pk])),
        Crumb(words.REQUESTS, reverse("requests:case", args=[row.pk])),
    ]


@require_safe
@for_applicant
def ics(request: SignedIn, case_id: UUID, request_id: UUID) -> HttpResponse:
    """Hand out the due date for a calendar: the instant in UTC, two alarms, no personal data."""
    row = own_case(request, case_id, what=WHAT)
    sheet = sheet_for(request, row, request_id)
    address = request.build_absolute_uri(reverse("requests:request", args=[case_id, request_id]))
    response = HttpResponse(calendar_of(sheet, address=address), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="due-date.ics"'
    return response


def calendar_of(sheet: RequestSheet, *, address: str) -> bytes:
    """Return an iCalendar file with one entry that ends when the request closes (RFC 5545)."""
    from icalendar import Alarm, Calendar, Event

    closes_at = due_instant(sheet.due_on)
    event = Event()
    event.add("uid", f"{sheet.request_id}@workpermit")
    event.add("dtstamp", now())
    event.add("dtstart", closes_at - timedelta(hours=1))
    event.add("dtend", closes_at)
    event.add("summary", said(words.CALENDAR_SUMMARY))
    event.add("description", said(words.CALENDAR_TEXT).format(address=address))
    event.add("url", address)
    event.add("sequence", len(sheet.moves))
    for before in (timedelta(days=3), timedelta(hours=6)):
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", said(words.CALENDAR_SUMMARY))
        alarm.add("trigger", -before)
        event.add_component(alarm)
    calendar = Calendar()
    calendar.add("prodid", "-//Workpermit//Requests//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content
