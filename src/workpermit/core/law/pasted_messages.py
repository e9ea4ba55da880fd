"""Reads a message that someone pasted, whatever its case, line breaks, bold marks, brackets or dates (IN-03; ADR-10).

A gap is found by the words around it in the template, English or French. What is missing, unfilled, impossible or said
twice is named; nothing is guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from workpermit.core.law.identifiers import BadIdentifier, parse_permit_number
from workpermit.core.law.messages import TEMPLATES
from workpermit.core.law.templates import (
    GAP,
    Choice,
    Field,
    FieldKind,
    MessageFault,
    Paragraph,
    Template,
    paragraphs_of,
    warnings_of,
)
from workpermit.core.law.written_days import UnreadableDay, read_day
from workpermit.core.text import Text

_MARKS = re.compile(r"</?(?:b|strong|em|i|p|br)\s*/?>|_{2,}|[*`\[\]«»“”\"]+|^\s*>+", re.IGNORECASE | re.MULTILINE)
_WORD = re.compile(r"[^\W_]+")
_WORDS_BEFORE, _WORDS_AFTER = 3, 2
_DAY_AT_MOST = 48  # characters in which a day is looked for
_SAME_PARAGRAPH = 0.8  # the share of a paragraph's longer words that must be there
_LONGER = 4
_NAME_AT_MOST = 200
# A number in groups: each later group holds a figure or is the two letters of a country (LM 123 456 789 CA).
_GROUPED = re.compile(r"[\w-]+(?:\s(?:[\w-]*\d[\w-]*|[A-Z]{2}(?!\w)))*")


@dataclass(frozen=True, slots=True)
class PastedMessage:
    """What a pasted message says; `code` is None where no code word stands in it."""

    code: str | None
    values: Mapping[str, str | date]
    faults: tuple[MessageFault, ...]
    warnings: tuple[Text, ...]


def read_message(pasted: str) -> PastedMessage:
    """Return the fields of a pasted message, and each one that is missing or impossible."""
    text = flattened(pasted)
    codes = [code for code in TEMPLATES if re.search(rf"(?<!\w){code}(?!\w)", text, re.IGNORECASE)]
    if len(codes) != 1:
        known = ", ".join(TEMPLATES)
        return PastedMessage(
            None, {}, (MessageFault("code", (_TWO_CODES if codes else _NO_CODE).filled(codes=known)),), ()
        )
    template = TEMPLATES[codes[0]]
    faults: list[MessageFault] = []
    values: dict[str, str | date] = dict(_chosen(template, text, faults))
    for field in template.gaps(values):
        _read_field(template, field, text, values, faults)
    faults.extend(_missing_paragraphs(template, values, text))
    return PastedMessage(template.code, values, tuple(faults), warnings_of(template, values))


def flattened(pasted: str) -> str:
    """Return a text on one line, without bold marks, brackets and quotation marks."""
    text = unicodedata.normalize("NFKC", pasted).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return " ".join(_MARKS.sub(" ", text).split())


def _chosen(template: Template, text: str, faults: list[MessageFault]) -> Iterator[tuple[str, str]]:
    for one in template.paragraphs:
        if not isinstance(one, Choice):
            continue
        found = [name for name, marks in one.marks.items() if any(_phrase(mark).search(text) for mark in marks)]
        if len(found) == 1:
            yield one.name, found[0]
        else:
            faults.append(MessageFault(one.name, (_BOTH if found else _MISSING).filled(label=one.label)))


def _read_field(
    template: Template, field: Field, text: str, values: dict[str, str | date], faults: list[MessageFault]
) -> None:
    written = next(filter(None, (found(text) for found in _finders(template, field))), None)
    if written is None or written.casefold() in field.unfilled or "#" in written:
        faults.append(MessageFault(field.name, _MISSING.filled(label=field.label)))
        return
    try:
        values[field.name] = _VALUE[field.kind](written)
    except BadIdentifier as error:
        faults.append(MessageFault(field.name, _IMPOSSIBLE.filled(label=field.label, given=written, right=error.text)))
    except UnreadableDay as error:
        if _unfilled_day(written, field):
            faults.append(MessageFault(field.name, _MISSING.filled(label=field.label)))
            return
        right = _TWO_DAYS if error.ambiguous else _NO_DAY
        given = written.partition(". ")[0]
        faults.append(MessageFault(field.name, _IMPOSSIBLE.filled(label=field.label, given=given, right=right)))


def _unfilled_day(written: str, field: Field) -> bool:
    first = _WORD.match(written)
    return first is not None and first[0].casefold() in field.unfilled


def _joined(written: str) -> str:
    """Return a number without the spaces between its groups; one without a figure is none."""
    if not any(map(str.isdigit, written)):
        raise BadIdentifier(_NO_FIGURE)
    return "".join(written.split())


_VALUE: Mapping[FieldKind, Callable[[str], str | date]] = {
    FieldKind.PERMIT_NUMBER: parse_permit_number,
    FieldKind.DAY: read_day,
    FieldKind.NAME: str,
    FieldKind.TRACKING: _joined,
    FieldKind.NUMBER: _joined,
}


def _missing_paragraphs(template: Template, values: Mapping[str, str | date], text: str) -> Iterator[MessageFault]:
    """Yield the paragraphs without gaps that the message leaves out: the request and the declaration."""
    given = {word.casefold() for word in _WORD.findall(text)}
    for paragraph in paragraphs_of(template, values):
        if not GAP.search(paragraph.words.en) and not _is_there(paragraph, given):
            yield MessageFault("text", _MISSING.filled(label=paragraph.label))


def _is_there(paragraph: Paragraph, given: set[str]) -> bool:
    for side in (paragraph.words.en, paragraph.words.fr):
        words = {word.casefold() for word in _WORD.findall(flattened(side)) if len(word) >= _LONGER}
        if len(words & given) >= _SAME_PARAGRAPH * len(words):
            return True
    return False


# --- finding a gap by the words around it -------------------------------------------------------------------------


def _finders(template: Template, field: Field) -> Iterator[Callable[[str], str | None]]:
    for one in template.paragraphs:
        for paragraph in one.options.values() if isinstance(one, Choice) else (one,):
            for side in (paragraph.words.en, paragraph.words.fr):
                if f"{{{field.name}}}" in side:
                    yield _finder(flattened(side), field)


def _finder(side: str, field: Field) -> Callable[[str], str | None]:
    """Return the function that cuts one gap out of a message, by one side of a paragraph."""
    parts = GAP.split(side)  # words, gap, words, gap, words
    literals, gaps = parts[0::2], parts[1::2]
    first = last = gaps.index(field.name)
    while first > 0 and not _WORD.search(literals[first]):
        first -= 1
    while last < len(gaps) - 1 and not _WORD.search(literals[last + 1]):
        last += 1
    begins = _phrase(" ".join(_WORD.findall(literals[first])[-_WORDS_BEFORE:]))
    after = _WORD.findall(literals[last + 1])[:_WORDS_AFTER]
    ends = _phrase(" ".join(after)) if after else None
    separators = [literal.strip() for literal in literals[first + 1 : last + 1]]
    position = gaps.index(field.name) - first

    def cut(text: str) -> str | None:
        found = begins.search(text)
        if found is None:
            return None
        rest = text[found.end() :].lstrip(" :,-")
        if field.kind is FieldKind.DAY:
            return rest[:_DAY_AT_MOST] or None
        span = _span(rest, ends, field.kind)
        pieces = _split(span, separators)
        return pieces[position].strip(" ,;:") or None if pieces is not None else None

    return cut


def _span(rest: str, ends: re.Pattern[str] | None, kind: FieldKind) -> str:
    """Return the text up to the words that follow the gap, or to the end of the sentence."""
    stop = ends.search(rest[:_NAME_AT_MOST]) if ends is not None else None
    if stop is not None:
        return rest[: stop.start()]
    if kind is FieldKind.NAME:
        sentence = re.search(r"\.\s+(?=[A-ZÀ-Ý])|\.$", rest)
        return rest[: sentence.start()] if sentence else rest
    grouped = _GROUPED.match(rest)
    return grouped[0] if grouped else ""


def _split(span: str, separators: list[str]) -> list[str] | None:
    """Split a span at the marks between neighbouring gaps, those between spaces first; None where one is not there."""
    pieces: list[str] = []
    for mark in separators:
        left, found, span = span.partition(f" {mark} ") if f" {mark} " in span else span.partition(mark)
        if not found:
            return None
        pieces.append(left)
    return [*pieces, span]


def _phrase(words: str) -> re.Pattern[str]:
    return re.compile(r"\b" + r"\W+".join(map(re.escape, _WORD.findall(words))) + r"\b", re.IGNORECASE)


_NO_CODE = Text(
    en="the code word is missing; the message needs one of {codes}",
    fr="le code manque ; le message doit porter l’un de {codes}",
)
_TWO_CODES = Text(
    en="the message carries several code words; it needs exactly one of {codes}",
    fr="le message porte plusieurs codes ; il en faut exactement un parmi {codes}",
)
_MISSING = Text(en="{label}: missing", fr="{label} : manquant")
_BOTH = Text(
    en="{label}: both are named; choose one",
    fr="{label} : les deux sont nommés ; choisissez l’un des deux",
)
_IMPOSSIBLE = Text(en="{label} is “{given}”; {right}", fr="{label} : « {given} » ; {right}")
_NO_FIGURE = Text(en="such a number has figures in it", fr="un tel numéro comporte des chiffres")
_NO_DAY = Text(
    en="that is not a day; write for example December 10, 2023 or 2023-12-10",
    fr="ce n’est pas un jour ; écrivez par exemple 10 décembre 2023 ou 2023-12-10",
)
_TWO_DAYS = Text(
    en="that can be read as two days; write the month as a word",
    fr="cela peut désigner deux jours ; écrivez le mois en lettres",
)
