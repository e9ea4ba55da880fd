"""Search, a person's page, notes and the viewer in Chromium: axe, a phone and a desk, both languages."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from django.db import connections

from browser.test_workbench import Open, Set, opened
from web.workbench.office import LANGUAGES, Desk
from workpermit.core.case.actor import Role

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture
def indexed(site: str) -> tuple[Set, UUID]:
    """Open an officer's session and a case that is indexed, with a note in two parts; return its job offer too."""
    with ThreadPoolExecutor(max_workers=1) as apart:  # as in `test_workbench`
        return apart.submit(_set_up).result()


def _set_up() -> tuple[Set, UUID]:
    from web.tracker.applicant import being_checked
    from workpermit.casework import indexing, noting
    from workpermit.clock.present import now
    from workpermit.trades.documents.models import Document
    from workpermit.trades.notes.exemptions import Exemption
    from workpermit.trades.notes.keeping import Split

    story, desk = being_checked(), Desk(Role.OFFICER)
    split = Split("She phoned.", "Her brother wrote.", Exemption.ANOTHER_PERSON)
    noting.write(story.case_id, split, account=desk.account, key="1", at=now())
    indexing.index_new(now() + timedelta(minutes=5))
    offer = Document.objects.get(case_id=story.case_id, kind="job_offer").pk
    connections.close_all()
    return Set(desk, story.case_id), offer


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_person_notes_and_viewer_are_found_right_on_a_phone_and_at_a_desk(
    language: str, visit: Open, indexed: tuple[Set, UUID], accessible: Callable[[Page], None]
) -> None:
    office, offer = indexed
    for phone in (True, False):
        page = opened(visit, office, language, "search", phone=phone)
        accessible(page)
        page.locator("#id_words").fill("plaisir")
        page.locator("#main-form .buttons button").click()
        page.locator("#results").wait_for()
        for folded in page.locator("details").all():
            folded.evaluate("one => { one.open = true; }")
        accessible(page)
        page.locator("tbody tr[data-line] a.number").first.click()
        page.locator("#notes").wait_for()
        for name in ("person", "note"):
            page.goto(office.desk.address(name, office.case_id))
            accessible(page)
        page.goto(office.desk.address("document", office.case_id, offer))
        page.locator("#words").fill("plaisir")
        page.locator(".find-in button").click()
        page.locator("mark").first.wait_for()
        accessible(page)
        page.get_by_role("button", name={"en": "Take the marks away", "fr": "Retirer les marques"}[language]).click()
        page.locator("mark").first.wait_for(state="detached")
