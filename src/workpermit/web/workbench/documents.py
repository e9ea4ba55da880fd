"""A document beside its case: its pages as pictures, larger, smaller and turned, without a script; and the letters.

The officer sees the clean copy, drawn page by page: nothing of a stranger's file is ever run or opened (S-39). What is
looked for in it is kept in the session, never in an address (S-42).
"""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from workpermit.casework import first_views, uploading, workbench
from workpermit.casework.access import UnknownCase
from workpermit.casework.workbench import READERS, File
from workpermit.clock.present import now
from workpermit.core.case import letters as core
from workpermit.core.case.actor import Role
from workpermit.trades.documents import text_layer
from workpermit.trades.documents.text_layer import Found
from workpermit.trades.letters import keeping
from workpermit.web.ui.access import SignedIn, for_staff, staff_case, staff_leave
from workpermit.web.ui.pages import page
from workpermit.web.ui.words import said
from workpermit.web.workbench.pictures import TURNS, ZOOMS, png_of
from workpermit.web.workbench.proofs import proved_by
from workpermit.web.workbench.words import ACCEPTED, DOCUMENT, LOOKED_AT, case_crumbs

_LOOKED_FOR: Final = "looked_for"  # in the session: a document's id and the words
_MOST_SIGNS: Final = 100
_OFFICERS: Final = frozenset({Role.OFFICER, Role.SUPERVISOR})


@require_safe
@for_staff(*READERS)
def document(request: SignedIn, case_id: UUID, document_id: UUID) -> HttpResponse:
    """Show one document page by page; which page, how large and how turned stand in the address."""
    row = staff_case(request, case_id, what="case", purpose="review")
    desk = workbench.desk_of(row, account=request.account, at=now())
    file = next((one for one in desk.files if one.id == document_id), None)
    if file is None or not file.is_visible:
        raise Http404
    number = min(max(_number(request, "page", 1), 1), max(file.pages, 1))
    zoom = min(max(_number(request, "zoom", 1), ZOOMS[0]), ZOOMS[-1])
    turn = _number(request, "turn", 0)
    turn = turn if turn in TURNS else 0
    owes_view = first_views.is_asked(row.pk, desk.case, actor=request.account.actor)
    words = _looked_for(request, document_id)
    return page(
        request,
        "workbench/document.html",
        title=DOCUMENT,
        crumbs=case_crumbs(case_id),
        case_id=case_id,
        file=file,
        files=desk.files,
        owes_view=owes_view,
        findings=[] if owes_view else proved_by(file, desk),
        words=words,
        found=_found(request, document_id, words) if words else None,
        number=number,
        zoom=zoom,
        turn=turn,
        turned=(turn + 90) % 360,
        before=number - 1,
        after=number + 1 if number < file.pages else 0,
        larger=zoom + 1 if zoom < ZOOMS[-1] else 0,
        smaller=zoom - 1,
        may_mark=Role(request.account.role) in _OFFICERS,
    )


def _number(request: SignedIn, name: str, default: int) -> int:
    value = request.GET.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 5 else default


@require_safe
@for_staff(*READERS)
def picture(request: SignedIn, case_id: UUID, document_id: UUID, number: int) -> HttpResponse:
    """Draw one page of a document's clean copy."""
    staff_leave(request, case_id)
    _of_case(case_id, document_id)
    try:
        viewed = uploading.view(document_id, actor=request.account.actor, at=now(), purpose="review")
    except UnknownCase as unknown:
        raise Http404 from unknown
    zoom = min(max(_number(request, "zoom", 1), ZOOMS[0]), ZOOMS[-1])
    drawn = png_of(
        viewed, number, zoom=zoom, turn=_number(request, "turn", 0), marked=_looked_for(request, document_id)
    )
    return HttpResponse(
        drawn,
        content_type="image/png",
        headers={"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"},
    )


@require_POST
@for_staff(*READERS)
def find_in(request: SignedIn, case_id: UUID, document_id: UUID) -> HttpResponse:
    """Look for words in a document, or for none any more; its page then lists and marks them."""
    staff_leave(request, case_id)
    _of_case(case_id, document_id)
    words = " ".join(request.POST.get("words", "").split())[:_MOST_SIGNS]
    request.session[_LOOKED_FOR] = [str(document_id), words]
    return HttpResponseRedirect(reverse("workbench:document", args=[case_id, document_id]))


def _looked_for(request: SignedIn, document_id: UUID) -> str:
    """Return the words that are looked for in a document; empty where none are."""
    kept = request.session.get(_LOOKED_FOR)
    return str(kept[1]) if kept and kept[0] == str(document_id) else ""


def _found(request: SignedIn, document_id: UUID, words: str) -> Found | None:
    """Return where words stand in a document; None where it is a picture, which nobody reads by machine."""
    try:
        viewed = uploading.view(document_id, actor=request.account.actor, at=now(), purpose="review")
    except UnknownCase as unknown:
        raise Http404 from unknown
    return text_layer.find(viewed.content, words) if viewed.media_type == "application/pdf" else None


@require_POST
@for_staff(*_OFFICERS)
def move(request: SignedIn, case_id: UUID, document_id: UUID) -> HttpResponse:
    """Record that an officer looked at a document, or takes it for what was asked."""
    staff_leave(request, case_id)
    file = _of_case(case_id, document_id)
    if not file.is_visible:
        raise Http404
    is_accepted = request.POST.get("to") == "accepted"
    moved = uploading.accept if is_accepted else uploading.mark_reviewed
    try:
        moved(document_id, actor=request.account.actor, at=now())
    except UnknownCase as unknown:
        raise Http404 from unknown
    messages.success(request, said(ACCEPTED if is_accepted else LOOKED_AT))
    return HttpResponseRedirect(reverse("workbench:document", args=[case_id, document_id]))


def _of_case(case_id: UUID, document_id: UUID) -> File:
    """Return a document of this case.

    Raises:
        Http404: it is of another case, or there is none.
    """
    for one in workbench.files_of(case_id):
        if one.id == document_id:
            return one
    raise Http404


@require_safe
@for_staff(*READERS, Role.MAILROOM_CLERK)
def letter(request: SignedIn, case_id: UUID, letter_id: UUID) -> HttpResponse:
    """Hand out a letter as it was kept; the mailroom gets the permit it has to print, and no other."""
    staff_case(request, case_id, what="letter", purpose="work")
    row = keeping.with_id(letter_id)
    is_reader = Role(request.account.role) in READERS
    if row is None or row.case_id != case_id or not (is_reader or row.letter == core.Letter.WORK_PERMIT):
        raise Http404
    languages = "en, fr" if row.letter in core.BILINGUAL else row.language
    headers = {
        "Content-Disposition": f'inline; filename="{row.number}.pdf"',
        "Content-Language": languages,
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(keeping.open_bytes(row), content_type="application/pdf", headers=headers)
