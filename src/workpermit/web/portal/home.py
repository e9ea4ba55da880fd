"""What a person can do for an application, and what became of an act."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from workpermit.casework import outcomes, self_service
from workpermit.casework.self_service import Deed
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.text import Text
from workpermit.web.portal.acting import crumbs_of, shown
from workpermit.web.portal.pages_of import ADDRESS_OF
from workpermit.web.ui.access import SignedIn, for_applicant, own_case
from workpermit.web.ui.pages import page

TITLE = Text(en="What you can do in this application", fr="Ce que vous pouvez faire dans cette demande")


@require_safe
@for_applicant
def home(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Show the acts that are open, each with its effect in one sentence."""
    row = own_case(request, case_id)
    open_now = self_service.offers(self_service.standing(row, at=now()), actor=request.account.actor)
    return page(
        request,
        "portal/home.html",
        title=TITLE,
        crumbs=crumbs_of(case_id)[:-1],
        heading=TITLE,
        case_id=case_id,
        number=row.application_number,
        offers=[(offer, ADDRESS_OF[offer.deed]) for offer in open_now],
        is_applicant=request.account.role == Role.APPLICANT.value,
    )


@require_safe
@for_applicant
def result(request: SignedIn, case_id: UUID, deed: str) -> HttpResponse:
    """Show that an act was carried out: when, under which number, and what happens now."""
    row = own_case(request, case_id)
    if deed not in tuple(Deed):
        raise Http404
    done = outcomes.outcome_of(row, Deed(deed), at=now())
    if done is None:
        return redirect("portal:home", case_id=case_id)
    return shown(
        request,
        "portal/result.html",
        title=done.title,
        case_id=case_id,
        number=row.application_number,
        done=done,
    )
