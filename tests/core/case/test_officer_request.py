"""What an officer asks of the person: who may do what, when, and what follows (A16(1); ADR-02, ADR-23)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from tools.machines_scenes import INSTANCE, situations

from core.case.rows import Row, check_gates, check_row
from workpermit.core.case.actor import Role
from workpermit.core.case.application import Stage as Around
from workpermit.core.case.officer_request import (
    AnswerRequest,
    AskForMoreTime,
    CloseRequest,
    LapseRequest,
    MakeRequest,
    MoreTimeAsked,
    MoreTimeGranted,
    MoveRequestDue,
    OfficerRequest,
    RequestAnswered,
    RequestClosed,
    RequestDeadlinePassed,
    RequestDueMoved,
    RequestKind,
    RequestMade,
    Stage,
)
from workpermit.core.case.refusal import Refusal

GATES = """
MakeRequest    | not_made                      | officer                                  | in_process
AnswerRequest  | open deadline_passed          | applicant representative mailroom_clerk  | in_process decision_proposed
AskForMoreTime | open                          | applicant representative                 | in_process decision_proposed
MoveRequestDue | open deadline_passed          | officer system                           | in_process decision_proposed
CloseRequest   | open answered deadline_passed | officer                                  | in_process decision_proposed
LapseRequest   | open                          | system                                   | in_process decision_proposed
"""
NOW = situations()["outside-visa-exempt"].at
TODAY = NOW.date()
LATER = TODAY + timedelta(days=40)
DUE_ON = TODAY + timedelta(days=9)


def asked_for(**said: Any) -> dict[str, Any]:
    """Return the case's open request as a row wants it."""
    request = OfficerRequest(Stage.OPEN, due_on=DUE_ON, items_id="items")
    return {"requests": {INSTANCE: replace(request, **said)}}


ROWS = (
    Row("an officer asks for documents", Stage.NOT_MADE, Role.OFFICER,
        MakeRequest("r1", RequestKind.DOCUMENTS, LATER, "items", "c"), (RequestMade,)),
    Row("today, to the end of the day, is a date", Stage.NOT_MADE, Role.OFFICER,
        MakeRequest("r1", RequestKind.DOCUMENTS, TODAY, "items", "c"), (RequestMade,)),
    Row("yesterday is none", Stage.NOT_MADE, Role.OFFICER,
        MakeRequest("r1", RequestKind.DOCUMENTS, TODAY - timedelta(days=1), "items", "c"), Refusal.DAY_IMPOSSIBLE,
        about=("due_on",)),
    Row("the end of the calendar is none", Stage.NOT_MADE, Role.OFFICER,
        MakeRequest("r1", RequestKind.DOCUMENTS, TODAY.max, "items", "c"), Refusal.DAY_IMPOSSIBLE, about=("due_on",)),
    Row("nothing new is asked once a decision is proposed", Stage.NOT_MADE, Role.OFFICER,
        MakeRequest("r1", RequestKind.DOCUMENTS, LATER, "items", "c"), Refusal.APPLICATION_STAGE,
        around=Around.DECISION_PROPOSED),
    Row("the person answers", Stage.OPEN, Role.APPLICANT, AnswerRequest(INSTANCE, NOW, "answer", "c"),
        (RequestAnswered,)),
    Row("an answer after the date is kept", Stage.DEADLINE_PASSED, Role.REPRESENTATIVE,
        AnswerRequest(INSTANCE, NOW, "answer", "c"), (RequestAnswered,), gone=True),
    Row("an upload takes fifteen minutes at most", Stage.OPEN, Role.APPLICANT,
        AnswerRequest(INSTANCE, NOW - timedelta(minutes=15, microseconds=1), "answer", "c"), Refusal.STAMP_IMPOSSIBLE,
        about=("begun_at",)),
    Row("and did not begin in the future", Stage.OPEN, Role.APPLICANT,
        AnswerRequest(INSTANCE, NOW + timedelta(microseconds=1), "answer", "c"), Refusal.STAMP_IMPOSSIBLE),
    Row("paper that lay a week counts by its stamp (ADR-61)", Stage.DEADLINE_PASSED, Role.MAILROOM_CLERK,
        AnswerRequest(INSTANCE, NOW - timedelta(days=7), "answer", "c"), (RequestAnswered,), gone=True),
    Row("it was not stamped tomorrow", Stage.OPEN, Role.MAILROOM_CLERK,
        AnswerRequest(INSTANCE, NOW + timedelta(microseconds=1), "answer", "c"), Refusal.ARRIVAL_IMPOSSIBLE,
        about=("arrived_on",)),
    Row("nor a season ago", Stage.OPEN, Role.MAILROOM_CLERK,
        AnswerRequest(INSTANCE, NOW - timedelta(days=90, microseconds=1), "answer", "c"), Refusal.ARRIVAL_IMPOSSIBLE),
    Row("nobody answers what was not asked", Stage.OPEN, Role.APPLICANT, AnswerRequest("another", NOW, "answer", "c"),
        Refusal.NOT_NOW),
    Row("the person asks for more time", Stage.OPEN, Role.APPLICANT, AskForMoreTime(INSTANCE, LATER, "reasons", "c"),
        (MoreTimeAsked,), parts=asked_for(more_time_given=True)),
    Row("and has thirty days at once by rule", Stage.OPEN, Role.APPLICANT,
        AskForMoreTime(INSTANCE, DUE_ON + timedelta(days=30), "reasons", "c"), (MoreTimeAsked, MoreTimeGranted),
        parts=asked_for()),
    Row("for thirty-one an officer is asked", Stage.OPEN, Role.REPRESENTATIVE,
        AskForMoreTime(INSTANCE, DUE_ON + timedelta(days=31), "reasons", "c"), (MoreTimeAsked,), parts=asked_for()),
    Row("on the last day it can still be asked for", Stage.OPEN, Role.APPLICANT,
        AskForMoreTime(INSTANCE, TODAY + timedelta(days=1), "reasons", "c"), (MoreTimeAsked, MoreTimeGranted),
        parts=asked_for(due_on=TODAY)),
    Row("once the date is over an officer is asked, also before the lapse is filed", Stage.OPEN, Role.APPLICANT,
        AskForMoreTime(INSTANCE, TODAY, "reasons", "c"), (MoreTimeAsked,),
        parts=asked_for(due_on=TODAY - timedelta(days=1))),
    Row("the answer to a fairness letter is an officer’s to weigh", Stage.OPEN, Role.APPLICANT,
        AskForMoreTime(INSTANCE, DUE_ON + timedelta(days=5), "reasons", "c"), (MoreTimeAsked,),
        parts=asked_for(kind=RequestKind.PROCEDURAL_FAIRNESS)),
    Row("an earlier date is no more time", Stage.OPEN, Role.APPLICANT,
        AskForMoreTime(INSTANCE, DUE_ON, "reasons", "c"), Refusal.DAY_IMPOSSIBLE, parts=asked_for()),
    Row("and gets it", Stage.OPEN, Role.OFFICER, MoveRequestDue(INSTANCE, LATER), (RequestDueMoved,)),
    Row("also after the date", Stage.DEADLINE_PASSED, Role.SYSTEM, MoveRequestDue(INSTANCE, LATER), (RequestDueMoved,),
        gone=True),
    Row("what came is enough", Stage.ANSWERED, Role.OFFICER, CloseRequest(INSTANCE), (RequestClosed,)),
    Row("the date passes", Stage.OPEN, Role.SYSTEM, LapseRequest(INSTANCE), (RequestDeadlinePassed,), gone=True),
    Row("not before its time", Stage.OPEN, Role.SYSTEM, LapseRequest(INSTANCE), Refusal.NOT_DUE_YET),
)  # fmt: skip


def test_each_command_is_open_where_the_table_says_and_nowhere_else() -> None:
    check_gates("requests", GATES)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.told)
def test_what_follows(row: Row) -> None:
    check_row("requests", row)
