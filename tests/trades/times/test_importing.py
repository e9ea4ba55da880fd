"""Each file is a version, nothing is lost, the same bytes again are nothing new (AYA-12 in its published part)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from workpermit.trades.times.importing import Difference, import_feed
from workpermit.trades.times.models import PublishedFigure, PublishedTimes
from workpermit.trades.times.published import Kind, countries, history, published
from workpermit.trades.times.reading import State

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[3]
SAMPLES = ROOT / "examples" / "processing-times"
REAL = ROOT / ".." / "shared" / "data" / "processing-times"
AT = datetime(2026, 5, 7, 12, tzinfo=UTC)


def work(day: str, **values: str) -> bytes:
    return json.dumps({"work": {"lastupdated": day, **values}}).encode()


def keep(content: bytes) -> Difference:
    return import_feed(content, source="test", at=AT).difference


def leaves(table: Any, path: str = "") -> Iterator[str]:
    for name, value in table.items():
        yield from leaves(value, f"{path}{name}.") if isinstance(value, dict) else [f"{path}{name}={value}"]


def test_every_value_of_every_real_file_is_kept() -> None:
    files = sorted(REAL.glob("20*.json"))
    if not files:
        pytest.skip("no real feeds here: ../shared/data/processing-times is not beside this project")
    for path in files:
        content = path.read_bytes()
        import_feed(content, source=path.name, at=AT)
    for version in PublishedTimes.objects.order_by("pk"):
        printed = json.loads((REAL / version.source).read_bytes())
        dates = {f"{name}.lastupdated" for name in printed}
        expected = {
            leaf
            for leaf in leaves(printed)
            if not leaf.startswith("default-update.") and leaf.partition("=")[0] not in dates
        }
        kept = {f"{one.service}.{one.part}={one.printed}" for one in version.figures.order_by("pk")}
        assert kept == expected, version.source
    # Eight files repeat the bytes of the week before.
    assert (len(files), PublishedTimes.objects.count()) == (72, 64)
    assert not PublishedFigure.objects.filter(state=State.UNREAD).exists()


def test_the_sample_feeds_are_read_whole() -> None:
    for path in sorted(SAMPLES.glob("*.json")):
        assert import_feed(path.read_bytes(), source=path.name, at=AT).unread == ()
    assert len(history(kind=Kind.IN_CANADA, on=date(2026, 5, 1)).times) == 6


def test_the_same_bytes_are_one_version_and_a_difference_is_counted() -> None:
    first = work("May 6, 2026", PH="8 weeks", IN="9 weeks", FR="6 weeks")
    assert keep(first) == Difference(added=3, removed=0, changed=0, unchanged=0)
    again = import_feed(first, source="again", at=AT)
    assert (again.is_new, PublishedTimes.objects.count()) == (False, 1)
    second = work("May 13, 2026", PH="8 weeks", IN="10 weeks", KR="5 weeks")
    assert keep(second) == Difference(added=1, removed=1, changed=1, unchanged=1)


def test_a_file_that_comes_late_takes_its_place_by_its_own_date() -> None:
    keep(work("May 20, 2026", PH="7 weeks"))
    keep(work("May 6, 2026", PH="8 weeks"))
    day = date(2026, 5, 13)
    assert published(kind=Kind.OUTSIDE_CANADA, country="PH", on=day).words.en == "8\u00a0weeks"  # type: ignore[union-attr]
    assert keep(work("May 13, 2026", PH="9 weeks")) == Difference(added=0, removed=0, changed=1, unchanged=0)
    shown = history(kind=Kind.OUTSIDE_CANADA, country="PH", on=date(2026, 6, 1))
    assert [one.printed for one in shown.figures] == ["8 weeks", "9 weeks", "7 weeks"]
    assert (shown.shortest, shown.longest) == (shown.figures[2], shown.figures[1])


def test_a_day_before_the_first_figure_and_a_place_without_one_have_none() -> None:
    keep(work("May 6, 2026", PH="8 weeks", AD="No processing time available", IS="Not enough data"))
    assert published(kind=Kind.OUTSIDE_CANADA, country="PH", on=date(2026, 5, 5)) is None
    assert published(kind=Kind.OUTSIDE_CANADA, country="CA", on=date(2026, 5, 6)) is None
    assert published(kind=Kind.IN_CANADA, on=date(2026, 5, 6)) is None
    told = {one.country: (one.words.fr, one.days) for one in countries(on=date(2026, 5, 6))}
    assert told == {
        "AD": ("aucun délai de traitement disponible", None),
        "IS": ("données insuffisantes", None),
        "PH": ("8\u00a0semaines", 56),
    }


def test_the_figure_in_canada_is_one_for_every_country() -> None:
    for path in SAMPLES.glob("*.json"):
        import_feed(path.read_bytes(), source=path.name, at=AT)
    on = date(2026, 5, 1)
    told = {published(kind=Kind.IN_CANADA, country=code, on=on) for code in (None, "PH", "FR")}
    assert [one.printed for one in told if one] == ["172 days"]


def test_lists_cost_one_query(django_assert_num_queries: Any) -> None:
    keep(work("May 6, 2026", PH="8 weeks", IN="9 weeks"))
    with django_assert_num_queries(1):
        assert len(countries(on=date(2026, 5, 6))) == 2
    with django_assert_num_queries(1):
        history(kind=Kind.OUTSIDE_CANADA, country="PH", on=date(2026, 5, 6))
