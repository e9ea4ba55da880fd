"""The list of decisions that wait for a second person; each is read and answered on the pages of its case."""

from __future__ import annotations

from typing import Final

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from workpermit.casework import second_reads
from workpermit.core.case.actor import Role
from workpermit.core.case.application import Verdict
from workpermit.core.text import Text
from workpermit.web.ui.access import SignedIn, for_staff
from workpermit.web.ui.pages import Crumb, page
from workpermit.web.workbench import list_words as words
from workpermit.web.workbench.words import queue_crumb

_VERDICTS: Final = {
    Verdict.APPROVED: Text(en="Approval", fr="Approbation"),
    Verdict.REFUSED: Text(en="Refusal", fr="Refus"),
}


@require_safe
@for_staff(Role.OFFICER, Role.SUPERVISOR)
def listed(request: SignedIn) -> HttpResponse:
    """Show the decisions that this member of staff may read as the second person."""
    title, says = words.BY_NAME["second_reads"]
    lines = [(one, _VERDICTS[one.verdict]) for one in second_reads.waiting(request.account)]
    return page(
        request,
        "workbench/lists/second_reads.html",
        title=title,
        crumbs=(queue_crumb(), Crumb(words.LISTS, reverse("workbench:lists"))),
        heading=title,
        says=says,
        lines=lines,
    )
