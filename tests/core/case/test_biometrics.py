"""Biometrics: who may do what, when, and what follows (R12.1 to R12.9; ADR-01)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tools.machines_scenes import situations

from core.case.rows import UNSAID, Row, check_gates, check_row
from workpermit.core.case.actor import Role
from workpermit.core.case.application import Stage as Around
from workpermit.core.case.biometrics import (
    Attempt,
    BiometricsDueMoved,
    BiometricsEnrolled,
    BiometricsExempted,
    BiometricsInstructed,
    BiometricsLapsed,
    BiometricsNotCollected,
    ExemptBiometrics,
    InstructBiometrics,
    LapseBiometrics,
    MoveBiometricsDue,
    RecordEnrolment,
    SettleBiometrics,
    Stage,
)
from workpermit.core.case.refusal import Refusal

GATES = """
SettleBiometrics   | unsettled      | system officer            | received in_process
InstructBiometrics | unsettled      | officer                   | received in_process
ExemptBiometrics   | awaited lapsed | officer                   | received in_process
RecordEnrolment    | awaited lapsed | site_clerk border_officer | received in_process
MoveBiometricsDue  | awaited lapsed | officer system            | received in_process
LapseBiometrics    | awaited        | system                    | received in_process
"""
TODAY = situations()["outside-visa-exempt"].at.date()
ROWS = (
    Row("the rule asks for biometrics", Stage.UNSETTLED, Role.SYSTEM, SettleBiometrics(), (BiometricsInstructed,),
        around=Around.RECEIVED),
    Row("a citizen of the United States is exempt (R12.7)", Stage.UNSETTLED, Role.OFFICER, SettleBiometrics(),
        (BiometricsExempted,), whose="us-citizen"),
    Row("whether it is so depends on something nobody said", Stage.UNSETTLED, Role.SYSTEM, SettleBiometrics(),
        Refusal.FACTS_UNKNOWN, facts={"biometrics_exempt_class": UNSAID}, about=("biometrics_exempt_class",)),
    Row("an officer asks for them", Stage.UNSETTLED, Role.OFFICER, InstructBiometrics(), (BiometricsInstructed,)),
    Row("the rule turns out to exempt the person after all (R12.8)", Stage.LAPSED, Role.OFFICER, ExemptBiometrics(),
        (BiometricsExempted,), whose="us-citizen", gone=True),
    Row("an officer exempts nobody whom the rule does not", Stage.AWAITED, Role.OFFICER, ExemptBiometrics(),
        Refusal.RULES_FORBID, about=("biometrics.biometrics_required",)),
    Row("the person gives them", Stage.AWAITED, Role.SITE_CLERK, RecordEnrolment(Attempt.ENROLLED, "Lyon"),
        (BiometricsEnrolled,)),
    Row("the person gives them late, and that is still heard", Stage.LAPSED, Role.SITE_CLERK,
        RecordEnrolment(Attempt.ENROLLED, "Lyon"), (BiometricsEnrolled,), gone=True),
    Row("the picture is poor", Stage.AWAITED, Role.BORDER_OFFICER, RecordEnrolment(Attempt.POOR_QUALITY, "YYZ"),
        (BiometricsNotCollected,)),
    Row("a site is a name, not a story", Stage.AWAITED, Role.SITE_CLERK, RecordEnrolment(Attempt.NO_SHOW, "x" * 101),
        Refusal.CODE_TOO_LONG, about=("site",)),
    Row("more time is given", Stage.AWAITED, Role.OFFICER, MoveBiometricsDue(TODAY + timedelta(days=40)),
        (BiometricsDueMoved,)),
    Row("a date is never moved back", Stage.AWAITED, Role.OFFICER, MoveBiometricsDue(TODAY + timedelta(days=5)),
        Refusal.DAY_IMPOSSIBLE, about=("due_on",)),
    Row("nor to the end of the calendar", Stage.AWAITED, Role.OFFICER, MoveBiometricsDue(TODAY.max),
        Refusal.DAY_IMPOSSIBLE, about=("due_on",)),
    Row("the window closes", Stage.AWAITED, Role.SYSTEM, LapseBiometrics(), (BiometricsLapsed,), gone=True),
    Row("not before its time", Stage.AWAITED, Role.SYSTEM, LapseBiometrics(), Refusal.NOT_DUE_YET),
    Row("once decided, nothing moves", Stage.AWAITED, Role.SYSTEM, LapseBiometrics(), Refusal.APPLICATION_STAGE,
        around=Around.REFUSED, gone=True),
)  # fmt: skip


def test_each_command_is_open_where_the_table_says_and_nowhere_else() -> None:
    check_gates("biometrics", GATES)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.told)
def test_what_follows(row: Row) -> None:
    check_row("biometrics", row)
