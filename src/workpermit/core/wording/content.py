"""What a letter holds, as plain data: the shape that the wording composes and the letters trade prints.

LetterContent ── header, reference rows, addressee
    └─ Section (one language)  ── one for a letter; two for a bilingual document
          └─ Block: Heading | Paragraph | Items | Facts | Deadline | Notice
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workpermit.core.case.letters import Letter
from workpermit.core.text import Language, Text


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a letter."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of plain text."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list; numbered where the reader must answer item by item."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One label with its value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Facts:
    """A two-column table of labels and values."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A due instant in its two clocks, already worded: UTC, and the reader's own zone."""

    label: str
    utc: str
    local: str


class Tone(StrEnum):
    """How a notice is meant; shown by icon and words, never by colour alone."""

    INFORMATION = "information"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Notice:
    """A boxed sentence or two that must not be missed."""

    title: str
    text: str
    tone: Tone = Tone.INFORMATION


Block = Heading | Paragraph | Items | Facts | Deadline | Notice


@dataclass(frozen=True, slots=True)
class Section:
    """The part of a letter in one language."""

    language: Language
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A bilingual label with its value, as a permit prints it."""

    label: Text
    value: Text


@dataclass(frozen=True, slots=True)
class LetterContent:
    """A whole letter ready to print.

    `letter` is None for a message without a letter of its own, sent on paper.
    `language` is the document's main language (for a bilingual document, the one that comes
    first). `number` is the letter's (or permit's) own number. `reference` and `addressee` stand
    at the head. `fields`, `conditions` and `remarks` are used by the work permit's own layout only.
    """

    letter: Letter | None
    language: Language
    number: str
    dated_on: date
    office: Text
    reference: tuple[Field, ...]
    addressee: tuple[str, ...]
    sections: tuple[Section, ...]
    signatory: Text
    fields: tuple[Field, ...] = ()
    conditions: tuple[Text, ...] = ()
    remarks: tuple[Text, ...] = ()
