"""No ghost updates: nothing the applicant sees moves without a dated, typed reason ("what none has" 5, 6 and 10)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from core.case import told
from core.case.random_case import live
from core.case.test_ball import APPROVED, ASKED, COMPLETE, MAILED, RECEIVED, journal
from core.case.test_every_part import check_text
from core.case.test_golden import sample
from workpermit.core.case import (
    application,
    biometrics,
    check,
    history,
    officer_request,
    permit,
    permit_delivery,
    programme_request,
)
from workpermit.core.case.ball import Wait
from workpermit.core.case.codec import EVENT_KINDS
from workpermit.core.case.history import PUBLIC_REASONS
from workpermit.core.case.meanings import AFTERWARDS, LANE_MEANINGS, STANDING_MEANINGS
from workpermit.core.case.next_steps import Deed, Holder
from workpermit.core.case.programme_request import Programme
from workpermit.core.case.public_status import (
    OVERALL_LABELS,
    Lane,
    LaneStatus,
    PublicStatus,
    Standing,
    public_status,
)
from workpermit.core.case.sign_of_life import SignOfLife
from workpermit.core.case.state import Event, fold
from workpermit.core.case.work_while_waiting import WorkStage

Happened = tuple[tuple[float, Event], ...]
ASKED_TO_WORK = programme_request.ProgrammeRequested("one", Programme.VISIT2WORK2020, date(2025, 10, 20), "m", "c")
LATE_REPLY = programme_request.ProgrammeReplyOverdue("one", RECEIVED)
OPENED = permit_delivery.DeliveryOpened(date(2025, 10, 25))


def status(happened: Happened) -> PublicStatus:
    """Return what is told of a case after these events."""
    return public_status(fold(journal(*happened)))


# --- ghosts: a planted one of each sort is found ----------------------------------------------------------------


def test_an_ordinary_life_has_no_ghosts() -> None:
    assert told.ghosts(journal(*APPROVED, (12, MAILED), (12, OPENED))) == []


@pytest.mark.parametrize(
    "silenced",
    [
        biometrics.BiometricsEnrolled,
        application.CompletenessConfirmed,
        permit_delivery.DeliveryOpened,
        permit.PermitIssued,
    ],
    ids=lambda kind: kind.__name__,
)
def test_a_change_without_a_line_is_found(silenced: type, monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: the event moves a status, a date or the ball, and the history is silent."""
    monkeypatch.setitem(history.PUBLIC_REASONS, silenced, None)
    (found,) = told.ghosts(journal(*APPROVED, (12, MAILED), (12, OPENED)))
    assert silenced.__name__ in found


@pytest.mark.large
def test_a_ghost_is_found_in_random_lives_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(history.PUBLIC_REASONS, officer_request.RequestDueMoved, None)
    with pytest.raises(AssertionError, match="without a reason"):
        live_many()


def live_many() -> None:
    """Live lives until one goes wrong."""
    for seed in range(400):
        live(seed, steps=40)


def test_a_line_at_another_instant_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = history._line
    monkeypatch.setattr(
        history, "_line", lambda entry: replace(found, at=RECEIVED) if (found := whole(entry)) else None
    )
    assert "another instant" in told.ghosts(journal(*COMPLETE))[0]


@pytest.mark.parametrize("kind", [kind for kind, text in PUBLIC_REASONS.items() if text is None])
def test_what_is_not_told_moves_nothing(kind: type[Any]) -> None:
    """After each hidden event, the whole page is as it was: a recommendation, a match, a proposal leave no trace."""
    before = journal(*APPROVED, (12, MAILED)) if kind in _AFTER_ISSUE else journal(*COMPLETE)
    entries = [*before, *journal((20, _hidden(kind)))]
    case, shown = fold(before), told.NOTHING_YET
    for number, entry in enumerate(before, start=1):
        shown = told.shown_next(shown, fold(before[:number]), entry)
    assert told.shown_next(shown, fold(entries[-1:], since=case), entries[-1]) == shown


_AFTER_ISSUE = (permit.RevocationProposed,)


def _hidden(kind: type[Any]) -> Any:
    event = sample(kind.__name__)
    return replace(event, check=check.CheckKind.EMPLOYER) if hasattr(event, "check") else event


# --- the words of single events ---------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", check.CheckKind)
def test_a_failed_check_is_told_like_a_passed_one(kind: check.CheckKind) -> None:
    passed, failed = (history.history(journal((1, event(kind)))) for event in (check.CheckPassed, check.CheckFailed))
    assert passed == failed


@pytest.mark.parametrize("kind", check.CheckKind)
def test_every_check_is_named_and_says_why_it_goes_on(kind: check.CheckKind) -> None:
    sentences = [history.told(check.CheckReopened(kind, reason)) for reason in check.ReopenReason]
    sentences += [history.told(event(kind)) for event in (check.CheckStarted, check.CheckPassed)]
    for text in sentences:
        assert text is not None
        check_text(text)
    assert len({text.en for text in sentences if text}) == len(sentences)


@pytest.mark.parametrize("outcome", biometrics.Attempt)
def test_biometrics_that_were_not_taken_say_why(outcome: biometrics.Attempt) -> None:
    text = history.told(biometrics.BiometricsNotCollected(outcome, "Manila"))
    assert text is not None
    check_text(text)
    if outcome is biometrics.Attempt.IDENTITY_MISMATCH:
        assert "identity" not in text.en, "security is not explained on a page"


BACKWARDS: tuple[Event, ...] = (
    check.CheckReopened(check.CheckKind.EMPLOYER, check.ReopenReason.NEW_LIST),
    biometrics.BiometricsNotCollected(biometrics.Attempt.PARTIAL, "Manila"),
    biometrics.BiometricsLapsed(RECEIVED),
    officer_request.RequestDeadlinePassed("one", RECEIVED),
    permit_delivery.PermitCameBack(),
)


@pytest.mark.parametrize("event", BACKWARDS, ids=lambda event: type(event).__name__)
def test_a_step_back_carries_its_typed_reason(event: Event) -> None:
    (line,) = history.history(journal((1, event)))
    assert line.is_step_back
    assert line.reason.partition(":")[0] == type(event).__name__


def test_a_reason_that_an_event_carries_is_part_of_the_type() -> None:
    lines = history.history(journal((1, BACKWARDS[0]), (2, BACKWARDS[1])))
    assert [line.reason for line in lines] == ["CheckReopened:new_list", "BiometricsNotCollected:partial"]


def test_a_line_brings_the_date_it_sets() -> None:
    lines = history.history(journal((1, ASKED), (2, ASKED_TO_WORK), (3, OPENED)))
    assert [(line.due_on, line.expected_by) for line in lines] == [
        (date(2025, 10, 20), None), (None, date(2025, 10, 20)), (None, date(2025, 10, 25)),
    ]  # fmt: skip


@pytest.mark.parametrize("kind", EVENT_KINDS)
def test_every_kind_can_be_told(kind: str) -> None:
    assert len(history.history(journal((1, sample(kind))))) == (PUBLIC_REASONS[EVENT_KINDS[kind]] is not None)


# --- who must act, and what we are late with -----------------------------------------------------------------------


def test_the_person_comes_first_and_the_office_beside_them() -> None:
    told_now = status((*COMPLETE, (10, ASKED)))
    assert [(step.deed, step.about, step.due_on) for step in told_now.you_do] == [
        (Deed.ANSWER, "one", date(2025, 10, 20))
    ]
    assert told_now.we_do is not None
    assert told_now.we_do.holder is Holder.OFFICE


def test_what_is_due_first_stands_first() -> None:
    later = replace(ASKED, request_id="two", due_on=date(2025, 10, 1))
    assert [step.about for step in status((*COMPLETE, (10, ASKED), (10, later))).you_do] == ["two", "one"]


PASSED: dict[str, tuple[Happened, Deed]] = {
    "biometrics": ((*COMPLETE[:2], (40, biometrics.BiometricsLapsed(RECEIVED))), Deed.GIVE_BIOMETRICS),
    "a request": ((*COMPLETE, (10, ASKED), (60, officer_request.RequestDeadlinePassed("one", RECEIVED))), Deed.ANSWER),
}


@pytest.mark.parametrize("what", PASSED)
def test_a_passed_date_says_that_one_may_still_act_and_what_may_happen(what: str) -> None:
    happened, deed = PASSED[what]
    (step,) = status(happened).you_do
    assert (step.deed, step.passed) == (deed, True)
    assert "may still" in step.text.en
    assert "pouvez encore" in step.text.fr


def test_a_late_reply_is_regretted_until_it_is_given() -> None:
    late: Happened = (*COMPLETE, (9, ASKED_TO_WORK), (60, LATE_REPLY))
    (overdue,) = status(late).overdue
    assert overdue.expected_by == date(2025, 10, 20)
    assert "sorry" in overdue.what.en
    assert status((*late, (61, programme_request.ProgrammeGranted("one")))).overdue == ()


def test_a_late_permit_is_regretted_until_it_is_delivered() -> None:
    late: Happened = (*APPROVED, (12, MAILED), (12, OPENED), (60, permit_delivery.DeliveryOverdue(RECEIVED)))
    (overdue,) = status(late).overdue
    assert overdue.expected_by == date(2025, 10, 25)
    assert "excusons" in overdue.what.fr
    assert status((*late, (61, permit_delivery.PermitDelivered()))).overdue == ()


def test_work_while_waiting_is_told_with_the_day_of_our_answer() -> None:
    (asked,) = status((*COMPLETE, (9, ASKED_TO_WORK))).work
    assert (asked.stage, asked.answer_by) == (WorkStage.ASKED, date(2025, 10, 20))
    (granted,) = status((*COMPLETE, (9, ASKED_TO_WORK), (20, programme_request.ProgrammeGranted("one")))).work
    assert (granted.stage, granted.answer_by) == (WorkStage.YES, None)


def test_nothing_is_asked_of_somebody_whose_permit_is_in_hand() -> None:
    """A medical exam that was still open when the permit was issued is nobody's task any more."""
    at_port = replace(MAILED, port="YUL")
    happened: Happened = (*APPROVED, (13, sample("MedicalExamInstructed")), (14, at_port))
    assert status(happened).you_do == ()
    assert status(happened).standing is Standing.ISSUED_AT_PORT


# --- the sign of life ---------------------------------------------------------------------------------------------


def life(happened: Happened) -> SignOfLife:
    """Return the sign of life after these events."""
    entries, shown = journal(*happened), told.NOTHING_YET
    for number, entry in enumerate(entries, start=1):
        shown = told.shown_next(shown, fold(entries[:number]), entry)
    assert shown.life is not None
    return shown.life


def test_the_sign_of_life_names_the_last_step_the_wait_and_the_day_that_is_known() -> None:
    seen = life((*COMPLETE, (10, ASKED)))
    assert seen.last_step.reason == "RequestMade"
    assert seen.next_on == date(2025, 10, 20)


def test_it_names_no_day_where_the_case_holds_none() -> None:
    assert life(COMPLETE).next_on is None


def test_what_is_not_told_is_no_sign_of_life() -> None:
    proposed = application.DecisionProposed(application.Verdict.REFUSED, "b", "c", "h")
    assert life((*COMPLETE, (11, proposed))) == life(COMPLETE)


# --- every answer has its words ------------------------------------------------------------------------------------


@pytest.mark.parametrize("standing", Standing)
def test_every_overall_status_has_a_label_and_says_what_it_means(standing: Standing) -> None:
    assert OVERALL_LABELS[standing].fr != OVERALL_LABELS[standing].en
    check_text(STANDING_MEANINGS[standing])


@pytest.mark.parametrize("wait", Wait)
def test_every_wait_says_what_comes_after(wait: Wait) -> None:
    check_text(AFTERWARDS[wait])


@pytest.mark.parametrize("lane", Lane)
def test_every_status_of_a_lane_says_what_it_means(lane: Lane) -> None:
    meant = [text for (of, _), text in LANE_MEANINGS.items() if of is lane]
    assert len({text.en for text in meant}) == len(meant)
    for text in meant:
        check_text(text)


def test_a_step_that_waits_for_the_person_begins_with_their_turn() -> None:
    waiting = [text for (_, state), text in LANE_MEANINGS.items() if state is LaneStatus.WAITING_ON_YOU]
    assert len(waiting) == 4
    assert all(text.en.startswith("It is your turn") for text in waiting)
    assert all(text.fr.startswith("C’est à vous d’agir") for text in waiting)
