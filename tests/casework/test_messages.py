"""The messages of an account are made from the journal when they are opened, and are nobody else's (S-13, S-27)."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest

from casework.cases import AT, OFFICER, SITE, do, hand_in, make_letters, new_key
from casework.writing import account, message, written_to
from workpermit.accounts import mandates
from workpermit.accounts.models import Account, Person
from workpermit.casework import causes, messages, reminders, requests
from workpermit.casework.messages import UnknownMessage, inbox, opened, unread
from workpermit.casework.models import AccessEntry
from workpermit.clock import present
from workpermit.core.case.actor import Role
from workpermit.core.case.application import ConfirmComplete
from workpermit.core.case.biometrics import Attempt, RecordEnrolment
from workpermit.core.case.letters import Letter
from workpermit.core.case.reactions import Notice
from workpermit.core.case.reminders import BookingPrompt, Lead, OpenDeadline, Reminder, Task
from workpermit.core.law.calendar import due_instant
from workpermit.core.law.checklist import DocumentKind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("settable_clock")]
HOUR = timedelta(hours=1)


@pytest.fixture
def owner() -> Account:
    return account()


def test_an_inbox_lists_subjects_the_newest_first_by_few_queries(
    owner: Account, django_assert_num_queries: Any
) -> None:
    for at in (AT, AT + HOUR, AT + 2 * HOUR):
        written_to(owner, at=at)
    with django_assert_num_queries(2):
        listed = inbox(owner)
    assert len(listed) == 6
    assert [one.put_at for one in listed] == sorted((one.put_at for one in listed), reverse=True)
    assert {one.subject.en for one in listed} == {"We received your application", "Give your biometrics: book now"}
    with django_assert_num_queries(1):
        assert unread(owner.pk) == 6


def test_opening_a_message_gives_all_of_it_in_both_languages_and_marks_it_read(owner: Account) -> None:
    case_id = written_to(owner)
    one = opened(owner, message(case_id, "biometric_instruction").pk, at=AT + HOUR)
    first, second, *_ = one.paragraphs
    assert first.en.replace("\N{NO-BREAK SPACE}", " ") == (
        "Give your biometrics before midnight UTC, as 7 November 2025 ends and 8 November 2025 begins."
    )
    assert "Manila, UTC+8" in second.en
    assert first.fr.startswith("Fournissez vos données biométriques avant minuit UTC")
    assert (one.case_id, one.letter_id is None, one.read_at) == (case_id, False, AT + HOUR)
    assert unread(owner.pk) == 1
    assert opened(owner, one.id, at=AT + 2 * HOUR).read_at == AT + HOUR


def test_what_an_officer_asked_for_stands_in_the_message_itself(owner: Account) -> None:
    case_id = written_to(owner)
    do(case_id, RecordEnrolment(Attempt.ENROLLED, "Manila"), by=SITE, at=AT + HOUR)
    do(case_id, ConfirmComplete(), at=AT + 2 * HOUR)
    asked = [requests.Asked(DocumentKind.FAMILY_INFORMATION, "with your brother on it")]
    requests.ask_for_documents(
        case_id, asked, due_on=(AT + timedelta(days=20)).date(), key=new_key(), actor=OFFICER, at=AT + 3 * HOUR
    )
    make_letters(AT + 4 * HOUR)
    one = opened(owner, message(case_id, "document_request").pk, at=AT + 5 * HOUR)
    assert any("with your brother on it" in line.en for line in one.paragraphs)
    assert one.subject.en == "We need documents from you"


def test_a_message_is_its_owners_alone(owner: Account) -> None:
    mine = message(written_to(owner), "acknowledgement")
    for stranger in (account("other"), account("rep", role=Role.REPRESENTATIVE)):
        assert inbox(stranger) == []
        with pytest.raises(UnknownMessage):
            opened(stranger, mine.pk, at=AT)
    with pytest.raises(UnknownMessage):
        opened(owner, uuid.uuid4(), at=AT)


def test_a_representative_reads_by_a_mandate_in_force_is_logged_and_marks_nothing_read(owner: Account) -> None:
    mine = message(written_to(owner), "acknowledgement")
    acting = account("rep", role=Role.REPRESENTATIVE)
    given = mandates.give(Person.objects.get(pk=mine.person_id), to=acting, begins_at=AT, case_id=mine.case_id)
    present.set_to(AT + HOUR)
    assert len(inbox(acting)) == 2
    assert opened(acting, mine.pk, at=AT + HOUR).subject.en == "We received your application"
    assert unread(owner.pk) == 2
    (look,) = AccessEntry.objects.all()
    assert (look.what, look.actor) == ("message", str(acting.pk))
    mandates.end(given, at=AT + 2 * HOUR)
    present.set_to(AT + 2 * HOUR)
    assert inbox(acting) == []


def test_a_reminder_is_opened_like_any_message(owner: Account) -> None:
    case_id = written_to(owner)
    at = due_instant((AT + timedelta(days=30)).date()) - timedelta(days=3)
    assert reminders.remind(at=at) == 1
    one = opened(owner, message(case_id, "reminder:biometrics:three_days").pk, at=at)
    assert one.subject.en.replace("\N{NO-BREAK SPACE}", " ") == "Reminder: give your biometrics by 7 November 2025"


DUE_ON = (AT + timedelta(days=30)).date()
CAUSES = [
    *Letter,
    *Notice,
    *(Reminder(OpenDeadline.of(task, due_instant(DUE_ON), key="5f"), lead) for task in Task for lead in Lead),
    BookingPrompt(3, DUE_ON),
]


@pytest.mark.parametrize("does", CAUSES, ids=str)
def test_a_cause_says_again_what_it_was_made_from(does: Any) -> None:
    cause = causes.Cause(uuid.UUID(int=7), 12, does)
    again = causes.parse(cause.text)
    assert (again.does, again.case_id, again.kind) == (does, cause.case_id, cause.kind)
    assert messages.headline_of(cause).subject.fr
    assert len(cause.text) <= 200
    assert len(cause.kind) <= 64


@pytest.mark.parametrize("kind", ["nothing", "reminder:dinner:seven_days", ""])
def test_a_kind_that_nobody_knows_is_an_error(kind: str) -> None:
    with pytest.raises(ValueError, match="valid|no message"):  # noqa: RUF043 # either
        causes.parse(f"{uuid.UUID(int=7).hex}#1 {kind} 2025-01-01T00:00:00+00:00")


def test_no_message_is_left_without_words(owner: Account) -> None:
    """Every message that the examples bring about can be opened."""
    for name in ("outside-visa-required", "in-canada-extension", "us-citizen"):
        hand_in(name, account=owner)
    make_letters(AT)
    for one in inbox(owner):
        assert opened(owner, one.id, at=AT).paragraphs
