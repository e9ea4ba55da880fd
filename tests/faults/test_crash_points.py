"""At every statement at which an act can break off: all or nothing, and the same key carries it out once after that."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from functools import partial
from uuid import UUID

import pytest

from casework import cases
from casework.cases import AT, COUNTER, OFFICER, count, counts, do, hand_in, new_key, note
from faults.crash_points import Broken, Point, broken_at, points_of
from workpermit.casework import decisions, door, intake, timekeeping
from workpermit.casework.case_checking import troubles_of
from workpermit.casework.checking import check
from workpermit.casework.journal import lines
from workpermit.casework.models import CaseRow
from workpermit.core.case.application import ConfirmComplete, RefusalGround, WithdrawApplication

pytestmark = [pytest.mark.both_engines, pytest.mark.large, pytest.mark.usefixtures("own_database")]

Act = Callable[[UUID, str], object]


def _take_in(_: UUID, key: str) -> object:
    return intake.take_in(cases.package("us-citizen"), key=key, actor=COUNTER, at=AT)


def _refuse(case_id: UUID, key: str) -> object:
    reasons = {RefusalGround.EMPLOYER_INELIGIBLE: ["The employer is on the list."]}
    return decisions.refuse(case_id, reasons, key=key, actor=OFFICER, at=AT + timedelta(hours=3))


def _run_due(case_id: UUID, _: str) -> object:
    timekeeping.run_due_in(case_id, at=AT + timedelta(days=200))
    return CaseRow.objects.get(pk=case_id).sequence


ACTS: dict[str, tuple[Act, Callable[[], UUID]]] = {
    "take in": (_take_in, partial(UUID, int=0)),
    "note": (lambda case_id, key: note(case_id, key=key), partial(hand_in, "us-citizen")),
    "complete": (lambda case_id, key: do(case_id, ConfirmComplete(), key=key), partial(hand_in, "us-citizen")),
    "withdraw": (
        lambda case_id, key: do(case_id, WithdrawApplication(), by=COUNTER, key=key),
        partial(hand_in, "in-canada-extension"),
    ),
    "refuse": (_refuse, partial(cases.in_process, "employer-barred")),
    "lapse": (_run_due, hand_in),
}


def everything() -> dict[str, int]:
    """Count the rows of every table that an act may write."""
    others = ("documents_document", "accounts_person", "casework_number_series")
    return {**counts(), **{table: count(table) for table in others}}


@pytest.mark.parametrize("name", ACTS)
def test_an_act_that_breaks_off_is_whole_or_nothing_and_its_key_carries_it_out_once(name: str) -> None:
    act, prepared = ACTS[name]
    act(prepared(), new_key())  # what is made once for all is made now
    case_id = prepared()
    points = points_of(partial(act, case_id, new_key()))
    assert len(points) >= 16
    wrong = [str(point) for point in points if not _survives(point, act, prepared())]
    assert wrong == []
    assert check().troubles == ()


def _survives(point: Point, act: Act, case_id: UUID) -> bool:
    key, before = new_key(), everything()
    with suppress(Broken), broken_at(point):
        act(case_id, key)
    left = everything()
    answer = act(case_id, key)
    after = everything()
    once = act(case_id, key) == answer and everything() == after
    return after != before and left in (before, after) and once and _sound(case_id)


def _sound(case_id: UUID) -> bool:
    row = CaseRow.objects.filter(pk=case_id).first()
    return row is None or not list(troubles_of(row, lines(case_id), None))


def test_an_answer_kept_after_the_commit_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Prove that the walk above can fail: a door whose answers are lost with the connection."""
    monkeypatch.setattr(door, "_keep", lambda *_, **__: None)
    assert not _survives(Point(0, after=True), ACTS["note"][0], hand_in("us-citizen"))
