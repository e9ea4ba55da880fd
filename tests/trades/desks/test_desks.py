"""The rows of desks: who covers whom on which day, names that are sealed, presence that does not last."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection

from workpermit.trades.desks import cover, plans, presence, saved, tidying
from workpermit.trades.desks.cover import NotEntered
from workpermit.trades.desks.models import Absence, Plan, PlanState, Presence, SavedQueue
from workpermit.trades.desks.saved import NotKept

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
A, B, C = (UUID(int=n) for n in (1, 2, 3))


def enter(who: UUID, by: UUID, first: int, last: int) -> Absence:
    days = {"from_on": date(2026, 3, first), "until_on": date(2026, 3, last)}
    return cover.enter(who, covered_by=by, entered_by=who, at=AT, **days)


@pytest.mark.parametrize(
    ("day", "covers"), [(3, False), (4, True), (6, True), (7, False)], ids=["eve", "first", "last", "after"]
)
def test_a_cover_holds_from_the_first_day_through_the_last(day: int, covers: bool) -> None:
    enter(A, B, 4, 6)
    on = date(2026, 3, day)
    assert [one.account_id for one in cover.covered_on(B, on)] == ([A] if covers else [])
    assert cover.is_away(A, on) is covers
    assert not cover.is_away(B, on)


def test_a_cover_is_for_one_remove() -> None:
    enter(A, B, 4, 6)
    enter(B, C, 8, 9)
    assert [one.account_id for one in cover.covered_on(C, date(2026, 3, 8))] == [B]


@pytest.mark.parametrize(
    ("who", "by", "first", "last", "field"),
    [
        (A, A, 4, 5, "covered_by"),
        (A, B, 5, 4, "until_on"),
        (A, B, 1, 1, "until_on"),
        (A, B, 10, 12, "from_on"),
        (B, A, 12, 14, "covered_by"),
    ],
    ids=["by oneself", "backwards", "over", "twice", "the cover is away"],
)
def test_an_absence_that_makes_no_sense_names_the_field(who: UUID, by: UUID, first: int, last: int, field: str) -> None:
    enter(A, C, 11, 13)
    with pytest.raises(NotEntered) as raised:
        enter(who, by, first, last)
    assert raised.value.field == field
    assert Absence.objects.count() == 1


def test_an_absence_ends_and_old_ones_are_forgotten() -> None:
    one, other = enter(A, B, 4, 6), enter(C, B, 4, 9)
    assert [each.pk for each in cover.coming(date(2026, 3, 9))] == [other.pk]
    assert cover.end(one.pk)
    assert not cover.end(one.pk)
    assert cover.forget_old(before=date(2026, 3, 10)) == 1


# --- saved queues ----------------------------------------------------------------------------------------------------


def test_a_name_lies_sealed_and_a_queue_is_its_owners_alone() -> None:
    one = saved.keep(A, name="Harbour renewals", wanted={"late": "1"}, at=AT)
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM desks_savedqueue")
        assert b"Harbour" not in bytes(cursor.fetchone()[0])
    assert [each.name for each in saved.of_account(A)] == ["Harbour renewals"]
    assert saved.of_account(B) == []
    assert not saved.rename(B, one.pk, name="Mine")
    assert not saved.forget(B, one.pk)
    assert saved.rename(A, one.pk, name="Renewals")
    assert [each.name for each in saved.of_account(A)] == ["Renewals"]
    assert saved.forget(A, one.pk)


def test_the_same_name_takes_the_new_filters_and_two_never_share_one(monkeypatch: pytest.MonkeyPatch) -> None:
    saved.keep(A, name="Late", wanted={"late": "1"}, at=AT)
    saved.keep(A, name="late", wanted={"who": "mine"}, at=AT)
    assert [each.wanted for each in saved.of_account(A)] == [{"who": "mine"}]
    other = saved.keep(A, name="Other", wanted={}, at=AT)
    with pytest.raises(NotKept):
        saved.rename(A, other.pk, name="LATE")
    monkeypatch.setattr(saved, "AT_MOST", 2)
    with pytest.raises(NotKept):
        saved.keep(A, name="Third", wanted={}, at=AT)
    assert SavedQueue.objects.count() == 2


# --- presence --------------------------------------------------------------------------------------------------------


def test_who_else_is_there_is_told_for_two_minutes_and_nothing_is_kept_beyond() -> None:
    case, other_case = uuid4(), uuid4()
    assert presence.be_present(case, A, at=AT) == []
    presence.be_present(other_case, C, at=AT)
    assert presence.be_present(case, B, at=AT + timedelta(seconds=119)) == [A]
    assert presence.be_present(case, A, at=AT + timedelta(seconds=119)) == [B]
    assert Presence.objects.count() == 3
    assert presence.be_present(case, B, at=AT + timedelta(seconds=120)) == [A]
    assert Presence.objects.filter(case_id=other_case).count() == 0, "two minutes are over, whosever they were"
    assert presence.be_present(case, B, at=AT + timedelta(seconds=300)) == []
    assert Presence.objects.count() == 1
    assert presence.drop_old(at=AT + timedelta(seconds=420)) == 1


# --- plans -----------------------------------------------------------------------------------------------------------


def test_a_plan_that_was_never_sent_is_forgotten_and_one_that_was_is_kept() -> None:
    for place, sent in ((1, True), (2, False)):
        one = plans.draw_up("assign", to="", cases=[(uuid4(), "")], made_by=A, at=AT, plan_id=UUID(int=place))
        if sent:
            assert plans.move(one, PlanState.CARRIED_OUT, before=[PlanState.SHOWN], by=A, at=AT)
    assert plans.forget_unsent(at=AT + timedelta(hours=23)) == 0
    plans.forget_unsent(at=AT + timedelta(hours=25))
    assert [one.pk for one in Plan.objects.all()] == [UUID(int=1)]


def test_tidying_forgets_all_of_it_in_its_time() -> None:
    enter(A, B, 4, 6)
    presence.be_present(uuid4(), A, at=AT)
    plans.draw_up("assign", to="", cases=[(uuid4(), "")], made_by=A, at=AT, plan_id=uuid4())
    assert tidying.forget_old(at=AT) == 0
    assert tidying.forget_old(at=AT + timedelta(days=40)) >= 3
    assert not Absence.objects.exists()
    assert not Presence.objects.exists()
    assert not Plan.objects.exists()
