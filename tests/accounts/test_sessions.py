"""Sessions: how long they last by role, that the server ends them, no copy opens one (S-09, S-10)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import UpdateError
from django.db import connection

from workpermit.accounts import sessions, tidying
from workpermit.accounts.models import Account, Session
from workpermit.accounts.sessions import DEVICE, ROLE, SEEN_EVERY, SessionStore
from workpermit.clock import present
from workpermit.core.case.actor import Role

pytestmark = pytest.mark.django_db

BEGAN = datetime(2026, 3, 2, 9, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
LIMITS = [
    # role, minutes without a request, hours in all
    (Role.APPLICANT, 30, 12),
    (Role.REPRESENTATIVE, 30, 12),
    (Role.OFFICER, 15, 12),
    (Role.SUPERVISOR, 15, 12),
    (Role.SITE_CLERK, 15, 12),
    (Role.MAILROOM_CLERK, 15, 12),
    (Role.PANEL_PHYSICIAN, 15, 12),
    (Role.AUDITOR, 15, 12),
    (Role.ADMINISTRATOR, 15, 12),
    (Role.BORDER_OFFICER, 5, 12),
]


@pytest.fixture(autouse=True)
def _morning(settable_clock: None) -> None:
    present.set_to(BEGAN)


def account(role: Role = Role.APPLICANT, email: str = "amara@example.org") -> Account:
    """Make an account."""
    return Account.objects.create_account(email, name="Amara Diallo", role=role)


def begun(owner: Account) -> str:
    """Begin a session and return its cookie."""
    session = SessionStore()
    session[SESSION_KEY] = str(owner.pk)
    session[ROLE] = owner.role
    session[DEVICE] = "Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"
    session.create()
    session.save()
    assert session.session_key is not None
    return session.session_key


def is_live(cookie: str) -> bool:
    """Tell whether a cookie still opens a session."""
    return SESSION_KEY in SessionStore(cookie)


def come_by(cookie: str) -> bool:
    """Make a request that reads the session and moves its limit on; tell whether it was live."""
    session = SessionStore(cookie)
    live = SESSION_KEY in session
    session.seen()
    return live


@pytest.mark.parametrize(("role", "idle", "_hours"), LIMITS)
def test_it_ends_without_a_request(role: Role, idle: int, _hours: int) -> None:
    cookie = begun(account(role))
    present.set_to(BEGAN + timedelta(minutes=idle) - MICROSECOND)
    assert is_live(cookie)
    present.set_to(BEGAN + timedelta(minutes=idle))
    assert not is_live(cookie)


@pytest.mark.parametrize(("role", "idle", "hours"), LIMITS)
def test_it_ends_in_the_end_however_often_somebody_comes(role: Role, idle: int, hours: int) -> None:
    cookie = begun(account(role))
    while present.now() < BEGAN + timedelta(hours=hours):
        assert come_by(cookie)
        present.advance(timedelta(minutes=idle) - SEEN_EVERY)
    present.set_to(BEGAN + timedelta(hours=hours))
    assert not is_live(cookie)


def test_a_visit_is_written_down_once_a_minute_at_most() -> None:
    cookie = begun(account())
    present.advance(SEEN_EVERY - MICROSECOND)
    come_by(cookie)
    assert Session.objects.get().seen_at == BEGAN
    present.advance(MICROSECOND)
    come_by(cookie)
    row = Session.objects.get()
    assert row.seen_at == BEGAN + SEEN_EVERY
    assert row.ends_before == row.seen_at + timedelta(minutes=30)


def test_an_ended_session_is_not_brought_back_by_a_request_that_was_under_way() -> None:
    owner = account()
    slow = SessionStore(begun(owner))
    assert slow[SESSION_KEY] == str(owner.pk)
    sessions.end_others(owner, kept=None)
    slow["typed"] = "late"
    with pytest.raises(UpdateError):
        slow.save()
    assert Session.objects.count() == 0


def test_a_new_cookie_at_sign_in_ends_the_old_one() -> None:
    session = SessionStore()
    session["wanted"] = "page"
    session.create()
    before = session.session_key
    assert before is not None
    session.cycle_key()
    session.save()
    assert session.session_key != before
    assert "wanted" not in SessionStore(before)
    assert SessionStore(session.session_key)["wanted"] == "page"
    assert len(str(session.session_key)) * 5 > 128  # 36 characters are worth more than five bits each


def test_only_live_sessions_are_listed_the_last_one_first() -> None:
    owner, other = account(), account(email="other@example.org")
    begun(owner)
    begun(other)
    present.advance(timedelta(minutes=20))
    begun(owner)
    assert [row.began_at - BEGAN for row in sessions.of_account(owner)] == [timedelta(minutes=20), timedelta()]
    present.advance(timedelta(minutes=20))
    assert [row.began_at - BEGAN for row in sessions.of_account(owner)] == [timedelta(minutes=20)]
    SessionStore.clear_expired()
    assert Session.objects.count() == 1


def test_one_ends_ones_own_sessions_alone() -> None:
    owner, other = account(), account(email="other@example.org")
    mine, theirs = begun(owner), begun(other)
    (foreign,) = sessions.of_account(other)
    assert not sessions.end(owner, session_id=foreign.pk)
    assert is_live(theirs)
    (own,) = sessions.of_account(owner)
    assert sessions.end(owner, session_id=own.pk)
    assert not is_live(mine)


def test_disabling_an_account_ends_two_hundred_sessions_at_once() -> None:
    owner, other = account(), account(email="other@example.org")
    cookies, spared = [begun(owner) for _ in range(200)], begun(other)
    sessions.disable(owner)
    assert [cookie for cookie in cookies if is_live(cookie)] == []
    assert is_live(spared)
    owner.refresh_from_db()
    assert not owner.is_active


def test_the_rows_tell_neither_the_cookie_nor_what_the_session_holds() -> None:
    cookie = begun(account())
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM accounts_session")
        row = b"".join(
            bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode() for cell in cursor.fetchone()
        )
    for plain in (cookie, "Firefox", "applicant"):
        assert plain.encode() not in row


def test_what_signing_in_leaves_behind_is_forgotten_and_nothing_that_still_counts() -> None:
    begun(account())
    assert tidying.forget_old(BEGAN + timedelta(minutes=30) - MICROSECOND) == 0
    assert tidying.forget_old(BEGAN + timedelta(minutes=30)) == 1
