"""The work lists in Chromium: found right by axe, on a desk and on a phone."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from django.conf import settings as django_settings
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import translation

from web.signing_in import sign_in
from web.workbench import waiting
from workpermit.accounts.models import Account
from workpermit.core.case.actor import Role

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]


@pytest.fixture
def officer(site: str) -> Account:
    """An officer of an office in which something waits on every list."""
    # In a thread of its own: this one has the browser's loop, where Django finds another connection than casework.
    with ThreadPoolExecutor(max_workers=1) as apart:
        return apart.submit(_opened).result()


def _opened() -> Account:
    waiting.everything()
    account = Account.objects.create_account("ola@office.example", name="Ola", role=Role.OFFICER, office="VO")
    connections.close_all()
    return account


def address(name: str, language: str) -> str:
    """Return the address of a list."""
    with translation.override(language):
        return reverse(f"workbench:{name}")


def signed_in(page: Page, account: Account) -> Page:
    """Give the browser the session of an account."""
    name = django_settings.SESSION_COOKIE_NAME
    value = sign_in(Client(), account).cookies[name].value
    page.context.add_cookies([{"name": name, "value": value, "url": page.url}])
    return page


@pytest.mark.parametrize(("language", "phone"), [("en", False), ("fr", True)])
def test_the_overview_and_the_enquiries_are_accessible(
    visit: Open, accessible: Callable[[Page], None], officer: Account, language: str, phone: bool
) -> None:
    page = signed_in(visit(f"/{language}/", language=language, phone=phone), officer)
    for name in ("lists", "enquiries"):
        page.goto(address(name, language))
        assert page.locator("h1").count() == 1
        assert page.locator("[data-line]").count() > 0
        accessible(page)
    page.locator("[data-line] a").first.click()
    page.wait_for_load_state()
    assert page.locator("textarea").count() == 1
    accessible(page)
