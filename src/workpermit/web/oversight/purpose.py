"""The page between: why a case outside one’s queue is opened; and the files that are locked for somebody (S-28)."""

from __future__ import annotations

from datetime import timedelta
from typing import Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from workpermit.casework import purposes
from workpermit.casework.access import UnknownCase
from workpermit.casework.oversight import ask_to_look, asked_looks, settle_look
from workpermit.casework.purposes import PURPOSES, WORDS_AT_LEAST, Leave, Purpose
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.text import Text
from workpermit.trades.audit import stating
from workpermit.web.oversight.words import AT_A_DESK, CLOSE, frame_of, start_crumb
from workpermit.web.ui import fields
from workpermit.web.ui.access import SignedIn, for_staff
from workpermit.web.ui.acting import in_error, opened
from workpermit.web.ui.pages import Crumb, page
from workpermit.web.ui.words import said

_PURPOSE: Final = Text(en="Why do you open this case?", fr="Pourquoi ouvrez-vous ce dossier\u00a0?")
_LOCKED: Final = Text(en="This file is locked for you", fr="Ce dossier vous est fermé")
REQUESTS: Final = Text(en="Requests to open a locked file", fr="Demandes d’ouverture d’un dossier fermé")
_REQUEST: Final = Text(en="Request to open a locked file", fr="Demande d’ouverture d’un dossier fermé")
_ASKED: Final = Text(
    en="A supervisor has your request. You are told here once it is answered.",
    fr="Un superviseur a votre demande. La réponse figurera ici.",
)
_NO_LONGER: Final = Text(
    en="This request was answered meanwhile, or it is your own.",
    fr="Cette demande a reçu une réponse entre-temps, ou c’est la vôtre.",
)
_GRANTED: Final = Text(en="The look is granted.", fr="La consultation est autorisée.")
_DECLINED: Final = Text(en="The look is not granted.", fr="La consultation n’est pas autorisée.")
_SHORT: Final = Text(
    en="{label}: at least {least} characters, so that whoever reads the log understands it.",
    fr="{label}\u00a0: au moins {least} caractères, pour que l’on comprenne en lisant le registre.",
)
_WORDS: Final = Text(en="In your words", fr="Dans vos propres mots")
_REASON: Final = Text(en="Reason", fr="Motif")
_FOR_DAYS: Final = {"1": timedelta(days=1), "7": timedelta(days=7), "14": timedelta(days=14)}


class WordedForm(forms.Form):
    """A form whose words have to say something."""

    words = fields.passage(_WORDS, at_most=1000)
    label = _WORDS

    def clean_words(self) -> str:
        """Refuse words too few to tell anything."""
        words: str = self.cleaned_data["words"].strip()
        if len(words) < WORDS_AT_LEAST:
            raise fields.fault(_SHORT, label=self.label, least=str(WORDS_AT_LEAST))
        return words


class PurposeForm(WordedForm):
    """Why somebody opens a case outside their own queue."""

    purpose = fields.choice(
        Text(en="Purpose", fr="Motif"), [(code.value, text) for code, text in PURPOSES.items()], radios=True
    )
    words = fields.passage(
        _WORDS,
        hint=Text(
            en="Who asked you, or what you are going to do. It is kept with the log of looks.",
            fr="Qui vous l’a demandé, ou ce que vous allez faire. C’est conservé avec le registre des consultations.",
        ),
        at_most=1000,
    )
    field_order = ("purpose", "words")


class AskForm(WordedForm):
    """Why a locked file should be opened to somebody."""

    words = fields.passage(
        Text(en="Why do you need this file?", fr="Pourquoi avez-vous besoin de ce dossier\u00a0?"), at_most=1000
    )
    label = Text(en="Why do you need this file?", fr="Pourquoi avez-vous besoin de ce dossier\u00a0?")


class SettleForm(WordedForm):
    """Whether a locked file is opened to the one who asks, and for how long."""

    answer = fields.choice(
        Text(en="May the file be opened for them?", fr="Le dossier peut-il être ouvert à cette personne ?"),
        [
            ("1", Text(en="Yes, for one day", fr="Oui, pour un jour")),
            ("7", Text(en="Yes, for a week", fr="Oui, pour une semaine")),
            ("14", Text(en="Yes, for two weeks", fr="Oui, pour deux semaines")),
            ("no", Text(en="No", fr="Non")),
        ],
        radios=True,
    )
    words = fields.passage(_REASON, at_most=1000)
    label = _REASON
    field_order = ("answer", "words")


@for_staff(*AT_A_DESK)
def purpose(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Ask why, or say that the file is locked; who needs neither is led on."""
    try:
        leave = purposes.may_look(request.account, case_id, at=now())
    except UnknownCase as unknown:
        raise Http404 from unknown
    if leave.may_look:
        return HttpResponseRedirect(_wanted(request, case_id))
    return _locked(request, case_id, leave) if leave.relation.is_locked else _asked(request, case_id)


def _asked(request: SignedIn, case_id: UUID) -> HttpResponse:
    form = opened(PurposeForm, request)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        purposes.state(request.account, case_id, purpose=Purpose(given["purpose"]), words=given["words"], at=now())
        return HttpResponseRedirect(_wanted(request, case_id))
    return page(
        request,
        "oversight/purpose.html",
        title=in_error(_PURPOSE, form),
        crumbs=[_queue_crumb()],
        frame=frame_of(request),
        heading=_PURPOSE,
        form=form,
        next=_wanted(request, case_id),
    )


def _locked(request: SignedIn, case_id: UUID, leave: Leave) -> HttpResponse:
    form = opened(AskForm, request)
    if request.method == "POST" and form.is_valid():
        ask_to_look(request.account, case_id, leave.relation, words=form.cleaned_data["words"], at=now())
        messages.success(request, said(_ASKED))
        return HttpResponseRedirect(reverse("oversight:purpose", args=[case_id]))
    return page(
        request,
        "oversight/locked.html",
        title=in_error(_LOCKED, form),
        crumbs=[_queue_crumb()],
        frame=frame_of(request),
        heading=_LOCKED,
        why=CLOSE[leave.relation],
        form=form,
        asked=stating.last_asked(request.account.pk, case_id),
    )


def _wanted(request: SignedIn, case_id: UUID) -> str:
    address = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if is_ours else reverse("workbench:case", args=[case_id])


def _queue_crumb() -> Crumb:
    return Crumb(Text(en="Queue", fr="File de travail"), reverse("workbench:queue"))


# --- the supervisor's side -------------------------------------------------------------------------------------------


@require_safe
@for_staff(Role.SUPERVISOR)
def requests(request: SignedIn) -> HttpResponse:
    """Show who asks to open a file that is locked for them."""
    return page(
        request,
        "oversight/requests.html",
        title=REQUESTS,
        crumbs=[start_crumb()],
        frame=frame_of(request),
        heading=REQUESTS,
        lines=asked_looks(),
        own=str(request.account.pk),
    )


@for_staff(Role.SUPERVISOR)
def settle(request: SignedIn, look_id: UUID) -> HttpResponse:
    """Grant a look at a locked file for some days, or do not; never one's own."""
    line = next((one for one in asked_looks() if one.id == look_id and one.account_id != request.account.pk), None)
    if line is None:
        messages.info(request, said(_NO_LONGER))
        return HttpResponseRedirect(reverse("oversight:requests"))
    form = opened(SettleForm, request)
    if request.method == "POST" and form.is_valid():
        return _settled(request, look_id, form)
    return page(
        request,
        "oversight/settle.html",
        title=in_error(_REQUEST, form),
        crumbs=[start_crumb(), Crumb(REQUESTS, reverse("oversight:requests"))],
        frame=frame_of(request),
        heading=_REQUEST,
        line=line,
        form=form,
    )


def _settled(request: SignedIn, look_id: UUID, form: SettleForm) -> HttpResponse:
    lasts = _FOR_DAYS.get(form.cleaned_data["answer"])
    done = settle_look(look_id, by=request.account, lasts=lasts, words=form.cleaned_data["words"], at=now())
    if done:
        messages.success(request, said(_GRANTED if lasts else _DECLINED))
    else:
        messages.warning(request, said(_NO_LONGER))
    return HttpResponseRedirect(reverse("oversight:requests"))
