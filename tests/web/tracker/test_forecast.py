"""How long it may still take, as the page says it: a range with its basis, or that nothing can be said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.cache import cache

from web.tracker import applicant as a
from web.tracker.applicant import LANGUAGES, address, applicant, words
from workpermit.casework.models import CaseRow
from workpermit.clock.present import now
from workpermit.core.case.codec import to_microseconds


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def others(like: CaseRow, *, count: int) -> None:
    """Keep applications like one, of the year before, each decided a day later than the last."""
    CaseRow.objects.bulk_create(
        CaseRow(
            application_number=f"W{uuid4().int % 10**9:09d}",
            person_id=uuid4(),
            form=like.form,
            country=like.country,
            stage="approved",
            received_at=to_microseconds(now() - timedelta(days=200)),
            decided_at=to_microseconds(now() - timedelta(days=200 - 40 - number)),
        )
        for number in range(count)
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_range_stands_with_what_it_rests_on(language: str) -> None:
    story = a.being_checked()
    others(story.row, count=100)
    said = words(applicant(story).get(address("forecast", story.case_id, language=language)).content)
    for sentence in (
        {"en": "It is no promise", "fr": "Ce n’est pas une promesse"},
        {"en": "Half had an answer within", "fr": "La moitié a eu une réponse en"},
        {"en": "100 were decided after at least as long a wait", "fr": "100 ont été tranchées"},
    ):
        assert sentence[language] in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_too_few_are_like_it_the_page_does_not_guess(language: str) -> None:
    story = a.being_checked()
    others(story.row, count=10)
    said = words(applicant(story).get(address("forecast", story.case_id, language=language)).content)
    assert {"en": "we do not guess", "fr": "nous ne devinons pas"}[language] in said
    assert {"en": "Half had an answer", "fr": "La moitié a eu"}[language] not in said


def test_a_stranger_gets_what_never_was() -> None:
    story, other = a.being_checked(), a.waits_for_biometrics()
    assert applicant(other).get(address("forecast", story.case_id)).status_code == 404
