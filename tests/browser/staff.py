"""People of the office in Chromium: a session for each, and forms filled by keys alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Final, TypeVar

from django.conf import settings
from django.db import connections

from web.workbench.office import Desk

if TYPE_CHECKING:
    from playwright.sync_api import Page

T_ = TypeVar("T_")
MOST_TABS: Final = 150
_FOCUSED: Final = """() => {
  const one = document.activeElement;
  return {
    tag: one.tagName, type: one.type || "", name: one.name || "", value: one.value || "", text: one.innerText || "",
    checked: !!one.checked, sends: one.type === "submit" && one.form?.id === "main-form",
    chosen: !!one.name && !!document.querySelector(`input[type=radio][name="${one.name}"]:checked`),
  };
}"""


def apart(act: Callable[[], T_]) -> T_:
    """Run what touches the database in a thread of its own: this one has the browser's loop."""

    def run() -> T_:
        try:
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(run).result()


def seat(page: Page, desk: Desk) -> Page:
    """Give the browser the session of one of the staff."""
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies(
        [{"name": name, "value": desk.client.cookies[name].value, "domain": "localhost", "path": "/"}]
    )
    return page


def press_through(page: Page, typed: Mapping[str, str], *, button: str) -> int:
    """Fill the page's main form by the Tab key and send it by the button of this name; return how many keys it took.

    `typed` says what to type by a field's name; a box is ticked, a radio chosen and a list set to what it says.
    """
    page.locator("#main-form").evaluate("form => { form.tabIndex = -1; form.focus(); }")
    keys = 0
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        keys += 1
        one = page.evaluate(_FOCUSED)
        if one["sends"] and button in one["text"]:
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return keys + 1
        keys += _typed(page, one, typed)
    raise AssertionError(f"no button was reached: {page.url}")


def _typed(page: Page, one: Mapping[str, Any], typed: Mapping[str, str]) -> int:
    wanted = typed.get(one["name"])
    if wanted is None:
        return 0
    if one["type"] == "checkbox":
        if one["checked"]:
            return 0
        page.keyboard.press("Space")
        return 1
    if one["type"] == "radio":
        return _chosen(page, one, wanted)
    if one["value"] and one["tag"] != "SELECT":
        return 0  # it was typed already: a date has three parts, and Tab goes through them
    if one["type"] == "date":
        return _day(page, wanted)
    page.keyboard.type(wanted)
    return len(wanted)


def _day(page: Page, wanted: str) -> int:
    """Type a day part by part: month, day, year, as this browser shows them whatever the page's language."""
    year, month, day = wanted.split("-")
    page.keyboard.type(month + day + year)
    assert page.evaluate(_FOCUSED)["value"] == wanted
    return len(wanted)


def _chosen(page: Page, one: Mapping[str, Any], wanted: str) -> int:
    """Go through a group of radios by the arrow keys to the one that is wanted."""
    if one["value"] == wanted:
        page.keyboard.press("Space")
        return 1
    for keys in range(1, 12):
        page.keyboard.press("ArrowDown")
        if page.evaluate(_FOCUSED)["value"] == wanted:
            return keys
    raise AssertionError(f"{one['name']} has no {wanted}")
