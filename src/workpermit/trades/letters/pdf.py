"""Print a letter: content in, one PDF file out, which is PDF/A-2a and PDF/UA-1 at once.

    LetterContent ─ as JSON ─► templates/main.typ ─► letter.typ | permit.typ ─► bytes

The same content gives the same bytes: the document's date is the letter's own, the fonts are those beside this
module, and nothing of the machine is asked.
"""

from __future__ import annotations

import json
import threading
from dataclasses import asdict
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from workpermit.core.case.letters import BILINGUAL, Letter
from workpermit.core.text import Text
from workpermit.core.wording.typography import date_text
from workpermit.trades.letters.qr import drawn
from workpermit.trades.letters.streams import with_clear_ends

if TYPE_CHECKING:
    from typst import Compiler

    from workpermit.core.wording.content import Block, LetterContent, Section

_HERE: Final = Path(__file__).parent
TEMPLATES: Final = _HERE / "templates"
FONTS: Final = _HERE / "fonts"
# A seal is drawn before it is known when the printed text is measured; any symbol of its size stands for it.
UNSIGNED: Final = "WP1:UNSIGNED"

# One compiler serves the process: it keeps the fonts and the parsed templates, which is most of the time.
_ONE_AT_A_TIME: Final = threading.Lock()

_CANNOT_PRINT: Final = Text(
    en="The letter {number} cannot be printed: {reason}. Nothing was sent.",
    fr="La lettre {number} ne peut pas être imprimée : {reason}. Rien n’a été envoyé.",
)


class CannotPrint(ValueError):
    """A letter that no conforming file can hold, such as one with a character that no font draws."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


def render(content: LetterContent, *, seal: str | None = None) -> bytes:
    """Return `content` as a PDF file; `seal` is the signed text that its symbol carries.

    Raises:
        CannotPrint: a character has no glyph in the four fonts, or a standard cannot be met.
    """
    from typst import TypstError

    moment = datetime.combine(content.dated_on, time.min, tzinfo=UTC)
    try:
        with _ONE_AT_A_TIME:
            made = _compiler().compile(
                sys_inputs={"letter": json.dumps(as_data(content, seal=seal), ensure_ascii=False)},
                format="pdf",
                pdf_standards=["a-2a", "ua-1"],
                timestamp=int(moment.timestamp()),
            )
    except TypstError as error:
        reason = " ".join(error.message.split()).rstrip(".")
        raise CannotPrint(_CANNOT_PRINT.filled(number=content.number, reason=reason)) from error
    return with_clear_ends(cast(bytes, made))


def as_data(content: LetterContent, *, seal: str | None = None) -> dict[str, Any]:
    """Return `content` as the plain data that the templates read."""
    when = date_text(content.dated_on)
    # A bilingual document opens in the language the person chose, in whatever order its sections came.
    sections = sorted(content.sections, key=lambda section: section.language is not content.language)
    return {
        "layout": "permit" if content.letter is Letter.WORK_PERMIT else "letter",
        "bilingual": content.letter in BILINGUAL,
        "language": content.language.value,
        "title": " / ".join(section.title for section in sections),
        "number": content.number,
        "date": {"year": content.dated_on.year, "month": content.dated_on.month, "day": content.dated_on.day},
        "dated": asdict(when),
        "office": asdict(content.office),
        "signatory": asdict(content.signatory),
        "reference": [asdict(field) for field in content.reference],
        "addressee": list(content.addressee),
        "sections": [_section(section) for section in sections],
        "fields": [asdict(field) for field in content.fields],
        "conditions": [asdict(text) for text in content.conditions],
        "remarks": [asdict(text) for text in content.remarks],
        "seal": None if seal is None else drawn(seal),
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "language": section.language.value,
        "title": section.title,
        "blocks": [_block(block) for block in section.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    return {"kind": type(block).__name__.lower(), **asdict(block)}


@cache
def _compiler() -> Compiler:
    import typst

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    return typst.Compiler(TEMPLATES / "main.typ", root=TEMPLATES, font_paths=fonts, ignore_system_fonts=True)
