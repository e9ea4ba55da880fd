"""A case outside one's queue asks for a purpose; one too close is locked; a supervisor answers (S-28)."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest

from web.oversight.watchers import Watcher
from web.signing_in import sign_in
from web.tracker import applicant as a
from web.tracker.applicant import words
from workpermit.accounts.models import Person
from workpermit.casework.looks import looks_at
from workpermit.casework.models import AccessEntry
from workpermit.core.case.actor import Role
from workpermit.trades.audit.models import LookRequest, StatedPurpose, Tie

WORDS = "The office in Seoul asked me to look"


def staff_looks(case_id: UUID) -> list[tuple[str, str]]:
    """Return what the staff looked at and why, the oldest first."""
    found = AccessEntry.objects.filter(case_id=case_id, role="officer").order_by("pk")
    return list(found.values_list("what", "purpose"))


@pytest.mark.parametrize(
    ("language", "asks"), [("en", "Why do you open this case?"), ("fr", "Pourquoi ouvrez-vous ce dossier")]
)
def test_a_case_of_another_office_asks_for_a_purpose_first(language: str, asks: str) -> None:
    story = a.being_checked()
    officer = Watcher(Role.OFFICER, office="CPC", language=language)
    led = officer.get("workbench:case", story.case_id)
    assert led.status_code == 302
    assert urlsplit(led["location"]).path == officer.address("purpose", story.case_id)
    assert staff_looks(story.case_id) == []
    page = words(officer.client.get(led["location"]).content)
    assert asks in page
    assert story.account.display_name not in page
    (back,) = parse_qs(urlsplit(led["location"]).query)["next"]
    shown = officer.sends("purpose", story.case_id, purpose="colleague", words=WORDS, next=back)
    assert story.number in shown
    assert staff_looks(story.case_id) == [("case", "colleague")]
    assert StatedPurpose.objects.get().words == WORDS
    assert officer.get("workbench:case", story.case_id).status_code == 200


def test_the_person_reads_the_kind_of_purpose_in_the_log_of_looks() -> None:
    story = a.being_checked()
    officer = Watcher(Role.OFFICER, office="CPC")
    officer.sends("purpose", story.case_id, purpose="complaint", words=WORDS)
    (look,) = [one for one in looks_at([story.case_id]) if one.role is Role.OFFICER]
    assert look.why.en == "a complaint or a review"


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"words": WORDS}, "Purpose: choose one of the answers."),
        ({"purpose": "colleague"}, "In your words: please fill this in."),
        ({"purpose": "colleague", "words": "   because   "}, "In your words: at least 10 characters"),
        ({"purpose": "curious", "words": WORDS}, "Purpose: choose one of the answers."),
    ],
)
def test_a_purpose_that_says_nothing_is_asked_for_again(typed: dict[str, str], fault: str) -> None:
    story = a.being_checked()
    officer = Watcher(Role.OFFICER, office="CPC")
    assert fault in officer.sends("purpose", story.case_id, **typed)
    assert not StatedPurpose.objects.exists()
    assert staff_looks(story.case_id) == []


def test_no_page_or_picture_of_a_case_comes_without_the_purpose() -> None:
    story = a.being_checked()
    officer = Watcher(Role.OFFICER, office="CPC")
    asked = officer.address("purpose", story.case_id)
    for name, given in (
        ("document", [story.case_id, story.case_id]),
        ("letter", [story.case_id, story.case_id]),
        ("picture", [story.case_id, story.case_id, 1]),
        ("act", [story.case_id, "ask"]),
    ):
        assert officer.get(f"workbench:{name}", *given)["location"].startswith(asked), name
    for name, given in (("take", [story.case_id]), ("move", [story.case_id, story.case_id])):
        answer = sign_in(officer.client, officer.account).post(officer.address(f"workbench:{name}", *given))
        assert answer["location"].startswith(asked), name
    assert staff_looks(story.case_id) == []


def test_where_one_is_led_afterwards_is_ours() -> None:
    story = a.being_checked()
    officer = Watcher(Role.OFFICER, office="CPC")
    typed = {"purpose": "colleague", "words": WORDS, "next": "https://elsewhere.example/"}
    answer = sign_in(officer.client, officer.account).post(officer.address("purpose", story.case_id), typed)
    assert answer["location"] == officer.address("workbench:case", story.case_id)


def test_who_needs_no_purpose_is_led_on() -> None:
    story = a.being_checked()
    officer = Watcher(Role.OFFICER, office="VO")
    assert officer.get("purpose", story.case_id)["location"] == officer.address("workbench:case", story.case_id)


def test_ones_own_file_is_locked_until_a_supervisor_opens_it() -> None:
    story = a.being_checked()
    officer, supervisor = Watcher(Role.OFFICER, office="VO"), Watcher(Role.SUPERVISOR, office="CPC")
    uci = Person.objects.get(pk=story.row.person_id).uci
    assert "Kept." in officer.sends("circle", kind="own", uci=uci)
    assert "This file is locked for you" in words(
        sign_in(officer.client, officer.account)
        .get(officer.address("workbench:case", story.case_id), follow=True)
        .content
    )
    officer.sends("purpose", story.case_id, purpose="colleague", words=WORDS)  # a purpose is no leave
    assert LookRequest.objects.get().words == WORDS
    assert "Your request waits for a supervisor" in officer.reads("purpose", story.case_id)
    assert staff_looks(story.case_id) == []
    page = supervisor.reads("requests")
    assert story.number in page
    assert story.account.display_name not in page
    look = LookRequest.objects.get().pk
    assert "their own file" in supervisor.reads("settle", look)
    assert "The look is granted." in supervisor.sends("settle", look, answer="7", words="Nobody else is there today")
    assert story.number in officer.reads("workbench:case", story.case_id)
    assert staff_looks(story.case_id) == [("case", "granted")]
    assert "answered meanwhile" in supervisor.sends("settle", look, answer="no", words="On second thoughts, no")


def test_a_supervisor_is_not_offered_their_own_request() -> None:
    story = a.being_checked()
    supervisor = Watcher(Role.SUPERVISOR, office="VO")
    supervisor.sends("circle", kind="own", uci=Person.objects.get(pk=story.row.person_id).uci)
    supervisor.sends("purpose", story.case_id, words=WORDS)
    look = LookRequest.objects.get().pk
    assert "your own" in supervisor.reads("requests")
    assert supervisor.address("settle", look) not in supervisor.reads("requests")
    supervisor.sends("settle", look, answer="7", words="It is quite all right")
    assert LookRequest.objects.get().settled_at is None


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({}, "What is it? Choose one of the answers."),
        ({"kind": "own"}, "Names and birth date, or a UCI"),
        ({"kind": "own", "uci": "12"}, "UCI: give 8 or 10 digits."),
        ({"kind": "household", "name": "Ana Reyes"}, "Names and birth date, or a UCI"),
        ({"kind": "address", "street": "1 Main Street"}, "Address: give the street line"),
        ({"kind": "employer"}, "Employer: give its name."),
    ],
)
def test_a_tie_that_lacks_something_says_what(typed: dict[str, str], fault: str) -> None:
    assert fault in Watcher(Role.OFFICER).sends("circle", **typed)
    assert not Tie.objects.exists()
