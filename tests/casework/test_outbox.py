"""The outbox: each letter once, whoever takes the work up, whatever breaks in between (reliability 3.7)."""

from __future__ import annotations

import threading
from collections import Counter
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

import pytest

from casework import cases
from casework.cases import AT, hand_in, make_letters
from workpermit.casework import outbox
from workpermit.casework.checking import check
from workpermit.casework.correspondence.making import make
from workpermit.casework.models import OutboxRow
from workpermit.casework.outbox import LEASE, TRIES, Due, drain
from workpermit.core.case.letters import Letter
from workpermit.trades.letters import keeping
from workpermit.trades.letters.models import Letter as LetterRow
from workpermit.trades.notices.models import Message


class Unreachable(Exception):
    """What a maker raises that cannot do its work just now."""


class Maker:
    """Counts what it is asked to make, and fails where it is told to."""

    def __init__(self, *, failing: frozenset[Letter] = frozenset()) -> None:
        self.made: Counter[str] = Counter()
        self.failing = failing
        self._lock = threading.Lock()

    def __call__(self, due: Due, _: datetime) -> None:
        with self._lock:
            self.made[due.cause] += 1
        if due.does in self.failing:
            raise Unreachable


def letters_of(case_id: UUID) -> list[str]:
    """Return the kinds of the letters of a case."""
    return [letter.letter for letter in keeping.of_case(case_id)]


@pytest.mark.django_db
def test_each_row_is_made_once_and_draining_again_makes_nothing() -> None:
    hand_in()
    hand_in("in-canada-extension")
    maker = Maker()
    waiting = OutboxRow.objects.count()
    assert drain(maker, at=AT) == waiting == len(maker.made)
    assert drain(maker, at=AT + timedelta(days=1)) == 0
    assert set(maker.made.values()) == {1}


@pytest.mark.django_db
def test_what_fails_holds_up_nothing_and_is_set_aside_after_five_tries() -> None:
    hand_in()
    maker = Maker(failing=frozenset({Letter.ACKNOWLEDGEMENT}))
    with pytest.raises(Unreachable):
        drain(maker, at=AT)
    assert OutboxRow.objects.filter(done_at__isnull=True).count() == 1
    assert drain(maker, at=AT) == 0  # leased: not before the lease ends
    now = AT
    for _ in range(TRIES - 2):
        now += LEASE
        with pytest.raises(Unreachable):
            drain(maker, at=now)
        assert outbox.set_aside() == []
    assert drain(maker, at=now + LEASE) == 0
    (aside,) = outbox.set_aside()
    assert (aside.reaction, aside.attempts, aside.fault) == ("letter:acknowledgement", TRIES, "Unreachable")
    assert drain(maker, at=now + timedelta(days=9)) == 0
    assert sum(maker.made.values()) == TRIES + 1
    assert outbox.try_again() == 1
    assert drain(Maker(), at=now + timedelta(days=9)) == 1


@pytest.mark.django_db
def test_what_failed_once_is_made_at_the_next_try() -> None:
    case_id = hand_in("us-citizen")
    with pytest.raises(Unreachable):
        drain(Maker(failing=frozenset(Letter)), at=AT)
    assert make_letters(AT + LEASE) == 1
    assert letters_of(case_id) == ["acknowledgement"]
    assert OutboxRow.objects.get().fault == ""


@pytest.mark.django_db
def test_the_fault_that_is_kept_says_nothing_about_anybody() -> None:
    hand_in("us-citizen")

    def fails(_: Due, __: datetime) -> None:
        raise ValueError("Maricel Dela Peña, P4471203B")

    with pytest.raises(ValueError, match="Maricel"):
        drain(fails, at=AT)
    assert OutboxRow.objects.get().fault == "ValueError"


@pytest.mark.django_db
def test_a_row_is_not_taken_while_another_holds_its_lease() -> None:
    hand_in("us-citizen")
    held = outbox._take(AT)
    assert held is not None
    assert outbox._take(AT + LEASE - timedelta(seconds=1)) is None
    again = outbox._take(AT + LEASE)
    assert again is not None
    assert (again.pk, again.attempts) == (held.pk, 2)


@pytest.mark.usefixtures("own_database")
def test_workers_side_by_side_make_each_row_once() -> None:
    for name in cases.NAMES:
        hand_in(name)
    waiting, maker = OutboxRow.objects.count(), Maker()
    outcomes = cases.in_parallel(*[partial(_drain_until_empty, maker)] * 4)
    assert sum(made for made in outcomes if isinstance(made, int)) == waiting
    assert len(maker.made) == waiting
    assert set(maker.made.values()) == {1}


def _drain_until_empty(maker: Maker) -> int:
    made = 0
    while OutboxRow.objects.filter(done_at__isnull=True, attempts=0).exists():
        made += drain(maker, at=AT)
    return made


@pytest.mark.usefixtures("own_database")
def test_a_worker_that_takes_without_a_lease_makes_letters_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Prove that the test above can fail."""
    hand_in("us-citizen")
    both, maker = threading.Barrier(2), Maker()

    def take(_: datetime, __: UUID | None) -> OutboxRow | None:
        row = OutboxRow.objects.filter(done_at__isnull=True).first()
        both.wait(timeout=10)
        return row

    monkeypatch.setattr(outbox, "_take", take)
    cases.in_parallel(*[partial(drain, maker, at=AT, limit=1)] * 2)
    assert set(maker.made.values()) == {2}


@pytest.mark.usefixtures("own_database")
def test_a_crash_between_making_and_done_gives_the_letter_once() -> None:
    """The process ends after the letter was printed and kept, before its row is done."""
    case_id = hand_in()

    def crashes(due: Due, at: datetime) -> None:
        make(due, at)
        raise KeyboardInterrupt  # as a kill: nothing after it runs

    with pytest.raises(KeyboardInterrupt):
        drain(crashes, at=AT)
    assert letters_of(case_id) == []
    assert make_letters(AT + LEASE) == 2
    assert sorted(letters_of(case_id)) == ["acknowledgement", "biometric_instruction"]
    report = check()
    assert (report.troubles, report.leftovers) == ((), 0)  # the same letter gives the same bytes


@pytest.mark.django_db
def test_a_reaction_taken_up_again_after_it_was_made_changes_nothing() -> None:
    case_id = hand_in("us-citizen")
    make_letters()
    (letter,), (message,) = LetterRow.objects.all(), Message.objects.all()
    OutboxRow.objects.update(done_at=None, leased_until=0)
    assert make_letters(AT + timedelta(days=3)) == 1
    (same_letter,), (same_message,) = LetterRow.objects.all(), Message.objects.all()
    assert (same_letter.pk, same_letter.number, same_letter.sha256) == (letter.pk, letter.number, letter.sha256)
    assert (same_message.pk, same_message.put_at) == (message.pk, message.put_at)
    assert letters_of(case_id) == ["acknowledgement"]
