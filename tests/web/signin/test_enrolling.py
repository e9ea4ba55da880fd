"""Staff set up how they sign in by a link; in an office a passkey alone lets them in, and it does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.test import Client, RequestFactory
from pytest_django import Settings

from web.signing_in import sign_in
from workpermit.accounts import staff
from workpermit.accounts.models import Account, Enrolment
from workpermit.clock import present
from workpermit.core.case.actor import Role
from workpermit.web.signin.enrolling import link_of, send_link

pytestmark = pytest.mark.django_db
AT: Final = datetime(2026, 3, 2, 9, tzinfo=UTC)
PASSWORD: Final = "otter lantern quilt harbour"
PAGE: Final = "/en/sign-in/enrol/"


@pytest.fixture(autouse=True)
def _morning(settable_clock: None) -> None:
    present.set_to(AT)
    cache.clear()


@pytest.fixture
def added() -> tuple[Account, str]:
    """Somebody new in the office, and the secret of their link."""
    return staff.add("noor@office.example", name="Noor", role=Role.OFFICER, office="Ottawa", by="test", at=AT)


def followed(token: str) -> tuple[Client, Any]:
    """Follow a link, and return the browser with the page it came to."""
    client = Client()
    return client, client.get(f"{PAGE}{token}/", follow=True)


def test_the_link_leads_to_a_page_whose_address_holds_no_secret(added: tuple[Account, str]) -> None:
    _, page = followed(added[1])
    assert page.redirect_chain == [(PAGE, 302)]
    said = page.content.decode()
    assert "Noor" in said
    assert "Officer" in said
    assert added[1] not in said
    assert not Enrolment.objects.filter(used_at__isnull=False).exists()


def test_the_button_uses_the_link_up_and_leads_to_the_passkey_alone(added: tuple[Account, str]) -> None:
    client, _ = followed(added[1])
    page = client.post(PAGE, follow=True)
    assert page.redirect_chain[-1][0] == "/en/sign-in/second-step/"
    assert "Add a passkey" in page.content.decode()
    assert "Authenticator app" not in page.content.decode()
    assert client.get("/en/sign-in/app/").headers["Location"] == "/en/sign-in/second-step/"
    assert client.get("/en/sign-in/passkeys/add/").status_code == 200
    _, second = followed(added[1])
    assert second.status_code == 404
    assert "no longer works" in second.content.decode()


@pytest.mark.parametrize("token", ["never-made", "x" * 500])
def test_a_link_that_never_was_reads_as_one_that_is_over(token: str) -> None:
    _, page = followed(token)
    assert page.status_code == 404


def test_the_link_is_over_after_a_day(added: tuple[Account, str]) -> None:
    client, _ = followed(added[1])
    present.set_to(AT + timedelta(days=1))
    assert client.post(PAGE, follow=True).status_code == 404


def test_whoever_was_signed_in_before_is_out_once_the_link_is_used(added: tuple[Account, str]) -> None:
    other = Account.objects.create_account("aya@example.org", name="Aya", role=Role.APPLICANT)
    client = sign_in(Client(), other)
    client.get(f"{PAGE}{added[1]}/")
    client.post(PAGE)
    assert client.session["_auth_user_id"] == str(added[0].pk)


def test_an_office_that_allows_apps_asks_for_a_password_too(added: tuple[Account, str], settings: Settings) -> None:
    settings.STAFF_FACTOR = "app"
    client, page = followed(added[1])
    assert "Choose a password" in page.content.decode()
    assert "15 or more" in client.post(PAGE, {"password": "short"}).content.decode()
    assert "Authenticator app" in client.post(PAGE, {"password": PASSWORD}, follow=True).content.decode()
    added[0].refresh_from_db()
    assert added[0].check_password(PASSWORD)


def test_no_password_comes_by_e_mail_to_staff_who_have_none(added: tuple[Account, str]) -> None:
    from web.postbox import work_off

    Client().post("/en/sign-in/forgotten/", {"email": added[0].email})
    work_off()
    assert mail.outbox == []


def test_the_letter_with_the_link_is_in_the_language_of_its_reader(added: tuple[Account, str]) -> None:
    account, token = added
    account.language = "fr"
    send_link(account, token)
    (letter,) = mail.outbox
    assert letter.to == [account.email]
    assert link_of(account, token) in letter.body
    assert "/fr/connexion/inscription/" in letter.body
    assert "Noor" not in letter.subject


def _in_office(account: Account, settings: Settings, kind: str) -> Client:
    """Sign somebody of an office in with a second factor of a kind."""
    settings.IS_OFFICE = True
    client = sign_in(Client(), account)
    request = RequestFactory().get("/")
    request.session = client.session
    record_authentication(request, account, "mfa", type=kind)
    request.session.save()
    return client


@pytest.mark.parametrize(("kind", "factor", "status"), [
    ("webauthn", "passkey", 200), ("totp", "passkey", 404), ("totp", "app", 200), ("recovery_codes", "passkey", 404),
])  # fmt: skip
def test_in_an_office_a_passkey_opens_the_pages_and_an_app_only_where_it_says_so(
    kind: str, factor: str, status: int, added: tuple[Account, str], settings: Settings
) -> None:
    settings.STAFF_FACTOR = factor
    assert _in_office(added[0], settings, kind).get("/en/office/lists/identity/").status_code == status


@pytest.mark.parametrize(("kind", "status"), [("webauthn", 200), ("totp", 302)])
def test_staff_open_their_account_page_with_what_their_office_asks(
    kind: str, status: int, added: tuple[Account, str], settings: Settings
) -> None:
    account, _ = added
    Authenticator.objects.create(user=account, type="webauthn", data={"name": "1", "credential": {}})
    page = _in_office(account, settings, kind).get("/en/sign-in/account/")
    assert page.status_code == status
    if status == 200:
        assert "Your applications" not in page.content.decode()
        assert "Passkey 1" in " ".join(page.content.decode().replace("\N{NO-BREAK SPACE}", " ").split())
