"""The queue: what is due first, a case by its number, the next case with the reason; taking and giving back."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from workpermit.accounts.models import Account
from workpermit.casework import assigning, paper, queues, reading
from workpermit.casework.bulk_acts import open_to
from workpermit.casework.queues import STAGES as STAGES_OF
from workpermit.casework.queues import Line, names_of
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.case.ball import Party
from workpermit.core.text import Text
from workpermit.core.wording.office import PARTIES, WAITS
from workpermit.trades.desks import cover, saved
from workpermit.web.ui.access import SignedIn, for_staff, staff_case
from workpermit.web.ui.acting import in_error
from workpermit.web.ui.pages import page
from workpermit.web.ui.words import said
from workpermit.web.workbench.queue_forms import (
    MINE,
    RARE,
    BulkForm,
    FilterForm,
    FindForm,
    NameForm,
    colleagues_of,
    wanted_of,
)
from workpermit.web.workbench.roles import STAFF
from workpermit.web.workbench.words import (
    ENVELOPE,
    GIVEN_BACK,
    NO_SUCH_NUMBER,
    NOTHING_WAITS,
    QUEUE,
    SOMEBODY_HAS_IT,
    STAGES,
    TAKEN,
    queue_crumb,
)


@require_safe
@for_staff(*STAFF)
def queue(request: SignedIn) -> HttpResponse:
    """Show the queue of the one who asks."""
    return shown(request, FindForm())


def shown(
    request: SignedIn,
    find: FindForm,
    *,
    name: NameForm | None = None,
    bulk: BulkForm | None = None,
    ticked: tuple[UUID, ...] = (),
) -> HttpResponse:
    """Answer with the queue that is asked for, and with a form that was sent and has something to be mended."""
    account = request.account
    role = Role(account.role)
    people = colleagues_of(account)
    filters = FilterForm(request.GET, role=role, people=people if role is Role.SUPERVISOR else ())
    asked = filters.asked()
    covers = covered_today(account)
    found = queues.queue(wanted_of(asked, account), role=role, after=request.GET.get("after", ""))
    faulty = bulk if bulk is not None and bulk.errors else name if name is not None and name.errors else find
    more: dict[str, Any] = {
        "lines": [_line(one, request, covers) for one in found.lines],
        "filters": filters,
        "rare": [filters[one] for one in RARE],
        "is_rare": any(asked.get(one) for one in RARE),
        "saved": [(one, f"?{urlencode(one.wanted)}", one.wanted == asked) for one in saved.of_account(account.pk)],
        "covers": [(covers[str(one.account_id)], one.until_on) for one in cover.covered_on(account.pk, now().date())],
        "is_mine": asked.get("who") == MINE,
        "bulk": (bulk or BulkForm(account, people)) if open_to(role) else None,
        "ticked": [str(one) for one in ticked],
    }
    return page(
        request,
        "workbench/queue.html",
        title=in_error(QUEUE, faulty),
        heading=QUEUE,
        has_list=bool(STAGES_OF.get(role)),
        by_office=bool(queues.own_office(account)),
        office=account.office,
        find=find,
        naming=name or NameForm(),
        asked=asked,
        is_later_page="after" in request.GET,
        more=f"?{urlencode({**asked, 'after': found.after})}" if found.after else "",
        **more,
    )


def covered_today(account: Account) -> dict[str, str]:
    """Return the names of those whom somebody covers today, by their ids; two queries at most."""
    return names_of(str(one.account_id) for one in cover.covered_on(account.pk, now().date()))


def _line(line: Line, request: SignedIn, covers: dict[str, str]) -> dict[str, object]:
    return {
        "id": str(line.case_id),
        "address": reverse("workbench:case", args=[line.case_id]),
        "number": line.number,
        "applicant": line.applicant,
        "stage": said(STAGES.get(line.stage, Text(en=line.stage, fr=line.stage))),
        "office": line.office,
        "holder": said(PARTIES[line.hold.party]),
        "is_ours": line.hold.party is Party.OFFICE,
        "waits": said(WAITS[line.hold.waits_for]),
        "due_on": line.due_on,
        "is_past": line.is_late or (line.due_on is not None and line.due_on < now().date()),
        "received_on": line.received_at.date(),
        "is_mine": line.assignee == str(request.account.pk),
        "is_covered": line.assignee in covers,
        "assignee": line.assignee_name,
    }


@for_staff(*STAFF)
def find(request: SignedIn) -> HttpResponse:
    """Lead to the case with a number, or that came under a courier's; the number stays out of addresses."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("workbench:queue"))
    form = FindForm(request.POST)
    if form.is_valid():
        number = form.cleaned_data["number"].strip()
        row = reading.with_number(number.upper())
        rows = [row] if row is not None else list(paper.found_by(number).cases)
        if len(rows) == 1:
            return HttpResponseRedirect(reverse("workbench:case", args=[rows[0].pk]))
        if rows:
            return page(request, "workbench/envelope.html", title=ENVELOPE, crumbs=[queue_crumb()], rows=rows)
        form.add_error("number", said(NO_SUCH_NUMBER))
    return shown(request, form)


@require_POST
@for_staff(*STAFF)
def take_next(request: SignedIn) -> HttpResponse:
    """Give the one who asks the case that needs somebody first, and say why this one."""
    found = assigning.take_next(request.account)
    if found is None:
        messages.info(request, said(NOTHING_WAITS))
        return HttpResponseRedirect(reverse("workbench:queue"))
    messages.success(request, said(found.because))
    return HttpResponseRedirect(reverse("workbench:case", args=[found.case_id]))


@require_POST
@for_staff(*STAFF)
def take(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Take a case from the queue."""
    staff_case(request, case_id, what="assignment", purpose="work")
    if queues.take(case_id, request.account):
        messages.success(request, said(TAKEN))
    else:
        messages.warning(request, said(SOMEBODY_HAS_IT))
    return HttpResponseRedirect(reverse("workbench:case", args=[case_id]))


@require_POST
@for_staff(*STAFF)
def give_back(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Put a case back into the queue."""
    staff_case(request, case_id, what="assignment", purpose="work")
    queues.give_back(case_id, request.account)
    messages.success(request, said(GIVEN_BACK))
    return HttpResponseRedirect(reverse("workbench:queue"))
