"""How we write to you: what may be left out, what may not, and nothing typed is lost."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from web.signing_in import sign_in
from workpermit.accounts.models import Account
from workpermit.casework import preferring
from workpermit.core.case.actor import Role
from workpermit.core.wording.notices.topics import MUTABLE, Topic

pytestmark = pytest.mark.django_db
LANGUAGES = ("en", "fr")


def address(language: str) -> str:
    with translation.override(language):
        return reverse("portal:preferences")


@pytest.fixture
def account() -> Account:
    return Account.objects.create_account("maricel@example.org", name="Maricel", role=Role.APPLICANT)


@pytest.fixture
def browser(account: Account) -> Client:
    return sign_in(Client(), account)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_offers_what_may_be_left_out_and_names_what_may_not(browser: Client, language: str) -> None:
    page = browser.get(address(language)).content.decode().replace("\N{NO-BREAK SPACE}", " ")
    for topic in Topic:
        label = getattr(topic.label, language)
        assert label.replace("\N{NO-BREAK SPACE}", " ") in page
        assert (f'value="{topic.value}"' in page) == (topic in MUTABLE)
    assert page.count("checked") == len(MUTABLE) + 1  # each topic, and "at once"


def test_what_is_chosen_is_kept_and_shown_again(browser: Client, account: Account) -> None:
    sent = {"topics": ["mailing"], "how": "daily", "check_phrase": "blue  kettle", "second_email": "sister@example.org"}
    answer = browser.post(address("en"), sent, follow=True)
    assert answer.redirect_chain == [(address("en"), 302)]
    assert "From now on we write to you this way." in answer.content.decode()
    held = preferring.wishes(account.pk)
    assert (held.told, held.daily, held.check_phrase) == (frozenset({Topic.MAILING}), True, "blue kettle")
    assert held.second_email == "sister@example.org"
    assert held.chosen_at is not None
    again = browser.get(address("en")).content.decode()
    assert "blue kettle" in again
    assert again.count("checked") == 2


def test_no_form_can_mute_a_deadline(browser: Client, account: Account) -> None:
    browser.post(address("en"), {"topics": [], "how": "at_once"})
    assert preferring.wishes(account.pk).told == frozenset()
    answer = browser.post(address("en"), {"topics": ["to_do"], "how": "at_once"})
    assert answer.status_code == 200  # not one of the choices, so nothing was kept
    assert preferring.wishes(account.pk).told == frozenset()


@pytest.mark.parametrize(
    ("language", "said"), [("en", "give an address such as name@example.org"), ("fr", "comme nom@exemple.org")]
)
def test_a_wrong_address_is_named_and_nothing_typed_is_lost(browser: Client, language: str, said: str) -> None:
    sent = {"topics": ["mailing"], "how": "daily", "check_phrase": "three herons", "second_email": "sister"}
    page = browser.post(address(language), sent).content.decode()
    assert said in page
    assert "three herons" in page
    assert 'value="sister"' in page
    assert ("<title>Error: " if language == "en" else "<title>Erreur") in page


def test_switching_the_language_keeps_what_was_typed(browser: Client) -> None:
    sent = {"switch_language": "fr", "how": "daily", "check_phrase": "three herons", "second_email": ""}
    page = browser.post(address("fr"), sent).content.decode()
    assert "Comment nous vous écrivons" in page
    assert "three herons" in page
    assert page.count("checked") == 1  # every topic had been cleared


def test_nobody_sees_it_without_both_factors(account: Account) -> None:
    assert Client().get(address("en")).status_code == 302
    assert sign_in(Client(), account, second_factor=False).get(address("en")).status_code == 302


def test_the_page_takes_few_queries(browser: Client, django_assert_max_num_queries: object) -> None:
    with django_assert_max_num_queries(5):  # type: ignore[operator]
        browser.get(address("en"))
