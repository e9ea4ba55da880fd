"""The acts of the person's own, a page each: what it brings about first, then the act, then what became of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect

from workpermit.casework import foretelling, programmes, self_service
from workpermit.casework.self_service import AddressGoes, Deed, Standing
from workpermit.clock.present import now
from workpermit.core.forms.countries import COUNTRIES
from workpermit.core.law.templates import MessageFault, MessageIncomplete
from workpermit.core.text import Text
from workpermit.web.portal.acting import shown
from workpermit.web.portal.forms import DepartureForm, ReturnForm, TripForm, WithdrawForm
from workpermit.web.ui.access import SignedIn, for_applicant, own_case
from workpermit.web.ui.acting import by, opened, tried
from workpermit.web.ui.reported import AddressForm, PassportForm


def _standing(request: SignedIn, case_id: UUID, deed: Deed) -> tuple[Standing, bool]:
    """Return the case as it stands, and whether this act is open now."""
    standing = self_service.standing(own_case(request, case_id), at=now())
    offered = self_service.offers(standing, actor=request.account.actor)
    return standing, any(offer.deed is deed for offer in offered)


def _page(request: SignedIn, case_id: UUID, deed: Deed, **more: Any) -> HttpResponse:
    """Show an act's page; `told` is what the door said where it did not carry the act out."""
    return shown(request, f"portal/{deed.value}.html", title=_TITLES[deed], case_id=case_id, **more)


def _closed(request: SignedIn, case_id: UUID, deed: Deed) -> HttpResponse:
    """Say that the act is not open now; a form that was sent twice gets what became of it the first time."""
    if request.method == "POST":
        return _done(case_id, deed)
    return shown(request, "portal/closed.html", title=_TITLES[deed], case_id=case_id)


def _done(case_id: UUID, deed: Deed) -> HttpResponse:
    return redirect("portal:result", case_id=case_id, deed=deed.value)


def _sent(request: SignedIn, form: forms.Form, act: Callable[[], object]) -> tuple[bool, Text | None]:
    """Carry out an act where the form was sent and is right; return whether it was, and what stood in the way."""
    if request.method != "POST" or not form.is_valid():
        return False, None
    told = tried(act)
    return told is None, told


@for_applicant
def address(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Give a new mailing address; the page says whether it is used at once or only if the envelope comes back."""
    standing, is_open = _standing(request, case_id, Deed.CHANGE_ADDRESS)
    if not is_open:
        return _closed(request, case_id, Deed.CHANGE_ADDRESS)
    form = opened(AddressForm, request)
    is_done, told = _sent(request, form, lambda: self_service.move(case_id, form.address, **by(request)))
    if is_done:
        return _done(case_id, Deed.CHANGE_ADDRESS)
    return _page(
        request,
        case_id,
        Deed.CHANGE_ADDRESS,
        form=form,
        told=told,
        redirects=self_service.address_goes(standing.case) is AddressGoes.REDIRECTS,
        on_file=(on_file := self_service.address_on_file(standing)),
        country=COUNTRIES.get(on_file.country, "") if on_file else "",
    )


@for_applicant
def withdraw(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Show what ends with a withdrawal; carry it out once the word is typed."""
    standing, is_open = _standing(request, case_id, Deed.WITHDRAW)
    if not is_open:
        return _closed(request, case_id, Deed.WITHDRAW)
    form = opened(WithdrawForm, request)
    is_done, told = _sent(request, form, lambda: self_service.withdraw(case_id, **by(request)))
    if is_done:
        return _done(case_id, Deed.WITHDRAW)
    effects = foretelling.of_withdrawal(standing)
    return _page(request, case_id, Deed.WITHDRAW, form=form, told=told, effects=effects)


@for_applicant
def departure(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Show what leaving does, for a trip that the person types; then take the day of departure."""
    standing, is_open = _standing(request, case_id, Deed.REPORT_DEPARTURE)
    if not is_open:
        return _closed(request, case_id, Deed.REPORT_DEPARTURE)
    form = opened(DepartureForm, request)
    report = self_service.report_departure
    is_done, told = _sent(request, form, lambda: report(case_id, form.cleaned_data["left_on"], **by(request)))
    if is_done:
        return _done(case_id, Deed.REPORT_DEPARTURE)
    effects = (foretelling.work_now(standing), *foretelling.of_leaving(standing))
    return _page(request, case_id, Deed.REPORT_DEPARTURE, form=form, told=told, effects=effects)


@for_applicant
def trip(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Answer what a trip would do, before anything is reported; nothing is kept."""
    standing = self_service.standing(own_case(request, case_id), at=now())
    sent = request.method == "POST"
    form = opened(TripForm, request)
    effects = foretelling.of_trip(standing, form.trip) if sent and form.is_valid() else ()
    return shown(request, "portal/trip.html", title=_TRIP, case_id=case_id, form=form, effects=effects)


@for_applicant
def came_back(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Take the day and the way of a return."""
    _, is_open = _standing(request, case_id, Deed.REPORT_RETURN)
    if not is_open:
        return _closed(request, case_id, Deed.REPORT_RETURN)
    form = opened(ReturnForm, request)

    def report() -> object:
        return self_service.report_return(case_id, form.cleaned_data["returned_on"], route=form.route, **by(request))

    is_done, told = _sent(request, form, report)
    if is_done:
        return _done(case_id, Deed.REPORT_RETURN)
    return _page(request, case_id, Deed.REPORT_RETURN, form=form, told=told)


@for_applicant
def passport(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Take a new passport; what it does to the permit's end is shown before it is kept."""
    standing, is_open = _standing(request, case_id, Deed.RENEW_PASSPORT)
    if not is_open:
        return _closed(request, case_id, Deed.RENEW_PASSPORT)
    form = opened(PassportForm, request)
    confirmed = request.POST.get("confirmed") == "yes"
    effects: tuple[foretelling.Effect, ...] = ()
    told = None
    if request.method == "POST" and form.is_valid():
        effects = (foretelling.of_passport(standing, form.passport.expires_on),)
        if confirmed:
            told = tried(lambda: self_service.renew_passport(case_id, form.passport, **by(request)))
            if told is None:
                return _done(case_id, Deed.RENEW_PASSPORT)
    country = COUNTRIES.get(form.cleaned_data.get("country", ""), "") if form.is_bound else ""
    return _page(request, case_id, Deed.RENEW_PASSPORT, form=form, told=told, effects=effects, country=country)


@for_applicant
def proof_letter(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Make a fresh proof of the right to work, in one click."""
    standing, is_open = _standing(request, case_id, Deed.ASK_PROOF)
    if not is_open:
        return _closed(request, case_id, Deed.ASK_PROOF)
    is_done, told = _sent(request, forms.Form(request.POST), lambda: self_service.ask_for_proof(case_id, **by(request)))
    if is_done:
        return _done(case_id, Deed.ASK_PROOF)
    return _page(request, case_id, Deed.ASK_PROOF, told=told, effects=(foretelling.work_now(standing),))


@for_applicant
def interim_work(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Show the prescribed message as it will be sent, and send it in one click (IN-02, IN-03)."""
    _, is_open = _standing(request, case_id, Deed.ASK_INTERIM_WORK)
    if not is_open:
        return _closed(request, case_id, Deed.ASK_INTERIM_WORK)
    message, faults = None, tuple[MessageFault, ...]()
    try:
        message = programmes.prescribed_message(case_id)
    except MessageIncomplete as incomplete:
        faults = incomplete.faults
    told = None
    if request.method == "POST" and message is not None:
        told = tried(lambda: programmes.request_interim_work(case_id, **by(request)))
        if told is None:
            return _done(case_id, Deed.ASK_INTERIM_WORK)
    return _page(request, case_id, Deed.ASK_INTERIM_WORK, told=told, message=message, faults=faults)


_TRIP = Text(en="What if I leave Canada?", fr="Et si je quitte le Canada\u00a0?")
_TITLES: dict[Deed, Text] = {
    Deed.CHANGE_ADDRESS: Text(en="Change your address", fr="Changer votre adresse"),
    Deed.RENEW_PASSPORT: Text(en="Tell us of a new passport", fr="Signaler un nouveau passeport"),
    Deed.REPORT_DEPARTURE: Text(en="Report that you left Canada", fr="Signaler votre départ du Canada"),
    Deed.REPORT_RETURN: Text(en="Report that you came back", fr="Signaler votre retour"),
    Deed.ASK_INTERIM_WORK: Text(
        en="Ask to work while you wait for the decision", fr="Demander à travailler en attendant la décision"
    ),
    Deed.ASK_PROOF: Text(
        en="A fresh proof that you may keep working", fr="Une nouvelle preuve que vous pouvez continuer à travailler"
    ),
    Deed.WITHDRAW: Text(en="Withdraw this application", fr="Retirer cette demande"),
}
