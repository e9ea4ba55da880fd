"""Charts drawn on the server as SVG, with the same figures in a table below: nothing to run, nothing hidden.

A chart is data; the tags `line_chart` and `bar_chart` draw it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from workpermit.core.text import Language, Text

WIDTH: Final = 640
HEIGHT: Final = 280
_LEFT: Final = 52
_RIGHT: Final = 16
_TOP: Final = 16
_BOTTOM: Final = 40
_MOST_LABELS: Final = 6
_LETTER: Final = 12  # the width of a figure, in the units of the box, as large as phones show it


@dataclass(frozen=True, slots=True)
class Point:
    """One figure and where it stands: a day, a week, a name. None is a gap, never a zero."""

    label: Text
    value: float | None


@dataclass(frozen=True, slots=True)
class Series:
    """One line, or one colour of bars."""

    label: Text
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn: its title, the unit of its values, and its series over the same labels."""

    title: Text
    unit: Text
    across: Text
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis: where it stands in the drawing, its words, and how it keeps to the box (a class of ui.css)."""

    at: float
    words: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of the drawing."""

    x: float
    y: float
    width: float
    height: float
    number: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart as it is drawn: paths and bars in a box of WIDTH x HEIGHT units, and its table."""

    title: str
    unit: str
    across: str
    names: tuple[str, ...]
    paths: tuple[tuple[str, ...], ...]
    dots: tuple[tuple[tuple[float, float], ...], ...]
    bars: tuple[Bar, ...]
    rises: tuple[Tick, ...]
    runs: tuple[Tick, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = _LEFT
    right: int = WIDTH - _RIGHT
    base: int = HEIGHT - _BOTTOM


def lines(chart: Chart, language: Language) -> Drawing:
    """Draw one line for each series; a gap in the figures is a gap in the line."""
    top = _top_of(chart)
    count = max((len(one.points) for one in chart.series), default=0)
    places = [[(_across(i, count), _up(p.value, top)) for i, p in enumerate(one.points)] for one in chart.series]
    solid = [[(x, y) for x, y in held if y is not None] for held in places]
    return _drawing(
        chart,
        language,
        top=top,
        at=[_across(i, count) for i in range(count)],
        paths=tuple(_paths(held) for held in places),
        dots=tuple(tuple(held) for held in solid),
    )


def bars(chart: Chart, language: Language) -> Drawing:
    """Draw a group of bars for each label, one bar for each series."""
    top = _top_of(chart)
    count = max((len(one.points) for one in chart.series), default=0)
    room = (WIDTH - _LEFT - _RIGHT) / max(count, 1)
    width = room * 0.7 / max(len(chart.series), 1)
    drawn = []
    for number, one in enumerate(chart.series):
        for i, point in enumerate(one.points):
            y = _up(point.value, top)
            if y is not None:
                x = _LEFT + room * i + room * 0.15 + width * number
                drawn.append(Bar(round(x, 1), y, round(width, 1), round(HEIGHT - _BOTTOM - y, 1), number))
    at = [_LEFT + room * (i + 0.5) for i in range(count)]
    return _drawing(chart, language, top=top, at=at, bars=tuple(drawn))


def number_text(value: float | None, language: Language) -> str:
    """Write a figure: "1,234.5" and « 1 234,5 »; a gap is a dash."""
    if value is None:
        return "–"
    whole = float(value).is_integer()
    english = f"{value:,.0f}" if whole else f"{value:,.1f}"
    if language is Language.EN:
        return english
    return english.replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")


def _drawing(
    chart: Chart,
    language: Language,
    *,
    top: float,
    at: Sequence[float],
    paths: tuple[tuple[str, ...], ...] = (),
    dots: tuple[tuple[tuple[float, float], ...], ...] = (),
    bars: tuple[Bar, ...] = (),
) -> Drawing:
    labels = max((one.points for one in chart.series), key=len, default=())
    step = max(1, math.ceil(len(labels) / _MOST_LABELS))
    return Drawing(
        title=chart.title.in_language(language),
        unit=chart.unit.in_language(language),
        across=chart.across.in_language(language),
        names=tuple(one.label.in_language(language) for one in chart.series),
        paths=paths,
        dots=dots,
        bars=bars,
        rises=tuple(
            Tick(round(_up(top * part / 4, top) or 0, 1), number_text(top * part / 4, language)) for part in range(5)
        ),
        runs=tuple(
            _run(round(at[i], 1), labels[i].label.in_language(language), number)
            for number, i in enumerate(range(0, len(labels), step))
        ),
        rows=tuple(
            (
                point.label.in_language(language),
                tuple(
                    number_text(one.points[i].value if i < len(one.points) else None, language) for one in chart.series
                ),
            )
            for i, point in enumerate(labels)
        ),
    )


def _run(at: float, words: str, number: int) -> Tick:
    """Return a mark below the drawing: at an edge it is written inwards; a phone leaves out every second one."""
    half = len(words) * _LETTER / 2
    kinds = ("first" if at < half else "last" if at + half > WIDTH else "", "between" if number % 2 else "")
    return Tick(at, words, " ".join(filter(None, kinds)))


def _top_of(chart: Chart) -> float:
    """Return a round figure at or above every value, whose quarter is round too, and whole where all values are."""
    values = [p.value for one in chart.series for p in one.points if p.value is not None]
    most = max(values, default=0)
    if most <= 0:
        return 4
    size = 10.0 ** math.floor(math.log10(most))
    tops = [round(size * step, 9) for step in (1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10, 12)]
    counted = all(float(value).is_integer() for value in values)
    return next(top for top in tops if top >= most and not (counted and top % 4))


def _across(i: int, count: int) -> float:
    span = WIDTH - _LEFT - _RIGHT
    return round(_LEFT + (span / 2 if count < 2 else span * i / (count - 1)), 1)


def _up(value: float | None, top: float) -> float | None:
    if value is None:
        return None
    return round(HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * value / top, 1)


def _paths(places: Sequence[tuple[float, float | None]]) -> tuple[str, ...]:
    found: list[list[str]] = [[]]
    for x, y in places:
        if y is None:
            found.append([])
        else:
            found[-1].append(f"{x} {y}")
    return tuple("M" + "L".join(part) for part in found if len(part) > 1)
