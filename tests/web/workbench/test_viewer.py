"""A document before an officer: words found and marked, larger and turned, beside the findings that rest on it."""

from __future__ import annotations

import io
import re
from typing import Any
from uuid import UUID

import pytest
from PIL import Image

from journeys.story import Story
from web.signing_in import sign_in
from web.tracker import applicant as a
from web.tracker.applicant import words
from web.workbench.office import LANGUAGES, Desk
from workpermit.casework import first_views
from workpermit.core.case.actor import Role
from workpermit.trades.documents.models import Document


@pytest.fixture(autouse=True)
def nobody_owes_a_view(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chance chooses no case here."""
    monkeypatch.setattr(first_views, "is_asked", lambda *_, **__: False)


def of_kind(story: Story, kind: str) -> UUID:
    return Document.objects.get(case_id=story.case_id, kind=kind).pk


def finds(desk: Desk, story: Story, document: UUID, typed: str) -> Any:
    client = desk.client
    return client.post(desk.address("find_in", story.case_id, document), {"words": typed}, follow=True)


def drawn(desk: Desk, story: Story, document: UUID, **query: int) -> Image.Image:
    response = desk.client.get(desk.address("picture", story.case_id, document, 1), query)
    assert response.status_code == 200
    return Image.open(io.BytesIO(response.content)).convert("RGB")


def is_marked(picture: Image.Image) -> bool:
    """Tell whether something on a page is as yellow as a marker pen makes it."""
    colours = [colour for _, colour in picture.getcolors(1 << 20) or () if isinstance(colour, tuple)]
    return any(red > 200 and green > 160 and blue < 40 for red, green, blue in colours)


def desk_of(role: Role = Role.OFFICER, *, language: str = "en") -> Desk:
    desk = Desk(role, language=language)
    sign_in(desk.client, desk.account)
    return desk


@pytest.mark.parametrize(
    ("language", "page", "none"),
    [("en", "Page 1", "is not in its text"), ("fr", "Page 1", "n’est pas dans son texte")],
)
def test_words_are_listed_by_page_and_marked(language: str, page: str, none: str) -> None:
    story, desk = a.being_checked(), desk_of(language=language)
    offer = of_kind(story, "job_offer")
    assert not is_marked(drawn(desk, story, offer))
    response = finds(desk, story, offer, "PLAISIR")
    assert page in words(response.content)
    assert response.content.decode().count("<mark>plaisir</mark>") == 2
    assert is_marked(drawn(desk, story, offer))
    assert none in words(finds(desk, story, offer, "quetzalcoatl").content)
    finds(desk, story, offer, "")
    assert not is_marked(drawn(desk, story, offer))


def test_the_words_stand_in_no_address_and_hold_for_one_document() -> None:
    story, desk = a.being_checked(), desk_of()
    offer, other = of_kind(story, "job_offer"), of_kind(story, "fee_receipt")
    response = finds(desk, story, offer, "plaisir")
    assert all("plaisir" not in address for address, _ in response.redirect_chain)
    assert not [
        one for one in re.findall(r'(?:src|href|action)="([^"]*)"', response.content.decode()) if "plaisir" in one
    ]
    assert "Take the marks away" not in desk.get("document", story.case_id, other).content.decode()


def test_a_scan_says_that_nobody_reads_it_by_machine() -> None:
    story, desk = a.being_checked(), desk_of()
    passport = of_kind(story, "passport")
    said = words(finds(desk, story, passport, "Canada").content)
    assert "Nothing here can be searched" in said


def test_a_page_is_larger_and_turned_with_its_marks() -> None:
    story, desk = a.being_checked(), desk_of()
    offer = of_kind(story, "job_offer")
    finds(desk, story, offer, "plaisir")
    plain, larger, turned = (
        drawn(desk, story, offer),
        drawn(desk, story, offer, zoom=2),
        drawn(desk, story, offer, turn=90),
    )
    assert abs(larger.width - 2 * plain.width) <= 2
    assert turned.size == (plain.height, plain.width)
    assert is_marked(turned)


@pytest.mark.parametrize("language", LANGUAGES)
def test_beside_a_document_stand_the_findings_that_rest_on_it(language: str) -> None:
    story, desk = a.being_checked(), desk_of(language=language)
    title = {"en": "What rests on it", "fr": "Ce qui repose dessus"}[language]
    receipt = words(desk.get("document", story.case_id, of_kind(story, "fee_receipt")).content)
    assert title in receipt
    fee = {"en": "fee", "fr": "frais"}[language]
    proved = receipt.partition(title)[2]
    assert fee in proved.lower()
    passport = words(desk.get("document", story.case_id, of_kind(story, "passport")).content).partition(title)[2]
    assert passport
    assert passport != proved


def test_findings_wait_for_ones_own_view_where_chance_asks_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_views, "is_asked", lambda *_, **__: True)
    story, desk = a.being_checked(), desk_of()
    said = words(desk.get("document", story.case_id, of_kind(story, "fee_receipt")).content)
    assert "The findings open once you have noted your own view" in said
    assert 'class="finding' not in desk.get("document", story.case_id, of_kind(story, "fee_receipt")).content.decode()


def test_a_document_of_another_case_is_not_searched() -> None:
    story, other, desk = a.being_checked(), a.waits_for_biometrics(), desk_of()
    offer = of_kind(other, "job_offer")
    response = desk.client.post(desk.address("find_in", story.case_id, offer), {"words": "plaisir"})
    assert response.status_code == 404
