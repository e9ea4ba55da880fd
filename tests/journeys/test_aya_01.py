"""AYA-01: sign in, in either language; the account is proved by an address and guarded by two factors."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.cache import cache

from journeys.visitor import Visitor
from web.postbox import app_code, code_for, code_of, letters_to
from workpermit.accounts.models import Account
from workpermit.clock import present
from workpermit.core.text import Language

ADDRESS = "aya@example.org"
PASSWORD = "otter lantern quilt harbour"
NEW = {
    "email": ADDRESS,
    "name": "Aya Tanaka",
    "language": "fr",
    "time_zone": "Asia/Tokyo",
    "password": PASSWORD,
}
BOTH = pytest.mark.parametrize("language", list(Language))
SAYS: dict[str, dict[str, str]] = {
    "code": {"en": "Type the code from our e-mail", "fr": "Saisissez le code de notre courriel"},
    "choose": {"en": "Choose how you confirm that it is you", "fr": "Choisissez comment confirmer votre identité"},
    "recovery": {"en": "Your recovery codes", "fr": "Vos codes de secours"},
    "confirm": {"en": "Confirm that it is you", "fr": "Confirmez votre identité"},
    "account": {"en": "Your account", "fr": "Votre compte"},
    "sign in": {"en": "Sign in", "fr": "Se connecter"},
    "not in": {"en": "We could not sign you in", "fr": "Nous n’avons pas pu vous connecter"},
    "wrong code": {"en": "This code is not right", "fr": "Ce code n’est pas le bon"},
}


@pytest.fixture(autouse=True)
def _no_memory_of_codes() -> None:
    """Forget which codes of an app were used: two tests may run within the same thirty seconds."""
    cache.clear()


def opened(language: str, **given: Any) -> Visitor:
    """Open an account up to the choice of a second factor."""
    visitor = Visitor(None, language)
    assert SAYS["code"][language] in visitor.send("signin:create", **(NEW | given))
    assert SAYS["choose"][language] in visitor.send("signin:create_code", code=code_for(ADDRESS))
    return visitor


def with_app(language: str, **given: Any) -> Visitor:
    """Open an account with an authenticator app."""
    visitor = opened(language, **given)
    visitor.get("mfa_activate_totp")
    assert SAYS["recovery"][language] in visitor.send("mfa_activate_totp", code=app_code(_secret(visitor)))
    cache.clear()
    return visitor


def _secret(visitor: Visitor) -> str:
    found = re.search(r'class="code">([A-Z2-7 ]{32,})<', visitor.page)
    assert found is not None
    return found.group(1)


@BOTH
def test_an_account_is_opened_and_used_in_either_language(language: str) -> None:
    visitor = with_app(language)
    account = Account.objects.get()
    assert (account.display_name, account.language, account.time_zone) == ("Aya Tanaka", "fr", "Asia/Tokyo")
    visitor.client.post(visitor.address("signin:sign_out"))
    assert SAYS["sign in"][language] in visitor.get("signin:account")

    assert SAYS["confirm"][language] in visitor.send("signin:sign_in", email=ADDRESS, password=PASSWORD)
    assert SAYS["wrong code"][language] in visitor.send("mfa_authenticate", code="000000")
    visitor.send("mfa_authenticate", code=code_of(account))
    page = visitor.get("signin:account")
    assert SAYS["account"][language] in page
    assert ADDRESS in page


@BOTH
def test_without_a_second_factor_nothing_of_the_account_is_shown(language: str) -> None:
    visitor = opened(language)
    for name in ("signin:account", "signin:link", "signin:home"):
        assert SAYS["choose"][language] in visitor.get(name)


@BOTH
def test_a_wrong_password_and_an_unknown_address_read_alike(language: str) -> None:
    with_app(language)
    pages = set()
    for email in (ADDRESS, "nobody@example.org"):
        visitor = Visitor(None, language)
        said = visitor.send("signin:sign_in", email=email, password="not the password at all")
        assert SAYS["not in"][language] in said
        pages.add(_without_token(visitor.page).replace(email, ""))
    assert len(pages) == 1


def _without_token(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def test_an_address_that_has_an_account_is_told_by_letter_alone() -> None:
    with_app("en")
    stranger = Visitor(None)
    assert SAYS["code"]["en"] in stranger.send("signin:create", **NEW)
    assert "Vous avez déjà un compte Workpermit" in letters_to(ADDRESS)
    assert SAYS["wrong code"]["en"] in stranger.send("signin:create_code", code="0000 0000")
    assert Account.objects.count() == 1


@BOTH
def test_a_forgotten_password_is_replaced_by_who_holds_the_address_and_the_second_factor(language: str) -> None:
    first = with_app(language)
    account = Account.objects.get()
    visitor = Visitor(None, language)
    visitor.send("signin:forgotten", email=ADDRESS)
    said = visitor.send("signin:forgotten_code", code=code_for(ADDRESS))
    assert SAYS["confirm"][language] in said  # the code stands in for the password alone
    visitor.send("mfa_authenticate", code=code_of(account))
    visitor.send("signin:new_password", password="another lantern and a quilt")
    assert SAYS["account"][language] in visitor.get("signin:account")
    assert SAYS["sign in"][language] in first.get("signin:account")  # the other device is signed out
    account.refresh_from_db()
    assert account.check_password("another lantern and a quilt")


def test_a_recovery_code_opens_once() -> None:
    visitor = with_app("en")
    present.advance(timedelta(minutes=6))
    assert SAYS["confirm"]["en"] in visitor.get("mfa_view_recovery_codes")  # shown again only after the password
    visitor.send("account_reauthenticate", password=PASSWORD)
    assert SAYS["recovery"]["en"] in visitor.get("mfa_view_recovery_codes")
    code = re.findall(r'<li class="code">(\d{8})</li>', visitor.page)[0]
    for opens in (True, False):
        other = Visitor(None)
        other.send("signin:sign_in", email=ADDRESS, password=PASSWORD)
        other.send("mfa_authenticate", code=code)
        assert (SAYS["account"]["en"] in other.get("signin:account")) is opens


def test_the_page_that_was_wanted_comes_after_the_sign_in() -> None:
    with_app("en")
    visitor = Visitor(None)
    visitor.client.get(visitor.address("signin:link"))
    visitor.send("signin:sign_in", email=ADDRESS, password=PASSWORD, next=visitor.address("signin:link"))
    assert "Link an application" in visitor.send("mfa_authenticate", code=code_of(Account.objects.get()))
    for elsewhere in ("https://elsewhere.example/", "//elsewhere.example/"):
        other = Visitor(None)
        response = other.client.post(
            other.address("signin:sign_in"), {"email": ADDRESS, "password": PASSWORD, "next": elsewhere}
        )
        assert "elsewhere" not in response.url  # type: ignore[attr-defined]


def test_no_row_of_the_addresses_table_is_ever_made() -> None:
    with_app("en")
    assert EmailAddress.objects.count() == 0
    assert Authenticator.objects.count() == 2  # the app and the recovery codes
