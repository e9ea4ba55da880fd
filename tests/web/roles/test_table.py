"""Every address, by every method, for everybody who could ask: what they get, and what no answer may hold or lack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import pytest
from django.urls import reverse

from web.roles.reaching import Seen, ask, contents, everything, routes, same_browser
from web.roles.table import TABLE, Answer, Asker
from web.roles.world import World

pytestmark = pytest.mark.large
_METHODS: Final = ("GET", "POST")
_Cell = tuple[str, str, Asker]
# What reading may leave behind: who looked, that somebody is there, how often somebody tried, that a message was read.
LEFT_BY_READING: Final = frozenset(
    {"casework_access", "desks_presence", "accounts_session", "web_cache", "notices_message", "sqlite_sequence"}
)
# Whoever sees the recovery codes, or takes them as a file, leaves a note of it in the row that holds them.
_MARKING: Final = frozenset({"mfa_view_recovery_codes", "mfa_download_recovery_codes"})


@pytest.fixture(scope="module")
def seen(world: World) -> Mapping[_Cell, Seen]:
    """Ask for everything as everybody, once."""
    return {
        (name, method, asker): one
        for asker in Asker
        for method in _METHODS
        for name, one in everything(world, asker, method)
    }


def test_every_address_of_ours_has_a_line() -> None:
    named = [route.name for route in routes()]
    assert len(named) == len(set(named)), "two addresses have one name"
    assert set(named) == set(TABLE)


def test_every_cell_is_as_written(seen: Mapping[_Cell, Seen]) -> None:
    wrong = {
        f"{method} {name} as {asker}": f"{one.answer.name}, not {TABLE[name][method, asker].name}"
        for (name, method, asker), one in seen.items()
        if name in TABLE and one.answer is not TABLE[name][method, asker]
    }
    assert not wrong


def test_no_answer_holds_what_is_somebody_elses(seen: Mapping[_Cell, Seen], world: World) -> None:
    told = [
        (name, method, asker.value, canary)
        for (name, method, asker), one in seen.items()
        if name not in _SAMPLES
        for canary in _not_for(asker, name, one, world)
        if canary.encode() in one.body or canary in str(dict(one.headers))
    ]
    assert not told


def _not_for(asker: Asker, name: str, seen: Seen, world: World) -> Iterator[str]:
    """Return whose words may not stand in an answer: everybody's, but what is one's own or one's work."""
    is_shown = seen.answer is Answer.SHOWN
    if not (is_shown and asker in (Asker.APPLICANT, Asker.REPRESENTATIVE)) and not (is_shown and _is_work(asker, name)):
        yield from world.asked.canaries
    if not (is_shown and asker is Asker.OTHER_APPLICANT) and not (
        is_shown and name in _LISTS and _is_work(asker, name)
    ):
        yield from world.other.canaries


# The components are shown with a number that is nobody's, and that the first case of a test may get.
_SAMPLES: Final = ("components",)
# The lists of the office name no case in their address, and show those of everybody.
_LISTS: Final = {route.name for route in routes() if route.name.startswith("workbench:") and not route.takes}
_WORK_ON_CASES: Final = frozenset(
    {
        Asker.OFFICER,
        Asker.SUPERVISOR,
        Asker.BORDER_OFFICER,
        Asker.SITE_CLERK,
        Asker.MAILROOM_CLERK,
        Asker.PANEL_PHYSICIAN,
    }
)


def _is_work(asker: Asker, name: str) -> bool:
    return asker in _WORK_ON_CASES and name.startswith("workbench:")


def test_every_answer_has_the_headers_of_safety(seen: Mapping[_Cell, Seen]) -> None:
    lacking = {cell: lacks for cell, one in seen.items() if (lacks := set(_lacking(one)) - _may_lack(cell[0]))}
    assert not lacking


def _may_lack(name: str) -> set[str]:
    """Return what an address need not say: the published keys hold nobody's data, and a desk may keep them."""
    return {"cache-control"} if name == "guide:trust" else set()


def _lacking(seen: Seen) -> Iterator[str]:
    headers = seen.headers
    policy = headers.get("content-security-policy", "")
    if "default-src 'none'" not in policy or "unsafe" in policy:
        yield "content-security-policy"
    if "frame-ancestors 'none'" not in policy:
        yield "frame-ancestors"
    if "no-store" not in headers.get("cache-control", ""):
        yield "cache-control"
    wanted = {"x-content-type-options": "nosniff", "referrer-policy": "same-origin", "x-frame-options": "DENY"}
    wanted["cross-origin-opener-policy"] = "same-origin"
    yield from (name for name, value in wanted.items() if headers.get(name) != value)


def test_reading_changes_nothing(world: World) -> None:
    for asker in Asker:
        client = world.client(asker)
        before = contents()
        for route in routes():
            if route.name not in _MARKING:
                same_browser(client).get(route.address(world.asked.given(route.name)))
        assert _changed(before) <= LEFT_BY_READING, asker
        for name in _MARKING:
            same_browser(client).get(reverse(name))
        assert _changed(before) <= LEFT_BY_READING | {"mfa_authenticator"}, asker


def _changed(before: Mapping[str, int]) -> set[str]:
    return {name for name, content in contents().items() if before[name] != content}


@pytest.mark.parametrize("asker", [Asker.ANONYMOUS, Asker.APPLICANT, Asker.OFFICER])
def test_a_form_of_another_site_does_nothing(asker: Asker, world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("ERROR", logger="django.security.csrf")
    client = world.client(asker, csrf=True)
    before, refused = contents(), 0
    for route in routes():
        if TABLE[route.name]["POST", asker] in (Answer.SHOWN, Answer.ONWARD):
            one = ask(same_browser(client), "POST", route.address(world.asked.given(route.name)))
            assert one.status == 403, route.name
            refused += 1
    assert refused > 15
    assert _changed(before) <= {"accounts_session"}
