"""IN-02, IN-03 on the pages: one click with the exact message; a paper application found by its courier number."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from uuid import UUID

import pytest

from journeys.story import MAILROOM, OFFICER, Story, changed, on
from journeys.visitor import Visitor
from workpermit.casework import enquiring, intake, journal, programmes
from workpermit.casework.packages import read_package
from workpermit.clock import present
from workpermit.clock.present import now
from workpermit.core.case.letters import Letter
from workpermit.core.case.programme_request import GrantProgramme, ProgrammeRequested
from workpermit.trades.enquiries.models import Thread

EXAMPLE, FILED = "visitor-under-public-policy", on(2024, 6, 12, 19)


@pytest.fixture
def story() -> Story:
    """A visitor’s application, received in the window of the policy."""
    return Story(EXAMPLE, at=FILED)


@pytest.mark.parametrize(
    ("language", "beside", "sent", "by"),
    [
        ("en", "Our French version, which is not sent", "Your request was sent", "We answer by 25 July 2024"),
        (
            "fr",
            "Notre version française, qui n’est pas envoyée",
            "Votre demande a été envoyée",
            "au plus tard le 25 juillet 2024",
        ),
    ],
)
def test_one_click_sends_the_message_that_was_shown(
    story: Story, language: str, beside: str, sent: str, by: str
) -> None:
    visitor = Visitor(story.account, language)
    message = programmes.prescribed_message(story.case_id).sent
    shown = visitor.get("portal:interim_work", story.case_id)
    assert " ".join(message.split()) in shown  # the English text in either language (ADR-24)
    assert beside in shown
    said = visitor.send("portal:interim_work", story.case_id)
    assert sent in said
    assert by in said
    assert story.event(ProgrammeRequested).reply_due_on == date(2024, 7, 25)
    assert story.notices[-1] == "programme_received"


def test_a_second_click_asks_once(story: Story) -> None:
    visitor = Visitor(story.account)
    for key in ("one", "one", "another"):
        assert "Your request was sent" in visitor.send("portal:interim_work", story.case_id, key=key)
    assert story.events.count("ProgrammeRequested") == 1


@pytest.mark.parametrize(("language", "says"), [("en", "the occupation: missing"), ("fr", "la profession : manquant")])
def test_a_case_that_lacks_something_names_each_field(language: str, says: str, tmp_path: Path) -> None:
    story = Story(changed(EXAMPLE, tmp_path, job_offer__job_title=None), at=FILED)
    visitor = Visitor(story.account, language)
    assert says in visitor.get("portal:interim_work", story.case_id)
    visitor.send("portal:interim_work", story.case_id)
    assert "ProgrammeRequested" not in story.events


def test_who_is_no_visitor_is_not_offered_it() -> None:
    story = Story("in-canada-extension", at=on(2025, 10, 7, 2, 30))
    visitor = Visitor(story.account)
    assert "Ask to work while you wait" not in visitor.get("portal:home", story.case_id)
    assert "not open at the present stage" in visitor.get("portal:interim_work", story.case_id)


# --- pasted into the web form, signed in -----------------------------------------------------------------------


def test_a_message_pasted_by_its_applicant_becomes_the_request(story: Story) -> None:
    pasted = programmes.prescribed_message(story.case_id).sent.replace("\n\n", "\n").upper()
    visitor = Visitor(story.account)
    asked = {"case": str(story.case_id), "topic": "interim_work", "text": pasted}
    assert "We read the code VISIT2WORK2020" in visitor.send("enquiries:form", **asked)
    said = visitor.send("enquiries:form", step="send", **asked)
    assert "Your request under the public policy is registered." in said
    assert story.event(ProgrammeRequested).reply_due_on == date(2024, 7, 25)


def test_a_pasted_message_with_gaps_names_each_and_is_kept_all_the_same(story: Story) -> None:
    asked = {
        "case": str(story.case_id),
        "topic": "interim_work",
        "text": "Priority Code VISIT2WORK2020: my previous work permit number [U#####] expired on [Date].",
    }
    visitor = Visitor(story.account)
    assert "the number of the previous work permit: missing" in visitor.send("enquiries:form", **asked)
    assert "was not registered as a request" in visitor.send("enquiries:form", step="send", **asked)
    assert "ProgrammeRequested" not in story.events
    assert Thread.objects.count() == 1


# --- on paper, without account or number ---------------------------------------------------------------------

WHO = {
    "family_name": "Rojas",
    "given_names": "Valentina",
    "born_on": "1994-05-21",
    "email": "valentina@example.org",
    "email_again": "valentina@example.org",
    "message": "",
    "permit_number": "",
    "expired_on": "",
    "tracking_number": "",
    "employer": "",
    "occupation": "",
}
ANSWERS = {
    "permit_number": "U187730468",
    "expired_on": "2024-02-14",
    "tracking_number": "LM 123 456 789 CA",
    "employer": "Imprimerie du Canal",
    "occupation": "Press operator",
}


def on_paper(tmp_path: Path, *, at: datetime) -> UUID:
    """Take in an application on paper, as the mailroom does, and return its case."""
    package = read_package(changed(EXAMPLE, tmp_path))
    return intake.take_in(package, key="paper", actor=MAILROOM, at=at, channel="paper").case_id


def sent_on_paper(language: str = "en", **given: str) -> str:
    """Send the public page, read over and sent."""
    visitor = Visitor(None, language)
    visitor.send("enquiries:paper", **(WHO | given))
    return visitor.send("enquiries:paper", step="send", **(WHO | given))


@pytest.mark.parametrize(("language", "sent"), [("en", "We have your message"), ("fr", "Nous avons votre message")])
def test_a_paper_application_is_found_by_its_courier_number(language: str, sent: str, tmp_path: Path) -> None:
    present.set_to(on(2024, 6, 20))
    assert sent in sent_on_paper(language, **ANSWERS)
    thread = Thread.objects.get()
    assert thread.case_id is None  # nobody has opened the envelope yet
    present.set_to(on(2024, 7, 2))
    case_id = on_paper(tmp_path, at=now())
    assert enquiring.register_paper(case_id, actor=MAILROOM, tracking_number="lm123456789ca") == [thread]
    assert [row.pk for row in enquiring.candidates(thread, actor=MAILROOM)] == [case_id]
    enquiring.match(thread, case_id, key="m", actor=MAILROOM, at=now())
    asked = [entry.event for entry in journal.entries(case_id) if isinstance(entry.event, ProgrammeRequested)]
    assert [event.reply_due_on for event in asked] == [date(2024, 8, 2)]  # from 20 June, when the message came


def test_the_officer_answers_it_like_any_other(tmp_path: Path) -> None:
    present.set_to(on(2024, 6, 20))
    sent_on_paper(**ANSWERS)
    story = Story(EXAMPLE, at=on(2024, 6, 21))
    request = enquiring.match(Thread.objects.get(), story.case_id, key="m", actor=MAILROOM, at=now())
    assert request
    story.do(OFFICER, GrantProgramme(request))
    assert Letter.INTERIM_AUTHORIZATION_YES in story.letters


def test_a_pasted_text_is_read_and_each_fault_named_beside_it(tmp_path: Path) -> None:
    visitor = Visitor(None)
    said = visitor.send("enquiries:paper", **(WHO | {"message": "Code VISIT2WORK2020. My permit U#####."}))
    assert "the number of the previous work permit: missing" in said
    assert "the request itself: missing" in said
    assert 'value="Rojas"' in visitor.page
    assert Thread.objects.count() == 0


def test_the_five_answers_are_each_asked_for() -> None:
    said = Visitor(None).send("enquiries:paper", **WHO)
    for label in (
        "previous work permit: missing",
        "expired: missing",
        "tracking number: missing",
        "occupation: missing",
    ):
        assert label in said
    wrong = Visitor(None).send("enquiries:paper", **(WHO | ANSWERS | {"permit_number": "12"}))
    assert "a work permit number is U and 9 digits" in wrong
