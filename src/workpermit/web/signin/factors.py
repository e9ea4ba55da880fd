"""The second factor: shown at sign-in, set up, removed; recovery codes; who it is asked once more.

The steps are allauth's views; the templates, sentences and addresses are ours.
"""

from __future__ import annotations

from typing import Any, Final, cast

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.account.decorators import reauthentication_required
from allauth.account.views import ReauthenticateView
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.base.views import ReauthenticateView as FactorAgainView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import (
    DownloadRecoveryCodesView,
    GenerateRecoveryCodesView,
    ViewRecoveryCodesView,
)
from allauth.mfa.totp.internal.auth import get_totp_secret
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    LoginWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from workpermit.accounts import staff
from workpermit.accounts.code_mail import tell_of_change
from workpermit.accounts.models import Account
from workpermit.core.text import Text
from workpermit.web.signin import demonstration
from workpermit.web.signin.adapters import has_factor
from workpermit.web.signin.opening import MAY_CHOOSE
from workpermit.web.signin.titles import account_crumb, titled
from workpermit.web.ui.access import has_both_factors, note_second_factor, showed_enough
from workpermit.web.ui.pages import page
from workpermit.web.ui.words import both

_CONFIRM: Final = Text(en="Confirm that it is you", fr="Confirmez votre identité")
_CHOOSE: Final = Text(en="Choose how you confirm that it is you", fr="Choisissez comment confirmer votre identité")
_APP: Final = Text(en="Set up an authenticator app", fr="Configurer une application d’authentification")
_NO_APP: Final = Text(en="Remove the authenticator app", fr="Retirer l’application d’authentification")
_PASSKEY: Final = Text(en="Add a passkey", fr="Ajouter une clé d’accès")
_NOW_SIGN_IN: Final = both(
    en="Your passkey is set up. Sign in with it now.",
    fr="Votre clé d’accès est configurée. Connectez-vous maintenant avec elle.",
)
_NO_PASSKEY: Final = Text(en="Remove this passkey", fr="Retirer cette clé d’accès")
_CODES: Final = Text(en="Your recovery codes", fr="Vos codes de secours")
_NEW_CODES: Final = Text(en="New recovery codes", fr="Nouveaux codes de secours")


class _Ours:
    """Show an allauth view as a page of ours."""

    request: HttpRequest
    template_name: str
    heading: Text
    in_account = False  # reached from the account page

    def render_to_response(self, context: dict[str, Any], **_: Any) -> HttpResponse:
        """Answer with our page."""
        shown = {name: value for name, value in context.items() if name != "view"} | self.beside()
        forms = [shown[name] for name in ("form", "webauthn_form") if isinstance(shown.get(name), BaseForm)]
        crumbs = [account_crumb()] if self.in_account and has_both_factors(self.request) else []
        return page(self.request, self.template_name, title=titled(self.heading, *forms), crumbs=crumbs, **shown)

    def beside(self) -> dict[str, Any]:
        """Return what the page shows besides."""
        return {}


@require_safe
@login_required
def choose(request: HttpRequest) -> HttpResponse:
    """Offer the kinds of second factor to somebody who has none; send on whoever has shown one."""
    if has_both_factors(request):
        return HttpResponseRedirect(reverse("signin:home"))
    if has_factor(_signed_in(request)):
        # Signed in before the factor was set up elsewhere: the sign-in begins anew, with both.
        return _begin_anew(request)
    if MAY_CHOOSE in request.session:
        return HttpResponseRedirect(reverse("signin:new_password"))
    return page(request, "signin/choose_factor.html", title=_CHOOSE, app_allowed=not needs_passkey(request))


def needs_passkey(request: HttpRequest) -> bool:
    """Tell whether a passkey is the one thing that lets this member of staff in (S-07)."""
    return settings.STAFF_FACTOR == "passkey" and _signed_in(request).role in staff.ROLES


def _begin_anew(request: HttpRequest) -> HttpResponse:
    get_account_adapter(request).logout(request)
    return HttpResponseRedirect(reverse("signin:sign_in"))


class SecondFactor(_Ours, AuthenticateView):
    """Ask for the second factor after the first."""

    template_name = "signin/second_factor.html"
    heading = _CONFIRM

    def beside(self) -> dict[str, Any]:
        """Return the kinds this account has, and in the demonstration the code of the moment."""
        account = self.stage.login.user
        assert isinstance(account, Account)
        return {"kinds": kinds_of(account), "demo_code": demonstration.code_of_app(account)}


class NewApp(_Ours, ActivateTOTPView):
    """Set up an authenticator app: its secret as a picture and as text, proved by its first code."""

    template_name = "signin/new_app.html"
    heading = _APP
    in_account = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send whoever an app would not let in to what does."""
        if request.user.is_authenticated and needs_passkey(request):
            return HttpResponseRedirect(reverse("signin:choose_factor"))
        response = super().dispatch(request, *args, **kwargs)
        return cast("HttpResponse", response)

    def beside(self) -> dict[str, Any]:
        """Return the secret in groups of four, as it is typed by hand."""
        secret = get_totp_secret()
        groups = [secret[i : i + 4] for i in range(0, len(secret), 4)]
        return {"secret_in_groups": " ".join(groups), "demo_code": demonstration.code_of_secret(secret)}

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep the app, which was shown to work by its code."""
        response: HttpResponse = super().form_valid(form)
        _added(self.request)
        return response


@require_safe
@login_required
def app_picture(request: HttpRequest) -> HttpResponse:
    """Draw the secret that is being set up as a symbol to point a telephone at; nothing of it is kept."""
    adapter = get_adapter()
    drawn = adapter.build_totp_svg(adapter.build_totp_url(_signed_in(request), get_totp_secret()))
    return HttpResponse(drawn, content_type="image/svg+xml")


class NoApp(_Ours, DeactivateTOTPView):
    """Remove the authenticator app, unless it is the last second factor."""

    template_name = "signin/no_app.html"
    heading = _NO_APP
    in_account = True

    def form_valid(self, form: Any) -> HttpResponse:
        """Remove it and tell the person."""
        response: HttpResponse = super().form_valid(form)
        _tell(self.request, "factor_removed")
        return response


class NewPasskey(_Ours, AddWebAuthnView):
    """Add a passkey that the device unlocks by a finger, a face or a PIN, so that it is both factors in one."""

    template_name = "signin/new_passkey.html"
    heading = _PASSKEY
    in_account = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Ask the browser for a key that it keeps itself and unlocks for its owner alone."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        wanted = context["js_data"]["creation_options"]["publicKey"]["authenticatorSelection"]
        wanted |= {"residentKey": "required", "requireResidentKey": True, "userVerification": "required"}
        return context

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep the passkey; staff whose first one it is show at once that it lets them in."""
        response: HttpResponse = super().form_valid(form)
        if needs_passkey(self.request) and not showed_enough(self.request):
            _tell(self.request, "factor_added")
            anew = _begin_anew(self.request)
            messages.success(self.request, str(_NOW_SIGN_IN))
            return anew
        _added(self.request)
        return response


class NoPasskey(_Ours, RemoveWebAuthnView):
    """Remove a passkey, unless it is the last second factor."""

    template_name = "signin/no_passkey.html"
    heading = _NO_PASSKEY
    in_account = True

    def beside(self) -> dict[str, Any]:
        """Return whether it is the last."""
        return {"is_last": not get_adapter().can_delete_authenticator(self.object)}

    def form_valid(self, form: Any) -> HttpResponse:
        """Remove it and tell the person; the last one stays."""
        if get_adapter().can_delete_authenticator(self.get_object()):
            super().form_valid(form)
            _tell(self.request, "factor_removed")
        return HttpResponseRedirect(reverse("signin:account"))


class RecoveryCodes(_Ours, ViewRecoveryCodesView):
    """Show the recovery codes that are left."""

    template_name = "signin/recovery_codes.html"
    heading = _CODES
    in_account = True


class NewRecoveryCodes(_Ours, GenerateRecoveryCodesView):
    """Make new recovery codes, which ends the old ones."""

    template_name = "signin/new_recovery_codes.html"
    heading = _NEW_CODES
    in_account = True


class RecoveryCodesFile(DownloadRecoveryCodesView):
    """The recovery codes as a text file."""

    template_name = "signin/recovery_codes.txt"


class PasswordAgain(_Ours, ReauthenticateView):
    """Ask for the password once more."""

    template_name = "signin/again.html"
    heading = _CONFIRM


class CodeAgain(_Ours, FactorAgainView):
    """Ask for a code once more."""

    template_name = "signin/again.html"
    heading = _CONFIRM

    def beside(self) -> dict[str, Any]:
        """Return, in the demonstration, the code of the moment."""
        return {"demo_code": demonstration.code_of_app(_signed_in(self.request))}

    def form_valid(self, form: Any) -> HttpResponse:
        """Note that a second factor was shown just now: who decides is asked for one not older than five minutes."""
        response: HttpResponse = super().form_valid(form)
        note_second_factor(self.request.session)
        return response


class PasskeyAgain(_Ours, ReauthenticateWebAuthnView):
    """Ask for the passkey once more."""

    template_name = "signin/passkey_again.html"
    heading = _CONFIRM

    def form_valid(self, form: Any) -> HttpResponse:
        """Note that a second factor was shown just now."""
        response: HttpResponse = super().form_valid(form)
        note_second_factor(self.request.session)
        return response


class PasskeySignIn(LoginWebAuthnView):
    """Sign in by passkey alone; the browser's answer comes from our module, and faults go to the sign-in page."""


@login_required
@reauthentication_required(app="allauth.mfa")  # type: ignore[untyped-decorator]
def confirmed(request: HttpRequest) -> HttpResponse:
    """Go on to the new password, once it is certain again who is there."""
    request.session[MAY_CHOOSE] = str(request.user.pk)
    return HttpResponseRedirect(reverse("signin:new_password"))


def kinds_of(account: Account) -> set[str]:
    """Return the kinds of second factor that an account has."""
    return set(Authenticator.objects.filter(user_id=account.pk).values_list("type", flat=True))


def _signed_in(request: HttpRequest) -> Account:
    assert isinstance(request.user, Account)
    return request.user


def _added(request: HttpRequest) -> None:
    """Note that a second factor was shown just now, in setting it up, and tell the person."""
    note_second_factor(request.session)
    _tell(request, "factor_added")


def _tell(request: HttpRequest, what: str) -> None:
    tell_of_change.enqueue(str(request.user.pk), what)
