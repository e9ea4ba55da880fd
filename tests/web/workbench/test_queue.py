"""The pages around the queue: filters and names for them, the team, many cases at once, who else has a case open."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from web.signing_in import sign_in
from web.tracker import applicant as a
from web.tracker.applicant import words
from web.workbench.office import LANGUAGES, Desk
from workpermit.accounts.models import Account, Session
from workpermit.casework.models import AccessEntry, OpenWork
from workpermit.casework.purposes import StaffRelation, relation_of
from workpermit.clock import present
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.trades.desks.models import Absence, Capacity, Plan, PlanState, Presence, SavedQueue
from workpermit.web.workbench.quick_select import QuickSelect


def post(desk: Desk, page: str, /, *args: object, **typed: Any) -> Any:
    """Send a form and follow where it leads."""
    data = {"key": uuid.uuid4().hex, **typed}
    return sign_in(desk.client, desk.account).post(desk.address(page, *args), data, follow=True)


def sends(desk: Desk, page: str, /, *args: object, **typed: Any) -> str:
    """Send a form and return what follows."""
    answer = post(desk, page, *args, **typed)
    assert answer.status_code == 200, answer
    return words(answer.content)


# --- filters ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", [Role.OFFICER, Role.SUPERVISOR, Role.MAILROOM_CLERK, Role.BORDER_OFFICER])
def test_the_queue_opens_with_every_filter_in_both_languages(role: Role, language: str) -> None:
    a.to_be_mailed()
    a.holds_the_letter()
    desk = Desk(role, language=language)
    every = {"who": "nobody", "office": "all", "stage": "mailed", "late": "1", "holder": "carrier", "language": "en"}
    more = {"form": "imm_5710", "programme": "visit2work2020", "country": "CA"}
    for asked in ({}, *({name: value} for name, value in {**every, **more}.items()), every | more):
        assert desk.get("queue", **asked).status_code == 200, asked


def test_what_is_no_filter_of_ours_is_left_out() -> None:
    case = a.being_checked()
    said = Desk(Role.OFFICER, office="").reads("queue", stage="nowhere", country="??", who="x")
    assert case.number in said


def test_what_is_asked_for_stands_chosen_in_its_field_and_says_nothing_of_its_own() -> None:
    desk = Desk(Role.OFFICER, language="fr")
    page = desk.get("queue", stage="in_process", country="CI").content.decode()
    assert page.count(" selected>") == 9, "one in each field"
    assert '<option value="in_process" selected>en traitement</option>' in page
    assert '<option value="CI" selected>Côte d’Ivoire</option>' in page
    shown = QuickSelect(choices=[("<", "a & b"), ("2", "c")]).render("x", "2", {"id": 'q"'})
    assert shown == (
        '<select id="q&quot;" name="x"><option value="&lt;">a &amp; b</option>'
        '<option value="2" selected>c</option></select>'
    )


def test_filters_show_what_they_name() -> None:
    case, other = a.being_checked(), a.waits_for_biometrics()
    desk = Desk(Role.OFFICER, office="")
    for asked in ({"holder": "office"}, {"stage": "in_process"}):
        said = desk.reads("queue", **asked)
        assert case.number in said
        assert other.number not in said


# --- saved queues -----------------------------------------------------------------------------------------------------


def test_a_queue_is_saved_opened_renamed_and_deleted() -> None:
    desk = Desk(Role.OFFICER)
    said = sends(desk, "saved", name="Late ones", late="1", office="all", csrfmiddlewaretoken="x")
    assert "The queue is saved: Late ones." in said
    (one,) = SavedQueue.objects.all()
    assert one.wanted == {"late": "1", "office": "all"}
    page = desk.get("queue", late="1", office="all").content.decode()
    assert re.search(r'href="[^"]*\?office=all&amp;late=1" aria-current="page">Late ones<', page)
    assert "another" not in Desk(Role.OFFICER).reads("saved")
    prefix = one.pk.hex
    assert "has its new name" in sends(desk, "saved_one", one.pk, **{f"{prefix}-name": "Overdue"})
    assert "Overdue" in desk.get("saved").content.decode()
    assert "Name: please fill this in." in sends(desk, "saved_one", one.pk, **{f"{prefix}-name": ""})
    assert post(Desk(Role.OFFICER), "saved_one", one.pk, delete="1").status_code == 404
    assert "is deleted" in sends(desk, "saved_one", one.pk, delete="1")
    assert not SavedQueue.objects.exists()


def test_a_queue_without_a_name_is_not_saved_and_says_so() -> None:
    said = sends(Desk(Role.OFFICER), "saved", name="", late="1")
    assert "Name: please fill this in." in said
    assert not SavedQueue.objects.exists()


# --- the team ---------------------------------------------------------------------------------------------------------


def away(desk: Desk, cover: Account, *, who: Account | None = None, days: int = 3) -> str:
    day = now().date()
    typed = {"away-from_on": day, "away-until_on": day + timedelta(days=days), "away-covered_by": cover.pk}
    return sends(desk, "team", **typed, **({"away-account": who.pk} if who else {}))


def test_whoever_covers_has_the_cases_among_theirs_and_is_told_so() -> None:
    case = a.being_checked()
    absent, me = Desk(Role.OFFICER, office="VO"), Desk(Role.OFFICER, office="VO")
    post(absent, "take", case.case_id)
    assert case.number not in me.reads("queue", who="mine")
    assert "The absence is entered" in away(absent, me.account)
    said = me.reads("queue", who="mine")
    assert case.number in said
    assert "These include cases of people you cover" in said
    assert "you cover" in me.reads("case", case.case_id)
    post(me, "take", case.case_id)
    assert OpenWork.objects.get(pk=case.case_id).assignee == str(me.account.pk)
    post(absent, "take", case.case_id)
    assert OpenWork.objects.get(pk=case.case_id).assignee == str(me.account.pk)
    present.set_to(now() + timedelta(days=5))
    assert "These include" not in me.reads("queue", who="mine")


def test_a_cover_from_elsewhere_reads_without_a_further_word() -> None:
    case = a.being_checked()
    absent, me = Desk(Role.OFFICER, office="VO"), Desk(Role.OFFICER, office="CPC")
    post(absent, "take", case.case_id)
    assert relation_of(me.account, case.case_id, at=now()) is StaffRelation.OUTSIDE
    Absence.objects.create(
        account_id=absent.account.pk,
        covered_by=me.account.pk,
        from_on=now().date(),
        until_on=now().date(),
        entered_by=me.account.pk,
        entered_at=now(),
    )
    assert relation_of(me.account, case.case_id, at=now()) is StaffRelation.THEIRS


def test_an_officer_enters_their_own_absence_and_a_supervisor_anybodys() -> None:
    officer, other, boss = Desk(Role.OFFICER), Desk(Role.OFFICER), Desk(Role.SUPERVISOR)
    away(officer, boss.account, who=other.account)
    assert Absence.objects.get().account_id == officer.account.pk, "what was sent along names nobody else"
    away(boss, officer.account, who=other.account, days=1)
    assert Absence.objects.filter(account_id=other.account.pk).count() == 0, "the cover is away"
    away(boss, boss.account, who=other.account, days=1)
    theirs = Absence.objects.get(account_id=other.account.pk)
    assert post(officer, "absence_end", theirs.pk).status_code == 404
    assert "taken away" in sends(boss, "absence_end", theirs.pk)
    assert post(Desk(Role.SUPERVISOR, office="CPC"), "absence_end", Absence.objects.get().pk).status_code == 404


def test_what_is_wrong_with_an_absence_is_said_beside_its_field() -> None:
    desk = Desk(Role.OFFICER)
    assert "Covered by: choose somebody other" in away(desk, desk.account)
    assert "Last day: give a day that is not before the first." in away(desk, Desk(Role.OFFICER).account, days=-1)
    said = sends(desk, "team")
    assert "First day: give a date with year, month and day" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_supervisor_moves_work_after_seeing_each_case(language: str) -> None:
    busy, free, boss = Desk(Role.OFFICER), Desk(Role.OFFICER), Desk(Role.SUPERVISOR, language=language)
    cases = [a.being_checked() for _ in range(3)]
    for case in cases:
        post(busy, "take", case.case_id)
    typed = {"share-from_whom": busy.account.pk, "share-to_whom": free.account.pk, "share-number": 2}
    said = sends(boss, "balance", **typed)
    plan = Plan.objects.get()
    shown = [case for case in cases if case.number in said]
    assert len(shown) == plan.size == 2
    assert ("Nothing is done yet" if language == "en" else "Rien n’est encore fait") in said
    assert OpenWork.objects.filter(assignee=str(free.account.pk)).count() == 0
    sends(boss, "settle", plan.pk, then="send")
    assert OpenWork.objects.filter(assignee=str(free.account.pk)).count() == 2
    assert post(busy, "balance", **typed).status_code == 404


def test_who_has_no_room_is_shown_and_given_nothing() -> None:
    full, boss = Desk(Role.OFFICER), Desk(Role.SUPERVISOR)
    case = a.being_checked()
    sends(boss, "capacity", **{"most-account": full.account.pk, "most-cases": 0})
    assert Capacity.objects.get().cases == 0
    assert "none 0 at most" in boss.reads("team")
    said = sends(boss, "balance", **{"share-to_whom": full.account.pk, "share-number": 1})
    assert "can be given no more cases now" in said
    assert case.number in said
    assert "Cases at most: give a whole number" in sends(
        boss, "capacity", **{"most-account": full.account.pk, "most-cases": "many"}
    )
    sends(boss, "capacity", **{"most-account": full.account.pk, "most-cases": ""})
    assert not Capacity.objects.exists()


def test_nothing_to_move_is_said_and_leaves_no_plan() -> None:
    busy, boss = Desk(Role.OFFICER), Desk(Role.SUPERVISOR)
    typed = {"share-from_whom": busy.account.pk, "share-to_whom": boss.account.pk, "share-number": 5}
    assert "There is no case to move" in sends(boss, "balance", **typed)
    assert not Plan.objects.exists()


# --- many cases at once -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_ticked_cases_are_shown_before_and_told_after(language: str) -> None:
    desk, other = Desk(Role.OFFICER, language=language), Desk(Role.OFFICER)
    cases = [a.being_checked() for _ in range(2)]
    post(other, "take", cases[1].case_id)
    typed = {"bulk-kind": "assign", "bulk-person": desk.account.pk, "case": [one.case_id for one in cases]}
    assert "1" in sends(desk, "bulk", **typed)
    plan = Plan.objects.get()
    said = desk.reads("plan", plan.pk)
    why = {"en": "Somebody else has this case.", "fr": "Quelqu’un d’autre a ce dossier."}[language]
    assert all(one.number in said for one in cases)
    assert why in said
    assert OpenWork.objects.get(pk=cases[0].case_id).assignee == ""
    said = sends(desk, "settle", plan.pk, then="send")
    assert {"en": "Cases in which it was done: 1 of 2.", "fr": "Dossiers où c’est fait : 1 sur 2."}[language] in said
    assert why in said
    assert OpenWork.objects.get(pk=cases[0].case_id).assignee == str(desk.account.pk)
    assert AccessEntry.objects.filter(what="bulk").count() == 1
    assert desk.get("plan", uuid.uuid4()).status_code == 404
    assert other.get("plan", plan.pk).status_code == 404


def test_what_is_missing_is_said_and_the_ticks_stay() -> None:
    desk, case = Desk(Role.OFFICER, office=""), a.being_checked()
    assert "Tick the cases first" in sends(desk, "bulk", **{"bulk-kind": "give-back"})
    page = post(desk, "bulk", **{"bulk-kind": "assign", "case": [case.case_id]}).content.decode()
    assert "To whom: choose one of the people" in page
    assert f'value="{case.case_id}" checked' in page
    assert "Choose one of the acts" in sends(desk, "bulk", case=[case.case_id, "no id"])
    assert not Plan.objects.exists()


def test_more_than_ten_wait_on_a_list_for_a_supervisor() -> None:
    cases = [a.being_checked() for _ in range(11)]
    desk, boss = Desk(Role.OFFICER), Desk(Role.SUPERVISOR)
    to = Desk(Role.OFFICER).account
    sends(desk, "bulk", **{"bulk-kind": "assign", "bulk-person": to.pk, "case": [one.case_id for one in cases]})
    plan = Plan.objects.get()
    assert boss.get("plan", plan.pk).status_code == 404, "what is not sent is its author's alone"
    assert "the plan waits for a supervisor" in sends(desk, "settle", plan.pk, then="send")
    assert not OpenWork.objects.filter(assignee=str(to.pk)).exists()
    assert "Acts upon many cases" in boss.reads("lists")
    assert boss.address("plan", plan.pk) in boss.get("plans").content.decode()
    sends(desk, "settle", plan.pk, then="confirm")
    assert Plan.objects.get().state == PlanState.WAITING
    said = sends(boss, "settle", plan.pk, then="confirm")
    assert "Cases in which it was done: 11 of 11." in said
    assert f"Confirmed by {boss.account.display_name}" in said
    assert OpenWork.objects.filter(assignee=str(to.pk)).count() == 11
    assert "settled meanwhile" in sends(boss, "settle", plan.pk, then="confirm")
    assert "Nothing waits on this list." in boss.reads("plans")


# --- who else has it open ---------------------------------------------------------------------------------------------


def test_two_on_one_case_are_shown_to_each_other_for_two_minutes() -> None:
    case = a.being_checked()
    one, other = Desk(Role.OFFICER), Desk(Role.SUPERVISOR)
    assert "Open at the same time" not in one.reads("case", case.case_id)
    assert f"Open at the same time: {one.account.display_name}." in other.reads("case", case.case_id)
    form = one.client.get(one.act(case, "note-facts"))
    assert f"Open at the same time: {other.account.display_name}." in words(form.content), "before one writes"
    present.set_to(now() + timedelta(seconds=90))
    assert other.account.display_name in post(one, "here", case.case_id).content.decode()
    present.set_to(now() + timedelta(seconds=121))
    assert post(other, "here", case.case_id).content.strip() == b""
    assert Presence.objects.count() == 1, "nothing older is kept"


def test_a_page_that_asks_by_itself_logs_no_look_and_holds_no_session_open() -> None:
    case, desk = a.being_checked(), Desk(Role.OFFICER)
    sign_in(desk.client, desk.account)
    present.set_to(now() + timedelta(minutes=10))
    row = Session.objects.filter(account=desk.account).order_by("-seen_at")[0]
    before = AccessEntry.objects.count()
    desk.client.post(desk.address("here", case.case_id))
    assert Session.objects.get(pk=row.pk).ends_before == row.ends_before
    assert AccessEntry.objects.count() == before
    desk.client.get(desk.address("queue"))
    assert Session.objects.get(pk=row.pk).ends_before > row.ends_before, "a person does"
    assert desk.client.post(desk.address("here", uuid.uuid4())).status_code == 404


# --- what the pages cost ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "asked"), [("queue", {}), ("queue", {"who": "mine"}), ("team", {}), ("plans", {})])
def test_a_page_costs_the_same_for_many(name: str, asked: dict[str, str]) -> None:
    desk = Desk(Role.SUPERVISOR, office="")
    costs = []
    for n in (1, 4):
        for _ in range(n):
            case = a.being_checked()
            OpenWork.objects.filter(pk=case.case_id).update(assignee=str(desk.account.pk))
        sign_in(desk.client, desk.account)
        with CaptureQueriesContext(connection) as captured:
            desk.client.get(desk.address(name), asked)
        costs.append(len(captured))
    assert costs[0] == costs[1]
    assert costs[0] <= 16
