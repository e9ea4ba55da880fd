"""The daily round: what stands behind a look is read from the case, never from the looker's word (S-29)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from casework.cases import AT, COUNTER, do, hand_in
from casework.test_purposes import TIES, staff
from workpermit.accounts.models import Account
from workpermit.casework import access, audit_records, purposes, queues, watching
from workpermit.casework.models import CaseRow
from workpermit.casework.purposes import Purpose, StaffRelation
from workpermit.core.case.actor import Role
from workpermit.core.case.application import WithdrawApplication
from workpermit.trades.audit import searches, settling, ties
from workpermit.trades.audit.models import Suspicion, Verdict

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]
LATER = AT.replace(year=2026)  # a Thursday, 14:00 UTC
DAY = LATER.date()


def case(name: str = "outside-visa-required") -> CaseRow:
    """Hand an application in at a visa office."""
    return CaseRow.objects.get(pk=hand_in(name))


def ended() -> CaseRow:
    """Return a case that was withdrawn a year before."""
    row = case()
    do(row.pk, WithdrawApplication(), by=COUNTER)
    return row


def look(row: CaseRow, account: Account, *, at: datetime = LATER, purpose: str = "work", what: str = "case") -> None:
    """Let somebody look."""
    access.look(row.pk, actor=account.actor, what=what, purpose=purpose, at=at)


def watched(on: date = DAY) -> set[tuple[str, str]]:
    """Let the round run the next day and return (rule, about) of what it asks."""
    watching.watch(at=datetime(on.year, on.month, on.day, 3, tzinfo=UTC) + timedelta(days=1))
    return set(Suspicion.objects.values_list("rule", "about"))


def test_a_long_closed_case_opened_with_nothing_behind_it_is_asked_about() -> None:
    row = ended()
    look(row, staff(), purpose="quality")  # the looker's own word is no explanation
    assert watched() == {("long_closed", str(row.pk))}
    assert Suspicion.objects.get().figures == {"days": 365}


def test_what_a_work_list_or_a_supervisor_stands_behind_is_not_asked_about() -> None:
    row = ended()
    for purpose in ("answer", "granted"):
        look(row, staff(), purpose=purpose)
    assert watched() == set()


def test_a_file_of_ones_own_circle_is_asked_about_unless_a_supervisor_opened_it() -> None:
    row, tied, granted = case(), staff(office="VO"), staff(office="VO")
    for account in (tied, granted):
        kind, key = TIES[StaffRelation.ADDRESS](row)
        ties.declare(account.pk, kind, [key], at=AT)
    look(row, tied)
    look(row, granted, purpose="granted")
    assert watched() == {("circle", str(row.pk))}
    assert Suspicion.objects.get().account_id == tied.pk


def test_the_third_day_on_one_person_without_an_act_is_asked_about() -> None:
    row, curious, working = case(), staff(), staff()
    queues.take(row.pk, working)
    for days in (9, 4, 0):
        for account in (curious, working):
            look(row, account, at=LATER - timedelta(days=days), purpose="colleague")
    assert watched() == {("repeated", str(row.person_id))}
    assert Suspicion.objects.get().account_id == curious.pk


def test_a_guarded_file_is_for_those_who_work_on_it() -> None:
    row, worker = case(), staff(office="VO")
    settling.guard(row.person_id, words="in the news", by=staff(Role.AUDITOR).pk, at=AT)
    look(row, worker)
    assert watched() == set()
    look(row, staff(), at=LATER + timedelta(days=1))
    assert watched(DAY + timedelta(days=1)) == {("guarded", str(row.person_id))}


def test_searches_that_lead_to_no_work_are_asked_about() -> None:
    idle, busy, row = staff(), staff(office="VO"), case()
    for account in (idle, busy):
        for minutes in (0, 5, 10):
            at = LATER + timedelta(minutes=minutes)
            searches.note(account.pk, role="officer", what=searches.What.PEOPLE, terms={}, found=1, at=at)
    look(row, busy, at=LATER + timedelta(minutes=12))
    assert watched() == {("name_search", "")}
    assert Suspicion.objects.get().account_id == idle.pk


def test_office_hours_are_those_of_the_ones_own_clock() -> None:
    row = case()
    early, there = staff(office="VO"), staff(office="VO", zone="Asia/Seoul")
    for account in (early, there):
        for minute in range(3):
            look(row, account, at=LATER.replace(hour=1, minute=minute))  # 10:00 in Seoul
    assert watched() == {("off_shift", "")}
    assert Suspicion.objects.get().account_id == early.pk


def test_a_day_is_looked_at_once_and_days_missed_are_made_up_for() -> None:
    row = ended()
    look(row, staff(), at=LATER)
    look(row, staff(), at=LATER + timedelta(days=1))
    three = LATER + timedelta(days=2)
    assert watching.watch(at=LATER + timedelta(days=1)) == 1
    assert watching.is_due(at=three)
    assert watching.watch(at=three) == 1
    assert watching.watch(at=three) == 0
    assert not watching.is_due(at=three)


def test_who_is_asked_about_does_not_settle_it() -> None:
    row, auditor = ended(), staff(Role.AUDITOR)
    look(row, staff())
    watched()
    found = Suspicion.objects.get()
    assert not settling.settle(found.pk, by=found.account_id, verdict=Verdict.EXPLAINED, words="all well", at=LATER)
    assert settling.settle(found.pk, by=auditor.pk, verdict=Verdict.REMINDED, words="talked to them", at=LATER)
    assert not settling.settle(found.pk, by=auditor.pk, verdict=Verdict.EXPLAINED, words="again", at=LATER)
    found.refresh_from_db()
    assert (found.verdict, found.words) == ("reminded", "talked to them")


def test_a_stated_purpose_stands_beside_the_question() -> None:
    row, account = ended(), staff()
    purposes.state(account, row.pk, purpose=Purpose.QUALITY, words="sampling old files", at=LATER)
    look(row, account, purpose="quality")
    watched()
    assert [(code, words) for _, code, words in audit_records.stated_on(Suspicion.objects.get())] == [
        ("quality", "sampling old files")
    ]
