"""An officer's day: fifty cases one after the other, by keys alone, each taken, read, acted upon, and the next one."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

import pytest

from browser.staff import apart, press_through, seat
from journeys.progress import checked, enrolled, in_process
from journeys.story import OFFICER, Story, on
from web.workbench.office import Desk
from workpermit.casework import journal
from workpermit.clock import present
from workpermit.core.case.actor import Role
from workpermit.core.case.check import CheckKind, StartCheck

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]
CASES: Final = 50
# What is to be done, in turn, by the words of the link on the case's page, and what is typed for it.
WORK: Final[tuple[tuple[str, str, dict[str, str]], ...]] = (
    ("complete", "Confirm that it is complete", {}),
    ("background", "Pass the check", {}),
    (
        "ask",
        "Ask for documents",
        {"kind_1": "Police", "note_1": "Of the country you lived in.", "due_on": "2025-10-30"},
    ),
    ("complete", "Confirm that it is complete", {}),
    ("approve", "Approve", {"evidence": "x", "unopened_because": "They were read on paper beside me."}),
)


def _fifty() -> tuple[Desk, dict[str, str]]:
    """Open fifty cases that nobody has, of five kinds, and return an officer and what each of them waits for."""
    waits = {}
    for number in range(CASES):
        kind, at = WORK[number % len(WORK)][0], on(2025, 9, 9, 3) + timedelta(minutes=number)
        if kind == "complete":
            story = Story("outside-visa-required", at=at)
            enrolled(story)
        else:
            story = in_process("outside-visa-exempt", at=at)
        if kind == "background":
            story.do(OFFICER, StartCheck(CheckKind.BACKGROUND))
        if kind == "approve":
            checked(story)
        waits[str(story.case_id)] = kind
    present.set_to(on(2025, 10, 2))
    return Desk(Role.OFFICER), waits


@pytest.mark.large
def test_fifty_cases_by_keys_alone(visit: Open, site: str, capsys: pytest.CaptureFixture[str]) -> None:
    desk, waits = apart(_fifty)
    page = seat(visit("/static/ui/mark.svg"), desk)
    page.goto(desk.address("queue"))
    begun, keys, met = time.perf_counter(), 0, set[str]()
    for _ in range(CASES):
        page.keyboard.press("n")
        page.wait_for_url(lambda url: url.rstrip("/").rpartition("/")[2] in set(waits) - met)
        case_id = page.url.rstrip("/").rpartition("/")[2]
        assert "You have this case because" in page.locator("main").inner_text()
        met.add(case_id)
        keys += 1 + _act(page, *next(one[1:] for one in WORK if one[0] == waits[case_id]))
    took = time.perf_counter() - begun
    assert met == set(waits)
    assert apart(lambda: _done(waits)) == []
    with capsys.disabled():
        print(f"\n{CASES} cases by keys alone: {took:.0f} s, {took / CASES:.1f} s and {keys / CASES:.0f} keys a case")
    assert keys / CASES < 60


def _act(page: Page, label: str, typed: dict[str, str]) -> int:
    """Go to an act by keys, fill its form in, send it, and return how many keys that took."""
    keys = _to_act(page, label)
    if "first-view" in page.url:  # chance chose this case: one's own view comes first
        keys += press_through(page, {"view": "approve"}, button="Note it")
        if "/act/" not in page.url:
            keys += _to_act(page, label)
    keys += press_through(page, typed, button="Look at the letter" if label == "Approve" else label)
    if page.get_by_role("heading", level=1).inner_text().find("Check, then decide") >= 0:
        keys += press_through(page, typed, button=label)
    assert f"Done: {label}" in page.locator("main").inner_text()
    return keys


def _to_act(page: Page, label: str) -> int:
    offered = page.locator("section[aria-labelledby=acts] [data-line] a").all_inner_texts()
    lines = page.locator("[data-line] a").all_inner_texts()
    place = lines.index(next(one for one in offered if one.startswith(label)))
    for key in ("a", *["j"] * (place + 1), "Enter"):
        page.keyboard.press(key)
    page.wait_for_url(lambda url: "/act/" in url or "first-view" in url)
    return place + 3


def _done(waits: dict[str, str]) -> list[str]:
    """Return the cases in which the act of the day did not take effect."""
    brought = {
        "complete": {"CompletenessConfirmed"},
        "background": {"CheckPassed"},
        "ask": {"RequestMade"},
        "approve": {"ApplicationApproved", "DecisionProposed"},  # chance may want a second reader
    }
    kinds = {case_id: {line.kind for line in journal.lines(UUID(case_id))} for case_id in waits}
    return [case_id for case_id, kind in waits.items() if not kinds[case_id] & brought[kind]]
