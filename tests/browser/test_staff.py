"""Everybody of the office in Chromium: one act each by the keyboard, and axe on every page that they reach."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import pytest
from django.urls import reverse
from django.utils import translation

from browser.staff import apart, press_through, seat
from journeys.story import Story
from web.tracker import applicant as a
from web.workbench import waiting
from web.workbench.office import Desk
from workpermit.clock import present
from workpermit.core.case.actor import Role

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.large
Open = Callable[..., "Page"]
MOST_PAGES: Final = 70
_ID: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\b\d+\b")


@dataclass(frozen=True)
class Acting:
    """What one of the staff does: upon which case, by which act, and what they type."""

    case: Callable[[], Story]
    link: str
    typed: dict[str, str] = field(default_factory=dict)


ACTS: Final = {
    Role.OFFICER: Acting(a.looked_for_completeness, "Confirm that it is complete"),
    Role.SUPERVISOR: Acting(a.refusal_proposed, "Send the decision back", {"reasons": "The letter was not answered."}),
    Role.BORDER_OFFICER: Acting(a.holds_the_letter, "Note facts", {"identity_confirmed": "yes"}),
    Role.SITE_CLERK: Acting(
        a.waits_for_biometrics, "Record the appointment for biometrics", {"outcome": "enrolled", "site": "Manila"}
    ),
    Role.MAILROOM_CLERK: Acting(a.to_be_mailed, "Print the permit"),
    Role.PANEL_PHYSICIAN: Acting(
        a.told_to_have_an_exam,
        "Send the result of the medical exam",
        {"examined_on": "2025-09-12", "findings": "Nothing of note."},
    ),
}  # fmt: skip
HOME: Final = {Role.AUDITOR: "oversight:start", Role.ADMINISTRATOR: "oversight:start"}
STAFF: Final = (*ACTS, *HOME)


def _desk(role: Role, language: str = "en") -> Desk:
    return Desk(role, office="YVR" if role is Role.BORDER_OFFICER else "VO", language=language)


@pytest.mark.parametrize("role", ACTS, ids=lambda role: role.value)
def test_each_of_the_staff_acts_by_the_keyboard(role: Role, visit: Open, site: str) -> None:
    acting = ACTS[role]

    def begun() -> tuple[Desk, Story]:
        story = acting.case()
        return _desk(role), story

    desk, story = apart(begun)
    page = seat(visit("/static/ui/mark.svg"), desk)
    page.goto(desk.address("queue"))
    page.keyboard.press("/")
    page.keyboard.type(story.number)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    _state_a_purpose(page)
    page.keyboard.press("a")
    acts = page.locator("section[aria-labelledby=acts] [data-line] a").all_inner_texts()
    lines = page.locator("[data-line] a").all_inner_texts()
    place = lines.index(next((one for one in acts if one.startswith(acting.link)), f"none of {acts}"))
    for _ in range(place + 1):
        page.keyboard.press("j")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    before = apart(lambda: story.case.sequence)
    press_through(page, acting.typed, button=acting.link)
    assert f"Done: {acting.link}" in page.locator("main").inner_text()
    assert apart(lambda: story.case.sequence) > before


def _state_a_purpose(page: Page) -> None:
    """Say why, where the case is outside one's queue (S-28)."""
    if "/purpose/" in page.url:
        press_through(page, {"purpose": "colleague", "words": "Asked by a colleague."}, button="Open the case")


@pytest.mark.parametrize("role", STAFF, ids=lambda role: role.value)
@pytest.mark.parametrize(("language", "phone"), [("en", False), ("fr", True)], ids=["en at a desk", "fr on a phone"])
def test_every_page_that_somebody_of_the_office_reaches_is_found_right(
    role: Role, language: str, phone: bool, visit: Open, site: str, accessible: Callable[[Page], None]
) -> None:
    desk = apart(lambda: _whole_office(role, language))
    page = seat(visit("/static/ui/mark.svg", language=language, phone=phone), desk)
    with translation.override(language):
        todo = [reverse(HOME.get(role, "workbench:queue")), reverse("signin:account")]
    kinds = set[str]()
    while todo and len(kinds) < MOST_PAGES:
        address = todo.pop(0)
        if _kind(address) in kinds:
            continue
        kinds.add(_kind(address))
        response = page.goto(address)
        assert response
        assert response.status == 200, address
        for folded in page.locator("details").all():
            folded.evaluate("one => { one.open = true; }")
        accessible(page)
        found = page.locator("main a[href], nav.site a[href]").evaluate_all("all => all.map(one => one.pathname)")
        todo += [one for one in found if _is_office(one) and _kind(one) not in kinds]
    assert len(kinds) >= 2, kinds


def _kind(address: str) -> str:
    """Return what stands for all addresses that differ by what they name alone."""
    return _ID.sub("…", address.partition("?")[0])


def _is_office(address: str) -> bool:
    parts = address.split("/")
    is_page = len(parts) > 2 and parts[2] in ("office", "bureau", "oversight", "controle", "account", "compte")
    return (
        is_page
        and not address.endswith((".png", ".pdf", ".csv"))
        and "letter" not in address
        and "lettre" not in address
    )


def _whole_office(role: Role, language: str) -> Desk:
    """Put something on every list, a case before every counter, and somebody before the pages."""
    waiting.everything()
    for begun in (a.refusal_proposed, a.holds_the_letter, a.to_be_mailed, a.told_to_have_an_exam, a.being_checked):
        begun()
    present.set_to(present.now())
    return _desk(role, language)
