"""Every layout in both languages: conforming, readable, and the same bytes each time."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

import pikepdf
import pytest

from core.wording.samples import SAMPLES
from trades.letters import samples
from workpermit.core.case.letters import BILINGUAL, Letter
from workpermit.core.text import Language
from workpermit.core.wording.compose import compose
from workpermit.core.wording.content import LetterContent
from workpermit.trades.letters import gate, pages, pdf

SEAL: Final = "WP1:" + "6BF%RN%5W" * 48
GOLDEN: Final = Path(__file__).parent / "golden"
EN, FR = Language.EN, Language.FR
LAYOUTS: Final[dict[str, Callable[[Language], LetterContent]]] = {
    "letter": samples.letter,
    "long_letter": lambda language: samples.letter(language, times=4, name=samples.LONG_NAME),
    "introduction": samples.introduction,
    "permit": samples.permit,
    "long_permit": lambda language: samples.permit(language, remarks=14),
}
EVERY: Final = [(layout, language) for layout in LAYOUTS for language in Language]


def printed(layout: str, language: Language) -> bytes:
    sealed = layout in {"introduction", "permit", "long_permit"}
    return pdf.render(LAYOUTS[layout](language), seal=SEAL if sealed else None)


@pytest.mark.parametrize(("layout", "language"), EVERY)
def test_it_conforms_to_both_standards(layout: str, language: Language) -> None:
    assert gate.shortcomings(printed(layout, language)) == ()


@pytest.mark.parametrize(("layout", "language"), EVERY)
def test_its_text_is_the_golden_text(layout: str, language: Language) -> None:
    """WORKPERMIT_GOLDEN=write writes the files anew; read the difference before you commit it."""
    path = GOLDEN / f"{layout}.{language}.txt"
    text = pages.text(printed(layout, language)).replace("\r\n", "\n") + "\n"
    if os.environ.get("WORKPERMIT_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("layout", "language"), EVERY)
def test_the_same_content_gives_the_same_bytes(layout: str, language: Language) -> None:
    assert printed(layout, language) == printed(layout, language)


def test_another_process_in_another_zone_gives_the_same_bytes() -> None:
    program = (
        "import hashlib; from trades.letters import samples; from workpermit.core.text import Language;"
        "from workpermit.trades.letters import pdf;"
        "print(hashlib.sha256(pdf.render(samples.permit(Language.FR), seal='WP1:X')).hexdigest())"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for zone, seed in (("Pacific/Kiritimati", "1"), ("America/Vancouver", "2"))
    }
    assert len(answers) == 1


def test_other_content_gives_other_bytes_and_only_where_it_differs() -> None:
    content = samples.letter(EN)
    first, second = pdf.render(content), pdf.render(replace(content, number="L000000043"))
    assert first != second
    assert pages.text(second) == pages.text(first).replace("L000000042", "L000000043")


@pytest.mark.parametrize("language", Language)
def test_the_file_says_its_language_its_title_and_its_day(language: Language) -> None:
    content = samples.letter(language)
    with pikepdf.open(io.BytesIO(pdf.render(content))) as document, document.open_metadata() as metadata:
        assert str(document.Root.Lang).startswith(language.value)
        assert metadata["dc:title"] == content.sections[0].title
        assert metadata["pdfaid:part"] == "2"
        assert metadata["pdfaid:conformance"] == "A"
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["xmp:CreateDate"].startswith("2025-05-18T00:00:00")


def test_both_languages_of_a_bilingual_file_are_marked_as_such() -> None:
    with pikepdf.open(io.BytesIO(printed("introduction", FR))) as document:
        marked = {
            str(each.Lang)[:2] for each in document.objects if isinstance(each, pikepdf.Dictionary) and "/Lang" in each
        }
    assert marked == {"en", "fr"}


@pytest.mark.parametrize(("layout", "language"), EVERY)
def test_only_the_fonts_beside_the_templates_are_used(layout: str, language: Language) -> None:
    with pikepdf.open(io.BytesIO(printed(layout, language))) as document:
        names = {
            str(each.FontName).partition("+")[2]
            for each in document.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == pikepdf.Name.FontDescriptor
        }
    assert names
    assert names <= {path.stem for path in pdf.FONTS.glob("*.ttf")}


@pytest.mark.parametrize(
    ("language", "first", "last"), [(EN, "Page 1 of 3", "Page 3 of 3"), (FR, "Page 1 de 3", "Page 3 de 3")]
)
def test_pages_are_counted_in_the_language_of_the_letter(language: Language, first: str, last: str) -> None:
    text = pages.text(printed("long_letter", language))
    assert first in text
    assert last in text


def test_a_bilingual_document_opens_in_the_language_of_the_person() -> None:
    text = pages.text(printed("introduction", FR))
    assert text.index("Lettre d’introduction") < text.index("Letter of introduction")
    assert "The English text follows." in text


@pytest.mark.parametrize("language", Language)
def test_a_signature_never_stands_alone_on_a_page(language: Language) -> None:
    for times in range(1, 5):
        document = pdf.render(samples.letter(language, times=times))
        last = pages.by_page(document)[-1]
        assert samples.section(language).blocks[-1].title in last, f"{times} times over"  # type: ignore[union-attr]


def test_a_value_that_the_reference_holds_already_is_not_printed_twice() -> None:
    content = samples.letter(EN)
    number = samples.same("Letter", "Lettre", content.number)
    text = pages.text(pdf.render(replace(content, reference=(*content.reference, number))))
    assert "Letter number" not in text


@pytest.mark.parametrize(
    "name", ["Nguyễn Thị Ánh", "Łukasz Żółć", "Þórdís Ðóra", "Ελένη", "Иванов", "Ağaoğlu", "O’Brien–Ó"]
)
def test_names_of_many_alphabets_are_drawn(name: str) -> None:
    assert name in pages.text(pdf.render(samples.letter(EN, name=name)))


@pytest.mark.parametrize("name", ["محمد", "王小明", "김", "🙂"])
def test_a_character_without_a_glyph_is_refused_with_a_sentence_in_both_languages(name: str) -> None:
    """A letter with an empty box in place of a name must never leave the office."""
    with pytest.raises(pdf.CannotPrint) as refused:
        pdf.render(samples.letter(EN, name=name))
    assert "L000000042" in refused.value.message.en
    assert "L000000042" in refused.value.message.fr


@pytest.mark.parametrize("text", ["#panic()", "*bold* _x_ $y$", "@cite <label>", "\\ // /* */", "= Heading", "`code`"])
def test_what_a_person_wrote_is_printed_and_never_run(text: str) -> None:
    assert text in pages.text(pdf.render(samples.letter(EN, name=text)))


@pytest.mark.parametrize(("name", "language"), [(name, language) for name in SAMPLES for language in Language])
def test_every_letter_that_the_office_writes_conforms(name: str, language: Language) -> None:
    """The real wordings, each with its variants, on at most three sheets' sides, the permit on one."""
    content = compose(SAMPLES[name](language))
    document = pdf.render(content, seal=SEAL if content.letter in BILINGUAL else None)
    assert gate.shortcomings(document) == ()
    most: dict[Letter | None, int] = {Letter.WORK_PERMIT: 1, Letter.INTRODUCTION: 3}
    assert pages.count(document) <= most.get(content.letter, 2)
