"""Ask for every address of ours, and tell what came of it in the letters of the table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db import connection, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation

from web.roles.table import Answer, Asker

if TYPE_CHECKING:
    from web.roles.world import World

_BY_STATUS: Final = {
    200: Answer.SHOWN,
    401: Answer.UNKNOWN,
    404: Answer.NOT_FOUND,
    405: Answer.NO_SUCH_METHOD,
    412: Answer.NO_PROTOCOL,
}
FORM: Final = {"key": "0" * 32}


@dataclass(frozen=True, slots=True)
class Route:
    """One named address: what it takes, and where its view stands."""

    name: str
    takes: tuple[str, ...]
    pattern: URLPattern

    def address(self, given: Mapping[str, object]) -> str:
        """Return the English address."""
        with translation.override("en"):
            return reverse(self.name, kwargs={name: given[name] for name in self.takes})


def routes() -> tuple[Route, ...]:
    """Return every address that is ours to answer, the static files left out."""
    return tuple(_walk(get_resolver(), "", ()))


def _walk(at: URLResolver, space: str, takes: tuple[str, ...]) -> Iterator[Route]:
    for one in at.url_patterns:
        more = (*takes, *one.pattern.converters)
        if isinstance(one, URLResolver):
            yield from _walk(one, f"{space}{one.namespace}:" if one.namespace else space, more)
        else:
            yield Route(f"{space}{one.name}", more, one)


@dataclass(frozen=True, slots=True)
class Seen:
    """What one of those who ask got: status, headers with small names, and the body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def answer(self) -> Answer:
        """What it is in the table."""
        if self.status in (302, 303):
            return Answer.SIGN_IN if self.headers["location"].partition("?")[0] == _sign_in() else Answer.ONWARD
        return _BY_STATUS.get(self.status, Answer.FAULT)


def _sign_in() -> str:
    with translation.override("en"):
        return reverse("signin:sign_in")


def ask(client: Client, method: str, address: str) -> Seen:
    """Send a request, a POST with nothing typed, and return what came."""
    response: Any = client.post(address, FORM) if method == "POST" else client.generic(method, address)
    headers = {name.lower(): value for name, value in response.headers.items()}
    return Seen(response.status_code, headers, b"".join(response))


def ask_and_undo(client: Client, method: str, address: str) -> Seen:
    """As `ask`; afterwards the database is as it was."""
    with transaction.atomic():
        seen = ask(client, method, address)
        transaction.set_rollback(True)
    return seen


def same_browser(client: Client) -> Client:
    """Return another client with the cookies of this one, so that no request leaves anything for the next."""
    other = Client(enforce_csrf_checks=client.handler.enforce_csrf_checks, raise_request_exception=False)
    other.cookies.load({name: morsel.value for name, morsel in client.cookies.items()})
    return other


def everything(world: World, asker: Asker, method: str) -> Iterator[tuple[str, Seen]]:
    """Ask for every address as somebody."""
    client = world.client(asker)
    for route in routes():
        address = route.address(world.asked.given(route.name))
        yield route.name, ask_and_undo(same_browser(client), method, address)


def contents() -> dict[str, int]:
    """Return a fingerprint of every table: another one means that a row came, went or changed."""
    with connection.cursor() as cursor:
        found = {}
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{name}"')
            found[name] = hash(tuple(sorted(map(repr, cursor.fetchall()))))
    return found
