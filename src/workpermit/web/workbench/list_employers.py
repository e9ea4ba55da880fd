"""Employers: likenesses that an officer settles in the case, and lists that a second person looks at."""

from __future__ import annotations

from typing import Final

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from workpermit.casework import screening, worklists
from workpermit.casework.queues import names_of
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.text import Text
from workpermit.trades.employers import receiving
from workpermit.trades.employers.models import HeldList
from workpermit.trades.employers.receiving import NoSuchHeldList, NotYours
from workpermit.web.ui import fields
from workpermit.web.ui.access import SignedIn, for_staff
from workpermit.web.ui.acting import in_error, opened
from workpermit.web.ui.pages import Crumb, page
from workpermit.web.ui.words import said
from workpermit.web.workbench import list_words as words
from workpermit.web.workbench.words import queue_crumb

WORKERS: Final = (Role.OFFICER, Role.SUPERVISOR)


class SettleForm(forms.Form):
    """Whether a held list comes into force."""

    then = fields.choice(
        Text(en="What becomes of this file?", fr="Que devient ce fichier\u00a0?"),
        [
            ("confirm", Text(en="It is right: it comes into force", fr="Il est juste\u00a0: il entre en vigueur")),
            ("set_aside", Text(en="It is left out for good", fr="Il est écarté pour de bon")),
        ],
        radios=True,
    )


@require_safe
@for_staff(*WORKERS)
def likenesses(request: SignedIn) -> HttpResponse:
    """Show the open cases whose employer resembles a listed one, the nearest first."""
    title, says = words.BY_NAME["likenesses"]
    found = screening.waiting(on=now().date())
    settling = worklists.open_to_settle((one.case_id for one in found), role=Role(request.account.role))
    return page(
        request,
        "workbench/lists/likenesses.html",
        title=title,
        crumbs=_crumbs()[:2],
        heading=title,
        says=says,
        lines=[
            {
                "one": one,
                "percent": round(one.score * 100),
                "address": reverse("workbench:case", args=[one.case_id]),
                "may_settle": one.case_id in settling,
            }
            for one in found
        ],
    )


@require_safe
@for_staff(*WORKERS)
def held(request: SignedIn) -> HttpResponse:
    """Show the files that wait for a second person."""
    title, says = words.BY_NAME["held_lists"]
    found = receiving.waiting()
    names = names_of(one.received_by for one in found)
    return page(
        request,
        "workbench/lists/held_lists.html",
        title=title,
        crumbs=_crumbs()[:2],
        heading=title,
        says=says,
        lines=[(one, names.get(one.received_by, one.received_by)) for one in found],
    )


@for_staff(*WORKERS)
def settle(request: SignedIn, number: int) -> HttpResponse:
    """Show what a held file would change; confirm it as a second person, or leave it out."""
    waiting = next((one for one in receiving.waiting() if one.pk == number), None)
    if waiting is None:
        if not HeldList.objects.filter(pk=number).exists():
            raise Http404
        messages.info(request, said(words.NO_LONGER))
        return HttpResponseRedirect(reverse("workbench:held_lists"))
    form = opened(SettleForm, request)
    refused = None
    if request.method == "POST" and form.is_valid():
        refused = _settled(request, number, form.cleaned_data["then"])
        if refused is None:
            return HttpResponseRedirect(reverse("workbench:held_lists"))
    names = names_of([waiting.received_by])
    return page(
        request,
        "workbench/lists/held_list.html",
        title=in_error(words.HELD, form),
        crumbs=(*_crumbs(), Crumb(words.BY_NAME["held_lists"][0], reverse("workbench:held_lists"))),
        heading=words.HELD,
        held=waiting,
        brought_by=names.get(waiting.received_by, waiting.received_by),
        form=form,
        refused=refused,
    )


def _settled(request: SignedIn, number: int, then: str) -> Text | None:
    """Confirm a held file or leave it out; return what the person is told where that is not open to them."""
    who = str(request.account.pk)
    try:
        if then == "confirm":
            told = receiving.confirm(number, by=who, at=now())
            messages.success(request, said(words.IN_FORCE.filled(version=str(told.version))))
        else:
            receiving.set_aside(number, by=who, at=now())
            messages.success(request, said(words.SET_ASIDE))
    except (NotYours, NoSuchHeldList) as not_open:
        return not_open.text
    return None


def _crumbs() -> tuple[Crumb, ...]:
    return queue_crumb(), Crumb(words.LISTS, reverse("workbench:lists"))
