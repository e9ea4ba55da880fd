"""The mailed permit: who may do what, when, and what follows (IN-05, IN-06; ADR-12, ADR-13)."""

from __future__ import annotations

from functools import partial

import pytest
from tools.machines_scenes import INSTANCE, situations

from core.case.rows import Row, check_gates, check_row
from workpermit.core.case import permit
from workpermit.core.case.actor import Role
from workpermit.core.case.application import Application
from workpermit.core.case.application import Stage as Around
from workpermit.core.case.permit_delivery import (
    DeliveryOverdue,
    DeliveryRedirected,
    MailPermit,
    OpenDeliveryRemedy,
    PermitCameBack,
    PermitDelivered,
    PermitDelivery,
    PermitMailed,
    PermitPrinted,
    PrintPermit,
    RecordDelivery,
    RecordReturnedMail,
    RedirectDelivery,
    Stage,
)
from workpermit.core.case.refusal import Refusal

GATES = """
PrintPermit        | to_print came_back                | mailroom_clerk                   | approved
MailPermit         | printed                           | mailroom_clerk                   | approved
RecordDelivery     | mailed                            | mailroom_clerk system            | approved
RecordReturnedMail | mailed                            | mailroom_clerk                   | approved
RedirectDelivery   | printed mailed came_back          | applicant representative officer mailroom_clerk | approved
OpenDeliveryRemedy | to_print printed mailed came_back | system                           | approved
"""
AT = situations()["outside-visa-exempt"].at
REVOKED = {"permit": permit.Permit(permit.Stage.REVOKED)}
ABROAD = {"application": Application(Around.APPROVED, AT, address_country="FR")}
MARKED = {"delivery": PermitDelivery(Stage.MAILED, AT.date(), overdue=True)}
given = partial(Row, around=Around.APPROVED)
ROWS = (
    given("it is printed for the address on file", Stage.TO_PRINT, Role.MAILROOM_CLERK, PrintPermit(),
        (PermitPrinted,)),
    given("and again when it came back", Stage.CAME_BACK, Role.MAILROOM_CLERK, PrintPermit(), (PermitPrinted,)),
    given("nothing is mailed abroad (IN-05)", Stage.TO_PRINT, Role.MAILROOM_CLERK, PrintPermit(),
        Refusal.ADDRESS_ABROAD, parts=ABROAD),
    given("a revoked permit is not printed", Stage.TO_PRINT, Role.MAILROOM_CLERK, PrintPermit(), Refusal.NOT_NOW,
        parts=REVOKED),
    given("it is handed to the carrier", Stage.PRINTED, Role.MAILROOM_CLERK, MailPermit("TRACK1"), (PermitMailed,)),
    given("a revoked permit is not", Stage.PRINTED, Role.MAILROOM_CLERK, MailPermit("TRACK1"), Refusal.NOT_NOW,
        parts=REVOKED),
    given("it arrives", Stage.MAILED, Role.SYSTEM, RecordDelivery(), (PermitDelivered,)),
    given("it comes back", Stage.MAILED, Role.MAILROOM_CLERK, RecordReturnedMail(), (PermitCameBack,)),
    given("it goes to another address", Stage.MAILED, Role.APPLICANT, RedirectDelivery(INSTANCE, "c"),
        (DeliveryRedirected,)),
    given("in Canada", Stage.MAILED, Role.APPLICANT, RedirectDelivery(INSTANCE, "c", "FR"), Refusal.ADDRESS_ABROAD),
    given("six weeks pass, and the office looks for it (ADR-12)", Stage.MAILED, Role.SYSTEM, OpenDeliveryRemedy(),
        (DeliveryOverdue,), gone=True),
    given("not before", Stage.MAILED, Role.SYSTEM, OpenDeliveryRemedy(), Refusal.NOT_DUE_YET),
    given("once", Stage.MAILED, Role.SYSTEM, OpenDeliveryRemedy(), Refusal.ALREADY_DONE, parts=MARKED),
)  # fmt: skip


def test_each_command_is_open_where_the_table_says_and_nowhere_else() -> None:
    check_gates("delivery", GATES)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.told)
def test_what_follows(row: Row) -> None:
    check_row("delivery", row)
