"""Asking the person: as many documents and concerns as there are, from the dictionary, with nothing typed lost."""

from __future__ import annotations

import re
import uuid
from typing import Any

import pytest

from journeys.story import Story, plain
from web.tracker import applicant as a
from web.workbench.office import LANGUAGES, Desk
from workpermit.casework import workbench
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.law.checklist import DocumentKind
from workpermit.core.text import Language
from workpermit.core.wording.document_guide import guide_to

SIX = ("photo", "passport", "police_certificate", "translation", "job_offer", "status_document")


def fields_in(response: Any, begins: str) -> list[str]:
    """Return the names of the fields of a page that begin so."""
    return sorted(set(re.findall(rf'name="({begins}\d+)"', response.content.decode())))


def more(desk: Desk, story: Story, slug: str, **typed: Any) -> Any:
    """Press the button that adds one."""
    sent = {"key": uuid.uuid4().hex, "seen": story.case.sequence, "step": "more", **typed}
    return desk.client.post(desk.act(story, slug), sent)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_request_takes_as_many_documents_as_there_are(language: str) -> None:
    """Six, added one by one; the letter's request holds them all in their order."""
    story, desk = a.being_checked(), Desk(Role.OFFICER, language=language)
    typed: dict[str, str] = {}
    page = desk.get("act", story.case_id, "ask")
    for number, kind in enumerate(SIX, 1):
        assert fields_in(page, "kind_") == [f"kind_{one}" for one in range(1, number + 1)]
        typed |= {f"kind_{number}": kind, f"note_{number}": f"Remark {number}"}
        page = more(desk, story, "ask", **typed)
        assert f'value="Remark {number}"' in page.content.decode()
        assert f'value="{kind}" selected' in page.content.decode()
    desk.carries_out(story, "ask", **typed, kind_7="", note_7="", due_on="2025-10-30")
    row = story.row
    (asked, *_) = workbench.desk_of(row, account=desk.account, at=now()).requests
    assert [note for _, note in asked.items] == [f"Remark {number}" for number in range(1, 7)]
    assert [kind for _, kind in asked.places] == list(SIX)


def test_a_fairness_letter_takes_as_many_concerns() -> None:
    """Three; what was ticked stays ticked."""
    story, desk = a.being_checked(), Desk(Role.OFFICER)
    typed = {
        f"{name}_{number}": value
        for number in (1, 2, 3)
        for name, value in (("ground", "misrepresentation"), ("reason", f"The dates of paper {number} differ."))
    }
    page = more(desk, story, "concerns", **typed, evidence=["offer.pdf"])
    assert fields_in(page, "ground_") == ["ground_1", "ground_2", "ground_3", "ground_4"]
    assert re.search(r'value="offer.pdf"[^>]*checked', page.content.decode())
    desk.carries_out(story, "concerns", **typed, evidence=["offer.pdf"], due_on="2025-10-30")
    (raised, *_) = workbench.desk_of(story.row, account=desk.account, at=now()).requests
    assert [said for _, said in raised.items] == [f"The dates of paper {number} differ." for number in (1, 2, 3)]


@pytest.mark.parametrize(
    ("slug", "typed", "says"),
    [
        ("ask", {"kind_1": "photo", "kind_2": "", "note_2": "Newer"}, "Document 2: choose the document"),
        (
            "concerns",
            {"ground_1": "misrepresentation", "reason_1": "Why", "ground_2": "", "reason_2": "And this"},
            "Concern 2: choose what these words are about",
        ),
        (
            "concerns",
            {"ground_1": "misrepresentation", "reason_1": "Why", "ground_2": "misrepresentation", "reason_2": ""},
            "Concern 2: write what troubles you",
        ),
    ],
)
def test_half_a_line_is_named_and_nothing_goes_out(slug: str, typed: dict[str, Any], says: str) -> None:
    """A note without its document, a concern without its words: the error says which."""
    story, desk = a.being_checked(), Desk(Role.OFFICER)
    before = story.case.sequence
    answer = desk.does(story, slug, evidence=["offer.pdf"], due_on="2025-10-30", **typed)
    assert says in answer.content.decode()
    assert story.case.sequence == before


def test_adding_one_to_a_page_of_an_older_case_tells_what_changed() -> None:
    """The button is no way around it (S-11)."""
    story, desk = a.being_checked(), Desk(Role.OFFICER)
    answer = more(desk, story, "ask", seen=story.case.sequence - 1, kind_1="photo", note_1="Kept")
    assert answer.status_code == 409
    assert 'value="Kept"' in answer.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_dictionary_stands_beside_the_form(language: str) -> None:
    """Every document with the words that the person reads."""
    story, desk = a.being_checked(), Desk(Role.OFFICER, language=language)
    said = desk.reads("act", story.case_id, "ask")
    for kind in DocumentKind:
        assert plain(guide_to(kind).what.in_language(Language(language))) in said
