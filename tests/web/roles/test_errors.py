"""Whatever fails in a view, and at whichever of its statements: the one plain page, which tells nothing (S-44)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Any, Final

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import resolve

from web.roles.reaching import Seen, ask, ask_and_undo, routes, same_browser
from web.roles.table import TABLE, Answer, Asker
from web.roles.world import World

pytestmark = pytest.mark.large
_SECRET: Final = "SELECT secret FROM nowhere 5.2.1"
_NUMBER: Final = re.compile(rb'(<p class="code">)[0-9A-F]{8}(</p>)')
_TELLS: Final = re.compile(rb"Traceback|SELECT|Django|Python/|\.py\b|[Ee]xception")
_WHO: Final = (Asker.APPLICANT, Asker.OFFICER, Asker.ANONYMOUS)


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("CRITICAL", logger="django.request")


def _plain(seen: Seen) -> tuple[int, bytes]:
    return seen.status, _NUMBER.sub(rb"\1\2", seen.body)


def test_an_error_in_any_view_shows_the_one_page(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    client, pages = world.client(Asker.APPLICANT), set()
    for route in routes():
        address = route.address(world.asked.given(route.name))
        if resolve(address).view_name != route.name:
            continue  # a second name of the same address
        with monkeypatch.context() as patch:
            patch.setattr(route.pattern, "callback", _fails)
            seen = ask_and_undo(same_browser(client), "GET", address)
        pages.add(_plain(seen))
    assert len(pages) == 1
    ((status, page),) = pages
    assert status == 500
    assert _SECRET.encode() not in page
    assert not _TELLS.search(page)


def _fails(*_: object, **__: object) -> None:
    raise RuntimeError(_SECRET)


def test_an_error_at_any_statement_shows_the_one_page(world: World) -> None:
    """Let each statement of each page fail once, the first ones, which look the session up, among them."""
    told, pages, tried = [], set(), 0
    for asker in _WHO:
        client = world.client(asker)
        for route in routes():
            if TABLE[route.name]["GET", asker] is not Answer.SHOWN:
                continue
            address = route.address(world.asked.given(route.name))
            for failing in count(1):
                seen, watch = _watched(client, address, failing=failing)
                if not watch.has_failed:
                    break
                tried += 1
                if watch.wrote_the_cache and seen.status == 200:
                    continue  # what is only kept for the next reader may be lost
                pages.add(_plain(seen))
                if seen.status != (400 if watch.wrote_the_session else 500):
                    told.append((asker.value, route.name, failing, seen.status))
    assert not told
    assert sorted(status for status, _ in pages) == [400, 500], "more than one page says that something failed"
    assert not [page for _, page in pages if _TELLS.search(page) or _SECRET.encode() in page]
    assert tried > 500


def test_what_is_no_request_gets_a_page_of_ours() -> None:
    answer = Client().get("/fr/", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert "Cette requête n’a pas abouti" in answer.content.decode()


@dataclass(slots=True)
class _Watch:
    """Counts the statements of a request, and lets the one with a number fail; the test's own savepoints are none."""

    failing: int
    done: int = 0
    wrote_the_session: bool = False  # one that cannot be written counts as ended
    wrote_the_cache: bool = False

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """Stand in the way of one statement."""
        if "SAVEPOINT" in sql:
            return execute(sql, params, many, context)
        self.done += 1
        if self.done == self.failing:
            # Django looks for the row that it is about to write.
            self.wrote_the_cache = '"web_cache"' in sql and not sql.startswith("SELECT COUNT")
            self.wrote_the_session = sql.startswith('UPDATE "accounts_session"')
            raise DatabaseError(_SECRET)
        return execute(sql, params, many, context)

    @property
    def has_failed(self) -> bool:
        """Whether the statement came at all: a second look at a page may need fewer."""
        return self.done >= self.failing


def _watched(client: Client, address: str, *, failing: int) -> tuple[Seen, _Watch]:
    watch = _Watch(failing)
    with transaction.atomic():
        with connection.execute_wrapper(watch):
            seen = ask(same_browser(client), "GET", address)
        transaction.set_rollback(True)
    return seen, watch
