"""Who else has a case open: told on its page, and told anew each minute by a script while the page is looked at."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from workpermit.casework.access import UnknownCase, require
from workpermit.casework.queues import names_of
from workpermit.clock.present import now
from workpermit.trades.desks import presence
from workpermit.web.ui.access import SignedIn, for_staff
from workpermit.web.workbench.roles import STAFF


def be_here(request: SignedIn, case_id: UUID) -> list[str]:
    """Note that the one who asks has a case before them; return the names of those who have it open too."""
    others = presence.be_present(case_id, request.account.pk, at=now())
    names = names_of(str(one) for one in others) if others else {}
    return [names[str(one)] for one in others if str(one) in names]


@require_POST
@for_staff(*STAFF)
def here(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Say who else has a case open, to a page that asks by itself.

    Nothing of the case is shown, so no look at it is logged; and a page that asks is nobody at the desk, so the idle
    limit of the session does not move (S-09).
    """
    try:
        require(request.account.actor, case_id, at=now())
    except UnknownCase as unknown:
        raise Http404 from unknown
    answer = render(request, "workbench/others.html", {"others": be_here(request, case_id)})
    request.session.accessed = False
    return answer
