"""The queues: every filter, the order by date, pages by keyset; taking and giving back, for oneself and for others."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from casework.cases import AT, hand_in, in_process
from workpermit.accounts.models import Account
from workpermit.casework import bulk, queues
from workpermit.casework.models import NO_DAY, CaseRow, OpenWork
from workpermit.casework.queues import Wanted
from workpermit.core.case.actor import Role
from workpermit.trades.desks import cover

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_folder")]


def staff(role: Role = Role.OFFICER, *, office: str = "VO", name: str = "Some officer") -> Account:
    return Account.objects.create_account(f"{uuid4().hex}@office.example", name=name, role=role, office=office)


def asked(wanted: Wanted, role: Role = Role.OFFICER) -> set[UUID]:
    return {line.case_id for line in queues.queue(wanted, role=role).lines}


def test_each_filter_shows_what_it_names_and_nothing_else() -> None:
    here, there = hand_in("outside-visa-required"), hand_in("in-canada-extension")
    for name in ("country", "form", "language"):
        rows = {one: getattr(CaseRow.objects.get(pk=one), name) for one in (here, there)}
        OpenWork.objects.filter(pk=there).update(**{name: "XX"})
        own: dict[str, Any] = {name: rows[here]}
        assert asked(Wanted(**own)) == {here}, name
        assert asked(Wanted(**own | {name: "XX"})) == {there}, name
    OpenWork.objects.filter(pk=here).update(late=True, holder="office", programme="visit2work2020", assignee="somebody")
    OpenWork.objects.filter(pk=there).update(late=False, holder="applicant")
    for wanted in (
        Wanted(late=True),
        Wanted(holder="office"),
        Wanted(programme="visit2work2020"),
        Wanted(whose=("somebody", "another")),
    ):
        assert asked(wanted) == {here}, wanted
    assert asked(Wanted(unassigned=True)) == {there}
    assert asked(Wanted()) == {here, there}
    assert asked(Wanted(late=True, unassigned=True)) == set()


def test_a_region_has_the_offices_under_it_and_an_office_its_own_work_alone() -> None:
    abroad, inside = hand_in("outside-visa-required"), hand_in("in-canada-extension")
    office = OpenWork.objects.get(pk=abroad).office
    assert office.startswith("VO-")
    assert asked(Wanted(office="VO")) == asked(Wanted(office=office)) == {abroad}
    assert asked(Wanted(office="CPC")) == {inside}
    assert asked(Wanted(office="VO-XX")) == asked(Wanted(office="V")) == set()


def test_what_is_due_first_heads_the_queue_then_what_waits_longest_and_pages_follow() -> None:
    ids = [hand_in(at=AT + timedelta(minutes=n)) for n in range(6)]
    for place, due_at in ((0, None), (1, 50), (2, None), (3, 7), (4, 7), (5, None)):
        OpenWork.objects.filter(pk=ids[place]).update(due_at=due_at)
    in_order = [ids[n] for n in (3, 4, 1, 0, 2, 5)]
    assert [one.case_id for one in queues.queue(Wanted(), role=Role.OFFICER).lines] == in_order
    for size in (1, 2, 4):
        seen, after = [], ""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(queues, "LINES", size)
            while True:
                page = queues.queue(Wanted(), role=Role.OFFICER, after=after)
                seen += [one.case_id for one in page.lines]
                after = page.after
                if not after:
                    break
        assert seen == in_order, size


@pytest.mark.parametrize("after", ["", "?", "[]", '["a", 1, 2]', "{}", json.dumps([1, 2, "no id"]), "null", "7"])
def test_a_place_that_cannot_be_read_begins_anew(after: str) -> None:
    case_id = hand_in()
    assert [one.case_id for one in queues.queue(Wanted(), role=Role.OFFICER, after=after).lines] == [case_id]


def test_the_number_of_queries_is_that_of_an_empty_filter(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    owner = str(staff().pk)
    for _ in range(3):
        hand_in()
    OpenWork.objects.update(assignee=owner, late=True)
    every = Wanted(late=True, country="PH", form="imm_1295", language="en", office="VO", whose=(owner,))
    for wanted in (Wanted(), every, replace(every, office="VO-PH")):
        with django_assert_num_queries(4):
            assert len(queues.queue(wanted, role=Role.OFFICER).lines) == 3


def test_what_waits_for_no_day_comes_after_every_day() -> None:
    case_id = in_process()
    work = OpenWork.objects.get(pk=case_id)
    assert work.due_at is None
    assert work.first_at == NO_DAY


# --- for oneself and for whom one covers -----------------------------------------------------------------------------


def test_mine_is_with_those_i_cover_today_and_not_tomorrow(settable_clock: None) -> None:
    from workpermit.clock import present

    present.set_to(AT)
    me, away, other = staff(), staff(name="Away"), staff(name="Other")
    today = AT.date()
    cover.enter(away.pk, covered_by=me.pk, from_on=today, until_on=today, entered_by=away.pk, at=AT)
    assert queues.whose(me, on=today) == (str(me.pk), str(away.pk))
    assert queues.whose(me, on=today + timedelta(days=1)) == (str(me.pk),)
    case_id, theirs = hand_in(), hand_in()
    assert queues.take(case_id, away)
    assert queues.take(theirs, other)
    assert not queues.take(theirs, me), "who is not covered keeps theirs"
    assert not queues.give_back(theirs, me)
    assert queues.take(case_id, me)
    assert OpenWork.objects.get(pk=case_id).assignee == str(me.pk)
    assert not queues.take(case_id, away), "cover goes one way"
    present.set_to(AT + timedelta(days=1))
    OpenWork.objects.filter(pk=case_id).update(assignee=str(away.pk))
    assert not queues.take(case_id, me)


def test_moving_an_office_leaves_the_check_of_the_house_content() -> None:
    from workpermit.casework.checking import check

    case_id, boss = hand_in(), staff(Role.SUPERVISOR)
    staff(office="CPC")
    plan = bulk.draw_up("move-office", to="CPC", case_ids=[case_id], account=boss, plan_id=uuid4(), at=AT)
    bulk.send(plan, account=boss, at=AT)
    assert OpenWork.objects.get(pk=case_id).region == "CPC"
    assert check().troubles == ()
    OpenWork.objects.filter(pk=case_id).update(late=True)
    assert [one.text.en for one in check().troubles] == ["the list of open work differs from the journal"]
