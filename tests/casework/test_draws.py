"""Chance chooses one decision in twenty for a second reader: keyed, the same each time, and nobody leaves it out."""

from __future__ import annotations

import uuid

import pytest
from django.test import override_settings

from journeys.progress import checked, in_process
from journeys.story import OFFICER, SECOND_OFFICER, SUPERVISOR, Story, on
from workpermit.casework import decisions, draws
from workpermit.casework.draws import Draw
from workpermit.core.case.application import (
    ApproveApplication,
    ConfirmDecision,
    DecisionProposed,
    DecisionSentBack,
    RefusalGround,
    RefuseApplication,
    SecondReadCause,
)
from workpermit.core.case.check import CheckKind
from workpermit.core.case.refusal import Refusal
from workpermit.core.text import Language
from workpermit.vault import blind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("settable_clock")]
MANY = 20_000
REASONS = {RefusalGround.WILL_NOT_LEAVE: ["Nothing ties you to your home."]}


@pytest.fixture
def ready() -> Story:
    story = in_process("us-citizen", at=on(2026, 2, 2))
    checked(story)
    return story


@pytest.mark.parametrize("draw", Draw)
def test_one_in_twenty_is_drawn_within_half_a_percent(draw: Draw) -> None:
    with draws.drawing(0.05):
        drawn = sum(draws.is_drawn(draw, uuid.UUID(int=number)) for number in range(MANY))
    assert abs(drawn / MANY - 0.05) <= 0.005, drawn


def test_the_two_draws_have_nothing_to_do_with_each_other() -> None:
    with draws.drawing(0.05):
        both = sum(all(draws.is_drawn(draw, uuid.UUID(int=number)) for draw in Draw) for number in range(MANY))
    assert both / MANY < 0.005, both


def test_another_key_draws_others(monkeypatch: pytest.MonkeyPatch) -> None:
    ids = [uuid.UUID(int=number) for number in range(400)]
    with draws.drawing(0.5):
        before = [draws.is_drawn(Draw.SECOND_READ, one) for one in ids]
        assert before == [draws.is_drawn(Draw.SECOND_READ, one) for one in ids]
        told = blind.keyed_hash
        monkeypatch.setattr(draws, "keyed_hash", lambda value, *, purpose: told(f"other{value}", purpose=purpose))
        after = [draws.is_drawn(Draw.SECOND_READ, one) for one in ids]
    assert 120 < sum(a != b for a, b in zip(before, after, strict=True)) < 280


def test_the_share_is_the_settings() -> None:
    one = uuid.uuid4()
    with override_settings(DRAWN_SHARE=1.0):
        assert draws.is_drawn(Draw.SECOND_READ, one)
    with override_settings(DRAWN_SHARE=0.0):
        assert not draws.is_drawn(Draw.SECOND_READ, one)


@override_settings(DRAWN_SHARE=1.0)
def test_a_drawn_approval_waits_and_the_applicant_is_shown_no_decision(ready: Story) -> None:
    told, letters = ready.status(), ready.letters
    ready.use(OFFICER, decisions.approve)
    proposed = ready.event(DecisionProposed)
    assert (proposed.verdict, proposed.because) == ("approved", (SecondReadCause.DRAWN,))
    assert (ready.status(), ready.letters) == (told, letters)
    with ready.refuses(Refusal.SECOND_PERSON_NEEDED):
        ready.use(OFFICER, decisions.confirm)
    ready.use(SUPERVISOR, decisions.confirm)
    assert ready.case.application.stage == "approved"
    assert "introduction" in ready.letters


@override_settings(DRAWN_SHARE=1.0)
def test_a_drawn_refusal_waits(ready: Story) -> None:
    ready.note(OFFICER, will_leave_canada=False)
    ready.use(OFFICER, decisions.refuse, REASONS)
    assert ready.event(DecisionProposed).because == (SecondReadCause.DRAWN,)
    ready.use(SECOND_OFFICER, decisions.confirm)
    assert ready.case.application.stage == "refused"


@override_settings(DRAWN_SHARE=1.0)
@pytest.mark.parametrize("verdict", ["approve", "refuse"])
def test_a_command_from_a_shell_cannot_leave_the_draw_out(ready: Story, verdict: str) -> None:
    make = {
        "approve": lambda: decisions.approving(ready.case_id, at=on(2026, 2, 20)),
        "refuse": lambda: decisions.refusing(ready.case_id, REASONS, at=on(2026, 2, 20)),
    }[verdict]()
    assert isinstance(make.command, ApproveApplication | RefuseApplication)
    assert make.command.second_read is False
    ready.use(OFFICER, make.carried_out)
    assert ready.case.application.stage == "decision_proposed"


@override_settings(DRAWN_SHARE=1.0)
def test_the_second_reader_is_never_an_assessor(ready: Story) -> None:
    ready.note(SECOND_OFFICER, able_to_do_work=True)
    ready.use(OFFICER, decisions.approve)
    with ready.refuses(Refusal.SECOND_PERSON_NEEDED):
        ready.use(SECOND_OFFICER, decisions.confirm)
    assert ready.case.checks[CheckKind.ELIGIBILITY].concluded_by == {OFFICER.id}


@override_settings(DRAWN_SHARE=1.0)
def test_the_second_reader_sends_it_back_with_a_reason(ready: Story) -> None:
    ready.use(OFFICER, decisions.approve)
    ready.use(SUPERVISOR, decisions.send_back, reasons="The offer names another town.")
    sent_back = ready.event(DecisionSentBack)
    assert sent_back.reasons_id
    assert ready.case.application.stage == "in_process"
    ready.use(OFFICER, decisions.approve)  # once more, and read once more
    assert ready.case.application.stage == "decision_proposed"
    ready.do(SUPERVISOR, ConfirmDecision())


@override_settings(DRAWN_SHARE=1.0)
def test_the_draw_tells_the_applicant_nothing(ready: Story) -> None:
    before = {language: ready.status(language) for language in Language}
    ready.use(OFFICER, decisions.approve)
    assert {language: ready.status(language) for language in Language} == before
    assert not [one for one in ready.notices if "decision" in one]
