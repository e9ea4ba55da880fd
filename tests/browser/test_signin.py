"""AYA-01 in a real browser: by app and by passkey, with and without a script, on a phone, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import pytest
from django.core.cache import cache

from casework.cases import AT
from web.postbox import app_code, code_for
from workpermit.clock import present

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]
Proof = Callable[["Page"], None]

ADDRESS: Final = "aya@example.org"
PASSWORD: Final = "otter lantern quilt harbour"
START: Final = {"en": "/en/sign-in/", "fr": "/fr/connexion/"}
ACCOUNT: Final = {"en": "/en/sign-in/account/", "fr": "/fr/connexion/compte/"}
LINK: Final = {"en": "/en/sign-in/link/", "fr": "/fr/connexion/lier/"}
SAYS: Final = {
    "create": {"en": "Create an account", "fr": "Créer un compte"},
    "forgotten": {"en": "I forgot my password", "fr": "J’ai oublié mon mot de passe"},
    "app": {"en": "Set up an app", "fr": "Configurer une application"},
    "add": {"en": "Add a passkey", "fr": "Ajouter une clé d’accès"},
    "kept": {"en": "I have kept them: continue", "fr": "Je les ai conservés : continuer"},
    "out": {"en": "Sign out", "fr": "Se déconnecter"},
    "with passkey": {"en": "Sign in with a passkey", "fr": "Se connecter avec une clé d’accès"},
    "you": {"en": "Your account", "fr": "Votre compte"},
}
both_languages = pytest.mark.parametrize("language", ["en", "fr"])


def send(page: Page, **typed: str) -> None:
    """Fill the page's form and send it by the keyboard."""
    for name, value in typed.items():
        page.locator(f"#main-form [name={name}]").fill(value)
    page.locator("#main-form button.button").first.focus()
    page.keyboard.press("Enter")


def open_account(page: Page, language: str, *, password: str = PASSWORD) -> None:
    """Open an account up to the choice of a second factor."""
    page.get_by_role("link", name=SAYS["create"][language]).click()
    send(page, email=ADDRESS, name="Aya Tanaka", password=password)
    page.locator("#main-form [name=code]").wait_for()
    send(page, code=code_for(ADDRESS))
    page.get_by_role("link", name=SAYS["app"][language]).wait_for()


def with_app(page: Page, language: str) -> str:
    """Set up an authenticator app and return its secret; the recovery codes are on the page then."""
    page.get_by_role("link", name=SAYS["app"][language]).click()
    secret = page.locator("strong.code").inner_text()
    send(page, code=app_code(secret))
    page.locator(".codes").wait_for()
    cache.clear()
    return secret


@both_languages
@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_an_account_is_opened_and_used_on_a_phone(visit: Open, language: str, script: bool) -> None:
    """The whole way by the keyboard; what a password manager needs is there."""
    page = visit(START[language], language=language, phone=True, script=script)
    assert page.locator("[name=email]").get_attribute("autocomplete") == "username"
    assert page.locator("[name=password]").get_attribute("autocomplete") == "current-password"
    open_account(page, language)
    secret = with_app(page, language)
    page.get_by_role("link", name=SAYS["kept"][language].split(":")[0]).click()
    page.goto(ACCOUNT[language])
    page.get_by_role("button", name=SAYS["out"][language]).click()
    send(page, email=ADDRESS, password=PASSWORD)
    page.locator("#main-form [name=code]").wait_for()
    send(page, code=app_code(secret))
    page.wait_for_url(lambda address: "/confirm" not in address)
    page.goto(ACCOUNT[language])
    assert page.locator("h1").inner_text() == SAYS["you"][language]
    zone = "America/Toronto" if script else "UTC"
    assert page.locator("[name=time_zone]").input_value() == zone  # the browser's own, where a script may ask it


@both_languages
@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
def test_every_page_and_state_is_accessible(visit: Open, accessible: Proof, language: str, phone: bool) -> None:
    """Axe finds nothing, nothing reaches over the edge."""
    page = visit(START[language], language=language, phone=phone)
    accessible(page)
    send(page, email="no address", password="")
    page.locator(".error-summary").wait_for()
    accessible(page)
    for link in ("create", "forgotten"):
        page.goto(START[language])
        page.get_by_role("link", name=SAYS[link][language]).click()
        accessible(page)
    page.goto(START[language])
    open_account(page, language)
    accessible(page)
    page.get_by_role("link", name=SAYS["app"][language]).click()
    accessible(page)
    page.go_back()
    page.get_by_role("link", name=SAYS["add"][language]).click()
    accessible(page)
    page.go_back()
    with_app(page, language)
    accessible(page)
    page.goto(ACCOUNT[language])
    accessible(page)
    page.goto(LINK[language])
    send(page, uci="12")
    page.locator(".error-summary").wait_for()
    accessible(page)
    send(page, uci="1234-5678", application_number="W123456789", born_on="1990-04-23")
    page.locator("#main-form [name=code]").wait_for()
    accessible(page)


@both_languages
def test_a_passkey_is_both_factors_in_one(visit: Open, language: str) -> None:
    """An account without a password: a passkey is added, and opens the account again by itself."""
    page = visit(START[language], language=language)
    _with_authenticator(page)
    open_account(page, language, password="")
    page.get_by_role("link", name=SAYS["add"][language]).click()
    page.locator("#passkey-form button").click()
    page.locator(".codes").wait_for()
    page.goto(ACCOUNT[language])
    page.get_by_role("button", name=SAYS["out"][language]).click()
    page.get_by_role("button", name=SAYS["with passkey"][language]).click()
    page.wait_for_url(lambda address: address.rstrip("/").split("/")[-1] not in ("sign-in", "connexion", "passkey"))
    page.goto(ACCOUNT[language])
    assert page.locator("h1").inner_text() == SAYS["you"][language]


def test_a_passkey_that_is_refused_says_what_can_be_done(visit: Open) -> None:
    """No passkey on this device: the page says so calmly, and the password still works."""
    page = visit(START["en"])
    client = _with_authenticator(page)
    client.send("WebAuthn.setUserVerified", {"authenticatorId": client.id, "isUserVerified": False})
    page.get_by_role("button", name=SAYS["with passkey"]["en"]).click()
    page.get_by_text("The passkey did not work").wait_for()
    page.wait_for_load_state()
    assert page.locator("[name=password]").is_enabled()


@both_languages
def test_the_end_of_a_session_is_announced_and_can_be_put_off(visit: Open, language: str) -> None:
    """Two minutes before; what was typed stays on the page."""
    present.set_to(AT)
    page = visit(START[language], language=language)
    open_account(page, language)
    with_app(page, language)
    page.clock.install()
    page.goto(ACCOUNT[language])
    box = page.locator("#session-box")
    page.locator("[name=name]").fill("A new name")
    page.clock.fast_forward("27:30")
    assert not box.is_visible()
    page.clock.fast_forward("00:31")
    box.wait_for(state="visible")
    for _ in range(10):  # at least ten times
        box.get_by_role("button").click()
        box.wait_for(state="hidden")
        page.clock.fast_forward("28:10")
        box.wait_for(state="visible")
    page.clock.fast_forward("02:00")
    over = {"en": "You are signed out.", "fr": "Votre session est fermée."}[language]
    box.get_by_text(over).wait_for()
    assert page.locator("[name=name]").input_value() == "A new name"


@both_languages
def test_switching_the_language_keeps_what_was_typed_but_no_password(visit: Open, language: str) -> None:
    """An address is kept, a password never travels back."""
    page = visit(START[language], language=language)
    page.get_by_role("link", name=SAYS["create"][language]).click()
    page.locator("[name=email]").fill(ADDRESS)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("button.switch").click()
    page.wait_for_url(re.compile(r"/(creer|create)/$"))
    assert page.locator("[name=email]").input_value() == ADDRESS
    assert page.locator("[name=password]").input_value() == ""


class _Authenticator:
    """A device that holds passkeys and unlocks them, inside the browser."""

    def __init__(self, page: Page) -> None:
        self._session = page.context.new_cdp_session(page)
        self._session.send("WebAuthn.enable")
        options = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        self.id = self._session.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]

    def send(self, method: str, told: dict[str, object]) -> None:
        """Tell the device something."""
        self._session.send(method, told)


def _with_authenticator(page: Page) -> _Authenticator:
    return _Authenticator(page)
