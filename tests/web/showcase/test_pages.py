"""The demo's pages as a browser gets them: each in both languages, safe, linked, and read in few statements."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from web.showcase.html_page import Page
from workpermit.casework import reading
from workpermit.core.case.letters import BILINGUAL
from workpermit.core.case.public_status import LANE_LABELS, STATUS_LABELS
from workpermit.core.text import Language
from workpermit.core.wording import office
from workpermit.trades.letters.models import Letter
from workpermit.web.showcase import views, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http.response import HttpResponseBase

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls("web.showcase.addresses"),
    pytest.mark.usefixtures("walked"),
]
TEMPLATES: Final = Path(views.__file__).parent / "templates" / "showcase"
OTHER: Final = {Language.EN: Language.FR, Language.FR: Language.EN}
both_languages = pytest.mark.parametrize("language", list(Language))


def _addresses(language: Language) -> Iterator[str]:
    yield f"/{language}/"
    for row in reading.cases():
        yield f"/{language}/applications/{row.application_number}/"


def _text(page: Page) -> str:
    return " ".join(element.own_text for element in page.elements)


@both_languages
def test_every_page_says_its_language_and_leads_to_its_twin(client: Client, language: Language) -> None:
    for address in _addresses(language):
        response = client.get(address)
        page = Page(response.content)
        assert response.status_code == 200
        assert response.headers["Content-Language"] == language
        assert page.all("html")[0].attributes["lang"] == language
        assert len(page.all("h1")) == 1
        (switch,) = page.with_class("switch")
        assert switch.attributes["href"] == address.replace(f"/{language}/", f"/{OTHER[language]}/")
        assert switch.attributes["lang"] == switch.attributes["hreflang"] == OTHER[language]


@both_languages
def test_no_word_of_the_other_language_is_left(client: Client, language: Language) -> None:
    """A browser test would see it too late: each text of ours on the page is in the page's language."""
    ours = [*words.WORDS.values(), *office.ROLES.values(), *words.HOLDERS.values(), words.CLOSED]
    ours += [*LANE_LABELS.values(), *STATUS_LABELS.values()]
    other = OTHER[language]
    foreign = {text.in_language(other) for text in ours} - {text.in_language(language) for text in ours}
    for address in _addresses(language):
        texts = {e.own_text for e in Page(client.get(address).content).elements if e.language == language}
        assert texts & foreign == set(), address
        assert texts & {text.in_language(language) for text in ours}


@both_languages
def test_every_link_leads_somewhere_and_every_template_is_used(client: Client, language: Language) -> None:
    seen: set[str] = set()
    used: set[str | None] = set()
    waiting = [f"/{language}/"]
    while waiting:
        address = waiting.pop()
        seen.add(address)
        response = client.get(address)
        assert response.status_code == 200, address
        used |= {template.name for template in getattr(response, "templates", [])}
        if response.headers["Content-Type"].startswith("text/html"):
            waiting += Page(response.content).links() - seen - set(waiting)
        _read(response)
    assert used == {f"showcase/{path.name}" for path in TEMPLATES.iterdir()}
    assert sum(address.startswith("/letters/") for address in seen) == Letter.objects.count() > 10


@both_languages
def test_pages_run_and_style_nothing_inline_and_load_nothing_from_elsewhere(client: Client, language: Language) -> None:
    """S-41."""
    for address in _addresses(language):
        page = Page(client.get(address).content)
        assert {"script", "style", "iframe", "form"} & {element.tag for element in page.elements} == set()
        names = {name for element in page.elements for name in element.attributes}
        assert not [name for name in names if name == "style" or name.startswith("on")]
        assert {link for link in page.links() if not link.startswith("/") or link.startswith("//")} == set()
        ids = [element.attributes["id"] for element in page.elements if "id" in element.attributes]
        assert len(ids) == len(set(ids))


@both_languages
def test_no_name_stands_in_an_address_or_title(client: Client, language: Language) -> None:
    """S-42: an application number is no person's name."""
    names = {part for overview in reading.overviews() for part in overview.applicant.split()}
    assert len(names) > 5
    for address in _addresses(language):
        page = Page(client.get(address).content)
        public = " ".join([address, page.all("title")[0].own_text, *page.links()])
        assert {name for name in names if name in public} == set()


@pytest.mark.parametrize(
    "address", ["/", "/en/", "/nowhere", "/static/showcase/showcase.css", "/en/applications/W000000000/"]
)
def test_every_answer_carries_the_headers(client: Client, address: str) -> None:
    response = client.get(address)
    _read(response)
    headers = response.headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cache-Control"] == ("max-age=60, public" if "static" in address else "no-store")
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [("fr-CA,fr;q=0.9", "/fr/"), ("en-GB", "/en/"), ("de", "/en/"), ("de,fr;q=0.5", "/fr/"), ("", "/en/")],
)
def test_the_first_page_is_in_the_language_the_browser_asks_for(client: Client, asked: str, leads_to: str) -> None:
    response = client.get("/", headers={"accept-language": asked})
    assert (response.status_code, response.headers["Location"]) == (302, leads_to)
    assert "Accept-Language" in response.headers["Vary"]


@pytest.mark.parametrize("address", ["/", "/en/", "/letters/00000000-0000-0000-0000-000000000000.pdf"])
def test_pages_are_for_reading_alone(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405


def test_a_letter_comes_as_it_was_kept(client: Client) -> None:
    for row in Letter.objects.order_by("number"):
        response = client.get(f"/letters/{row.pk}.pdf")
        assert sha256(response.content).hexdigest() == row.sha256
        assert response.headers["Content-Type"] == "application/pdf"
        assert response.headers["Content-Length"] == str(len(response.content))
        assert response.headers["Content-Disposition"] == f'inline; filename="{row.number}.pdf"'
        assert response.headers["Content-Language"] == ("en, fr" if row.letter in BILINGUAL else row.language)


def test_the_list_asks_the_database_as_often_for_one_case_as_for_all(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = reading.cases()
    counts = []
    for shown in (rows[:1], rows):
        monkeypatch.setattr(reading, "cases", lambda shown=shown: shown)
        with CaptureQueriesContext(connection) as asked:
            page = Page(client.get("/en/").content)
        assert len(page.with_class("number")) == len(shown)
        counts.append(len(asked))
    assert counts == [2, 2], "people and journal; the rows themselves are the third"


def test_a_case_asks_the_database_four_times(client: Client) -> None:
    for address in _addresses(Language.EN):
        if "applications" in address:
            with CaptureQueriesContext(connection) as asked:
                client.get(address)
            assert len(asked) == 4, "row, journal, letters, person"


@both_languages
def test_an_empty_demo_says_how_to_fill_it(client: Client, monkeypatch: pytest.MonkeyPatch, language: Language) -> None:
    monkeypatch.setattr(reading, "cases", list)
    page = Page(client.get(f"/{language}/").content)
    assert page.all("table") == []
    assert words.WORDS["none_yet"].in_language(language) in _text(page)


def test_a_case_shows_who_acts_next_and_until_when(client: Client, walked: dict[str, str]) -> None:
    """Ux 1 and 11: first who must act, with the date."""
    page = Page(client.get(f"/fr/applications/{walked['outside-visa-exempt']}/").content)
    assert [e.own_text for e in page.with_class("holder")] == ["Le demandeur"]
    (what,) = page.with_class("what")
    assert "données biométriques" in what.own_text
    utc, local = (e.own_text for e in page.with_class("on"))
    assert "avant minuit UTC, à la fin du 19\u00a0juin 2026" in utc  # AYA-09: both clocks, everywhere
    assert "avant 2\u00a0h le 20\u00a0juin 2026" in local
    (waiting,) = page.with_class("waiting_on_you")
    assert waiting.tag == "li"


def test_a_closed_case_says_that_nobody_has_to_act(client: Client, walked: dict[str, str]) -> None:
    page = Page(client.get(f"/en/applications/{walked['missing-fee']}/").content)
    assert [e.own_text for e in page.with_class("holder")] == ["Nobody"]
    assert [e.own_text for e in page.with_class("what")] == ["The application is closed."]
    assert any(e.own_text.startswith("Missing: proof that the work permit fee is paid") for e in page.all("li"))


def test_the_timeline_shows_both_clocks_who_acted_and_the_letters(client: Client, walked: dict[str, str]) -> None:
    """AYA-09, AYA-11: each entry by UTC and by the applicant's clock, with its reason."""
    page = Page(client.get(f"/en/applications/{walked['employer-barred']}/").content)
    times = page.all("time")
    assert times[0].attributes["datetime"] == "2025-11-18T06:20:00+00:00"
    assert times[0].own_text == "18\u00a0November 2025 at 06:20 UTC"
    local = page.with_class("local")
    assert local[0].own_text == "18\u00a0November 2025 at 11:50 (local time: Kolkata, UTC+5:30)"
    assert len(local) == len(times) > 4
    acted = [e.own_text for e in page.with_class("by")]
    assert acted[0] == "Applicant"
    assert {"By the rules", "Officer", "Biometrics collection site"} <= set(acted)
    letters = [e.own_text for e in page.with_class("name")]
    assert letters[0] == "Acknowledgement of receipt"
    assert letters[-1] == "Refusal letter"
    assert any("on the list of employers" in e.own_text for e in page.all("li"))


def test_what_the_applicant_is_not_shown_is_marked(client: Client, walked: dict[str, str]) -> None:
    hidden = Page(client.get(f"/en/applications/{walked['open-permit-spouse']}/").content)
    assert "This check does not apply (employer)." in _text(hidden)
    assert len(hidden.with_class("office")) == 1
    shown = Page(client.get(f"/en/applications/{walked['missing-fee']}/").content)
    assert shown.with_class("office") == []


def test_each_part_of_the_way_has_a_picture_and_words(client: Client, walked: dict[str, str]) -> None:
    """Ux 10: never by colour alone."""
    for number in walked.values():
        page = Page(client.get(f"/en/applications/{number}/").content)
        states = page.with_class("state")
        assert len(states) == len(LANE_LABELS)
        assert {e.own_text for e in states} <= {text.en for text in STATUS_LABELS.values()}
        assert len(page.with_class("icon")) == len(states) + len(page.with_class("name"))


def _read(response: HttpResponseBase) -> None:
    """Read a streamed file to its end; closing it instead would close the test's database connection too."""
    for _ in getattr(response, "streaming_content", ()):
        pass
