"""The sign-in pages: what the browser is told, how a session ends, what the demonstration alone shows."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings as loaded
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from web.postbox import code_of
from web.signing_in import sign_in
from workpermit.accounts import passwords, sessions
from workpermit.accounts.models import Account, Session
from workpermit.clock import present
from workpermit.core.case.actor import Role
from workpermit.core.text import Language
from workpermit.web.signin import demonstration, urls
from workpermit.web.signin.devices import device_named

pytestmark = pytest.mark.django_db
PASSWORD: Final = "otter lantern quilt harbour"
SECRET: Final = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
BEGAN: Final = datetime(2026, 3, 2, 9, tzinfo=UTC)
PHONE: Final = "Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"
both_languages = pytest.mark.parametrize("language", list(Language))
ACCOUNT: Final = {"en": "/en/sign-in/account/", "fr": "/fr/connexion/compte/"}


@pytest.fixture(autouse=True)
def _morning(settable_clock: None) -> None:
    present.set_to(BEGAN)
    cache.clear()


def account(email: str = "aya@example.org", *, role: Role = Role.APPLICANT) -> Account:
    """Make an account with a password and an authenticator app."""
    made = Account.objects.create_account(email, name="Aya Tanaka", role=role)
    passwords.set_password(made, PASSWORD)
    secret = get_adapter().encrypt(SECRET)
    Authenticator.objects.create(user=made, type=Authenticator.Type.TOTP, data={"secret": secret})
    return made


def through(client: Client, owner: Account) -> Client:
    """Sign in by the pages, with both factors."""
    client.post("/en/sign-in/", {"email": owner.email, "password": PASSWORD})
    client.post("/en/sign-in/confirm/", {"code": code_of(owner)})
    cache.clear()
    return client


def is_in(client: Client) -> bool:
    """Tell whether a browser still sees its account page."""
    return client.get(ACCOUNT["en"]).status_code == 200


def test_the_cookie_is_new_after_the_sign_in_and_worth_nothing_after_the_sign_out() -> None:
    client, owner = Client(headers={"user-agent": PHONE}), account()
    client.post("/en/sign-in/", {"email": owner.email, "password": PASSWORD})
    between = client.cookies[loaded.SESSION_COOKIE_NAME].value
    through(client, owner)
    after = client.cookies[loaded.SESSION_COOKIE_NAME].value
    assert after != between
    assert is_in(client)
    answer = client.post("/en/sign-in/sign-out/")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    for old in (between, after):
        thief = Client()
        thief.cookies[loaded.SESSION_COOKIE_NAME] = old
        assert not is_in(thief)
    assert Session.objects.filter(account=owner).count() == 0


def test_the_cookies_are_for_this_host_alone_in_an_office() -> None:
    names = (
        "SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SESSION_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY",
        "SESSION_COOKIE_SAMESITE", "SESSION_COOKIE_PATH", "SESSION_COOKIE_DOMAIN", "CSRF_COOKIE_SECURE",
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN",
    )  # fmt: skip
    script = f"from django.conf import settings; print(*(getattr(settings, name) for name in {names}))"
    environment = {"DJANGO_SETTINGS_MODULE": "workpermit.config.settings", "WORKPERMIT_PLACE": "office"}
    said = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "__Host-session __Host-csrf True True Lax / None True False"


@pytest.mark.parametrize(
    ("minutes", "alive"), [([29], True), ([30], False), ([20, 20, 20], True), ([29] * 24, True), ([29] * 25, False)]
)
def test_half_an_hour_without_a_request_or_twelve_hours_in_all(minutes: list[int], alive: bool) -> None:
    client = through(Client(), account())
    for gap in minutes[:-1]:
        present.advance(timedelta(minutes=gap))
        assert is_in(client)
    present.advance(timedelta(minutes=minutes[-1]))
    assert is_in(client) is alive


def test_staying_moves_the_end_on_as_often_as_one_likes() -> None:
    client = through(Client(), account())
    for _ in range(12):
        present.advance(timedelta(minutes=29))
        answer = client.post("/en/sign-in/stay/")
        assert answer.json() == {"seconds": 1800}
    assert Client().post("/en/sign-in/stay/").status_code == 401


@both_languages
def test_each_page_of_somebody_signed_in_says_when_the_session_ends(language: str) -> None:
    client = through(Client(), account())
    present.advance(timedelta(minutes=10))
    client.get(ACCOUNT[language])
    page = client.get(ACCOUNT[language]).content.decode()
    assert 'data-seconds="1800"' in page
    assert ("Garder la session ouverte" if language == "fr" else "Stay signed in") in page
    assert "session-box" not in Client().get(f"/{language}/").content.decode()


def test_a_disabled_account_is_out_at_the_next_request_of_each_browser() -> None:
    owner = account()
    browsers = [sign_in(Client(), owner) for _ in range(20)]
    assert all(is_in(browser) for browser in browsers)
    sessions.disable(owner)
    assert not any(is_in(browser) for browser in browsers)
    stranger = Client()
    stranger.post("/en/sign-in/", {"email": owner.email, "password": PASSWORD})
    assert Authenticator.objects.filter(user_id=owner.pk).exists()
    assert stranger.get("/en/sign-in/confirm/").status_code == 302


def test_somebody_ends_a_session_that_they_do_not_know() -> None:
    owner = account()
    mine, lost = through(Client(headers={"user-agent": PHONE}), owner), through(Client(), owner)
    page = mine.get(ACCOUNT["en"]).content.decode()
    assert "Firefox on Android" in page
    (ending,) = re.findall(r'action="(/en/sign-in/sessions/[\w-]+/)"', page)
    mine.post(ending)
    assert is_in(mine)
    assert not is_in(lost)


def test_nobody_ends_a_session_of_somebody_else() -> None:
    owner, other = account(), account("other@example.org")
    mine, theirs = sign_in(Client(), owner), sign_in(Client(), other)
    (row,) = sessions.of_account(other)
    mine.post(f"/en/sign-in/sessions/{row.pk}/")
    assert is_in(theirs)


def test_the_account_page_asks_the_database_as_often_for_ten_sessions_as_for_one() -> None:
    owner = account()
    client = sign_in(Client(), owner)
    counts = []
    for more in (0, 10):
        for _ in range(more):
            sign_in(Client(), owner)
        with CaptureQueriesContext(connection) as queries:
            assert is_in(client)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12


@both_languages
def test_staff_have_their_account_page_without_what_is_an_applicants(language: str) -> None:
    officer = account("officer@office.example", role=Role.OFFICER)
    page = sign_in(Client(), officer).get(ACCOUNT[language])
    assert page.status_code == 200
    assert {"en": "How you sign in", "fr": "Comment vous vous connectez"}[language] in page.content.decode()
    assert {"en": "Your applications", "fr": "Vos demandes"}[language] not in page.content.decode()


def test_the_first_factor_alone_opens_nothing() -> None:
    client = Client()
    client.post("/en/sign-in/", {"email": account().email, "password": PASSWORD})
    assert client.get(ACCOUNT["en"]).headers["Location"].startswith("/en/sign-in/?next=")
    assert sign_in(Client(), account("b@example.org"), second_factor=False).get(ACCOUNT["en"]).status_code == 302


def test_a_code_of_the_app_works_once_within_its_thirty_seconds() -> None:
    owner = account()
    code = code_of(owner)
    for opens in (True, False):
        client = Client()
        client.post("/en/sign-in/", {"email": owner.email, "password": PASSWORD})
        client.post("/en/sign-in/confirm/", {"code": code})
        assert is_in(client) is opens


def test_five_wrong_codes_close_the_second_factor_for_this_source() -> None:
    owner = account()
    client = Client()
    client.post("/en/sign-in/", {"email": owner.email, "password": PASSWORD})
    for _ in range(5):
        client.post("/en/sign-in/confirm/", {"code": "000000"})
    answer = client.post("/en/sign-in/confirm/", {"code": code_of(owner)})
    assert "There were too many tries" in answer.content.decode()


def test_the_last_second_factor_stays() -> None:
    client = through(Client(), account())
    page = client.post("/en/sign-in/app/remove/").content.decode()
    assert "It is your only way" in page
    assert Authenticator.objects.count() == 1


@both_languages
@pytest.mark.parametrize("place", ["office", "tests"])
def test_no_code_and_no_secret_is_shown_outside_the_demonstration(
    language: str, place: str, settings: Settings
) -> None:
    owner = account()
    Account.objects.filter(pk=owner.pk).update(office=demonstration.OFFICE)
    settings.PLACE = "demo"
    assert demonstration.code_of_app(owner) != ""
    assert demonstration.people() != []
    settings.PLACE = place
    assert demonstration.code_of_app(owner) == ""
    assert demonstration.code_of_secret(SECRET) == ""
    assert demonstration.people() == []
    client = Client()
    first = client.get(f"/{language}/{'connexion' if language == 'fr' else 'sign-in'}/").content.decode()
    second = client.post("/en/sign-in/", {"email": owner.email, "password": PASSWORD}, follow=True).content.decode()
    for page in (first, second):
        assert demonstration.PASSWORD not in page
        assert not re.search(r'class="code">\d{6}<', page)
    assert "Confirm that it is you" in second


def test_every_page_has_an_address_in_both_languages() -> None:
    def names() -> Iterator[str]:
        for pattern in (*urls.urlpatterns, *urls.STEPS):
            yield str(pattern.name)  # type: ignore[union-attr]

    assert len(list(names())) == len(set(names()))


@pytest.mark.parametrize(
    ("browser", "name"),
    [
        (PHONE, "Firefox on Android"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Safari/604",
            "Safari on iPhone",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140 Safari/537.36 Edg/140",
            "Edge on Windows",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36", "Chrome on Linux"),
        ("curl/8", "An unknown browser"),
        ("", "An unknown browser"),
    ],
)
def test_a_device_is_named_as_its_owner_knows_it(browser: str, name: str) -> None:
    assert device_named(browser).en == name
