"""The list of an account's applications: what there is to do first, and help where there is none (ux 9, 32)."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from journeys.story import Story
from web.tracker import applicant as a
from web.tracker.applicant import LANGUAGES, address, applicant, browser_of, words
from web.tracker.test_case import mandated
from workpermit.accounts.models import Account
from workpermit.casework.models import CaseRow
from workpermit.core.case.actor import Role


def given_to(account: Account, *stories: Story) -> None:
    """Make an account the owner of applications."""
    CaseRow.objects.filter(pk__in=[story.case_id for story in stories]).update(applicant_id=str(account.pk))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_counts_what_there_is_to_do_and_names_each_first_step(language: str) -> None:
    waiting, asked, calm = a.waits_for_biometrics(), a.asked_for_documents(), a.being_checked()
    given_to(waiting.account, asked, calm)
    said = words(applicant(waiting).get(address("index", language=language)).content)
    assert {"en": "There are 2 things for you to do", "fr": "Vous avez 2 choses à faire"}[language] in said
    for story in (waiting, asked, calm):
        assert story.number in said
    assert {"en": "Nothing for you to do", "fr": "Vous n’avez rien à faire"}[language] in said


def test_nothing_to_do_in_any_of_them_is_said_first() -> None:
    story = a.being_checked()
    assert "Nothing for you to do now" in words(applicant(story).get(address("index")).content)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_account_without_applications_is_told_why_that_may_be(language: str) -> None:
    account = Account.objects.create_account("new@example.org", name="N. Nadeau", role=Role.APPLICANT)
    said = words(browser_of(account).get(address("index", language=language)).content)
    assert {"en": "UCI", "fr": "IUC"}[language] in said
    assert {"en": "another e-mail address", "fr": "autre adresse courriel"}[language] in said


def test_a_representative_sees_the_applications_of_their_mandates_alone() -> None:
    mine, other = a.waits_for_biometrics(), a.being_checked()
    said = words(browser_of(mandated(mine)).get(address("index")).content)
    assert mine.number in said
    assert other.number not in said


def test_ten_applications_cost_as_many_queries_as_one(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    first = a.waits_for_biometrics()
    browser = applicant(first)
    browser.get(address("index"))
    with django_assert_num_queries(5):
        browser.get(address("index"))
    given_to(first.account, *(a.waits_for_biometrics() for _ in range(3)))
    with django_assert_num_queries(5):
        browser.get(address("index"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_anybody_may_read_what_each_answer_means(language: str) -> None:
    from django.test import Client

    answer = Client().get(address("explain", language=language))
    assert answer.status_code == 200
    assert {"en": "It is your turn", "fr": "C’est à vous d’agir"}[language] in words(answer.content)
