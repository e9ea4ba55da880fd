"""The messages in an account: the list, and one message in full."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from workpermit.casework import messages as inbox
from workpermit.clock.present import now
from workpermit.web.tracker.words import APPLICATIONS, MESSAGES
from workpermit.web.ui.access import SignedIn, for_applicant
from workpermit.web.ui.pages import Crumb, page


@require_safe
@for_applicant
def messages(request: SignedIn) -> HttpResponse:
    """List the messages, the newest first."""
    found = inbox.inbox(request.account)
    return page(
        request,
        "tracker/messages.html",
        title=MESSAGES,
        crumbs=[Crumb(APPLICATIONS, reverse("tracker:index"))],
        found=found,
        unread=sum(one.read_at is None for one in found),
    )


@require_safe
@for_applicant
def message(request: SignedIn, message_id: UUID) -> HttpResponse:
    """Show one message; its first reading is recorded."""
    try:
        opened = inbox.opened(request.account, message_id, at=now())
    except inbox.UnknownMessage as unknown:
        raise Http404 from unknown
    return page(
        request,
        "tracker/message.html",
        title=MESSAGES,
        crumbs=[Crumb(APPLICATIONS, reverse("tracker:index")), Crumb(MESSAGES, reverse("tracker:messages"))],
        opened=opened,
    )
