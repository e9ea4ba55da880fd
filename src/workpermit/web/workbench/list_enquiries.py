"""Enquiries before an officer: the list by answer date, a thread with what its case says, the answer, the case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import Count, Min, Q
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from workpermit.casework import enquiring, enquiry_desk
from workpermit.clock.present import now
from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.refusal import CommandRefused
from workpermit.core.law.identifiers import BadIdentifier, parse_application_number
from workpermit.core.law.templates import MessageIncomplete
from workpermit.core.text import Text
from workpermit.core.wording.office import PARTIES, WAITS
from workpermit.trades.enquiries.models import State, Thread
from workpermit.trades.enquiries.threads import NotAnswered
from workpermit.web.ui import fields
from workpermit.web.ui.access import SignedIn, for_staff, staff_case
from workpermit.web.ui.acting import by, in_error, opened
from workpermit.web.ui.pages import Crumb, page
from workpermit.web.ui.words import said
from workpermit.web.workbench import list_words as words
from workpermit.web.workbench.words import NO_SUCH_NUMBER, queue_crumb

WORKERS: Final = (Role.OFFICER, Role.SUPERVISOR)


class AnswerForm(forms.Form):
    """The answer to an enquiry."""

    text = fields.passage(
        Text(en="Your answer", fr="Votre réponse"),
        hint=Text(
            en="The person reads it as it stands here, in the language they write in.",
            fr="La personne la lit telle quelle, dans la langue où elle écrit.",
        ),
        at_most=8000,
    )


class MatchForm(forms.Form):
    """The case that an enquiry is about."""

    number = fields.words(
        Text(en="Application number", fr="Numéro de la demande"),
        hint=Text(
            en="A letter and nine digits, such as W000000001.", fr="Une lettre et neuf chiffres\u00a0: W000000001."
        ),
        at_most=12,
    )


@dataclass(frozen=True, slots=True)
class EnquiryHead:
    """How many enquiries wait, how many are late, and by which day the first is answered."""

    count: int
    late: int
    due_on: date | None


def enquiry_head(actor: Actor) -> EnquiryHead:
    """Return what the overview says of enquiries; two queries at most."""
    late = Count("pk", filter=Q(due_before__lte=now()))
    found = enquiring.waiting(actor=actor).aggregate(count=Count("pk"), late=late, first=Min("due_before"))
    first = Thread(due_before=found["first"]) if found["first"] else None
    return EnquiryHead(found["count"], found["late"], enquiring.answer_day(first) if first else None)


@require_safe
@for_staff(*WORKERS)
def listed(request: SignedIn) -> HttpResponse:
    """Show the enquiries that wait for an answer, or those that were answered and stay open."""
    state = State.ANSWERED if request.GET.get("state") == State.ANSWERED.value else State.OPEN
    found = enquiry_desk.listed(state, actor=request.account.actor, after=request.GET.get("after", ""))
    kept = {"state": state.value} if state is State.ANSWERED else {}
    return page(
        request,
        "workbench/lists/enquiries.html",
        title=words.ENQUIRIES,
        crumbs=_crumbs()[:2],
        heading=words.ENQUIRIES,
        says=words.ENQUIRIES_SAYS,
        lines=found.lines,
        is_answered=state is State.ANSWERED,
        is_later_page="after" in request.GET,
        more=f"?{urlencode({**kept, 'after': found.after})}" if found.after else "",
    )


@for_staff(*WORKERS)
def thread(request: SignedIn, thread_id: UUID) -> HttpResponse:
    """Show an enquiry with what its case says, and answer it."""
    found = _found(request, thread_id)
    form = opened(AnswerForm, request)
    if request.method == "POST" and form.is_valid():
        enquiring.answer(found, form.cleaned_data["text"], **by(request))
        messages.success(request, said(words.ANSWERED))
        return HttpResponseRedirect(reverse("workbench:enquiry", args=[thread_id]))
    return page(
        request,
        "workbench/lists/enquiry.html",
        title=in_error(words.ENQUIRY, form),
        crumbs=_crumbs(),
        form=form,
        **_shown(found),
    )


def _found(request: SignedIn, thread_id: UUID) -> Thread:
    """Return a thread, once it is on record that somebody looks at its case."""
    found = enquiry_desk.find(thread_id)
    if found is None:
        raise Http404
    if found.case_id is not None:
        staff_case(request, found.case_id, what="enquiry", purpose="answer")
    return found


def _shown(found: Thread) -> dict[str, Any]:
    view = enquiry_desk.view_of(found)
    hold = view.in_case.hold if view.in_case else None
    return {
        "view": view,
        "holder": PARTIES[hold.party] if hold else None,
        "waits": WAITS[hold.waits_for] if hold else None,
    }


@require_POST
@for_staff(*WORKERS)
def close(request: SignedIn, thread_id: UUID) -> HttpResponse:
    """Close an enquiry that was answered."""
    found = _found(request, thread_id)
    try:
        enquiring.close(found, actor=request.account.actor, at=now())
    except NotAnswered:
        if found.state != State.CLOSED:
            messages.warning(request, said(words.NOT_ANSWERED))
            return HttpResponseRedirect(reverse("workbench:enquiry", args=[thread_id]))
    messages.success(request, said(words.CLOSED))
    return HttpResponseRedirect(reverse("workbench:enquiries"))


@for_staff(*WORKERS)
def match(request: SignedIn, thread_id: UUID) -> HttpResponse:
    """Put an enquiry of which no case was found into the one that a person chooses."""
    found = _found(request, thread_id)
    if found.case_id is not None:
        messages.info(request, said(words.HAS_CASE))
        return HttpResponseRedirect(reverse("workbench:enquiry", args=[thread_id]))
    form = opened(MatchForm, request)
    if request.method == "POST" and form.is_valid():
        row = enquiry_desk.case_for(found, _number(form.cleaned_data["number"]), actor=request.account.actor)
        if row is not None:
            staff_case(request, row.pk, what="enquiry", purpose="match")
            _match(request, found, row.pk)
            return HttpResponseRedirect(reverse("workbench:enquiry", args=[thread_id]))
        form.add_error("number", said(NO_SUCH_NUMBER))
    return page(
        request,
        "workbench/lists/match.html",
        title=in_error(words.MATCH, form),
        crumbs=(*_crumbs(), Crumb(words.ENQUIRY, reverse("workbench:enquiry", args=[thread_id]))),
        heading=words.MATCH,
        form=form,
        candidates=enquiring.candidates(found, actor=request.account.actor),
        **_shown(found),
    )


def _number(typed: str) -> str:
    try:
        return parse_application_number(typed)
    except BadIdentifier:
        return typed.strip().upper()


def _match(request: SignedIn, found: Thread, case_id: UUID) -> None:
    try:
        asked = enquiring.match(found, case_id, **by(request))
    except MessageIncomplete as incomplete:
        messages.warning(request, said(words.MATCHED_ONLY.filled(why=incomplete.faults[0].text)))
    except CommandRefused as refused:
        messages.warning(request, said(words.MATCHED_ONLY.filled(why=refused.refusal.text)))
    else:
        messages.success(request, said(words.REQUEST_MADE if asked else words.MATCHED))


def _crumbs() -> tuple[Crumb, ...]:
    return (
        queue_crumb(),
        Crumb(words.LISTS, reverse("workbench:lists")),
        Crumb(words.ENQUIRIES, reverse("workbench:enquiries")),
    )
