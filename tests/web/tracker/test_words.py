"""What these pages word themselves: lengths of time, and an instant under the day of the reader's clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from workpermit.core.case.next_steps import Deed
from workpermit.web.tracker.words import clock_text, due_text, length_text, where_done

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("length", "en", "fr"),
    [
        (timedelta(), "less than an hour", "moins d’une heure"),
        (timedelta(minutes=59), "less than an hour", "moins d’une heure"),
        (timedelta(hours=1), "1 hour", "1 heure"),
        (timedelta(hours=23, minutes=59), "23 hours", "23 heures"),
        (timedelta(days=1), "1 day", "1 jour"),
        (timedelta(days=40, hours=5), "40 days", "40 jours"),
    ],
)
def test_a_length_is_told_in_days_or_hours(length: timedelta, en: str, fr: str) -> None:
    said = length_text(length)
    assert (said.en.replace(NBSP, " "), said.fr.replace(NBSP, " ")) == (en, fr)


@pytest.mark.parametrize(
    ("zone", "en"),
    [
        ("UTC", "23:30 UTC"),
        ("Europe/Paris", "01:30 on your clock (UTC+2), 23:30 UTC on 9 October 2025"),
        ("America/Toronto", "19:30 on your clock (UTC−4), 23:30 UTC"),
        ("Asia/Kathmandu", "05:15 on your clock (UTC+5:45), 23:30 UTC on 9 October 2025"),
    ],
)
def test_an_instant_names_the_other_day_where_the_two_clocks_differ(zone: str, en: str) -> None:
    said = clock_text(datetime(2025, 10, 9, 23, 30, tzinfo=UTC), ZoneInfo(zone))
    assert said.en.replace(NBSP, " ") == en


@pytest.mark.parametrize(
    ("zone", "local"),
    [
        ("UTC", ""),
        ("Asia/Manila", " On your clock: before 08:00 on 10 October 2025 (local time: Manila, UTC+8)."),
    ],
)
def test_a_due_date_in_the_history_says_when_it_closes_by_both_clocks(zone: str, local: str) -> None:
    said = due_text(date(2025, 10, 9), ZoneInfo(zone)).en.replace(NBSP, " ")
    assert said == f"Due before midnight UTC, as 9 October 2025 ends and 10 October 2025 begins.{local}"


@pytest.mark.parametrize("deed", Deed)
def test_every_step_has_its_page_or_a_letter_that_says_all(deed: Deed) -> None:
    from uuid import uuid4

    found = where_done(deed, case_id=uuid4(), about=str(uuid4()))
    by_letter = (Deed.HAVE_MEDICAL_EXAM, Deed.ATTEND_INTERVIEW, Deed.SEND_PASSPORT, Deed.OURS)
    assert (found is None) is (deed in by_letter)
