"""What every text of the letters keeps to, in both languages (AYA-01)."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator

import pytest

import workpermit.core.wording
from core.wording.samples import SAMPLES
from workpermit.core.text import Language, Text
from workpermit.core.wording import labels
from workpermit.core.wording.compose import compose
from workpermit.core.wording.content import Deadline, LetterContent, Paragraph, Section
from workpermit.core.wording.plain import as_plain_text, section_text
from workpermit.core.wording.typography import date_text

pytestmark = pytest.mark.large  # seconds: `make test` runs them

PLAIN_SPACE_IN_FRENCH = re.compile(r" [:;?!%»$](?:\W|$)|«[^\u00a0]|[^\s\u00a0«][;?!»](?:\s|$)|[^\u00a0\d]:(?:\s|$)")
ENGLISH = re.compile(r"\b(?:the|and|of|you|your|we|our|is|are|to|with|for|by|this|that|not|before|after|from)\b", re.I)
FRENCH = re.compile(r"(?<!-)\b(?:le|la|les|des|du|vous|votre|nous|est|et|pour|avec|dans|pas|avant|cette|ce)\b", re.I)
OURS = re.compile(
    r"\b[a-z]+_[a-z_]+\b|\b(?:AYA|OUT|IN)-\d\d\b|[{}]|(?<!names: )\bNone\b(?! \()|[0-9a-f]{8}-[0-9a-f]{4}"
)

# One name per event and thing (design 6): what a letter never says, in English and in French.
NEVER_EN = r"reject|den(?:y|ied)|bounce|lodge|submitted|filed on|implied status|blacklist|scheme|licen[cs]e|deadline"
NEVER_FR = r"rejet|soumis|statut implicite|liste noire|permis fermé|échéance|certificat de travail|biométrie\b|licence"

LAWS_OWN = "ROW_BY_CODE"  # the checklist, imported from the law book, which has its own tests
EVERY = [(name, language) for name in SAMPLES for language in Language]


def modules() -> Iterator[object]:
    package = workpermit.core.wording
    for found in pkgutil.walk_packages(package.__path__, prefix=f"{package.__name__}."):
        yield importlib.import_module(found.name)


def texts_in(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts_in(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from texts_in(item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for member in dataclasses.fields(value):
            yield from texts_in(getattr(value, member.name))


TEXTS = sorted(
    {
        text
        for module in modules()
        for name, value in vars(module).items()
        if name != LAWS_OWN
        for text in texts_in(value)
    },
    key=lambda t: t.en,
)


def without_placeholders(text: str) -> str:
    return re.sub(r"\{\w*\}", "…", text)


def sections() -> Iterator[tuple[str, Section]]:
    for name, language in EVERY:
        for section in compose(SAMPLES[name](language)).sections:
            yield f"{name}.{language}", section


def test_the_texts_of_all_letters_are_found() -> None:
    assert len(TEXTS) > 300


@pytest.mark.parametrize("text", TEXTS, ids=lambda t: t.en[:40])
def test_both_sides_keep_the_same_placeholders_and_numbers(text: Text) -> None:
    for pattern in (r"\{\w*\}", r"\d+(?:\.\d+)?"):
        assert Counter(re.findall(pattern, text.en)) == Counter(re.findall(pattern, text.fr)), text


@pytest.mark.parametrize("text", TEXTS, ids=lambda t: t.en[:40])
def test_french_typography(text: Text) -> None:
    assert not PLAIN_SPACE_IN_FRENCH.search(text.fr), text.fr
    assert "'" not in text.en + text.fr, text


@pytest.mark.parametrize("text", TEXTS, ids=lambda t: t.en[:40])
def test_each_side_is_in_its_language(text: Text) -> None:
    assert not ENGLISH.search(without_placeholders(text.fr)), text.fr
    assert not FRENCH.search(without_placeholders(text.en)), text.en


@pytest.mark.parametrize("text", TEXTS, ids=lambda t: t.en[:40])
def test_one_name_per_thing(text: Text) -> None:
    assert not re.search(NEVER_EN, without_placeholders(text.en), re.I), text.en
    assert not re.search(NEVER_FR, without_placeholders(text.fr), re.I), text.fr


def test_no_two_labels_share_a_name_in_one_language_only() -> None:
    rows = [value for value in vars(labels).values() if isinstance(value, Text)]
    assert len(rows) == len({row.en for row in rows}) == len({row.fr for row in rows})


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_a_letter_shows_no_code_of_ours_and_no_hole(name: str, language: Language) -> None:
    text = as_plain_text(compose(SAMPLES[name](language)))
    assert not OURS.search(text), OURS.search(text)
    assert not re.search(r"  +(?!By|À|M5V)| [.,]", text), "an empty value left a hole"


def test_sections_in_french_hold_french_only() -> None:
    for name, section in sections():
        wrong = ENGLISH if section.language is Language.FR else FRENCH
        assert not wrong.search(section_text(section)), name
        if section.language is Language.FR:
            assert not PLAIN_SPACE_IN_FRENCH.search(section_text(section)), name


def test_both_languages_of_a_letter_hold_the_same_blocks_years_and_numbers() -> None:
    for name, sample in SAMPLES.items():
        english, french = (compose(sample(language)).sections for language in Language)
        if len(english) == 2:
            french = (english[1],)
        assert [type(b) for b in english[0].blocks] == [type(b) for b in french[0].blocks], name
        numbers = (Counter(re.findall(r"\d{4,}", section_text(part[0]))) for part in (english, french))
        assert next(numbers) == next(numbers), name


def due_letters() -> list[tuple[str, Language, LetterContent]]:
    found = [(name, language, compose(SAMPLES[name](language))) for name, language in EVERY]
    return [row for row in found if any(isinstance(block, Deadline) for block in row[2].sections[0].blocks)]


def test_the_first_line_holds_the_due_date() -> None:
    """The date stands in the first line, in the reader's language, and its two clocks come next (ux 11, AYA-09)."""
    letters = due_letters()
    assert len(letters) == 24
    for name, language, content in letters:
        details = SAMPLES[name](language)
        due_on = getattr(details, "due_on", None)
        first, *rest = content.sections[0].blocks
        assert isinstance(first, Paragraph)
        clocks = next(block for block in rest if isinstance(block, Deadline))
        said = date_text(due_on).in_language(language) if due_on else clocks.local
        assert said in first.text, name
        assert "UTC" in clocks.utc
        assert "UTC" in clocks.local


def test_the_bilingual_documents_start_with_the_language_of_the_person() -> None:
    for name in ("introduction", "permit"):
        for language in Language:
            content = compose(SAMPLES[name](language))
            assert content.sections[0].language is language
            assert {section.language for section in content.sections} == set(Language)


def test_all_other_letters_are_in_one_language() -> None:
    for name, language in EVERY:
        if not name.startswith(("introduction", "permit")):
            assert [section.language for section in compose(SAMPLES[name](language)).sections] == [language], name
