"""An e-mail says what kind of act and by which day, and nothing about anybody (S-42)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from workpermit.core.text import Language, Text
from workpermit.core.wording.notices.mail import MailText, announcement, digest
from workpermit.core.wording.notices.shape import Until
from workpermit.core.wording.notices.topics import Topic

ZONE, SITE = ZoneInfo("Asia/Manila"), "https://permits.example/en/"
LABEL = Text(en="Give your biometrics", fr="Fournissez vos données biométriques")
DAY, HOUR = Until(label=LABEL, on=date(2025, 10, 9)), Until(label=LABEL, at=datetime(2025, 10, 9, 14, 30, tzinfo=UTC))


def mail(
    topic: Topic = Topic.TO_DO, until: Until | None = DAY, language: Language = Language.EN, phrase: str = ""
) -> MailText:
    return announcement(topic, until=until, language=language, zone=ZONE, check_phrase=phrase, site=SITE)


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        (
            Language.EN,
            "You have something to do by 9 October 2025, before midnight UTC.",
            "On your clock: before 08:00 on 10 October 2025 (local time, UTC+8).",
        ),
        (
            Language.FR,
            "Vous avez une chose à faire au plus tard le 9 octobre 2025, avant minuit UTC.",
            "À votre heure : avant 8 h le 10 octobre 2025 (heure locale, UTC+8).",
        ),
    ],
)
def test_the_day_stands_first_and_the_readers_clock_without_a_city(language: Language, first: str, second: str) -> None:
    lines = mail(language=language).body.replace("\N{NO-BREAK SPACE}", " ").split("\n\n")
    assert lines[:2] == [first, second]


def test_an_appointment_has_its_hour() -> None:
    said = mail(until=HOUR).body.replace("\N{NO-BREAK SPACE}", " ")
    assert said.startswith("You have an appointment on 9 October 2025 at 14:30 UTC.")
    assert "On your clock: 9 October 2025 at 22:30 (local time, UTC+8)." in said


@pytest.mark.parametrize("topic", list(Topic))
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("until", [None, DAY, HOUR])
def test_it_never_says_what_the_message_is_about(topic: Topic, language: Language, until: Until | None) -> None:
    said = mail(topic, until, language)
    whole = f"{said.subject}\n{said.body}".lower()
    for word in ("biom", "permis", "refus", "visa", "manila", "application", "immigration"):
        assert word not in whole.replace("permits.example", ""), word
    assert whole.count("http") == 1
    assert SITE in said.body
    assert "\n" not in said.subject


def test_the_check_phrase_is_shown_where_there_is_one() -> None:
    assert "Your check phrase: blue kettle, seven herons" in mail(phrase="blue kettle, seven herons").body
    assert "phrase" not in mail().body


def test_a_digest_counts_and_says_that_nothing_is_due() -> None:
    one = digest(1, language=Language.EN, check_phrase="", site=SITE).body
    three = digest(3, language=Language.FR, check_phrase="", site=SITE).body
    assert one.startswith("There is one new message in your account.")
    assert three.startswith("3 nouveaux messages sont dans votre compte.")
