"""Representatives: who may act or be told, given and ended by the applicant, taken up by the representative."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from workpermit.casework import mandating
from workpermit.casework.mandating import MandateRefused
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.text import Text
from workpermit.web.portal.acting import shown
from workpermit.web.portal.forms import CodeForm, MandateForm
from workpermit.web.ui.access import SignedIn, for_applicant, own_case
from workpermit.web.ui.acting import opened
from workpermit.web.ui.pages import page
from workpermit.web.ui.words import said

TITLE = Text(en="Your representatives", fr="Vos représentants")
_INVITE = Text(en="Let somebody act for you, or be told", fr="Permettre à quelqu’un d’agir pour vous ou d’être informé")
_CODE = Text(en="Give this code to the person", fr="Remettez ce code à la personne")
_ACCEPT = Text(en="Act for somebody", fr="Agir pour quelqu’un")
_DEEDS = Text(en="What this person did", fr="Ce que cette personne a fait")


@require_safe
@for_applicant
def representatives(request: SignedIn, case_id: UUID) -> HttpResponse:
    """List who may act or be told, and what each may do."""
    row = own_case(request, case_id)
    try:
        given = mandating.given_by(row, by=request.account, at=now())
    except MandateRefused:
        raise Http404 from None
    return shown(request, "portal/representatives.html", title=TITLE, case_id=case_id, given=given)


@for_applicant
def invite(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Make an invitation and show its code, this once."""
    row = own_case(request, case_id)
    form = opened(MandateForm, request)
    if request.method == "POST" and form.is_valid():
        try:
            terms = form.terms(row.pk)
            code = mandating.invite(row, terms, by=request.account, at=now(), email=form.cleaned_data["email"])
        except MandateRefused as refused:
            form.add_error(None, said(refused.text))
        else:
            days = mandating.INVITATION_DAYS
            return shown(request, "portal/code.html", title=_CODE, case_id=case_id, code=code, terms=terms, days=days)
    return shown(request, "portal/invite.html", title=_INVITE, case_id=case_id, form=form)


@require_POST
@for_applicant
def revoke(request: SignedIn, case_id: UUID, given_id: UUID) -> HttpResponse:
    """End a mandate, or take an invitation back, at once."""
    row = own_case(request, case_id)
    try:
        mandating.revoke(row, given_id, by=request.account, at=now())
    except MandateRefused:
        raise Http404 from None
    return redirect("portal:representatives", case_id=case_id)


@require_safe
@for_applicant
def deeds(request: SignedIn, case_id: UUID, given_id: UUID) -> HttpResponse:
    """List what a representative did and looked at."""
    row = own_case(request, case_id)
    try:
        given = mandating.given_by(row, by=request.account, at=now())
    except MandateRefused:
        raise Http404 from None
    one = next((one for one in given if one.id == given_id and one.mandate is not None), None)
    if one is None or one.mandate is None:
        raise Http404
    done = mandating.deeds_of(one.mandate)
    return shown(request, "portal/deeds.html", title=_DEEDS, case_id=case_id, one=one, done=done)


@for_applicant
def accept(request: SignedIn) -> HttpResponse:
    """Take up an invitation: by its code, or from the list of those that are for this account's address."""
    account, told, found = request.account, None, None
    form = opened(CodeForm, request)
    try:
        if request.method == "POST" and (accepted := request.POST.get("accept")):
            mandating.accept(UUID(accepted), by=account, at=now())
            return redirect(reverse("tracker:index"))
        if request.method == "POST" and form.is_valid():
            found = mandating.invitation(form.cleaned_data["code"], to=account, at=now())
    except MandateRefused as refused:
        told = refused.text
    except ValueError:
        raise Http404 from None
    return page(
        request,
        "portal/accept.html",
        title=_ACCEPT,
        heading=_ACCEPT,
        form=form,
        told=told,
        found=found,
        waiting=mandating.waiting_for(account, at=now()),
        is_representative=account.role == Role.REPRESENTATIVE.value,
    )
