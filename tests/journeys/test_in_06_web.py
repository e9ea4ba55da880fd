"""IN-06 on the pages: a new address flows into the open case; from the print on it redirects, and the page says so."""

from __future__ import annotations

import pytest

from journeys.progress import approved, in_process
from journeys.story import MAILROOM, Story, on
from journeys.visitor import Visitor
from workpermit.accounts.models import Person
from workpermit.casework import self_service
from workpermit.clock.present import now
from workpermit.core.case.permit_delivery import MailPermit, PrintPermit

FILED = on(2025, 10, 7, 2, 30)
NEW = {"street": "310 Foxglove Lane", "unit": "", "city": "Calgary", "region": "AB", "postal_code": "t3k 2r5"}
SAYS = {
    "en": ("We have your new address", "Every letter goes to the new address from now on", "Used at once"),
    "fr": (
        "Nous avons votre nouvelle adresse",
        "Toutes les lettres vont désormais à la nouvelle adresse",
        "Utilisée aussitôt",
    ),
}


def address_of(story: Story) -> str:
    """Return the street that letters go to."""
    found = self_service.address_on_file(self_service.standing(story.row, at=now()))
    assert found is not None
    return f"{found.street} {found.postal_code}"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_address_given_on_the_page_is_used_from_now_on(language: str) -> None:
    story = in_process("in-canada-extension", at=FILED)
    visitor = Visitor(story.account, language)
    worked, follows, at_once = SAYS[language]
    assert at_once in visitor.get("portal:address", story.case_id)
    said = visitor.send("portal:address", story.case_id, **NEW)
    assert worked in said
    assert follows in said
    assert address_of(story) == "310 Foxglove Lane T3K 2R5"
    contact = Person.objects.get(pk=story.row.person_id).contact
    assert contact is not None
    assert contact["mailing"]["city"] == "Calgary"  # the next application knows it too


def test_a_form_sent_twice_changes_the_address_once() -> None:
    story = in_process("in-canada-extension", at=FILED)
    visitor = Visitor(story.account)
    for _ in range(2):
        assert "We have your new address" in visitor.send("portal:address", story.case_id, key="the-same", **NEW)
    assert story.events.count("AddressChanged") == 1


def test_from_the_print_on_the_page_says_that_the_envelope_has_left() -> None:
    story = approved("in-canada-extension", at=FILED)
    story.do(MAILROOM, PrintPermit(), MailPermit("TRACK123"))
    visitor = Visitor(story.account)
    assert "Your permit is already printed" in visitor.get("portal:address", story.case_id)
    said = visitor.send("portal:address", story.case_id, **NEW)
    assert "If the envelope comes back to us, we mail it to the new one." in said
    assert "DeliveryRedirected" in story.events


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"postal_code": "90210"}, "Postal code: give a Canadian postal code, such as K1A 0B1."),
        ({"region": "ON"}, "the postal code T3K 2R5 belongs to Alberta"),
        ({"street": ""}, "Street and number: please fill this in."),
    ],
)
def test_what_is_wrong_is_named_and_nothing_typed_is_lost(wrong: dict[str, str], says: str) -> None:
    story = in_process("in-canada-extension", at=FILED)
    visitor = Visitor(story.account)
    said = visitor.send("portal:address", story.case_id, **(NEW | wrong))
    assert says in said
    assert 'value="Calgary"' in visitor.page
    assert "<title>Error: Change your address" in visitor.page
    assert "AddressChanged" not in story.events


def test_the_language_switch_keeps_what_was_typed() -> None:
    story = in_process("in-canada-extension", at=FILED)
    visitor = Visitor(story.account)
    said = visitor.send("portal:address", story.case_id, switch_language="fr", **NEW)
    assert "Votre nouvelle adresse au Canada" in said
    assert 'value="310 Foxglove Lane"' in visitor.page
    assert "AddressChanged" not in story.events


def test_a_stranger_gets_the_page_that_a_case_that_never_was_gets() -> None:
    story, other = in_process("in-canada-extension", at=FILED), Story("us-citizen", at=on(2026, 1, 13))
    stranger = Visitor(other.account)
    stranger.send("portal:address", story.case_id, **NEW)
    refused = (stranger.status, stranger.page)
    stranger.send("portal:address", "0b8f0f6e-1df4-4c6e-8a3e-2f7a5a3f9d11", **NEW)
    assert refused[0] == 404
    assert "AddressChanged" not in story.events
    assert stranger.status == 404
