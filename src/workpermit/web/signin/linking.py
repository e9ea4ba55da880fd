"""Link an application that was handed in without an account: two numbers, a birth date, a code (AYA-11)."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from workpermit.casework import linking
from workpermit.casework.linking import Asked
from workpermit.clock.present import now
from workpermit.core.text import Text
from workpermit.web.signin import demonstration
from workpermit.web.signin.asking import source_of
from workpermit.web.signin.forms import CodeForm, LinkForm
from workpermit.web.signin.opening import WRONG_CODE
from workpermit.web.signin.titles import account_crumb, titled
from workpermit.web.ui.access import SignedIn, for_applicant
from workpermit.web.ui.language import typed
from workpermit.web.ui.pages import page
from workpermit.web.ui.words import both, language_now

_ASKED: Final = "proof_link"
_LINK: Final = Text(en="Link an application to your account", fr="Lier une demande à votre compte")
_CODE: Final = Text(en="Type the code we sent", fr="Saisissez le code que nous avons envoyé")
_LINKED: Final = both(en="The application is linked to your account.", fr="La demande est liée à votre compte.")
_OFFICER: Final = both(
    en="An officer will check whether the application is yours. Nothing for you to do now: we write to you when it is "
    "done, and your account page shows it until then.",
    fr="Un agent vérifiera si la demande est la vôtre. Vous n’avez rien à faire maintenant\u00a0: nous vous écrirons "
    "quand ce sera fait, et la page de votre compte l’indique d’ici là.",
)
_ENOUGH: Final = both(
    en="Three of your requests for a check wait for an officer already. Wait for an answer before you ask again.",
    fr="Trois de vos demandes de vérification attendent déjà un agent. Attendez une réponse avant d’en "
    "faire une autre.",
)


@for_applicant
def link(request: SignedIn) -> HttpResponse:
    """Ask for the numbers and the birth date; the answer is the same whatever they are."""
    form = LinkForm(request.POST or None, initial=dict(typed(request)))
    if request.method == "POST" and form.is_valid():
        asked = linking.ask(
            Asked(**form.cleaned_data),
            account=request.account,
            source=source_of(request),
            language=language_now(),
            at=now(),
        )
        request.session[_ASKED] = str(asked)
        return HttpResponseRedirect(reverse("signin:link_code"))
    return page(request, "signin/link.html", title=titled(_LINK, form), crumbs=[account_crumb()], form=form)


@for_applicant
def link_code(request: SignedIn) -> HttpResponse:
    """Take the code; where none came, offer an officer's check."""
    asked = request.session.get(_ASKED)
    if asked is None:
        return HttpResponseRedirect(reverse("signin:link"))
    form = CodeForm(request.POST or None, initial=dict(typed(request)))
    if request.method == "POST" and form.is_valid():
        case_id = linking.prove(asked, form.cleaned_data["code"], account=request.account, at=now())
        if case_id is not None:
            del request.session[_ASKED]
            messages.success(request, str(_LINKED))
            return HttpResponseRedirect(reverse("signin:home"))
        form.add_error("code", str(WRONG_CODE))
    return page(
        request,
        "signin/link_code.html",
        title=titled(_CODE, form),
        crumbs=[account_crumb()],
        form=form,
        demo_code=demonstration.code_of_mail(asked),
    )


@require_POST
@for_applicant
def link_check(request: SignedIn) -> HttpResponse:
    """Have an officer look, where no code can come."""
    asked = request.session.get(_ASKED)
    if asked is None:
        return HttpResponseRedirect(reverse("signin:link"))
    if linking.ask_officer(asked, account=request.account, at=now()):
        messages.success(request, str(_OFFICER))
    else:
        messages.warning(request, str(_ENOUGH))
    return HttpResponseRedirect(reverse("signin:account"))
