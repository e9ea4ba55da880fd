"""Enquiries: answered first from the file, then sent, then read in their thread (AYA-14)."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from workpermit.accounts.models import Account
from workpermit.accounts.throttle import source_of
from workpermit.casework import answering, enquiring, self_service
from workpermit.casework.enquiring import Enquiry, TooMany
from workpermit.casework.models import CaseRow
from workpermit.casework.tracking import applications_of
from workpermit.clock.present import now
from workpermit.core.text import Text
from workpermit.trades.documents.faults import DocumentFaulty
from workpermit.trades.enquiries import threads
from workpermit.trades.enquiries.models import Thread
from workpermit.trades.enquiries.topics import Topic
from workpermit.web.enquiries.forms import (
    FilesForm,
    MatterForm,
    OpenForm,
    PaperForm,
    ReceiptForm,
    ReplyForm,
    SignedInForm,
)
from workpermit.web.ui.access import SignedIn, for_applicant, has_both_factors
from workpermit.web.ui.acting import in_error, key_of, opened
from workpermit.web.ui.language import typed
from workpermit.web.ui.pages import page
from workpermit.web.ui.words import language_now, said

TITLE = Text(en="Ask us", fr="Nous écrire")
_CHECK = Text(en="Before you send it", fr="Avant l’envoi")
_SENT = Text(en="We have your message", fr="Nous avons votre message")
_THREAD = Text(en="Your enquiry", fr="Votre demande de renseignements")
_LOOK_UP = Text(en="Read our answer", fr="Lire notre réponse")
_PAPER = Text(
    en="Ask to work while you wait: an application on paper",
    fr="Demander à travailler en attendant : demande sur papier",
)
_RECEIPT = "enquiry_receipt"


def _account(request: HttpRequest) -> Account | None:
    account = request.user if has_both_factors(request) else None
    return account if isinstance(account, Account) else None


def form(request: HttpRequest) -> HttpResponse:
    """Take an enquiry: typed, then shown with what the file says already, then sent."""
    account = _account(request)
    rows = [one.row for one in applications_of(account, at=now())] if account else []
    given = _form_of(request, account, rows)
    step = request.POST.get("step")
    if request.method != "POST" or step == "edit" or not given.is_valid():
        if step == "edit":
            given.full_clean()
        return _typing(request, given, account)
    row = next((row for row in rows if str(row.pk) == given.cleaned_data.get("case")), None)
    files = FilesForm(request.POST, request.FILES if step == "send" else None)
    enquiry = _enquiry(given, account, row, files if step == "send" and files.is_valid() else None)
    if step == "send" and files.is_valid():
        try:
            return _send(request, enquiry, account, row)
        except TooMany as many:
            files.add_error(None, said(many.text))
        except DocumentFaulty as faulty:
            files.add_error("attachments", said(faulty.text))
    return _checking(request, given, enquiry, account, row, files)


def _form_of(request: HttpRequest, account: Account | None, rows: list[CaseRow]) -> Any:
    data = request.POST if request.method == "POST" else None
    only = str(rows[0].pk) if len(rows) == 1 else ""
    initial = {"topic": request.GET.get("topic", ""), "case": request.GET.get("case", only), **typed(request)}
    if account is not None:
        return SignedInForm(data, rows=rows, initial=initial)
    return OpenForm(data, initial=initial)


def _enquiry(given: Any, account: Account | None, row: CaseRow | None, files: FilesForm | None) -> Enquiry:
    about = enquiring.about_account(account, row) if account else given.about
    return Enquiry(
        about,
        Topic(given.cleaned_data["topic"]),
        given.cleaned_data["text"],
        language_now(),
        files.attached if files else (),
    )


def _typing(request: HttpRequest, given: MatterForm, account: Account | None) -> HttpResponse:
    return page(
        request,
        "enquiries_pages/form.html",
        title=in_error(TITLE, given),
        heading=TITLE,
        form=given,
        is_signed_in=account is not None,
        due_on=enquiring.due_on(now()),
    )


def _checking(
    request: HttpRequest,
    given: MatterForm,
    enquiry: Enquiry,
    account: Account | None,
    row: CaseRow | None,
    files: FilesForm,
) -> HttpResponse:
    """Show what the file says already, an open thread, and the date of the answer."""
    at = now()
    shown = enquiring.preview(enquiry, account=account, row=row, at=at)
    known = _known(row, enquiry.topic, account, at)
    return page(
        request,
        "enquiries_pages/check.html",
        title=in_error(_CHECK, files if files.is_bound and request.POST.get("step") == "send" else None),
        heading=_CHECK,
        form=given,
        files=files if request.POST.get("step") == "send" else FilesForm(),
        enquiry=enquiry,
        preview=shown,
        known=known,
        general=answering.general_answer(enquiry.topic),
        row=row,
        is_signed_in=account is not None,
    )


def _known(row: CaseRow | None, topic: Topic, account: Account | None, at: datetime) -> tuple[answering.Known, ...]:
    if row is None or account is None:
        return ()
    return answering.known_answers(self_service.standing(row, at=at), topic, actor=account.actor)


def _send(request: HttpRequest, enquiry: Enquiry, account: Account | None, row: CaseRow | None) -> HttpResponse:
    source = source_of(request.META.get("REMOTE_ADDR", "")).network
    receipt = enquiring.send(enquiry, key=key_of(request), account=account, row=row, at=now(), source=source)
    if not receipt.again:
        request.session[_RECEIPT] = {
            "thread": str(receipt.thread.pk),
            "number": receipt.thread.number,
            "code": receipt.code,
            "joined": receipt.joined,
            "asked": receipt.programme_id is not None,
            "held_back": _both_sides(receipt.held_back),
        }
    return redirect("enquiries:sent")


def _both_sides(text: Text | None) -> dict[str, str] | None:
    return {"en": text.en, "fr": text.fr} if text else None


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """Show the receipt of what was sent last in this session."""
    kept = request.session.get(_RECEIPT)
    if not kept:
        return redirect("enquiries:form")
    thread = Thread.objects.get(pk=UUID(kept["thread"]))
    held = kept["held_back"]
    return page(
        request,
        "enquiries_pages/sent.html",
        title=_SENT,
        heading=_SENT,
        kept=kept,
        thread=thread,
        due_on=enquiring.answer_day(thread),
        held_back=Text(**held) if held else None,
        is_signed_in=_account(request) is not None,
    )


def paper(request: HttpRequest) -> HttpResponse:
    """Take the request to work while waiting for an application on paper, found by its courier number."""
    given = opened(PaperForm, request)
    if request.method == "POST" and given.is_valid():
        enquiry = Enquiry(given.about, Topic.INTERIM_WORK, given.cleaned_data["message"], language_now())
        if request.POST.get("step") == "send":
            try:
                return _send(request, enquiry, None, None)
            except TooMany as many:
                given.add_error(None, said(many.text))
        else:
            return page(
                request,
                "enquiries_pages/paper_check.html",
                title=_CHECK,
                heading=_CHECK,
                form=given,
                message=given.cleaned_data["message"],
                warnings=given.read.warnings if given.read else (),
            )
    return page(request, "enquiries_pages/paper.html", title=in_error(_PAPER, given), heading=_PAPER, form=given)


@for_applicant
def thread(request: SignedIn, thread_id: UUID) -> HttpResponse:
    """Show a thread of one's own, and take one more thing to say in it."""
    one = enquiring.open_to(request.account, thread_id)
    if one is None:
        raise Http404
    given = opened(ReplyForm, request)
    if request.method == "POST" and given.is_valid():
        actor = str(request.account.pk)
        enquiring.add(one, given.cleaned_data["text"], actor=actor, key=key_of(request), at=now())
        return redirect("enquiries:thread", thread_id=thread_id)
    return _thread_page(request, one, given, receipt=None)


def look_up(request: HttpRequest) -> HttpResponse:
    """Open a thread by the number and the code of its receipt, and take one more thing to say in it."""
    asked = opened(ReceiptForm, request)
    if request.method != "POST" or not asked.is_valid():
        return _look_up_page(request, asked)
    source = source_of(request.META.get("REMOTE_ADDR", "")).network
    try:
        one = enquiring.by_receipt(asked.cleaned_data["number"], asked.cleaned_data["code"], source=source, at=now())
    except TooMany as many:
        asked.add_error(None, said(many.text))
        one = None
    if one is None:
        if not asked.errors:
            asked.add_error(None, said(_NO_SUCH_RECEIPT))
        return _look_up_page(request, asked)
    reply = ReplyForm(request.POST) if "text" in request.POST else ReplyForm()
    if reply.is_bound and reply.is_valid():
        enquiring.add(one, reply.cleaned_data["text"], actor="writer", key=key_of(request), at=now())
        reply = ReplyForm()
    return _thread_page(request, one, reply, receipt=asked)


def _look_up_page(request: HttpRequest, asked: ReceiptForm) -> HttpResponse:
    title = in_error(_LOOK_UP, asked)
    return page(request, "enquiries_pages/look_up.html", title=title, heading=_LOOK_UP, form=asked)


def _thread_page(request: HttpRequest, one: Thread, reply: forms.Form, *, receipt: forms.Form | None) -> HttpResponse:
    one.refresh_from_db()
    return page(
        request,
        "enquiries_pages/thread.html",
        title=in_error(_THREAD, reply),
        heading=_THREAD,
        thread=one,
        topic=Topic(one.topic).label,
        entries=threads.entries(one),
        due_on=enquiring.answer_day(one),
        form=reply,
        receipt=receipt,
        back=reverse("portal:enquiries") if receipt is None else "",
    )


_NO_SUCH_RECEIPT = Text(
    en="Number and code do not open an enquiry together. Both stand on the page that you saw after sending.",
    fr="Ce numéro et ce code n’ouvrent ensemble aucune demande de renseignements. Les deux figurent sur la page "
    "affichée après l’envoi.",
)
