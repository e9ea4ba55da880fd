"""The medical exam: who may do what, when, and what follows (R30, A38)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tools.machines_scenes import situations

from core.case.rows import UNSAID, Row, check_gates, check_row
from workpermit.core.case.actor import Role
from workpermit.core.case.application import Stage as Around
from workpermit.core.case.medical_exam import (
    AssessMedicalResult,
    Assessment,
    InstructMedicalExam,
    LapseMedicalExam,
    MedicalDueMoved,
    MedicalExamInstructed,
    MedicalExamLapsed,
    MedicalExamNotRequired,
    MedicalResultAssessed,
    MedicalResultReceived,
    MoveMedicalDue,
    RecordMedicalResult,
    SettleMedicalExam,
    Stage,
)
from workpermit.core.case.refusal import Refusal

GATES = """
SettleMedicalExam   | unsettled                     | system officer  | in_process decision_proposed approved
InstructMedicalExam | unsettled not_required passed failed | officer         | in_process decision_proposed approved
RecordMedicalResult | instructed lapsed             | panel_physician | in_process decision_proposed approved
AssessMedicalResult | result_received               | officer         | in_process decision_proposed approved
MoveMedicalDue      | instructed lapsed             | officer system  | in_process decision_proposed approved
LapseMedicalExam    | instructed                    | system          | in_process decision_proposed approved
"""
TODAY = situations()["outside-visa-exempt"].at.date()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
ROWS = (
    Row("neither the work nor the stay calls for one", Stage.UNSETTLED, Role.SYSTEM, SettleMedicalExam(),
        (MedicalExamNotRequired,)),
    Row("where one is called for, an officer instructs", Stage.UNSETTLED, Role.SYSTEM, SettleMedicalExam(),
        Refusal.RULES_FORBID, whose="outside-visa-required"),
    Row("where they lived is not known", Stage.UNSETTLED, Role.OFFICER, SettleMedicalExam(), Refusal.FACTS_UNKNOWN,
        facts={"places_lived": UNSAID}),
    Row("an officer instructs", Stage.UNSETTLED, Role.OFFICER, InstructMedicalExam(), (MedicalExamInstructed,)),
    Row("a result comes", Stage.INSTRUCTED, Role.PANEL_PHYSICIAN, RecordMedicalResult(YESTERDAY, "result", "c"),
        (MedicalResultReceived,)),
    Row("a late result is kept", Stage.LAPSED, Role.PANEL_PHYSICIAN, RecordMedicalResult(YESTERDAY, "result", "c"),
        (MedicalResultReceived,), gone=True),
    Row("nobody was examined tomorrow", Stage.INSTRUCTED, Role.PANEL_PHYSICIAN,
        RecordMedicalResult(TOMORROW, "result", "c"), Refusal.DAY_IMPOSSIBLE, about=("examined_on",)),
    Row("an officer reads it", Stage.RESULT_RECEIVED, Role.OFFICER, AssessMedicalResult(Assessment.PASSED),
        (MedicalResultAssessed,), around=Around.APPROVED),
    Row("more time is given", Stage.LAPSED, Role.SYSTEM, MoveMedicalDue(TODAY + timedelta(days=9)), (MedicalDueMoved,),
        gone=True),
    Row("a date in the past is none", Stage.LAPSED, Role.OFFICER, MoveMedicalDue(YESTERDAY), Refusal.DAY_IMPOSSIBLE,
        about=("due_on",), gone=True),
    Row("the date passes", Stage.INSTRUCTED, Role.SYSTEM, LapseMedicalExam(), (MedicalExamLapsed,), gone=True),
    Row("not before its time", Stage.INSTRUCTED, Role.SYSTEM, LapseMedicalExam(), Refusal.NOT_DUE_YET),
)  # fmt: skip


def test_each_command_is_open_where_the_table_says_and_nowhere_else() -> None:
    check_gates("medical_exam", GATES)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.told)
def test_what_follows(row: Row) -> None:
    check_row("medical_exam", row)
