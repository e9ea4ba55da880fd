"""The database itself keeps journal, records and the log of who looked as they were written (design, section 4)."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from casework.cases import AT, OFFICER, change, count, hand_in, note, value
from workpermit.casework import access, journal, records
from workpermit.casework.checking import check
from workpermit.casework.models import Record
from workpermit.core.case.actor import Role
from workpermit.core.case.codec import to_microseconds

pytestmark = pytest.mark.django_db
TABLES = ("casework_journal", "casework_access", "casework_record")
CHANGES = {
    "casework_journal": "payload = '{}'",
    "casework_access": "purpose = 'none'",
    "casework_record": "kind = 'note'",
}


def filled() -> None:
    """Put a row into each of the tables."""
    case_id = hand_in()
    note(case_id)
    access.look(case_id, actor=OFFICER, what="file", purpose="processing", at=AT)
    assert all(count(table) for table in TABLES)


def refused(statement: str, *parameters: str | int | bytes | None) -> None:
    """Fail where the database carries a statement out."""
    with pytest.raises(DatabaseError), transaction.atomic():
        change(statement, *parameters)


@pytest.mark.parametrize("table", TABLES)
def test_a_row_cannot_be_changed(table: str) -> None:
    filled()
    refused(f"UPDATE {table} SET {CHANGES[table]}")


@pytest.mark.parametrize("table", TABLES)
def test_a_row_cannot_be_deleted(table: str) -> None:
    filled()
    refused(f"DELETE FROM {table}")


@pytest.mark.parametrize("table", TABLES)
def test_a_table_cannot_be_emptied(table: str) -> None:
    filled()
    # SQLite knows no TRUNCATE; it shortens a DELETE of everything to one, unless a trigger is in the way.
    refused(f"TRUNCATE {table} CASCADE" if connection.vendor == "postgresql" else f"DELETE FROM {table}")


@pytest.mark.parametrize(
    "set_to", ["salt = NULL", "body = NULL", "body = salt", "body = NULL, salt = NULL, at = 1", "case_id = id"]
)
def test_a_record_can_lose_nothing_by_halves(set_to: str) -> None:
    filled()
    refused(f"UPDATE casework_record SET {set_to}")


def test_a_record_may_be_disposed_of_and_the_chain_still_verifies() -> None:
    case_id = hand_in()
    note(case_id, will_leave_canada=True)
    record = Record.objects.get(case_id=case_id, kind="dossier")
    assert (
        change("UPDATE casework_record SET body = NULL, salt = NULL WHERE id = %s", journal.database_id(record.pk)) == 1
    )
    assert records.body_of(str(record.pk)) == {}
    assert check().troubles == ()


DECISIONS = (
    "ApplicationApproved",
    "ApplicationRefused",
    "ApplicationReturned",
    "DecisionProposed",
    "EmployerMatchDismissed",
    "PermitNotIssued",
    "PermitRevoked",
    "ProgrammeDenied",
)


@pytest.mark.parametrize("kind", DECISIONS)
def test_a_machine_cannot_decide_whatever_the_code_says(kind: str) -> None:
    case_id = hand_in()
    inserted = (
        "INSERT INTO casework_journal (case_id, sequence, at, role, actor, authority, kind, payload, hash) "
        "VALUES (%s, 99, %s, %s, 'somebody', 'none', %s, '{}', %s)"
    )
    values = (journal.database_id(case_id), to_microseconds(AT))
    with pytest.raises(IntegrityError), transaction.atomic():
        change(inserted, *values, Role.SYSTEM.value, kind, bytes(32))
    assert change(inserted, *values, Role.OFFICER.value, kind, bytes(32)) == 1


@pytest.mark.parametrize("kind", DECISIONS)
@pytest.mark.parametrize(
    ("role", "actor", "authority"),
    [
        (Role.APPLICANT, "somebody", "role:applicant"),
        (Role.MAILROOM_CLERK, "somebody", "role:mailroom_clerk"),
        (Role.OFFICER, "", "role:officer"),
        (Role.OFFICER, "somebody", ""),
    ],
)
def test_a_decision_names_a_person_of_the_office(kind: str, role: Role, actor: str, authority: str) -> None:
    case_id = hand_in()
    with pytest.raises(DatabaseError), transaction.atomic():
        _entered(case_id, 99, kind, role=role, actor=actor, authority=authority)
    assert _entered(case_id, 99, kind, role=Role.OFFICER, actor="somebody", authority="authority:1") == 1


@pytest.mark.parametrize("verdict", ["ApplicationApproved", "ApplicationRefused"])
@pytest.mark.parametrize("own", ["DecisionProposed", "CheckPassed", "CheckFailed", "DossierAmended"])
def test_no_assessor_confirms_a_proposal_whatever_the_code_says(verdict: str, own: str) -> None:
    case_id = hand_in()
    _entered(case_id, 90, own, actor="anne")
    _entered(case_id, 91, "DecisionProposed", actor="anne" if own == "DecisionProposed" else "bo")
    with pytest.raises(DatabaseError), transaction.atomic():
        _entered(case_id, 92, verdict, actor="anne")
    assert _entered(case_id, 92, verdict, actor="carol") == 1


def test_who_was_sent_back_may_decide_alone_where_nothing_is_proposed() -> None:
    case_id = hand_in()
    _entered(case_id, 90, "DecisionProposed", actor="anne")
    _entered(case_id, 91, "DecisionSentBack", actor="bo")
    assert _entered(case_id, 92, "ApplicationApproved", actor="anne") == 1


def _entered(
    case_id: UUID, sequence: int, kind: str, *, actor: str, role: Role = Role.OFFICER, authority: str = "authority:1"
) -> int:
    return change(
        "INSERT INTO casework_journal (case_id, sequence, at, role, actor, authority, kind, payload, hash) "
        "VALUES (%s, %s, %s, %s, %s, %s, %s, '{}', %s)",
        journal.database_id(case_id),
        sequence,
        to_microseconds(AT),
        role.value,
        actor,
        authority,
        kind,
        bytes(32),
    )


def test_one_number_of_one_case_is_one_entry() -> None:
    case_id = hand_in()
    with pytest.raises(IntegrityError), transaction.atomic():
        journal.append(case_id, journal.lines(case_id)[:1])
    assert value("SELECT COUNT(*) FROM casework_journal WHERE sequence = 1") == 1
