"""The queue: what is due first, a case by its number, the next case with the reason; taking and giving back."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from workpermit.casework import queues, reading
from workpermit.casework.queues import STAGES as STAGES_OF
from workpermit.casework.queues import Line, Wanted
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.case.ball import Party
from workpermit.core.text import Text
from workpermit.core.wording.office import PARTIES, WAITS
from workpermit.web.ui import fields
from workpermit.web.ui.access import SignedIn, for_staff, staff_case
from workpermit.web.ui.acting import in_error
from workpermit.web.ui.pages import page
from workpermit.web.ui.words import lazily, said
from workpermit.web.workbench.words import (
    GIVEN_BACK,
    NO_SUCH_NUMBER,
    NOTHING_WAITS,
    QUEUE,
    SOMEBODY_HAS_IT,
    STAGES,
    TAKEN,
)

STAFF: Final = (
    Role.OFFICER,
    Role.SUPERVISOR,
    Role.BORDER_OFFICER,
    Role.SITE_CLERK,
    Role.MAILROOM_CLERK,
    Role.PANEL_PHYSICIAN,
)
_ALL: Final = Text(en="All", fr="Tous")


class FilterForm(forms.Form):
    """What the queue shows; everything has a sensible beginning, so nothing is required."""

    who = fields.choice(
        Text(en="Whose", fr="À qui"),
        [
            ("", _ALL),
            ("mine", Text(en="Mine", fr="Les miens")),
            ("nobody", Text(en="Nobody’s", fr="À personne")),
        ],
        required=False,
    )
    office = fields.choice(
        Text(en="Office", fr="Bureau"),
        [("", Text(en="My office", fr="Mon bureau")), ("all", Text(en="Every office", fr="Tous les bureaux"))],
        required=False,
    )
    stage = fields.choice(Text(en="Stage", fr="Étape"), [("", _ALL), *STAGES.items()], required=False)
    late = fields.choice(
        Text(en="Dates", fr="Dates"),
        [("", _ALL), ("1", Text(en="A date has passed", fr="Une date est passée"))],
        required=False,
    )

    def __init__(self, asked: QueryDict, *, role: Role) -> None:
        """Offer the stages of a role alone."""
        super().__init__(asked)
        offered = STAGES_OF.get(role, frozenset())
        stage = self.fields["stage"]
        assert isinstance(stage, forms.ChoiceField)
        stage.choices = [
            ("", lazily(_ALL)),
            *((code, lazily(label)) for code, label in STAGES.items() if code in offered),
        ]


class FindForm(forms.Form):
    """An application number."""

    number = fields.words(Text(en="Application number", fr="Numéro de la demande"), at_most=12)


@require_safe
@for_staff(*STAFF)
def queue(request: SignedIn) -> HttpResponse:
    """Show the queue of the one who asks."""
    return _shown(request, FindForm())


def _shown(request: SignedIn, find: FindForm) -> HttpResponse:
    account = request.account
    role = Role(account.role)
    asked = FilterForm(request.GET, role=role)
    given = asked.cleaned_data if asked.is_valid() else {}
    wanted = Wanted(
        office="" if given.get("office") == "all" else queues.own_office(account),
        stage=given.get("stage", ""),
        assignee=str(account.pk) if given.get("who") == "mine" else "",
        unassigned=given.get("who") == "nobody",
        late=given.get("late") == "1",
    )
    found = queues.queue(wanted, role=role, after=request.GET.get("after", ""))
    kept = {name: value for name, value in given.items() if value}
    return page(
        request,
        "workbench/queue.html",
        title=in_error(QUEUE, find),
        heading=QUEUE,
        lines=[_line(one, request) for one in found.lines],
        has_list=bool(STAGES_OF.get(role)),
        by_office=bool(queues.own_office(account)),
        office=account.office,
        filters=asked,
        find=find,
        is_filtered=bool(kept),
        is_later_page="after" in request.GET,
        more=f"?{urlencode({**kept, 'after': found.after})}" if found.after else "",
    )


def _line(line: Line, request: SignedIn) -> dict[str, object]:
    return {
        "address": reverse("workbench:case", args=[line.case_id]),
        "number": line.number,
        "applicant": line.applicant,
        "stage": said(STAGES.get(line.stage, Text(en=line.stage, fr=line.stage))),
        "office": line.office,
        "holder": said(PARTIES[line.hold.party]),
        "is_ours": line.hold.party is Party.OFFICE,
        "waits": said(WAITS[line.hold.waits_for]),
        "due_on": line.due_on,
        "is_past": line.is_late or (line.due_on is not None and line.due_on < now().date()),
        "received_on": line.received_at.date(),
        "is_mine": line.assignee == str(request.account.pk),
        "assignee": line.assignee_name,
    }


@for_staff(*STAFF)
def find(request: SignedIn) -> HttpResponse:
    """Lead to the case with a number; the number stays out of addresses."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("workbench:queue"))
    form = FindForm(request.POST)
    if form.is_valid():
        row = reading.with_number(form.cleaned_data["number"].strip().upper())
        if row is not None:
            return HttpResponseRedirect(reverse("workbench:case", args=[row.pk]))
        form.add_error("number", said(NO_SUCH_NUMBER))
    return _shown(request, form)


@require_POST
@for_staff(*STAFF)
def take_next(request: SignedIn) -> HttpResponse:
    """Give the one who asks the case that needs somebody first, and say why this one."""
    found = queues.take_next(request.account)
    if found is None:
        messages.info(request, said(NOTHING_WAITS))
        return HttpResponseRedirect(reverse("workbench:queue"))
    messages.success(request, said(found.because))
    return HttpResponseRedirect(reverse("workbench:case", args=[found.case_id]))


@require_POST
@for_staff(*STAFF)
def take(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Take a case from the queue."""
    staff_case(request, case_id, what="assignment", purpose="work")
    if queues.take(case_id, request.account):
        messages.success(request, said(TAKEN))
    else:
        messages.warning(request, said(SOMEBODY_HAS_IT))
    return HttpResponseRedirect(reverse("workbench:case", args=[case_id]))


@require_POST
@for_staff(*STAFF)
def give_back(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Put a case back into the queue."""
    staff_case(request, case_id, what="assignment", purpose="work")
    queues.give_back(case_id, request.account)
    messages.success(request, said(GIVEN_BACK))
    return HttpResponseRedirect(reverse("workbench:queue"))
