"""Sign in, sign out, stay signed in."""

from __future__ import annotations

from typing import Final

from allauth.account.utils import perform_login
from django.contrib import auth, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from workpermit.accounts import signing_in
from workpermit.accounts.sessions import SessionStore
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.text import Text
from workpermit.web.signin import demonstration, partner
from workpermit.web.signin.asking import source_of
from workpermit.web.signin.forms import SignInForm
from workpermit.web.signin.titles import titled
from workpermit.web.ui.access import has_both_factors
from workpermit.web.ui.language import typed
from workpermit.web.ui.pages import page
from workpermit.web.ui.words import both

_SIGN_IN: Final = Text(en="Sign in", fr="Se connecter")
_IN_THE_OFFICE: Final = (
    Role.OFFICER,
    Role.SUPERVISOR,
    Role.BORDER_OFFICER,
    Role.SITE_CLERK,
    Role.MAILROOM_CLERK,
    Role.PANEL_PHYSICIAN,
)
_BEGINS: Final = {role.value: "workbench:queue" for role in _IN_THE_OFFICE} | {
    role.value: "oversight:start" for role in (Role.AUDITOR, Role.ADMINISTRATOR)
}
# One sentence for wrong, unknown, closed and disabled: it tells nobody which (S-02).
NOT_SIGNED_IN: Final = both(
    en="We could not sign you in. Check the address and the password. After five tries, wait fifteen minutes, or "
    "choose “I forgot my password”.",
    fr="Nous n’avons pas pu vous connecter. Vérifiez l’adresse et le mot de passe. Après cinq tentatives, attendez "
    "quinze minutes, ou choisissez «\u00a0J’ai oublié mon mot de passe\u00a0».",
)
_SIGNED_OUT: Final = both(
    en="You are signed out. Nothing of your account stays in this browser.",
    fr="Votre session est fermée. Rien de votre compte ne reste dans ce navigateur.",
)


@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Take the first factor; the second is asked for on the next page."""
    if request.user.is_authenticated:
        return HttpResponseRedirect(_onward(request))
    form = SignInForm(request.POST or None, initial=dict(typed(request)))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        account = signing_in.by_password(given["email"], given["password"], source=source_of(request), at=now())
        if account is not None:
            response: HttpResponse = perform_login(request, account, redirect_url=wanted(request))
            return response
        form.add_error(None, str(NOT_SIGNED_IN))
    return page(
        request,
        "signin/sign_in.html",
        title=titled(_SIGN_IN, form),
        form=form,
        next=wanted(request),
        partner=partner.is_offered(),
        demonstration=demonstration.people(),
        demonstration_staff=demonstration.staff(),
    )


def _onward(request: HttpRequest) -> str:
    """Return where somebody goes who is signed in already: to the second factor where none was shown yet."""
    if not has_both_factors(request):
        return reverse("signin:choose_factor")
    return wanted(request) or reverse("signin:home")


def wanted(request: HttpRequest) -> str:
    """Return the page of ours that somebody wanted before they were asked to sign in, or nothing."""
    address = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if is_ours else ""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Send somebody who signed in to where their day begins: an applicant to their applications, staff to the queue."""
    if not has_both_factors(request):
        return HttpResponseRedirect(reverse("signin:sign_in"))
    try:
        return HttpResponseRedirect(reverse(_BEGINS.get(getattr(request.user, "role", ""), "tracker:index")))
    except NoReverseMatch:
        return HttpResponseRedirect(reverse("signin:account"))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session on the server, and have the browser forget what it holds of it (S-09)."""
    auth.logout(request)
    messages.success(request, str(_SIGNED_OUT))
    response = HttpResponseRedirect(reverse("signin:sign_in"))
    # Cookies stay out of it: the message above travels in one, and the session's is ended already.
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@require_POST
def stay(request: HttpRequest) -> HttpResponse:
    """Move the idle limit on for somebody who says that they are still there, and tell the new end."""
    session = request.session
    if not request.user.is_authenticated or not isinstance(session, SessionStore):
        return JsonResponse({}, status=401)
    session.modified = True
    session.save()
    assert session.ends_before is not None
    return JsonResponse({"seconds": int((session.ends_before - now()).total_seconds())})
