"""Turns a wording and its details into the content of a letter."""

from __future__ import annotations

from typing import assert_never

from workpermit.core.case.letters import BILINGUAL
from workpermit.core.law.calendar import due_instant
from workpermit.core.text import Language, Text
from workpermit.core.wording import content, labels
from workpermit.core.wording.content import Block, Field, LetterContent, Section
from workpermit.core.wording.head import Head
from workpermit.core.wording.parts import (
    Box,
    D_contra,
    DueDay,
    Listing,
    Moment,
    Part,
    Points,
    Say,
    Table,
    Told,
    Topic,
    Wording,
    Words,
)
from workpermit.core.wording.terms import verbatim
from workpermit.core.wording.typography import TwoClocks, date_text, due_in_zone, instant_in_zone, typeset

_REPRESENTED = Text(
    en="You receive this letter because you represent {applicant}. In this letter, “you” means {applicant}.",
    fr="Vous recevez cette lettre parce que vous représentez {applicant}. Dans cette lettre, «\u00a0vous\u00a0» "
    "désigne {applicant}.",
)
_GUARDIAN = Text(
    en="You receive this letter because you answer for a minor, {applicant}. In this letter, “you” means {applicant}.",
    fr="Vous recevez cette lettre parce que vous répondez d’une personne mineure, {applicant}. Dans cette lettre, "
    "«\u00a0vous\u00a0» désigne {applicant}.",
)


def printed(wording: Wording[D_contra], details: D_contra) -> LetterContent:
    """Compose the content of one letter: one section, or one per language for a bilingual document."""
    head = details.head
    order = [head.language]
    if wording.letter in BILINGUAL:
        order += [language for language in Language if language is not head.language]
    return LetterContent(
        letter=wording.letter,
        language=head.language,
        number=head.number,
        dated_on=head.dated_on,
        office=typeset_text(head.office),
        reference=reference(head),
        addressee=head.envelope if wording.about else (head.applicant.full, *head.address),
        sections=tuple(section(wording, details, language=language) for language in order),
        signatory=typeset_text(head.signatory or head.office),
    )


def section(wording: Wording[D_contra], details: D_contra, *, language: Language) -> Section:
    """Compose the part of a letter in one language."""
    words = _words(wording, details)
    parts = [part for part in wording.parts if part.when(details)]
    about = _about(details.head) if wording.about else None
    if about is not None:
        # The first line says what to do and until when, and the clocks follow; then comes whom the letter concerns.
        parts.insert(2 if isinstance(parts[1], DueDay | Moment) else 1, Say(about))
    blocks = [_block(part, details, words=words, language=language) for part in parts]
    return Section(
        language=language,
        title=_say(wording.title, words, language),
        blocks=tuple(block for group in blocks for block in group),
    )


def typeset_text(text: Text) -> Text:
    """Give both sides of a text their typography."""
    return Text(en=typeset(text.en, Language.EN), fr=typeset(text.fr, Language.FR))


def typeset_field(field: Field) -> Field:
    """Give a permit's field its typography."""
    return Field(label=typeset_text(field.label), value=typeset_text(field.value))


def _words(wording: Wording[D_contra], details: D_contra) -> Words:
    head = details.head
    shared: Words = {
        "applicant": head.applicant.full,
        "application_number": head.application_number,
        "dated_on": date_text(head.dated_on),
    }
    return {**shared, **wording.values(details)}


def _block(part: Part[D_contra], details: D_contra, *, words: Words, language: Language) -> tuple[Block, ...]:
    match part:
        case Topic():
            return (content.Heading(_say(part.text, words, language)),)
        case Say():
            return (content.Paragraph(_say(part.text, words, language)),)
        case Points():
            lines = tuple(_say(line.text, words, language) for line in part.lines if line.when(details))
            return (content.Items(lines, numbered=part.numbered),)
        case Listing():
            items = tuple(_in(item, language) for item in part.items(details))
            return (content.Items(items, numbered=part.numbered),)
        case Table():
            rows = ((_in(label, language), _in(value, language)) for label, value in part.rows(details))
            return (content.Facts(tuple(content.Row(label, value) for label, value in rows)),)
        case Told():
            return tuple(content.Paragraph(_in(text, language)) for text in part.paragraphs(details))
        case DueDay():
            clocks = due_in_zone(due_instant(part.on(details)), details.head.zone)
            return (_deadline(part.label, clocks, language),)
        case Moment():
            return (_deadline(part.label, instant_in_zone(part.at(details), part.zone(details)), language),)
        case Box():
            title, text = _say(part.title, words, language), _say(part.text, words, language)
            return (content.Notice(title=title, text=text, tone=part.tone),)
        case _:
            assert_never(part)


def _deadline(label: Text, clocks: TwoClocks, language: Language) -> Block:
    return content.Deadline(
        label=_in(label, language), utc=_in(clocks.utc, language), local=_in(clocks.local, language)
    )


def _about(head: Head) -> Text | None:
    if head.represented_by is not None:
        return _REPRESENTED
    return _GUARDIAN if head.guardian is not None else None


def reference(head: Head) -> tuple[Field, ...]:
    """Return the rows that say whom a letter concerns."""
    rows = [Field(labels.APPLICATION_NUMBER, verbatim(head.application_number))]
    if head.uci is not None:
        rows.append(Field(labels.UCI, verbatim(head.uci)))
    rows.append(Field(labels.APPLICANT, verbatim(head.applicant.full)))
    return tuple(typeset_field(row) for row in rows)


def _say(text: Text, words: Words, language: Language) -> str:
    return typeset(text.filled(**words).in_language(language), language)


def _in(text: Text, language: Language) -> str:
    return typeset(text.in_language(language), language)
