"""Guessing is slowed on three axes, and for the whole service; a person on another source is not (S-04, S-05)."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from django.db import connection

from workpermit.accounts import signing_in, throttle
from workpermit.accounts.models import Account, Guess
from workpermit.accounts.passwords import set_password
from workpermit.accounts.throttle import (
    BRAKE_DELAY,
    BRAKE_FLOOR,
    BRAKE_WINDOW,
    IN_A_ROW,
    NETWORK_WINDOW,
    PER_NETWORK,
    PER_SOURCE,
    SOURCE_WINDOW,
    Kind,
    Try,
)
from workpermit.core.case.actor import Role

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
PASSWORD = "otter lantern quilt harbour"


@pytest.fixture(autouse=True)
def _no_memory() -> None:
    cache.clear()


def tried(*, subject: str = "amara", address: str = "203.0.113.7", at: datetime = AT, kind: Kind = Kind.SIGN_IN) -> Try:
    """Return a try."""
    return Try(kind, throttle.subject_of(subject), throttle.source_of(address), at)


def wrong(times: int, **how: object) -> None:
    """Note wrong tries."""
    for _ in range(times):
        throttle.note(tried(**how), right=False)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "after", "admitted"),
    [
        (PER_SOURCE - 1, timedelta(), True),
        (PER_SOURCE, timedelta(), False),
        (PER_SOURCE, SOURCE_WINDOW - MICROSECOND, False),
        (PER_SOURCE, SOURCE_WINDOW, True),
    ],
)
def test_one_account_from_one_source(before: int, after: timedelta, admitted: bool) -> None:
    wrong(before)
    assert throttle.admits(tried(at=AT + after)) is admitted
    assert throttle.admits(tried(subject="other", at=AT + after))
    assert throttle.admits(tried(address="198.51.100.4", at=AT + after))
    assert throttle.admits(tried(kind=Kind.LINK, at=AT + after))


@pytest.mark.parametrize(
    ("before", "after", "admitted"),
    [
        (PER_NETWORK - 1, timedelta(), True),
        (PER_NETWORK, NETWORK_WINDOW - MICROSECOND, False),
        (PER_NETWORK, NETWORK_WINDOW, True),
    ],
)
def test_one_network(before: int, after: timedelta, admitted: bool) -> None:
    for number in range(before):
        wrong(1, subject=f"subject {number}", address=f"203.0.113.{number}")
    assert throttle.admits(tried(address="203.0.113.200", at=AT + after)) is admitted
    assert throttle.admits(tried(address="203.0.114.200", at=AT + after))


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.7", "203.0.113.0/24"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::1", "::/64"),
        ("unix socket", "unix socket"),
        ("", ""),
    ],
)
def test_the_network_of_an_address(address: str, network: str) -> None:
    assert throttle.network_of(address) == network


def test_a_hundred_in_a_row_close_an_account_until_it_is_proved_out_of_band() -> None:
    owner = Account.objects.create_account("amara@example.org", name="Amara", role=Role.APPLICANT)
    set_password(owner, PASSWORD)
    here, later = throttle.source_of("192.0.2.9"), AT + timedelta(days=2)
    for number in range(IN_A_ROW):
        wrong(1, subject="amara@example.org", address=f"10.0.{number}.1")
    assert signing_in.by_password("amara@example.org", PASSWORD, source=here, at=later) is None
    signing_in.unlock(owner, source=here, at=later)
    assert signing_in.by_password("amara@example.org", PASSWORD, source=here, at=later + MICROSECOND) == owner


def test_a_right_one_begins_the_hundred_anew() -> None:
    for number in range(IN_A_ROW - 1):
        wrong(1, address=f"10.0.{number}.1")
    throttle.note(tried(at=AT + MICROSECOND), right=True)
    wrong(1, address="10.1.0.1", at=AT + 2 * MICROSECOND)
    assert throttle.admits(tried(at=AT + timedelta(hours=2)))


def test_a_thousand_tries_by_force_are_looked_at_five_times_and_the_owner_still_signs_in() -> None:
    owner = Account.objects.create_account("amara@example.org", name="Amara", role=Role.APPLICANT)
    set_password(owner, PASSWORD)
    evaluated = 0
    for number in range(1000):
        attempt = tried(subject="amara@example.org", at=AT + timedelta(milliseconds=number))
        if throttle.admits(attempt):
            evaluated += 1
            throttle.note(attempt, right=False)
    assert evaluated == PER_SOURCE
    elsewhere = throttle.source_of("198.51.100.4")
    assert (
        signing_in.by_password("amara@example.org", PASSWORD, source=elsewhere, at=AT + timedelta(seconds=1)) == owner
    )


@pytest.mark.large
def test_a_guess_from_two_thousand_sources_is_slowed_and_told(caplog: pytest.LogCaptureFixture) -> None:
    waited: list[float] = []
    fast = 0
    with caplog.at_level(logging.ERROR, "workpermit.accounts.throttle"):
        for number in range(10_000):
            at = AT + timedelta(milliseconds=20 * number)
            braked = throttle.brake(at, wait=waited.append)
            attempt = tried(subject=f"pair {number}", address=f"10.{number % 2000 // 250}.{number % 250}.1", at=at)
            fast += not braked
            throttle.note(attempt, right=False)
    assert fast <= 100  # one in a hundred
    assert set(waited) == {BRAKE_DELAY.total_seconds()}
    alerts = [record for record in caplog.records if "guess brake on" in record.message]
    assert len(alerts) == 1  # once, within the window


def test_the_brake_follows_the_usual_week() -> None:
    """Sixty a window is usual here, so three times that is not; where nothing was usual the floor holds."""
    windows = timedelta(days=7) // BRAKE_WINDOW
    rows = [
        Guess(
            kind="sign_in",
            subject_hash=b"s",
            source_hash=b"a",
            network_hash=b"n",
            failed=True,
            at=AT - BRAKE_WINDOW * i,
        )
        for i in range(1, windows)
        for _ in range(6)
    ]
    Guess.objects.bulk_create(rows, batch_size=2000)
    wrong(BRAKE_FLOOR - 1)
    assert not throttle.brake(AT, wait=lambda _: None)
    wrong(1)
    assert throttle.brake(AT, wait=lambda _: None)


def test_no_address_lies_in_the_rows() -> None:
    wrong(1, subject="amara@example.org", address="203.0.113.7")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM accounts_guess")
        row = b"".join(bytes(c) if isinstance(c, bytes | memoryview) else str(c).encode() for c in cursor.fetchone())
    assert b"203.0.113" not in row
    assert b"amara" not in row


def test_old_tries_are_forgotten() -> None:
    wrong(2, at=AT - throttle.KEPT_FOR - MICROSECOND)
    wrong(1)
    assert throttle.forget_old(AT) == 2
