"""What is counted of the work agrees with the cases themselves, whatever the slices the rounds take."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from journeys.progress import approved, in_process
from journeys.story import OFFICER, Story, on, open_list
from workpermit.casework import figures, supervising
from workpermit.casework.models import JournalRow, OpenWork
from workpermit.clock import present
from workpermit.core.case.application import ReturnApplication
from workpermit.core.case.ball import Party, ball_of
from workpermit.trades.reports import counting
from workpermit.trades.reports.models import HeldDays

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def office(settable_clock: None) -> None:
    """Open the office."""
    open_list()


def gathered(story: Story) -> None:
    """Let every round run, an hour after the last thing happened."""
    present.set_to(present.now() + timedelta(hours=1))
    while figures.is_due(at=present.now()):
        figures.gather(at=present.now())
    assert story.entries


def returned() -> Story:
    """Hand in what lacks something, and return it."""
    story = Story("missing-fee", at=on(2026, 1, 12))
    story.wait(2)
    story.do(OFFICER, ReturnApplication())
    return story


def test_the_days_that_we_held_a_case_are_those_of_the_ball_until_the_decision(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "ENTRIES_A_ROUND", 3)
    story = approved("outside-visa-exempt", at=on(2025, 9, 16))
    decided = next(one for one in story.entries if type(one.event).__name__ == "ApplicationApproved")
    until = [one for one in story.entries if one.sequence <= decided.sequence]
    ours = ball_of(until).sums(at=decided.at)[Party.OFFICE].days
    story.wait(30)
    gathered(story)
    (row,) = HeldDays.objects.all()
    assert (row.days, row.cases, row.office, row.month) == (ours, 1, story.row.office, f"{decided.at:%Y-%m}")
    assert (row.form, row.country_class) == ("imm_1295", "visa_exempt")


def test_every_entry_is_counted_once_however_often_the_round_runs() -> None:
    story = approved("outside-visa-exempt", at=on(2025, 9, 16))
    gathered(story)
    assert figures.gather(at=present.now()) == 0
    assert counting.through(figures.ROUND) == JournalRow.objects.order_by("-pk").values_list("pk", flat=True)[0]
    assert sum(HeldDays.objects.values_list("cases", flat=True)) == 1


def test_while_others_write_the_last_entries_are_left_for_the_next_round() -> None:
    approved("outside-visa-exempt", at=on(2025, 9, 16))
    figures.gather(at=present.now())
    newest = JournalRow.objects.order_by("-pk").values_list("pk", flat=True)[0]
    assert counting.through(figures.ROUND) == max(newest - figures._LEFT_ALONE, 0)
    assert not HeldDays.objects.exists()


def test_grounds_of_returns_are_what_was_missing() -> None:
    story = returned()
    gathered(story)
    event = story.entries[-1].event
    missing = event.missing  # type: ignore[union-attr]
    assert missing
    assert counting.grounds(since_month="2026-01", office=story.row.office)["returned"] == dict.fromkeys(missing, 1)
    assert not HeldDays.objects.exists()
    told = supervising.given(office="", at=present.now())["returned"]
    assert {one.code for one in told} == set(missing)
    assert {one.cases for one in told} == {None}  # fewer than five


def test_the_open_work_is_grouped_as_it_stands() -> None:
    first, _ = (
        in_process("outside-visa-exempt", at=on(2025, 9, 16)),
        in_process("documents-requested", at=on(2026, 2, 3)),
    )
    at = present.now()
    loads = supervising.workload(region="", at=at)
    assert sum(load.cases for load in loads) == OpenWork.objects.count() == 2
    assert {load.holder.value for load in loads} == set(OpenWork.objects.values_list("holder", flat=True))
    old = (at - first.entries[0].at).days
    assert old > 120
    assert sum(load.by_age[-1] for load in loads) == 1
    assert supervising.workload(region="NOWHERE", at=at) == []


def test_reading_costs_the_same_however_much_is_open(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    in_process("outside-visa-exempt", at=on(2025, 9, 16))
    at = present.now()
    with django_assert_num_queries(1):
        supervising._workload("", at)
    with django_assert_num_queries(1):
        supervising.late(region="VO")
    with django_assert_num_queries(1):
        supervising.given(office="VO", at=at)
    with django_assert_num_queries(1):
        supervising.trend(region="", at=at)
