"""Open an account, and find the way back in with a forgotten password: ask, prove the address, go on."""

from __future__ import annotations

from typing import Final

from allauth.account.utils import perform_login
from django.contrib import auth, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters

from workpermit.accounts import opening, passwords, sessions
from workpermit.accounts.code_mail import tell_of_change
from workpermit.accounts.models import Account
from workpermit.accounts.opening import NewAccount
from workpermit.accounts.sessions import SessionStore
from workpermit.clock.present import now
from workpermit.core.text import Language, Text
from workpermit.trades.switches.models import Switch
from workpermit.trades.switches.turning import is_off
from workpermit.web.signin import demonstration
from workpermit.web.signin.asking import source_of
from workpermit.web.signin.forms import CodeForm, EmailForm, NewAccountForm, NewPasswordForm
from workpermit.web.signin.titles import titled
from workpermit.web.ui.language import typed
from workpermit.web.ui.pages import page
from workpermit.web.ui.words import both, language_now

# What the session keeps: the id of what was asked, by its purpose; and that a new password may be chosen.
_NEW_ACCOUNT: Final = "proof_new_account"
_NEW_PASSWORD: Final = "proof_new_password"  # noqa: S105
MAY_CHOOSE: Final = "may_choose_password"

_CREATE: Final = Text(en="Create an account", fr="Créer un compte")
_CODE: Final = Text(en="Type the code from our e-mail", fr="Saisissez le code de notre courriel")
_FORGOTTEN: Final = Text(en="I forgot my password", fr="J’ai oublié mon mot de passe")
_CHOOSE: Final = Text(en="Choose a new password", fr="Choisissez un nouveau mot de passe")
WRONG_CODE: Final = both(
    en="This code is not right, or no longer good. A code works once, within ten minutes, with five tries. Check the "
    "eight digits, or ask for a new code.",
    fr="Ce code n’est pas le bon, ou n’est plus valable. Un code sert une fois, dans les dix minutes, en cinq "
    "tentatives. Vérifiez les huit chiffres, ou demandez un nouveau code.",
)
_CHANGED: Final = both(
    en="Your password is changed, and other devices are signed out.",
    fr="Votre mot de passe est changé, et vos autres appareils sont déconnectés.",
)


@sensitive_post_parameters("password")
def create(request: HttpRequest) -> HttpResponse:
    """Ask what an account needs; the answer is the same for an address that has one."""
    if is_off(Switch.SIGN_UP):
        return page(request, "signin/create.html", title=_CREATE, is_paused=True)
    start = {"language": language_now().value, "time_zone": "UTC"}
    form = NewAccountForm(request.POST or None, initial=start | dict(typed(request)))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        new = NewAccount(
            given["email"],
            given["name"],
            Language(given["language"]),
            given["time_zone"],
            given["password"],
            for_others=given["for_others"],
        )
        asked = opening.ask_for_account(new, source=source_of(request), language=language_now(), at=now())
        request.session[_NEW_ACCOUNT] = str(asked)
        return HttpResponseRedirect(reverse("signin:create_code"))
    return page(request, "signin/create.html", title=titled(_CREATE, form), form=form)


def create_code(request: HttpRequest) -> HttpResponse:
    """Open the account once its address is proved, and go on to the second factor."""
    asked = request.session.get(_NEW_ACCOUNT)
    if asked is None or is_off(Switch.SIGN_UP):
        return HttpResponseRedirect(reverse("signin:create"))
    form = CodeForm(request.POST or None, initial=dict(typed(request)))
    if request.method == "POST" and form.is_valid():
        account = opening.open_account(asked, form.cleaned_data["code"], at=now())
        if account is not None:
            del request.session[_NEW_ACCOUNT]
            return _in(request, account, onward="signin:choose_factor")
        form.add_error("code", str(WRONG_CODE))
    return code_page(request, form, asked=asked, again="signin:create")


def forgotten(request: HttpRequest) -> HttpResponse:
    """Ask for the address of a forgotten password; the answer is the same for every address."""
    form = EmailForm(request.POST or None, initial=dict(typed(request)))
    if request.method == "POST" and form.is_valid():
        asked = opening.ask_for_password(
            form.cleaned_data["email"], source=source_of(request), language=language_now(), at=now()
        )
        request.session[_NEW_PASSWORD] = str(asked)
        return HttpResponseRedirect(reverse("signin:forgotten_code"))
    return page(request, "signin/forgotten.html", title=titled(_FORGOTTEN, form), form=form)


def forgotten_code(request: HttpRequest) -> HttpResponse:
    """Take the code in place of the password; the second factor is still asked for, then comes the new password."""
    asked = request.session.get(_NEW_PASSWORD)
    if asked is None:
        return HttpResponseRedirect(reverse("signin:forgotten"))
    form = CodeForm(request.POST or None, initial=dict(typed(request)))
    if request.method == "POST" and form.is_valid():
        account = opening.prove_for_password(asked, form.cleaned_data["code"], source=source_of(request), at=now())
        if account is not None:
            del request.session[_NEW_PASSWORD]
            request.session[MAY_CHOOSE] = str(account.pk)
            return _in(request, account, onward="signin:new_password")
        form.add_error("code", str(WRONG_CODE))
    return code_page(request, form, asked=asked, again="signin:forgotten")


@sensitive_post_parameters("password")
def new_password(request: HttpRequest) -> HttpResponse:
    """Choose a new password, by somebody who has just proved their address, or typed the old one once more."""
    account = request.user
    if not isinstance(account, Account) or request.session.get(MAY_CHOOSE) != str(account.pk):
        return HttpResponseRedirect(reverse("signin:sign_in"))
    form = NewPasswordForm(request.POST or None, account=account)
    if request.method == "POST" and form.is_valid():
        change_password(request, account, form.cleaned_data["password"])
        del request.session[MAY_CHOOSE]
        return HttpResponseRedirect(reverse("signin:home"))
    return page(request, "signin/new_password.html", title=titled(_CHOOSE, form), form=form)


def change_password(request: HttpRequest, account: Account, password: str) -> None:
    """Set a password, keep this session under a new cookie, end all others, and tell the person by e-mail."""
    passwords.set_password(account, password)
    auth.update_session_auth_hash(request, account)
    session = request.session
    row = session.row if isinstance(session, SessionStore) else None
    sessions.end_others(account, kept=None if row is None else row.pk)
    tell_of_change.enqueue(str(account.pk), "password")
    messages.success(request, str(_CHANGED))


def _in(request: HttpRequest, account: Account, *, onward: str) -> HttpResponse:
    response: HttpResponse = perform_login(request, account, redirect_url=reverse(onward))
    return response


def code_page(request: HttpRequest, form: CodeForm, *, asked: str, again: str, title: Text = _CODE) -> HttpResponse:
    """Show where a code of an e-mail is typed; `again` names the page on which a new one is asked for."""
    return page(
        request,
        "signin/code.html",
        title=titled(title, form),
        form=form,
        again=reverse(again),
        demo_code=demonstration.code_of_mail(asked),
    )
