"""The letters of an application: all of them, to read and to keep, with when they were opened; one's own alone."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from journeys.story import Story
from web.tracker import applicant as a
from web.tracker.applicant import LANGUAGES, Stage, address, applicant, browser_of, words
from web.tracker.test_case import mandated
from workpermit.casework import tracking
from workpermit.casework.models import AccessEntry
from workpermit.core.case.letters import Letter
from workpermit.core.text import Language
from workpermit.trades.letters import keeping, models


def newest(story: Story) -> models.Letter:
    """Return the newest letter of a story, made first where it still waits."""
    assert story.letters
    return keeping.of_case(story.case_id)[-1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_is_listed_and_can_be_opened(language: str) -> None:
    story = a.delivered()
    sent, browser = story.letters, applicant(story)
    page = browser.get(address("letters", story.case_id, language=language))
    for letter in sent:
        assert letter.label.in_language(Language(language)).replace("\u00a0", " ") in words(page.content)
    for row in keeping.of_case(story.case_id):
        file = browser.get(address("letter", story.case_id, row.pk, language=language))
        assert file.content == keeping.open_bytes(row), "byte for byte what was kept"
        assert file.headers["Content-Type"] == "application/pdf"
        assert "no-store" in file.headers["Cache-Control"]


@pytest.mark.parametrize("stage", [*a.WAITING_ON_PERSON, *a.OVER], ids=lambda stage: stage.__name__)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_can_be_read_on_a_page_in_either_language(stage: Stage, language: str) -> None:
    story = stage()
    assert story.letters
    browser = applicant(story)
    for row in keeping.of_case(story.case_id):
        page = browser.get(address("read", story.case_id, row.pk, language=language))
        assert page.status_code == 200, row.letter
        assert row.number in words(page.content)


def test_the_words_on_the_page_are_those_of_the_file() -> None:
    story = a.refused()
    story.letters  # noqa: B018 # made now
    row = next(one for one in keeping.of_case(story.case_id) if one.letter == Letter.REFUSAL)
    said = words(applicant(story).get(address("read", story.case_id, row.pk, language=row.language)).content)
    printed = story.words(Letter.REFUSAL)
    for sentence in (a.REASON, "refused" if row.language == "en" else "refusé"):
        assert sentence in said
        assert sentence in printed


def test_a_letter_in_the_other_language_says_so() -> None:
    story = a.waits_for_biometrics()
    row = newest(story)
    other = "fr" if row.language == "en" else "en"
    said = words(applicant(story).get(address("read", story.case_id, row.pk, language=other)).content)
    assert {"fr": "Cette lettre a été envoyée en anglais.", "en": "This letter was sent in French."}[other] in said


@pytest.mark.parametrize("how", ["letter", "read"])
def test_the_first_opening_is_recorded_and_shown(how: str) -> None:
    story = a.waits_for_biometrics()
    row = newest(story)
    assert words(applicant(story).get(address("letters", story.case_id)).content).count("new") >= 2
    for _ in range(2):
        story.wait(1)
        assert applicant(story).get(address(how, story.case_id, row.pk)).status_code == 200
    opened = next(one for one in tracking.documents_of(story.case_id) if one.id == row.pk)
    assert str(opened.read_at) == "2025-09-10 15:00:00+00:00", "the first time"
    assert "opened on 10 September 2025" in words(applicant(story).get(address("letters", story.case_id)).content)


def test_a_representatives_reading_is_logged_and_leaves_the_letter_new() -> None:
    story = a.waits_for_biometrics()
    row = newest(story)
    assert browser_of(mandated(story)).get(address("letter", story.case_id, row.pk)).status_code == 200
    assert [look.what for look in AccessEntry.objects.order_by("pk")] == ["letter"]
    assert next(one for one in tracking.documents_of(story.case_id) if one.id == row.pk).read_at is None


@pytest.mark.parametrize("how", ["letter", "read"])
def test_a_letter_of_another_application_is_not_found(how: str) -> None:
    """Neither at its own application nor smuggled under the reader's."""
    mine, theirs = a.waits_for_biometrics(), a.being_checked()
    foreign, browser = newest(theirs), applicant(mine)
    assert browser.get(address(how, theirs.case_id, foreign.pk)).status_code == 404
    assert browser.get(address(how, mine.case_id, foreign.pk)).status_code == 404
    assert Client().get(address(how, theirs.case_id, foreign.pk)).status_code == 302


def test_a_list_of_letters_costs_the_same_however_long(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for story in (a.waits_for_biometrics(), a.delivered()):
        assert story.letters
        browser = applicant(story)
        browser.get(address("letters", story.case_id))
        with django_assert_num_queries(5):
            browser.get(address("letters", story.case_id))
