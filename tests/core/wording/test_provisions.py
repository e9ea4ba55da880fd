"""A letter spells its provisions out and never shows an id of ours."""

from __future__ import annotations

import re

import pytest

from workpermit.core.law.book.completeness import ROWS
from workpermit.core.law.findings import Source, act, interpretation, page, practice, reading, regulation
from workpermit.core.wording.provisions import provision_text

IRPR = "of the Immigration and Refugee Protection Regulations"
RIPR = "du Règlement sur l’immigration et la protection des réfugiés"


@pytest.mark.parametrize(
    ("source", "en", "fr"),
    [
        (regulation("10"), f"section 10 {IRPR}", f"article 10 {RIPR}"),
        (regulation("12.1"), f"section 12.1 {IRPR}", f"article 12.1 {RIPR}"),
        (regulation("299(1)"), f"subsection 299(1) {IRPR}", f"paragraphe 299(1) {RIPR}"),
        (regulation("9.2(b)"), f"paragraph 9.2(b) {IRPR}", f"alinéa 9.2b) {RIPR}"),
        (regulation("200(3)(f.1)"), f"paragraph 200(3)(f.1) {IRPR}", f"alinéa 200(3)f.1) {RIPR}"),
        (
            regulation("200(1)(c)(ii.1)"),
            f"subparagraph 200(1)(c)(ii.1) {IRPR}",
            f"sous-alinéa 200(1)c)(ii.1) {RIPR}",
        ),
        (
            act("16(1)"),
            "subsection 16(1) of the Immigration and Refugee Protection Act",
            "paragraphe 16(1) de la Loi sur l’immigration et la protection des réfugiés",
        ),
        (interpretation("26"), "section 26 of the Interpretation Act", "article 26 de la Loi d’interprétation"),
    ],
)
def test_a_provision_is_spelled_out(source: Source, en: str, fr: str) -> None:
    said = provision_text((source,))
    assert (said.en, said.fr) == (en, fr)


def test_the_first_source_that_is_law_is_named() -> None:
    assert provision_text((page("AYA-03"), reading(1), regulation("52(1)"))).en == f"subsection 52(1) {IRPR}"


def test_what_is_not_law_is_the_offices_list() -> None:
    for sources in ((), (page("AYA-03"), practice("document checklist")), (reading(1),)):
        said = provision_text(sources)
        assert (said.en, said.fr) == ("the office’s list of documents", "la liste de documents du bureau")


def test_no_row_of_the_checklist_shows_an_id_or_english_in_french() -> None:
    for row in ROWS:
        said = provision_text(row.sources)
        assert not re.search(r"AYA|ADR|IRPR|RIPR", said.en + said.fr), row.code
        assert not re.search(r"\b(?:the|of|checklist|section)\b", said.fr), row.code
