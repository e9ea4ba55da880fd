"""`workpermit due` and `business-days`: the deadline of AYA-09 and the clock of IN-04 on the command line."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from workpermit.clock import present
from workpermit.commands.main import main

if TYPE_CHECKING:
    from collections.abc import Iterator

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def two_days_before(settable_clock: None) -> Iterator[None]:
    with present.at(datetime(2026, 11, 29, 0, 0, tzinfo=UTC)):
        yield


def test_it_says_utc_the_zone_and_the_time_left(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due", "2026-11-30", "--zone", "America/Toronto"]) == 0
    first, utc, local = capsys.readouterr().out.replace(NBSP, " ").splitlines()
    assert first == "Reply due on 30 November 2026: 2 days left."
    assert "midnight" in utc
    assert "UTC" in utc
    assert "19:00" in local
    assert "Toronto" in local


@pytest.mark.parametrize(
    ("on", "zone", "closes"),
    [
        ("2025-09-15", "America/St_Johns", "21:30 on 15 September 2025"),
        ("2025-09-15", "America/Halifax", "21:00 on 15 September 2025"),
        ("2025-09-15", "America/Toronto", "20:00 on 15 September 2025"),
        ("2025-09-15", "America/Winnipeg", "19:00 on 15 September 2025"),
        ("2025-09-15", "America/Regina", "18:00 on 15 September 2025"),
        ("2025-09-15", "America/Edmonton", "18:00 on 15 September 2025"),
        ("2025-09-15", "America/Vancouver", "17:00 on 15 September 2025"),
        ("2025-09-15", "America/Mexico_City", "18:00 on 15 September 2025"),
        ("2025-09-15", "America/Sao_Paulo", "21:00 on 15 September 2025"),
        ("2025-09-15", "Europe/London", "01:00 on 16 September 2025"),
        ("2025-09-15", "Africa/Lagos", "01:00 on 16 September 2025"),
        ("2025-09-15", "Europe/Paris", "02:00 on 16 September 2025"),
        ("2025-09-15", "Asia/Karachi", "05:00 on 16 September 2025"),
        ("2025-09-15", "Asia/Kolkata", "05:30 on 16 September 2025"),
        ("2025-09-15", "Asia/Manila", "08:00 on 16 September 2025"),
        ("2025-09-15", "Asia/Tokyo", "09:00 on 16 September 2025"),
        ("2025-09-15", "Pacific/Auckland", "12:00 on 16 September 2025"),
        ("2025-12-15", "America/Toronto", "19:00 on 15 December 2025"),  # an hour earlier in winter
        ("2025-12-15", "America/Regina", "18:00 on 15 December 2025"),  # which keeps one time all year
    ],
)
def test_midnight_utc_is_told_in_the_reader_s_own_hour(
    on: str, zone: str, closes: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """AYA-09: the local hours of one and the same instant."""
    assert main(["due", on, "--zone", zone]) == 0
    *_, local = capsys.readouterr().out.replace(NBSP, " ").splitlines()
    assert closes in local


def test_it_says_so_in_french(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "fr", "due", "2026-12-01", "--zone", "Europe/Paris"]) == 0
    first, utc, local = capsys.readouterr().out.splitlines()
    assert first == f"Réponse attendue le 1er{NBSP}décembre 2026{NBSP}: il reste 3{NBSP}jours."
    assert "minuit" in utc
    assert f"1{NBSP}h" in local


def test_a_day_in_the_past_is_told_as_past(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due", "2026-11-27", "--zone", "UTC"]) == 0
    assert "the due date has passed" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["due", "30/11/2026"], "DATE is “30/11/2026”"),
        (["due", "2026-02-29"], "DATE is “2026-02-29”"),
        (["due", "2026-11-30", "--zone", "Mars/Base"], "--zone is “Mars/Base”"),
        (["due", "2026-11-30", "--zone", "../etc/passwd"], "--zone is “../etc/passwd”"),
        (["business-days", "soon"], "DATE is “soon”"),
        (["business-days", "2026-11-30", "0"], "COUNT is “0”"),
        (["business-days", "2026-11-30", "1001"], "COUNT is “1001”"),
        (["business-days", "2026-11-30", "-3"], "COUNT is “-3”"),
    ],
)
def test_a_wrong_value_is_named(words: list[str], named: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(named)


def test_thirty_business_days_pass_over_the_holidays(capsys: pytest.CaptureFixture[str]) -> None:
    """30 November 2026 to 14 January 2027: 25 and 28 December (for Saturday the 26th) and 1 January are holidays."""
    assert main(["business-days", "2026-11-30"]) == 0
    assert capsys.readouterr().out.startswith("2027-01-14 (14")
