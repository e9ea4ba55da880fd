"""The account page: who one is here, how one signs in, where one is signed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from workpermit.accounts import partners, recovering, sessions, staff
from workpermit.accounts.models import Account
from workpermit.accounts.sessions import SessionStore
from workpermit.casework import linking, posted_codes
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.text import Text
from workpermit.web.signin import partner
from workpermit.web.signin.devices import device_named
from workpermit.web.signin.forms import ProfileForm
from workpermit.web.signin.titles import ACCOUNT, titled
from workpermit.web.ui.access import SignedIn, for_account
from workpermit.web.ui.language import typed
from workpermit.web.ui.pages import page
from workpermit.web.ui.words import both

_SAVED: Final = both(en="Your account is changed.", fr="Votre compte est modifié.")
_WATCH: Final = frozenset({Role.AUDITOR.value, Role.ADMINISTRATOR.value})
_KEPT: Final = both(
    en="Stopped. Nothing changes in how you sign in. If it was not you who asked, change your password too.",
    fr="Arrêté. Rien ne change à votre façon de vous connecter. Si ce n’est pas vous qui l’avez demandé, changez aussi "
    "votre mot de passe.",
)
_ENDED: Final = both(en="That session is ended.", fr="Cette session est fermée.")
_OTHERS_ENDED: Final = both(en="All other sessions are ended.", fr="Toutes les autres sessions sont fermées.")


@dataclass(frozen=True, slots=True)
class Device:
    """One session as its owner sees it."""

    id: UUID
    name: Text
    began_at: datetime
    seen_at: datetime
    is_this: bool


@dataclass(frozen=True, slots=True)
class Factor:
    """One second factor as its owner sees it; `number` is a passkey's."""

    id: int
    number: str
    added_at: datetime
    used_at: datetime | None


@for_account
def account(request: SignedIn) -> HttpResponse:
    """Show the account, and keep what the person changes of it."""
    mine = request.account
    stored = {"name": mine.display_name, "language": mine.language, "time_zone": mine.time_zone}
    form = ProfileForm(request.POST or None, initial=stored | dict(typed(request)))
    if request.method == "POST" and form.is_valid():
        _keep(mine, form)
        messages.success(request, str(_SAVED))
        return HttpResponseRedirect(reverse("signin:account"))
    factors = list(Authenticator.objects.filter(user_id=mine.pk).order_by("created_at", "pk"))
    return page(
        request,
        "signin/account.html",
        title=titled(ACCOUNT, form),
        form=form,
        app=_first(factors, Authenticator.Type.TOTP),
        passkeys=_passkeys(factors),
        codes_left=_codes_left(factors),
        devices=_devices(request),
        checks=linking.checks_of(mine),
        letters=posted_codes.expected_by(mine, at=now()),
        partner_offered=partner.is_offered(),
        is_staff=mine.role in staff.ROLES,
        frame=_frame_of(mine),
        lost=recovering.open_check(mine),
        partner_connected=mine.partner_identities.exists(),
    )


def _frame_of(mine: Account) -> str:
    """Return the frame with the ways to where this person works; an applicant's is that of every page."""
    if mine.role not in staff.ROLES:
        return "ui/base.html"
    return "oversight/frame.html" if mine.role in _WATCH else "workbench/frame.html"


def _keep(mine: Account, form: ProfileForm) -> None:
    mine.display_name = form.cleaned_data["name"]
    mine.language = form.cleaned_data["language"]
    mine.time_zone = form.cleaned_data["time_zone"]
    mine.save(update_fields=["display_name", "language", "time_zone"])


@require_POST
@for_account
def end_session(request: SignedIn, session_id: UUID) -> HttpResponse:
    """End one of one's own sessions; somebody else's is not found, which is told alike."""
    sessions.end(request.account, session_id=session_id)
    messages.success(request, str(_ENDED))
    return HttpResponseRedirect(reverse("signin:account"))


@require_POST
@for_account
def end_other_sessions(request: SignedIn) -> HttpResponse:
    """End every session of one's own but this one."""
    sessions.end_others(request.account, kept=_row_id(request))
    messages.success(request, str(_OTHERS_ENDED))
    return HttpResponseRedirect(reverse("signin:account"))


@require_POST
@for_account
def disconnect_partner(request: SignedIn) -> HttpResponse:
    """Sign in with the partner no longer."""
    partners.disconnect(request.account)
    messages.success(request, str(_SAVED))
    return HttpResponseRedirect(reverse("signin:account"))


@require_POST
@for_account
def keep_factors(request: SignedIn) -> HttpResponse:
    """Stop what somebody asked who said that they lost every second factor of this account."""
    if recovering.cancel(request.account, at=now()):
        messages.success(request, str(_KEPT))
    return HttpResponseRedirect(reverse("signin:account"))


def _devices(request: SignedIn) -> list[Device]:
    this = _row_id(request)
    return [
        Device(row.pk, device_named(row.device), row.began_at, row.seen_at, row.pk == this)
        for row in sessions.of_account(request.account)
    ]


def _row_id(request: SignedIn) -> UUID | None:
    session = request.session
    row = session.row if isinstance(session, SessionStore) else None
    return None if row is None else row.pk


def _first(factors: list[Authenticator], kind: str) -> Factor | None:
    return next((_shown(each) for each in factors if each.type == kind), None)


def _passkeys(factors: list[Authenticator]) -> list[Factor]:
    return [_shown(each, number=str(each)) for each in factors if each.type == Authenticator.Type.WEBAUTHN]


def _shown(factor: Authenticator, *, number: str = "") -> Factor:
    return Factor(factor.pk, number, factor.created_at, factor.last_used_at)


def _codes_left(factors: list[Authenticator]) -> int:
    codes = next((each for each in factors if each.type == Authenticator.Type.RECOVERY_CODES), None)
    return 0 if codes is None else len(codes.wrap().get_unused_codes())  # type: ignore[no-untyped-call]
