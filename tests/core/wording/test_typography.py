"""Dates, times, money and lists in both languages; due instants in two clocks (AYA-09)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from workpermit.core.law.calendar import due_instant
from workpermit.core.text import Language, Text
from workpermit.core.wording.typography import (
    NBSP,
    date_text,
    due_in_zone,
    instant_in_zone,
    joined,
    money,
    time_left,
    time_text,
    typeset,
)


def plain(text: Text) -> tuple[str, str]:
    """Both sides with their no-break spaces shown as `~`."""
    return text.en.replace("\u00a0", "~"), text.fr.replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("day", "en", "fr"),
    [
        (date(2025, 6, 17), "17~June 2025", "17~juin 2025"),
        (date(2025, 7, 1), "1~July 2025", "1er~juillet 2025"),
        (date(2024, 2, 29), "29~February 2024", "29~février 2024"),
        (date(2025, 8, 31), "31~August 2025", "31~août 2025"),
    ],
)
def test_dates(day: date, en: str, fr: str) -> None:
    assert plain(date_text(day)) == (en, fr)


@pytest.mark.parametrize(
    ("hour", "minute", "en", "fr"),
    [(0, 0, "midnight", "minuit"), (0, 5, "00:05", "0~h~05"), (9, 0, "09:00", "9~h"), (20, 30, "20:30", "20~h~30")],
)
def test_times_of_day(hour: int, minute: int, en: str, fr: str) -> None:
    assert plain(time_text(datetime(2025, 6, 17, hour, minute, tzinfo=UTC))) == (en, fr)


@pytest.mark.parametrize(
    ("dollars", "en", "fr"),
    [
        (155, "$155", "155~$"),
        (Decimal("1000"), "$1,000", "1~000~$"),
        (Decimal("246.25"), "$246.25", "246,25~$"),
        (Decimal("1234567.5"), "$1,234,567.50", "1~234~567,50~$"),
        (Decimal("1E+2"), "$100", "100~$"),
    ],
)
def test_money(dollars: Decimal | int, en: str, fr: str) -> None:
    assert plain(money(dollars)) == (en, fr)


def test_lists() -> None:
    one, two, three = (Text(en=en, fr=fr) for en, fr in (("tea", "thé"), ("milk", "lait"), ("salt", "sel")))
    assert plain(joined([one])) == ("tea", "thé")
    assert plain(joined([one, two])) == ("tea and milk", "thé et lait")
    assert plain(joined([one, two, three])) == ("tea, milk and salt", "thé, lait et sel")
    with pytest.raises(ValueError, match="at least one"):
        joined([])


@pytest.mark.parametrize(
    ("zone", "en", "fr"),
    [
        # domain 11: the same midnight UTC of 15 September 2025 around the world.
        (
            "America/St_Johns",
            "before 21:30 on 15~September 2025 (local time: St. John’s, UTC−2:30)",
            "avant 21~h~30 le 15~septembre 2025 (heure locale~: St. John’s, UTC−2~h~30)",
        ),
        (
            "America/Toronto",
            "before 20:00 on 15~September 2025 (local time: Toronto, UTC−4)",
            "avant 20~h le 15~septembre 2025 (heure locale~: Toronto, UTC−4)",
        ),
        (
            "Europe/London",
            "before 01:00 on 16~September 2025 (local time: London, UTC+1)",
            "avant 1~h le 16~septembre 2025 (heure locale~: Londres, UTC+1)",
        ),
        (
            "Asia/Kolkata",
            "before 05:30 on 16~September 2025 (local time: Kolkata, UTC+5:30)",
            "avant 5~h~30 le 16~septembre 2025 (heure locale~: Calcutta, UTC+5~h~30)",
        ),
        (
            "Pacific/Auckland",
            "before 12:00 on 16~September 2025 (local time: Auckland, UTC+12)",
            "avant 12~h le 16~septembre 2025 (heure locale~: Auckland, UTC+12)",
        ),
        (
            "UTC",
            "before midnight (local time, UTC+0), as 15~September 2025 ends and 16~September 2025 begins",
            "avant minuit (heure locale, UTC+0), à la fin du 15~septembre 2025 et au début du 16~septembre 2025",
        ),
    ],
)
def test_a_due_date_in_the_readers_own_clock(zone: str, en: str, fr: str) -> None:
    clocks = due_in_zone(due_instant(date(2025, 9, 15)), ZoneInfo(zone))
    assert plain(clocks.local) == (en, fr)
    assert plain(clocks.utc) == (
        "before midnight UTC, as 15~September 2025 ends and 16~September 2025 begins",
        "avant minuit UTC, à la fin du 15~septembre 2025 et au début du 16~septembre 2025",
    )


def test_a_due_date_follows_the_change_of_the_clocks() -> None:
    toronto = ZoneInfo("America/Toronto")
    summer, winter = (due_in_zone(due_instant(day), toronto).local.en for day in (date(2025, 11, 1), date(2025, 11, 2)))
    assert summer.startswith("before 20:00 on 1\u00a0November")
    assert winter.startswith("before 19:00 on 2\u00a0November")


def test_each_clock_shows_its_own_date_near_midnight() -> None:
    clocks = instant_in_zone(datetime(2025, 6, 16, 23, 30, tzinfo=UTC), ZoneInfo("Asia/Tokyo"))
    assert plain(clocks.utc)[0] == "16~June 2025 at 23:30 UTC"
    assert plain(clocks.local)[0] == "17~June 2025 at 08:30 (local time: Tokyo, UTC+9)"


def test_an_instant_is_the_same_whatever_zone_it_comes_in() -> None:
    at = datetime(2025, 6, 16, 23, 30, tzinfo=UTC)
    elsewhere = at.astimezone(timezone(timedelta(hours=-7)))
    assert instant_in_zone(at, UTC) == instant_in_zone(elsewhere, UTC)


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="has none"):
        instant_in_zone(datetime(2025, 6, 16, 23, 30), UTC)  # noqa: DTZ001 -- the fault under test


@pytest.mark.parametrize(
    ("left", "en", "fr"),
    [
        (timedelta(days=3, hours=4, minutes=59), "3~days and 4~hours left", "il reste 3~jours et 4~heures"),
        (timedelta(days=1), "1~day left", "il reste 1~jour"),
        (timedelta(hours=1, minutes=1), "1~hour and 1~minute left", "il reste 1~heure et 1~minute"),
        (timedelta(minutes=2, seconds=59), "2~minutes left", "il reste 2~minutes"),
        (timedelta(seconds=59), "less than one minute left", "il reste moins d’une minute"),
        (timedelta(days=2, minutes=30), "2~days left", "il reste 2~jours"),
        (timedelta(0), "the due date has passed", "la date limite est passée"),
        (timedelta(seconds=-1), "the due date has passed", "la date limite est passée"),
    ],
)
def test_time_left(left: timedelta, en: str, fr: str) -> None:
    assert plain(time_left(left)) == (en, fr)


@pytest.mark.parametrize(
    ("raw", "french"),
    [
        ("Quoi ? Oui : « non » ; 5 % et 10 $ !", "Quoi~? Oui~: «~non~»~; 5~% et 10~$~!"),
        ("l'offre d'emploi", "l’offre d’emploi"),
        ("Quoi\u00a0? déjà", "Quoi~? déjà"),
    ],
)
def test_french_gets_its_spaces_once(raw: str, french: str) -> None:
    once = typeset(raw, Language.FR)
    assert once.replace("\u00a0", "~") == french
    assert typeset(once, Language.FR) == once


def test_english_gets_apostrophes_and_no_other_spaces() -> None:
    assert typeset("the officer's note : one", Language.EN) == "the officer’s note : one"


def test_the_day_and_the_month_of_a_written_date_stay_on_one_line() -> None:
    """What an officer typed breaks no date either, and a number before another word is left alone."""
    assert typeset("until 3 March 2027, 3 marks", Language.EN) == f"until 3{NBSP}March 2027, 3 marks"
    assert typeset("le 1er juillet 2025", Language.FR) == f"le 1er{NBSP}juillet 2025"
