"""An interview: who may do what, when, and what follows (A16(1.1), A16(2.1); ADR-14)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tools.machines_scenes import INSTANCE, situations

from core.case.rows import Row, check_gates, check_row
from workpermit.core.case.actor import Role
from workpermit.core.case.interview import (
    CancelInterview,
    ConveneInterview,
    InterviewCancelled,
    InterviewConvened,
    InterviewHeld,
    InterviewMissed,
    InterviewMoved,
    MoveInterview,
    RecordInterviewHeld,
    RecordInterviewMissed,
    Stage,
)
from workpermit.core.case.refusal import Refusal

GATES = """
ConveneInterview      | not_convened    | officer | in_process
MoveInterview         | convened missed | officer | in_process decision_proposed
RecordInterviewHeld   | convened        | officer | in_process decision_proposed
RecordInterviewMissed | convened        | officer | in_process decision_proposed
CancelInterview       | convened missed | officer | in_process decision_proposed
"""
NOW = situations()["outside-visa-exempt"].at
SOON = NOW + timedelta(days=3)
ROWS = (
    Row("the person is called", Stage.NOT_CONVENED, Role.OFFICER, ConveneInterview("i1", SOON, "details", "c"),
        (InterviewConvened,)),
    Row("nobody is called to the past", Stage.NOT_CONVENED, Role.OFFICER, ConveneInterview("i1", NOW, "details", "c"),
        Refusal.DAY_IMPOSSIBLE, about=("starts_at",)),
    Row("it is moved", Stage.CONVENED, Role.OFFICER, MoveInterview(INSTANCE, SOON), (InterviewMoved,)),
    Row("a reason was shown, so it is called again", Stage.MISSED, Role.OFFICER, MoveInterview(INSTANCE, SOON),
        (InterviewMoved,), gone=True),
    Row("it takes place", Stage.CONVENED, Role.OFFICER, RecordInterviewHeld(INSTANCE, "notes", "c"), (InterviewHeld,),
        gone=True),
    Row("not before it begins", Stage.CONVENED, Role.OFFICER, RecordInterviewHeld(INSTANCE, "notes", "c"),
        Refusal.NOT_DUE_YET),
    Row("the person does not come", Stage.CONVENED, Role.OFFICER, RecordInterviewMissed(INSTANCE), (InterviewMissed,),
        gone=True),
    Row("nobody missed what has not begun", Stage.CONVENED, Role.OFFICER, RecordInterviewMissed(INSTANCE),
        Refusal.NOT_DUE_YET),
    Row("it is called off", Stage.CONVENED, Role.OFFICER, CancelInterview(INSTANCE), (InterviewCancelled,)),
)  # fmt: skip


def test_each_command_is_open_where_the_table_says_and_nowhere_else() -> None:
    check_gates("interviews", GATES)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.told)
def test_what_follows(row: Row) -> None:
    check_row("interviews", row)
