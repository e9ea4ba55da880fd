"""Acts upon many cases: foreseen as they then happen, two people beyond ten, failures told, nothing done twice."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from casework.cases import AT, hand_in, in_process, note
from casework.test_queues import staff
from workpermit.accounts.models import Account
from workpermit.casework import assigning, bulk, journal, queues
from workpermit.casework.bulk import NotPlanned
from workpermit.casework.bulk_acts import ACTS, open_to
from workpermit.casework.models import AccessEntry, CaseRow, OpenWork
from workpermit.core.case.actor import Role
from workpermit.core.case.application import ApproveApplication, RefuseApplication, ReturnApplication
from workpermit.trades.desks import cover, plans
from workpermit.trades.desks.models import ItemState, Plan, PlanState

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_folder")]


def plan(kind: str, cases: Sequence[UUID], by: Account, to: str = "") -> Plan:
    return bulk.draw_up(kind, to=to, case_ids=list(cases), account=by, plan_id=uuid4(), at=AT)


def whys(one: Plan) -> list[str]:
    return [each.why.en if each.why else "" for each in bulk.foresee(one, at=AT)]


def assignees(cases: Sequence[UUID]) -> list[str]:
    by_id = dict(OpenWork.objects.values_list("case_id", "assignee"))
    return [by_id[one] for one in cases]


# --- rows of the office ----------------------------------------------------------------------------------------------


def test_nothing_is_done_before_the_plan_is_sent_and_then_what_was_foreseen() -> None:
    cases, boss, to = [hand_in() for _ in range(3)], staff(Role.SUPERVISOR), staff(name="Tremblay")
    one = plan("assign", cases, boss, str(to.pk))
    assert whys(one) == ["", "", ""]
    assert assignees(cases) == ["", "", ""]
    bulk.send(one, account=boss, at=AT)
    assert one.state == PlanState.CARRIED_OUT
    assert assignees(cases) == [str(to.pk)] * 3
    assert {item.state for item in plans.items_of(one)} == {ItemState.DONE}
    assert AccessEntry.objects.filter(what="bulk", actor=str(boss.pk)).count() == 3


def test_each_failure_is_told_with_its_reason_and_holds_up_no_other() -> None:
    free, moved, others, elsewhere = hand_in(), hand_in(), hand_in(), hand_in("in-canada-extension")
    me, other, to = staff(), staff(), staff(name="Okafor")
    queues.take(others, other)
    one = plan("assign", [moved, others, elsewhere, free], me, str(to.pk))
    assert whys(one) == [
        "",
        "Somebody else has this case. A supervisor can move it.",
        "This case lies in another office (CPC).",
        "",
    ]
    queues.take(moved, other)  # after it was shown
    assert whys(one)[0] == "The case changed since you ticked it. Look at it again."
    bulk.send(one, account=me, at=AT)
    assert assignees([free, moved, others]) == [str(to.pk), str(other.pk), str(other.pk)]
    states = [item.state for item in plans.items_of(one)]
    assert states == [ItemState.FAILED, ItemState.FAILED, ItemState.FAILED, ItemState.DONE]
    assert whys(one)[0] == "The case changed since you ticked it. Look at it again."
    assert whys(one)[3] == ""


def test_a_supervisor_moves_what_somebody_has_and_an_officer_gives_back_their_own() -> None:
    case_id, mine = hand_in(), hand_in()
    boss, me, other = staff(Role.SUPERVISOR), staff(), staff()
    queues.take(case_id, other)
    queues.take(mine, me)
    bulk.send(plan("give-back", [case_id, mine], me), account=me, at=AT)
    assert assignees([case_id, mine]) == [str(other.pk), ""]
    bulk.send(plan("assign", [case_id, mine], boss, str(me.pk)), account=boss, at=AT)
    assert assignees([case_id, mine]) == [str(me.pk)] * 2
    assert whys(plan("assign", [mine], boss, str(me.pk))) == ["They have this case already."]


def test_another_office_gets_a_case_without_the_one_who_had_it() -> None:
    case_id, boss, officer = hand_in(), staff(Role.SUPERVISOR), staff()
    staff(office="CPC")
    queues.take(case_id, officer)
    bulk.send(plan("move-office", [case_id], boss, "CPC"), account=boss, at=AT)
    work = OpenWork.objects.get(pk=case_id)
    assert (work.office, work.region, work.assignee) == ("CPC", "CPC", "")
    assert CaseRow.objects.get(pk=case_id).office.startswith("VO-"), "where it was filed stays as it was"


def test_nobody_is_given_more_than_they_have_room_for_or_while_away() -> None:
    cases, boss, to, away = [hand_in() for _ in range(3)], staff(Role.SUPERVISOR), staff(name="Full"), staff()
    assigning.set_capacity(to.pk, 2)
    one = plan("assign", cases, boss, str(to.pk))
    foreseen = whys(one)
    assert foreseen[:2] == ["", ""]
    assert foreseen[2].startswith("The person chosen can be given no more cases now")
    bulk.send(one, account=boss, at=AT)
    assert whys(one) == foreseen, "what was foreseen is what happened"
    assert OpenWork.objects.filter(assignee=str(to.pk)).count() == 2
    day = AT.date()
    cover.enter(away.pk, covered_by=to.pk, from_on=day, until_on=day, entered_by=away.pk, at=AT)
    assert all(whys(plan("assign", cases, boss, str(away.pk))))


def test_who_must_keep_away_is_not_given_the_case() -> None:
    account = staff(name="Own")
    case_id, boss = hand_in(), staff(Role.SUPERVISOR)
    CaseRow.objects.filter(pk=case_id).update(applicant_id=str(account.pk))
    assert whys(plan("assign", [case_id], boss, str(account.pk))) == [
        "The person chosen must keep away from this case."
    ]
    assert whys(plan("assign", [case_id], account, str(boss.pk)))[0].startswith("You must keep away")


# --- acts of the machines --------------------------------------------------------------------------------------------


def test_an_act_of_the_machines_goes_through_the_door_in_its_authors_name() -> None:
    ready, waits = in_process(), hand_in()
    me = staff()
    one = plan("start-eligibility", [ready, waits], me)
    foreseen = whys(one)
    assert foreseen[0] == ""
    assert foreseen[1]
    bulk.send(one, account=me, at=AT)
    assert whys(one) == foreseen
    last = journal.entries(ready)[-1]
    assert (type(last.event).__name__, last.actor) == ("CheckStarted", me.actor)
    before = len(journal.entries(ready))
    bulk.carry_on(one, at=AT)
    assert len(journal.entries(ready)) == before, "nothing is done twice"


def test_a_case_that_moved_on_is_left_alone() -> None:
    case_id, me = in_process(), staff()
    one = plan("start-eligibility", [case_id], me)
    note(case_id, word="news")
    before = len(journal.entries(case_id))
    bulk.send(one, account=me, at=AT)
    assert whys(one) == ["The case changed since you ticked it. Look at it again."]
    assert len(journal.entries(case_id)) == before


def test_what_broke_off_is_gone_on_with_and_nothing_is_done_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    cases, me, to = [hand_in() for _ in range(3)], staff(), staff()
    one = plan("assign", cases, me, str(to.pk))
    settle, calls = plans.settle, []

    def broken(item: object, why: object) -> None:
        calls.append(item)
        if len(calls) == 2:
            raise KeyboardInterrupt
        settle(item, why)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(plans, "settle", broken)
        with pytest.raises(KeyboardInterrupt):
            bulk.send(one, account=me, at=AT)
    assert assignees(cases) == [str(to.pk), "", ""], "what was not written down was not done"
    bulk.carry_on(one, at=AT)
    assert assignees(cases) == [str(to.pk)] * 3


def test_no_decision_and_no_return_is_ever_among_the_acts_upon_many() -> None:
    never = (ApproveApplication, RefuseApplication, ReturnApplication)
    assert not any(isinstance(act.command, never) for act in ACTS.values())
    assert set(open_to(Role.MAILROOM_CLERK)) == {"print", "delivered"}
    for role in (Role.SITE_CLERK, Role.PANEL_PHYSICIAN, Role.BORDER_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR):
        assert open_to(role) == {}


# --- two people beyond ten (S-17) ------------------------------------------------------------------------------------


def many(by: Account) -> tuple[Plan, list[UUID]]:
    first = hand_in()
    work = OpenWork.objects.get(pk=first)
    cases = [first, *(hand_in() for _ in range(10))]
    assert work.office
    return plan("give-back", cases, by), cases


def test_more_than_ten_cases_take_a_supervisor_who_is_not_the_author() -> None:
    boss, second, officer = staff(Role.SUPERVISOR), staff(Role.SUPERVISOR), staff()
    one, cases = many(boss)
    OpenWork.objects.update(assignee="somebody")
    one = plan("give-back", cases, boss)
    bulk.send(one, account=boss, at=AT)
    assert one.state == PlanState.WAITING
    assert set(assignees(cases)) == {"somebody"}
    for wrong in (boss, officer):
        with pytest.raises(NotPlanned):
            bulk.confirm(one, account=wrong, at=AT)
    assert set(assignees(cases)) == {"somebody"}
    assert bulk.confirm(one, account=second, at=AT)
    assert set(assignees(cases)) == {""}
    assert not bulk.confirm(one, account=second, at=AT), "once"


def test_the_database_itself_refuses_many_by_one() -> None:
    boss = staff(Role.SUPERVISOR)
    one, _ = many(boss)
    for by in (boss.pk, None):
        with pytest.raises(IntegrityError), transaction.atomic():
            Plan.objects.filter(pk=one.pk).update(state=PlanState.CARRIED_OUT, settled_by=by)


def test_ten_cases_take_one_person() -> None:
    boss = staff(Role.SUPERVISOR)
    one, cases = many(boss)
    assert one.takes_two
    assert not plan("give-back", cases[:10], boss).takes_two


def test_a_plan_is_given_up_by_its_author_or_the_second_person_and_by_nobody_else() -> None:
    boss, second = staff(Role.SUPERVISOR), staff(Role.SUPERVISOR)
    for by, may in ((boss, True), (second, True), (staff(), False)):
        one, _ = many(boss)
        bulk.send(one, account=boss, at=AT)
        if may:
            assert bulk.leave(one, account=by, at=AT)
            assert not bulk.confirm(one, account=second, at=AT)
        else:
            with pytest.raises(NotPlanned):
                bulk.leave(one, account=by, at=AT)


# --- what is no plan -------------------------------------------------------------------------------------------------


def test_what_cannot_be_planned_names_what_to_mend() -> None:
    case_id, boss, officer = hand_in(), staff(Role.SUPERVISOR), staff()
    clerk = staff(Role.MAILROOM_CLERK)
    for kind, cases, by, to, field in (
        ("assign", [], boss, str(officer.pk), "case"),
        ("assign", [uuid4()], boss, str(officer.pk), "case"),
        ("assign", [uuid4() for _ in range(201)], boss, str(officer.pk), "case"),
        ("assign", [case_id], boss, "", "person"),
        ("assign", [case_id], boss, str(clerk.pk), "person"),
        ("move-office", [case_id], boss, "NOWHERE", "office"),
        ("move-office", [case_id], officer, "VO", "kind"),
        ("refuse", [case_id], officer, "", "kind"),
    ):
        with pytest.raises(NotPlanned) as raised:
            plan(kind, cases, by, to)
        assert raised.value.field == field, (kind, to)


def test_the_same_form_twice_is_one_plan() -> None:
    case_id, me, to, plan_id = hand_in(), staff(), staff(), uuid4()
    for _ in range(2):
        bulk.draw_up("assign", to=str(to.pk), case_ids=[case_id], account=me, plan_id=plan_id, at=AT)
    assert Plan.objects.count() == 1
    one = Plan.objects.get()
    for _ in range(2):
        bulk.send(one, account=me, at=AT)
    assert AccessEntry.objects.filter(what="bulk").count() == 1


def test_foreseeing_rows_costs_the_same_for_many() -> None:
    me, to = staff(), staff()
    costs = []
    for n in (1, 5):
        one = plan("assign", [hand_in() for _ in range(n)], me, str(to.pk))
        with CaptureQueriesContext(connection) as asked:
            bulk.foresee(one, at=AT)
        costs.append(len(asked))
    assert costs[0] == costs[1]
