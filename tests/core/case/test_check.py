"""The three checks: who may do what, when, and what follows (R200, R209.997; ADR-17)."""

from __future__ import annotations

import pytest

from core.case.rows import UNSAID, Row, check_gates, check_row
from workpermit.core.case import permit
from workpermit.core.case.actor import Role
from workpermit.core.case.application import Stage as Around
from workpermit.core.case.check import (
    CheckFailed,
    CheckKind,
    CheckPassed,
    CheckReopened,
    CheckStarted,
    ConfirmEmployerMatch,
    DismissEmployerMatch,
    EmployerMatchConfirmed,
    EmployerMatchDismissed,
    FailCheck,
    PassCheck,
    ReopenCheck,
    ReopenReason,
    Stage,
    StartCheck,
)
from workpermit.core.case.refusal import Refusal

GATES = """
StartCheck           | not_started   | officer system | in_process decision_proposed approved
PassCheck            | in_progress   | officer system | in_process decision_proposed approved
FailCheck            | in_progress   | officer        | in_process decision_proposed approved
ReopenCheck          | passed failed | officer system | in_process decision_proposed approved
ConfirmEmployerMatch | in_progress   | officer        | in_process decision_proposed approved
DismissEmployerMatch | in_progress   | officer        | in_process decision_proposed approved
"""
ELIGIBILITY, BACKGROUND, EMPLOYER = CheckKind.ELIGIBILITY, CheckKind.BACKGROUND, CheckKind.EMPLOYER
BARRED = {"employer_standing": "ineligible"}
ROWS = (
    Row("a check begins by itself", Stage.NOT_STARTED, Role.SYSTEM, StartCheck(EMPLOYER), (CheckStarted,)),
    Row("the list is clear, and a rule says so", Stage.IN_PROGRESS, Role.SYSTEM, PassCheck(EMPLOYER), (CheckPassed,)),
    Row("a barred employer passes nobody's check (R209.997)", Stage.IN_PROGRESS, Role.OFFICER, PassCheck(EMPLOYER),
        Refusal.RULES_FORBID, facts=BARRED, about=("employer.employer_may_hire",)),
    Row("who stands on the list is not known", Stage.IN_PROGRESS, Role.OFFICER, PassCheck(EMPLOYER),
        Refusal.FACTS_UNKNOWN, facts={"employer_standing": UNSAID}, about=("employer_standing",)),
    Row("the background is a matter for people", Stage.IN_PROGRESS, Role.SYSTEM, PassCheck(BACKGROUND),
        Refusal.RULES_FORBID, about=("background",)),
    Row("an officer is satisfied about the background", Stage.IN_PROGRESS, Role.OFFICER, PassCheck(BACKGROUND),
        (CheckPassed,)),
    Row("an officer is satisfied about eligibility (R200)", Stage.IN_PROGRESS, Role.OFFICER, PassCheck(ELIGIBILITY),
        (CheckPassed,), whose="us-citizen"),
    Row("an officer is not", Stage.IN_PROGRESS, Role.OFFICER, FailCheck(ELIGIBILITY), (CheckFailed,)),
    Row("a new list opens a check that was passed (AYA-05)", Stage.PASSED, Role.SYSTEM,
        ReopenCheck(EMPLOYER, ReopenReason.NEW_LIST), (CheckReopened,), around=Around.APPROVED),
    Row("nothing is checked again once the permit is there", Stage.PASSED, Role.SYSTEM,
        ReopenCheck(EMPLOYER, ReopenReason.NEW_LIST), Refusal.APPLICATION_STAGE, around=Around.APPROVED,
        parts={"permit": permit.Permit(permit.Stage.ISSUED)}),
    Row("an officer finds that it is this employer", Stage.IN_PROGRESS, Role.OFFICER,
        ConfirmEmployerMatch(EMPLOYER, "7", "reasons", "c"), (EmployerMatchConfirmed,)),
    Row("or another one of the same name", Stage.IN_PROGRESS, Role.OFFICER,
        DismissEmployerMatch(EMPLOYER, "7", "reasons", "c"), (EmployerMatchDismissed,)),
    Row("no other check knows the list", Stage.IN_PROGRESS, Role.OFFICER,
        DismissEmployerMatch(BACKGROUND, "7", "reasons", "c"), Refusal.NOT_NOW),
)  # fmt: skip


def test_each_command_is_open_where_the_table_says_and_nowhere_else() -> None:
    check_gates("checks", GATES)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.told)
def test_what_follows(row: Row) -> None:
    check_row("checks", row)
