"""The step of the documents: a place for each, every file checked as it comes, the others kept."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest

from core.forms.given import data_of
from web.apply.person import EXAMPLES, Page, Person
from web.apply.test_filling import begun
from workpermit.casework.draft_documents import entries_of
from workpermit.core.forms.sections import DECLARATION, DOCUMENTS
from workpermit.trades.documents.models import Document

FOLDER = EXAMPLES / "in-canada-extension"
ABROAD = EXAMPLES / "outside-visa-required"


def a_file(name: str, content: bytes | None = None) -> BytesIO:
    """Return a file to send; without content, one of the example."""
    sent = BytesIO((FOLDER / name).read_bytes() if content is None else content)
    sent.name = name
    return sent


def send(person: Person, **more: Any) -> Any:
    """Send the form of the documents."""
    page = person.look(person.step(DOCUMENTS))
    return person.send(person.step(DOCUMENTS), {**page.standing, **more})


def test_there_is_a_place_for_each_document_that_the_situation_calls_for() -> None:
    person = begun(data_of(ABROAD) | {"in_canada": False})
    places = {name.removeprefix("file.") for name in person.look(person.step(DOCUMENTS)).controls if "file." in name}
    assert {"passport", "job_offer", "family_information", "qualification_proof", "more"} <= places
    assert "status_document" not in places


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_bad_file_is_told_beside_its_place_and_the_good_ones_are_kept(language: str) -> None:
    person = begun(language=language)
    answer = send(
        person,
        **{
            "file.passport": a_file("passport.jpg"),
            "language.passport": "en",
            "file.status_document": a_file("status.png", b"not a picture"),
            "language.status_document": "en",
            "file.job_offer": a_file("offer.pdf"),
            "save": "1",
        },
    )
    assert answer.status_code == 200
    told = Page(answer)
    assert set(told.errors) == {"file.status_document", "file.job_offer"}
    assert "status.png" in told.errors["file.status_document"]
    assert {"en": "which language", "fr": "quelle langue"}[language] in told.errors["file.job_offer"]
    assert [entry["file"] for entry in entries_of(person.draft)] == ["passport.jpg"]
    assert told.controls["language.status_document"].value == "en"


def test_going_on_attaches_and_leads_to_the_declaration() -> None:
    person = begun()
    answer = send(person, **{"file.passport": a_file("passport.jpg"), "language.passport": "en", "save": "1"})
    assert answer["Location"] == person.step(DECLARATION)
    assert entries_of(person.draft) == [{"kind": "passport", "file": "passport.jpg", "language": "en"}]


def test_another_document_wants_to_be_called_something() -> None:
    person = begun()
    told = Page(send(person, **{"file.more": a_file("receipt.pdf"), "language.more": "en", "attach": "1"}))
    assert "what this document is" in told.errors["file.more"]
    sent = {"file.more": a_file("receipt.pdf"), "language.more": "en", "kind.more": "fee_receipt", "attach": "1"}
    assert send(person, **sent).status_code == 302
    assert entries_of(person.draft)[0]["kind"] == "fee_receipt"


@pytest.mark.parametrize("name", ["virus.exe", "letter.docx", "passport", "scan.tiff"])
def test_only_what_a_package_may_hold_is_taken(name: str) -> None:
    person = begun()
    told = Page(send(person, **{"file.passport": a_file(name, b"x"), "language.passport": "en", "attach": "1"}))
    assert ".pdf, .jpg or .png" in told.errors["file.passport"]
    assert Document.objects.count() == 0


def test_a_document_in_another_language_asks_for_its_translation() -> None:
    person = begun()
    send(person, **{"file.passport": a_file("passport.jpg"), "language.passport": "other", "attach": "1"})
    page = person.look(person.step(DOCUMENTS))
    assert "translation.0" in page.controls
    send(person, **{"translation.0": a_file("offer.pdf"), "attach": "1"})
    assert entries_of(person.draft)[0]["translation"] == "offer.pdf"
    assert "translation.0" not in person.look(person.step(DOCUMENTS)).controls


def test_a_file_is_shown_as_a_clean_copy_and_removed_on_wish() -> None:
    person = begun()
    send(person, **{"file.passport": a_file("passport.jpg"), "language.passport": "en", "attach": "1"})
    address = person.address("file", person.draft_id, 0, "file")
    answer: Any = person.client.get(address)
    assert answer.status_code == 200
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    for other in ((1, "file"), (0, "translation"), (0, "other")):
        assert person.client.get(person.address("file", person.draft_id, *other)).status_code == 404
    assert Person("other").client.get(address).status_code == 404
    send(person, remove="0")
    assert entries_of(person.draft) == []
    assert Document.objects.count() == 0
    assert send(person, remove="7").status_code == 302
