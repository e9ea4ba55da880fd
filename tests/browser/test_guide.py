"""The public pages in a real browser: accessible in both languages, at 320 px, by keyboard, scriptless (AYA-15)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from workpermit.trades.times.importing import import_feed

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]
FEEDS: Final = Path(__file__).parents[2] / "examples" / "processing-times"
PAGES: Final = {
    "/en/": "/fr/",
    "/en/guides/": "/fr/guides/",
    "/en/guides/who-can-apply/": "/fr/guides/qui-peut-presenter-une-demande/",
    "/en/guides/how-to-apply/": "/fr/guides/comment-presenter-une-demande/",
    "/en/guides/after-you-apply/?sources=1": "/fr/guides/apres-la-demande/?sources=1",
    "/en/guides/give-biometrics/": "/fr/guides/fournir-ses-donnees-biometriques/",
    "/en/guides/prepare-for-arrival/": "/fr/guides/preparer-son-arrivee/",
    "/en/guides/when-you-start-working/": "/fr/guides/quand-vous-commencez-a-travailler/",
    "/en/guides/can-i-work/": "/fr/guides/puis-je-travailler/",
    "/en/guides/if-i-leave-canada/": "/fr/guides/si-je-quitte-le-canada/",
    "/en/guides/at-the-border/": "/fr/guides/a-la-frontiere/",
    "/en/guides/biometrics-and-medical-exam/": "/fr/guides/donnees-biometriques-et-examen-medical/",
    "/en/guides/midnight-utc/": "/fr/guides/minuit-utc/",
    "/en/processing-times/?from=NG": "/fr/delais-de-traitement/?from=NG",
    "/en/check-an-employer/": "/fr/verifier-un-employeur/",
    "/en/check-a-document/": "/fr/verifier-un-document/",
}


@pytest.fixture
def times(site: str) -> None:
    """Import the sample feeds."""
    for path in FEEDS.glob("*.json"):
        import_feed(path.read_bytes(), source=path.name, at=datetime(2026, 2, 1, tzinfo=UTC))


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
def test_every_page_is_accessible_with_all_its_parts_open(
    visit: Open, accessible: Callable[[Page], None], times: None, phone: bool
) -> None:
    page = visit("/en/", phone=phone)
    for address in [*PAGES, *PAGES.values()]:
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        accessible(page)


def answered(page: Page) -> None:
    """Fill in a renewal in time and ask."""
    page.locator("[name=judged_on]").fill("2026-03-02")
    page.locator("[name=form][value=imm_5710]").check()
    page.locator("[name=received_on]").fill("2026-01-10")
    page.locator("[name=decision][value=nothing]").check()
    page.locator("[name=status_in_canada][value=worker]").check()
    page.locator("[name=status_until]").fill("2026-01-31")
    page.locator("[name=previous_permits-valid_from]").fill("2024-02-01")
    page.locator("[name=previous_permits-valid_until]").fill("2026-01-31")
    page.locator("#main-form button.button").first.click()
    page.locator("[name=departures-none]").check()
    page.locator("#main-form button.button").first.click()
    page.locator(".answer.met").first.wait_for()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_can_i_work_is_answered_and_changes_language_with_all_that_was_typed(
    visit: Open, accessible: Callable[[Page], None], script: bool
) -> None:
    page = visit("/en/guides/can-i-work/", phone=True, script=script)
    answered(page)
    assert "Yes, on 2" in page.locator(".answer").first.inner_text()
    if script:
        accessible(page)
    page.locator("button.switch").click()
    page.wait_for_url("**/fr/guides/puis-je-travailler/")
    assert "Oui, le 2" in page.locator(".answer").first.inner_text()
    assert page.locator("[name=previous_permits-valid_until]").input_value() == "2026-01-31"


def test_a_fault_is_told_and_nothing_typed_is_lost(visit: Open, accessible: Callable[[Page], None]) -> None:
    page = visit("/fr/guides/si-je-quitte-le-canada/", language="fr", phone=True)
    page.locator("[name=trip_left_on]").fill("2026-04-01")
    page.locator("#main-form button.button").first.click()
    page.locator(".error-summary").wait_for()
    page.wait_for_load_state()
    assert page.evaluate("document.activeElement.className") == "error-summary"
    assert page.locator("[name=trip_left_on]").input_value() == "2026-04-01"
    accessible(page)


@pytest.mark.parametrize(("zone", "said"), [("Asia/Manila", "08:00"), ("America/Vancouver", "16:00")])
def test_midnight_is_shown_on_the_readers_own_clock(visit: Open, zone: str, said: str) -> None:
    """The browser's own zone is chosen beforehand; the answer is the server's."""
    page = visit("/en/guides/midnight-utc/", zone=zone)
    assert page.locator("#id_zone").input_value() == zone
    page.locator("#id_date").fill("2026-12-15")
    page.keyboard.press("Enter")
    page.locator(".deadline").wait_for()
    assert said in page.locator(".deadline .local").inner_text()


def test_the_keyboard_alone_checks_an_employer(visit: Open, accessible: Callable[[Page], None]) -> None:
    page = visit("/en/check-an-employer/")
    page.locator("#id_name").focus()
    page.keyboard.type("Northern Pyke Diner")
    page.keyboard.press("Enter")
    page.locator("h3", has_text="Did you mean").wait_for()
    accessible(page)
    page.get_by_role("button", name="This is the one Northern Pike Diner").focus()
    page.keyboard.press("Enter")
    page.locator(".notice.danger").wait_for()
    accessible(page)


def test_a_country_is_chosen_and_its_history_stands_as_chart_and_table(visit: Open, times: None) -> None:
    page = visit("/en/processing-times/", script=False)
    page.locator("#from").select_option("NG")
    page.locator("form button").first.click()
    page.wait_for_url("**?from=NG#abroad")
    page.wait_for_load_state()
    assert page.locator("figure.chart svg").count() == 2
    assert page.locator("figure.chart table").first.locator("tbody tr").count() == 6


def test_a_guide_prints_whole_and_without_its_navigation(visit: Open) -> None:
    """What is folded on the screen is read on paper."""
    import pypdfium2  # type: ignore[import-untyped]

    page = visit("/en/guides/after-you-apply/")
    assert not page.get_by_text("You need not wait for the permit to come by mail.").is_visible()
    paper = pypdfium2.PdfDocument(page.pdf())
    printed = " ".join("".join(one.get_textpage().get_text_range() for one in paper).split())
    assert "You need not wait for the permit to come by mail." in printed
    assert "When you start working" not in printed
