"""A request under a public policy: who may do what and what follows (A25.2; IN-02 to IN-04; ADR-05 to ADR-09)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tools.machines_scenes import INSTANCE, situations

from core.case.rows import UNSAID, Row, check_gates, check_row
from workpermit.core.case.actor import Role
from workpermit.core.case.application import Stage as Around
from workpermit.core.case.programme_request import (
    DenyProgramme,
    EscalateProgramme,
    GrantProgramme,
    Programme,
    ProgrammeDenied,
    ProgrammeGranted,
    ProgrammeReplyOverdue,
    ProgrammeRequest,
    ProgrammeRequested,
    RequestProgramme,
    Stage,
)
from workpermit.core.case.refusal import Refusal

GATES = """
RequestProgramme  | not_made | applicant representative mailroom_clerk officer | received in_process decision_proposed
GrantProgramme    | received | officer                                 | received in_process decision_proposed
DenyProgramme     | received | officer                                 | received in_process decision_proposed
EscalateProgramme | received | system                                  | received in_process decision_proposed
"""
VISITOR = "visitor-under-public-policy"
TODAY = situations()[VISITOR].at.date()
DAY = timedelta(days=1)
DISPUTED = {"presence_disputed": True, "departures": ({"left_on": TODAY, "returned_on": TODAY, "route": ()},)}
ROWS = (
    Row("a visitor asks", Stage.NOT_MADE, Role.APPLICANT,
        RequestProgramme("p1", Programme.VISIT2WORK2020, "message", "c"), (ProgrammeRequested,),
        whose=VISITOR, around=Around.RECEIVED),
    Row("a message that came before its case was found is registered with its own day (IN-02)", Stage.NOT_MADE,
        Role.MAILROOM_CLERK, RequestProgramme("p1", Programme.VISIT2WORK2020, "message", "c", TODAY - DAY),
        (ProgrammeRequested,), whose=VISITOR, around=Around.RECEIVED),
    Row("but not with one to come", Stage.NOT_MADE, Role.MAILROOM_CLERK,
        RequestProgramme("p1", Programme.VISIT2WORK2020, "message", "c", TODAY + DAY), Refusal.DAY_IMPOSSIBLE,
        about=("received_on",), whose=VISITOR, around=Around.RECEIVED),
    Row("an officer answers yes", Stage.RECEIVED, Role.OFFICER, GrantProgramme(INSTANCE), (ProgrammeGranted,),
        whose=VISITOR),
    Row("a yes needs what the policy asks for", Stage.RECEIVED, Role.OFFICER, GrantProgramme(INSTANCE),
        Refusal.RULES_FORBID, about=("code_given",), whose=VISITOR, facts={"interim_code_given": False}),
    Row("and needs it to be known", Stage.RECEIVED, Role.OFFICER, GrantProgramme(INSTANCE), Refusal.FACTS_UNKNOWN,
        about=("previous_permits",), whose=VISITOR, facts={"previous_permits": UNSAID}),
    Row("an officer answers no to who is not covered", Stage.RECEIVED, Role.OFFICER, DenyProgramme(INSTANCE),
        (ProgrammeDenied,), whose=VISITOR, facts={"status_in_canada": "worker"}),
    Row("a permit we cannot find is a missing fact, not a no (ADR-08)", Stage.RECEIVED, Role.OFFICER,
        DenyProgramme(INSTANCE), Refusal.FACTS_UNKNOWN, about=("previous_permits",), whose=VISITOR,
        facts={"previous_permits": UNSAID}),
    Row("who meets everything is not denied", Stage.RECEIVED, Role.OFFICER, DenyProgramme(INSTANCE),
        Refusal.RULES_FORBID, about=("interim_work.visit2work",), whose=VISITOR),
    Row("a disputed presence is the officer's to judge, against", Stage.RECEIVED, Role.OFFICER,
        DenyProgramme(INSTANCE), (ProgrammeDenied,), whose=VISITOR, facts=DISPUTED),
    Row("or for the person", Stage.RECEIVED, Role.OFFICER, GrantProgramme(INSTANCE), (ProgrammeGranted,),
        whose=VISITOR, facts=DISPUTED),
    Row("the reply is late", Stage.RECEIVED, Role.SYSTEM, EscalateProgramme(INSTANCE), (ProgrammeReplyOverdue,),
        whose=VISITOR, gone=True),
    Row("it is not late yet", Stage.RECEIVED, Role.SYSTEM, EscalateProgramme(INSTANCE), Refusal.NOT_DUE_YET,
        whose=VISITOR),
    Row("it is marked late once", Stage.RECEIVED, Role.SYSTEM, EscalateProgramme(INSTANCE), Refusal.ALREADY_DONE,
        whose=VISITOR, gone=True, parts={"programmes": {INSTANCE: ProgrammeRequest(Stage.RECEIVED, overdue=True)}}),
)  # fmt: skip


def test_each_command_is_open_where_the_table_says_and_nowhere_else() -> None:
    check_gates("programmes", GATES)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.told)
def test_what_follows(row: Row) -> None:
    check_row("programmes", row)
