"""Sign in with the government's sign-in partner, by OpenID Connect, where one is configured (config/partner.py).

The partner stands in for the password, never for the second factor. We keep a keyed hash of the name under which it
knows somebody, and nothing else of what it says: no row of allauth's tables of partner accounts is ever made.
"""

from __future__ import annotations

from typing import Any, Final

from allauth.account.utils import perform_login
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from workpermit.accounts import partners
from workpermit.accounts.models import Account
from workpermit.trades.switches.models import Switch
from workpermit.trades.switches.turning import is_off
from workpermit.web.ui.access import has_both_factors
from workpermit.web.ui.words import both, language_now

_HAS_ACCOUNT: Final = both(
    en="An account with your e-mail address exists already. Sign in with its password or passkey, then connect the "
    "partner on your account page.",
    fr="Un compte existe déjà avec votre adresse courriel. Connectez-vous avec son mot de passe ou sa clé d’accès, "
    "puis connectez le partenaire sur la page de votre compte.",
)
_FAILED: Final = both(
    en="The sign-in partner did not confirm who you are. Nothing has changed. Try again, or sign in another way.",
    fr="Le partenaire de connexion n’a pas confirmé votre identité. Rien n’a changé. Réessayez, ou connectez-vous "
    "autrement.",
)
_OTHERS: Final = both(
    en="This partner sign-in belongs to another account, so it was not connected.",
    fr="Cette identité du partenaire appartient à un autre compte ; elle n’a pas été connectée.",
)

_PAUSED: Final = both(
    en="New accounts are paused at present. Nothing of yours was kept; please come back later.",
    fr="L’ouverture de comptes est suspendue en ce moment. Aucun renseignement sur vous n’a été conservé ; revenez "
    "plus tard.",
)


def is_offered() -> bool:
    """Tell whether a partner is configured."""
    return bool(settings.SOCIALACCOUNT_PROVIDERS)


class PartnerSignIn(DefaultSocialAccountAdapter):
    """Take the partner's word for who somebody is, and go on with our own steps."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Answer every sign-in of a partner here, before allauth would keep anything of it."""
        said = partners.Said(
            issuer=settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"]["server_url"],
            subject=sociallogin.account.uid,
            email=_verified_email(sociallogin),
            name=_name(sociallogin),
        )
        raise ImmediateHttpResponse(_connected(request, said) if has_both_factors(request) else _in(request, said))

    def on_authentication_error(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Go back to the sign-in page, with what the person can do."""
        raise ImmediateHttpResponse(_back(request, str(_FAILED)))

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Keep allauth's own sign-up shut."""
        return False


def _in(request: HttpRequest, said: partners.Said) -> HttpResponse:
    account = partners.known(said)
    if account is None and said.email:
        if is_off(Switch.SIGN_UP):
            return _back(request, str(_PAUSED))
        account = partners.enter(said, language=language_now())
        if account is None:
            return _back(request, str(_HAS_ACCOUNT))
    if account is None or not account.is_active:
        return _back(request, str(_FAILED))
    response: HttpResponse = perform_login(request, account)
    return response


def _connected(request: HttpRequest, said: partners.Said) -> HttpResponse:
    account = request.user
    assert isinstance(account, Account)
    if not partners.connect(account, said):
        messages.warning(request, str(_OTHERS))
    return HttpResponseRedirect(reverse("signin:account"))


def _back(request: HttpRequest, sentence: str) -> HttpResponse:
    messages.warning(request, sentence)
    return HttpResponseRedirect(reverse("signin:sign_in"))


def _verified_email(sociallogin: SocialLogin) -> str:
    return next((str(address.email) for address in sociallogin.email_addresses if address.verified), "")


def _name(sociallogin: SocialLogin) -> str:
    data = sociallogin.account.extra_data
    claims = data.get("userinfo") or data.get("id_token") or data
    return str(claims.get("name") or claims.get("email") or "")
