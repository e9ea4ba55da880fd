"""The enquiries of an account, of one application or of all."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from workpermit.casework import enquiring
from workpermit.core.text import Text
from workpermit.trades.enquiries.topics import Topic
from workpermit.web.ui.access import SignedIn, for_applicant, own_case
from workpermit.web.ui.pages import Crumb, page

TITLE = Text(en="Your enquiries", fr="Vos demandes de renseignements")
_APPLICATIONS = Text(en="My applications", fr="Mes demandes")


@require_safe
@for_applicant
def enquiries(request: SignedIn, case_id: UUID | None = None) -> HttpResponse:
    """List what was written, by when we answer and what we answered."""
    if case_id is not None:
        own_case(request, case_id, what="enquiries")
    listed = enquiring.of_account(request.account, case_id=case_id)
    return page(
        request,
        "portal/enquiries.html",
        title=TITLE,
        crumbs=(Crumb(_APPLICATIONS, reverse("tracker:index")),),
        heading=TITLE,
        threads=[(one, Topic(one.topic).label, enquiring.answer_day(one)) for one in listed],
    )
