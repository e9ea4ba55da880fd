"""Reminders are put once, catch up after a pause with the latest alone, stop when the thing is done (feature 26)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from uuid import UUID

import pytest

from casework import cases
from casework.cases import AT, OFFICER, SITE, do, in_parallel, make_letters
from casework.writing import account, send, written_to
from workpermit.accounts.models import Account
from workpermit.casework import reminders
from workpermit.clock import present
from workpermit.core.case.biometrics import Attempt, MoveBiometricsDue, RecordEnrolment
from workpermit.core.law.calendar import due_instant
from workpermit.trades.notices import reminding
from workpermit.trades.notices.models import Delivery, Message, State

DUE_ON = date(2025, 11, 7)  # thirty days after AT
CLOSES = due_instant(DUE_ON)
pytestmark = pytest.mark.usefixtures("settable_clock")


def told(case_id: UUID) -> list[str]:
    """Return the reminders and prompts about a case, in order."""
    kinds = Message.objects.filter(case_id=case_id).order_by("put_at", "pk").values_list("kind", flat=True)
    return [kind for kind in kinds if ":" in kind]


@pytest.fixture
def owner(db: None) -> Account:
    return account()


def test_a_whole_month_of_waiting(owner: Account) -> None:
    case_id = written_to(owner)
    at = AT
    while (following := reminding.earliest()) is not None:
        at = following
        assert reminders.remind(at=at) == 1
    assert told(case_id) == [
        "prompt:booking",
        "prompt:booking",
        "prompt:booking",
        "reminder:biometrics:seven_days",
        "reminder:biometrics:three_days",
        "prompt:booking",
        "reminder:biometrics:one_day",
        "reminder:biometrics:three_hours",
    ]
    assert at == CLOSES - timedelta(hours=3)


@pytest.mark.parametrize(
    ("left", "kinds"),
    [
        (timedelta(days=7, microseconds=1), ["prompt:booking"]),
        (timedelta(days=7), ["reminder:biometrics:seven_days"]),
        (timedelta(days=2), ["reminder:biometrics:three_days"]),
        (timedelta(hours=3), ["reminder:biometrics:three_hours"]),
        (timedelta(0), []),
    ],
    ids=str,
)
def test_after_a_pause_the_latest_alone_is_sent(owner: Account, left: timedelta, kinds: list[str]) -> None:
    case_id = written_to(owner)
    assert reminders.remind(at=CLOSES - left) == len(kinds)
    assert reminders.remind(at=CLOSES - left) == 0
    assert told(case_id) == kinds


def test_what_is_done_is_not_reminded_of_any_more(owner: Account) -> None:
    case_id = written_to(owner)
    do(case_id, RecordEnrolment(Attempt.ENROLLED, "Manila"), by=SITE, at=AT + timedelta(days=1))
    make_letters(AT + timedelta(days=1))
    assert reminders.remind(at=CLOSES - timedelta(days=1)) == 0
    assert told(case_id) == []
    assert reminding.earliest() is None


def test_a_moved_deadline_is_reminded_of_at_its_new_date_alone(owner: Account) -> None:
    case_id = written_to(owner)
    moved_to = DUE_ON + timedelta(days=20)
    do(case_id, MoveBiometricsDue(moved_to), by=OFFICER, at=AT + timedelta(days=1))
    make_letters(AT + timedelta(days=1))
    assert reminders.remind(at=CLOSES - timedelta(days=1)) == 1  # the weekly prompt
    assert told(case_id) == ["prompt:booking"]
    assert reminders.remind(at=due_instant(moved_to) - timedelta(days=7)) == 1
    assert told(case_id)[-1] == "reminder:biometrics:seven_days"


def test_a_reminder_that_waited_for_the_relay_until_it_was_done_is_not_sent(owner: Account) -> None:
    case_id = written_to(owner)
    send(AT)
    present.set_to(CLOSES - timedelta(days=7))
    reminders.remind(at=CLOSES - timedelta(days=7))
    do(case_id, RecordEnrolment(Attempt.ENROLLED, "Manila"), by=SITE, at=CLOSES - timedelta(days=6))
    assert send(CLOSES - timedelta(days=6)) == []
    (late,) = Delivery.objects.filter(message__kind="reminder:biometrics:seven_days")
    assert late.state == State.CANCELLED


def test_a_reminder_names_the_day_and_both_clocks_in_the_e_mail(owner: Account) -> None:
    written_to(owner)
    send(AT)
    at = CLOSES - timedelta(days=1)
    reminders.remind(at=at)
    (one,) = send(at)
    body = str(one.body).replace("\N{NO-BREAK SPACE}", " ")
    assert body.startswith("You have something to do by 7 November 2025, before midnight UTC.")
    assert "before 08:00 on 8 November 2025 (local time, UTC+8)" in body


@pytest.mark.usefixtures("own_database")
def test_two_workers_at_once_remind_once() -> None:
    case_id = written_to(account())
    outcomes = in_parallel(*[partial(reminders.remind, at=CLOSES - timedelta(days=7))] * 4)
    assert sorted(str(one) for one in outcomes) == ["0", "0", "0", "1"]
    assert told(case_id) == ["reminder:biometrics:seven_days"]
    assert cases.count("notices_delivery") == 3
