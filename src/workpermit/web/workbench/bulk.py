"""Acts upon the ticked cases: what would happen in each, a second person where they are many, each outcome told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid5

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from workpermit.casework import bulk
from workpermit.casework.bulk import Foreseen, NotPlanned
from workpermit.casework.bulk_acts import ACTS
from workpermit.casework.queues import names_of
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.trades.desks import plans
from workpermit.trades.desks.models import ItemState, Plan, PlanState
from workpermit.web.ui.access import SignedIn, for_staff
from workpermit.web.ui.acting import key_of
from workpermit.web.ui.pages import page
from workpermit.web.ui.words import said
from workpermit.web.workbench import queue_words as words
from workpermit.web.workbench.list_words import BY_NAME
from workpermit.web.workbench.lists import lists_crumbs
from workpermit.web.workbench.queue import shown
from workpermit.web.workbench.queue_forms import BulkForm, FindForm, colleagues_of, ticked
from workpermit.web.workbench.words import queue_crumb

WHO = (Role.OFFICER, Role.SUPERVISOR, Role.MAILROOM_CLERK)


@require_POST
@for_staff(*WHO)
def draw_up(request: SignedIn) -> HttpResponse:
    """Draw up a plan for the ticked cases, and lead to it; nothing is done yet."""
    account = request.account
    form = BulkForm(account, colleagues_of(account), request.POST)
    cases = ticked(request.POST)
    form.is_valid()
    try:
        kind = str(form.cleaned_data.get("kind", ""))
        plan = bulk.draw_up(
            kind, to=form.to, case_ids=cases, account=account, plan_id=plan_id_of(request, account.pk), at=now()
        )
    except NotPlanned as not_planned:
        form.add_error(not_planned.field if not_planned.field in form.fields else "kind", said(not_planned.text))
        return shown(request, FindForm(), bulk=form, ticked=tuple(cases))
    return HttpResponseRedirect(reverse("workbench:plan", args=[plan.pk]))


def plan_id_of(request: SignedIn, account_id: UUID) -> UUID:
    """Return the id of the plan that a form draws up: sent twice, it is one plan."""
    return uuid5(account_id, key_of(request))


def plan_of(request: SignedIn, plan_id: UUID) -> Plan:
    """Return a plan to its author, or to a supervisor.

    Raises:
        Http404: there is no such plan, or it is none of theirs.
    """
    plan = plans.of(plan_id)
    is_second = plan is not None and bulk.may_confirm(plan, request.account) and plan.state != PlanState.SHOWN
    if plan is None or (plan.made_by != request.account.pk and not is_second):
        raise Http404
    return plan


@require_safe
@for_staff(*WHO)
def plan(request: SignedIn, plan_id: UUID) -> HttpResponse:
    """Show case by case what a plan would do, or what came of it."""
    return _shown(request, plan_of(request, plan_id))


@require_POST
@for_staff(*WHO)
def settle(request: SignedIn, plan_id: UUID) -> HttpResponse:
    """Send a plan as its author, confirm it as the second person, go on with it, or give it up."""
    one = plan_of(request, plan_id)
    then = _THEN.get(request.POST.get("then", ""))
    if then is not None:
        try:
            then(request, one)
        except NotPlanned as not_theirs:
            messages.warning(request, said(not_theirs.text))
    return HttpResponseRedirect(reverse("workbench:plan", args=[plan_id]))


def _send(request: SignedIn, one: Plan) -> None:
    sent = bulk.send(one, account=request.account, at=now())
    if sent.state == PlanState.WAITING:
        messages.info(request, said(words.SENT_ON))


def _confirm(request: SignedIn, one: Plan) -> None:
    if not bulk.confirm(one, account=request.account, at=now()):
        messages.info(request, said(words.SETTLED_MEANWHILE))


def _leave(request: SignedIn, one: Plan) -> None:
    is_left = bulk.leave(one, account=request.account, at=now())
    messages.info(request, said(words.LEFT if is_left else words.SETTLED_MEANWHILE))


def _carry_on(_: SignedIn, one: Plan) -> None:
    if one.state == PlanState.CARRIED_OUT:
        bulk.carry_on(one, at=now())


_THEN: dict[str, Callable[[SignedIn, Plan], None]] = {
    "send": _send,
    "confirm": _confirm,
    "leave": _leave,
    "carry_on": _carry_on,
}


def _shown(request: SignedIn, one: Plan) -> HttpResponse:
    act, foreseen = ACTS[one.kind], bulk.foresee(one, at=now())
    is_open = one.state in (PlanState.SHOWN, PlanState.WAITING)
    names = names_of([str(one.made_by), str(one.settled_by or ""), one.to])
    good = [each for each in foreseen if each.why is None and (is_open or each.item.state == ItemState.DONE)]
    view: dict[str, Any] = {
        "act": act,
        "says": said(act.says.filled(name=names.get(one.to, ""), office=one.to)),
        "to": names.get(one.to, one.to),
        "plan": one,
        "is_open": is_open,
        "is_mine": one.made_by == request.account.pk,
        "may_confirm": one.state == PlanState.WAITING and bulk.may_confirm(one, request.account),
        "author": names.get(str(one.made_by), ""),
        "second": names.get(str(one.settled_by), "") if one.takes_two else "",
        "good": len(good),
        "lines": [_line(each) for each in foreseen],
        "failed": [_line(each) for each in foreseen if each.why is not None],
        "unfinished": not is_open
        and any(each.item.state == ItemState.TO_DO for each in foreseen)
        and one.state == PlanState.CARRIED_OUT,
    }
    crumbs = (queue_crumb(),) if view["is_mine"] else lists_crumbs()
    return page(request, "workbench/plan.html", title=words.BULK, crumbs=crumbs, **view)


def _line(each: Foreseen) -> dict[str, Any]:
    return {
        "address": reverse("workbench:case", args=[each.item.case_id]),
        "number": each.line.number if each.line else "",
        "applicant": each.line.applicant if each.line else "",
        "assignee": each.line.assignee_name if each.line else "",
        "office": each.line.office if each.line else "",
        "why": each.why,
        "is_done": each.item.state == ItemState.DONE,
    }


@require_safe
@for_staff(Role.OFFICER, Role.SUPERVISOR)
def waiting(request: SignedIn) -> HttpResponse:
    """Show the plans that wait for a second person."""
    title, says = BY_NAME["plans"]
    found = plans.waiting()
    names = names_of(str(one.made_by) for one in found)
    return page(
        request,
        "workbench/lists/plans.html",
        title=title,
        crumbs=lists_crumbs(),
        heading=title,
        says=says,
        lines=[
            {
                "label": ACTS[one.kind].label,
                "size": one.size,
                "by": names.get(str(one.made_by), ""),
                "since": one.made_at,
                "address": reverse("workbench:plan", args=[one.pk]),
                "is_open": one.made_by == request.account.pk or bulk.may_confirm(one, request.account),
            }
            for one in found
        ],
    )
