"""Who may open a page: the guard of every view, the applicant's side and the office's.

    @for_applicant
    def case(request: SignedIn, case_id: UUID) -> HttpResponse:
        row = own_case(request, case_id)

Somebody else's case and a case that never was get the same answer: not found (S-13). A representative's look is
on record before anything is shown (S-27).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, Final, ParamSpec, cast
from urllib.parse import urlencode
from uuid import UUID

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from workpermit.accounts.models import Account
from workpermit.casework.access import UnknownCase, look, require
from workpermit.casework.models import CaseRow
from workpermit.casework.purposes import Leave, may_look
from workpermit.clock.present import now
from workpermit.core.case.actor import Role

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase

# What the session keeps once a second factor was shown: in whole seconds since 1970.
SECOND_FACTOR_AT: Final = "second_factor_at"
_Given = ParamSpec("_Given")
_OPEN_TO: Final = frozenset({Role.APPLICANT.value, Role.REPRESENTATIVE.value})


class SignedIn(HttpRequest):
    """A request of somebody who signed in with both factors; `account` is who they are."""

    account: Account


_Guarded = Callable[Concatenate[SignedIn, _Given], HttpResponse]
_View = Callable[Concatenate[HttpRequest, _Given], HttpResponse]


def for_applicant(view: _Guarded[_Given]) -> _View[_Given]:
    """Let an applicant or a representative pass who signed in with both factors; send others to the sign-in page.

    The address they wanted goes along as `next`; it holds no personal data (S-42). Staff get "not found": the
    applicant's side is none of theirs.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: _Given.args, **kwargs: _Given.kwargs) -> HttpResponse:
        if not has_both_factors(request):
            return to_sign_in(request)
        account = cast("Account", request.user)
        if account.role not in _OPEN_TO:
            raise Http404
        request.account = account  # type: ignore[attr-defined]
        return view(cast("SignedIn", request), *args, **kwargs)

    return cast("_View[_Given]", guarded)


def for_account(view: _Guarded[_Given]) -> _View[_Given]:
    """Let everybody who has an account pass to what is their own in it; staff with what their office asks of them."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: _Given.args, **kwargs: _Given.kwargs) -> HttpResponse:
        account = cast("Account", request.user)
        if not has_both_factors(request) or not (account.role in _OPEN_TO or showed_enough(request)):
            return to_sign_in(request)
        request.account = account  # type: ignore[attr-defined]
        return view(cast("SignedIn", request), *args, **kwargs)

    return cast("_View[_Given]", guarded)


def for_staff(*roles: Role) -> Callable[[_Guarded[_Given]], _View[_Given]]:
    """Let staff of these roles pass who signed in with both factors; everybody else gets what a stranger gets.

    In an office the second factor of staff is a passkey (S-07) unless it decided otherwise (ADR-71); the demo and the
    tests accept an app's code, since they have no key at hand.
    """
    open_to = frozenset(role.value for role in roles)

    def guard(view: _Guarded[_Given]) -> _View[_Given]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: _Given.args, **kwargs: _Given.kwargs) -> HttpResponse:
            if not has_both_factors(request):
                return to_sign_in(request)
            account = cast("Account", request.user)
            if account.role not in open_to or not showed_enough(request):
                raise Http404
            request.account = account  # type: ignore[attr-defined]
            try:
                return view(cast("SignedIn", request), *args, **kwargs)
            except PurposeDue as due:
                return _to_purpose(request, due.case_id)

        return cast("_View[_Given]", guarded)

    return guard


def staff_case(request: SignedIn, case_id: UUID, *, what: str, purpose: str) -> CaseRow:
    """Return the row of a case to one of the staff, once it is on record that they look, at what and why (S-27).

    Raises:
        PurposeDue: it lies outside their queue; the guard of the page leads to where they say why.
        Http404: there is no such case, or their role has nothing to do with cases.
    """
    leave = staff_leave(request, case_id, errand=purpose)
    try:
        return look(case_id, actor=request.account.actor, what=what, purpose=leave.purpose or purpose, at=now())
    except UnknownCase as unknown:
        raise Http404 from unknown


def staff_leave(request: SignedIn, case_id: UUID, *, errand: str = "") -> Leave:
    """Return that one of the staff may read a case, with the purpose they stated where one was due (S-28).

    Raises:
        PurposeDue: they have to state a purpose first, or to ask a supervisor; their page is shown instead.
        Http404: there is no such case.
    """
    try:
        leave = may_look(request.account, case_id, at=now(), errand=errand)
    except UnknownCase as unknown:
        raise Http404 from unknown
    if not leave.may_look:
        raise PurposeDue(case_id)
    return leave


class PurposeDue(Exception):
    """A case lies outside one's queue and no purpose was stated for it, or it is locked for them."""

    def __init__(self, case_id: UUID) -> None:
        super().__init__(str(case_id))
        self.case_id = case_id


def _to_purpose(request: HttpRequest, case_id: UUID) -> HttpResponseRedirect:
    wanted = request.get_full_path() if request.method == "GET" else reverse("workbench:case", args=[case_id])
    return HttpResponseRedirect(f"{reverse('oversight:purpose', args=[case_id])}?{urlencode({'next': wanted})}")


def showed_enough(request: HttpRequest) -> bool:
    """Tell whether a member of staff showed what this office asks of them, in this session."""
    if not settings.IS_OFFICE or settings.STAFF_FACTOR == "app":
        return True
    shown = get_authentication_records(request, cast("Account", request.user))
    return any(record.get("type") == "webauthn" for record in shown)


def has_both_factors(request: HttpRequest) -> bool:
    """Tell whether the one who asks is signed in and has shown a second factor, or a passkey, in this session."""
    return request.user.is_authenticated and SECOND_FACTOR_AT in request.session


def note_second_factor(session: SessionBase) -> None:
    """Keep in the session that a second factor was shown now."""
    session[SECOND_FACTOR_AT] = int(now().timestamp())


def to_sign_in(request: HttpRequest) -> HttpResponseRedirect:
    """Send somebody to the sign-in page, and from there back to where they wanted to go."""
    wanted = request.get_full_path() if request.method == "GET" else ""
    query = f"?{urlencode({'next': wanted})}" if wanted else ""
    return HttpResponseRedirect(reverse("signin:sign_in") + query)


def own_case(request: SignedIn, case_id: UUID, *, what: str = "case", purpose: str = "own_case") -> CaseRow:
    """Return the row of a case that is the applicant's own, or the representative's by a mandate in force.

    `what` and `purpose` are codes for the log of who looked; an applicant's own look is not logged.

    Raises:
        Http404: there is no such case, or it is not theirs.
    """
    account = request.account
    try:
        if account.role == Role.REPRESENTATIVE.value:
            return look(case_id, actor=account.actor, what=what, purpose=purpose, at=now())
        return require(account.actor, case_id, at=now())
    except UnknownCase as unknown:
        raise Http404 from unknown
