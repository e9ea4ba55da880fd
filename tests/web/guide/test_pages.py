"""Every public page, in both languages: its outline, its way on, no query too many (AYA-15)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from web.guide.html import outline_faults, words
from workpermit.trades.times.importing import import_feed
from workpermit.web.guide.templatetags.guide import _LINK
from workpermit.web.guide.texts.shelf import GUIDES, SERIES
from workpermit.web.guide.texts.writing import Guide
from workpermit.web.guide.urls import urlpatterns

pytestmark = pytest.mark.django_db
LANGUAGES = ("en", "fr")
NAMES = tuple(str(one.name) for one in urlpatterns if one.name != "trust")  # type: ignore[union-attr]
FEEDS = Path(__file__).parents[3] / "examples" / "processing-times"


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def address(name: str, language: str) -> str:
    with translation.override(language):
        return reverse(f"guide:{name}")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_whole(client: Client, name: str, language: str) -> None:
    answer = client.get(address(name, language))
    assert answer.status_code == 200
    assert answer.headers["Content-Language"] == language
    assert outline_faults(answer.content) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_two_addresses_of_a_page_differ_and_lead_to_each_other(client: Client, name: str) -> None:
    english, french = address(name, "en"), address(name, "fr")
    assert english.startswith("/en/")
    assert french.startswith("/fr/")
    assert (
        f'href="{french}"' in client.get(english).content.decode()
        or "main-form" in client.get(english).content.decode()
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guides_lead_to_each_other_and_say_when_they_changed(client: Client, language: str) -> None:
    """The page lists five guides, marks the present one, links to the next and ends with its date (AYA-15)."""
    for place, guide in enumerate(SERIES):
        html = client.get(address(guide.name, language)).content.decode()
        for other in SERIES:
            title = other.title.in_language(language)  # type: ignore[arg-type]
            marked = f'<span aria-current="page">{title}</span>' if other is guide else f">{title}</a>"
            assert marked in html
        following = SERIES[place + 1] if place + 1 < len(SERIES) else None
        assert (
            (f'rel="next" href="{address(following.name, language)}"' in html)
            if following
            else 'rel="next"' not in html
        )
        assert f'<time datetime="{guide.modified_on.isoformat()}">' in html
    assert "2025-06-17" in client.get(address("after_you_apply", language)).content.decode()


def anchors(guide: Guide) -> list[str]:
    return [name for section in guide.sections for name in (section.id, *(part.id for part in section.parts))]


@pytest.mark.parametrize("guide", GUIDES.values(), ids=lambda guide: guide.name)
def test_every_link_of_a_guide_leads_somewhere(guide: Guide) -> None:
    assert len(set(anchors(guide))) == len(anchors(guide))
    sides = [side for one in guide.sentences() for side in (one.text.en, one.text.fr)]
    for _, name, place in (link for side in sides for link in _LINK.findall(side)):
        assert reverse(name)
        target = GUIDES.get(name.removeprefix("guide:"))
        assert not place or (target is not None and place[1:] in anchors(target)), f"{name}{place}"


def test_the_source_of_each_statement_is_shown_on_demand(client: Client) -> None:
    plain = client.get(address("after_you_apply", "en"))
    sourced = client.get(address("after_you_apply", "en") + "?sources=1")
    assert "IRPR 12;" not in words(plain.content)
    assert "the page “After you apply” (AYA-04); IRPR 12; our reading, ADR-19" in words(sourced.content)
    french = words(client.get(address("after_you_apply", "fr") + "?sources=1").content)
    assert "RIPR 12" in french


def test_the_message_is_quoted_in_english_with_our_french_beside_it_in_french_alone(client: Client) -> None:
    english = client.get(address("after_you_apply", "en")).content.decode()
    french = client.get(address("after_you_apply", "fr")).content.decode()
    for html in (english, french):
        assert '<blockquote lang="en"><p>Priority Code VISIT2WORK2020' in html
    assert "Code prioritaire VISIT2WORK2020" not in english
    assert "Code prioritaire VISIT2WORK2020" in french


@pytest.mark.parametrize(
    ("name", "most"), [("start", 0), ("after_you_apply", 0), ("work", 0), ("midnight", 0), ("seal", 0)]
)
def test_a_public_page_asks_the_database_nothing(
    client: Client, django_assert_max_num_queries: Callable[[int], Any], name: str, most: int
) -> None:
    with django_assert_max_num_queries(most):
        client.get(address(name, "en"))


def test_times_cost_a_handful_of_queries(
    client: Client, django_assert_max_num_queries: Callable[[int], Any], today: datetime, no_figures_kept: None
) -> None:
    for path in FEEDS.glob("*.json"):
        import_feed(path.read_bytes(), source=path.name, at=datetime(2026, 2, 1, tzinfo=UTC))
    url = address("times", "en") + "?from=PH"
    client.get(url)
    with django_assert_max_num_queries(5):  # the list, two histories, two kept figures of our own
        client.get(url)
