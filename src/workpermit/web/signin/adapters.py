"""What allauth asks of us: who is who, where to go next, what its sentences are, how its secrets are kept.

Of allauth's settings and adapters only the documented ones are used; its table of addresses stays empty, and what
it would put into a message or a mail is said by our own pages and letters (ADR-45).
"""

from __future__ import annotations

import uuid
from base64 import b64decode, b64encode
from typing import Any, Final

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from workpermit.accounts import passwords, sessions, throttle
from workpermit.accounts.models import Account
from workpermit.clock.present import now
from workpermit.vault import ring
from workpermit.vault.sealing import Place, seal
from workpermit.web.ui.access import SECOND_FACTOR_AT, note_second_factor
from workpermit.web.ui.words import both

_FACTORS: Final = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
_WAIT: Final = both(
    en="There were too many tries. Wait fifteen minutes, then try again.",
    fr="Il y a eu trop de tentatives. Attendez quinze minutes, puis réessayez.",
)
_WRONG_CODE: Final = both(
    en="This code is not right, or it was used already. Wait for the next code in your app and type all six digits.",
    fr="Ce code n’est pas le bon, ou il a déjà servi. Attendez le prochain code de votre application et saisissez les "
    "six chiffres.",
)
_WRONG_PASSWORD: Final = both(
    en="This is not the password of your account. Type it again.",
    fr="Ce n’est pas le mot de passe de votre compte. Saisissez-le de nouveau.",
)


def has_factor(account: AbstractBaseUser) -> bool:
    """Tell whether an account has a second factor: an authenticator app or a passkey."""
    return Authenticator.objects.filter(user_id=account.pk, type__in=_FACTORS).exists()


def shown_lately(request: HttpRequest) -> bool:
    """Tell whether a second factor was shown in this session within the last five minutes."""
    shown_at = request.session.get(SECOND_FACTOR_AT)
    return shown_at is not None and now().timestamp() - shown_at < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


class AccountSteps(DefaultAccountAdapter):
    """The steps of signing in, with our accounts, sessions and words."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": _WRONG_CODE,
        "incorrect_password": _WRONG_PASSWORD,
        "too_many_login_attempts": _WAIT,
        "rate_limited": _WAIT,
    }

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return where a request comes from as a keyed hash: allauth writes it into the keys of the cache."""
        return throttle.source_of(request.META.get("REMOTE_ADDR", "")).address.hex()

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Keep allauth's own sign-up shut; ours proves the address first."""
        return False

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Begin the session of somebody whose factors are in order, under a cookie of its own."""
        super().login(request, user)
        assert isinstance(user, Account)
        request.session[sessions.ROLE] = user.role
        request.session[sessions.DEVICE] = request.META.get("HTTP_USER_AGENT", "")

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **given: Any) -> HttpResponse:
        """Send somebody who signed in on their way; nobody's name goes into a message."""
        if any(record.get("method") == "mfa" for record in get_authentication_records(request, user)):
            note_second_factor(request.session)
        return HttpResponseRedirect(self._next(request, given.get("redirect_url")))

    def _next(self, request: HttpRequest, wanted: str | None) -> str:
        if SECOND_FACTOR_AT not in request.session:
            return reverse("signin:choose_factor")
        return wanted if wanted and self.is_safe_url(wanted) else self.get_login_redirect_url(request)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Return where somebody goes who wanted nothing in particular: the start of the sign-in pages sends them on."""
        return reverse("signin:home")

    def reauthenticate(self, user: AbstractBaseUser, password: str) -> bool:
        """Tell whether somebody who is signed in typed their password."""
        return passwords.is_right(user if isinstance(user, Account) else None, password)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Ask again who it is before a second factor changes; not where one was shown within five minutes.

        Nor before there is a first one, which could not be set up otherwise.
        """
        if not has_factor(self.request.user) or shown_lately(self.request):
            return False
        return super().is_reauthentication_required(app=app, **kwargs)

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing: our pages say what happened, in both languages and without a name."""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send nothing: our own letters tell of changes, to the sealed address."""


class SecondFactors(DefaultMFAAdapter):
    """How second factors are kept and named."""

    error_messages = {**DefaultMFAAdapter.error_messages, "incorrect_code": _WRONG_CODE}

    def encrypt(self, text: str) -> str:
        """Seal a secret of a second factor; the row it is bound to is made up here and kept beside it."""
        row = str(uuid.uuid4())
        envelope = seal(text.encode(), place=_secret(row), ring=ring.current())
        return f"{row}:{b64encode(envelope).decode('ascii')}"

    def decrypt(self, encrypted_text: str) -> str:
        """Open what `encrypt` sealed."""
        row, _, envelope = encrypted_text.partition(":")
        return ring.open_here(b64decode(envelope), place=_secret(row)).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Keep the last second factor: without one nobody gets in (S-06)."""
        others = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=_FACTORS)
        return others.exclude(pk=authenticator.pk).exists()

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        """Return how the person's own app shows the account."""
        assert isinstance(user, Account)
        return str(user.email)

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:  # noqa: A002
        """Return the number of a new passkey; its name is made when it is shown, in the reader's language."""
        names = [str(each) for each in Authenticator.objects.filter(user_id=user.pk, type=type)]
        return str(max((int(name) for name in names if name.isdecimal()), default=0) + 1)

    def get_public_key_credential_user_entity(self, user: AbstractBaseUser) -> dict[str, Any]:
        """Return how the person's own device shows the account; it does not leave the device."""
        assert isinstance(user, Account)
        entity: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return entity | {"display_name": user.display_name, "name": user.email}

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send nothing: our own letters tell of changes."""


def _secret(row: str) -> Place:
    return Place(table="mfa_authenticator", column="data", row=row)
