"""AYA-14: an enquiry is answered first from the file, joined where it is the same, dated, kept, never lost."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from journeys.progress import approved, in_process
from journeys.story import EXAMPLES, OFFICER, Story, on
from journeys.visitor import Visitor
from workpermit.accounts.models import Person
from workpermit.casework import enquiring
from workpermit.casework.enquiring import NotTheirs
from workpermit.clock.present import now
from workpermit.core.case.actor import Actor, Role
from workpermit.trades.enquiries import threads
from workpermit.trades.enquiries.models import Entry, Number, Thread
from workpermit.trades.enquiries.threads import NotAnswered

FILED = on(2025, 10, 7, 2, 30)
SOMEBODY = {
    "writer": "applicant",
    "in_canada": "no",
    "topic": "status",
    "text": "Where does my application stand?",
    "family_name": "Okonkwo",
    "given_names": "Ada",
    "born_on": "1990-04-02",
    "uci": "",
    "application_number": "",
    "email": "ada@example.org",
    "email_again": "ada@example.org",
    "declared": "on",
}


@pytest.mark.parametrize(
    ("language", "file_says", "sent", "by"),
    [
        ("en", "Your application today: In process.", "We have your message", "We answer by 9 November 2025"),
        (
            "fr",
            "Votre demande aujourd’hui : En traitement.",
            "Nous avons votre message",
            "au plus tard le 9 novembre 2025",
        ),
    ],
)
def test_the_file_answers_first_then_the_enquiry_gets_a_date(language: str, file_says: str, sent: str, by: str) -> None:
    story = in_process("in-canada-extension", at=FILED)
    visitor = Visitor(story.account, language)
    asked = {"case": str(story.case_id), "topic": "status", "text": "Where does it stand?"}
    checked = visitor.send("enquiries:form", **asked)
    assert file_says in checked
    assert Thread.objects.count() == 0  # looking is not sending
    said = visitor.send("enquiries:form", step="send", **asked)
    assert sent in said
    assert by in said
    thread = Thread.objects.get()
    assert (thread.case_id, str(thread.account_id)) == (story.case_id, str(story.account.pk))
    assert thread.number in said


def test_a_second_enquiry_on_the_same_topic_is_added_to_the_open_one() -> None:
    story = in_process("in-canada-extension", at=FILED)
    visitor = Visitor(story.account)
    asked = {"case": str(story.case_id), "topic": "status", "text": "Where does it stand?"}
    visitor.send("enquiries:form", step="send", **asked)
    story.wait(5)
    assert "What you send now is added to it" in visitor.send("enquiries:form", **asked)
    said = visitor.send("enquiries:form", step="send", **asked)
    assert "It was added to the enquiry that you had open" in said
    thread = Thread.objects.get()
    assert [entry.text for entry in threads.entries(thread)] == ["Where does it stand?"] * 2
    assert enquiring.answer_day(thread) == date(2025, 11, 9)  # the first one's date stays


def test_sent_twice_under_one_key_it_is_kept_once() -> None:
    story = in_process("in-canada-extension", at=FILED)
    visitor = Visitor(story.account)
    for _ in range(2):
        said = visitor.send("enquiries:form", key="one", step="send", topic="other", text="Hello", case="")
        assert "We have your message" in said
    assert Entry.objects.count() == 1


def test_the_answer_stands_in_the_account_and_a_reply_lets_it_wait_again() -> None:
    story = in_process("in-canada-extension", at=FILED)
    visitor = Visitor(story.account)
    visitor.send("enquiries:form", step="send", case=str(story.case_id), topic="other", text="A question")
    (thread,) = enquiring.waiting(actor=OFFICER)
    with pytest.raises(NotAnswered):
        enquiring.close(thread, actor=OFFICER, at=now())
    enquiring.answer(thread, "An answer.", key="a", actor=OFFICER, at=now())
    enquiring.answer(thread, "An answer.", key="a", actor=OFFICER, at=now())
    said = visitor.get("enquiries:thread", thread.pk)
    assert said.count("An answer.") == 1
    assert story.notices.count("enquiry_answered") == 1  # told in the account, once for each answer
    assert "We answered what you wrote to us" in visitor.get("tracker:messages")
    assert "Answered" in visitor.get("portal:enquiries")
    assert not enquiring.waiting(actor=OFFICER)
    visitor.send("enquiries:thread", thread.pk, text="One more thing")
    assert list(enquiring.waiting(actor=OFFICER)) == [thread]
    enquiring.answer(thread, "Another answer.", key="b", actor=OFFICER, at=now())
    enquiring.close(thread, actor=OFFICER, at=now())
    assert "Closed" in visitor.get("enquiries:thread", thread.pk)


def test_nobody_reads_a_thread_of_somebody_else() -> None:
    story, other = in_process("in-canada-extension", at=FILED), Story("us-citizen", at=on(2026, 1, 13))
    Visitor(story.account).send("enquiries:form", step="send", case="", topic="other", text="Secret")
    stranger = Visitor(other.account)
    stranger.get("enquiries:thread", Thread.objects.get().pk)
    assert stranger.status == 404
    with pytest.raises(NotTheirs):
        enquiring.waiting(actor=Actor(Role.BORDER_OFFICER, "border"))


def receipt(page: str) -> tuple[str, str]:
    """Return number and code as the page shows them."""
    number, code = re.search(r"Q\d{9}", page), re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", page)
    assert number
    assert code
    return number[0], code[0]


def test_without_an_account_number_and_code_open_the_answer() -> None:
    Story("in-canada-extension", at=FILED)
    visitor = Visitor(None)
    assert "you see where your application stands" in visitor.send("enquiries:form", **SOMEBODY)
    number, code = receipt(visitor.send("enquiries:form", step="send", **SOMEBODY))
    thread = Thread.objects.get()
    enquiring.answer(thread, "Here is our answer.", key="a", actor=OFFICER, at=now())
    other_browser = Visitor(None)
    assert "Here is our answer." in other_browser.send("enquiries:look_up", number=number, code=code.lower())
    assert "do not open an enquiry together" in other_browser.send(
        "enquiries:look_up", number=number, code="7KQ2-MX4R-9TBD"
    )
    said = other_browser.send("enquiries:look_up", number=number, code=code, text="Thank you")
    assert "Thank you" in said


def test_an_unknown_case_and_a_known_one_get_the_same_answer_and_only_full_agreement_matches() -> None:
    story = in_process("in-canada-extension", at=FILED)
    person = Person.objects.get(pk=story.row.person_id)
    right = SOMEBODY | {
        "family_name": person.family_name,
        "born_on": person.born_on,
        "uci": person.uci,
        "application_number": story.number,
    }
    pages = []
    for asked in (right, right | {"born_on": "1991-01-01"}, right | {"application_number": "W123456789"}, SOMEBODY):
        visitor = Visitor(None)
        said = visitor.send("enquiries:form", step="send", **asked)
        pages.append(re.sub(r"Q\d{9}|[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", "…", said))
    assert len(set(pages)) == 1
    assert [thread.case_id for thread in Thread.objects.order_by("opened_at", "pk") if thread.case_id] == [
        story.case_id
    ]


def test_what_is_wrong_is_named_and_nothing_typed_is_lost() -> None:
    visitor = Visitor(None)
    said = visitor.send(
        "enquiries:form", **(SOMEBODY | {"email_again": "other@example.org", "uci": "12", "declared": ""})
    )
    assert "the two addresses differ" in said
    assert "UCI: give its 8 or 10 digits" in said
    assert "Where does my application stand?" in visitor.page
    assert "<title>Error: " in visitor.page


def test_a_flood_from_one_network_is_held_off_and_says_when_to_come_back() -> None:
    visitor = Visitor(None)
    for number in range(enquiring.PER_SOURCE_AN_HOUR):
        assert "We have your message" in visitor.send("enquiries:form", step="send", **SOMEBODY), number
    assert "please send this again in an hour" in visitor.send("enquiries:form", step="send", **SOMEBODY)
    assert Thread.objects.count() == enquiring.PER_SOURCE_AN_HOUR


def test_what_one_writer_sent_about_one_topic_is_answered_together() -> None:
    for _ in range(2):
        Visitor(None).send("enquiries:form", step="send", **SOMEBODY)
    first = enquiring.waiting(actor=OFFICER)[0]
    enquiring.answer(first, "One answer.", key="a", actor=OFFICER, at=now())
    assert not enquiring.waiting(actor=OFFICER)


def test_a_file_is_kept_with_the_thread_and_a_hostile_one_is_refused_by_its_reason() -> None:
    story = in_process("in-canada-extension", at=FILED)
    visitor = Visitor(story.account)
    asked = {"case": "", "topic": "other", "text": "See the file", "step": "send"}
    said = visitor.send("enquiries:form", attachments=SimpleUploadedFile("virus.exe", b"MZ"), **asked)
    assert "virus.exe" in said
    assert Thread.objects.count() == 0
    letter = (EXAMPLES / "in-canada-extension" / "passport.jpg").read_bytes()
    visitor.send("enquiries:form", attachments=SimpleUploadedFile("passport.jpg", letter), **asked)
    (entry,) = threads.entries(Thread.objects.get())
    assert entry.attachments.count() == 1


def test_nothing_that_was_written_lies_open_in_the_database() -> None:
    Visitor(None).send("enquiries:form", step="send", **SOMEBODY)
    with connection.cursor() as cursor:
        found = b""
        for table in ("enquiries_thread", "enquiries_entry", "enquiries_number"):
            cursor.execute(f"SELECT * FROM {table}")
            found += repr(cursor.fetchall()).encode()
    for secret in ("Okonkwo", "ada@example.org", "1990-04-02", "Where does my"):
        assert secret.encode() not in found
    assert Number.objects.count() == 0


def test_delivery_is_answered_with_its_date() -> None:
    story = approved("in-canada-extension", at=FILED)
    said = Visitor(story.account).send(
        "enquiries:form", case=str(story.case_id), topic="work_permit", text="Where is my permit?"
    )
    assert "Your permit is in force and will be mailed." in said
