"""What is done with people outside their cases: whether an application is theirs, calls to make, letters to mail."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from workpermit.accounts import people
from workpermit.casework import factor_checks, linking, mailroom, worklists
from workpermit.casework.linking import Waiting
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.text import Text
from workpermit.trades.notices.models import CallOutcome
from workpermit.web.ui import fields
from workpermit.web.ui.access import SignedIn, for_staff, staff_case
from workpermit.web.ui.acting import in_error, opened
from workpermit.web.ui.pages import Crumb, page
from workpermit.web.ui.words import said
from workpermit.web.workbench import list_words as words
from workpermit.web.workbench.words import LANGUAGES, queue_crumb

WORKERS: Final = (Role.OFFICER, Role.SUPERVISOR)


class CheckForm(forms.Form):
    """Whether an application is the asker's."""

    is_theirs = fields.choice(
        Text(en="Is the application this person’s?", fr="La demande est-elle celle de cette personne\u00a0?"),
        [
            ("yes", Text(en="Yes: put it into their account", fr="Oui\u00a0: la mettre dans son compte")),
            ("no", Text(en="No, or it cannot be told", fr="Non, ou on ne peut pas le dire")),
        ],
        hint=Text(
            en="Say yes only once you have seen a document with photo, or heard what only this person can know.",
            fr="Répondez oui seulement après avoir vu une pièce avec photo, ou entendu ce qu’elle seule peut savoir.",
        ),
        radios=True,
    )


class CallForm(forms.Form):
    """What came of a call."""

    outcome = fields.choice(
        Text(en="What came of it?", fr="Qu’en est-il résulté\u00a0?"),
        [(code.value, text) for code, text in words.OUTCOMES.items()],
        radios=True,
    )
    note = fields.passage(
        Text(en="Note", fr="Note"),
        hint=Text(
            en="What was said, or when which number was tried. It is kept with the call.",
            fr="Ce qui a été dit, ou quand quel numéro a été essayé. C’est conservé avec l’appel.",
        ),
        at_most=2000,
    )


class BackForm(forms.Form):
    """The reference on an envelope that came back."""

    reference = fields.words(
        Text(en="Reference on the envelope", fr="Référence sur l’enveloppe"),
        hint=Text(en="32 digits from 0 to 9 and a to f.", fr="32 signes, de 0 à 9 et de a à f."),
        at_most=40,
    )


# --- is it this person? -----------------------------------------------------------------------------------------------


@require_safe
@for_staff(*WORKERS)
def checks(request: SignedIn) -> HttpResponse:
    """Show who waits to have an application put into their account."""
    title, says = words.BY_NAME["checks"]
    lines = linking.checks_to_answer()
    return page(
        request,
        "workbench/lists/checks.html",
        title=title,
        crumbs=_crumbs()[:2],
        heading=title,
        says=says,
        lines=lines,
        lost=factor_checks.to_settle(),
    )


@for_staff(*WORKERS)
def check(request: SignedIn, check_id: UUID) -> HttpResponse:
    """Show what somebody says of an application beside what its file says, and answer."""
    waiting = linking.check_to_answer(check_id)
    if waiting is None:
        messages.info(request, said(words.NO_LONGER))
        return HttpResponseRedirect(reverse("workbench:checks"))
    row = None
    if waiting.case_id is not None:
        row = staff_case(request, waiting.case_id, what="identity", purpose="link")
    form = opened(CheckForm, request)
    if request.method == "POST" and form.is_valid():
        return _answered(request, waiting, granted=form.cleaned_data["is_theirs"] == "yes")
    return page(
        request,
        "workbench/lists/check.html",
        title=in_error(words.CHECK, form),
        crumbs=_crumbs("checks"),
        heading=words.CHECK,
        waiting=waiting,
        row=row,
        person=people.find(row.person_id) if row else None,
        form=form,
    )


def _answered(request: SignedIn, waiting: Waiting, *, granted: bool) -> HttpResponse:
    is_linked = linking.answer(waiting.id, officer=request.account, granted=granted, at=now())
    if is_linked:
        messages.success(request, said(words.GRANTED))
    elif granted:
        messages.warning(request, said(words.NOT_LINKED))
    else:
        messages.success(request, said(words.NOT_GRANTED))
    return HttpResponseRedirect(reverse("workbench:checks"))


# --- calls ------------------------------------------------------------------------------------------------------------


@require_safe
@for_staff(*WORKERS)
def calls(request: SignedIn) -> HttpResponse:
    """Show whom to call."""
    title, says = words.BY_NAME["calls"]
    return page(
        request,
        "workbench/lists/calls.html",
        title=title,
        crumbs=_crumbs()[:2],
        heading=title,
        says=says,
        lines=worklists.calls(),
    )


@for_staff(*WORKERS)
def call(request: SignedIn, call_id: UUID) -> HttpResponse:
    """Show a number and what to say, and note what came of the call."""
    to_make = worklists.call_to_make(call_id)
    if to_make is None:
        messages.info(request, said(words.NO_LONGER))
        return HttpResponseRedirect(reverse("workbench:calls"))
    staff_case(request, to_make.line.case_id, what="contact", purpose="call")
    form = opened(CallForm, request)
    if request.method == "POST" and form.is_valid():
        outcome, note = CallOutcome(form.cleaned_data["outcome"]), form.cleaned_data["note"]
        is_news = worklists.call_made(call_id, outcome, note=note, actor=request.account.actor, at=now())
        (messages.success if is_news else messages.info)(request, said(words.CALL_DONE if is_news else words.NO_LONGER))
        return HttpResponseRedirect(reverse("workbench:calls"))
    return page(
        request,
        "workbench/lists/call.html",
        title=in_error(words.CALL, form),
        crumbs=_crumbs("calls"),
        heading=words.CALL,
        call=to_make,
        language_of=LANGUAGES[to_make.language],
        there=now().astimezone(to_make.zone),
        form=form,
    )


# --- the post ---------------------------------------------------------------------------------------------------------


@for_staff(*WORKERS)
def post(request: SignedIn) -> HttpResponse:
    """Show what to print; note what the carrier has."""
    if request.method == "POST":
        given = request.POST.getlist("reference")
        try:
            count = worklists.posted(given, actor=request.account.actor, at=now())
        except ValueError:
            raise Http404 from None  # no form of ours sends that
        if given:
            messages.success(request, said(words.POSTED.filled(count=str(count))))
        else:
            messages.warning(request, said(words.NONE_TICKED))
        return HttpResponseRedirect(reverse("workbench:post"))
    return _post_page(request, opened(BackForm, request))


def _post_page(request: SignedIn, form: BackForm) -> HttpResponse:
    title, says = words.BY_NAME["post"]
    return page(
        request,
        "workbench/lists/post.html",
        title=in_error(title, form),
        crumbs=_crumbs()[:2],
        heading=title,
        says=says,
        lines=worklists.post(),
        form=form,
    )


@require_safe
@for_staff(*WORKERS)
def sheet(request: SignedIn, delivery_id: UUID) -> HttpResponse:
    """Hand out one letter to print."""
    case_id = next((line.case_id for line in worklists.post() if line.id == delivery_id), None)
    if case_id is None:
        raise Http404
    staff_case(request, case_id, what="letter", purpose="print")
    found = mailroom.sheet_of(delivery_id)
    if found is None:
        raise Http404
    told = {"Content-Disposition": f'inline; filename="{found.reference}.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(found.content, content_type="application/pdf", headers=told)


@require_POST
@for_staff(*WORKERS)
def came_back(request: SignedIn) -> HttpResponse:
    """Note that a letter came back: the person is called."""
    form = BackForm(request.POST)
    if not form.is_valid():
        return _post_page(request, form)
    try:
        is_news = worklists.came_back(form.cleaned_data["reference"].strip(), actor=request.account.actor, at=now())
    except ValueError:
        is_news = False
    if not is_news:
        form.add_error("reference", said(words.NOT_OUT))
        return _post_page(request, form)
    messages.success(request, said(words.CAME_BACK))
    return HttpResponseRedirect(reverse("workbench:post"))


def _crumbs(name: str = "") -> tuple[Crumb, ...]:
    head = (queue_crumb(), Crumb(words.LISTS, reverse("workbench:lists")))
    return (*head, Crumb(words.BY_NAME[name][0], reverse(f"workbench:{name}"))) if name else head
