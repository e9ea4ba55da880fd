"""Words in a PDF: found whatever their case and accents, across lines, and marked where they stand."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

from workpermit.trades.documents import text_layer
from workpermit.trades.documents.checking import check

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


def copy_of(name: str) -> bytes:
    return check((EXAMPLES / "outside-visa-required" / name).read_bytes(), name=name).copy


@pytest.mark.parametrize("words", ["Dela Peña", "dela pena", "DELA  PENA", "Maricel Dela", "Peñ"])
def test_words_are_found_whatever_their_case_and_accents(words: str) -> None:
    found = text_layer.find(copy_of("offer.pdf"), words)
    assert found.has_text
    assert len(found.hits) == 1
    (hit,) = found.hits
    assert hit.page == 1
    assert "Dear" in f"{hit.before} {hit.words}"
    assert not found.has_more


def test_what_is_broken_over_a_line_is_found() -> None:
    offer = text_layer.find(copy_of("offer.pdf"), "employment Dear")
    assert len(offer.hits) == 1
    assert offer.hits[0].words == "employment Dear"


@pytest.mark.parametrize("words", ["", "   ", "not in any offer"])
def test_what_is_not_there_is_not_found(words: str) -> None:
    assert text_layer.find(copy_of("offer.pdf"), words).hits == ()


def test_a_picture_in_a_pdf_has_no_text() -> None:
    made = io.BytesIO()
    Image.new("RGB", (400, 400), "white").save(made, "PDF")
    found = text_layer.find(made.getvalue(), "anything")
    assert not found.has_text
    assert found.hits == ()


def test_more_than_can_be_listed_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_layer, "MOST_HITS", 3)
    found = text_layer.find(copy_of("offer.pdf"), "e")
    assert len(found.hits) == 3
    assert found.has_more


def test_a_mark_lies_on_the_words() -> None:
    document = PdfDocument(copy_of("offer.pdf"))
    page = document[0]
    (box,) = text_layer.boxes(page, "Maricel")
    left, bottom, right, top = box
    words = page.get_textpage().get_text_bounded(left=left, bottom=bottom, right=right, top=top)
    assert "Maricel" in words
    assert text_layer.boxes(page, "nobody") == []
    document.close()
