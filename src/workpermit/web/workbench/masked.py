"""The whole passport number, to whoever says why they need it; the reason stands in the log that the person reads."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse

from workpermit.casework.masking import NEEDS, Need, numbers
from workpermit.casework.workbench import READERS
from workpermit.clock.present import now
from workpermit.core.text import Text
from workpermit.web.ui import fields
from workpermit.web.ui.access import SignedIn, for_staff, staff_case
from workpermit.web.ui.acting import in_error, opened
from workpermit.web.ui.pages import page
from workpermit.web.workbench.words import case_crumbs

_TITLE: Final = Text(en="The passport number", fr="Le numéro de passeport")


class NeedForm(forms.Form):
    """Why somebody needs the whole number."""

    use_required_attribute = False
    need = fields.choice(
        Text(en="Why do you need the whole number?", fr="Pourquoi avez-vous besoin du numéro complet ?"),
        [(code.value, text) for code, text in NEEDS.items()],
        radios=True,
    )


@for_staff(*READERS)
def passport_number(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Ask why; then show the number once, with the look and its reason on record before (S-14, S-27)."""
    row = staff_case(request, case_id, what="case", purpose="work")
    form = opened(NeedForm, request)
    shown = None
    if request.method == "POST" and form.is_valid():
        need = Need(form.cleaned_data["need"])
        shown = numbers(case_id, need=need, actor=request.account.actor, at=now())
        if not shown.filed:
            raise Http404  # an application without a passport has nothing to show
    return page(
        request,
        "workbench/passport_number.html",
        title=in_error(_TITLE, form),
        crumbs=case_crumbs(case_id),
        heading=_TITLE,
        number=row.application_number,
        case_id=case_id,
        form=form,
        shown=shown,
    )
