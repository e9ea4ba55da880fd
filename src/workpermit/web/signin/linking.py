"""Link an application that was handed in without an account: two numbers, a birth date, a code (AYA-11)."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from workpermit.casework import linking, posted_codes
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
_POSTED: Final = Text(en="Type the code of our letter", fr="Saisissez le code de notre lettre")
_LETTER_CODE: Final = both(
    en="The eight digits of our letter, with or without the space.",
    fr="Les huit chiffres de notre lettre, avec ou sans l’espace.",
)
_WRONG_LETTER_CODE: Final = both(
    en="This code is not right. A code by post works once, within 30 days, with five tries. Check the eight digits of "
    "the letter; after five tries, ask for a new one.",
    fr="Ce code n’est pas le bon. Un code par la poste sert une fois, dans les 30 jours, en cinq tentatives. Vérifiez "
    "les huit chiffres de la lettre ; après cinq tentatives, demandez-en un nouveau.",
)
_BY_POST: Final = both(
    en="If what you typed is right and the application has no e-mail address, a letter with a code goes to its mailing "
    "address. When it is there, open your account page and type the code, within 30 days.",
    fr="Si ce que vous avez saisi est exact et que la demande ne contient pas d’adresse courriel, une lettre avec un "
    "code part à son adresse postale. À sa réception, ouvrez la page de votre compte et saisissez le code, dans les 30 "
    "jours.",
)
_ENOUGH_POST: Final = both(
    en="You wait for three codes by post already. Type one of them, or let one end, before you ask for another.",
    fr="Vous attendez déjà trois codes par la poste. Saisissez-en un, ou laissez-en un expirer, avant d’en demander un "
    "autre.",
)
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
def link_post(request: SignedIn) -> HttpResponse:
    """Have a code sent by post, where the application has no e-mail address; told alike whatever was typed."""
    asked = request.session.get(_ASKED)
    if asked is None:
        return HttpResponseRedirect(reverse("signin:link"))
    if posted_codes.ask(asked, account=request.account, at=now()):
        messages.success(request, str(_BY_POST))
    else:
        messages.warning(request, str(_ENOUGH_POST))
    return HttpResponseRedirect(reverse("signin:account"))


@for_applicant
def link_posted(request: SignedIn, proof_id: UUID) -> HttpResponse:
    """Take the code of a letter."""
    expected = next((one for one in posted_codes.expected_by(request.account, at=now()) if one.id == proof_id), None)
    if expected is None:
        raise Http404
    form = CodeForm(request.POST or None, initial=dict(typed(request)))
    form.fields["code"].help_text = str(_LETTER_CODE)
    if request.method == "POST" and form.is_valid():
        if posted_codes.prove(proof_id, form.cleaned_data["code"], account=request.account, at=now()) is not None:
            messages.success(request, str(_LINKED))
            return HttpResponseRedirect(reverse("signin:home"))
        form.add_error("code", str(_WRONG_LETTER_CODE))
    return page(
        request,
        "signin/link_posted.html",
        title=titled(_POSTED, form),
        crumbs=[account_crumb()],
        form=form,
        expected=expected,
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
