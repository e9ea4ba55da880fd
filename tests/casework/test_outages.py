"""An outage of our own moves the dates that it touched, by itself, and says so (reliability 3.5, ADR-46)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import partial
from uuid import UUID

import pytest

from casework.cases import AT, OFFICER, in_parallel, make_letters
from casework.writing import account, message, written_to
from workpermit.casework import journal, messages, outages, timekeeping
from workpermit.casework.outages import extend, moved_to
from workpermit.core.case.biometrics import Stage
from workpermit.core.law.calendar import due_instant
from workpermit.trades.availability import beats
from workpermit.trades.availability.models import Heartbeat, Outage

pytestmark = pytest.mark.usefixtures("settable_clock")
DUE_ON = date(2025, 11, 7)
CLOSES = due_instant(DUE_ON)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def beat_through(since: datetime, until: datetime) -> None:
    """Beat every minute from `since` to `until`, both included."""
    minutes = int((until - since) / MINUTE)
    Heartbeat.objects.bulk_create([Heartbeat(minute=since + n * MINUTE) for n in range(minutes + 1)])


def away(begin: datetime, end: datetime) -> None:
    """Be away from `begin` to `end`: the beat before, then the beat that ends it."""
    beat_through(begin - 10 * MINUTE, begin - MINUTE)
    assert beats.beat(at=end) is not None


def due_on(case_id: UUID) -> date | None:
    """Return the day by which the biometrics are due now."""
    return journal.load(case_id).biometrics.due_on


# --- the evidence ------------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("gap", "counts"), [(MINUTE, False), (5 * MINUTE, False), (6 * MINUTE, True), (90 * MINUTE, True)], ids=str
)
def test_a_gap_in_the_beats_is_an_outage_from_five_minutes_on(gap: timedelta, counts: bool) -> None:
    beats.beat(at=AT)
    ended = beats.beat(at=AT + gap + timedelta(seconds=20))
    assert (ended is not None) == counts
    if ended is not None:
        assert (ended.began_at, ended.ended_at) == (AT + MINUTE, AT + gap)
    assert beats.beat(at=AT + gap + timedelta(seconds=40)) is None  # the same minute again


@pytest.mark.django_db
def test_a_place_that_never_beat_is_not_away() -> None:
    assert not beats.is_away(at=AT)
    assert beats.beat(at=AT) is None
    assert not beats.is_away(at=AT + 5 * MINUTE)
    assert beats.is_away(at=AT + 6 * MINUTE)


@pytest.mark.usefixtures("own_database")
def test_two_processes_that_beat_at_once_end_one_outage() -> None:
    beats.beat(at=AT)
    in_parallel(*[partial(beats.beat, at=AT + HOUR)] * 4)
    assert Outage.objects.count() == 1


# --- the grid: when, how long, before which day ------------------------------------------------------------------

DATES = (date(2025, 11, 7), date(2028, 2, 29), date(2026, 3, 1), date(2025, 12, 31), date(2026, 3, 8))
# From the closing instant back to the beginning and the end of the absence; whether the date moves.
GRID = (
    (timedelta(hours=13), timedelta(hours=12), False),  # before the last twelve hours
    (timedelta(hours=12, minutes=30), timedelta(hours=11, minutes=30), False),  # half of the hour lies outside
    (timedelta(hours=12), timedelta(hours=11), True),  # the first hour of the twelve
    (timedelta(hours=12), timedelta(hours=11, minutes=1), False),  # a minute less
    (timedelta(hours=3), timedelta(hours=2), True),
    (timedelta(hours=1), timedelta(0), True),  # the last hour
    (timedelta(minutes=59), timedelta(0), False),
    (timedelta(minutes=59), -timedelta(hours=5), False),  # most of it came after
    (timedelta(hours=1), -timedelta(hours=5), True),
    (timedelta(hours=30), -timedelta(hours=30), True),  # all of it
    (timedelta(0), -timedelta(hours=5), False),  # all of it came after
)


@pytest.mark.django_db
@pytest.mark.parametrize("day", DATES, ids=str)
@pytest.mark.parametrize(("begin", "end", "moves"), GRID, ids=str)
def test_an_hour_away_of_the_last_twelve_moves_the_date(
    day: date, begin: timedelta, end: timedelta, moves: bool
) -> None:
    closes = due_instant(day)
    Outage.objects.create(began_at=closes - begin, ended_at=closes - end)
    assert outages.is_extended(closes) == moves


@pytest.mark.django_db
def test_several_short_absences_add_up() -> None:
    for hours in (9, 7, 5):
        Outage.objects.create(began_at=CLOSES - hours * HOUR, ended_at=CLOSES - hours * HOUR + 20 * MINUTE)
    assert outages.is_extended(CLOSES)
    Outage.objects.first().delete()  # type: ignore[union-attr]
    assert not outages.is_extended(CLOSES)


@pytest.mark.parametrize(
    ("ended_at", "day"),
    [
        (datetime(2025, 11, 7, 20, tzinfo=UTC), date(2025, 11, 8)),
        (datetime(2025, 11, 8, 0, 20, tzinfo=UTC), date(2025, 11, 8)),
        (datetime(2025, 11, 8, 11, 59, tzinfo=UTC), date(2025, 11, 8)),
        (datetime(2025, 11, 8, 12, 0, tzinfo=UTC), date(2025, 11, 9)),
        (datetime(2025, 11, 10, 23, 50, tzinfo=UTC), date(2025, 11, 11)),
    ],
)
def test_after_our_return_there_are_at_least_twelve_hours(ended_at: datetime, day: date) -> None:
    assert moved_to(DUE_ON, ended_at=ended_at) == day
    assert due_instant(day) - ended_at >= timedelta(hours=12)


# --- the whole way -----------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_date_moves_before_anything_lapses_and_the_person_is_told_why() -> None:
    owner = account()
    case_id = written_to(owner)
    away(CLOSES - 3 * HOUR, CLOSES + 40 * MINUTE)
    back = CLOSES + 40 * MINUTE
    assert extend(at=back) == 1
    assert due_on(case_id) == date(2025, 11, 8)
    assert timekeeping.run_due(at=back) == 0
    assert journal.load(case_id).biometrics.stage is Stage.AWAITED
    make_letters(back)
    told = messages.opened(owner, message(case_id, "biometrics_due_moved").pk, at=back)
    assert "8 November 2025" in told.paragraphs[0].en.replace("\N{NO-BREAK SPACE}", " ")
    assert "You lose nothing by it" in told.paragraphs[2].en
    assert "rien" in told.paragraphs[2].fr
    assert journal.entries(case_id)[-1].actor.id == "outage"


@pytest.mark.django_db
def test_while_we_are_away_nothing_lapses() -> None:
    case_id = written_to(account())
    beat_through(CLOSES - HOUR, CLOSES - MINUTE)
    assert timekeeping.run_due(at=CLOSES + 40 * MINUTE) == 0
    assert journal.load(case_id).biometrics.stage is Stage.AWAITED
    beats.beat(at=CLOSES + 41 * MINUTE)
    assert extend(at=CLOSES + 41 * MINUTE) == 0  # of the last twelve hours we were there in all
    assert timekeeping.run_due(at=CLOSES + 41 * MINUTE) == 1
    assert journal.load(case_id).biometrics.stage is Stage.LAPSED


@pytest.mark.django_db
def test_an_officers_word_that_the_date_moved_says_nothing_of_an_outage() -> None:
    from casework.cases import do
    from workpermit.core.case.biometrics import MoveBiometricsDue

    owner = account()
    case_id = written_to(owner)
    do(case_id, MoveBiometricsDue(date(2025, 11, 20)), by=OFFICER, at=AT + HOUR)
    make_letters(AT + HOUR)
    told = messages.opened(owner, message(case_id, "biometrics_due_moved").pk, at=AT + HOUR)
    assert "not available" not in " ".join(line.en for line in told.paragraphs)


@pytest.mark.django_db
def test_twice_is_as_good_as_once_and_a_second_outage_moves_it_again() -> None:
    case_id = written_to(account())
    away(CLOSES - 3 * HOUR, CLOSES - HOUR)
    assert extend(at=CLOSES - HOUR) == 1
    assert extend(at=CLOSES - HOUR) == 0
    Outage.objects.update(extended_at=None)  # as after a worker that died before it could say so
    assert extend(at=CLOSES - HOUR) == 0
    assert due_on(case_id) == date(2025, 11, 8)
    next_day = timedelta(days=1)
    away(CLOSES + next_day - 3 * HOUR, CLOSES + next_day - HOUR)
    assert extend(at=CLOSES + next_day - HOUR) == 1
    assert due_on(case_id) == date(2025, 11, 9)


@pytest.mark.usefixtures("own_database")
def test_two_workers_at_once_move_a_date_once() -> None:
    case_id = written_to(account())
    away(CLOSES - 3 * HOUR, CLOSES - HOUR)
    outcomes = in_parallel(*[partial(extend, at=CLOSES - HOUR)] * 3)
    assert not [one for one in outcomes if isinstance(one, Exception)]
    kinds = [type(entry.event).__name__ for entry in journal.entries(case_id)]
    assert kinds.count("BiometricsDueMoved") == 1
    assert due_on(case_id) == date(2025, 11, 8)
