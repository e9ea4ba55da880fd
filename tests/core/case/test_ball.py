"""Who holds the ball: each stretch, each holder, and sums that are the whole time ("what none has" 9)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from core.case import told
from core.case.random_case import STEPS as WHAT_HAPPENS
from core.case.random_case import Life
from core.case.random_case import _read as read_journal
from workpermit.core.case import (
    application,
    ball,
    biometrics,
    check,
    medical_exam,
    officer_request,
    permit,
    permit_delivery,
)
from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.ball import Ball, Hold, Party, Wait
from workpermit.core.case.check import CheckKind
from workpermit.core.case.officer_request import RequestKind
from workpermit.core.case.state import Case, Entry, Event

RECEIVED = datetime(2025, 9, 1, 12, tzinfo=UTC)
OFFICER = Actor(Role.OFFICER, "ada")


def journal(*happened: tuple[float, Event]) -> list[Entry]:
    """Return entries from (days after receipt, event)."""
    return [
        Entry(number, RECEIVED + timedelta(days=days), OFFICER, event)
        for number, (days, event) in enumerate(happened, start=1)
    ]


def way(*happened: tuple[float, Event]) -> list[tuple[Party, Wait, float]]:
    """Return the stretches as (holder, what for, the day after receipt on which they begin)."""
    spans = ball.ball_of(journal(*happened)).spans
    return [(one.hold.party, one.hold.waits_for, (one.since - RECEIVED) / timedelta(days=1)) for one in spans]


RECEIPT: tuple[tuple[float, Event], ...] = (
    (0, application.ApplicationReceived("filing", "c")),
    (0, biometrics.BiometricsInstructed(date(2025, 10, 1))),
)
COMPLETE: tuple[tuple[float, Event], ...] = (
    *RECEIPT,
    (5, biometrics.BiometricsEnrolled("Manila")),
    (8, application.CompletenessConfirmed()),
)
CHECKED = tuple((9.0, check.CheckPassed(kind)) for kind in CheckKind)
ASKED = officer_request.RequestMade("one", RequestKind.DOCUMENTS, date(2025, 10, 20), "items", "c")
APPROVED: tuple[tuple[float, Event], ...] = (
    *COMPLETE,
    *CHECKED,
    (12, application.ApplicationApproved("basis", "c", "hash")),
)
MAILED = permit.PermitIssued("U1", date(2025, 9, 13), date(2027, 9, 13), "", ())
AT_PORT = replace(MAILED, port="YUL")

TABLE = {
    "biometrics are the person's": (RECEIPT, (Party.APPLICANT, Wait.BIOMETRICS, 0)),
    "then the office looks whether all is there": (COMPLETE[:3], (Party.OFFICE, Wait.COMPLETENESS, 5)),
    "a passed date is the office's": (
        (*RECEIPT, (30, biometrics.BiometricsLapsed(RECEIVED))),
        (Party.OFFICE, Wait.PASSED_DATE, 30),
    ),
    "checks": (COMPLETE, (Party.OFFICE, Wait.CHECKS, 8)),
    "all checks over": ((*COMPLETE, *CHECKED), (Party.OFFICE, Wait.DECISION, 9)),
    "a failed check is over too": (
        (*COMPLETE, *CHECKED[:2], (9, check.CheckFailed(CheckKind.EMPLOYER))),
        (Party.OFFICE, Wait.DECISION, 9),
    ),
    "a proposed decision moves nothing": (
        (*COMPLETE, *CHECKED, (11, application.DecisionProposed(application.Verdict.REFUSED, "b", "c", "h"))),
        (Party.OFFICE, Wait.DECISION, 9),
    ),
    "a request is the person's": ((*COMPLETE, (10, ASKED)), (Party.APPLICANT, Wait.ANSWER, 10)),
    "an answer is the office's to read": (
        (*COMPLETE, (10, ASKED), (13, officer_request.RequestAnswered("one", RECEIVED, True, "a", "c", True))),
        (Party.OFFICE, Wait.REVIEW, 13),
    ),
    "the exam is the person's": (
        (*COMPLETE, (10, medical_exam.MedicalExamInstructed(date(2025, 10, 12)))),
        (Party.APPLICANT, Wait.MEDICAL_EXAM, 10),
    ),
    "a passport is the person's": (
        (*APPROVED, (12, permit.PassportRequested(date(2025, 10, 12)))),
        (Party.APPLICANT, Wait.PASSPORT, 12),
    ),
    "a letter of introduction is the person's": (
        (*APPROVED, (12, permit.IntroductionLetterIssued(date(2026, 10, 12), "", ()))),
        (Party.APPLICANT, Wait.ARRIVAL, 12),
    ),
    "at the port it is over": ((*APPROVED, (12, AT_PORT)), (Party.NOBODY, Wait.NOTHING, 12)),
    "printing is the office's": (
        (*APPROVED, (12, MAILED), (12, permit_delivery.DeliveryOpened(date(2025, 10, 25)))),
        (Party.OFFICE, Wait.MAILING, 12),
    ),
    "in the mail it is the carrier's": (
        (*APPROVED, (12, MAILED), (12, permit_delivery.DeliveryOpened(date(2025, 10, 25))),
         (14, permit_delivery.PermitPrinted("")), (15, permit_delivery.PermitMailed("T"))),
        (Party.CARRIER, Wait.DELIVERY, 15),
    ),
    "withdrawn is over": ((*COMPLETE, (9, application.ApplicationWithdrawn(True))), (Party.NOBODY, Wait.NOTHING, 9)),
}  # fmt: skip


@pytest.mark.parametrize("case", TABLE)
def test_who_holds_the_ball(case: str) -> None:
    happened, last = TABLE[case]
    assert way(*happened)[-1] == last


def test_the_physician_holds_it_from_the_day_after_the_exam() -> None:
    """The person has done their part then; only the result's coming tells us, so the stretch is cut afterwards."""
    instructed = (10, medical_exam.MedicalExamInstructed(date(2025, 10, 12)))
    result = (20, medical_exam.MedicalResultReceived(date(2025, 9, 13), "result", "c"))
    assert way(*COMPLETE, instructed, result)[-3:] == [
        (Party.APPLICANT, Wait.MEDICAL_EXAM, 10),
        (Party.PARTNER, Wait.MEDICAL_RESULT, 12.5),  # 14 September, 00:00 UTC
        (Party.OFFICE, Wait.REVIEW, 20),
    ]


@pytest.mark.parametrize("examined_on", [date(2025, 9, 11), date(2025, 8, 1)])
def test_an_exam_before_the_instructions_leaves_the_person_no_time(examined_on: date) -> None:
    instructed = (10.5, medical_exam.MedicalExamInstructed(date(2025, 10, 12)))
    result = (20, medical_exam.MedicalResultReceived(examined_on, "result", "c"))
    assert [party for party, *_ in way(*COMPLETE, instructed, result)[-2:]] == [Party.PARTNER, Party.OFFICE]


def test_entries_of_one_act_leave_no_stretch_of_no_time() -> None:
    assert way(*RECEIPT) == [(Party.APPLICANT, Wait.BIOMETRICS, 0)]


def test_the_sums_are_the_whole_time() -> None:
    held = ball.ball_of(journal(*COMPLETE)).sums(at=RECEIVED + timedelta(days=20))
    assert held == {Party.APPLICANT: timedelta(days=5), Party.OFFICE: timedelta(days=15)}


def test_before_receipt_nobody_has_held_it() -> None:
    assert Ball().now is None
    assert Ball().sums(at=RECEIVED) == {}
    assert ball.hold_of(Case()) == Hold(Party.NOBODY, Wait.NOTHING)


@pytest.mark.parametrize("seed", range(25))
def test_in_random_lives_it_is_where_the_case_of_each_instant_says(seed: int) -> None:
    """Reckoned another way: fold what had happened until an instant, and ask the case alone."""
    chance, life = Random(seed), Life()
    life.somebody_applies(chance)
    for _ in range(30):
        chance.choice(WHAT_HAPPENS)(life, chance)
    entries = list(read_journal(life.journal))
    told.check_ball(entries, at=life.at)
    for span in ball.ball_of(entries).spans:
        middle = span.since + span.length(at=life.at) / 2
        naive = told.naively_held(entries, middle)
        if span.hold.party is Party.PARTNER:
            naive = replace(naive, party=Party.PARTNER, waits_for=Wait.MEDICAL_RESULT)
        assert span.hold == naive


def test_a_ball_that_forgets_a_stretch_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: the sums no longer make up the whole time."""
    whole = ball.ball_of
    monkeypatch.setattr(ball, "ball_of", lambda entries: Ball(whole(entries).spans[1:]))
    with pytest.raises(AssertionError):
        told.check_ball(journal(*COMPLETE), at=RECEIVED + timedelta(days=20))


@pytest.mark.parametrize("party", Party)
def test_every_holder_and_every_wait_has_its_words(party: Party) -> None:
    assert party.label.en != party.label.fr
    assert all(wait.label.en != wait.label.fr for wait in Wait)
