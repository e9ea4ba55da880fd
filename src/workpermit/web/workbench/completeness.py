"""The page of completeness: every row of the checklist, what a return would say, biometrics, applications alike."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from workpermit.casework import completing, duplicates, workbench
from workpermit.casework.workbench import READERS
from workpermit.clock.present import now
from workpermit.core.text import Text
from workpermit.web.ui.access import SignedIn, for_staff, staff_case
from workpermit.web.ui.pages import page
from workpermit.web.workbench.case import acts_shown
from workpermit.web.workbench.words import case_crumbs

TITLE: Final = Text(en="Is it complete?", fr="Est-elle complète ?")
# What an officer does about completeness, in the order in which it is offered.
_ACTS: Final = ("complete", "return", "settle-biometrics", "exempt-biometrics", "biometrics-time", "note-facts")


@require_safe
@for_staff(*sorted(READERS))
def completeness(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Show how a case stands by the checklist, and what may be done about it."""
    row = staff_case(request, case_id, what="completeness", purpose="work")
    desk = workbench.desk_of(row, account=request.account, at=now())
    acts = {one["page"].slug: one for one in acts_shown(desk)}
    return page(
        request,
        "workbench/completeness.html",
        title=TITLE,
        crumbs=case_crumbs(case_id),
        heading=TITLE,
        case_id=case_id,
        number=row.application_number,
        applicant=desk.applicant,
        sheet=completing.sheet_of(desk),
        alike=duplicates.of_case(case_id),
        acts=[acts[slug] for slug in _ACTS if slug in acts],
    )
