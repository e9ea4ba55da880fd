"""Deadlines at midnight UTC: 7 offsets x 20 dates x 12 zones (AYA-09, ADR-02, ADR-23; issue 2, Tests).

"Before midnight UTC on D" closes at D+1 00:00Z, exclusive. A stamp is an instant: the zone in which it is
written, the clock changes of that zone and the length of the upload change nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from random import Random
from zoneinfo import ZoneInfo, available_timezones

import pytest
from tools.machines_scenes import INSTANCE, surroundings, with_application, with_part

from workpermit.core.case import (
    biometrics,
    medical_exam,
    officer_request,
    permit,
    permit_delivery,
    programme_request,
)
from workpermit.core.case.actor import Actor, Role
from workpermit.core.case.application import Stage as Around
from workpermit.core.case.case import COMMANDS, Command, decide
from workpermit.core.case.deadlines import due_commands, next_wake
from workpermit.core.case.officer_request import AnswerRequest, LapseRequest, RequestAnswered, RequestDeadlinePassed
from workpermit.core.case.refusal import CommandRefused, Refusal
from workpermit.core.case.state import Case, Event
from workpermit.core.text import Text
from workpermit.core.wording.typography import NBSP, due_in_zone, instant_in_zone

pytestmark = pytest.mark.large  # seconds: `make test` runs them

MICROSECOND = timedelta(microseconds=1)
OFFSETS = (
    timedelta(seconds=-1),
    timedelta(milliseconds=-1),
    -MICROSECOND,
    timedelta(0),
    MICROSECOND,
    timedelta(milliseconds=1),
    timedelta(seconds=1),
)
DATES = tuple(
    date.fromisoformat(day)
    for day in (
        *("2028-02-28", "2028-02-29", "2100-02-28", "2100-03-01", "2027-02-28"),  # leap years, and a year that is none
        *("2025-12-31", "2026-01-01", "1999-12-31", "2038-01-19"),  # ends of years, and of a counter
        *("2026-03-07", "2026-03-08", "2026-10-31", "2026-11-01"),  # Toronto's and St. John's clocks change
        *("2026-03-28", "2026-03-29", "2026-10-25"),  # London's do
        *("2026-04-04", "2026-10-03"),  # Lord Howe's do, by half an hour
        *("2011-12-29", "2011-12-30"),  # Apia had no 30 December
    )
)
ZONES = (
    *("UTC", "America/Toronto", "America/St_Johns", "America/Vancouver", "Europe/London", "Asia/Kathmandu"),
    *("Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Chatham", "Pacific/Kiritimati", "Etc/GMT+12"),
)
UPLOAD = timedelta(minutes=7)
PERSON, SYSTEM = Actor(Role.APPLICANT, "a1"), Actor(Role.SYSTEM, "timekeeping")


def closing(day: date) -> datetime:
    """Count the closing instant from the first of January 1970, without the calendar under test."""
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=day.toordinal() - date(1970, 1, 1).toordinal() + 1)


def case_with(part: str, stage: str, due_on: date, *, around: Around = Around.IN_PROCESS) -> Case:
    """Return a case with one machine waiting for a day."""
    at = datetime(2000, 1, 1, tzinfo=UTC)
    return with_part(with_application(surroundings(around, at), at, travelling=False), part, stage, due_on)


def give(case: Case, command: Command, actor: Actor, at: datetime) -> Event | Refusal:
    """Return the event that follows, or the refusal."""
    try:
        return decide(case, command, facts={}, actor=actor, at=at)[0]
    except CommandRefused as refused:
        return refused.refusal


def answered(day: date, offset: timedelta, zone: tzinfo) -> Event | Refusal:
    """Answer at an instant near the closing one, told in the person's zone; the bytes come minutes later."""
    stamp = (closing(day) + offset).astimezone(zone)
    answer = AnswerRequest(INSTANCE, stamp, "answer", "c")
    return give(case_with("requests", officer_request.Stage.OPEN, day), answer, PERSON, stamp.astimezone(UTC) + UPLOAD)


def lapsed(day: date, offset: timedelta, zone: tzinfo) -> Event | Refusal:
    """Let the job come half an hour after the closing instant, or nearly."""
    at = (closing(day) + timedelta(minutes=30) + offset).astimezone(zone).astimezone(UTC)
    return give(case_with("requests", officer_request.Stage.OPEN, day), LapseRequest(INSTANCE), SYSTEM, at)


def check_cell(day: date, offset: timedelta, zone: tzinfo) -> None:
    """Hold one cell of the grid: the answer is in time or late, the lapse waits, both instants are the same."""
    answer, lapse = answered(day, offset, zone), lapsed(day, offset, zone)
    assert isinstance(answer, RequestAnswered), f"an answer near {day} is kept, in time or late"
    assert answer.in_time is (offset < timedelta(0)), f"{day} {offset} {zone}"
    assert answer.begun_at == closing(day) + offset
    if offset < timedelta(0):
        assert lapse is Refusal.NOT_DUE_YET
    else:
        assert isinstance(lapse, RequestDeadlinePassed)
        assert lapse.due_at == closing(day), "what is recorded is the due instant, not the job's"


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("day", DATES, ids=str)
def test_the_grid(day: date, zone: str) -> None:
    for offset in OFFSETS:
        check_cell(day, offset, ZoneInfo(zone))


def test_the_grid_has_its_size() -> None:
    assert len(set(OFFSETS)) * len(set(DATES)) * len(set(ZONES)) == 1_680


# --- every machine that waits for a day --------------------------------------------------------------------------

HALF_AN_HOUR = timedelta(minutes=30)
WAITING: tuple[tuple[str, str, Around, Command, timedelta], ...] = (
    ("biometrics", "awaited", Around.RECEIVED, biometrics.LapseBiometrics(), HALF_AN_HOUR),
    ("medical_exam", "instructed", Around.IN_PROCESS, medical_exam.LapseMedicalExam(), HALF_AN_HOUR),
    ("requests", "open", Around.IN_PROCESS, LapseRequest(INSTANCE), HALF_AN_HOUR),
    ("programmes", "received", Around.IN_PROCESS, programme_request.EscalateProgramme(INSTANCE), HALF_AN_HOUR),
    ("permit", "letter_outstanding", Around.APPROVED, permit.LapseLetter(), HALF_AN_HOUR),
    ("delivery", "mailed", Around.APPROVED, permit_delivery.OpenDeliveryRemedy(), timedelta(0)),
)


@pytest.mark.parametrize("day", DATES, ids=str)
@pytest.mark.parametrize(("part", "stage", "around", "command", "later"), WAITING, ids=lambda value: str(value)[:24])
def test_time_calls_at_the_instant(
    part: str, stage: str, around: Around, command: Command, later: timedelta, day: date
) -> None:
    case = case_with(part, stage, day, around=around)
    if part == "delivery":
        case = replace(case, permit=permit.Permit(permit.Stage.ISSUED))
    wake = closing(day) + later
    assert next_wake(case) == wake
    for offset in OFFSETS:
        due = offset >= timedelta(0)
        assert due_commands(case, wake + offset) == ((command,) if due else ())
        event = give(case, command, SYSTEM, wake + offset)
        assert getattr(event, "due_at", None) == (closing(day) if due else None)


def test_no_machine_waits_unseen() -> None:
    """A command of the clock that is on no row above is one that nobody tested."""
    assert {type(command) for *_, command, _ in WAITING} == {
        kind for kind in COMMANDS if kind.__name__.startswith(("Lapse", "Escalate", "OpenDelivery"))
    }


# --- shown and read back -----------------------------------------------------------------------------------------

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAY = rf"(\d+){NBSP}(\w+) (\d{{4}})"
_TIME = r"(midnight|\d\d:\d\d)"
_OFFSET = r"UTC(?:([+\u2212])(\d+)(?::(\d\d))?)?"


def read_back(shown: Text) -> datetime:
    """Read an instant from what a person is shown in English: "17 June 2025 at 20:30 (local time: …, UTC-4)"."""
    found = re.search(rf"{_DAY} at {_TIME} .*?{_OFFSET}\)?$", shown.en)
    assert found, shown.en
    day, month, year, clock, sign, hours, minutes = found.groups()
    hour, minute = (0, 0) if clock == "midnight" else map(int, clock.split(":"))
    ahead = timedelta(hours=int(hours or 0), minutes=int(minutes or 0)) * (-1 if sign == "\u2212" else 1)
    return datetime(int(year), MONTHS.index(month) + 1, int(day), hour, minute, tzinfo=UTC) - ahead


def check_shown(at: datetime, zone: tzinfo) -> None:
    """Show an instant to the minute in both clocks, and read the same one from each."""
    clocks = instant_in_zone(at, zone)
    assert read_back(clocks.utc) == at
    assert read_back(clocks.local) == at


def shown_pairs(count: int) -> list[tuple[datetime, str]]:
    """Return pairs of an instant to the minute and a zone, always the same ones.

    From 1973 on: before, Liberia's clock stood at seconds from UTC, and no clock shows that.
    """
    chance, zones = Random(20260615), sorted(available_timezones())
    begin = datetime(1973, 1, 1, tzinfo=UTC)
    return [(begin + timedelta(minutes=chance.randrange(60_000_000)), chance.choice(zones)) for _ in range(count)]


def test_what_is_shown_is_read_back() -> None:
    for at, zone in shown_pairs(300):
        check_shown(at, ZoneInfo(zone))


@pytest.mark.large
def test_five_thousand_instants_are_read_back() -> None:
    for at, zone in shown_pairs(5_000):
        check_shown(at, ZoneInfo(zone))


@pytest.mark.parametrize("zone", ZONES)
def test_a_deadline_names_both_days(zone: str) -> None:
    """The day that ends by UTC is always named, and by the reader's clock the day on which it closes."""
    for day in DATES:
        due = closing(day)
        shown, local = due_in_zone(due, ZoneInfo(zone)), due.astimezone(ZoneInfo(zone))
        assert f"as {day.day}{NBSP}{MONTHS[day.month - 1]} {day.year} ends" in shown.utc.en
        assert f"{local.day}{NBSP}{MONTHS[local.month - 1]} {local.year}" in shown.local.en
        assert "UTC" in shown.utc.fr


# --- these tests can fail ---------------------------------------------------------------------------------------


def test_a_deadline_that_includes_its_instant_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(officer_request, "due_instant", lambda day: closing(day) + MICROSECOND)
    with pytest.raises(AssertionError):
        check_cell(DATES[0], timedelta(0), UTC)


def test_a_deadline_by_the_persons_own_midnight_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    toronto = ZoneInfo("America/Toronto")
    local = lambda day: datetime.combine(day + timedelta(days=1), datetime.min.time(), tzinfo=toronto)  # noqa: E731
    monkeypatch.setattr(officer_request, "due_instant", local)
    with pytest.raises(AssertionError):
        check_cell(DATES[0], MICROSECOND, toronto)


def test_a_lapse_that_comes_early_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(officer_request, "require_lapsed", lambda due_on, **_: closing(due_on))
    with pytest.raises(AssertionError):
        check_cell(DATES[0], -MICROSECOND, UTC)


def test_a_local_date_without_its_zone_is_found() -> None:
    at = datetime(2026, 6, 17, 3, 15, tzinfo=UTC)
    shown = instant_in_zone(at, ZoneInfo("America/Toronto")).local
    assert read_back(shown) == at
    assert read_back(replace(shown, en=shown.en.replace("\u22124", "\u22125"))) != at


def test_a_stamp_without_a_zone_is_no_stamp() -> None:
    naive = AnswerRequest(INSTANCE, closing(DATES[0]).replace(tzinfo=None), "answer", "c")
    with pytest.raises(TypeError):
        give(case_with("requests", officer_request.Stage.OPEN, DATES[0]), naive, PERSON, closing(DATES[0]))
