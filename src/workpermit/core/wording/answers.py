"""An application written out to be read: what was answered, as a person says it, step by step.

The applicant reads it before handing in, the officer beside the findings; both read the same words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from workpermit.core.forms.countries import COUNTRIES
from workpermit.core.forms.drafting import is_open
from workpermit.core.forms.faults import Place
from workpermit.core.forms.fields import (
    Choice,
    Country,
    Day,
    Field,
    FieldType,
    Form,
    Many,
    Money,
    Record,
    YesNo,
    members,
)
from workpermit.core.forms.leaves import Refused, read_leaf
from workpermit.core.forms.sections import DOCUMENTS, Section
from workpermit.core.text import Text
from workpermit.core.wording.typography import date_text, money

_YES_NO = {True: Text(en="Yes", fr="Oui"), False: Text(en="No", fr="Non")}
_NONE = Text(en="None", fr="Aucun")
_FILE = Text(en="{name} ({language})", fr="{name} ({language})")
_TRANSLATED = Text(en="{file}, translation: {name}", fr="{file}, traduction : {name}")


@dataclass(frozen=True, slots=True)
class Line:
    """One answer: what was asked, and what was answered."""

    label: Text
    value: Text


@dataclass(frozen=True, slots=True)
class Part:
    """Some answers under a heading; the heading of the step's own answers is None."""

    heading: Text | None
    lines: tuple[Line, ...]


def parts_of(section: Section, *, form: Form, answers: Mapping[str, Any]) -> tuple[Part, ...]:
    """Return what was answered on a step, group by group, of plain answers as `Filing.as_json` gives them.

    What was left out is left out here.
    """
    fields = [one for one in section.fields_of(form) if is_open(one, answers)]
    if section is DOCUMENTS:
        return tuple(_documents(fields, answers))
    parts = (part for part in _parts(fields, answers, None, answers) if part.lines)
    # A heading that only repeats the step's own says nothing.
    return tuple(replace(part, heading=None) if part.heading == section.title else part for part in parts)


def _documents(fields: Sequence[Field], answers: Mapping[str, Any]) -> Iterator[Part]:
    """Yield the attached files one to a line: what each is, its name, its language, its translation."""
    (field,) = fields
    kinds = {one.name: one.type for one in members(field.type)}
    entries = [entry for entry in answers.get(field.name) or () if isinstance(entry, Mapping)]
    lines = []
    for entry in entries:
        kind, language = (value_of(kinds[name], entry.get(name)) for name in ("kind", "language"))
        value = _FILE.filled(name=str(entry.get("file")), language=language)
        if "translation" in entry:
            value = _TRANSLATED.filled(file=value, name=str(entry["translation"]))
        lines.append(Line(kind, value))
    if lines:
        yield Part(None, tuple(lines))


def _parts(
    fields: Sequence[Field], group: Mapping[str, Any], heading: Text | None, whole: Mapping[str, Any]
) -> Iterator[Part]:
    yield Part(heading, tuple(_lines(fields, group, whole)))
    for field in fields:
        answer = group.get(field.name)
        match field.type, answer:
            case Record(inner), Mapping() if is_open(field, whole):
                yield from _parts(inner, answer, _under(heading, field.label), whole)
            case Many(Record(inner)), list():
                for number, entry in enumerate(answer, start=1):
                    if isinstance(entry, Mapping):
                        yield from _parts(inner, entry, _numbered(_under(heading, field.label), number, answer), whole)
            case _:
                pass  # A plain answer is a line of its own.


def _lines(fields: Sequence[Field], group: Mapping[str, Any], whole: Mapping[str, Any]) -> Iterator[Line]:
    for field in fields:
        answer = group.get(field.name)
        if answer is None or not is_open(field, whole):
            continue
        match field.type, answer:
            case Many(), []:
                yield Line(field.label, _NONE)
            case Many(Record()) | Record(), _:
                pass
            case Many(item), list():
                said = [value_of(item, one) for one in answer if one]
                if said:
                    yield Line(field.label, Text(en=", ".join(t.en for t in said), fr=", ".join(t.fr for t in said)))
            case kind, _:
                yield Line(field.label, value_of(kind, answer))


def value_of(kind: FieldType, answer: object) -> Text:
    """Return one answer in words; one that cannot be read stands as it was typed."""
    try:
        read = read_leaf(kind, answer, place=Place(_NONE, ""))  # type: ignore[arg-type] # plain answers alone come here
    except Refused:
        return _typed(answer)
    match kind, read:
        case YesNo(), bool():
            return _YES_NO[read]
        case Day(), date():
            return date_text(read)
        case Money(), Decimal():
            return money(read)
        case Country(), str():
            return COUNTRIES[read]
        case Choice(options), str():
            return options[read]
        case _:
            return _typed(answer)


def _typed(answer: object) -> Text:
    text = str(answer).strip() or "–"
    return Text(en=text, fr=text)


def _under(heading: Text | None, label: Text) -> Text:
    return label if heading is None else Text(en=f"{heading.en}: {label.en}", fr=f"{heading.fr}\u00a0: {label.fr}")


def _numbered(label: Text, number: int, entries: Sequence[object]) -> Text:
    return label if len(entries) == 1 else Text(en=f"{label.en} ({number})", fr=f"{label.fr} ({number})")
