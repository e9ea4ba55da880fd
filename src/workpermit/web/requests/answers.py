"""Send an answer, ask for more time, and show the receipt."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from workpermit.casework import answer_receipts, request_answers
from workpermit.casework.access import UnknownCase
from workpermit.casework.door import KeyUsedOtherwise
from workpermit.casework.models import CaseRow
from workpermit.casework.request_sheets import RequestSheet
from workpermit.clock.present import now
from workpermit.core.case.refusal import CommandRefused, Refusal
from workpermit.core.text import Text
from workpermit.core.wording.typography import date_text
from workpermit.web.requests import sheets, words
from workpermit.web.requests.forms import MoreTime, Send
from workpermit.web.ui.access import SignedIn, for_applicant, own_case
from workpermit.web.ui.beginning import begun_at
from workpermit.web.ui.context import zone_of
from workpermit.web.ui.language import typed
from workpermit.web.ui.pages import Crumb, page
from workpermit.web.ui.words import language_now, said


def _key(request: SignedIn) -> str:
    """Return the key of the form; a form without one is new each time it is sent."""
    key = request.POST.get("key", "")
    return key if key.replace("-", "").isalnum() and len(key) <= 64 else ""


@require_http_methods(["GET", "HEAD", "POST"])
@for_applicant
def send(request: SignedIn, case_id: UUID, request_id: UUID) -> HttpResponse:
    """Show what is about to be sent and what sending does; send it."""
    row = own_case(request, case_id, what=sheets.WHAT)
    sheet = sheets.sheet_for(request, row, request_id)
    form = Send(request.POST) if request.method == "POST" else Send(initial=dict(typed(request)))
    if request.method == "POST" and form.is_valid():
        try:
            answer_id = _send(request, sheet, form)
        except (request_answers.StillOnItsWay, request_answers.NothingToSend, KeyUsedOtherwise) as fault:
            form.add_error(None, said(fault.text))
        except CommandRefused as refused:
            form.add_error(None, said(refused.refusal.text))
        else:
            return HttpResponseRedirect(reverse("requests:receipt", args=[case_id, answer_id]))
    return _page(request, "requests/send.html", words.SEND, row, sheet, form)


def _send(request: SignedIn, sheet: RequestSheet, form: Send) -> str:
    return request_answers.send(
        sheet.case_id,
        sheet.request_id,
        begun_at=begun_at(request),
        key=_key(request) or f"send-{sheet.request_id}-{len(sheet.answers)}",
        actor=request.account.actor,
        at=now(),
        note=form.cleaned_data["note"],
        nothing_more=form.cleaned_data["extent"] == Send.WHOLE,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_applicant
def more_time(request: SignedIn, case_id: UUID, request_id: UUID) -> HttpResponse:
    """Ask for a later date; the rule answers at once, or an officer will."""
    row = own_case(request, case_id, what=sheets.WHAT)
    sheet = sheets.sheet_for(request, row, request_id)
    form = MoreTime(request.POST) if request.method == "POST" else MoreTime(initial=dict(typed(request)))
    if request.method == "POST" and form.is_valid():
        until: date = form.cleaned_data["until"]
        try:
            told = request_answers.ask_for_more_time(
                case_id,
                sheet.request_id,
                until=until,
                reason=form.cleaned_data["reason"],
                key=_key(request) or f"time-{sheet.request_id}-{until}",
                actor=request.account.actor,
                at=now(),
            )
        except CommandRefused as refused:
            _add_refusal(form, refused, sheet)
        except KeyUsedOtherwise as used:
            form.add_error(None, said(used.text))
        else:
            words_of_it = words.TIME_GIVEN.filled(day=date_text(told.until)) if told.is_given else words.TIME_ASKED
            messages.success(request, said(words_of_it))
            return HttpResponseRedirect(reverse("requests:request", args=[case_id, request_id]))
    return _page(request, "requests/more_time.html", words.MORE_TIME, row, sheet, form)


def _add_refusal(form: MoreTime, refused: CommandRefused, sheet: RequestSheet) -> None:
    if refused.refusal is Refusal.DAY_IMPOSSIBLE:
        form.add_error("until", said(words.UNTIL_TOO_EARLY.filled(day=date_text(sheet.due_on))))
    else:
        form.add_error(None, said(refused.refusal.text))


def _page(
    request: SignedIn, template: str, title: Text, row: CaseRow, sheet: RequestSheet, form: forms.Form
) -> HttpResponse:
    address = reverse("requests:request", args=[row.pk, sheet.request_id])
    return page(
        request,
        template,
        title=words.with_error(title) if form.errors else title,
        heading=title,
        crumbs=[*sheets.crumbs_to(row), Crumb(words.title_of(sheet.kind), address)],
        sheet=sheet,
        case_id=row.pk,
        request_id=sheet.request_id,
        form=form,
        ics=reverse("requests:ics", args=[row.pk, sheet.request_id]),
    )


@require_safe
@for_applicant
def receipt(request: SignedIn, case_id: UUID, answer_id: UUID) -> HttpResponse:
    """Show the receipt of an answer: it worked, its number, its instants, what happens now."""
    row = own_case(request, case_id, what=sheets.WHAT)
    shown = _receipt(row, answer_id)
    address = reverse("requests:request", args=[row.pk, shown.request_id])
    return page(
        request,
        "requests/receipt.html",
        title=words.RECEIPT,
        crumbs=sheets.crumbs_to(row),
        receipt=shown,
        case_id=row.pk,
        request_address=address,
    )


@require_safe
@for_applicant
def receipt_file(request: SignedIn, case_id: UUID, answer_id: UUID) -> HttpResponse:
    """Hand out the receipt as a text that the office signed."""
    row = own_case(request, case_id, what=sheets.WHAT)
    shown = _receipt(row, answer_id)
    text = answer_receipts.signed(shown, language=language_now(), zone=zone_of(request))
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{shown.number}.txt"'
    return response


def _receipt(row: CaseRow, answer_id: UUID) -> answer_receipts.AnswerReceipt:
    try:
        return answer_receipts.receipt_of(row, str(answer_id))
    except UnknownCase as unknown:
        raise Http404 from unknown
