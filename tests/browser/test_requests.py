"""Requests and uploads in Chromium (AYA-08, AYA-09): cut lines, no script, the keyboard alone, axe, a phone."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings as django_settings
from django.db import connections
from django.urls import reverse
from django.utils import translation

from web.asked import Asked, page_picture
from workpermit.trades.documents.models import Progress, Upload

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

Open = Callable[..., "Page"]
LANGUAGES = ("en", "fr")


@pytest.fixture
def asked(site: str) -> Asked:
    """Ask Sukardi for two documents."""
    # In a thread of its own: this one has the browser's loop, where Django finds another connection than casework.
    with ThreadPoolExecutor(max_workers=1) as apart:
        return apart.submit(_asked).result()


def _asked() -> Asked:
    asked = Asked()
    connections.close_all()
    return asked


def address(name: str, asked: Asked, language: str, *more: object) -> str:
    with translation.override(language):
        one = () if name == "case" else (asked.request,)
        return reverse(f"requests:{name}", args=[asked.case_id, *one, *more])


def opened(visit: Open, asked: Asked, name: str, language: str, **options: Any) -> Page:
    """Open a page of the request with the applicant's session."""
    page = visit("/static/ui/mark.svg", language=language, **options)
    cookie = django_settings.SESSION_COOKIE_NAME
    value = asked.client.cookies[cookie].value
    page.context.add_cookies([{"name": cookie, "value": value, "domain": "localhost", "path": "/"}])
    page.goto(address(name, asked, language))
    return page


def a_file(name: str, content: bytes | None = None) -> Any:
    return {"name": name, "mimeType": "image/png", "buffer": page_picture(name) if content is None else content}


def rows() -> list[tuple[str, str, str]]:
    """Return (name, progress, note) of each upload, read in a thread of its own."""

    def read() -> list[tuple[str, str, str]]:
        found = [(one.file_name, one.progress, one.note or "") for one in Upload.objects.order_by("begun_at", "pk")]
        connections.close_all()
        return found

    with ThreadPoolExecutor(max_workers=1) as apart:
        return apart.submit(read).result()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_found_right_on_a_phone_and_at_a_desk(
    language: str, visit: Open, asked: Asked, accessible: Callable[[Page], None]
) -> None:
    for phone in (True, False):
        page = opened(visit, asked, "case", language, phone=phone)
        accessible(page)
        for name in ("request", "send", "more_time"):
            page.goto(address(name, asked, language))
            for folded in page.locator("details").all():
                folded.evaluate("one => { one.open = true; }")
            accessible(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_go_on_after_a_cut_line_and_the_page_tells_what_arrived(
    language: str, visit: Open, asked: Asked, accessible: Callable[[Page], None]
) -> None:
    page = opened(visit, asked, "request", language, phone=True)
    patches = iter(range(1000))

    def cut_the_first(route: Route) -> None:
        if route.request.method == "PATCH" and next(patches) == 0:
            # Answered as a server that is away for a moment; a reset line is told in the console by the browser itself.
            route.fulfill(status=408)
        else:
            route.continue_()

    page.route("**/uploads/**", cut_the_first)
    item = page.locator("#item-1")
    item.locator("input[type=file]").set_input_files([a_file("one.png"), a_file("two.png")])
    item.locator("form.add input[name=note]").fill("Both sides")
    item.locator("form.add button").click()
    page.locator("#item-1 .file-line").nth(1).wait_for(timeout=60_000)
    assert sorted(rows()) == [("one.png", Progress.KEPT, "Both sides"), ("two.png", Progress.KEPT, "Both sides")]
    accessible(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_that_cannot_be_taken_is_told_beside_the_field(language: str, visit: Open, asked: Asked) -> None:
    page = opened(visit, asked, "request", language)
    item = page.locator("#item-2")
    item.locator("input[type=file]").set_input_files([a_file("bad.pdf", b"%PDF-1.4 nothing of the kind")])
    item.locator("form.add button").click()
    told = item.locator(".progress-lines .error")
    told.wait_for()
    assert ("damaged" if language == "en" else "endommagé") in told.inner_text()
    assert rows() == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_script_a_file_is_added_and_sent_with_its_receipt(language: str, visit: Open, asked: Asked) -> None:
    page = opened(visit, asked, "request", language, script=False, phone=True)
    page.locator("#item-1 input[type=file]").set_input_files([a_file("one.png")])
    page.locator("#item-1 form.add button").click()
    page.wait_for_load_state()
    assert page.locator("#item-1 .file-line").count() == 1
    page.goto(address("send", asked, language))
    page.locator("#main-form button.button").click()
    page.wait_for_load_state()
    assert page.locator(".error-summary").is_visible()
    page.locator("textarea").fill("My words")
    page.locator("input[value=whole]").check()
    page.locator("#main-form button.button").click()
    assert ("We have your answer" if language == "en" else "Nous avons votre réponse") in page.inner_text("h1")
    assert "My words" in page.inner_text("main")


@pytest.mark.parametrize("language", LANGUAGES)
def test_more_time_is_asked_for_by_keyboard_alone(language: str, visit: Open, asked: Asked) -> None:
    page = opened(visit, asked, "more_time", language)
    page.locator("#id_until").focus()
    page.keyboard.type("04102026" if language == "en" else "20260410")
    page.locator("#id_until").evaluate("one => { one.value = '2026-04-10'; }")  # each platform orders the parts its way
    page.locator("#id_reason").focus()
    page.keyboard.type("The police office answers in April.")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert ("10 April 2026" if language == "en" else "10 avril 2026") in page.inner_text("main").replace("\u00a0", " ")
