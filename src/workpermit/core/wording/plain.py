"""A letter as plain text: for an e-mail that is itself the letter, for a message in the account, and for tests."""

from __future__ import annotations

from typing import assert_never

from workpermit.core.text import Language, Text
from workpermit.core.wording.content import (
    Block,
    Deadline,
    Facts,
    Field,
    Heading,
    Items,
    LetterContent,
    Notice,
    Paragraph,
    Row,
    Section,
)
from workpermit.core.wording.typography import NBSP, date_text

_DATE = Text(en="Date", fr="Date")
_LETTER = Text(en="Letter number", fr="Numéro de la lettre")
_UTC = Text(en="By UTC", fr="À l’heure UTC")
_LOCAL = Text(en="By your clock", fr="À votre heure")


def as_plain_text(content: LetterContent) -> str:
    """Write the whole letter as lines of text, section by section."""
    parts = [_head(content)]
    parts += [_fields(content, section.language) for section in content.sections if content.fields]
    parts += [section_text(section) for section in content.sections]
    parts.append(content.signatory.in_language(content.language))
    return "\n\n".join(part for part in parts if part) + "\n"


def section_text(section: Section) -> str:
    """Write the title and the blocks of one section."""
    blocks = [_block(block, section.language) for block in section.blocks]
    return "\n\n".join([f"# {section.title}", *blocks])


def _head(content: LetterContent) -> str:
    language = content.language
    rows = [
        _row(_LETTER.in_language(language), content.number, language),
        _row(_DATE.in_language(language), date_text(content.dated_on).in_language(language), language),
        *(_field(field, language) for field in content.reference),
    ]
    return "\n".join([content.office.in_language(language), *rows, "", *content.addressee])


def _fields(content: LetterContent, language: Language) -> str:
    lines = [_field(field, language) for field in content.fields]
    lines += [f"{number}. {text.in_language(language)}" for number, text in enumerate(content.conditions, start=1)]
    return "\n".join([*lines, *(f"- {text.in_language(language)}" for text in content.remarks)])


def _field(field: Field, language: Language) -> str:
    return _row(field.label.in_language(language), field.value.in_language(language), language)


def _block(block: Block, language: Language) -> str:
    match block:
        case Heading():
            return f"## {block.text}"
        case Paragraph():
            return block.text
        case Items():
            marks = (f"{number}." if block.numbered else "-" for number in range(1, len(block.items) + 1))
            return "\n".join(f"{mark} {item}" for mark, item in zip(marks, block.items, strict=True))
        case Facts():
            return "\n".join(_row(row.label, row.value, language) for row in block.rows)
        case Deadline():
            clocks = (Row(_UTC.in_language(language), block.utc), Row(_LOCAL.in_language(language), block.local))
            return "\n".join([block.label, *(f"  {_row(row.label, row.value, language)}" for row in clocks)])
        case Notice():
            return f"[{block.title}]\n{block.text}"
        case _:
            assert_never(block)


def _row(label: str, value: str, language: Language) -> str:
    colon = f"{NBSP}:" if language is Language.FR else ":"
    return f"{label}{colon} {value}"
