"""A member of staff sets up how they sign in, by the link that an administrator made (ADR-71).

    link ──► kept in the session, out of the address ──► who you are here ──► the link is used up ──► passkey

What mail scanners open uses nothing up: only the button does. The link is in no log of ours once it was followed, since
the page itself has an address without it.
"""

from __future__ import annotations

from typing import Final

from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_safe

from workpermit.accounts import code_mail, passwords, staff
from workpermit.accounts.models import Account
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.text import Language, Text
from workpermit.web.signin.forms import NewPasswordForm
from workpermit.web.signin.titles import titled
from workpermit.web.ui.pages import page

_TOKEN: Final = "enrolment"  # noqa: S105 # where the session keeps it
_TITLE: Final = Text(en="Set up how you sign in", fr="Configurez votre connexion")
_OVER: Final = Text(en="This link no longer works", fr="Ce lien ne fonctionne plus")
ROLES: Final = {
    Role.OFFICER: Text(en="Officer", fr="Agent"),
    Role.SUPERVISOR: Text(en="Supervisor", fr="Superviseur"),
    Role.BORDER_OFFICER: Text(en="Border services officer", fr="Agent des services frontaliers"),
    Role.SITE_CLERK: Text(en="Clerk at a biometrics site", fr="Préposé au point de collecte"),
    Role.MAILROOM_CLERK: Text(en="Mailroom clerk", fr="Préposé au courrier"),
    Role.PANEL_PHYSICIAN: Text(en="Panel physician", fr="Médecin désigné"),
    Role.AUDITOR: Text(en="Auditor", fr="Vérificateur"),
    Role.ADMINISTRATOR: Text(en="Administrator", fr="Administrateur"),
}
_SUBJECT: Final = Text(en="Set up how you sign in to Workpermit", fr="Configurez votre connexion à Workpermit")
_BODY: Final = Text(
    en="An administrator made an account of the office for you. Open this address to set up how you sign in:\n\n"
    "{link}\n\n"
    "It works once, for 24 hours. Have at hand what will hold your passkey: a security key, your phone or this "
    "computer.\n\n"
    "If you did not expect this, do nothing and tell your administrator.",
    fr="Un administrateur a créé pour vous un compte du bureau. Ouvrez cette adresse pour configurer votre "
    "connexion :\n\n{link}\n\n"
    "Elle sert une fois, pendant 24 heures. Ayez sous la main ce qui contiendra votre clé d’accès : une clé de "
    "sécurité, votre téléphone ou cet ordinateur.\n\n"
    "Si vous ne vous y attendiez pas, ne faites rien et prévenez votre administrateur.",
)


def link_of(account: Account, token: str) -> str:
    """Return the address to hand over, in the language of the one who gets it."""
    with translation.override(account.language):
        return settings.SITE + reverse("signin:enrol", args=[token])


def send_link(account: Account, token: str) -> None:
    """Send the link to the account's address at once: a task of the worker would keep it in the database.

    Raises:
        OSError: the mail relay does not take it.
    """
    body = _BODY.filled(link=link_of(account, token))
    code_mail.send(account.email, subject=_SUBJECT, body=body, language=Language(account.language))


@require_safe
@sensitive_variables("token")
def enrol(request: HttpRequest, token: str) -> HttpResponse:
    """Take the link out of the address, so that it stands in no history and in nobody's sight."""
    request.session[_TOKEN] = token
    return HttpResponseRedirect(reverse("signin:enrolment"))


@sensitive_post_parameters("password")
@sensitive_variables("token")
def enrolment(request: HttpRequest) -> HttpResponse:
    """Show whose account it is; use the link up, and go on to the passkey."""
    token = request.session.get(_TOKEN, "")
    account = staff.holder(token, at=now())
    if account is None:
        return page(request, "signin/enrol_over.html", title=_OVER, status=404)
    form = NewPasswordForm(request.POST or None, account=account)
    takes_password = settings.STAFF_FACTOR == "app"
    if request.method == "POST" and (not takes_password or form.is_valid()):
        return _begun(request, token, password=form.cleaned_data["password"] if takes_password else "")
    shown = form if takes_password else None
    return page(
        request,
        "signin/enrol.html",
        title=titled(_TITLE, form) if takes_password else _TITLE,
        form=shown,
        member=account,
        role=ROLES[Role(account.role)],
    )


def _begun(request: HttpRequest, token: str, *, password: str) -> HttpResponse:
    account = staff.use(token, at=now())
    if account is None:
        return HttpResponseRedirect(reverse("signin:enrolment"))  # somebody was faster
    if password:
        passwords.set_password(account, password)
    # Whoever was signed in here is not the one whose account this is.
    auth.logout(request)
    response: HttpResponse = perform_login(request, account, redirect_url=reverse("signin:choose_factor"))
    return response
