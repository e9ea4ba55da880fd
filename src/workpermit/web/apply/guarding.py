"""What every page of a draft shares: whose it is, what it says above, how it ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import update_wrapper
from typing import Any, Concatenate, Final, ParamSpec
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from workpermit.casework import drafts
from workpermit.casework.drafts import AlreadySubmitted, DraftNow, UnknownDraft
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.text import Text
from workpermit.web.ui.access import SignedIn, for_applicant, for_staff
from workpermit.web.ui.pages import Crumb, page

_Given = ParamSpec("_Given")
_View = Callable[Concatenate[HttpRequest, _Given], HttpResponse]

HOME: Final = Text(en="Apply for a work permit", fr="Demander un permis de travail")
DRAFT: Final = Text(en="Your application", fr="Votre demande")
PAPER: Final = Text(en="Applications on paper", fr="Demandes sur papier")
_TYPED: Final = Text(en="Application on paper", fr="Demande sur papier")
_ERROR: Final = Text(en="Error: {title}", fr="Erreur : {title}")


def for_applicants_only(view: Callable[Concatenate[SignedIn, _Given], HttpResponse]) -> _View[_Given]:
    """Let applicants in; a representative is told that they write for a client, with the client's word (ADR-73)."""

    def guarded(request: SignedIn, /, *args: _Given.args, **kwargs: _Given.kwargs) -> HttpResponse:
        if request.account.role == Role.REPRESENTATIVE.value:
            return page(request, "apply/representative.html", title=HOME)
        return view(request, *args, **kwargs)

    update_wrapper(guarded, view)
    return for_applicant(guarded)


def for_filers(view: Callable[Concatenate[SignedIn, _Given], HttpResponse]) -> _View[_Given]:
    """Let applicants in, representatives for their clients, and the mailroom for what came on paper (ADR-61)."""
    for_clerks, for_others = for_staff(Role.MAILROOM_CLERK)(view), for_applicant(view)

    def guarded(request: HttpRequest, /, *args: _Given.args, **kwargs: _Given.kwargs) -> HttpResponse:
        is_clerk = getattr(request.user, "role", "") == Role.MAILROOM_CLERK.value
        return (for_clerks if is_clerk else for_others)(request, *args, **kwargs)

    update_wrapper(guarded, view)
    return guarded


def of_draft(view: Callable[Concatenate[SignedIn, DraftNow, _Given], HttpResponse]) -> Callable[..., HttpResponse]:
    """Hand the view a draft of one's own; one that has become an application leads to its confirmation.

    Somebody else's draft, one whose time is over and one that never was are all "not found".
    """

    def guarded(request: SignedIn, /, draft_id: UUID, *args: _Given.args, **kwargs: _Given.kwargs) -> HttpResponse:
        try:
            draft = drafts.find(draft_id, account_id=request.account.pk, at=now())
            if draft.case_id is not None:
                return HttpResponseRedirect(reverse("apply:received", args=[draft_id]))
            return view(request, draft, *args, **kwargs)
        except UnknownDraft:
            raise Http404 from None
        except AlreadySubmitted:
            return HttpResponseRedirect(reverse("apply:received", args=[draft_id]))

    update_wrapper(guarded, view)
    return for_filers(guarded)


def crumbs_of(draft: DraftNow | None = None) -> tuple[Crumb, ...]:
    """Return the way to a page of a draft, or to one beside the list of drafts."""
    if draft is not None and draft.is_paper:
        return (*paper_crumbs(), Crumb(_TYPED, reverse("apply:overview", args=[draft.id])))
    home = Crumb(HOME, reverse("apply:home"))
    return (home,) if draft is None else (home, Crumb(DRAFT, reverse("apply:overview", args=[draft.id])))


def paper_crumbs() -> tuple[Crumb, ...]:
    """Return the way to a page under the applications on paper."""
    return (Crumb(PAPER, reverse("apply:paper")),)


def title_of(draft: DraftNow) -> Text:
    """Return what the page of a draft as a whole is called."""
    return _TYPED if draft.is_paper else DRAFT


def shown(
    request: HttpRequest,
    template: str,
    *,
    title: Text,
    crumbs: Sequence[Crumb] = (),
    is_faulty: bool = False,
    **more: Any,
) -> HttpResponse:
    """Show a page; where something is to be corrected, the title says so first."""
    told = _ERROR.filled(title=title) if is_faulty else title
    draft = more.get("draft")
    frame = "workbench/frame.html" if isinstance(draft, DraftNow) and draft.is_paper else "ui/base.html"
    return page(request, template, title=told, crumbs=crumbs, heading=title, frame=frame, **more)
