"""What comes on paper for a case: an answer, an address, a passport; found by the courier's number."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from journeys.progress import in_process
from journeys.story import EXAMPLES, OFFICER, Story, on
from web.tracker.applicant import words
from web.workbench.office import LANGUAGES, Desk
from workpermit.casework import paper, requests
from workpermit.clock import present
from workpermit.core.case.actor import Role
from workpermit.core.case.officer_request import RequestAnswered
from workpermit.core.law.checklist import DocumentKind
from workpermit.trades.documents import keeping
from workpermit.trades.paper.models import PaperItem

ADDRESS: dict[str, Any] = {"street": "12 rue Neuve", "city": "Gatineau", "region": "QC", "postal_code": "J8X 1A1"}


def asked() -> tuple[Story, str]:
    """Return a case with a request that is open."""
    story = in_process("outside-visa-exempt", at=on(2025, 9, 16))
    items = [requests.Asked(DocumentKind.QUALIFICATION_PROOF), requests.Asked(DocumentKind.POLICE_CERTIFICATE)]
    story.use(OFFICER, requests.ask_for_documents, items, due_on=date(2025, 10, 20))
    (request_id,) = story.case.requests
    return story, request_id


def pdf(name: str = "diploma.pdf") -> SimpleUploadedFile:
    """Return a scan."""
    content = (EXAMPLES / "outside-visa-exempt" / "offer.pdf").read_bytes()
    return SimpleUploadedFile(name, content, "application/pdf")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_on_paper_is_registered_against_its_items(language: str) -> None:
    story, request_id = asked()
    present.set_to(on(2025, 10, 24))
    clerk = Desk(Role.MAILROOM_CLERK, language=language)
    said = clerk.carries_out(
        story,
        "paper-answer",
        request_id,
        arrived_on="2025-10-20",
        tracking_number="LX 55 21",
        scan_1=pdf(),
        note="Voici mon certificat.",
        nothing_more="yes",
    )
    assert "LX 55 21" in said
    event = story.entries[-1].event
    assert isinstance(event, RequestAnswered)
    assert event.in_time
    kept = [one for one in keeping.of_case(story.case_id) if one.file_name == "diploma.pdf"]
    assert [one.kind for one in kept] == ["police_certificate"]
    read = Desk(Role.OFFICER, language=language).reads("case", story.case_id)
    assert "Voici mon certificat." in read
    assert "diploma.pdf" in read


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"note": ""}, "There is nothing to register yet"),
        ({"arrived_on": "2026-10-20"}, "Only the mailroom says when paper arrived"),
        ({"nothing_more": ""}, "Is that all of the answer? Choose one of the answers."),
        ({"scan_0": SimpleUploadedFile("a.pdf", b"no pdf", "application/pdf")}, "a.pdf"),
    ],
)
def test_an_answer_that_cannot_be_registered_is_told_why(wrong: dict[str, Any], says: str) -> None:
    story, request_id = asked()
    typed = {"arrived_on": "2025-09-18", "note": "Later.", "nothing_more": "no"}
    present.set_to(on(2025, 9, 24))
    response = Desk(Role.MAILROOM_CLERK).does(story, "paper-answer", request_id, **{**typed, **wrong})
    assert not response.redirect_chain
    assert says in words(response.content)
    assert not PaperItem.objects.exists()


@pytest.mark.parametrize("role", [Role.MAILROOM_CLERK, Role.OFFICER])
def test_a_new_address_and_a_new_passport_are_typed_by_staff(role: Role) -> None:
    story, _ = asked()
    desk, today = Desk(role), str(present.now().date())
    desk.carries_out(story, "paper-address", arrived_on=today, tracking_number="A7", **ADDRESS)
    passport = {"number": "X12 345", "country": "FR", "issued_on": "2025-06-01", "expires_on": "2035-05-31"}
    desk.carries_out(story, "paper-passport", arrived_on=today, **passport)
    assert story.events[-2:] == ["AddressChanged", "PassportRenewed"]
    refused = desk.does(story, "paper-address", arrived_on=today, **{**ADDRESS, "region": "BC"})
    assert "belongs to" in words(refused.content)


def test_a_case_is_found_by_its_couriers_number_and_several_are_listed() -> None:
    story, _ = asked()
    desk = Desk(Role.MAILROOM_CLERK)
    today = str(present.now().date())
    desk.carries_out(story, "paper-address", arrived_on=today, tracking_number="ZZ 900", **ADDRESS)
    found = desk.client.post(desk.address("find"), {"number": "zz-900"})
    assert found["Location"] == desk.address("case", story.case_id)
    other = Story("us-citizen", at=on(2026, 1, 13))
    desk.carries_out(other, "paper-address", arrived_on=str(present.now().date()), tracking_number="ZZ900", **ADDRESS)
    both = words(desk.client.post(desk.address("find"), {"number": "ZZ900"}).content)
    assert story.number in both
    assert other.number in both
    assert "No case has this number" in words(desk.client.post(desk.address("find"), {"number": "ZZ901"}).content)
    assert len(paper.found_by("zz900").cases) == 2
