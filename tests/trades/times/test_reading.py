"""A published file is read whole: units, missing values, empty parts, dates inside the table (domain 9)."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from workpermit.trades.times.reading import Feed, FeedUnreadable, State, Unit, Value, read_feed, read_value


def feed(**tables: dict[str, Any]) -> bytes:
    return json.dumps({name.replace("__", "-"): table for name, table in tables.items()}).encode()


@pytest.mark.parametrize(
    ("printed", "state", "amount", "unit"),
    [
        ("8 weeks", State.TIME, 8, Unit.WEEKS),
        ("1 week", State.TIME, 1, Unit.WEEKS),
        ("310 days", State.TIME, 310, Unit.DAYS),
        ("5 minutes", State.TIME, 5, Unit.MINUTES),
        ("57 months", State.TIME, 57, Unit.MONTHS),
        ("Part 1: 5 months", State.TIME, 5, Unit.MONTHS),
        (" 8\u00a0weeks ", State.TIME, 8, Unit.WEEKS),
        ("Not enough data", State.NOT_ENOUGH_DATA, None, None),
        ("No processing time available", State.NONE, None, None),
        ("", State.NONE, None, None),
        ("8 to 10 weeks", State.UNREAD, None, None),
        ("eight weeks", State.UNREAD, None, None),
        ("-8 weeks", State.UNREAD, None, None),
    ],
)
def test_a_value_is_read_or_left_unread(printed: str, state: State, amount: int | None, unit: Unit | None) -> None:
    assert read_value(printed) == Value(printed, state, amount, unit)


def test_the_date_inside_a_table_dates_its_figures() -> None:
    read = read_feed(
        feed(
            work={"lastupdated": "May 6, 2026", "PH": "8 weeks"},
            study={"lastupdated": "April 29, 2026", "PH": "9 weeks"},
        )
    )
    assert (read.feed, read.updated_on) == (Feed.BY_COUNTRY, date(2026, 5, 6))
    assert [(one.service, one.updated_on) for one in read.figures] == [
        ("work", date(2026, 5, 6)),
        ("study", date(2026, 4, 29)),
    ]


def test_in_canada_has_one_date_for_all_and_another_for_figures_that_look_ahead() -> None:
    read = read_feed(
        feed(
            default__update={"lastupdated": "May 6, 2026", "flpt_lastupdated": "October 1, 2025"},
            work_extension={"work_extension": "212 days"},
            cec_flpt={"cec_flpt": "6 months"},
            empp={},
        )
    )
    assert read.feed is Feed.IN_CANADA
    assert [(one.part, one.updated_on) for one in read.figures] == [
        ("work_extension", date(2026, 5, 6)),
        ("cec_flpt", date(2025, 10, 1)),
    ]


def test_a_table_in_a_table_keeps_every_value_under_its_path() -> None:
    read = read_feed(feed(work={"lastupdated": "May 6, 2026", "PH": {"a": "8 weeks", "b": None}}))
    assert [(one.part, one.value.printed) for one in read.figures] == [("PH.a", "8 weeks"), ("PH.b", "")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe", "not JSON"),
        (b"{", "not JSON"),
        (b"[]", "no feed"),
        (b"{}", "no feed"),
        (b'{"work": "8 weeks"}', "no feed"),
        (b'{"work": {"PH": "8 weeks"}}', "states no date"),
        (b'{"work": {"lastupdated": "6 May 2026"}}', "such as \u201cMay 6, 2026\u201d"),
        (b'{"work": {"lastupdated": "February 30, 2026"}}', "such as"),
    ],
)
def test_what_is_no_feed_is_refused_with_what_would_be_right(content: bytes, said: str) -> None:
    with pytest.raises(FeedUnreadable, match=said):
        read_feed(content)
