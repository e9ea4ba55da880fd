"""The online application in a real browser: with and without a script, by keyboard, on a phone, in both languages."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from django.conf import settings
from django.test import Client

from web.apply.person import EXAMPLES
from web.signing_in import sign_in
from workpermit.accounts.models import Account
from workpermit.casework.draft_importing import import_package
from workpermit.casework.models import CaseRow
from workpermit.clock import present
from workpermit.core.case.actor import Role
from workpermit.core.forms.sections import SECTIONS
from workpermit.web.apply.steps import FRENCH

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]
Proof = Callable[["Page"], None]

AT: Final = datetime(2025, 10, 6, 15, 0, tzinfo=UTC)
HOME: Final = {"en": "/en/apply/", "fr": "/fr/demande/"}
SAYS: Final = {
    "start": {"en": "Start an application", "fr": "Commencer une demande"},
    "continue": {"en": "Save and continue", "fr": "Enregistrer et continuer"},
    "add": {"en": "Add Work permits held", "fr": "Ajouter Permis de travail détenus"},
    "take": {"en": "Continue with this form", "fr": "Continuer avec ce formulaire"},
    "submit": {"en": "Submit my application", "fr": "Envoyer ma demande"},
    "send": {"en": "Send the package", "fr": "Envoyer la trousse"},
    "received": {"en": "We have received your application", "fr": "Nous avons reçu votre demande"},
    "saved": {"en": "Saved automatically", "fr": "Enregistré automatiquement"},
}
both_languages = pytest.mark.parametrize("language", ["en", "fr"])
with_and_without = pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])


@pytest.fixture
def applicant(site: str) -> Account:
    """Return somebody with an account, on the sixth of October 2025."""
    present.set_to(AT)
    return Account.objects.create_account("mateo@example.org", name="Mateo", role=Role.APPLICANT)


def home(visit: Open, account: Account, language: str, **how: Any) -> Page:
    """Open the start of the application in a browser where the person has signed in."""
    page = visit(HOME[language], language=language, **how)
    name = settings.SESSION_COOKIE_NAME
    value = sign_in(Client(), account).cookies[name].value
    page.context.add_cookies([{"name": name, "value": value, "domain": "localhost", "path": "/"}])
    page.goto(HOME[language])
    return page


def press(page: Page, name: str, language: str) -> None:
    """Press a button by the keyboard."""
    button = page.get_by_role("button", name=SAYS[name][language], exact=True)
    button.focus()
    page.keyboard.press("Enter")


def choose(page: Page, name: str, value: str) -> None:
    """Choose one of some answers by the keyboard, as a space does."""
    page.locator(f"[name='{name}'][value='{value}']").focus()
    page.keyboard.press("Space")


def fits(page: Page) -> None:
    """Prove that nothing reaches over the edge; axe itself needs scripts."""
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


@both_languages
@with_and_without
def test_a_form_is_chosen_on_a_phone_by_the_keyboard(
    visit: Open, applicant: Account, accessible: Proof, language: str, script: bool
) -> None:
    """IN-10."""
    proven = accessible if script else fits
    page = home(visit, applicant, language, phone=True, script=script)
    proven(page)
    press(page, "start", language)
    choose(page, "in_canada", "true")
    choose(page, "permit_kind", "employer_specific")
    if script:
        page.locator("[name='stay.status']").first.wait_for(state="visible")
    else:
        assert not page.locator("[name='stay.status']").first.is_visible()
        press(page, "continue", language)  # the page comes back with the questions that opened
        page.locator("[name='stay.status']").first.wait_for(state="visible")
    proven(page)
    choose(page, "stay.status", "worker")
    press(page, "add", language)
    page.locator("[name='previous_permits.0.number']").fill("U204881307")
    page.locator("[name='previous_permits.0.valid_from']").fill("2023-11-01")
    page.locator("[name='previous_permits.0.valid_until']").fill("2025-10-31")
    page.locator("[name='stay.until']").fill("2025-10-31")  # open by now, by the script or by the page that came back
    proven(page)
    press(page, "continue", language)
    page.get_by_text("IMM 5710").first.wait_for()
    proven(page)
    press(page, "take", language)
    page.locator(".tasks").wait_for()
    proven(page)


@both_languages
def test_every_page_of_a_draft_is_accessible_and_fits_a_phone(
    visit: Open, applicant: Account, accessible: Proof, language: str, tmp_path: Path
) -> None:
    with (zipped("imm-1295-from-inside-canada", tmp_path)).open("rb") as archive:
        draft = import_package(archive, account_id=applicant.pk, at=AT).draft
    parts = [section.code if language == "en" else FRENCH[section.code] for section in SECTIONS]
    others = {
        "en": ("form", "needed", "review", "delete"),
        "fr": ("formulaire", "necessaire", "verification", "supprimer"),
    }
    page = home(visit, applicant, language, phone=True)
    accessible(page)
    for part in (*others[language], *parts):
        page.goto(f"{HOME[language]}{draft.id}/{part}/")
        accessible(page)
    page.goto(f"{HOME[language]}{'package' if language == 'en' else 'dossier'}/")
    accessible(page)


@both_languages
@with_and_without
def test_what_is_wrong_is_told_beside_the_field_and_in_the_summary(
    visit: Open, applicant: Account, accessible: Proof, language: str, script: bool, tmp_path: Path
) -> None:
    with zipped("in-canada-extension", tmp_path).open("rb") as archive:
        draft = import_package(archive, account_id=applicant.pk, at=AT).draft
    proven = accessible if script else fits
    page = home(visit, applicant, language, phone=True, script=script)
    page.goto(f"{HOME[language]}{draft.id}/{'contact' if language == 'en' else FRENCH['contact']}/")
    page.locator("[name='contact.phone']").fill("555-0149")
    page.locator("[name='mailing.postal_code']").fill("V5K 0A1")
    press(page, "continue", language)
    summary = page.locator(".error-summary")
    summary.wait_for()
    proven(page)
    if script:
        assert summary.evaluate("one => one === document.activeElement")
    summary.get_by_role("link").nth(1).click()
    page.wait_for_load_state()
    assert page.evaluate("location.hash") == "#q-mailing.postal_code"
    assert page.locator("[name='contact.phone']").input_value() == "555-0149"
    assert page.locator("[name='contact.phone']").get_attribute("aria-invalid") == "true"


@both_languages
def test_what_is_typed_is_saved_as_one_goes_and_is_there_after_a_reload(
    visit: Open, applicant: Account, language: str
) -> None:
    page = home(visit, applicant, language)
    press(page, "start", language)
    choose(page, "in_canada", "false")
    page.get_by_text(SAYS["saved"][language]).wait_for(timeout=15_000)
    page.reload()
    assert page.locator("[name='in_canada'][value='false']").is_checked()
    # Its own savings never quarrel with the button.
    choose(page, "permit_kind", "open")
    press(page, "continue", language)
    page.get_by_text("IMM 1295").first.wait_for()


@both_languages
@with_and_without
def test_a_package_is_handed_in_looked_through_and_submitted_once(
    visit: Open, applicant: Account, accessible: Proof, language: str, script: bool, tmp_path: Path
) -> None:
    proven = accessible if script else fits
    page = home(visit, applicant, language, phone=True, script=script)
    page.goto(f"{HOME[language]}{'package' if language == 'en' else 'dossier'}/")
    page.locator("[name=package]").set_input_files(zipped("in-canada-extension", tmp_path))
    press(page, "send", language)
    page.get_by_role("button", name=SAYS["submit"][language]).wait_for()
    proven(page)
    press(page, "submit", language)
    page.get_by_role("heading", name=SAYS["received"][language]).wait_for()
    proven(page)
    number = page.get_by_text(re.compile(r"W9\d{8}")).first.inner_text()
    page.go_back()
    page.reload()
    page.get_by_role("heading", name=SAYS["received"][language]).wait_for()
    assert CaseRow.objects.get().application_number == re.search(r"W9\d{8}", number)[0]  # type: ignore[index]


@both_languages
def test_a_folder_is_packed_by_the_browser_and_handed_in_as_a_package(
    visit: Open, applicant: Account, accessible: Proof, language: str
) -> None:
    page = home(visit, applicant, language, phone=True, script=True)
    page.goto(f"{HOME[language]}{'package' if language == 'en' else 'dossier'}/")
    page.locator("#folder").set_input_files(EXAMPLES / "in-canada-extension")
    files = len(list((EXAMPLES / "in-canada-extension").iterdir()))
    page.locator("#folder-told").get_by_text(re.compile(rf"^{files}\b")).wait_for()
    accessible(page)
    press(page, "send", language)
    page.get_by_role("button", name=SAYS["submit"][language]).wait_for()
    press(page, "submit", language)
    page.get_by_role("heading", name=SAYS["received"][language]).wait_for()
    assert CaseRow.objects.count() == 1


def zipped(name: str, folder: Path) -> Path:
    """Return an example package as a zip file."""
    path = folder / f"{name}.zip"
    with zipfile.ZipFile(path, "w") as written:
        for one in sorted((EXAMPLES / name).iterdir()):
            written.write(one, one.name)
    return path
