"""Accounts of the office's people: made with a link that works once, for a day, and is kept nowhere."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test.utils import CaptureQueriesContext

from workpermit.accounts import staff
from workpermit.accounts.models import Account, Enrolment, Session
from workpermit.accounts.staff import StaffRefused
from workpermit.core.case.actor import Role

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


def added(email: str = "noor@office.example", **changed: object) -> tuple[Account, str]:
    """Add somebody to the office."""
    given = {"name": "Noor", "role": Role.OFFICER, "office": "Ottawa", "by": "test", "at": AT, **changed}
    return staff.add(email, **given)  # type: ignore[arg-type]


def with_ways_in(account: Account) -> None:
    """Give an account a password, a passkey and a session."""
    account.set_password("x" * 20)
    account.save()
    Authenticator.objects.create(user=account, type=Authenticator.Type.WEBAUTHN, data={})
    Session.objects.create(account=account, key_hash=b"s" * 32, content={}, ends_before=AT + HOUR)


def has_ways_in(account: Account) -> list[bool]:
    """Tell whether an account has a password, a second factor, a session."""
    account.refresh_from_db()
    return [
        account.has_usable_password(),
        Authenticator.objects.filter(user=account).exists(),
        Session.objects.filter(account=account).exists(),
    ]


def test_whoever_makes_an_account_cannot_get_in_and_the_link_lies_nowhere() -> None:
    account, token = added()
    assert has_ways_in(account) == [False, False, False]
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM accounts_enrolment")
        kept = repr(cursor.fetchall())
    assert token not in kept
    assert len(token) >= 43  # 256 bits


def test_the_link_works_once_and_looking_uses_nothing_up() -> None:
    account, token = added()
    assert [staff.holder(token, at=AT) for _ in range(3)] == [account] * 3
    assert staff.use(token, at=AT) == account
    assert staff.use(token, at=AT) is None
    assert staff.holder(token, at=AT) is None


@pytest.mark.parametrize(("waited", "holds"), [(timedelta(hours=24) - timedelta(seconds=1), True), (24 * HOUR, False)])
def test_the_link_holds_for_a_day(waited: timedelta, holds: bool) -> None:
    account, token = added()
    assert (staff.use(token, at=AT + waited) == account) is holds


def test_a_new_link_ends_the_older_one() -> None:
    account, old = added()
    new = staff.new_link(account, by="test", at=AT)
    assert staff.holder(old, at=AT) is None
    assert staff.holder(new, at=AT) == account


@pytest.mark.parametrize(
    ("email", "changed", "says"),
    [
        ("nobody", {}, "e-mail"),
        ("noor@office.example", {"role": Role.APPLICANT}, "applicant is no role"),
        ("noor@office.example", {"role": Role.SYSTEM}, "system is no role"),
        ("noor@office.example", {"name": "  "}, "name"),
        ("noor@office.example", {"office": ""}, "office"),
        ("noor@office.example", {"office": "x" * 17}, "office"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_made(email: str, changed: dict[str, object], says: str) -> None:
    with pytest.raises(StaffRefused, match=says):
        added(email, **changed)
    assert not Account.objects.exists()


def test_an_address_has_one_account() -> None:
    added()
    with pytest.raises(StaffRefused, match="already"):
        added(" NOOR@office.example")
    assert Enrolment.objects.count() == 1


def test_a_deactivated_account_opens_by_nothing_but_a_new_link_after_it_is_open_again() -> None:
    account, token = added()
    with_ways_in(account)
    staff.deactivate(account)
    assert has_ways_in(account) == [False, False, False]
    assert staff.holder(token, at=AT) is None
    assert not account.is_active
    again = staff.reactivate(account, by="test", at=AT)
    assert staff.holder(again, at=AT) == account


def test_a_link_of_somebody_deactivated_opens_nothing_even_if_it_was_made_since() -> None:
    account, _ = added()
    staff.deactivate(account)
    assert staff.use(staff.new_link(account, by="test", at=AT), at=AT) is None


def test_lost_factors_are_taken_away_with_the_sessions_and_a_new_link_comes() -> None:
    account, _ = added()
    with_ways_in(account)
    token = staff.reset_factors(account, by="test", at=AT)
    assert has_ways_in(account) == [False, False, False]
    assert staff.holder(token, at=AT) == account


def test_another_role_ends_the_sessions_of_the_old_one() -> None:
    account, _ = added()
    with_ways_in(account)
    staff.change_role(account, role=Role.SUPERVISOR, office="Gatineau")
    account.refresh_from_db()
    assert (account.role, account.office) == ("supervisor", "Gatineau")
    assert has_ways_in(account) == [True, True, False]
    with pytest.raises(StaffRefused):
        staff.change_role(account, role=Role.APPLICANT, office="Gatineau")


def test_the_list_shows_the_office_alone_in_three_queries() -> None:
    Account.objects.create_account("aya@example.org", name="Aya", role=Role.APPLICANT)
    account, _ = added()
    with_ways_in(account)
    for number in range(5):
        added(f"n{number}@office.example")
    with CaptureQueriesContext(connection) as queries:
        shown = staff.listed()
    assert len(queries) == 3
    assert len(shown) == 6
    (first,) = (one for one in shown if one.email == account.email)
    assert (first.factors, first.link_until) == (1, AT + staff.LIVES)
    assert staff.with_email("aya@example.org") is None
    assert staff.with_email("noor@office.example") == account


def test_old_links_are_forgotten_a_day_after_their_end() -> None:
    added()
    assert staff.forget_old(AT + 2 * staff.LIVES) == 0
    assert staff.forget_old(AT + 2 * staff.LIVES + timedelta(seconds=1)) == 1
