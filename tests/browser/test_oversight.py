"""The pages of those who watch in Chromium: found right by axe, in both languages, on a desk and on a phone."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connections
from django.urls import reverse
from django.utils import translation

from browser.test_lists import signed_in
from web.tracker import applicant as a
from workpermit.accounts.models import Account
from workpermit.casework import figures, staffing
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.trades.audit import settling
from workpermit.trades.audit.models import StaffChangeKind, Suspicion
from workpermit.trades.reports.models import Workday
from workpermit.trades.switches import turning
from workpermit.trades.switches.models import Switch

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]
_PAGES = {
    Role.SUPERVISOR: ("start", "figures", "requests", "guarded", "circle"),
    Role.AUDITOR: ("start", "looks", "deeds", "searched", "suspicions", "guarded", "switches"),
    Role.ADMINISTRATOR: ("start", "staff", "switches"),
}


@pytest.fixture
def watchers(site: str) -> dict[Role, Account]:
    """Everybody who watches, over an office in which something waits on each of their pages."""
    with ThreadPoolExecutor(max_workers=1) as apart:
        return apart.submit(_opened).result()


def _opened() -> dict[Role, Account]:
    story = a.asked_for_documents()
    accounts = {
        role: Account.objects.create_account(f"{role.value}@office.example", name="Some One", role=role, office="VO")
        for role in (*_PAGES, Role.OFFICER)
    }
    officer, keeper = accounts[Role.OFFICER], accounts[Role.ADMINISTRATOR]
    settling.guard(story.row.person_id, words="a singer", by=keeper.pk, at=now())
    Suspicion.objects.create(
        rule="long_closed", account_id=officer.pk, on="2026-01-05", figures={"days": 99}, raised_at=now()
    )
    terms = {"role": "supervisor", "office": "VO"}
    staffing.propose(StaffChangeKind.CHANGE, account=officer, terms=terms, words="promoted", by=keeper, at=now())
    turning.turn(Switch.ANCHOR, off=True, by="command line: Noor", words="the disk is full", at=now())
    figures.gather(at=now() + timedelta(hours=1))
    Workday.objects.create(on="2025-01-01", region="VO", holder="office", cases=3, late=1)
    connections.close_all()
    return accounts


def address(name: str, language: str) -> str:
    """Return the address of a page."""
    with translation.override(language):
        return reverse(f"oversight:{name}")


@pytest.mark.parametrize(("language", "phone"), [("en", False), ("fr", True)])
@pytest.mark.parametrize("role", _PAGES)
def test_the_pages_of_who_watches_are_accessible(
    visit: Open,
    accessible: Callable[[Page], None],
    watchers: dict[Role, Account],
    role: Role,
    language: str,
    phone: bool,
) -> None:
    page = signed_in(visit(f"/{language}/", language=language, phone=phone), watchers[role])
    for name in _PAGES[role]:
        page.goto(address(name, language))
        assert page.locator("h1").count() == 1, name
        accessible(page)
        if name in ("looks", "deeds"):
            page.locator("#main-form button[type=submit]").first.click()
            page.wait_for_load_state()
            accessible(page)
