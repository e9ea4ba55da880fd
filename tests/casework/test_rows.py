"""The columns for searching say what the journal says, and what time calls for happens once (design, sections 4, 5)."""

from __future__ import annotations

import random
from collections import Counter
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from casework import cases, walking
from casework.cases import AT, COUNTER, NAMES, counts, do, hand_in
from workpermit.casework import journal, rows, timekeeping
from workpermit.casework.checking import check
from workpermit.casework.models import CaseRow, OpenWork
from workpermit.core.case.application import WithdrawApplication
from workpermit.core.case.codec import from_microseconds
from workpermit.core.case.deadlines import due_commands

STEPS = 40
# What shows that the walks reach far enough; a new act of the machines moves every walk, so rounds are added as needed.
MET = {"ApplicationWithdrawn", "CompletenessConfirmed", "RequestMade", "BiometricsLapsed"}
MOST_ROUNDS = 6


def agree(case_id: UUID) -> None:
    """Fail where a row differs from what its journal says."""
    case, row = journal.load(case_id), CaseRow.objects.get(pk=case_id)
    columns = rows.columns_of(case)
    assert rows.Columns(*(getattr(row, name) for name in columns._fields)) == columns
    assert (row.sequence, bytes(row.head)) == (case.sequence, journal.lines(case_id)[-1].hash)
    work = OpenWork.objects.filter(pk=case_id).first()
    expected = rows.work_columns_of(case)
    assert (work is not None) == (expected is not None) == rows.has_open_work(case)
    if work is not None and expected is not None:
        assert rows.WorkColumns(*(getattr(work, name) for name in expected._fields)) == expected
        assert (work.due_at, work.office, work.region) == (columns.wakes_at, row.office, row.office.partition("-")[0])
        assert (work.form, work.country, work.language) == (row.form, row.country, row.language)


def walked(name: str, chance: random.Random) -> tuple[UUID, Counter[str]]:
    """Walk a case at random, letting time pass and act; return the case and the kinds of its entries."""
    at, case_id = AT, hand_in(name)
    for _ in range(STEPS):
        at += timedelta(hours=chance.choice([0, 1, 7, 80]))
        timekeeping.run_due(at=at)
        if walking.is_over(journal.load(case_id)):
            break
        walking.step(case_id, chance, at=at)
        agree(case_id)
    timekeeping.run_due(at=at + timedelta(days=900))
    agree(case_id)
    return case_id, Counter(line.kind for line in journal.lines(case_id))


@pytest.mark.large
@pytest.mark.django_db
def test_after_every_step_of_a_random_walk_the_columns_are_those_of_the_journal() -> None:
    seen: Counter[str] = Counter()
    for seed, name in enumerate(NAMES * MOST_ROUNDS):
        _, kinds = walked(name, random.Random(seed))  # the same walks at every run
        assert kinds["ApplicationApproved"] + kinds["ApplicationRefused"] + kinds["ApplicationReturned"] <= 1
        seen += kinds
        if seed + 1 >= len(NAMES) and set(seen) >= MET:
            break
    assert check().troubles == ()
    assert set(seen) >= MET
    assert len(seen) >= 25


@pytest.mark.django_db
def test_a_column_that_was_forgotten_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Prove that the walk above can fail."""
    monkeypatch.setattr(rows, "_UPDATE", rows._UPDATE.replace("wakes_at = %s", "wakes_at = COALESCE(wakes_at, %s)"))
    case_id = hand_in()
    do(case_id, WithdrawApplication(), by=COUNTER)
    with pytest.raises(AssertionError):
        agree(case_id)
    assert [trouble.text.en for trouble in check().troubles] == ["the column wakes_at differs from the journal"]


@pytest.mark.django_db
def test_open_work_appears_with_the_application_and_goes_with_its_end() -> None:
    case_id = hand_in()
    work = OpenWork.objects.get(pk=case_id)
    row = CaseRow.objects.get(pk=case_id)
    assert (work.stage, work.received_at, work.office, work.due_at) == (
        "received",
        row.received_at,
        "VO-PH",
        row.wakes_at,
    )
    do(case_id, WithdrawApplication(), by=COUNTER)
    assert not OpenWork.objects.filter(pk=case_id).exists()


def wakes_at(case_id: UUID) -> datetime:
    """Return when a case next wakes."""
    stamp = CaseRow.objects.get(pk=case_id).wakes_at
    assert stamp is not None
    return from_microseconds(stamp)


@pytest.mark.django_db
def test_a_case_wakes_at_its_instant_and_not_a_moment_before() -> None:
    case_id = hand_in()
    due = wakes_at(case_id)
    before = counts()
    assert timekeeping.run_due(at=due - timedelta(microseconds=1)) == 0
    assert counts() == before
    assert timekeeping.run_due(at=due) == 1
    assert journal.lines(case_id)[-1].kind == "BiometricsLapsed"
    agree(case_id)


@pytest.mark.django_db
def test_what_time_calls_for_happens_once_however_often_it_is_run() -> None:
    made = [hand_in(name) for name in NAMES]
    at = AT + timedelta(days=400)
    first = timekeeping.run_due(at=at)
    assert first > 0
    before = counts()
    assert timekeeping.run_due(at=at) == 0
    assert timekeeping.run_due(at=at + timedelta(minutes=1)) == 0
    assert counts() == before
    assert all(not list(due_commands(journal.load(case_id), at)) for case_id in made)
    for case_id in made:
        agree(case_id)


@pytest.mark.usefixtures("own_database")
def test_two_clocks_at_once_do_what_is_due_once() -> None:
    case_id = hand_in()
    at = wakes_at(case_id)
    outcomes = cases.in_parallel(*[lambda: timekeeping.run_due(at=at)] * 4)
    assert [one for one in outcomes if not isinstance(one, int)] == []
    kinds = [line.kind for line in journal.lines(case_id)]
    assert kinds.count("BiometricsLapsed") == 1
    assert check().troubles == ()
