"""Browser tests: Debian's Chromium against our server, in a database and an office of their own.

Without an installed Chromium they are skipped, with one line that says so.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from pytest_django import Settings

if TYPE_CHECKING:
    from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
    from playwright.sync_api import Browser, BrowserContext, Page

HERE: Final = Path(__file__).parent
CHROMIUM: Final = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS: Final = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
PHONE: Final = {"width": 320, "height": 640}
DESK: Final = {"width": 1280, "height": 900}

Open = Callable[..., "Page"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what runs in a browser, and skip it in one line where there is none."""
    missing = pytest.mark.skip(reason="no Chromium is installed: the browser tests are left out")
    # The browser keeps a loop in this thread, in which Django finds other connections: nothing else runs after it.
    items.sort(key=lambda item: item.path.is_relative_to(HERE))
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(missing)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start one browser for the run."""
    from playwright.sync_api import sync_playwright

    # Playwright keeps a loop in this thread, which Django would otherwise take for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def site(own_database: None, settings: Settings, settable_clock: None, tmp_path: Path) -> Iterator[str]:
    """Open an office with the list of employers, serve it, and return its address."""
    from journeys.story import open_list

    settings.DATA = tmp_path / "data"
    settings.DATA.mkdir()
    settings.ALLOWED_HOSTS = ["localhost"]
    open_list()
    with _served() as port:
        yield f"http://localhost:{port}"


@contextmanager
def _served() -> Iterator[int]:
    """Serve the pages by threads of this process, which share its clock and its settings."""
    from socketserver import ThreadingMixIn
    from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.wsgi import get_wsgi_application
    from django.db import connections

    class Quiet(WSGIRequestHandler):
        """Say nothing for each request, and leave no connection to the database behind."""

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # the name it has there
            """Say nothing."""

        def handle(self) -> None:
            """Answer, then close what this thread opened."""
            super().handle()
            connections.close_all()

    class Threaded(ThreadingMixIn, WSGIServer):
        """One thread for each request."""

        daemon_threads = True

    server = make_server("localhost", 0, StaticFilesHandler(get_wsgi_application()), Threaded, Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join(timeout=5)
        server.server_close()


@pytest.fixture
def visit(chromium: Browser, site: str) -> Iterator[Open]:
    """Return what opens a page: `visit("/en/", phone=True, script=False, cookies=…)`.

    Every page must keep to our own server and complain of nothing in the console; both are looked at in the end.
    """
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def opened(
        address: str, *, language: str = "en", phone: bool = False, script: bool = True, zone: str = "America/Toronto"
    ) -> Page:
        context = chromium.new_context(
            base_url=site,
            viewport=PHONE if phone else DESK,  # type: ignore[arg-type]
            locale=f"{language}-CA",
            timezone_id=zone,
            java_script_enabled=script,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on(
            "request", lambda sent: None if sent.url.startswith((site, "data:", "blob:")) else faults.append(sent.url)
        )
        page.on("console", lambda said: faults.append(said.text) if _is_complaint(said.type, said.text) else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


def _is_complaint(kind: str, text: str) -> bool:
    # A page that answers 404 on purpose is told by the browser as an error of loading.
    return kind == "error" and "status of 40" not in text


@pytest.fixture(scope="session")
def axe() -> Axe:
    """Return the checker of accessibility."""
    from axe_playwright_python.sync_playwright import Axe

    return Axe()


@pytest.fixture
def accessible(axe: Axe) -> Callable[[Page], None]:
    """Return what proves of a page that axe finds nothing and that nothing reaches over its edge."""

    def proven(page: Page) -> None:
        found = axe.run(page)
        told = [
            f"{one['id']}: {node['target']} {node.get('failureSummary', '')}"
            for one in found.response["violations"]
            for node in one["nodes"]
        ]
        assert told == [], f"{page.url}\n" + "\n".join(told)
        width = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(width) <= 0, f"{page.url} reaches over the edge"

    return proven
