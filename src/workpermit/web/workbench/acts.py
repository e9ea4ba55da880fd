"""One act on a page of its own: what it is, what follows from it, its form; sent once, refused kindly.

    GET ─► still open? fresh factor? ─► form        POST ─► the case as it was shown? ─► the door ─► back to the case
                                                            └── held still from here ──┘

Who sends a form made for an older state of the case gets 409, what changed, and the words they typed (S-11).
"""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from workpermit.casework import first_views, medical_import, workbench
from workpermit.casework.correspondence.previewing import Preview, preview
from workpermit.casework.door import CaseMoved, as_seen, is_answered
from workpermit.casework.workbench import READERS, Desk
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.law.checklist import DocumentKind
from workpermit.core.text import Language, Text
from workpermit.core.wording.document_guide import guide_to
from workpermit.web.ui.access import SignedIn, for_staff, staff_case
from workpermit.web.ui.acting import by, in_error, key_of
from workpermit.web.ui.language import as_typed, typed
from workpermit.web.ui.pages import page
from workpermit.web.ui.words import said
from workpermit.web.workbench import deciding
from workpermit.web.workbench.act_pages import Offered, find, form_of
from workpermit.web.workbench.act_sending import DONE, STALE_FACTOR, changes, confirm_address, is_fresh, tried_in
from workpermit.web.workbench.act_table.page import Given
from workpermit.web.workbench.case import about_text, finding_shown, proposal_shown
from workpermit.web.workbench.letter_shown import preview_shown
from workpermit.web.workbench.presence import be_here
from workpermit.web.workbench.roles import STAFF
from workpermit.web.workbench.words import case_crumbs

_NOT_OPEN: Final = Text(
    en="This act is not open in the case as it stands now. Nothing was changed.",
    fr="Cet acte n’est pas possible dans l’état actuel du dossier. Rien n’a changé.",
)
_SENT_BEFORE: Final = Text(
    en="This form was sent before. What it brought about stands in the history of the case; nothing was done twice.",
    fr="Ce formulaire a déjà été envoyé. Son effet figure dans l’historique du dossier ; rien n’a été fait deux fois.",
)


@for_staff(*STAFF)
def act(request: SignedIn, case_id: UUID, slug: str, about: str = "") -> HttpResponse:
    """Show an act that is open in a case, and carry it out."""
    row = staff_case(request, case_id, what="act", purpose="work")
    desk = workbench.desk_of(row, account=request.account, at=now())
    if request.method == "POST" and is_answered(request.account.actor, key_of(request)):
        messages.info(request, said(_SENT_BEFORE))
        return HttpResponseRedirect(reverse("workbench:case", args=[case_id]))
    one = find(desk, slug, about)
    if one is None:
        messages.warning(request, said(_NOT_OPEN))
        return HttpResponseRedirect(reverse("workbench:case", args=[case_id]))
    if one.page.fresh and not is_fresh(request) and request.method != "POST":
        return HttpResponseRedirect(confirm_address(request))
    if (one.page.decides or one.page.shows == "findings") and first_views.is_asked(
        case_id, desk.case, actor=request.account.actor
    ):
        return HttpResponseRedirect(reverse("workbench:first_view", args=[case_id]))
    if one.page.decides:
        return deciding.decide(request, desk, one)
    sent = request.POST if request.method == "POST" else typed(request)
    kind = form_of(one, desk, Role(request.account.role), sent)
    if request.method != "POST":
        return _page(request, desk, one, kind(initial=dict(sent)))
    if (
        one.page.grows is not None
        and request.POST.get("step") == "more"
        and sent.get("seen") == str(desk.case.sequence)
    ):
        return _page(request, desk, one, kind(initial=as_typed(request.POST)))
    return _sent(request, desk, one, kind(request.POST, request.FILES))


def _sent(request: SignedIn, desk: Desk, one: Offered, form: forms.Form) -> HttpResponse:
    seen = request.POST.get("seen", "")
    if seen != str(desk.case.sequence):
        return _page(request, desk, one, form, happened=changes(desk, seen), status=409)
    if not form.is_valid():
        return _page(request, desk, one, form)
    if one.page.ready is not None and request.POST.get("step") == "letter":
        return _letter(request, desk, one, form)
    if one.page.fresh and not is_fresh(request):
        return _page(request, desk, one, form, refused=STALE_FACTOR, confirm=confirm_address(request))
    given = Given(desk.row.pk, one.about, form.cleaned_data, by(request))
    try:
        with as_seen(desk.row.pk, desk.case.sequence):
            refused, about = tried_in(desk, lambda: one.page.carry_out(given))
    except CaseMoved:  # between our reading it and the act: somebody was quicker by a moment
        desk = workbench.desk_of(desk.row, account=request.account, at=now())
        return _page(request, desk, one, form, happened=changes(desk, seen), status=409)
    if refused is not None:
        return _page(request, desk, one, form, refused=refused, about=about)
    messages.success(request, said(DONE.filled(act=one.page.label)))
    return HttpResponseRedirect(reverse("workbench:case", args=[desk.row.pk]))


def _letter(request: SignedIn, desk: Desk, one: Offered, form: forms.Form) -> HttpResponse:
    """Show the letter that would go out, under the form as it was typed; nothing is sent or kept."""
    found: list[Preview] = []
    assert one.page.ready is not None  # the caller asked
    ready = one.page.ready(Given(desk.row.pk, one.about, form.cleaned_data, by(request)))
    refused, about = tried_in(
        desk, lambda: found.append(preview(ready, row=desk.row, actor=request.account.actor, at=now()))
    )
    return _page(request, desk, one, form, refused=refused, about=about, letters=found[0] if found else None)


def _page(
    request: SignedIn,
    desk: Desk,
    one: Offered,
    form: forms.Form,
    *,
    happened: list[Text] | None = None,
    letters: Preview | None = None,
    refused: Text | None = None,
    about: list[Text] | None = None,
    confirm: str = "",
    status: int = 200,
) -> HttpResponse:
    reads = Role(request.account.role) in READERS
    shows = one.page.shows if reads else ""
    shown: dict[str, Any] = {
        "act": one.page,
        "about_text": about_text(one, desk),
        "desk": desk,
        "case_id": desk.row.pk,
        "number": desk.row.application_number,
        "applicant": desk.applicant,
        "seen": desk.case.sequence,
        "others": be_here(request, desk.row.pk),
        "shows": shows,
        "reads": reads,
        "proposal": proposal_shown(desk) if reads else None,
        "dictionary": [(kind.label, guide_to(kind)) for kind in DocumentKind] if shows == "dictionary" else [],
        "exam": medical_import.last_result(desk.row.pk) if shows == "exam" else None,
        "findings": [finding_shown(found, desk.files) for found in desk.findings[:2]] if shows == "findings" else [],
    }
    return page(
        request,
        "workbench/act.html",
        title=in_error(one.page.label, form),
        crumbs=case_crumbs(desk.row.pk),
        status=status,
        form=form,
        changes=happened,
        preview=preview_shown(letters, own=Language(desk.row.language)) if letters else None,
        refused=refused,
        in_the_way=about or [],
        confirm=confirm,
        **shown,
    )
