"""AYA-02 (in part): a prompt on day 0 and every week until the biometrics are given, and reminders before the day.

Sites with capacity, slots and bookings come with the appointments.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.core import mail

from journeys.story import SITE, Story, on
from workpermit.casework import mail_round, messages, outbox, reminders
from workpermit.casework.correspondence.making import make
from workpermit.clock import present
from workpermit.core.case.biometrics import Attempt, RecordEnrolment
from workpermit.core.text import Language
from workpermit.trades.notices import reminding

FILED = on(2025, 9, 9, 3, 12)
CLOSES = datetime(2025, 10, 10, tzinfo=UTC)


def live_on(story: Story, until: datetime) -> None:
    """Let time pass as the worker does: letters, reminders and e-mails at their own instants."""
    while (at := reminding.earliest()) is not None and at <= until:
        story.wait_until(max(at, present.now()))
        reminders.remind(at=present.now())
        mail_round.send_waiting()
    story.wait_until(until)


def told(story: Story, language: Language = Language.EN) -> list[str]:
    """Return the subjects in the account, the first one first."""
    listed = reversed(messages.inbox(story.account))
    return [one.subject.in_language(language).replace("\N{NO-BREAK SPACE}", " ") for one in listed]


def begun(*, in_french: bool = False) -> Story:
    """Hand the application in and let the worker do its first round."""
    story = Story("outside-visa-required", at=FILED)
    story.account.language = Language.FR if in_french else Language.EN
    story.account.time_zone = "Asia/Manila"
    story.account.save()
    outbox.drain(make, at=present.now())
    mail_round.send_waiting()
    return story


def test_from_day_0_to_the_last_three_hours_the_person_is_told_to_book_and_what_waiting_costs() -> None:
    story = begun()
    live_on(story, CLOSES - timedelta(minutes=1))
    assert sorted(told(story)[:2]) == ["Give your biometrics: book now", "We received your application"]
    week = "Your biometrics: book now, your application waits for them"
    reminder = "Reminder: give your biometrics by 9 October 2025"
    assert told(story)[2:] == [week, week, week, reminder, reminder, week, reminder, reminder]
    prompt = next(one for one in messages.inbox(story.account) if one.subject.en == week)
    lines = [line.en for line in messages.opened(story.account, prompt.id, at=present.now()).paragraphs]
    assert "adds a day to the processing time" in " ".join(lines)
    assert "Manila" in lines[1]
    assert len(mail.outbox) == 10
    assert all(one.to == [story.account.email] for one in mail.outbox)


def test_once_they_are_given_nobody_is_reminded_any_more() -> None:
    story = begun()
    live_on(story, FILED + timedelta(days=8))
    story.do(SITE, RecordEnrolment(Attempt.ENROLLED, "Manila"))
    outbox.drain(make, at=present.now())
    live_on(story, CLOSES)
    assert told(story)[2:] == [
        "Your biometrics: book now, your application waits for them",
        "We have your biometrics",
    ]


def test_en_francais_aussi() -> None:
    story = begun(in_french=True)
    live_on(story, CLOSES - timedelta(days=1))
    assert "Rappel : fournissez vos données biométriques au plus tard le 9 octobre 2025" in told(story, Language.FR)
    last = str(mail.outbox[-1].body).replace("\N{NO-BREAK SPACE}", " ")
    assert last.startswith("Vous avez une chose à faire au plus tard le 9 octobre 2025, avant minuit UTC.")
    assert "avant 8 h le 10 octobre 2025 (heure locale, UTC+8)" in last
