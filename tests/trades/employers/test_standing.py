"""How one employer stands on a day; who may be somebody else goes to an officer (IRPR 200(3)(h))."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from workpermit.trades.employers.importing import import_list
from workpermit.trades.employers.models import ListedEmployer
from workpermit.trades.employers.standing import Standing, standing, standing_of_listed
from workpermit.trades.employers.statuses import StandingCode

pytestmark = pytest.mark.django_db

SAMPLE = Path(__file__).parents[3] / "examples" / "employers" / "published-list.csv"
HEADING = "Business operating name,Business legal name,Address,Reason(s),Date of final decision,Penalty,Status"
ON = date(2025, 6, 17)


@pytest.fixture
def _sample() -> None:
    import_list(SAMPLE.read_bytes(), source="sample", at=datetime(2025, 6, 1, tzinfo=UTC))


def listed(standing: Standing) -> set[str]:
    return set(ListedEmployer.objects.filter(pk__in=standing.listed_ids).values_list("operating_name", flat=True))


@pytest.mark.usefixtures("_sample")
@pytest.mark.parametrize(
    ("name", "legal", "place", "code", "until"),
    [
        ("Nobody Known Ltd.", None, "Guelph, ON", StandingCode.NOT_LISTED, None),
        ("Blue Heron Orchards", None, "Kelowna, BC V1Y 1A1", StandingCode.ELIGIBLE, None),
        ("BLUE HERON ORCHARDS LTD", None, "Kelowna, British Columbia", StandingCode.ELIGIBLE, None),
        ("Northern Pike Diner", "990417 BC Ltd", "Prince George, BC", StandingCode.INELIGIBLE_UNTIL, date(2027, 4, 30)),
        ("0990417 B.C. Ltd.", None, "Prince George, BC", StandingCode.INELIGIBLE_UNTIL, date(2027, 4, 30)),
        ("9400-1182 Quebec inc", None, "Saint-Anselme, QC", StandingCode.UNPAID_PENALTY, None),
        ("Maple and Rye Bakery", None, "Halifax, NS", StandingCode.UNPAID_PENALTY, None),
        ("Stonebridge Roofing", None, "Guelph, Ontario", StandingCode.INELIGIBLE, None),
        ("Aurora Adventures", None, "Whitehorse, YT", StandingCode.ELIGIBLE, None),
        ("Kestrel Freight", None, "Calgary, AB", StandingCode.ELIGIBLE, None),
        ("Silver Birch Nursery", None, "Red Deer, AB", StandingCode.ELIGIBLE, None),
        # The same name elsewhere, nowhere known, or under another legal name: perhaps somebody else.
        ("Stonebridge Roofing", None, "Regina, SK", StandingCode.UNRESOLVED, None),
        ("Stonebridge Roofing", None, None, StandingCode.UNRESOLVED, None),
        ("Stonebridge Roofing", None, "Guelph", StandingCode.UNRESOLVED, None),
        ("Stonebridge Roofing", "7700001 Ontario Inc.", "Guelph, ON", StandingCode.UNRESOLVED, None),
        ("Blue Heron Orchards", None, "Penticton, BC", StandingCode.UNRESOLVED, None),
        # Eligible in Canmore, but a namesake is barred in Kingston.
        ("Red Canoe Pizza", None, "Canmore, AB", StandingCode.UNRESOLVED, None),
        ("Red Canoe Pizza", None, "Kingston, ON", StandingCode.INELIGIBLE_UNTIL, date(2026, 10, 22)),
        ("—", None, "Kingston, ON", StandingCode.UNRESOLVED, None),
    ],
)
def test_the_sample_list(
    name: str, legal: str | None, place: str | None, code: StandingCode, until: date | None
) -> None:
    found = standing(name, legal_name=legal, place=place, on=ON)
    assert (found.code, found.until, found.list_version) == (code, until, 1)
    assert bool(found.listed_ids) is (code is not StandingCode.NOT_LISTED and name != "—")


@pytest.mark.usefixtures("_sample")
@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2027, 4, 29), StandingCode.INELIGIBLE_UNTIL),
        (date(2027, 4, 30), StandingCode.INELIGIBLE_UNTIL),
        (date(2027, 5, 1), StandingCode.ELIGIBLE),
    ],
)
def test_a_ban_ends_after_its_until_date(day: date, code: StandingCode) -> None:
    assert standing("Northern Pike Diner", place="Prince George, BC", on=day).code is code


@pytest.mark.usefixtures("_sample")
def test_the_rows_that_speak_are_named() -> None:
    assert listed(standing("Kestrel Freight Lines", place="Calgary, AB", on=ON)) == {"Kestrel Freight"}
    assert len(standing("Kestrel Freight", place="Calgary, AB", on=ON).listed_ids) == 2
    assert len(standing("Red Canoe Pizza", place=None, on=ON).listed_ids) == 2
    assert len(standing("Red Canoe Pizza", place="Kingston, ON", on=ON).listed_ids) == 1


def test_of_several_rows_the_most_serious_counts() -> None:
    row = 'A Ltd.,A Ltd.,"1 A St, Guelph, Ontario",9,2025-01-0{n},$1,{status}'
    texts = [
        "Eligible",
        "Who knows",
        "Ineligible until July 1, 2025",
        "Ineligible - unpaid monetary penalty",
        "Ineligible",
    ]
    codes = ["eligible", "unresolved", "ineligible_until", "unpaid_penalty", "ineligible"]
    for count, code in enumerate(codes, start=1):
        rows = [row.format(n=n, status=f'"{text}"') for n, text in enumerate(texts[:count])]
        import_list("\n".join((HEADING, *rows)).encode(), source="a", at=datetime(2025, 6, 1, tzinfo=UTC))
        assert standing("A", place="Guelph, ON", on=ON).code == code


def test_without_a_list_nobody_is_cleared() -> None:
    """A list that was not there yet says nothing: an officer looks, as at a day before the first import."""
    assert standing("A", place="Guelph, ON", on=ON) == Standing(StandingCode.UNRESOLVED, None, (), None)
    import_list(SAMPLE.read_bytes(), source="sample", at=datetime(2025, 6, 18, tzinfo=UTC))
    assert standing("A", place="Guelph, ON", on=ON).list_version is None


@pytest.mark.usefixtures("_sample")
def test_an_older_day_is_judged_by_the_list_of_that_day() -> None:
    newer = SAMPLE.read_text("utf-8").replace('permanent ban",Ineligible', 'permanent ban",Eligible')
    assert newer != SAMPLE.read_text("utf-8")
    import_list(newer.encode(), source="sample", at=datetime(2025, 6, 20, tzinfo=UTC))
    before = standing("Stonebridge Roofing", place="Guelph, ON", on=ON)
    after = standing("Stonebridge Roofing", place="Guelph, ON", on=date(2025, 6, 20))
    assert (before.code, before.list_version) == (StandingCode.INELIGIBLE, 1)
    assert (after.code, after.list_version) == (StandingCode.ELIGIBLE, 2)


@pytest.mark.usefixtures("_sample")
def test_rows_that_an_officer_confirmed_speak_without_their_place() -> None:
    doubtful = standing("Stonebridge Roofing", place=None, on=ON)
    assert doubtful.code is StandingCode.UNRESOLVED
    assert standing_of_listed(doubtful.listed_ids, on=ON).code is StandingCode.INELIGIBLE
    assert standing_of_listed((), on=ON).code is StandingCode.NOT_LISTED
