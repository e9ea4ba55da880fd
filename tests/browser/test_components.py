"""Every component in a real browser: accessible, nothing over the edge at 320 px, the switch keeps what was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
def test_components_are_accessible(visit: Open, accessible: Callable[[Page], None], language: str, phone: bool) -> None:
    """Axe finds nothing, before and after a form was sent with faults."""
    page = visit(f"/{language}/components/", language=language, phone=phone)
    for summary in page.locator("summary").all():
        summary.click()
    accessible(page)
    page.locator("#id_email").fill("not an address")
    page.evaluate("document.getElementById('main-form').noValidate = true")
    page.locator("#main-form button.button").first.click()
    page.locator(".error-summary").wait_for()
    page.wait_for_load_state()
    assert page.evaluate("document.activeElement.className") == "error-summary"
    accessible(page)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_the_switch_keeps_what_was_typed(visit: Open, script: bool) -> None:
    """With and without a script, files of another page's language left aside (AYA-01)."""
    page = visit("/en/components/", script=script)
    page.locator("#id_name").fill("Dela Peña")
    page.locator("#id_where_1").check()
    page.locator("button.switch").click()
    page.wait_for_url("**/fr/components/")
    assert page.locator("#id_name").input_value() == "Dela Peña"
    assert page.locator("#id_where_1").is_checked()
    assert page.locator("html").get_attribute("lang") == "fr"


def test_the_keyboard_alone_reaches_everything(visit: Open) -> None:
    """The first stop is the way to the content; each stop can be seen."""
    page = visit("/en/components/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break  # after the last stop the browser's own begin
        seen.add(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none", seen
    assert {"id_name", "id_email", "id_note", "Save"} <= seen
