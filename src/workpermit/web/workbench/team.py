"""The team's work: who has how many, who is away and who covers; a supervisor moves work and sets how much."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from workpermit.accounts.models import Account
from workpermit.casework import assigning, bulk
from workpermit.casework.bulk import NotPlanned
from workpermit.casework.queues import names_of, own_office
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.text import Text
from workpermit.core.wording.typography import date_text
from workpermit.trades.desks import cover
from workpermit.trades.desks.cover import NotEntered
from workpermit.trades.desks.models import ALONE_AT_MOST, Absence
from workpermit.web.ui import fields
from workpermit.web.ui.access import SignedIn, for_staff
from workpermit.web.ui.acting import in_error
from workpermit.web.ui.pages import page
from workpermit.web.ui.words import lazily, said
from workpermit.web.workbench import queue_words as words
from workpermit.web.workbench.bulk import plan_id_of
from workpermit.web.workbench.words import queue_crumb

_TEAM: Final = (Role.OFFICER, Role.SUPERVISOR)
_CHOOSE: Final = Text(en="Choose", fr="Choisir")
_NOBODY: Final = Text(en="nobody (the queue)", fr="personne (la file)")
_NUMBER: Final = Text(
    en="{label}: give a whole number from {least} to {most}.",
    fr="{label} : donnez un nombre entier de {least} à {most}.",
)


def _number(label: Text, *, most: int, least: int, required: bool = True) -> forms.IntegerField:
    wrong = lazily(_NUMBER.filled(label=label, least=str(least), most=str(most)))
    kinds = ("required", "invalid", "min_value", "max_value")
    return forms.IntegerField(
        label=lazily(label),
        min_value=least,
        max_value=most,
        required=required,
        error_messages=dict.fromkeys(kinds, wrong),
    )


class _OfPeople(forms.Form):
    """A form that chooses among the people of an office."""

    people: Sequence[Account]

    def offer(self, *names: str, first: Text = _CHOOSE) -> None:
        """Let these fields choose among the people."""
        for name in names:
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", lazily(first)), *((str(one.pk), one.display_name) for one in self.people)]


class AbsenceForm(_OfPeople):
    """Who is away, from when through when, and who covers."""

    account = fields.choice(Text(en="Who is away", fr="Qui est absent"), [])
    covered_by = fields.choice(Text(en="Covered by", fr="Remplacement"), [])
    from_on = fields.day(Text(en="First day", fr="Premier jour"))
    until_on = fields.day(Text(en="Last day", fr="Dernier jour"))

    def __init__(self, people: Sequence[Account], *, account: Account, data: Any = None) -> None:
        """Let an officer enter their own absence, and a supervisor anybody's."""
        super().__init__(data, prefix="away")
        self.people = people
        self.offer("account", "covered_by")
        if account.role != Role.SUPERVISOR.value:
            del self.fields["account"]


class ShareForm(_OfPeople):
    """How many cases move from whom to whom."""

    from_whom = fields.choice(Text(en="From", fr="De"), [], required=False)
    to_whom = fields.choice(Text(en="To", fr="À"), [])
    number = _number(Text(en="How many", fr="Combien"), least=1, most=bulk.AT_MOST)

    def __init__(self, people: Sequence[Account], data: Any = None) -> None:
        """Offer the people of the office; from nobody is from the queue."""
        super().__init__(data, prefix="share", initial={"number": ALONE_AT_MOST})
        self.people = people
        self.offer("from_whom", first=_NOBODY)
        self.offer("to_whom")


class CapacityForm(_OfPeople):
    """How many cases somebody is to have at most."""

    account = fields.choice(Text(en="Person", fr="Personne"), [])
    cases = _number(Text(en="Cases at most", fr="Dossiers au plus"), least=0, most=999, required=False)

    def __init__(self, people: Sequence[Account], data: Any = None) -> None:
        """Offer the people of the office."""
        super().__init__(data, prefix="most")
        self.people = people
        self.offer("account")


@for_staff(*_TEAM)
def team(request: SignedIn) -> HttpResponse:
    """Show how the work lies on people; enter an absence."""
    account, people = request.account, _people(request)
    if request.method != "POST":
        return _page(request, people)
    form = AbsenceForm(people, account=account, data=request.POST)
    if form.is_valid():
        typed = form.cleaned_data
        away = UUID(typed["account"]) if "account" in form.fields else account.pk
        covered_by = UUID(typed["covered_by"])
        days = {"from_on": typed["from_on"], "until_on": typed["until_on"]}
        try:
            cover.enter(away, covered_by=covered_by, entered_by=account.pk, at=now(), **days)
        except NotEntered as not_entered:
            form.add_error(not_entered.field, said(not_entered.text))
        else:
            names = names_of([str(away), str(covered_by)])
            told = words.ENTERED.filled(
                name=names[str(away)],
                cover=names[str(covered_by)],
                first=date_text(days["from_on"]),
                last=date_text(days["until_on"]),
            )
            messages.success(request, said(told))
            return HttpResponseRedirect(reverse("workbench:team"))
    return _page(request, people, absence=form)


@require_POST
@for_staff(*_TEAM)
def absence_end(request: SignedIn, absence_id: UUID) -> HttpResponse:
    """Take an absence away."""
    absence = cover.of(absence_id)
    if absence is None or not _may_end(absence, request.account, _people(request)):
        raise Http404
    cover.end(absence_id)
    messages.success(request, said(words.ENDED))
    return HttpResponseRedirect(reverse("workbench:team"))


@require_POST
@for_staff(Role.SUPERVISOR)
def balance(request: SignedIn) -> HttpResponse:
    """Plan to move the cases that are due first from one to another, and lead to what would happen."""
    people, account = _people(request), request.account
    form = ShareForm(people, request.POST)
    if form.is_valid():
        typed, role = form.cleaned_data, Role(account.role)
        cases = assigning.first_cases(typed["from_whom"], office=own_office(account), number=typed["number"], role=role)
        try:
            plan = bulk.draw_up(
                "assign",
                to=typed["to_whom"],
                case_ids=cases,
                account=account,
                plan_id=plan_id_of(request, account.pk),
                at=now(),
            )
        except NotPlanned as not_planned:
            form.add_error("from_whom", said(not_planned.text if cases else words.NONE_TO_MOVE))
        else:
            return HttpResponseRedirect(reverse("workbench:plan", args=[plan.pk]))
    return _page(request, people, share=form)


@require_POST
@for_staff(Role.SUPERVISOR)
def capacity(request: SignedIn) -> HttpResponse:
    """Say how many cases somebody is to have at most."""
    people = _people(request)
    form = CapacityForm(people, request.POST)
    if form.is_valid():
        chosen = UUID(form.cleaned_data["account"])
        assigning.set_capacity(chosen, form.cleaned_data["cases"])
        messages.success(request, said(words.SET.filled(name=names_of([str(chosen)])[str(chosen)])))
        return HttpResponseRedirect(reverse("workbench:team"))
    return _page(request, people, most=form)


def _people(request: SignedIn) -> list[Account]:
    return assigning.colleagues(own_office(request.account))


def _may_end(absence: Absence, account: Account, people: Iterable[Account]) -> bool:
    is_theirs = absence.account_id == account.pk
    return is_theirs or (account.role == Role.SUPERVISOR.value and absence.account_id in {one.pk for one in people})


def _page(
    request: SignedIn,
    people: Sequence[Account],
    *,
    absence: AbsenceForm | None = None,
    share: ShareForm | None = None,
    most: CapacityForm | None = None,
) -> HttpResponse:
    account = request.account
    office = own_office(account)
    by_id = {one.pk: one.display_name for one in people}
    absences = [
        {
            "absence": one,
            "name": by_id[one.account_id],
            "cover": by_id.get(one.covered_by, ""),
            "may_end": _may_end(one, account, people),
        }
        for one in cover.coming(now().date())
        if one.account_id in by_id
    ]
    view: dict[str, Any] = {
        "office": office,
        "waiting": assigning.nobodys(office),
        "shares": assigning.shares(office, on=now().date()),
        "supervises": account.role == Role.SUPERVISOR.value,
        "absences": absences,
        "absence": absence or AbsenceForm(people, account=account),
        "share": share or ShareForm(people),
        "most": most or CapacityForm(people),
    }
    faulty = absence or share or most
    crumbs = [queue_crumb()]
    return page(
        request, "workbench/team.html", title=in_error(words.TEAM, faulty), crumbs=crumbs, heading=words.TEAM, **view
    )
