"""The door: one effect for one key, all or nothing, and never on what has moved meanwhile (reliability 3.1, 3.4)."""

from __future__ import annotations

import threading
import uuid
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError

from casework import cases
from casework.cases import AT, COUNTER, OFFICER, SECOND_OFFICER, SITE, SYSTEM, do, hand_in, note, nothing_written
from workpermit.casework import decisions, door, facts, journal, programmes
from workpermit.casework.access import UnknownCase
from workpermit.casework.checking import check
from workpermit.casework.door import Answer, CaseBusy, KeyUsedOtherwise, execute
from workpermit.casework.models import Record
from workpermit.casework.records import NewRecord
from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.application import (
    AmendDossier,
    ConfirmComplete,
    RefusalGround,
    ReturnApplication,
    WithdrawApplication,
)
from workpermit.core.case.biometrics import Attempt, RecordEnrolment
from workpermit.core.case.refusal import CommandRefused, Refusal

THREADS, ROUNDS = 8, 50


@pytest.mark.django_db
def test_the_same_key_and_body_get_the_stored_answer() -> None:
    case_id = hand_in()
    first = note(case_id, key="k", will_leave_canada=True)
    with nothing_written():
        assert note(case_id, key="k", will_leave_canada=True, at=AT + timedelta(days=40)) == first
    assert first == Answer(str(case_id), journal.load(case_id).sequence, ("DossierAmended",))


@pytest.mark.django_db
def test_the_same_key_with_another_body_is_refused() -> None:
    case_id, other = hand_in(), hand_in("us-citizen")
    note(case_id, key="k", will_leave_canada=True)
    with nothing_written():
        with pytest.raises(KeyUsedOtherwise):
            note(case_id, key="k", will_leave_canada=False)
        with pytest.raises(KeyUsedOtherwise):
            note(other, key="k", will_leave_canada=True)
        with pytest.raises(KeyUsedOtherwise):
            do(case_id, WithdrawApplication(), by=Actor(Role.APPLICANT, OFFICER.id), key="k")


@pytest.mark.django_db
def test_a_key_is_an_actors_own() -> None:
    case_id = hand_in()
    note(case_id, key="k", will_leave_canada=True)
    assert note(case_id, SECOND_OFFICER, key="k", will_leave_canada=False).events == ("DossierAmended",)


@pytest.mark.django_db
def test_a_refusal_is_not_stored_so_the_same_key_may_succeed_later() -> None:
    case_id = hand_in()
    with nothing_written(), pytest.raises(CommandRefused):
        do(case_id, ConfirmComplete(), key="k")
    do(case_id, RecordEnrolment(Attempt.ENROLLED, "Manila"), by=SITE)
    assert "CompletenessConfirmed" in do(case_id, ConfirmComplete(), key="k").events


@pytest.mark.django_db
def test_a_decision_sent_twice_is_one_decision_although_the_findings_changed_with_it() -> None:
    case_id = cases.in_process("employer-barred")
    reasons = {RefusalGround.EMPLOYER_INELIGIBLE: ["The employer is on the list."]}
    first = decisions.refuse(case_id, reasons, key="k", actor=OFFICER, at=AT + timedelta(days=1))
    with nothing_written():
        again = decisions.refuse(case_id, reasons, key="k", actor=OFFICER, at=AT + timedelta(days=2))
        with pytest.raises(KeyUsedOtherwise):
            decisions.refuse(
                case_id, {RefusalGround.MEDICAL: ["Other."]}, key="k", actor=OFFICER, at=AT + timedelta(days=2)
            )
    assert again == first


@pytest.mark.django_db
def test_a_programme_request_sent_again_the_next_day_is_the_same_request() -> None:
    case_id = hand_in("visitor-under-public-policy")
    first = programmes.request_interim_work(case_id, key="k", actor=COUNTER, at=AT)
    with nothing_written():
        assert programmes.request_interim_work(case_id, key="k", actor=COUNTER, at=AT + timedelta(days=1)) == first


@pytest.mark.parametrize("needs_facts", [True, False])
@pytest.mark.django_db
def test_an_unknown_case_is_unknown_whatever_the_command(needs_facts: bool) -> None:
    command = ConfirmComplete() if needs_facts else WithdrawApplication()
    with nothing_written(), pytest.raises(UnknownCase):
        do(uuid.uuid4(), command, by=OFFICER)


@pytest.mark.parametrize("role", [Role.SYSTEM, Role.APPLICANT, Role.SUPERVISOR, Role.AUDITOR, Role.ADMINISTRATOR])
@pytest.mark.django_db
def test_a_role_that_may_not_leaves_no_trace(role: Role) -> None:
    case_id = hand_in("missing-fee")
    with nothing_written(), pytest.raises(CommandRefused) as refused:
        do(case_id, ReturnApplication(), by=Actor(role, "somebody"))
    assert refused.value.refusal is Refusal.ROLE_MAY_NOT


@pytest.mark.django_db
def test_content_is_kept_with_its_event_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    case_id = hand_in()
    kept = NewRecord("dossier", {"facts": {}, "word": "one"})
    command = AmendDossier(kept.id, kept.commitment)
    honest = door._keep
    monkeypatch.setattr(door, "_keep", _fails)
    with nothing_written(), pytest.raises(IntegrityError):
        execute(case_id, command, key="k", actor=OFFICER, at=AT, records=(kept,))
    monkeypatch.setattr(door, "_keep", honest)
    execute(case_id, command, key="k", actor=OFFICER, at=AT, records=(kept,))
    record = Record.objects.get(pk=kept.record_id)
    assert (record.body, record.at) == (kept.body, journal.lines(case_id)[-1].at)


def _fails(*_: object, **__: object) -> None:
    raise IntegrityError("planted")


@pytest.mark.django_db
def test_a_case_that_moved_since_its_facts_were_gathered_is_gathered_again(monkeypatch: pytest.MonkeyPatch) -> None:
    case_id = hand_in()
    do(case_id, RecordEnrolment(Attempt.ENROLLED, "Manila"), by=SITE)
    gathered = _moving_after_gathering(monkeypatch, case_id, times=1)
    assert "CompletenessConfirmed" in do(case_id, ConfirmComplete()).events
    assert gathered == [gathered[0], gathered[0] + 1]


@pytest.mark.django_db
def test_a_case_that_never_rests_is_busy_and_nothing_is_decided(monkeypatch: pytest.MonkeyPatch) -> None:
    case_id = hand_in()
    do(case_id, RecordEnrolment(Attempt.ENROLLED, "Manila"), by=SITE)
    gathered = _moving_after_gathering(monkeypatch, case_id, times=99)
    with pytest.raises(CaseBusy):
        do(case_id, ConfirmComplete())
    assert len(gathered) == door.GATHER_AT_MOST
    assert "CompletenessConfirmed" not in [line.kind for line in journal.lines(case_id)]


def _moving_after_gathering(monkeypatch: pytest.MonkeyPatch, case_id: UUID, *, times: int) -> list[int]:
    """Let another actor act right after each of the next gatherings; return the sequences that were gathered."""
    gathered: list[int] = []
    honest = facts.gather

    def gather(*arguments: Any, **options: Any) -> facts.Gathered:
        found = honest(*arguments, **options)
        if found.sequence is not None:
            gathered.append(found.sequence)
            if len(gathered) <= times:
                note(case_id, SECOND_OFFICER, word=str(len(gathered)))
        return found

    monkeypatch.setattr(facts, "gather", gather)
    return gathered


@pytest.mark.django_db
def test_of_two_notes_of_one_instant_the_later_one_counts() -> None:
    case_id = hand_in()
    for turn in range(12):  # ids are random, so an order by id would fail one time in two
        note(case_id, will_leave_canada=bool(turn % 2), word=str(turn))
        assert facts.known_of(case_id, on=AT.date())["will_leave_canada"] is bool(turn % 2)


@pytest.mark.django_db
def test_a_clock_that_steps_back_never_runs_a_case_backwards() -> None:
    case_id = hand_in()
    note(case_id, at=AT + timedelta(seconds=10))
    note(case_id, at=AT + timedelta(seconds=3), word="later, by a slower clock")
    stamps = [line.at for line in journal.lines(case_id)]
    assert stamps == sorted(stamps)
    assert check().troubles == ()


@pytest.mark.large
@pytest.mark.usefixtures("own_database")
def test_a_command_sent_eight_times_at_once_takes_effect_once() -> None:
    case_id = hand_in()
    before = journal.load(case_id).sequence
    start = threading.Barrier(THREADS)

    def send() -> list[Answer]:
        answers = []
        for turn in range(ROUNDS):
            start.wait(timeout=60)
            answers.append(note(case_id, key=f"turn {turn}", word=str(turn)))
        return answers

    outcomes = cases.in_parallel(*[send] * THREADS)
    assert [outcome for outcome in outcomes if not isinstance(outcome, list)] == []
    for answers in zip(*outcomes, strict=True):
        assert len(set(answers)) == 1
    assert journal.load(case_id).sequence == before + ROUNDS
    assert cases.count("casework_answer") == 1 + ROUNDS
    assert check().troubles == ()


@pytest.mark.usefixtures("own_database")
def test_without_the_stored_answer_a_command_sent_twice_takes_effect_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Prove that the test above can fail: a door that forgets its answers."""
    monkeypatch.setattr(door, "_stored", lambda *_: None)
    monkeypatch.setattr(door, "_keep", lambda *_, **__: None)
    case_id = hand_in()
    before = journal.load(case_id).sequence
    cases.in_parallel(*[lambda: note(case_id, key="k")] * 4)
    assert journal.load(case_id).sequence == before + 4


@pytest.mark.large
@pytest.mark.usefixtures("own_database")
def test_actors_who_race_with_different_commands_leave_one_true_story() -> None:
    """Twelve rounds of withdrawing against completing against notes: at most one of the first two wins."""
    for _ in range(12):
        case_id = hand_in("us-citizen")
        outcomes = cases.in_parallel(
            partial(do, case_id, WithdrawApplication(), by=COUNTER),
            partial(do, case_id, ConfirmComplete()),
            partial(note, case_id),
            partial(note, case_id, SECOND_OFFICER),
            partial(do, case_id, WithdrawApplication(), by=Actor(Role.APPLICANT, "second tab")),
        )
        assert [one for one in outcomes if not isinstance(one, Answer | CommandRefused)] == []
        kinds = [line.kind for line in journal.lines(case_id)]
        assert kinds.count("ApplicationWithdrawn") == 1
        assert "CompletenessConfirmed" not in kinds[kinds.index("ApplicationWithdrawn") :]
        assert len(kinds) == journal.load(case_id).sequence
    assert check().troubles == ()


@pytest.mark.django_db
def test_the_clock_may_not_do_what_a_person_does() -> None:
    case_id = hand_in()
    with nothing_written(), pytest.raises(CommandRefused):
        note(case_id, SYSTEM)
