"""Look through an application, submit it, and be told that it was received (ux 19: number, time, what comes next)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from workpermit.accounts.people import PeopleConflict
from workpermit.casework import drafts
from workpermit.casework.client_drafts import NotConfirmed
from workpermit.casework.draft_guidance import Gap, GapKind, Guidance, guidance
from workpermit.casework.draft_submitting import ChangedSinceReviewed, NotReady, submit
from workpermit.casework.drafts import DraftNow, UnknownDraft
from workpermit.casework.intake import receipt_of
from workpermit.casework.receipts import acknowledgement_of, make_at_once, open_acknowledgement
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.case.refusal import CommandRefused
from workpermit.core.text import Text
from workpermit.core.wording.answers import Part
from workpermit.web.apply.for_clients import confirming_of
from workpermit.web.apply.guarding import crumbs_of, for_filers, of_draft, paper_crumbs, shown
from workpermit.web.apply.steps import address_of, address_of_field, sections_of
from workpermit.web.apply.telling import parts_of
from workpermit.web.ui.access import SignedIn

_REVIEW: Final = Text(en="Look through and submit", fr="Vérification et envoi")
_REVIEW_PAPER: Final = Text(en="Look through and register", fr="Vérification et enregistrement")
_REGISTERED: Final = Text(en="The application is registered", fr="La demande est enregistrée")
_RECEIVED: Final = Text(en="We have received your application", fr="Nous avons reçu votre demande")
_KNOWINGLY: Final = Text(
    en="Tick the box to say that you submit it knowing that it is incomplete, or complete it first.",
    fr="Cochez la case pour dire que vous l’envoyez en sachant qu’elle est incomplète, ou complétez-la d’abord.",
)
_NOT_YET: Final = Text(
    en="It cannot be submitted yet. Correct what is listed below.",
    fr="Elle ne peut pas encore être envoyée. Corrigez ce qui est indiqué ci-dessous.",
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One step as it will be filed, with where to change it."""

    title: Text
    address: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class ToMend:
    """One gap with the address where it is mended."""

    text: Text
    where: Text
    address: str


@of_draft
def review(request: SignedIn, draft: DraftNow) -> HttpResponse:
    """Show what will be filed and what is missing; submit it."""
    at = now()  # The receipt bears the instant at which the server began with the request (R9.3).
    if not draft.is_chosen:
        return HttpResponseRedirect(reverse("apply:overview", args=[draft.id]))
    if request.method != "POST":
        return _page(request, draft, None)
    told = guidance(draft, on=at.date())
    if not told.is_whole and told.may_submit and "knowingly" not in request.POST:
        return _page(request, draft, _KNOWINGLY)
    return _submitted(request, draft, at)


def _submitted(request: SignedIn, draft: DraftNow, at: datetime) -> HttpResponse:
    reviewed = request.POST.get("reviewed", "")
    number = int(reviewed) if reviewed.isascii() and reviewed.isdigit() and len(reviewed) < 9 else -1
    try:
        receipt = submit(draft.id, account=request.account, reviewed=number, at=at)
    except (ChangedSinceReviewed, PeopleConflict) as refused:
        return _page(request, drafts.find(draft.id, account_id=request.account.pk, at=at), refused.text)
    except NotConfirmed as refused:
        return _page(request, draft, refused.text)
    except NotReady:
        return _page(request, draft, _NOT_YET)
    except CommandRefused as refused:
        return _page(request, draft, refused.refusal.text)
    make_at_once(receipt.case_id, at=now())
    return HttpResponseRedirect(reverse("apply:received", args=[draft.id]))


def _page(request: SignedIn, draft: DraftNow, refused: Text | None) -> HttpResponse:
    told = guidance(draft, on=now().date())
    return shown(
        request,
        "apply/review.html",
        title=_REVIEW_PAPER if draft.is_paper else _REVIEW,
        crumbs=crumbs_of(draft),
        is_faulty=refused is not None,
        draft=draft,
        told=told,
        chapters=[
            Chapter(one.title, f"{address_of(draft.id, one)}?back=review", parts_of(draft, one))
            for one in sections_of(draft.form)
        ],
        blocking=_to_mend(draft, told, GapKind.FAULT),
        missing=_to_mend(draft, told, GapKind.MISSING),
        unanswered=_to_mend(draft, told, GapKind.UNANSWERED),
        refused=refused,
        confirming=confirming_of(request, draft),
    )


def _to_mend(draft: DraftNow, told: Guidance, kind: GapKind) -> list[ToMend]:
    return [ToMend(gap.text, gap.section.title, _address(draft, gap)) for gap in told.gaps if gap.kind is kind]


def _address(draft: DraftNow, gap: Gap) -> str:
    if gap.kind is GapKind.MISSING:
        kind = gap.path.partition(".")[2]
        return address_of(draft.id, gap.section) + (f"?back=review#q-file.{kind}" if kind else "?back=review")
    address, _, anchor = address_of_field(draft, gap.section, gap.path).partition("#")
    return f"{address}?back=review" + (f"#{anchor}" if anchor else "")


@require_safe
@for_filers
def received(request: SignedIn, draft_id: UUID) -> HttpResponse:
    """Confirm that it worked: the number, the instant by both clocks, what we do now, how we tell, when to worry."""
    draft = _own(request, draft_id)
    if draft.case_id is None:
        return HttpResponseRedirect(reverse("apply:overview", args=[draft_id]))
    if request.account.role == Role.MAILROOM_CLERK.value:  # what was typed is gone from the draft, its day included
        receipt = receipt_of(draft.case_id)
        crumbs = paper_crumbs()
        return shown(request, "apply/registered.html", title=_REGISTERED, crumbs=crumbs, draft=draft, receipt=receipt)
    return shown(
        request,
        "apply/received.html",
        title=_RECEIVED,
        crumbs=crumbs_of(),
        draft=draft,
        receipt=receipt_of(draft.case_id),
        letter=acknowledgement_of(draft.case_id),
    )


@require_safe
@for_filers
def receipt(request: SignedIn, draft_id: UUID) -> HttpResponse:
    """Hand out the signed receipt as a PDF file."""
    draft = _own(request, draft_id)
    letter = acknowledgement_of(draft.case_id) if draft.case_id else None
    if letter is None:
        raise Http404
    answer = HttpResponse(open_acknowledgement(letter), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{letter.number}.pdf"'
    answer["Cache-Control"] = "no-store, private"
    return answer


def _own(request: SignedIn, draft_id: UUID) -> DraftNow:
    try:
        return drafts.find(draft_id, account_id=request.account.pk, at=now())
    except UnknownDraft:
        raise Http404 from None
