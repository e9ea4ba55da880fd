"""What a field of a form is: its name, its type, its words, when it is needed and the fact it yields.

A form is a tree of fields. `Record` groups fields under a name, `Many` repeats one; everything
else is a leaf. The reader, the published JSON Schema, the facts and the list of unanswered
fields are all derived from this one tree.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from workpermit.core.text import Text, Told

Answer: TypeAlias = "str | bool | date | Decimal | tuple[Answer, ...] | Mapping[str, Answer]"
"""One answer as the reader hands it on: text and codes are `str`, dates `date`, dollars `Decimal`."""


class Need(StrEnum):
    """How badly a field is wanted: the difference between a bad package and an incomplete application."""

    TO_READ = "to_read"  # without it the package is malformed: refused, nothing is stored
    TO_COMPLETE = "to_complete"  # without it the application is incomplete: received, then returned (AYA-04)
    MAY = "may"  # left out by most people


@dataclass(frozen=True, slots=True)
class When:
    """A condition on another answer of the same form: the field is needed when `path` has one of `values`."""

    path: str
    values: tuple[str | bool, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Free text in any script, of one line unless `lines` is set."""

    at_most: int = 120
    lines: bool = False


@dataclass(frozen=True, slots=True)
class Coded:
    """Text of a fixed shape: an identifier, an e-mail address, a time zone.

    `pattern` is the shape that the JSON Schema publishes; `parse` returns the canonical spelling
    and may refuse more than the pattern does by raising a `ValueError`.
    """

    expected: Text | Told
    pattern: str
    parse: Callable[[str], str] = str.strip


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar date, written 2025-06-17."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory, by its two-letter code."""


@dataclass(frozen=True, slots=True)
class YesNo:
    """A yes or no, written true or false."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in Canadian dollars, written "155.00"."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a list: code and label."""

    options: Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class Record:
    """A group of fields under one name."""

    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Many:
    """A list of records or of plain answers."""

    item: Leaf | Record
    at_most: int = 40


Leaf = Words | Coded | Day | Country | YesNo | Money | Choice
FieldType = Leaf | Record | Many


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form; `fact` names the fact its answer yields unchanged."""

    name: str
    type: FieldType
    label: Text
    need: Need = Need.MAY
    when: When | None = None
    fact: str | None = None
    help: Text | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """One application form: its code, its number as printed, its title and its fields."""

    code: str
    number: str
    title: Text
    fields: tuple[Field, ...]

    def field_at(self, path: str) -> Field:
        """Return the field at a dotted path such as `passport.number`.

        Raises:
            KeyError: the form has no such field.
        """
        return field_at(self.fields, path)


def field_at(fields: tuple[Field, ...], path: str) -> Field:
    """Return the field at a dotted path; list items are entered by the list's own name.

    Raises:
        KeyError: no such field.
    """
    kept = _found.get((id(fields), path))
    if kept is None:
        kept = _found[id(fields), path] = (fields, _search(fields, path))
    return kept[1]


# By identity, since hashing a whole form costs more than searching it; the fields are kept, so their id stays theirs.
# Paths are written by us, so they are few.
_found: dict[tuple[int, str], tuple[tuple[Field, ...], Field]] = {}


def _search(fields: tuple[Field, ...], path: str) -> Field:
    name, _, rest = path.partition(".")
    for field in fields:
        if field.name == name:
            return _search(members(field.type), rest) if rest else field
    raise KeyError(f"no field {path!r} in the form")


def members(kind: FieldType) -> tuple[Field, ...]:
    """Return the fields inside a record, or inside each record of a list; none for a leaf."""
    group = kind.item if isinstance(kind, Many) else kind
    return group.fields if isinstance(group, Record) else ()
