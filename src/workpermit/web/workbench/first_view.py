"""An officer's own first view of a case that chance chose, noted before the findings are shown (S-36)."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from workpermit.casework import first_views, workbench
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.text import Text
from workpermit.trades.firstviews.models import View
from workpermit.web.ui import fields
from workpermit.web.ui.access import SignedIn, for_staff, staff_case
from workpermit.web.ui.acting import in_error, opened
from workpermit.web.ui.pages import page
from workpermit.web.ui.words import said
from workpermit.web.workbench.words import case_crumbs

TITLE: Final = Text(en="Your first view", fr="Votre premier avis")
VIEWS: Final = {
    View.APPROVE: Text(en="I would approve", fr="J’approuverais"),
    View.NOT_APPROVE: Text(en="I would not approve", fr="Je n’approuverais pas"),
    View.CANNOT_SAY: Text(en="I cannot say yet", fr="Je ne peux pas encore le dire"),
}
_NOTED: Final = Text(
    en="Your first view is noted. The findings are open now; it binds you to nothing.",
    fr="Votre premier avis est consigné. Les constatations sont ouvertes ; il ne vous engage à rien.",
)
_NOT_ASKED: Final = Text(en="No first view is asked of you here.", fr="Aucun premier avis ne vous est demandé ici.")


class ViewForm(forms.Form):
    """What the officer would do by what they have read."""

    view = fields.choice(
        Text(
            en="By what you have read so far, what would you do?",
            fr="D’après ce que vous avez lu, que feriez-vous\u00a0?",
        ),
        [(view.value, text) for view, text in VIEWS.items()],
        radios=True,
    )


@for_staff(Role.OFFICER)
def first_view(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Ask for the first view and keep it."""
    row = staff_case(request, case_id, what="act", purpose="work")
    desk = workbench.desk_of(row, account=request.account, at=now())
    back = HttpResponseRedirect(reverse("workbench:case", args=[case_id]))
    actor = request.account.actor
    if not first_views.is_asked(case_id, desk.case, actor=actor):
        messages.info(request, said(_NOT_ASKED))
        return back
    form = opened(ViewForm, request)
    if request.method == "POST" and form.is_valid():
        first_views.note(case_id, View(form.cleaned_data["view"]), actor=actor, at=now())
        messages.success(request, said(_NOTED))
        return back
    return page(
        request,
        "workbench/first_view.html",
        title=in_error(TITLE, form),
        crumbs=case_crumbs(case_id),
        heading=TITLE,
        case_id=case_id,
        number=row.application_number,
        applicant=desk.applicant,
        form=form,
    )
