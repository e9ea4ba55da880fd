"""Somebody without any second factor: what is asked, how long it waits, who settles it, what ends with it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail

from web.postbox import letters_to, work_off
from workpermit.accounts import proofs, recovering, throttle
from workpermit.accounts.models import Account, FactorCheck, Proof, Session
from workpermit.accounts.recovering import WAIT, NotAnOfficer, StillWaiting
from workpermit.clock import present
from workpermit.core.case.actor import Role
from workpermit.core.text import Language

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
HERE = throttle.source_of("203.0.113.7")
CHANGED = "Something changed in your Workpermit account"


@pytest.fixture(autouse=True)
def _day(settable_clock: None) -> None:
    present.set_to(AT)


@pytest.fixture
def owner() -> Account:
    """Somebody with a password, a lost app and a session."""
    made = Account.objects.create_account("aya@example.org", name="Aya", role=Role.APPLICANT, password="x" * 20)
    Authenticator.objects.create(user=made, type=Authenticator.Type.TOTP, data={})
    Session.objects.create(account=made, key_hash=b"s" * 32, content={}, ends_before=AT + timedelta(hours=1))
    return made


@pytest.fixture
def officer() -> Account:
    """An officer."""
    return Account.objects.create_account("o@office.example", name="Officer", role=Role.OFFICER)


def asked(email: str = "aya@example.org") -> Proof:
    """Ask, and let the worker decide."""
    proof_id = recovering.ask(email, reach="613 555 0100, mornings", source=HERE, language=Language.EN, at=AT)
    work_off()
    return Proof.objects.get(pk=proof_id)


def begun(owner: Account) -> FactorCheck:
    """Ask and prove the address."""
    proof = asked(owner.email)
    check = recovering.prove(proof.pk, proof.code, at=AT)
    assert check is not None
    return check


def test_a_code_begins_the_wait_and_a_letter_tells_of_it(owner: Account) -> None:
    check = begun(owner)
    assert (check.opens_at, check.reach) == (AT + WAIT, "613 555 0100, mornings")
    assert letters_to(owner.email) == ["Your code for Workpermit", CHANGED]
    assert "Stop this" in str(mail.outbox[-1].body)


@pytest.mark.parametrize("who", ["nobody", "closed", "staff"])
def test_others_get_no_code_and_no_wait(who: str, owner: Account) -> None:
    if who == "closed":
        owner.is_active = False
        owner.save()
    if who == "staff":
        owner.role = Role.OFFICER
        owner.save()
    proof = asked("nobody@example.org" if who == "nobody" else owner.email)
    assert proof.code == ""
    assert recovering.prove(proof.pk, "", at=AT) is None
    assert [str(one.subject) for one in mail.outbox] == (
        ["How to get back into your account"] if who == "staff" else []
    )


def test_asking_again_begins_no_second_wait(owner: Account) -> None:
    first = begun(owner)
    present.set_to(AT + timedelta(hours=5))
    proof_id = recovering.ask(owner.email, reach="", source=HERE, language=Language.EN, at=present.now())
    work_off()
    proof = Proof.objects.get(pk=proof_id)
    again = recovering.prove(proof.pk, proofs.spaced(proof.code), at=present.now())
    assert again == first
    assert FactorCheck.objects.count() == 1


def test_granting_waits_three_days_to_the_second(owner: Account, officer: Account) -> None:
    check = begun(owner)
    with pytest.raises(StillWaiting):
        recovering.settle(check.pk, officer=officer, granted=True, basis="seen", at=AT + WAIT - timedelta(seconds=1))
    assert Authenticator.objects.filter(user=owner).exists()
    assert recovering.settle(check.pk, officer=officer, granted=True, basis="seen", at=AT + WAIT)
    owner.refresh_from_db()
    assert not owner.has_usable_password()
    assert not Authenticator.objects.filter(user=owner).exists()
    assert not Session.objects.filter(account=owner).exists()
    assert letters_to(owner.email)[-1] == CHANGED
    assert "forgot my password" in str(mail.outbox[-1].body)
    assert not recovering.settle(check.pk, officer=officer, granted=True, basis="seen", at=AT + WAIT)


def test_a_refusal_needs_no_wait_and_takes_nothing_away(owner: Account, officer: Account) -> None:
    check = begun(owner)
    assert recovering.settle(check.pk, officer=officer, granted=False, basis="no answer", at=AT)
    assert Authenticator.objects.filter(user=owner).exists()
    assert Session.objects.filter(account=owner).exists()
    letters_to(owner.email)
    assert "could not make sure" in str(mail.outbox[-1].body)


def test_whoever_is_in_stops_it_and_an_officer_then_settles_nothing(owner: Account, officer: Account) -> None:
    check = begun(owner)
    assert recovering.cancel(owner, at=AT)
    assert not recovering.cancel(owner, at=AT)
    assert not recovering.settle(check.pk, officer=officer, granted=True, basis="", at=AT + WAIT)
    assert Authenticator.objects.filter(user=owner).exists()
    letters_to(owner.email)
    assert "was stopped" in str(mail.outbox[-1].body)


@pytest.mark.parametrize("role", [Role.APPLICANT, Role.ADMINISTRATOR, Role.AUDITOR, Role.MAILROOM_CLERK])
def test_nobody_else_settles_it(role: Role, owner: Account) -> None:
    check = begun(owner)
    other = Account.objects.create_account("x@example.org", name="X", role=role)
    with pytest.raises(NotAnOfficer):
        recovering.settle(check.pk, officer=other, granted=True, basis="", at=AT + WAIT)
