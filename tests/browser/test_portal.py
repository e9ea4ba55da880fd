"""The person's own acts and enquiries in Chromium: on a phone, without a script, by keyboard, found right by axe."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from django.conf import settings as django_settings
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import translation

from journeys.progress import in_process
from journeys.story import OFFICER, Story, on
from web.signing_in import sign_in
from workpermit.casework import access
from workpermit.clock.present import now

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]
FILED = on(2025, 10, 7, 2, 30)
OF_A_CASE = (
    "home", "address", "withdraw", "departure", "trip", "passport", "proof_letter", "representatives", "invite",
    "who_looked", "proof", "enquiries_of_case", "return",
)  # fmt: skip
OPEN_TO_ALL = ("enquiries:form", "enquiries:paper", "enquiries:look_up", "enquiries:testers", "portal:proof_check")


@pytest.fixture
def story(site: str) -> Story:
    """A renewal in process, after the old permit has ended, and looked at once by an officer."""
    # In a thread of its own: this one has the browser's loop, where Django finds another connection than casework.
    with ThreadPoolExecutor(max_workers=1) as apart:
        return apart.submit(_told).result()


def _told() -> Story:
    story = in_process("in-canada-extension", at=FILED)
    story.wait_until(on(2025, 12, 1))
    access.look(story.case_id, actor=OFFICER, what="file", purpose="processing", at=now())
    connections.close_all()
    return story


def address(name: str, *args: object, language: str = "en") -> str:
    """Return the address of a page."""
    with translation.override(language):
        return reverse(name, args=args)


def signed_in(page: Page, story: Story) -> Page:
    """Give the browser the session of the applicant."""
    name = django_settings.SESSION_COOKIE_NAME
    value = sign_in(Client(), story.account).cookies[name].value
    page.context.add_cookies([{"name": name, "value": value, "domain": "localhost", "path": "/"}])
    return page


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_is_found_right_on_a_phone_and_at_a_desk(
    language: str, visit: Open, story: Story, accessible: Callable[[Page], None]
) -> None:
    for phone in (True, False):
        page = signed_in(visit(address("portal:proof_check", language=language), language=language, phone=phone), story)
        for name in OF_A_CASE:
            page.goto(address(f"portal:{name}", story.case_id, language=language))
            accessible(page)
        for name in (*OPEN_TO_ALL, "portal:own_file", "portal:accept", "portal:enquiries"):
            page.goto(address(name, language=language))
            accessible(page)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_address_is_changed_by_keyboard_alone(language: str, visit: Open, story: Story) -> None:
    page = signed_in(visit("/en/", language=language, phone=True), story)
    page.goto(address("portal:address", story.case_id, language=language))
    page.focus("#id_street")
    for typed in ("310 Foxglove Lane", "", "Calgary", "Al", "T3K 2R5"):
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    said = {"en": "We have your new address", "fr": "Nous avons votre nouvelle adresse"}[language]
    page.get_by_role("heading", name=said, level=1).wait_for()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_withdrawal_without_a_script_names_what_is_wrong_and_then_is_done(
    language: str, visit: Open, story: Story, accessible: Callable[[Page], None]
) -> None:
    page = signed_in(visit("/en/", language=language, phone=True, script=False), story)
    page.goto(address("portal:withdraw", story.case_id, language=language))
    page.fill("#id_word", "no")
    page.click("main .button.danger")
    page.wait_for_load_state()
    assert page.title().startswith({"en": "Error: ", "fr": "Erreur\N{NO-BREAK SPACE}: "}[language])
    assert page.input_value("#id_word") == "no"
    page.fill("#id_word", {"en": "withdraw", "fr": "retirer"}[language])
    page.click("main .button.danger")
    said = {"en": "Your application is withdrawn", "fr": "Votre demande est retirée"}[language]
    assert page.inner_text("h1") == said


def test_an_enquiry_without_account_or_script_is_sent_and_read_again(
    visit: Open, site: str, accessible: Callable[[Page], None]
) -> None:
    page = visit(address("enquiries:form"), phone=True, script=False)
    page.click("main .button")
    page.wait_for_load_state()
    assert page.title().startswith("Error: ")
    page.check("#id_writer_0")
    page.check("#id_in_canada_1")
    page.fill("#id_text", "Where does my application stand?")
    page.fill("#id_family_name", "Okonkwo")
    page.fill("#id_born_on", "1990-04-02")
    page.fill("#id_email", "ada@example.org")
    page.fill("#id_email_again", "ada@example.org")
    page.check("#id_declared")
    page.click("main .buttons .button")
    page.click("main .buttons .button >> nth=0")
    said = page.inner_text("main")
    number, code = re.search(r"Q\d{9}", said), re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", said)
    assert number
    assert code
    page.goto(address("enquiries:look_up"))
    page.fill("#id_number", number[0])
    page.fill("#id_code", code[0])
    page.click("main .buttons .button")
    assert "Where does my application stand?" in page.inner_text("main")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_states_after_sending_are_found_right(
    language: str, visit: Open, story: Story, accessible: Callable[[Page], None]
) -> None:
    page = signed_in(visit(address("enquiries:form", language=language), language=language, phone=True), story)
    page.goto(address("enquiries:form", language=language))
    page.fill("#id_text", "?")
    page.click("main .buttons .button")
    accessible(page)
    page.click("main .buttons .button >> nth=0")
    accessible(page)
    page.click("main .buttons .button")
    accessible(page)
    page.goto(address("portal:trip", story.case_id, language=language))
    page.fill("#id_left_on", "2025-12-10")
    page.fill("#id_returned_on", "2025-12-17")
    page.select_option("#id_last_country", "US")
    page.click("main .buttons .button")
    accessible(page)
    page.goto(address("portal:proof", story.case_id, language=language))
    page.fill("#id_label", "Employer")
    page.check("#id_days_0")
    page.click("main .buttons .button")
    accessible(page)
    page.goto(address("portal:passport", story.case_id, language=language))
    page.click("main .buttons .button")
    accessible(page)
    page.fill("#id_number", "AB123456")
    page.select_option("#id_country", "MX")
    page.fill("#id_issued_on", "2025-11-01")
    page.fill("#id_expires_on", "2035-11-01")
    page.click("main .buttons .button")
    accessible(page)
    page.click("main .buttons .button")
    accessible(page)
