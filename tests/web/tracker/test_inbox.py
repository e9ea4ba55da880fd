"""The messages of an account: listed, read in full, recorded as read, nobody else's."""

from __future__ import annotations

import pytest

from journeys.story import Story
from web.tracker import applicant as a
from web.tracker.applicant import LANGUAGES, address, applicant, words
from workpermit.trades.notices.models import Message


def put(story: Story) -> list[Message]:
    """Return the messages of a story, made now, the newest first."""
    assert story.letters
    return list(Message.objects.filter(case_id=story.case_id).order_by("-put_at", "pk"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_listed_and_can_be_read(language: str) -> None:
    story = a.asked_for_documents()
    messages, browser = put(story), applicant(story)
    page = words(browser.get(address("messages", language=language)).content)
    assert {"en": f"{len(messages)} are new.", "fr": f"Vous avez {len(messages)} nouveaux messages."}[language] in page
    for message in messages:
        answer = browser.get(address("message", message.pk, language=language))
        assert answer.status_code == 200
        assert story.number in words(answer.content)
    assert {"en": "You have read them all.", "fr": "Vous les avez tous lus."}[language] in words(
        browser.get(address("messages", language=language)).content
    )


def test_a_message_leads_to_its_letter_and_its_application() -> None:
    story = a.waits_for_biometrics()
    message = next(one for one in put(story) if one.letter_id)
    page = applicant(story).get(address("message", message.pk)).content.decode()
    assert address("read", story.case_id, message.letter_id) in page
    assert address("case", story.case_id) in page


def test_somebody_elses_message_is_not_found() -> None:
    mine, theirs = a.waits_for_biometrics(), a.being_checked()
    assert applicant(mine).get(address("message", put(theirs)[0].pk)).status_code == 404


def test_an_empty_inbox_says_what_comes_there() -> None:
    story = a.waits_for_biometrics()
    assert "Everything we have to tell you comes here" in words(applicant(story).get(address("messages")).content)
