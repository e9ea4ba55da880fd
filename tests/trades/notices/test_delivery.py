"""A message is put into an account once, holds ids alone, and keeps when it was first read (R9.3)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, models, transaction

from workpermit.core.text import Language
from workpermit.trades.notices.delivery import deliver, inbox, mark_read, of_case
from workpermit.trades.notices.models import Message

pytestmark = pytest.mark.django_db

AT = datetime(2025, 6, 17, 12, tzinfo=UTC)
PERSON, ACCOUNT, CASE = UUID(int=1), UUID(int=2), UUID(int=3)


def message(cause: str = "event-1:letter", **changes: object) -> Message:
    given: dict[str, object] = {
        "person_id": PERSON,
        "account_id": ACCOUNT,
        "case_id": CASE,
        "kind": "acknowledgement",
        "language": Language.FR,
        "cause": cause,
        "at": AT,
    }
    return deliver(**(given | changes))  # type: ignore[arg-type]


def test_a_cause_is_delivered_once_whatever_retries() -> None:
    first = message()
    again = message(at=AT + timedelta(hours=1))
    assert again == first
    assert again.put_at == AT
    assert Message.objects.count() == 1


def test_an_inbox_is_newest_first_and_its_owners_alone() -> None:
    old, new = message("a"), message("b", at=AT + timedelta(days=1))
    message("c", account_id=UUID(int=9))
    message("d", account_id=None)
    assert list(inbox(ACCOUNT)) == [new, old]
    assert of_case(CASE).count() == 4


def test_the_first_reading_counts() -> None:
    put = message()
    assert mark_read(put, at=AT + timedelta(minutes=5)).read_at == AT + timedelta(minutes=5)
    assert mark_read(put, at=AT + timedelta(days=5)).read_at == AT + timedelta(minutes=5)


def test_nothing_is_read_before_it_was_put() -> None:
    put = message()
    assert mark_read(put, at=AT - timedelta(seconds=1)).read_at == AT
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(pk=put.pk).update(read_at=AT - timedelta(seconds=1))


def test_a_language_is_one_of_two() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(pk=message().pk).update(language="la")


def test_a_message_has_no_room_for_personal_data() -> None:
    """Only codes may be text; a column for free words would have to be argued for (S-42)."""
    texts = {f.name for f in Message._meta.concrete_fields if isinstance(f, models.CharField | models.TextField)}
    assert texts == {"kind", "language", "cause"}
