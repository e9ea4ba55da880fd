"""Queues with a name: kept from the queue page, renamed and deleted on a page of their own."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.trades.desks import saved
from workpermit.trades.desks.saved import NotKept
from workpermit.web.ui.access import SignedIn, for_staff
from workpermit.web.ui.acting import in_error
from workpermit.web.ui.pages import page
from workpermit.web.ui.words import said
from workpermit.web.workbench import queue_words as words
from workpermit.web.workbench.queue import shown
from workpermit.web.workbench.queue_forms import FilterForm, FindForm, NameForm, colleagues_of
from workpermit.web.workbench.roles import STAFF
from workpermit.web.workbench.words import queue_crumb


@for_staff(*STAFF)
def listed(request: SignedIn) -> HttpResponse:
    """Show somebody's saved queues; keep the queue that they look at under a name."""
    if request.method != "POST":
        return _page(request)
    account = request.account
    form = NameForm(request.POST)
    if form.is_valid():
        filters = FilterForm(request.POST, role=Role(account.role), people=colleagues_of(account))
        try:
            one = saved.keep(account.pk, name=form.cleaned_data["name"], wanted=filters.asked(), at=now())
        except NotKept as not_kept:
            form.add_error("name", said(not_kept.text))
        else:
            messages.success(request, said(words.KEPT.filled(name=one.name)))
            return HttpResponseRedirect(reverse("workbench:queue"))
    return shown(request, FindForm(), name=form)


@require_POST
@for_staff(*STAFF)
def change(request: SignedIn, saved_id: UUID) -> HttpResponse:
    """Rename a saved queue, or delete it where that button was pressed."""
    account = request.account
    if "delete" in request.POST:
        if not saved.forget(account.pk, saved_id):
            raise Http404
        messages.success(request, said(words.FORGOTTEN))
        return HttpResponseRedirect(reverse("workbench:saved"))
    form = NameForm(request.POST, prefix=saved_id.hex)
    if form.is_valid():
        try:
            if not saved.rename(account.pk, saved_id, name=form.cleaned_data["name"]):
                raise Http404
        except NotKept as not_kept:
            form.add_error("name", said(not_kept.text))
        else:
            messages.success(request, said(words.RENAMED))
            return HttpResponseRedirect(reverse("workbench:saved"))
    return _page(request, saved_id, form)


def _page(request: SignedIn, saved_id: UUID | None = None, form: NameForm | None = None) -> HttpResponse:
    kept = saved.of_account(request.account.pk)
    if saved_id is not None and saved_id not in [one.pk for one in kept]:
        raise Http404
    forms = [
        (one, form if form and one.pk == saved_id else NameForm(initial={"name": one.name}, prefix=one.pk.hex))
        for one in kept
    ]
    return page(
        request,
        "workbench/saved.html",
        title=in_error(words.SAVED, form),
        crumbs=[queue_crumb()],
        heading=words.SAVED,
        faulty=form,
        kept=forms,
    )
