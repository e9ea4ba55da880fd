"""Components show what they are given, in both languages, and tell machines what they tell eyes (AYA-01, AYA-09)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, Template
from django.test import Client
from django.utils import translation

from workpermit.clock import present
from workpermit.core.text import Language, Text
from workpermit.web.ui.charts import Chart, Point, Series, bars, lines


def shown(source: str, language: str = "en", **values: object) -> str:
    """Return a template as a page shows it."""
    with translation.override(language):
        return Template(source).render(Context(values))


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (datetime(2026, 6, 17, 23, 59, 59, 999999, UTC), "Less than one minute left"),
        (datetime(2026, 6, 18, tzinfo=UTC), "The due date has passed"),
        (datetime(2026, 6, 16, 22, 30, tzinfo=UTC), "1\N{NO-BREAK SPACE}day and 1\N{NO-BREAK SPACE}hour left"),
    ],
)
@pytest.mark.usefixtures("settable_clock")
def test_a_deadline_has_two_clocks_and_the_time_left(at: datetime, said: str) -> None:
    """UTC, the reader's zone, and how long it still is (AYA-09)."""
    present.set_to(at)
    page = shown("{% deadline on %}", on=date(2026, 6, 17), zone=ZoneInfo("America/Toronto"))
    assert 'datetime="2026-06-18T00:00:00+00:00"' in page
    assert "20:00 on 17\N{NO-BREAK SPACE}June 2026" in page
    assert said in page
    assert ("deadline past" in page) == (said == "The due date has passed")


def test_a_box_without_a_title_does_not_take_the_pages() -> None:
    assert "My applications" not in shown('{% notice "info" %}<p>x</p>{% endnotice %}', title="My applications")


@pytest.mark.django_db
def test_a_wrong_field_is_named_beside_it_and_on_top(client: Client) -> None:
    """A link goes from the list to the control; the control names its message."""
    content = client.post("/en/components/", {"name": "Kept", "email": "no"}).content.decode()
    assert 'href="#id_email"' in content
    assert 'aria-invalid="true"' in content
    assert 'aria-describedby="id_name-hint"' in content
    assert 'value="Kept"' in content
    assert 'href="#id_where_0"' in content  # a group is entered by its first choice


def chart(*values: float | None) -> Chart:
    """Return a chart of one line."""
    points = tuple(Point(Text(f"{i}", f"{i}"), value) for i, value in enumerate(values))
    return Chart(
        Text("Weeks", "Semaines"), Text("weeks", "semaines"), Text("Week", "Semaine"), (Series(Text("A", "A"), points),)
    )


def test_a_gap_is_a_gap_in_the_line_and_a_dash_in_the_table() -> None:
    """What is not known is never drawn as zero."""
    drawing = lines(chart(1, None, 3, 4), Language.EN)
    assert len(drawing.paths[0]) == 1  # a single point makes no line
    assert drawing.rows[1] == ("1", ("–",))


def test_every_figure_stays_inside_the_drawing() -> None:
    """The axis reaches above the greatest figure."""
    for values in [(0,), (0.4, 0.1), (7,), (12, 3), (99, 100), (1234.5,)]:
        for drawn in (lines(chart(*values), Language.EN), bars(chart(*values), Language.EN)):
            assert all(bar.y >= 0 and bar.height >= 0 for bar in drawn.bars)
            assert all(0 <= y <= drawn.base for dots in drawn.dots for _, y in dots)
            assert len(drawn.rises) == 5


@pytest.mark.parametrize("most", [1, 3, 7, 11, 99, 1234])
def test_what_is_counted_is_marked_in_whole_figures(most: int) -> None:
    marks = [tick.words for tick in bars(chart(0, most), Language.EN).rises]
    assert all("." not in mark for mark in marks)
    assert len(set(marks)) == 5


def test_french_figures_never_reach_a_path() -> None:
    """A comma in a path would break the drawing; the table has it."""
    source = "{% line_chart chart %}"
    page = shown(source, "fr", chart=chart(12.5, 13))
    drawn = page[page.index("<svg") : page.index("</svg>")]
    assert ",5" not in drawn.replace("12,5</text>", "")
    assert "12,5" in page
