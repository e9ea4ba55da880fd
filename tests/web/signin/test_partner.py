"""Sign in with the government's partner: its word stands for the password alone; nothing of it is kept in the open."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlsplit

import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.idp.oidc.models import Client as KnownOffice
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialToken
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.test import Client
from pytest_django import Settings

from web.postbox import code_of
from web.signing_in import sign_in
from workpermit.accounts import sessions
from workpermit.accounts.models import Account, PartnerIdentity
from workpermit.config.partner import origins_of, partner_from
from workpermit.core.case.actor import Role
from workpermit.web.signin.partner import PartnerSignIn

pytestmark = pytest.mark.django_db
ISSUER: Final = "http://testserver"
ENVIRONMENT: Final = {
    "WORKPERMIT_PARTNER_ISSUER": ISSUER,
    "WORKPERMIT_PARTNER_CLIENT": "this-office",
    "WORKPERMIT_PARTNER_SECRET": "known to both",
}
SECRET: Final = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"


class _InProcess(requests.adapters.BaseAdapter):
    """Carry what the office asks of the partner behind the browser's back, without a network."""

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        headers = {name: str(value) for name, value in request.headers.items()}
        kind = headers.pop("Content-Type", "")
        answer = Client(headers=headers).generic(
            str(request.method), str(request.path_url), request.body or b"", content_type=kind
        )
        response = requests.Response()
        response.status_code, response.raw = answer.status_code, io.BytesIO(answer.content)
        response.headers.update(dict(answer.items()))
        response.url, response.request = str(request.url), request
        return response

    def close(self) -> None:
        """Hold nothing."""


@pytest.fixture(autouse=True)
def partner(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Configure the partner and let it know this office."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    settings.ROOT_URLCONF = "web.signin.partner_site"
    settings.SOCIALACCOUNT_PROVIDERS = partner_from(ENVIRONMENT)
    settings.IDP_OIDC_ADAPTER = "web.signin.partner_site.Partner"
    settings.IDP_OIDC_PRIVATE_KEY = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()
    KnownOffice.objects.create(
        id="this-office",
        name="office",
        secret=make_password("known to both"),
        scopes="openid\nemail\nprofile",
        redirect_uris=f"{ISSUER}/partners/partner/back/",
        response_types="code",
        skip_consent=True,
    )

    def session(self: object) -> requests.Session:
        made = requests.Session()
        made.mount(ISSUER, _InProcess())
        return made

    monkeypatch.setattr(PartnerSignIn, "get_requests_session", session)
    cache.clear()
    yield
    cache.clear()


def known_to_partner(name: str = "Noor Haddad") -> Account:
    """Let somebody have an account with the partner, which in this process lies beside ours."""
    return Account.objects.create_account(f"{name.partition(' ')[0]}@partner.example", name=name, role=Role.APPLICANT)


def vouched(browser: Client, person: Account, *, wanted: str = "/en/sign-in/onward/") -> Any:
    """Go from our page to the partner, where the person is signed in, and come back."""
    away = browser.post("/partners/partner/", {"next": wanted})
    assert away.status_code == 302, away.content
    there = sign_in(Client(), person).get(away.headers["Location"])
    assert there.status_code == 302, there.content
    back = urlsplit(there.headers["Location"])
    return browser.get(f"{back.path}?{back.query}", follow=True)


def ours() -> Account:
    """Return the account that was opened here on the partner's word."""
    return PartnerIdentity.objects.get().account


def test_somebody_new_gets_an_account_and_must_set_up_a_second_factor() -> None:
    browser, person = Client(), known_to_partner()
    page = vouched(browser, person)
    assert "Choose how you confirm that it is you" in page.content.decode()
    assert (ours().email, ours().display_name, ours().has_usable_password()) == (
        "noor.haddad@example.org",
        "Noor Haddad",
        False,
    )
    assert browser.get("/en/sign-in/account/").status_code == 302


def test_who_comes_again_is_known_again_and_the_second_factor_is_still_asked_for() -> None:
    person = known_to_partner()
    vouched(Client(), person)
    secret = get_adapter().encrypt(SECRET)
    Authenticator.objects.create(user=ours(), type=Authenticator.Type.TOTP, data={"secret": secret})
    browser = Client()
    assert "Confirm that it is you" in vouched(browser, person).content.decode()
    browser.post("/en/sign-in/confirm/", {"code": code_of(ours())})
    assert browser.get("/en/sign-in/account/").status_code == 200
    assert PartnerIdentity.objects.count() == 1


def test_an_address_that_has_an_account_is_not_taken_over() -> None:
    Account.objects.create_account("noor.haddad@example.org", name="Noor", role=Role.APPLICANT)
    page = vouched(Client(), known_to_partner()).content.decode()
    assert "An account with your e-mail address exists already" in page
    assert PartnerIdentity.objects.count() == 0


def test_an_address_that_the_partner_did_not_prove_opens_nothing() -> None:
    page = vouched(Client(), known_to_partner("Unproved Person")).content.decode()
    assert "did not confirm who you are" in page
    assert Account.objects.filter(email_hash__isnull=False).count() == 1  # the partner's own


def test_a_disabled_account_stays_out() -> None:
    person = known_to_partner()
    vouched(Client(), person)
    sessions.disable(ours())
    assert "did not confirm who you are" in vouched(Client(), person).content.decode()


def test_somebody_signed_in_connects_the_partner_and_disconnects_it() -> None:
    mine = Account.objects.create_account("aya@example.org", name="Aya", role=Role.APPLICANT)
    browser, person = sign_in(Client(), mine), known_to_partner()
    vouched(browser, person, wanted="/en/sign-in/account/")
    assert ours() == mine
    rival = Account.objects.create_account("rival@example.org", name="Rival", role=Role.APPLICANT)
    page = vouched(sign_in(Client(), rival), person).content.decode()
    assert "belongs to another account" in page
    assert ours() == mine
    browser.post("/en/sign-in/account/partner/")
    assert PartnerIdentity.objects.count() == 0


def test_a_partner_that_says_no_leads_back_with_a_sentence() -> None:
    browser = Client()
    away = browser.post("/partners/partner/", {"next": "/en/"})
    state = dict(part.split("=") for part in urlsplit(away.headers["Location"]).query.split("&"))["state"]
    page = browser.get(f"/partners/partner/back/?error=access_denied&state={state}", follow=True)
    assert "did not confirm who you are" in page.content.decode()


def test_nothing_of_what_the_partner_says_is_kept_in_the_open() -> None:
    vouched(Client(), known_to_partner())
    for model in (EmailAddress, SocialAccount, SocialToken):
        assert model._default_manager.count() == 0
    held = b""
    for table in ("accounts_session", "accounts_partneridentity", "accounts_account", "web_cache"):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {table}")
            held += b"".join(
                bytes(c) if isinstance(c, bytes | memoryview) else str(c).encode() for row in cursor for c in row
            )
    assert b"noor" not in held.lower()


def test_a_partner_is_named_whole_or_not_at_all() -> None:
    assert partner_from({}) == {}
    assert origins_of({}) == []
    assert origins_of(partner_from(ENVIRONMENT)) == [ISSUER]
    with pytest.raises(ImproperlyConfigured, match="WORKPERMIT_PARTNER_SECRET"):
        partner_from(dict(list(ENVIRONMENT.items())[:2]))


def test_the_partner_is_offered_where_there_is_one(settings: Settings) -> None:
    offer = "Sign in with the government partner"
    assert offer in Client().get("/en/sign-in/").content.decode()
    settings.SOCIALACCOUNT_PROVIDERS = {}
    assert offer not in Client().get("/en/sign-in/").content.decode()
    assert Client().post("/partners/partner/").status_code == 404
