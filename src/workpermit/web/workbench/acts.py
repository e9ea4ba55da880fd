"""One act on a page of its own: what it is, what follows from it, its form; sent once, refused kindly.

    GET ─► still open? fresh factor? ─► form        POST ─► the case as it was shown? ─► the door ─► back to the case
                                                            └── held still from here ──┘

Who sends a form made for an older state of the case gets 409, what changed, and the words they typed (S-11).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from workpermit.casework import workbench
from workpermit.casework.door import CaseMoved, as_seen, is_answered
from workpermit.casework.workbench import READERS, Desk
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.case.application import BIOMETRICS_ITEM
from workpermit.core.case.ball import Wait
from workpermit.core.case.refusal import CommandRefused
from workpermit.core.law.book.completeness import ROW_BY_CODE
from workpermit.core.law.facts import FACTS
from workpermit.core.text import Text
from workpermit.core.wording.office import WAITS
from workpermit.core.wording.office import said as told
from workpermit.core.wording.values import label_of
from workpermit.web.ui.access import SECOND_FACTOR_AT, SignedIn, for_staff, staff_case
from workpermit.web.ui.acting import by, in_error, key_of, tried
from workpermit.web.ui.language import typed
from workpermit.web.ui.pages import page
from workpermit.web.ui.words import said
from workpermit.web.workbench.act_pages import Offered, find, form_of
from workpermit.web.workbench.act_table.page import Given
from workpermit.web.workbench.case import about_text, finding_shown, proposal_shown
from workpermit.web.workbench.queue import STAFF
from workpermit.web.workbench.words import case_crumbs

FRESH_SECONDS: Final = 5 * 60
_DONE: Final = Text(en="Done: {act}.", fr="Fait : {act}.")
_NOT_OPEN: Final = Text(
    en="This act is not open in the case as it stands now. Nothing was changed.",
    fr="Cet acte n’est pas possible dans l’état actuel du dossier. Rien n’a changé.",
)
_SENT_BEFORE: Final = Text(
    en="This form was sent before. What it brought about stands in the history of the case; nothing was done twice.",
    fr="Ce formulaire a déjà été envoyé. Son effet figure dans l’historique du dossier ; rien n’a été fait deux fois.",
)
_STALE_FACTOR: Final = Text(
    en="More than five minutes have passed since you confirmed that it is you. Confirm it in another tab by the link "
    "below, then send this form again: what you typed stands here.",
    fr="Plus de cinq minutes se sont écoulées depuis que vous avez confirmé votre identité. Confirmez-la dans un autre "
    "onglet par le lien ci-dessous, puis envoyez de nouveau ce formulaire : ce que vous avez saisi est conservé.",
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
        return HttpResponseRedirect(_confirm_address(request))
    kind = form_of(one, desk, Role(request.account.role))
    if request.method != "POST":
        return _page(request, desk, one, kind(initial=dict(typed(request))))
    return _sent(request, desk, one, kind(request.POST))


def is_fresh(request: SignedIn) -> bool:
    """Tell whether a second factor was shown within the last five minutes (S-11)."""
    shown_at = request.session.get(SECOND_FACTOR_AT)
    return shown_at is not None and now().timestamp() - shown_at < FRESH_SECONDS


def _confirm_address(request: SignedIn) -> str:
    return f"{reverse('mfa_reauthenticate')}?{urlencode({'next': request.path})}"


def _sent(request: SignedIn, desk: Desk, one: Offered, form: forms.Form) -> HttpResponse:
    seen = request.POST.get("seen", "")
    if seen != str(desk.case.sequence):
        return _page(request, desk, one, form, changes=_changes(desk, seen), status=409)
    if not form.is_valid():
        return _page(request, desk, one, form)
    if one.page.fresh and not is_fresh(request):
        return _page(request, desk, one, form, refused=_STALE_FACTOR, confirm=_confirm_address(request))
    given = Given(desk.row.pk, one.about, form.cleaned_data, by(request))
    try:
        with as_seen(desk.row.pk, desk.case.sequence):
            refused, about = _tried(lambda: one.page.carry_out(given), desk)
    except CaseMoved:  # between our reading it and the act: somebody was quicker by a moment
        desk = workbench.desk_of(desk.row, account=request.account, at=now())
        return _page(request, desk, one, form, changes=_changes(desk, seen), status=409)
    if refused is not None:
        return _page(request, desk, one, form, refused=refused, about=about)
    messages.success(request, said(_DONE.filled(act=one.page.label)))
    return HttpResponseRedirect(reverse("workbench:case", args=[desk.row.pk]))


def _tried(carry_out: Callable[[], object], desk: Desk) -> tuple[Text | None, list[Text]]:
    """Carry an act out; where the door says no, return why, and what stands in the way by its name."""
    in_the_way: list[Text] = []

    def watched() -> None:
        try:
            carry_out()
        except CommandRefused as refused:
            in_the_way.extend(name for name in (_named(code, desk) for code in refused.about) if name)
            raise

    return tried(watched), in_the_way


def _named(code: str, desk: Desk) -> Text | None:
    """Return what a code of a refusal is called: a fact, a row of the checklist, a clause; others have no name."""
    if code == BIOMETRICS_ITEM:
        return WAITS[Wait.BIOMETRICS]
    if code in FACTS:
        return label_of(code)
    if code in ROW_BY_CODE:
        return ROW_BY_CODE[code].label
    clauses = (clause for finding in desk.findings for clause in finding.walk())
    return next((clause.label for clause in clauses if clause.id == code), None)


def _changes(desk: Desk, seen: str) -> list[Text]:
    """Return what happened in the case since the form was loaded, in the office's words."""
    since = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else 0
    return [told(entry.event)[0] for entry in workbench.changed_since(desk.row, since)]


def _page(
    request: SignedIn,
    desk: Desk,
    one: Offered,
    form: forms.Form,
    *,
    changes: list[Text] | None = None,
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
        "shows": shows,
        "reads": reads,
        "proposal": proposal_shown(desk) if reads else None,
        "findings": [finding_shown(found, desk.files) for found in desk.findings[:2]] if shows == "findings" else [],
    }
    return page(
        request,
        "workbench/act.html",
        title=in_error(one.page.label, form),
        crumbs=case_crumbs(desk.row.pk),
        status=status,
        form=form,
        changes=changes,
        refused=refused,
        in_the_way=about or [],
        confirm=confirm,
        **shown,
    )
