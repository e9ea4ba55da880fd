"""The work lists: how many wait in each and the first date; and those whose work is done on the page of a case."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from workpermit.casework import duplicates, factor_checks, linking, screening, second_reads, worklists
from workpermit.casework.queues import own_office
from workpermit.casework.worklists import CaseLine, Lines
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.text import Text
from workpermit.trades.desks import plans
from workpermit.trades.employers import receiving
from workpermit.web.ui.access import SignedIn, for_staff
from workpermit.web.ui.pages import Crumb, page
from workpermit.web.workbench import list_words as words
from workpermit.web.workbench.list_enquiries import enquiry_head
from workpermit.web.workbench.words import queue_crumb

WORKERS: Final = (Role.OFFICER, Role.SUPERVISOR)


@dataclass(frozen=True, slots=True)
class Head:
    """One list as the overview shows it: how many wait, the first due day or since when the oldest waits."""

    title: Text
    says: Text
    address: str
    count: int
    has_more: bool = False
    late: int = 0
    due_on: date | None = None
    since: datetime | None = None


def lists_crumbs() -> tuple[Crumb, Crumb]:
    """Return the way to a list."""
    return queue_crumb(), Crumb(words.LISTS, reverse("workbench:lists"))


@require_safe
@for_staff(*WORKERS)
def overview(request: SignedIn) -> HttpResponse:
    """Show every list with what waits in it; a list in which a date has passed comes first."""
    heads = sorted(_heads(request), key=lambda head: (not head.late, not head.count))
    return page(
        request,
        "workbench/lists/overview.html",
        title=words.LISTS,
        crumbs=(queue_crumb(),),
        heads=heads,
        late=sum(head.late for head in heads),
    )


def _heads(request: SignedIn) -> Iterable[Head]:
    enquiries = enquiry_head(request.account.actor)
    yield Head(
        words.ENQUIRIES,
        words.ENQUIRIES_SAYS,
        reverse("workbench:enquiries"),
        enquiries.count,
        late=enquiries.late,
        due_on=enquiries.due_on,
    )
    office = own_office(request.account)
    yield _case_head("programmes", worklists.programme_requests(office))
    yield _case_head("more_time", worklists.more_time(office))
    yield _case_head("deliveries", worklists.deliveries(office))
    yield _since("second_reads", [one.since for one in second_reads.waiting(request.account)])
    yield _since("checks", _asked_to_check())
    yield _since("calls", [one.since for one in worklists.calls()])
    yield _since("post", [one.since for one in worklists.post()])
    yield _since("duplicates", [one.found_at for one in duplicates.waiting()])
    yield _since("likenesses", [one.received_at for one in screening.waiting(on=now().date())])
    yield _since("held_lists", [one.received_at for one in receiving.waiting()])
    yield _since("plans", [one.made_at for one in plans.waiting()])


def _asked_to_check() -> list[datetime]:
    lost = [one.asked_at for one in factor_checks.to_settle()]
    return [*(one.asked_at for one in linking.checks_to_answer()), *lost]


def _case_head(name: str, found: Lines) -> Head:
    title, says = words.BY_NAME[name]
    lines = found.lines
    days = [line.due_on for line in lines if line.due_on]
    return Head(
        title,
        says,
        reverse(f"workbench:{name}"),
        len(lines),
        has_more=found.has_more,
        late=sum(line.is_late for line in lines),
        due_on=min(days, default=None),
    )


def _since(name: str, waiting: list[datetime]) -> Head:
    title, says = words.BY_NAME[name]
    return Head(title, says, reverse(f"workbench:{name}"), len(waiting), since=min(waiting, default=None))


# --- lists whose work is done on the page of a case ------------------------------------------------------------------


@require_safe
@for_staff(*WORKERS)
def programmes(request: SignedIn) -> HttpResponse:
    """Show the requests under a programme that wait for their reply."""
    return _of_cases(request, "programmes", worklists.programme_requests, due=words.REPLY_BY)


@require_safe
@for_staff(*WORKERS)
def more_time(request: SignedIn) -> HttpResponse:
    """Show the wishes for more time that no rule grants."""
    return _of_cases(request, "more_time", worklists.more_time, due=words.DATE_NOW)


@require_safe
@for_staff(*WORKERS)
def deliveries(request: SignedIn) -> HttpResponse:
    """Show the permits that are late or came back."""
    return _of_cases(request, "deliveries", worklists.deliveries, due=words.EXPECTED_BY)


def _of_cases(request: SignedIn, name: str, read: Callable[[str], Lines], *, due: Text) -> HttpResponse:
    title, says = words.BY_NAME[name]
    own = own_office(request.account)
    is_all = not own or request.GET.get("office") == "all"
    found = read("" if is_all else own)
    return page(
        request,
        "workbench/lists/cases.html",
        title=title,
        crumbs=lists_crumbs(),
        heading=title,
        says=says,
        due_label=due,
        lines=[_shown(line, request) for line in found.lines],
        has_more=found.has_more,
        own=own,
        is_all=is_all,
    )


def _shown(line: CaseLine, request: SignedIn) -> dict[str, Any]:
    return {
        "address": reverse("workbench:case", args=[line.case_id]),
        "number": line.number,
        "applicant": line.applicant,
        "office": line.office,
        "assignee": line.assignee,
        "is_mine": bool(line.assignee) and line.assignee == request.account.display_name,
        "what": line.what,
        "since": line.since,
        "due_on": line.due_on,
        "is_late": line.is_late,
    }
