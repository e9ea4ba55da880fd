"""The officers' pages in Chromium: axe, a phone and a desk, both languages, the keyboard, without scripts."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

import pytest
from django.conf import settings as django_settings
from django.db import connections

from web.workbench.office import LANGUAGES, Desk
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.trades.desks import presence

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]


class Set(NamedTuple):
    """An officer and a case that was asked for documents."""

    desk: Desk
    case_id: UUID


@pytest.fixture
def office(site: str) -> Set:
    """Open a case and an officer's session."""
    # In a thread of its own: this one has the browser's loop, where Django finds another connection than casework.
    with ThreadPoolExecutor(max_workers=1) as apart:
        return apart.submit(_set_up).result()


def _set_up() -> Set:
    from web.tracker.applicant import asked_for_documents

    story = asked_for_documents()
    made = Set(Desk(Role.OFFICER), story.case_id)
    connections.close_all()
    return made


def opened(visit: Open, office: Set, language: str, name: str, *given: object, **options: Any) -> Page:
    """Open a page of the office with the officer's session."""
    office.desk.language = language
    page = visit("/static/ui/mark.svg", language=language, **options)
    cookie = django_settings.SESSION_COOKIE_NAME
    value = office.desk.client.cookies[cookie].value
    page.context.add_cookies([{"name": cookie, "value": value, "domain": "localhost", "path": "/"}])
    page.goto(office.desk.address(name, *given) + ("?office=all" if name == "queue" else ""))
    return page


@pytest.mark.parametrize("language", LANGUAGES)
def test_queue_case_and_acts_are_found_right_on_a_phone_and_at_a_desk(
    language: str, visit: Open, office: Set, accessible: Callable[[Page], None]
) -> None:
    for phone in (True, False):
        page = opened(visit, office, language, "queue", phone=phone)
        accessible(page)
        for name, given in (("case", ()), ("act", ("refuse",)), ("act", ("note-facts",)), ("act", ("ask",))):
            page.goto(office.desk.address(name, office.case_id, *given))
            for folded in page.locator("details").all():
                folded.evaluate("one => { one.open = true; }")
            accessible(page)


def test_a_day_by_the_keyboard(visit: Open, office: Set, accessible: Callable[[Page], None]) -> None:
    page = opened(visit, office, "en", "queue")
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    accessible(page)
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{office.case_id}/")
    page.keyboard.press("a")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/act/**")
    page.keyboard.press("g")
    page.keyboard.press("c")
    page.wait_for_url(f"**/{office.case_id}/")
    page.keyboard.press("g")
    page.keyboard.press("q")
    page.wait_for_url("**/office/")
    page.locator(".find input[name=number]").focus()
    page.keyboard.type("jk?")
    assert page.locator(".find input[name=number]").input_value() == "jk?", "in a field, a key is a letter"


def test_an_act_without_scripts(visit: Open, office: Set) -> None:
    page = opened(visit, office, "en", "case", office.case_id, script=False)
    page.get_by_role("link", name="Record a departure from Canada").click()
    page.get_by_label("Day of leaving Canada").fill("2025-09-18")
    page.get_by_role("button", name="Record a departure from Canada").click()
    assert "Your departure from Canada was recorded." in page.locator("main").inner_text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_around_the_queue_are_found_right_on_a_phone_and_at_a_desk(
    language: str, visit: Open, office: Set, accessible: Callable[[Page], None]
) -> None:
    for phone in (True, False):
        page = opened(visit, office, language, "queue", phone=phone)
        for folded in page.locator("details").all():
            folded.evaluate("one => { one.open = true; }")
        accessible(page)
        for name in ("saved", "team", "plans"):
            page.goto(office.desk.address(name))
            accessible(page)
        page.goto(office.desk.address("queue") + "?office=all")
        page.locator("tbody input[type=checkbox]").first.check()
        page.get_by_label({"en": "What to do", "fr": "Que faire"}[language]).select_option("give-back")
        page.get_by_role(
            "button", name={"en": "See what would happen", "fr": "Voir ce qui se passerait"}[language]
        ).click()
        page.wait_for_url("**/" + {"en": "many", "fr": "plusieurs"}[language] + "/**")
        accessible(page)


def test_a_line_is_ticked_by_a_key_and_the_keys_go_on_beside_the_box(visit: Open, office: Set) -> None:
    page = opened(visit, office, "en", "queue")
    box = page.locator("tbody input[type=checkbox]").first
    for expected in (True, False):
        page.keyboard.press("j")
        page.keyboard.press("x")
        assert box.is_checked() is expected
    box.focus()
    page.keyboard.press("g")
    page.keyboard.press("t")
    page.wait_for_url("**/team/")


def test_single_keys_are_turned_off_and_stay_off(visit: Open, office: Set) -> None:
    page = opened(visit, office, "en", "queue")
    page.keyboard.press("?")
    page.get_by_label("Single keys do something.").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    for key in ("j", "?", "g", "q"):
        page.keyboard.press(key)
    assert page.locator("[data-line].here").count() == 0
    assert not page.locator("#keys").is_visible()
    page.get_by_role("button", name="Keys").click()
    page.get_by_label("Single keys do something.").check()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert page.locator("[data-line].here").count() == 1


def test_who_else_has_the_case_open_is_told_while_the_page_stands_open(visit: Open, office: Set) -> None:
    page = opened(visit, office, "en", "case", office.case_id)
    assert page.locator("[data-here]").inner_text() == ""
    page.clock.install()
    page.reload()
    with ThreadPoolExecutor(max_workers=1) as apart:
        name = apart.submit(_another_opens, office.case_id).result()
    page.clock.fast_forward(61_000)
    page.get_by_text(f"Open at the same time: {name}.").wait_for()


def _another_opens(case_id: UUID) -> str:
    other = Desk(Role.SUPERVISOR)
    presence.be_present(case_id, other.account.pk, at=now())
    connections.close_all()
    return str(other.account.display_name)
