"""A message as a letter on paper, for somebody whom no e-mail reaches."""

from __future__ import annotations

from workpermit.core.text import Language
from workpermit.core.wording.content import Block, Heading, Items, LetterContent, Paragraph, Section
from workpermit.core.wording.head import Head
from workpermit.core.wording.notices.shape import MessagePart, MessageText
from workpermit.core.wording.printing import reference, typeset_text


def on_paper(text: MessageText, head: Head) -> LetterContent:
    """Return a message as the content of a letter, in the language of its head."""
    language = head.language
    blocks = [block for part in text.parts for block in _blocks(part, language)]
    return LetterContent(
        letter=None,
        language=language,
        number=head.number,
        dated_on=head.dated_on,
        office=typeset_text(head.office),
        reference=reference(head),
        addressee=head.envelope,
        sections=(Section(language, text.subject.in_language(language), tuple(blocks)),),
        signatory=typeset_text(head.signatory or head.office),
    )


def _blocks(part: MessagePart, language: Language) -> list[Block]:
    lines = tuple(line.in_language(language) for line in part.lines)
    heading: list[Block] = [Heading(part.heading.in_language(language))] if part.heading else []
    return [*heading, Items(lines)] if part.listed else [*heading, *(Paragraph(line) for line in lines)]
