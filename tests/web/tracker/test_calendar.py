"""The dates of an application as a calendar file: read back by the library, right to the second, naming nobody."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from icalendar import Calendar

from journeys.story import Story
from web.tracker import applicant as a
from web.tracker.applicant import address, applicant


def entries(story: Story, *, language: str = "en") -> list[tuple[str, datetime, datetime]]:
    """Return (what, begins, ends) of each entry."""
    answer = applicant(story).get(address("calendar", story.case_id, language=language))
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert story.account.display_name not in answer.content.decode()
    assert story.number not in answer.content.decode()
    return [
        (str(one["summary"]), one.decoded("dtstart"), one.decoded("dtend"))
        for one in Calendar.from_ical(answer.content).walk("VEVENT")
    ]


def test_an_entry_ends_when_the_date_closes() -> None:
    """Before midnight UTC on 9 October closes at 10 October, 00:00:00 UTC (ADR-02)."""
    ((what, begins, ends),) = entries(a.waits_for_biometrics())
    assert what == "Give your biometrics."
    assert ends == datetime(2025, 10, 10, tzinfo=UTC)
    assert ends - begins == timedelta(hours=1)


def test_an_interview_stands_at_its_own_time() -> None:
    story = a.called_to_interview()
    (step,) = story.next_steps
    ((what, begins, _),) = entries(story, language="fr")
    assert what == "Présentez-vous à votre entrevue."
    assert begins == step.starts_at


def test_without_a_date_there_is_no_file() -> None:
    story = a.being_checked()
    assert applicant(story).get(address("calendar", story.case_id)).status_code == 404
