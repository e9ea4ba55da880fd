"""Somebody who lost every second factor: prove the address, wait three days, be made sure of by an officer (ADR-72)."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from workpermit.accounts import recovering
from workpermit.clock.present import now
from workpermit.core.text import Text
from workpermit.web.signin.asking import source_of
from workpermit.web.signin.forms import CodeForm, EmailForm
from workpermit.web.signin.opening import WRONG_CODE, code_page
from workpermit.web.signin.titles import titled
from workpermit.web.ui import fields
from workpermit.web.ui.language import typed
from workpermit.web.ui.pages import page
from workpermit.web.ui.words import language_now

_ASKED: Final = "proof_lost_factors"
_LOST: Final = Text(
    en="I lost every way to confirm that it is me", fr="J’ai perdu tous les moyens de confirmer mon identité"
)
_WAITS: Final = Text(en="An officer will make sure that it is you", fr="Un agent s’assurera de votre identité")


class LostForm(EmailForm):
    """The address, and where an officer can reach its owner."""

    reach = fields.passage(
        Text(en="How and when we can reach you", fr="Comment et quand vous joindre"),
        hint=Text(
            en="A telephone number with its country code, and the times that suit you. An officer calls, and asks what "
            "only you can know.",
            fr="Un numéro de téléphone avec l’indicatif du pays, et les heures qui vous conviennent. Un agent vous "
            "appelle et demande ce que personne d’autre ne peut savoir.",
        ),
        at_most=500,
    )


def lost(request: HttpRequest) -> HttpResponse:
    """Ask for the address; the answer is the same for every address."""
    form = LostForm(request.POST or None, initial=dict(typed(request)))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        asked = recovering.ask(
            given["email"], reach=given["reach"], source=source_of(request), language=language_now(), at=now()
        )
        request.session[_ASKED] = str(asked)
        return HttpResponseRedirect(reverse("signin:lost_code"))
    return page(request, "signin/lost.html", title=titled(_LOST, form), form=form)


def lost_code(request: HttpRequest) -> HttpResponse:
    """Take the code; the wait begins, and the page says until when."""
    asked = request.session.get(_ASKED)
    if asked is None:
        return HttpResponseRedirect(reverse("signin:lost"))
    form = CodeForm(request.POST or None, initial=dict(typed(request)))
    if request.method == "POST" and form.is_valid():
        check = recovering.prove(asked, form.cleaned_data["code"], at=now())
        if check is not None:
            del request.session[_ASKED]
            return page(request, "signin/lost_waits.html", title=_WAITS, check=check)
        form.add_error("code", str(WRONG_CODE))
    return code_page(request, form, asked=asked, again="signin:lost")
