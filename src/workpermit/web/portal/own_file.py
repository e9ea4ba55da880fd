"""The person's own file on demand, and who looked at it."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from workpermit.casework import looks, unbroken
from workpermit.casework.own_file import export
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.text import Text
from workpermit.web.portal.acting import shown
from workpermit.web.ui.access import SignedIn, for_applicant, own_case
from workpermit.web.ui.pages import Crumb, page

TITLE = Text(en="Your own file", fr="Votre propre dossier")
_LOOKED = Text(en="Who looked at your file", fr="Qui a consulté votre dossier")
_APPLICATIONS = Text(en="My applications", fr="Mes demandes")


def _require_applicant(request: SignedIn) -> None:
    # A file holds all applications of a person, more than any mandate for one opens.
    if request.account.role != Role.APPLICANT.value:
        raise Http404


@require_safe
@for_applicant
def own_file(request: SignedIn) -> HttpResponse:
    """Say what the file holds and what it leaves out, with the button that makes it."""
    _require_applicant(request)
    crumbs = (Crumb(_APPLICATIONS, reverse("tracker:index")),)
    return page(request, "portal/own_file.html", title=TITLE, crumbs=crumbs, heading=TITLE)


@require_POST
@for_applicant
def download(request: SignedIn) -> HttpResponse:
    """Make the file and hand it over."""
    _require_applicant(request)
    response = HttpResponse(export(request.account, at=now()), content_type="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="own-file-{now():%Y-%m-%d}.zip"'
    response.headers["Cache-Control"] = "no-store"
    return response


@require_safe
@for_applicant
def who_looked(request: SignedIn, case_id: UUID) -> HttpResponse:
    """List every look at the case: role, what, why and when; and tell whether its record is unbroken."""
    row = own_case(request, case_id)
    return shown(
        request,
        "portal/who_looked.html",
        title=_LOOKED,
        case_id=case_id,
        looks=looks.looks_at([row.pk]),
        record=unbroken.check(row, at=now()),
    )
