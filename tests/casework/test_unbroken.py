"""A person is told whether the record of their file is unbroken; whatever was changed behind the door is found."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from django.db import connection

from casework.cases import AT, hand_in
from workpermit.casework import unbroken
from workpermit.casework.models import CaseRow, Record
from workpermit.trades.availability.alerts import open_alerts

pytestmark = pytest.mark.django_db


def checked(case_id: UUID) -> unbroken.Checked:
    """Check a case."""
    return unbroken.check(CaseRow.objects.get(pk=case_id), at=AT)


def test_a_file_as_it_was_written_is_unbroken_and_says_what_was_compared() -> None:
    case_id = hand_in()
    told = checked(case_id)
    assert told.is_unbroken
    assert (told.entries, told.contents) == (
        CaseRow.objects.get(pk=case_id).sequence,
        Record.objects.filter(case_id=case_id).count(),
    )
    assert told.entries > 0
    assert told.first_at == AT
    assert open_alerts() == []


def _row(case_id: UUID) -> None:
    CaseRow.objects.filter(pk=case_id).update(stage="approved")


def _content(case_id: UUID) -> None:
    record = Record.objects.filter(case_id=case_id).first()
    assert record is not None
    with connection.cursor() as cursor:
        cursor.execute("SELECT salt FROM casework_record WHERE id = %s", [_id(record.pk)])
        (salt,) = cursor.fetchone()
        _without_triggers("casework_record")
        cursor.execute("UPDATE casework_record SET salt = %s WHERE id = %s", [bytes(reversed(salt)), _id(record.pk)])


def _id(pk: UUID) -> UUID | str:
    return pk if connection.vendor == "postgresql" else pk.hex


def _without_triggers(table: str) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what waits for the commit would forbid it
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            return
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table])
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{name}"')


@pytest.mark.parametrize("harm", [_row, _content])
def test_what_was_changed_behind_the_door_is_told_and_is_an_alert(harm: Callable[[UUID], None]) -> None:
    case_id = hand_in()
    harm(case_id)
    assert not checked(case_id).is_unbroken
    assert [(one.kind, one.about) for one in open_alerts()] == [("record_broken", str(case_id))]
