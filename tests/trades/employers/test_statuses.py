"""The status text decides, and a text nobody knows is never guessed (IRPR 200(3)(h))."""

from __future__ import annotations

from datetime import date

import pytest

from workpermit.trades.employers.statuses import StandingCode, Status, read_status

AUGUST = date(2028, 8, 1)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Eligible", Status(StandingCode.ELIGIBLE)),
        (" eligible. ", Status(StandingCode.ELIGIBLE)),
        ("Admissible", Status(StandingCode.ELIGIBLE)),
        ("Ineligible", Status(StandingCode.INELIGIBLE)),
        ("Inadmissible", Status(StandingCode.INELIGIBLE)),
        ("Non-admissible", Status(StandingCode.INELIGIBLE)),
        ("Ineligible - unpaid monetary penalty", Status(StandingCode.UNPAID_PENALTY)),
        ("Ineligible-unpaid monetary penalty", Status(StandingCode.UNPAID_PENALTY)),
        ("Ineligible – Unpaid\u00a0monetary penalty", Status(StandingCode.UNPAID_PENALTY)),
        ("Inadmissible – sanction pécuniaire impayée", Status(StandingCode.UNPAID_PENALTY)),
        ("Non admissible - pénalité monétaire non payée", Status(StandingCode.UNPAID_PENALTY)),
        ("Ineligible until August 1, 2028", Status(StandingCode.INELIGIBLE_UNTIL, AUGUST)),
        ("Ineligible until 2028-08-01", Status(StandingCode.INELIGIBLE_UNTIL, AUGUST)),
        ("Inadmissible jusqu’au 1er août 2028", Status(StandingCode.INELIGIBLE_UNTIL, AUGUST)),
        ("Non admissible jusqu'au 1 aout 2028", Status(StandingCode.INELIGIBLE_UNTIL, AUGUST)),
    ],
)
def test_known_texts_are_read(text: str, status: Status) -> None:
    assert read_status(text) == status


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Not eligible",
        "Eligible until August 1, 2028",
        "Ineligible until further notice",
        "Ineligible until February 30, 2028",
        "Ineligible until Augustus 1, 2028",
        "Ineligible - under review",
        "Eligible and ineligible",
    ],
)
def test_anything_else_is_for_an_officer(text: str) -> None:
    assert read_status(text) == Status(StandingCode.UNRESOLVED)


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2028, 7, 31), StandingCode.INELIGIBLE_UNTIL),
        (AUGUST, StandingCode.INELIGIBLE_UNTIL),
        (date(2028, 8, 2), StandingCode.ELIGIBLE),
    ],
    ids=["the day before", "on the until-date", "the day after"],
)
def test_a_ban_holds_through_its_until_date(day: date, code: StandingCode) -> None:
    assert Status(StandingCode.INELIGIBLE_UNTIL, AUGUST).on(day) is code


def test_other_standings_do_not_pass_with_time() -> None:
    for code in (StandingCode.INELIGIBLE, StandingCode.UNPAID_PENALTY, StandingCode.UNRESOLVED):
        assert Status(code).on(date(2999, 1, 1)) is code
