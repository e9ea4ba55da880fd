"""Where the mailroom begins with an application that came on paper: the form, the day, the courier's number."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from workpermit.casework import drafts, paper
from workpermit.casework.draft_importing import Imported
from workpermit.casework.drafts import DraftNow, TooManyDrafts
from workpermit.casework.paper import Arrival, Found
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.case.refusal import CommandRefused
from workpermit.core.forms.catalogue import FORMS
from workpermit.core.forms.faults import FilingFaults
from workpermit.core.forms.sections import START
from workpermit.core.text import Text
from workpermit.trades.paper import registering
from workpermit.web.apply.guarding import PAPER, shown
from workpermit.web.apply.steps import address_of
from workpermit.web.ui import fields
from workpermit.web.ui.access import SignedIn, for_staff
from workpermit.web.ui.acting import opened
from workpermit.web.ui.words import lazily

_NAMED: Final = Text(en="{number}, {title}", fr="{number}, {title}")


class EnvelopeForm(forms.Form):
    """What the clerk sees of an envelope before anything is typed from it."""

    use_required_attribute = False
    form = fields.choice(
        Text(en="Form", fr="Formulaire"),
        [(code, _NAMED.filled(number=one.number, title=one.title)) for code, one in FORMS.items()],
        hint=Text(
            en="The one that came, be it the right one or not.", fr="Celui qui est arrivé, que ce soit le bon ou non."
        ),
        radios=True,
    )
    arrived_on = fields.day(
        Text(en="Arrived on", fr="Arrivée le"),
        hint=Text(en="The day stamped on the envelope.", fr="Le jour estampillé sur l’enveloppe."),
    )
    tracking_number = fields.words(
        Text(en="Courier’s tracking number", fr="Numéro de suivi du service de messagerie"),
        hint=Text(
            en="Leave it empty if it came by ordinary mail.",
            fr="Laissez vide si elle est arrivée par courrier ordinaire.",
        ),
        required=False,
        at_most=registering.LONGEST_NUMBER,
    )
    package = forms.FileField(
        label=lazily(Text(en="Scanned package", fr="Trousse numérisée")),
        help_text=lazily(
            Text(
                en="A zip with application.json and the scans, if a scanning service read the paper. Its form counts.",
                fr="Un zip contenant application.json et les numérisations, si un service de numérisation a lu le "
                "papier. Son formulaire fait foi.",
            )
        ),
        required=False,
    )
    another = forms.BooleanField(
        label=lazily(
            Text(
                en="This is another application in the same envelope",
                fr="C’est une autre demande dans la même enveloppe",
            )
        ),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.data.get("package") or self.files.get("package"):
            self.fields["form"].required = False  # the package names it

    @property
    def arrival(self) -> Arrival:
        """The envelope."""
        return Arrival(self.cleaned_data["arrived_on"], self.cleaned_data["tracking_number"])


@for_staff(Role.MAILROOM_CLERK)
def begin(request: SignedIn) -> HttpResponse:
    """Show what is being typed, and begin with one more envelope."""
    if request.method != "POST":
        return _page(request, opened(EnvelopeForm, request))
    form = EnvelopeForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form)
    known = paper.found_by(form.arrival.tracking_number)
    if (known.cases or known.drafts) and not form.cleaned_data["another"]:
        return _page(request, form, known=known)
    try:
        return _begun(request, form)
    except CommandRefused as refused:
        return _page(request, form, refused=refused.refusal.text)
    except TooManyDrafts as too_many:
        return _page(request, form, refused=too_many.text)
    except FilingFaults as faults:
        return _page(request, form, faults=tuple(fault.message for fault in faults.faults))


def _begun(request: SignedIn, form: EnvelopeForm) -> HttpResponse:
    sent = form.cleaned_data["package"]
    if not isinstance(sent, UploadedFile) or sent.file is None:
        draft = paper.begin_application(form.arrival, form=form.cleaned_data["form"], clerk=request.account, at=now())
        return HttpResponseRedirect(address_of(draft.id, START))
    imported = paper.begin_from_package(sent.file, form.arrival, clerk=request.account, at=now())
    if imported.faults:
        return _page(request, EnvelopeForm(), faults=tuple(one.message for one in imported.faults), imported=imported)
    return HttpResponseRedirect(reverse("apply:review", args=[imported.draft.id]))


def _page(
    request: SignedIn,
    form: EnvelopeForm,
    *,
    known: Found | None = None,
    refused: Text | None = None,
    faults: tuple[Text, ...] = (),
    imported: Imported | None = None,
) -> HttpResponse:
    return shown(
        request,
        "apply/paper.html",
        title=PAPER,
        is_faulty=bool(form.errors or refused or faults),
        form=form,
        drafts=_being_typed(request),
        known=known,
        refused=refused,
        faults=faults,
        imported=imported,
    )


def _being_typed(request: SignedIn) -> list[tuple[DraftNow, str]]:
    found = drafts.of_account(request.account.pk, at=now())
    numbers = registering.numbers_of_drafts(draft.id for draft in found)
    return [(draft, numbers.get(draft.id, "")) for draft in found]
