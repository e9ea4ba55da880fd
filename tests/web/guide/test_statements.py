"""The guide "After you apply" says everything the page says, in both languages (AYA-15)."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Final

import pytest
from django.test import Client

from web.guide.statements import LAYOUT, STATEMENTS, Statement
from workpermit.core.law.messages import VISITOR_MESSAGE
from workpermit.core.law.templates import Paragraph
from workpermit.core.text import Language
from workpermit.web.guide.texts.after_you_apply import AFTER_YOU_APPLY
from workpermit.web.guide.texts.shelf import GUIDES

SOURCE: Final = Path(__file__).parents[3] / ".." / "shared" / "source" / "after-you-apply.txt"
SENTENCES: Final = {name: one for one in AFTER_YOU_APPLY.sentences() for name in one.ids}


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda one: one.id)
def test_each_statement_has_its_text_in_both_languages(statement: Statement) -> None:
    said = SENTENCES[statement.id].text
    assert re.search(statement.en, said.en), f"{statement.about}: {said.en}"
    assert re.search(statement.fr, said.fr), f"{statement.about}: {said.fr}"


def test_no_statement_is_claimed_that_is_not_enumerated() -> None:
    assert set(SENTENCES) == {one.id for one in STATEMENTS}
    carried = Counter(name for one in AFTER_YOU_APPLY.sentences() for name in one.ids)
    assert {name for name, count in carried.items() if count > 1} == {"S03"}, "one heading for each situation"


def test_every_line_of_the_page_is_enumerated() -> None:
    if not SOURCE.exists():
        pytest.skip("the page's own text is not here: ../shared/source is not beside this project")
    written = {
        number
        for number, line in enumerate(SOURCE.read_text(encoding="utf-8").splitlines(), start=1)
        if line.replace("\N{NO-BREAK SPACE}", " ").strip()
    }
    enumerated = {line for one in STATEMENTS for line in one.lines} | {n for lines in LAYOUT.values() for n in lines}
    assert written == enumerated


def test_no_sentence_is_the_pages_own_but_the_prescribed_message() -> None:
    if not SOURCE.exists():
        pytest.skip("the page's own text is not here: ../shared/source is not beside this project")
    copied = re.sub(r"[*\s]+", " ", SOURCE.read_text(encoding="utf-8"))
    message = {f"S{number}" for number in range(50, 55)}
    long = [one for one in AFTER_YOU_APPLY.sentences() if len(one.text.en.split()) > 8 and not message & set(one.ids)]
    assert [one.text.en for one in long if one.text.en.rstrip(".;:") in copied] == []


def test_the_quoted_message_is_the_laws_own_and_the_pages() -> None:
    first = VISITOR_MESSAGE.paragraphs[0]
    assert isinstance(first, Paragraph)
    assert SENTENCES["S50"].text == first.words
    if SOURCE.exists():
        published = re.sub(r"[*\s]+", " ", SOURCE.read_text(encoding="utf-8"))
        for number in range(50, 55):
            assert re.sub(r"\s+", " ", SENTENCES[f"S{number}"].text.en) in published


@pytest.mark.django_db
@pytest.mark.parametrize("language", list(Language))
def test_the_page_shows_every_sentence(client: Client, language: Language) -> None:
    from django.utils import translation

    with translation.override(language.value):
        from django.urls import reverse

        address = reverse("guide:after_you_apply")
    html = client.get(address).content.decode()
    shown = re.sub(r"<[^>]+>", "", html)
    for one in AFTER_YOU_APPLY.sentences():
        bare = re.sub(r"\*\*|\[([^\]]+)\]\([^)]+\)", lambda found: found.group(1) or "", one.text.in_language(language))
        assert bare.replace("'", "&#x27;").replace("&", "&amp;") in shown.replace("&#x27;", "'") or bare in shown, bare


def test_every_statement_of_every_guide_names_its_source() -> None:
    for guide in GUIDES.values():
        headings = {id(guide.lead), *(id(section.heading) for section in guide.sections)}
        headings |= {id(part.heading) for section in guide.sections for part in section.parts}
        unsourced = [
            one.text.en
            for one in guide.sentences()
            if not one.sources
            and id(one) not in headings
            and not one.text.en.rstrip().endswith(":")
            and not one.text.en.startswith("**")
            and not any(name.startswith("S") for name in one.ids)
        ]
        assert unsourced == [], guide.name
