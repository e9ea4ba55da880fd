"""The next case and its reason, which says nothing but what the choice was made by; how work lies on people."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from casework.cases import AT, hand_in, in_process
from casework.test_queues import staff
from workpermit.casework import assigning, queues
from workpermit.casework.models import CaseRow, OpenWork
from workpermit.core.case.actor import Role
from workpermit.trades.audit import ties
from workpermit.trades.audit.models import TieKind
from workpermit.trades.desks import cover

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_folder")]
TODAY = AT.date()


def test_what_the_applicant_holds_is_nobodys_next_however_early_its_date() -> None:
    waits_for_them, ours = hand_in(), in_process()
    assert OpenWork.objects.get(pk=waits_for_them).due_at is not None
    officer = staff()
    found = assigning.take_next(officer)
    assert found is not None
    assert found.case_id == ours
    assert "in which the office acts next" in found.because.en
    assert assigning.take_next(officer) is None, "what is left waits for the applicant"


def test_many_that_the_applicant_holds_hide_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assigning, "_LOOKED_AT", 2)
    monkeypatch.setattr(assigning, "_AT_ONCE", 2)
    for _ in range(5):
        hand_in()
    ours = in_process()
    found = assigning.take_next(staff())
    assert found is not None
    assert found.case_id == ours


@pytest.mark.parametrize(
    ("due_at", "why"),
    [
        (None, "it has waited longest"),
        (1760313600000000 + 1800 * 1_000_000, "its date, 12\u00a0October 2025, comes first"),  # lapses on 13 at 00:30
    ],
)
def test_the_reason_is_the_one_the_choice_was_made_by(due_at: int | None, why: str) -> None:
    first, later = in_process(), in_process()
    OpenWork.objects.filter(pk=first).update(due_at=due_at, received_at=1)
    OpenWork.objects.filter(pk=later).update(due_at=None, received_at=2)
    found = assigning.take_next(staff())
    assert found is not None
    assert found.case_id == first
    assert found.because.en.startswith(f"You have this case because {why} among the cases of your office (VO)")


def test_nobody_is_given_a_case_that_is_close_to_them() -> None:
    near, far = in_process(), in_process("documents-requested")
    OpenWork.objects.filter(pk=near).update(due_at=1)
    officer = staff()
    person = CaseRow.objects.get(pk=near).person_id
    from workpermit.accounts.models import Person

    ties.declare(officer.pk, TieKind.OWN, [ties.number_key(Person.objects.get(pk=person).uci or "")], at=AT)
    OpenWork.objects.update(region="VO", holder="office")
    found = assigning.take_next(officer)
    assert found is not None
    assert found.case_id == far


def test_two_who_ask_at_once_get_two_cases(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = in_process(), in_process()
    quick = staff()
    take = queues.take

    def slower(case_id: UUID, account: object) -> bool:
        if account is not quick and case_id == first:
            take(first, quick)  # somebody was quicker by a moment
        return take(case_id, account)  # type: ignore[arg-type]

    OpenWork.objects.filter(pk=first).update(due_at=1)
    monkeypatch.setattr(queues, "take", slower)
    found = assigning.take_next(staff())
    assert found is not None
    assert found.case_id == second


# --- how work lies on people -----------------------------------------------------------------------------------------


def test_shares_count_what_each_has_and_who_has_no_room() -> None:
    busy, free, away = staff(name="B"), staff(name="A"), staff(name="C")
    for account, role in ((busy, "office"), (busy, "applicant"), (away, "office")):
        case_id = hand_in()
        OpenWork.objects.filter(pk=case_id).update(assignee=str(account.pk), holder=role, late=account is away)
    assigning.set_capacity(busy.pk, 2)
    cover.enter(away.pk, covered_by=free.pk, from_on=TODAY, until_on=TODAY, entered_by=away.pk, at=AT)
    told = {one.account.display_name: one for one in assigning.shares("VO", on=TODAY)}
    assert list(told) == ["A", "B", "C"], "by name"
    assert [(one.cases, one.ours, one.late, one.room) for one in told.values()] == [
        (0, 0, 0, None),
        (2, 1, 0, 0),
        (1, 1, 1, 0),
    ]
    assert [one.account_id for one in told["A"].covers] == [away.pk]
    assert [assigning.room_of(one, on=TODAY) for one in (free, busy, away)] == [None, 0, 0]
    assigning.set_capacity(busy.pk, None)
    assert assigning.room_of(busy, on=TODAY) is None
    assert assigning.room_of(away, on=TODAY + timedelta(days=1)) is None


def test_shares_cost_the_same_for_many(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    staff()
    with django_assert_num_queries(4):
        assigning.shares("VO", on=TODAY)
    for _ in range(5):
        staff()
    with django_assert_num_queries(4):
        assert len(assigning.shares("VO", on=TODAY)) == 6


def test_the_people_of_an_office_are_its_own_and_those_of_its_region() -> None:
    region, office, other = staff(office="VO"), staff(office="VO-PH"), staff(office="VO-US")
    for role in (Role.MAILROOM_CLERK, Role.APPLICANT, Role.AUDITOR):
        staff(role, office="VO")
    assert {one.pk for one in assigning.colleagues("VO")} == {region.pk, office.pk, other.pk}
    assert {one.pk for one in assigning.colleagues("VO-PH")} == {region.pk, office.pk}
    assert assigning.colleagues("CPC") == []


def test_what_is_moved_is_due_first_and_waits_for_the_office() -> None:
    ids, owner = [in_process() for _ in range(3)], str(uuid4())
    theirs = hand_in()
    OpenWork.objects.update(assignee=owner)
    for place, due_at in ((0, 30), (1, 10), (2, 20)):
        OpenWork.objects.filter(pk=ids[place]).update(due_at=due_at)
    found = assigning.first_cases(owner, office="VO", number=2, role=Role.SUPERVISOR)
    assert found == [ids[1], ids[2]]
    assert theirs not in assigning.first_cases(owner, office="VO", number=9, role=Role.SUPERVISOR)
    assert assigning.first_cases("", office="VO", number=9, role=Role.SUPERVISOR) == []
    OpenWork.objects.update(assignee="")
    assert assigning.nobodys("VO") == 3
    assert assigning.nobodys("CPC") == 0
