"""Somebody else's thing, its neighbour, a deleted one, one that never was: one answer, byte for byte (S-13)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from uuid import UUID, uuid4

import pytest
from django.test import Client

from web.roles.reaching import Route, Seen, ask_and_undo, routes, same_browser
from web.roles.table import Answer, Asker
from web.roles.world import World

pytestmark = pytest.mark.large
_OF_THE_MOMENT: Final = ("content-length", "expires")  # as long as the address was; the second it is


@pytest.mark.parametrize("asker", [Asker.APPLICANT, Asker.REPRESENTATIVE, Asker.OFFICER, Asker.ANONYMOUS])
def test_what_is_not_theirs_is_as_what_never_was(asker: Asker, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    # Every form then bears the same token, so that pages can be held against each other as they are.
    monkeypatch.setattr("django.middleware.csrf._get_new_csrf_string", lambda: "x" * 32)
    client, tried = world.client(asker), 0
    for route in routes():
        for name in sorted(set(route.takes) & set(world.asked.ids)):
            for method in ("GET", "POST"):
                never, others = _answers(client, method, route, name, world, asker)
                tried += len(others)
                for kind, seen in others.items():
                    assert seen == never, (method, route.name, name, kind)
                assert never.answer not in (Answer.FAULT, Answer.SHOWN) or _tells_nothing(route, asker), route.name
    assert tried > 300


def _tells_nothing(route: Route, asker: Asker) -> bool:
    """Tell whether an address shows the same to everybody, whatever it names."""
    return asker is Asker.REPRESENTATIVE and route.name.startswith("apply:")


def _answers(
    client: Client, method: str, route: Route, name: str, world: World, asker: Asker
) -> tuple[Seen, Mapping[str, Seen]]:
    given = world.asked.given(route.name)
    kinds = {"neighbour": _beside(given[name]), "random": _random(given[name])}
    is_work = asker is Asker.OFFICER and route.name.startswith(("workbench:", "oversight:purpose"))
    if not (is_work and len(set(route.takes) & set(world.asked.ids)) == 1):  # the office works for everybody
        kinds["somebody else’s"] = (
            world.other.submitted if given[name] == world.asked.submitted else world.other.ids[name]
        )
    if name in world.deleted:
        kinds["deleted"] = world.deleted[name]
    seen = {
        kind: _plain(ask_and_undo(same_browser(client), method, route.address({**given, name: value})), value)
        for kind, value in [*kinds.items(), ("never", _random(given[name]))]
    }
    return seen.pop("never"), seen


def _beside(value: object) -> UUID | int:
    return UUID(int=value.int + 1) if isinstance(value, UUID) else int(str(value)) + 1


def _random(value: object) -> UUID | int:
    return uuid4() if isinstance(value, UUID) else uuid4().int % 10**9


def _plain(seen: Seen, value: object) -> Seen:
    """Take out of an answer the address that was asked for: it is the one thing in which answers may differ."""
    told = re.escape(str(value)) if isinstance(value, UUID) else rf"(?<=/|F){value}(?=/|%)"
    headers = {name: re.sub(told, "…", text) for name, text in seen.headers.items() if name not in _OF_THE_MOMENT}
    return Seen(seen.status, headers, re.sub(told.encode(), "…".encode(), seen.body))
