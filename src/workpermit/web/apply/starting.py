"""Where an application begins: the drafts, the form that the rule chooses, the list of steps, what is needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from workpermit.casework import drafts
from workpermit.casework.draft_guidance import FormNotOpen, Guidance, choose, guidance
from workpermit.casework.drafts import KEPT, DraftNow, TooManyDrafts
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.forms.catalogue import FORMS
from workpermit.core.forms.drafting import Typed
from workpermit.core.forms.sections import START, section_of
from workpermit.core.law.answers.filing import LEAVE_SOURCES, LEAVE_TO_ACTIVATE
from workpermit.core.law.answers.needs import Need
from workpermit.core.law.facts import FACTS
from workpermit.core.text import Text
from workpermit.web.apply import for_clients
from workpermit.web.apply.guarding import HOME, crumbs_of, of_draft, shown, title_of
from workpermit.web.apply.steps import address_of, address_of_field, steps_of
from workpermit.web.ui.access import SignedIn, for_applicant
from workpermit.web.ui.words import said

_FORM: Final = Text(en="Your form", fr="Votre formulaire")
_NEEDED: Final = Text(en="What you will need", fr="Ce qu’il vous faudra")
_DELETE: Final = Text(en="Delete this application", fr="Supprimer cette demande")
_DELETED: Final = Text(
    en="The application was deleted with its files. Nothing of it was sent to us.",
    fr="La demande a été supprimée avec ses fichiers. Rien ne nous en a été envoyé.",
)


@for_applicant
def home(request: SignedIn) -> HttpResponse:
    """List the open drafts; begin another one, or ask another client."""
    if request.account.role == Role.REPRESENTATIVE.value:
        return for_clients.home(request)
    account_id, refused = request.account.pk, None
    if request.method == "POST":
        try:
            contact = {"email": request.account.email, "time_zone": request.account.time_zone}
            known: Typed = {"contact": {**contact, "language": request.account.language}}
            draft = drafts.begin(account_id=account_id, at=now(), answers=known)
            return HttpResponseRedirect(address_of(draft.id, START))
        except TooManyDrafts as too_many:
            refused = too_many.text
    open_drafts = drafts.of_account(account_id, at=now())
    return shown(request, "apply/home.html", title=HOME, drafts=open_drafts, kept_days=KEPT.days, refused=refused)


@of_draft
def form(request: SignedIn, draft: DraftNow) -> HttpResponse:
    """Say which form is theirs and why; what leaving to activate means, before anything is filed (IN-09, IN-10)."""
    if draft.is_paper:
        return HttpResponseRedirect(reverse("apply:overview", args=[draft.id]))
    refused = None
    told = guidance(draft, on=now().date())
    chosen = request.POST.get("form") or told.advice.form or ""
    if request.method == "POST" and chosen in FORMS:
        try:
            warned = "warned" in request.POST
            choose(draft, FORMS[chosen], warned=warned, account_id=request.account.pk, at=now())
            return HttpResponseRedirect(reverse("apply:overview", args=[draft.id]))
        except FormNotOpen as not_open:
            refused = not_open.text
    advice = told.advice
    return shown(
        request,
        "apply/form.html",
        title=_FORM,
        crumbs=crumbs_of(draft),
        is_faulty=refused is not None,
        draft=draft,
        advice=advice,
        forms=[(FORMS[code], advice.must_leave_to_activate(code)) for code in advice.open_to],
        chosen=chosen,
        must_leave=any(advice.must_leave_to_activate(code) for code in advice.open_to),
        leave=LEAVE_TO_ACTIVATE.text,
        leave_sources=LEAVE_SOURCES,
        missing=questions(draft, told, advice.missing),
        refused=refused,
        start=address_of(draft.id, START),
    )


@require_safe
@of_draft
def overview(request: SignedIn, draft: DraftNow) -> HttpResponse:
    """Show the steps with how far each is, and what the rules say so far."""
    if not draft.is_chosen:
        answered = draft.answers.get("in_canada") is not None
        return HttpResponseRedirect(reverse("apply:form", args=[draft.id]) if answered else address_of(draft.id, START))
    told = guidance(draft, on=now().date())
    steps = steps_of(draft, told)
    following = next((step for step in steps if step.state == "todo" and step.status != "not_needed"), None)
    return shown(
        request,
        "apply/overview.html",
        title=title_of(draft),
        crumbs=crumbs_of(draft)[:1],
        draft=draft,
        told=told,
        steps=steps,
        following=following,
        kept_days=KEPT.days,
    )


@require_safe
@of_draft
def needed(request: SignedIn, draft: DraftNow) -> HttpResponse:
    """Say what this application will need: documents, fees, biometrics, a medical exam, each with its reason."""
    told = guidance(draft, on=now().date())
    return shown(
        request,
        "apply/needed.html",
        title=_NEEDED,
        crumbs=crumbs_of(draft),
        draft=draft,
        told=told,
        needs=told.needs,
        biometrics=explained(draft, told, told.needs.biometrics),
        medical_exam=explained(draft, told, told.needs.medical_exam),
        documents=[
            (one, explained(draft, told, one.need)) for one in told.needs.documents if one.need.outcome != "not_met"
        ],
        fees=told.needs.fees,
    )


@of_draft
def delete(request: SignedIn, draft: DraftNow) -> HttpResponse:
    """Delete a draft, after saying what that means."""
    if request.method == "POST":
        drafts.discard(draft.id, account_id=request.account.pk, at=now())
        messages.success(request, said(_DELETED))
        return HttpResponseRedirect(reverse("apply:paper" if draft.is_paper else "apply:home"))
    return shown(request, "apply/delete.html", title=_DELETE, crumbs=crumbs_of(draft), draft=draft)


@dataclass(frozen=True, slots=True)
class Question:
    """A fact still to be told: what it is, and where its question stands; no address where the office finds out."""

    label: Text
    address: str


@dataclass(frozen=True, slots=True)
class Explained:
    """A need with the questions that are still open about it."""

    need: Need
    questions: tuple[Question, ...]


def explained(draft: DraftNow, told: Guidance, need: Need) -> Explained:
    """Return a need with where to answer what it still asks."""
    return Explained(need, questions(draft, told, need.missing))


def questions(draft: DraftNow, told: Guidance, missing: tuple[str, ...]) -> tuple[Question, ...]:
    """Return the questions that would tell some facts, each once."""
    found: dict[str, Question] = {}
    for fact in missing:
        path = told.field_of(fact)
        if path is None:
            found.setdefault(fact, Question(FACTS[fact].label, ""))
        else:
            label = draft.form.field_at(path).label
            found.setdefault(path, Question(label, address_of_field(draft, section_of(path), path)))
    return tuple(found.values())
