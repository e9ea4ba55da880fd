"""The administrator's list of the office's people: who is proposed, changed, closed; no case is in reach (S-16)."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from workpermit.accounts import staff as accounts
from workpermit.accounts.models import Account
from workpermit.accounts.staff import Member, StaffRefused
from workpermit.casework import staffing
from workpermit.casework.staffing import NotYours, Settled
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.text import Text
from workpermit.trades.audit.models import StaffChangeKind
from workpermit.web.oversight.fresh import STALE, confirm_address, is_fresh
from workpermit.web.oversight.purpose import WordedForm
from workpermit.web.oversight.words import ROLES, frame_of, start_crumb
from workpermit.web.ui import fields
from workpermit.web.ui.access import SignedIn, for_staff
from workpermit.web.ui.acting import in_error, opened
from workpermit.web.ui.pages import Crumb, page
from workpermit.web.ui.words import said

STAFF: Final = Text(en="Accounts of the office", fr="Comptes du bureau")
_MEMBER: Final = Text(en="Account of the office", fr="Compte du bureau")
_ROLE: Final = Text(en="Role", fr="Rôle")
_OFFICE: Final = Text(en="Office", fr="Bureau")
_REASON: Final = Text(en="Reason", fr="Motif")
_WAITS: Final = Text(
    en="It waits for another administrator to agree.", fr="Cela attend l’accord d’un autre administrateur."
)
_CLOSED: Final = Text(
    en="The account is closed; its sessions have ended.", fr="Le compte est fermé ; ses sessions ont pris fin."
)
_DECLINED: Final = Text(en="The change is not made.", fr="Le changement n’est pas fait.")
_DONE: Final = Text(en="The change is made.", fr="Le changement est fait.")
_NO_LONGER: Final = Text(en="This was settled meanwhile.", fr="C’est déjà réglé.")
_NOT_YOURS: Final = Text(
    en="Nobody changes their own account, or agrees to what they proposed. Nothing was changed.",
    fr="Personne ne modifie son propre compte ni n’approuve ce qu’il a proposé. Rien n’a changé.",
)
_KINDS: Final = {
    StaffChangeKind.ADD: Text(en="New account", fr="Nouveau compte"),
    StaffChangeKind.CHANGE: Text(en="Another role or office", fr="Autre rôle ou bureau"),
    StaffChangeKind.RESET: Text(en="New way to sign in", fr="Nouveau moyen de connexion"),
    StaffChangeKind.REOPEN: Text(en="Open the account again", fr="Rouvrir le compte"),
}
_CHOICES: Final = [(role.value, ROLES[role]) for role in accounts.ROLES]


class NewForm(WordedForm):
    """An account to be made."""

    email = fields.email(Text(en="E-mail address", fr="Adresse courriel"))
    name = fields.words(Text(en="Name", fr="Nom"))
    role = fields.choice(_ROLE, _CHOICES)
    office = fields.words(_OFFICE, at_most=accounts.LONGEST_OFFICE)
    language = fields.choice(
        Text(en="Language", fr="Langue"),
        [("en", Text(en="English", fr="anglais")), ("fr", Text(en="French", fr="français"))],
    )
    words = fields.passage(_REASON, at_most=1000)
    label = _REASON
    field_order = ("email", "name", "role", "office", "language", "words")


class ChangeForm(WordedForm):
    """What is to become of an account."""

    what = fields.choice(
        Text(en="What do you want to do?", fr="Que voulez-vous faire\u00a0?"),
        [
            ("close", Text(en="Close the account at once", fr="Fermer le compte immédiatement")),
            ("change", Text(en="Propose another role or office", fr="Proposer un autre rôle ou bureau")),
            ("reset", Text(en="Propose a new way to sign in", fr="Proposer un nouveau moyen de connexion")),
            ("reopen", Text(en="Propose to open it again", fr="Proposer de le rouvrir")),
        ],
        radios=True,
    )
    role = fields.choice(_ROLE, _CHOICES)
    office = fields.words(_OFFICE, at_most=accounts.LONGEST_OFFICE)
    words = fields.passage(_REASON, at_most=1000)
    label = _REASON
    field_order = ("what", "role", "office", "words")


@for_staff(Role.ADMINISTRATOR)
def staff(request: SignedIn) -> HttpResponse:
    """Show the office's people and the changes that wait; propose an account, settle a change."""
    if request.method == "POST" and ("agree" in request.POST or "decline" in request.POST):
        return _settled(request)
    form = opened(NewForm, request)
    if request.method == "POST" and form.is_valid() and _is_fresh(request, form):
        given = form.cleaned_data
        terms = {name: given[name] for name in ("email", "name", "role", "office", "language")}
        staffing.propose(
            StaffChangeKind.ADD, account=None, terms=terms, words=given["words"], by=request.account, at=now()
        )
        messages.success(request, said(_WAITS))
        return HttpResponseRedirect(reverse("oversight:staff"))
    return _list(request, form, None)


def _is_fresh(request: SignedIn, form: forms.Form) -> bool:
    if is_fresh(request):
        return True
    form.add_error(None, fields.fault(STALE))
    return False


def _list(request: SignedIn, form: forms.Form, settled: Settled | None) -> HttpResponse:
    link = reverse("signin:enrol", args=[settled.token]) if settled and settled.token else ""
    return page(
        request,
        "oversight/staff.html",
        title=in_error(STAFF, form),
        crumbs=[start_crumb()],
        frame=frame_of(request),
        heading=STAFF,
        form=form,
        confirm="" if is_fresh(request) else confirm_address(request),
        members=[_shown(one) for one in accounts.listed()],
        waiting=[
            {
                "change": one,
                "kind": _KINDS[one.kind],
                "role": ROLES[one.role],
                "is_own": one.by == request.account.pk,
            }
            for one in staffing.waiting()
        ],
        settled=settled,
        link=f"{settings.SITE}{link}" if link else "",
    )


def _shown(one: Member) -> dict[str, Any]:
    return {"member": one, "role": ROLES[one.role], "has_link": one.link_until is not None and one.link_until > now()}


def _settled(request: SignedIn) -> HttpResponse:
    if not is_fresh(request):
        return HttpResponseRedirect(confirm_address(request))
    is_agreed = "agree" in request.POST
    try:
        change_id = UUID(request.POST["agree" if is_agreed else "decline"])
    except ValueError:
        return HttpResponseRedirect(reverse("oversight:staff"))
    if not is_agreed:
        done = staffing.decline(change_id, by=request.account, at=now())
        messages.success(request, said(_DECLINED if done else _NO_LONGER))
        return HttpResponseRedirect(reverse("oversight:staff"))
    try:
        made = staffing.agree(change_id, by=request.account, at=now())
    except NotYours:
        messages.warning(request, said(_NOT_YOURS))
        made = None
    except StaffRefused as refused:
        messages.warning(request, said(refused.text))
        made = None
    else:
        messages.success(request, said(_DONE if made else _NO_LONGER))
    # The link is shown on this answer and never again, so it is no redirect.
    return _list(request, NewForm(), made)


@for_staff(Role.ADMINISTRATOR)
def member(request: SignedIn, account_id: UUID) -> HttpResponse:
    """Show one account; close it, or propose a change of it."""
    account = Account.objects.filter(pk=account_id, role__in=accounts.ROLES).first()
    if account is None:
        raise Http404
    start = {"role": account.role, "office": account.office}
    form = ChangeForm(request.POST) if request.method == "POST" else ChangeForm(initial=start)
    if request.method == "POST" and form.is_valid() and _is_fresh(request, form):
        return _changed(request, account, form)
    one = next(found for found in accounts.listed() if found.id == account.pk)
    return page(
        request,
        "oversight/member.html",
        title=in_error(_MEMBER, form),
        crumbs=[start_crumb(), Crumb(STAFF, reverse("oversight:staff"))],
        frame=frame_of(request),
        heading=_MEMBER,
        form=form,
        confirm="" if is_fresh(request) else confirm_address(request),
        **_shown(one),
    )


def _changed(request: SignedIn, account: Account, form: forms.Form) -> HttpResponse:
    given = form.cleaned_data
    try:
        if given["what"] == "close":
            staffing.close(account, by=request.account)
            messages.success(request, said(_CLOSED))
        else:
            kind = StaffChangeKind(given["what"])
            terms = {"role": given["role"], "office": given["office"]} if kind is StaffChangeKind.CHANGE else {}
            staffing.propose(kind, account=account, terms=terms, words=given["words"], by=request.account, at=now())
            messages.success(request, said(_WAITS))
    except NotYours:
        messages.warning(request, said(_NOT_YOURS))
    return HttpResponseRedirect(reverse("oversight:staff"))
