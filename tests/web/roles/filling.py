"""Every form that somebody is shown, filled in as they might fill it: what the others then try to send as well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final
from urllib.parse import urljoin, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve

from web.roles.reaching import Route, routes, same_browser
from web.roles.table import TABLE, Answer, Asker
from web.roles.world import World

# The pages that act upon what is somebody's; what is open to everybody has nothing to guard.
_SPACES: Final = ("portal", "requests", "tracker", "apply", "workbench", "oversight")
_WORDS: Final = "Words that say enough, typed by somebody."
_BY_NAME: Final = {
    "postal_code": "K1A 0B1",
    "word": "WITHDRAW",
    "number": "P7654321",
    "left_on": "2026-02-19",
    "issued_on": "2025-12-01",
    "expires_on": "2031-12-01",
}
_BY_TYPE: Final = {"date": "2026-03-30", "time": "13:00", "number": "30", "email": "new.one@example.org"}


@dataclass(frozen=True)
class Filled:
    """A form by where it is sent, and what is typed in it."""

    action: str
    typed: Mapping[str, list[str]] = field(compare=False)

    @property
    def route(self) -> str:
        """Return the name of the address it is sent to."""
        return resolve(self.action).view_name


def forms_of(world: World, asker: Asker) -> dict[str, Filled]:
    """Return what somebody could send, by where it goes: from each page shown to them, and the acts behind it."""
    client, found = world.client(asker), dict[str, Filled]()
    given = world.asked.given
    waiting = [route.address(given(route.name)) for route in routes() if _is_ours(route.name) and _sees(asker, route)]
    asked = set(waiting)
    while waiting:
        address = waiting.pop()
        page = _page(client, address)
        if page is None:
            continue
        found |= {one.action: one for one in page.filled(address)}
        more = {one for one in page.links(address) if "/act/" in one} - asked
        asked |= more
        waiting += sorted(more)
    return {action: one for action, one in found.items() if _is_ours(one.route)}


def _sees(asker: Asker, route: Route) -> bool:
    return TABLE[route.name]["GET", asker] is Answer.SHOWN


def _is_ours(name: str) -> bool:
    return name.partition(":")[0] in _SPACES


def _page(client: Client, address: str) -> _Page | None:
    response = same_browser(client).get(address)
    if response.status_code != 200 or not response.headers.get("Content-Type", "").startswith("text/html"):
        return None
    page = _Page()
    page.feed(response.content.decode())
    return page


class _Page(HTMLParser):
    """The forms of a page and its links."""

    def __init__(self) -> None:
        super().__init__()
        self._forms: list[tuple[str, dict[str, list[str]]]] = []
        self._links: list[str] = []
        self._form: dict[str, list[str]] | None = None
        self._select = ""

    def filled(self, address: str) -> Iterator[Filled]:
        """Yield the forms that are sent by POST to a page of ours."""
        for action, typed in self._forms:
            path = urlsplit(urljoin(address, action)).path
            try:
                resolve(path)
            except Resolver404:
                continue
            yield Filled(path, typed)

    def links(self, address: str) -> Iterator[str]:
        """Yield where the page leads."""
        yield from (urlsplit(urljoin(address, one)).path for one in self._links)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in a form, its controls, a link."""
        told = {name: value or "" for name, value in attrs}
        if tag == "a":
            self._links.append(told.get("href", ""))
        elif tag == "form":
            self._form = {}
            if told.get("method", "").lower() == "post":
                self._forms.append((told.get("action", ""), self._form))
        elif self._form is not None:
            self._control(tag, told, self._form)

    def handle_endtag(self, tag: str) -> None:
        """Leave a form or a list of options."""
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = ""

    def _control(self, tag: str, told: dict[str, str], form: dict[str, list[str]]) -> None:
        name = told.get("name", "")
        if tag == "select":
            self._select = name
        elif tag == "option" and self._select and told.get("value"):
            form.setdefault(self._select, [told["value"]])
        elif name and tag == "textarea":
            form[name] = [_WORDS]
        elif name and tag == "input":
            self._typed(name, told, form)
        elif name and tag == "button" and told.get("value"):
            form.setdefault(name, [told["value"]])

    def _typed(self, name: str, told: dict[str, str], form: dict[str, list[str]]) -> None:
        kind, value = told.get("type", "text"), told.get("value", "")
        if kind == "radio":
            form.setdefault(name, [value])
        elif kind == "checkbox":
            form.setdefault(name, []).append(value or "on")
        elif kind == "hidden" or value:
            form[name] = [value]
        elif kind != "file":
            form[name] = [_BY_NAME.get(name) or _BY_TYPE.get(kind, "Some words")]
