"""The permit: who may do what, when, and what follows (R200, R198, R52; OUT-01, OUT-02, IN-05; ADR-11, ADR-15)."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from tools.machines_scenes import ANOTHER, situations

from core.case.rows import UNSAID, Row, check_gates, check_row
from workpermit.core.case import medical_exam
from workpermit.core.case.actor import Role
from workpermit.core.case.application import Stage as Around
from workpermit.core.case.medical_exam import MedicalExam
from workpermit.core.case.permit import (
    DeclineToIssue,
    IntroductionLetterIssued,
    IntroductionLetterLapsed,
    IssuePermit,
    LapseLetter,
    NotIssuedGround,
    Permit,
    PermitIssued,
    PermitNotIssued,
    PermitReplaced,
    PermitRevoked,
    ProposeRevocation,
    RecordVisaIssued,
    ReplacePermit,
    RevocationProposed,
    RevokePermit,
    Stage,
    VisaIssued,
)
from workpermit.core.case.refusal import Refusal

GATES = """
RecordVisaIssued  | passport_awaited   | officer        | approved
IssuePermit       | letter_outstanding | border_officer | approved
DeclineToIssue    | letter_outstanding | border_officer | approved
LapseLetter       | letter_outstanding | system         | approved
ReplacePermit     | issued             | officer        | approved
ProposeRevocation | issued             | officer        | approved
RevokePermit      | issued             | supervisor     | approved
"""
TODAY = situations()["outside-visa-exempt"].at.date()
YESTERDAY = TODAY - timedelta(days=1)
CARE = {"public_health_occupation": True}
UNREAD = MedicalExam(medical_exam.Stage.RESULT_RECEIVED, examined_on=YESTERDAY)
given = partial(Row, around=Around.APPROVED)
ROWS = (
    given("the passport came, so the letter follows", Stage.PASSPORT_AWAITED, Role.OFFICER,
        RecordVisaIssued(TODAY + timedelta(days=300)), (VisaIssued, IntroductionLetterIssued)),
    given("no visa ends yesterday", Stage.PASSPORT_AWAITED, Role.OFFICER, RecordVisaIssued(YESTERDAY),
        Refusal.DAY_IMPOSSIBLE, about=("visa_until",)),
    given("the permit is issued at the border (OUT-02)", Stage.LETTER_OUTSTANDING, Role.BORDER_OFFICER,
        IssuePermit("WP1", "YUL"), (PermitIssued,)),
    given("for less time, if the officer says so", Stage.LETTER_OUTSTANDING, Role.BORDER_OFFICER,
        IssuePermit("WP1", "YUL", TODAY), (PermitIssued,)),
    given("never for more", Stage.LETTER_OUTSTANDING, Role.BORDER_OFFICER, IssuePermit("WP1", "YUL", TODAY.max),
        Refusal.DAY_IMPOSSIBLE, about=("valid_until",)),
    given("a permit has a number", Stage.LETTER_OUTSTANDING, Role.BORDER_OFFICER, IssuePermit("", "YUL"),
        Refusal.NUMBER_MISSING, about=("permit_number",)),
    given("the letter has run out", Stage.LETTER_OUTSTANDING, Role.BORDER_OFFICER, IssuePermit("WP1", "YUL"),
        Refusal.RULES_FORBID, gone=True),
    given("who the person is was not settled", Stage.LETTER_OUTSTANDING, Role.BORDER_OFFICER,
        IssuePermit("WP1", "YUL"), Refusal.FACTS_UNKNOWN, facts={"identity_confirmed": UNSAID},
        about=("identity_confirmed",)),
    given("the employer was barred meanwhile (AYA-05)", Stage.LETTER_OUTSTANDING, Role.BORDER_OFFICER,
        IssuePermit("WP1", "YUL"), Refusal.RULES_FORBID, facts={"employer_standing": "ineligible"}),
    given("a carer with an exam passed may enter", Stage.LETTER_OUTSTANDING, Role.BORDER_OFFICER,
        IssuePermit("WP1", "YUL"), (PermitIssued,), facts=CARE),
    given("a new result that nobody has read is none", Stage.LETTER_OUTSTANDING, Role.BORDER_OFFICER,
        IssuePermit("WP1", "YUL"), Refusal.RULES_FORBID, facts=CARE, parts={"medical_exam": UNREAD}),
    given("it is not issued, and told why", Stage.LETTER_OUTSTANDING, Role.BORDER_OFFICER,
        DeclineToIssue("YUL", NotIssuedGround.NOT_ADMISSIBLE, "reasons", "c"), (PermitNotIssued,)),
    given("the letter lapses", Stage.LETTER_OUTSTANDING, Role.SYSTEM, LapseLetter(), (IntroductionLetterLapsed,),
        gone=True),
    given("not before its time", Stage.LETTER_OUTSTANDING, Role.SYSTEM, LapseLetter(), Refusal.NOT_DUE_YET),
    given("a lost permit is replaced", Stage.ISSUED, Role.OFFICER, ReplacePermit("WP2"), (PermitReplaced,)),
    given("by one with a number", Stage.ISSUED, Role.OFFICER, ReplacePermit(""), Refusal.NUMBER_MISSING),
    given("revocation is proposed", Stage.ISSUED, Role.OFFICER, ProposeRevocation("reasons", "c"),
        (RevocationProposed,)),
    given("another person revokes", Stage.ISSUED, Role.SUPERVISOR, RevokePermit(), (PermitRevoked,)),
    given("not the same", Stage.ISSUED, Role.SUPERVISOR, RevokePermit(), Refusal.SECOND_PERSON_NEEDED, by_id=ANOTHER),
    given("nothing is revoked that nobody proposed", Stage.ISSUED, Role.SUPERVISOR, RevokePermit(), Refusal.NOT_NOW,
        parts={"permit": Permit(Stage.ISSUED)}),
)  # fmt: skip


def test_each_command_is_open_where_the_table_says_and_nowhere_else() -> None:
    check_gates("permit", GATES)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.told)
def test_what_follows(row: Row) -> None:
    check_row("permit", row)
