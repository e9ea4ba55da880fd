"""What a guide is made of, and how one is written.

A sentence may hold `**weight**` and `[a link](guide:times)`, whose address is a page's name. The French side gets its
no-break spaces here, so a guide is typed as one types. `ids` are the statements of the page "After you apply" that a
sentence carries; tests hold each of them against its text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, TypeAlias

from workpermit.core.law.findings import Source
from workpermit.core.text import Language, Text
from workpermit.core.wording.typography import typeset


@dataclass(frozen=True, slots=True)
class Says:
    """One sentence or two, the statements they carry, and their sources."""

    text: Text
    ids: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    kind: ClassVar = "says"


@dataclass(frozen=True, slots=True)
class Points:
    """A list, in order where the order matters; each entry may hold a list of its own."""

    items: tuple[Says | Points, ...]
    ordered: bool = False
    kind: ClassVar = "points"


@dataclass(frozen=True, slots=True)
class Box:
    """Blocks set apart as a notice: info or warning."""

    tone: str
    title: Text
    blocks: tuple[Says | Points, ...]
    kind: ClassVar = "box"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A prescribed message, paragraph by paragraph, as it is sent and in our rendering."""

    paragraphs: tuple[Says, ...]
    label: Text
    kind: ClassVar = "quoted"


Block: TypeAlias = Says | Points | Box | Quoted


@dataclass(frozen=True, slots=True)
class Part:
    """One expandable part of a section; `ids` are the statements its own heading carries."""

    id: str
    heading: Says
    blocks: tuple[Block, ...]
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """One situation or subject, with a heading of the page's outline."""

    id: str
    heading: Says
    parts: tuple[Part, ...]
    lead: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """One guide: what stands in its address, its title, its sections, and when it was last changed."""

    name: str
    slug: Text
    title: Text
    lead: Says
    modified_on: date
    sections: tuple[Section, ...]
    in_series: bool = True

    def sentences(self) -> Iterator[Says]:
        """Yield every sentence of the guide, in the order of reading."""
        yield self.lead
        for section in self.sections:
            yield section.heading
            yield from _sentences(section.lead)
            for part in section.parts:
                yield part.heading
                yield from _sentences(part.blocks)


def words(en: str, fr: str) -> Text:
    """Return a text set by the rules of each language."""
    return Text(en=typeset(en, Language.EN), fr=typeset(fr, Language.FR))


def says(en: str, fr: str, *sources: Source, ids: str = "") -> Says:
    """Write a sentence; `ids` are statements of the page, separated by spaces."""
    return Says(words(en, fr), tuple(ids.split()), sources)


def points(*items: Says | Points, ordered: bool = False) -> Points:
    """Write a list."""
    return Points(items, ordered)


def box(tone: str, title: Text, *blocks: Says | Points) -> Box:
    """Set blocks apart."""
    return Box(tone, title, blocks)


def part(name: str, heading: Says, *blocks: Block, is_open: bool = False) -> Part:
    """Write an expandable part."""
    return Part(name, heading, blocks, is_open)


def _sentences(blocks: Sequence[Block]) -> Iterator[Says]:
    for block in blocks:
        match block:
            case Says():
                yield block
            case Points():
                yield from _sentences(block.items)
            case Box():
                yield from _sentences(block.blocks)
            case Quoted():
                yield from block.paragraphs
