"""A file that changes too much, or is older than what we have, waits for a second person (domain 6)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError

from workpermit.trades.employers.importing import Difference, Imported
from workpermit.trades.employers.models import HeldList, PublishedList
from workpermit.trades.employers.receiving import (
    Doubt,
    Held,
    NoSuchHeldList,
    NotYours,
    confirm,
    receive,
    set_aside,
    waiting,
)

pytestmark = pytest.mark.django_db

HEADING = "Business operating name,Business legal name,Address,Reason(s),Date of final decision,Penalty,Status"
AT = datetime(2025, 6, 1, 12, tzinfo=UTC)
LATER = AT + timedelta(days=30)


def row(number: int, *, day: str = "2025-05-01", status: str = "Eligible") -> str:
    return f'Firm {number},Firm {number} Ltd.,"{number} A St, Guelph, Ontario",9,{day},"$1,250",{status}'


def file_of(*rows: str) -> bytes:
    return "\n".join((HEADING, *rows)).encode()


FORTY = [row(number) for number in range(40)]


@pytest.fixture(autouse=True)
def _first() -> None:
    assert isinstance(receive(file_of(*FORTY), source="first", by="ana", at=AT), Imported)


def test_a_small_change_is_taken_in_at_once() -> None:
    told = receive(file_of(*FORTY[1:], row(99)), source="b", by="ana", at=LATER)
    assert isinstance(told, Imported)
    assert told.difference == Difference(added=1, removed=1, changed=0, unchanged=39)


def test_more_than_one_row_in_twenty_is_held_although_the_count_stays() -> None:
    barred = [row(number, status="Ineligible") for number in range(3)]
    told = receive(file_of(*barred, *FORTY[3:]), source="b", by="ana", at=LATER)
    assert isinstance(told, Held)
    assert told.doubts == (Doubt.MASS_CHANGE,)
    assert told.difference == Difference(added=0, removed=0, changed=3, unchanged=37)
    assert PublishedList.objects.count() == 1
    assert [one.pk for one in waiting()] == [told.number]


def test_exactly_one_in_twenty_is_not_too_much() -> None:
    assert isinstance(receive(file_of(*FORTY[2:]), source="b", by="ana", at=LATER), Imported)


def test_a_file_whose_latest_decision_is_older_is_held() -> None:
    newer = file_of(*FORTY, row(40, day="2025-06-20"))
    assert isinstance(receive(newer, source="b", by="ana", at=LATER), Imported)
    told = receive(
        file_of(
            *FORTY,
        ),
        source="frozen feed",
        by="ana",
        at=LATER,
    )
    assert isinstance(told, Held)
    assert told.doubts == (Doubt.OLDER,)


def test_a_second_person_confirms_and_the_first_cannot() -> None:
    told = receive(file_of(*FORTY[:20]), source="b", by="ana", at=LATER)
    assert isinstance(told, Held)
    with pytest.raises(NotYours):
        confirm(told.number, by="ana", at=LATER)
    assert PublishedList.objects.count() == 1
    taken = confirm(told.number, by="bo", at=LATER)
    assert (taken.version, taken.row_count, waiting()) == (2, 20, [])
    with pytest.raises(NoSuchHeldList):
        confirm(told.number, by="cleo", at=LATER)


def test_the_database_too_wants_a_second_person() -> None:
    told = receive(file_of(*FORTY[:20]), source="b", by="ana", at=LATER)
    assert isinstance(told, Held)
    with pytest.raises(IntegrityError):
        HeldList.objects.filter(pk=told.number).update(version=2, settled_by="ana", settled_at=LATER)


def test_the_same_held_file_waits_once_and_may_be_set_aside() -> None:
    first, again = (receive(file_of(*FORTY[:20]), source="b", by=who, at=LATER) for who in ("ana", "bo"))
    assert isinstance(first, Held)
    assert isinstance(again, Held)
    assert first.number == again.number
    set_aside(first.number, by="ana", at=LATER)
    assert waiting() == []
    with pytest.raises(NoSuchHeldList):
        set_aside(first.number, by="bo", at=LATER)
    assert PublishedList.objects.count() == 1


def test_the_same_bytes_change_nothing() -> None:
    told = receive(file_of(*FORTY), source="first", by="bo", at=LATER)
    assert isinstance(told, Imported)
    assert not told.is_new
