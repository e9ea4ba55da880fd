"""Messages that programmes ask for: what a template is, and how one is filled from a case's facts (IN-03; ADR-10).

A template is data: paragraphs with `{gaps}`, one of them perhaps a choice, and the fields that fill the gaps. The texts
themselves stand in `messages.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias

from workpermit.core.law.vocabulary.types import Facts
from workpermit.core.law.written_days import english_day, french_day
from workpermit.core.text import Text

Values: TypeAlias = Mapping[str, str | date]
GAP = re.compile(r"\{(\w+)\}")


class FieldKind(StrEnum):
    """What a gap takes."""

    PERMIT_NUMBER = "permit_number"
    DAY = "day"
    NAME = "name"
    TRACKING = "tracking"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Field:
    """One gap: its name, kind, label, and what stands there while nobody has filled it."""

    name: str
    kind: FieldKind
    label: Text
    unfilled: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, in the English that is sent and in our French; `label` names it where it is missing."""

    label: Text
    words: Text


@dataclass(frozen=True, slots=True)
class Choice:
    """A paragraph with alternatives, by the value that chooses one; `marks` are phrases that show which was chosen."""

    name: str
    label: Text
    options: Mapping[str, Paragraph]
    marks: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Template:
    """A programme's message; `prescribed` where the text is published and not ours."""

    code: str
    prescribed: bool
    paragraphs: tuple[Paragraph | Choice, ...]
    fields: tuple[Field, ...]

    def gaps(self, chosen: Values) -> tuple[Field, ...]:
        """Return the fields of the paragraphs that the choices leave."""
        named = {gap for one in paragraphs_of(self, chosen) for gap in GAP.findall(one.words.en)}
        return tuple(field for field in self.fields if field.name in named)


@dataclass(frozen=True, slots=True)
class Message:
    """A message ready to send: the English text, and our French rendering, which is not sent."""

    sent: str
    rendering: str
    prescribed: bool

    @property
    def remark(self) -> Text:
        """Return what to say beside the rendering."""
        return _OURS_BESIDE if self.prescribed else _OURS


_OURS_BESIDE = Text(
    en="The English text is prescribed and is what is sent. The French is our rendering and is not sent.",
    fr="Le texte anglais est prescrit et c’est lui qui est envoyé. Le français est notre version et n’est pas envoyé.",
)
_OURS = Text(
    en="No text is prescribed for this programme; the wording is ours. The English text is sent.",
    fr="Aucun texte n’est prescrit pour ce programme ; la formulation est la nôtre. Le texte anglais est envoyé.",
)


@dataclass(frozen=True, slots=True)
class MessageFault:
    """A field that is missing or impossible, and what would be right."""

    field: str
    text: Text


class MessageIncomplete(ValueError):
    """The message cannot be built; `faults` name each field."""

    def __init__(self, *faults: MessageFault) -> None:
        super().__init__("; ".join(fault.text.en for fault in faults))
        self.faults = faults


def paragraphs_of(template: Template, chosen: Values) -> Iterator[Paragraph]:
    """Yield the paragraphs, of each choice the option chosen; none where nothing known is chosen."""
    for one in template.paragraphs:
        if isinstance(one, Paragraph):
            yield one
        elif (option := one.options.get(str(chosen.get(one.name)))) is not None:
            yield option


def build(template: Template, values: Values) -> Message:
    """Return the message with its gaps filled.

    Raises:
        MessageIncomplete: a field is missing or impossible, or no alternative is chosen.
    """
    faults = tuple(faults_of(template, values))
    if faults:
        raise MessageIncomplete(*faults)
    paragraphs = tuple(paragraphs_of(template, values))
    english = {name: english_day(value) if isinstance(value, date) else value for name, value in values.items()}
    french = {name: french_day(value) if isinstance(value, date) else value for name, value in values.items()}
    return Message(
        "\n\n".join(one.words.en.format_map(english) for one in paragraphs),
        "\n\n".join(one.words.fr.format_map(french) for one in paragraphs),
        template.prescribed,
    )


def faults_of(template: Template, values: Values) -> Iterator[MessageFault]:
    """Yield what is missing or impossible among the values of a message."""
    for one in template.paragraphs:
        if isinstance(one, Choice) and values.get(one.name) not in one.options:
            yield MessageFault(one.name, _NOT_CHOSEN.filled(label=one.label))
    for field in template.gaps(values):
        value = values.get(field.name)
        if value is None or not str(value).strip():
            yield MessageFault(field.name, _MISSING.filled(label=field.label))
        elif field.kind is FieldKind.PERMIT_NUMBER:
            yield from _permit_faults(field, str(value))


def _permit_faults(field: Field, number: str) -> Iterator[MessageFault]:
    # The patterns of numbers are slow to make, and most who read of a programme build no message.
    from workpermit.core.law.identifiers import BadIdentifier, parse_permit_number

    try:
        parse_permit_number(number)
    except BadIdentifier as error:
        yield MessageFault(field.name, error.text)


def warnings_of(template: Template, values: Values) -> tuple[Text, ...]:
    """Return what is taken although it looks odd: a permit number of fewer than nine digits (ADR-10)."""
    from workpermit.core.law.identifiers import is_full_permit_number

    permits = [field.name for field in template.gaps(values) if field.kind is FieldKind.PERMIT_NUMBER]
    numbers = [str(values[name]) for name in permits if values.get(name)]
    return tuple(_SHORT_NUMBER.filled(number=number) for number in numbers if not is_full_permit_number(number))


def values_from(facts: Facts) -> dict[str, str | date]:
    """Return the values that a case's facts give; of the permits held, the one that ended last."""
    permits: Any = facts.get("previous_permits") or ()
    held: Mapping[str, Any] = max(permits, key=lambda one: str(one.get("valid_until") or ""), default={})
    known: dict[str, Any] = {
        "permit_number": held.get("number"),
        "expired_on": held.get("valid_until"),
        "channel": facts.get("channel"),
        "tracking_number": facts.get("tracking_number"),
        "employer": facts.get("employer_name"),
        "occupation": facts.get("occupation_title"),
    }
    return {name: value for name, value in known.items() if value is not None}


_MISSING = Text(en="{label}: missing", fr="{label} : manquant")
_NOT_CHOSEN = Text(en="{label}: not chosen", fr="{label} : non choisi")
_SHORT_NUMBER = Text(
    en="the permit number {number} has fewer than nine digits; it is taken as it stands",
    fr="le numéro de permis {number} compte moins de neuf chiffres ; il est pris tel quel",
)
