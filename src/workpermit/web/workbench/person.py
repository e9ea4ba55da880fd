"""The page of a person: all that the office has of them, from one of their cases."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from workpermit.casework import person_file
from workpermit.clock.present import now
from workpermit.core.text import Text
from workpermit.web.ui.access import SignedIn, for_staff, staff_case, staff_leave
from workpermit.web.ui.pages import page
from workpermit.web.workbench.words import case_crumbs

_TITLE: Final = Text(en="Person", fr="Personne")


@require_safe
@for_staff(*person_file.READERS)
def person(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Show the person of a case with all their cases; each is on record as looked at first (S-27, S-28)."""
    row = staff_case(request, case_id, what=person_file.LOOK, purpose="work")
    purpose = staff_leave(request, case_id).purpose or "work"
    found = person_file.person_file(row, account=request.account, purpose=purpose, at=now())
    return page(
        request,
        "workbench/person.html",
        title=_TITLE,
        crumbs=case_crumbs(case_id),
        case_id=case_id,
        person=found,
        alike=found.alike,
        at=now(),
    )
