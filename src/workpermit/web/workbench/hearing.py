"""A person is heard: an interview on a screen of its own, or a fairness letter with its answer side by side.

    GET ─► what was told, what was answered, what is kept so far        POST ─► same version? ─► kept ─► the same page

Two officers on one paper: the second gets 409 with what the first kept above the words they typed (S-11).
"""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from workpermit.casework import hearings, workbench
from workpermit.casework.access import UnknownCase
from workpermit.casework.hearings import Paper
from workpermit.casework.workbench import Desk
from workpermit.clock.present import now
from workpermit.core.case import interview
from workpermit.core.text import Text
from workpermit.trades.hearings.keeping import Written
from workpermit.web.ui import fields
from workpermit.web.ui.access import SignedIn, for_staff, staff_case
from workpermit.web.ui.acting import in_error, opened
from workpermit.web.ui.language import typed
from workpermit.web.ui.pages import page
from workpermit.web.ui.words import said
from workpermit.web.workbench.act_pages import offered
from workpermit.web.workbench.case import address_of
from workpermit.web.workbench.words import case_crumbs

INTERVIEW: Final = Text(en="Interview", fr="Entrevue")
FAIRNESS: Final = Text(en="Concerns and answer", fr="Préoccupations et réponse")
_NONE: Final = Text(
    en="This case has no such interview or letter. Nothing was changed.",
    fr="Ce dossier n’a pas cette entrevue ni cette lettre. Rien n’a changé.",
)
_KEPT: Final = Text(en="What you wrote is kept.", fr="Ce que vous avez écrit est conservé.")


class InterviewForm(forms.Form):
    """Questions prepared, and notes as they speak."""

    questions = fields.passage(
        Text(en="Questions you prepare", fr="Questions que vous préparez"),
        hint=Text(en="One on each line.", fr="Une par ligne."),
        required=False,
    )
    notes = fields.passage(
        Text(en="Notes as they speak", fr="Notes pendant l’entrevue"),
        hint=Text(
            en="Keep them as often as you like; once the interview is over, the person may read them.",
            fr="Conservez-les aussi souvent que vous le voulez ; une fois l’entrevue passée, la personne peut les "
            "lire.",
        ),
        required=False,
        at_most=20_000,
    )


class WeighingForm(forms.Form):
    """How the answer was weighed."""

    notes = fields.passage(
        Text(en="How you weighed the answer", fr="Comment vous avez soupesé la réponse"),
        hint=Text(
            en="Concern by concern: what the answer shows, and what it leaves open. The person may read it once the "
            "request is closed.",
            fr="Préoccupation par préoccupation : ce que la réponse établit, et ce qu’elle laisse en suspens. La "
            "personne peut le lire une fois la demande close.",
        ),
        at_most=20_000,
    )


@for_staff(*hearings.WRITERS)
def hear(request: SignedIn, case_id: UUID, about: str) -> HttpResponse:
    """Show an interview or a fairness letter, and keep what the officer writes about it."""
    row = staff_case(request, case_id, what="hearing", purpose="work")
    desk = workbench.desk_of(row, account=request.account, at=now())
    call, letter = hearings.call_of(desk, about), hearings.letter_of(desk, about)
    if call is None and letter is None:
        messages.warning(request, said(_NONE))
        return HttpResponseRedirect(reverse("workbench:case", args=[case_id]))
    kind: type[forms.Form] = InterviewForm if call else WeighingForm
    paper = hearings.paper_of(case_id, about)
    form = opened(kind, request)
    if request.method == "POST" and form.is_valid():
        if _keep(request, case_id, about, form):
            messages.success(request, said(_KEPT))
            return HttpResponseRedirect(reverse("workbench:hearing", args=[case_id, about]))
        return _page(request, desk, about, form, hearings.paper_of(case_id, about), is_overtaken=True)
    if request.method != "POST" and not typed(request):
        form = kind(initial=_begun_with(paper))
    return _page(request, desk, about, form, paper)


def _keep(request: SignedIn, case_id: UUID, about: str, form: forms.Form) -> bool:
    given = form.cleaned_data
    written = Written(given.get("questions", ""), given["notes"])
    version = request.POST.get("version", "")
    try:
        return hearings.keep(
            case_id,
            about,
            written,
            version=int(version) if version.isascii() and version.isdigit() and len(version) < 9 else 0,
            account=request.account,
            at=now(),
        )
    except UnknownCase as unknown:
        raise Http404 from unknown


def _begun_with(paper: Paper) -> dict[str, str]:
    """Return what the fields begin with; notes that are not begun have each question with room for its answer."""
    written = paper.written
    asked = "\n\n".join(f"{line.strip()}\n– " for line in written.questions.splitlines() if line.strip())
    return {"questions": written.questions, "notes": written.notes or asked}


def _page(
    request: SignedIn, desk: Desk, about: str, form: forms.Form, paper: Paper, *, is_overtaken: bool = False
) -> HttpResponse:
    call = hearings.call_of(desk, about)
    acts = {one.page.slug: one for one in offered(desk) if one.about == about}
    shown: dict[str, Any] = {
        "case_id": desk.row.pk,
        "number": desk.row.application_number,
        "applicant": desk.applicant,
        "seen": desk.case.sequence,
        "call": call,
        "told": hearings.told_of(desk.case, about) if call else None,
        "is_called": call is not None and call.stage is interview.Stage.CONVENED,
        "letter": hearings.letter_of(desk, about),
        "paper": paper,
        "is_overtaken": is_overtaken,
        "held_address": address_of(acts["interview-held"], desk) if "interview-held" in acts else "",
        "others": [(one.page.label, address_of(one, desk)) for slug, one in acts.items() if slug != "interview-held"],
    }
    return page(
        request,
        "workbench/hearing.html",
        title=in_error(INTERVIEW if call else FAIRNESS, form),
        crumbs=case_crumbs(desk.row.pk),
        status=409 if is_overtaken else 200,
        form=form,
        **shown,
    )
