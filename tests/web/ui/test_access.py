"""Who may open a page: both factors, own cases only, one answer for a stranger's case and none (S-13, S-27)."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from casework.cases import AT, hand_in
from workpermit.accounts import mandates
from workpermit.accounts.models import Account, MandateScope, Person
from workpermit.accounts.sessions import SessionStore
from workpermit.casework.models import AccessEntry, CaseRow
from workpermit.clock import present
from workpermit.core.case.actor import Role
from workpermit.web.ui.access import SignedIn, for_applicant, note_second_factor, own_case

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day(settable_clock: None) -> None:
    present.set_to(AT)


@for_applicant
def guarded(request: SignedIn) -> HttpResponse:
    """Answer who passed."""
    return HttpResponse(str(request.account.pk))


def request_of(account: Account | None, *, second_factor: bool = True, method: str = "get") -> SignedIn:
    """Return a request of somebody, as the middleware leaves it."""
    request: SignedIn = getattr(RequestFactory(), method)("/en/applications/?page=2")
    request.session = SessionStore()
    request.user = account or AnonymousUser()
    if account is not None:
        request.account = account
    if second_factor:
        note_second_factor(request.session)
    return request


def account(role: Role = Role.APPLICANT) -> Account:
    """Make an account."""
    return Account.objects.create_account(f"{uuid4().hex}@example.org", name="Somebody", role=role)


@pytest.mark.parametrize("role", [Role.APPLICANT, Role.REPRESENTATIVE])
def test_applicants_and_representatives_pass_with_both_factors(role: Role) -> None:
    mine = account(role)
    assert guarded(request_of(mine)).content.decode() == str(mine.pk)


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.APPLICANT, Role.REPRESENTATIVE)])
def test_nobody_else_finds_the_page(role: Role) -> None:
    with pytest.raises(Http404):
        guarded(request_of(account(role)))


def test_whoever_is_not_signed_in_is_sent_to_the_sign_in_page_and_back() -> None:
    for request in (request_of(None), request_of(account(), second_factor=False)):
        answer = guarded(request)
        assert answer.status_code == 302
        assert answer.headers["Location"] == "/en/sign-in/?next=%2Fen%2Fapplications%2F%3Fpage%3D2"
    # What was sent by a form is not an address to come back to.
    assert guarded(request_of(None, method="post")).headers["Location"] == "/en/sign-in/"


def test_a_case_is_its_owners_and_a_strangers_answer_is_that_of_no_case() -> None:
    mine, stranger = account(), account()
    case_id = hand_in(account=mine)
    assert own_case(request_of(mine), case_id).pk == case_id
    for asked in (case_id, uuid4()):
        with pytest.raises(Http404) as refused:
            own_case(request_of(stranger), asked)
        assert str(refused.value) == ""
    assert AccessEntry.objects.count() == 0


def test_a_representatives_look_is_on_record_and_ends_with_the_mandate() -> None:
    helper = account(Role.REPRESENTATIVE)
    case_id = hand_in()
    person = Person.objects.get(pk=CaseRow.objects.get(pk=case_id).person_id)
    with pytest.raises(Http404):
        own_case(request_of(helper), case_id)
    mandate = mandates.give(person, to=helper, begins_at=AT, scope=MandateScope.REPRESENT)
    assert own_case(request_of(helper), case_id, what="history", purpose="tracker").pk == case_id
    entry = AccessEntry.objects.get()
    assert (entry.case_id, entry.actor, entry.what, entry.purpose) == (case_id, str(helper.pk), "history", "tracker")
    mandates.end(mandate, at=AT)
    with pytest.raises(Http404):
        own_case(request_of(helper), case_id)
