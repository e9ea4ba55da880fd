"""Who may decide what: a list that every officer can read, and that two supervisors keep together (S-32)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from workpermit.accounts.models import Account
from workpermit.casework.queues import names_of
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.forms.catalogue import FORMS
from workpermit.core.law.programmes import PROGRAMMES
from workpermit.core.text import Text
from workpermit.trades.authority import granting
from workpermit.trades.authority.granting import Deciding, GrantRefused, Wanted
from workpermit.trades.authority.models import Grant
from workpermit.web.ui import fields
from workpermit.web.ui.access import SignedIn, for_staff
from workpermit.web.ui.acting import in_error, opened
from workpermit.web.ui.pages import Crumb, page
from workpermit.web.ui.words import lazily, said
from workpermit.web.workbench.words import queue_crumb

TITLE: Final = Text(en="Who may decide what", fr="Qui peut décider quoi")
NEW: Final = Text(en="Propose an authority", fr="Proposer un pouvoir")
ACTS: Final = {
    Deciding.APPROVE: Text(en="approve", fr="approuver"),
    Deciding.REFUSE: Text(en="refuse", fr="refuser"),
}
_ROLES: Final = {
    Role.OFFICER: Text(en="Officers", fr="Agents"),
    Role.SUPERVISOR: Text(en="Supervisors", fr="Superviseurs"),
}
_SCOPES: Final = {
    "": Text(en="every form and programme", fr="tous les formulaires et programmes"),
    **{form.code: Text(en=form.number, fr=form.number) for form in FORMS.values()},
    **{one.value: found.label for one, found in PROGRAMMES.items()},
}


class GrantForm(forms.Form):
    """An authority as it is proposed."""

    role = fields.choice(
        Text(en="For whom", fr="Pour qui"), [(role.value, text) for role, text in _ROLES.items()], radios=True
    )
    office = fields.words(
        Text(en="Office", fr="Bureau"),
        hint=Text(
            en="Its code, such as VO or CPC. Leave it empty for every office.",
            fr="Son code, comme VO ou CPC. Laissez vide pour tous les bureaux.",
        ),
        required=False,
        at_most=16,
    )
    holder = fields.email(
        Text(en="Only for this person", fr="Seulement pour cette personne"),
        hint=Text(
            en="Their address at the office. Leave it empty for everybody of the role.",
            fr="Son adresse au bureau. Laissez vide pour toutes les personnes de ce rôle.",
        ),
    )
    acts = forms.MultipleChoiceField(
        label=lazily(Text(en="May", fr="Peut")),
        choices=[(act.value, lazily(text)) for act, text in ACTS.items()],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": lazily(granting.FOR_NOTHING)},
    )
    scope = fields.choice(Text(en="On what", fr="Sur quoi"), list(_SCOPES.items()), required=False)
    instrument = fields.words(
        Text(en="Under which instrument", fr="En vertu de quel instrument"),
        hint=Text(
            en="The name, date and item of the delegation; the journal of each decision leads to it.",
            fr="Le nom, la date et l’article de la délégation ; le journal de chaque décision y mène.",
        ),
    )
    from_on = fields.day(Text(en="First day", fr="Premier jour"))
    until_on = fields.day(
        Text(en="Last day", fr="Dernier jour"),
        hint=Text(en="Leave it empty if it has no end.", fr="Laissez vide s’il n’y a pas de fin."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["holder"].required = False
        self.found: Account | None = None

    def clean(self) -> dict[str, Any]:
        """Find the person, and hold the role and the days against each other."""
        typed = super().clean() or {}
        if address := typed.get("holder"):
            self.found = Account.objects.with_email(address)
            if self.found is None or self.found.role != typed.get("role"):
                self.add_error("holder", fields.fault(_NOBODY))
        if typed.get("until_on") and typed.get("from_on") and typed["until_on"] < typed["from_on"]:
            self.add_error("until_on", fields.fault(granting.DAYS_TURNED))
        return typed

    def wanted(self) -> Wanted:
        """Return what was typed as an authority."""
        typed = self.cleaned_data
        return Wanted(
            role=typed["role"],
            acts=frozenset(Deciding(act) for act in typed["acts"]),
            instrument=typed["instrument"],
            from_on=typed["from_on"],
            until_on=typed["until_on"],
            office=typed["office"].strip().upper(),
            holder=str(self.found.pk) if self.found else "",
            scope=typed["scope"],
        )


_NOBODY: Final = Text(
    en="Only for this person: nobody of this role has this address. Check the address, or choose the other role.",
    fr="Seulement pour cette personne : personne de ce rôle n’a cette adresse. Vérifiez l’adresse, ou choisissez "
    "l’autre rôle.",
)


@require_safe
@for_staff(Role.OFFICER, Role.SUPERVISOR)
def listed(request: SignedIn) -> HttpResponse:
    """Show every authority: what waits for a second supervisor, what is in force, what is over."""
    rows = granting.every(at=now())
    keeps = request.account.role == Role.SUPERVISOR.value
    return page(
        request,
        "workbench/authority/list.html",
        title=TITLE,
        crumbs=(queue_crumb(),),
        heading=TITLE,
        keeps=keeps,
        lines=list(_shown(rows, own=str(request.account.pk), keeps=keeps)),
    )


def _shown(rows: list[Grant], *, own: str, keeps: bool) -> Iterable[dict[str, Any]]:
    names = names_of({one for row in rows for one in (row.holder, row.proposed_by, row.confirmed_by, row.ended_by)})
    for row in rows:
        acts = [act for act, may in ((Deciding.APPROVE, row.may_approve), (Deciding.REFUSE, row.may_refuse)) if may]
        yield {
            "row": row,
            "role": _ROLES[Role(row.role)],
            "holder": names.get(row.holder, ""),
            "acts": [ACTS[act] for act in acts],
            "scope": _SCOPES.get(row.scope, _SCOPES[""]),
            "proposed_by": names.get(row.proposed_by, ""),
            "confirmed_by": names.get(row.confirmed_by, ""),
            "ended_by": names.get(row.ended_by, ""),
            "is_over": row.is_over(now()),
            "is_to_come": row.confirmed_at is not None and row.from_on > now().date(),
            "may_confirm": keeps and row.is_proposed and own not in (row.proposed_by, row.holder),
            "may_end": keeps and row.ended_at is None and not row.is_over(now()),
        }


@for_staff(Role.SUPERVISOR)
def propose(request: SignedIn) -> HttpResponse:
    """Propose an authority; another supervisor confirms it."""
    form = opened(GrantForm, request)
    if request.method == "POST" and form.is_valid():
        try:
            granting.propose(form.wanted(), by=str(request.account.pk), at=now())
        except GrantRefused as refused:
            form.add_error(None, said(refused.text))
        else:
            messages.success(request, said(_PROPOSED))
            return HttpResponseRedirect(reverse("workbench:authority"))
    crumbs = (queue_crumb(), Crumb(TITLE, reverse("workbench:authority")))
    return page(
        request, "workbench/authority/new.html", title=in_error(NEW, form), crumbs=crumbs, heading=NEW, form=form
    )


@require_POST
@for_staff(Role.SUPERVISOR)
def confirm(request: SignedIn, grant_id: UUID) -> HttpResponse:
    """Confirm what another supervisor proposed."""
    return _settled(request, lambda by: granting.confirm(grant_id, by=by, at=now()), _CONFIRMED)


@require_POST
@for_staff(Role.SUPERVISOR)
def end(request: SignedIn, grant_id: UUID) -> HttpResponse:
    """End an authority at once, or turn a proposal down."""
    return _settled(request, lambda by: granting.end(grant_id, by=by, at=now()), _ENDED)


def _settled(request: SignedIn, settle: Callable[[str], object], done: Text) -> HttpResponse:
    try:
        settle(str(request.account.pk))
    except GrantRefused as refused:
        messages.warning(request, said(refused.text))
    else:
        messages.success(request, said(done))
    return HttpResponseRedirect(reverse("workbench:authority"))


_PROPOSED: Final = Text(
    en="Proposed. It holds once another supervisor confirms it.",
    fr="Proposé. Il vaudra dès qu’un autre superviseur l’aura confirmé.",
)
_CONFIRMED: Final = Text(en="Confirmed: it holds from its first day.", fr="Confirmé : il vaut dès son premier jour.")
_ENDED: Final = Text(
    en="Ended: nobody decides under it any more.", fr="Terminé : plus personne ne décide en vertu de lui."
)
