"""The parts a letter is made of, each with the condition under which it stands there.

    Wording[D] ── letter, title, values, parts
        └─ Part[D]  ── text or rows, and `when`: a question to the details D

A letter is a table of parts: reading it down tells which paragraphs a letter holds, and why. The text of
a part may hold `{placeholders}`; `values` fills them. Rows and listed items arrive finished.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from typing import Generic, Protocol, TypeVar

from workpermit.core.case.letters import Letter
from workpermit.core.text import Text
from workpermit.core.wording.content import Tone
from workpermit.core.wording.head import Head


class HasHead(Protocol):
    """Any details: all of them have a head."""

    @property
    def head(self) -> Head:
        """The head of the letter."""


D_contra = TypeVar("D_contra", bound=HasHead, contravariant=True)
Words = Mapping[str, str | Text]
Pairs = tuple[tuple[Text, Text], ...]


def always(_: object) -> bool:
    """Hold in every letter."""
    return True


@dataclass(frozen=True, slots=True)
class Topic(Generic[D_contra]):
    """A heading."""

    text: Text
    when: Callable[[D_contra], bool] = always


@dataclass(frozen=True, slots=True)
class Say(Generic[D_contra]):
    """A paragraph, or one line of a `Points`."""

    text: Text
    when: Callable[[D_contra], bool] = always


@dataclass(frozen=True, slots=True)
class Points(Generic[D_contra]):
    """A list of lines written here, each with its own condition."""

    lines: tuple[Say[D_contra], ...]
    numbered: bool = False
    when: Callable[[D_contra], bool] = always


@dataclass(frozen=True, slots=True)
class Listing(Generic[D_contra]):
    """A list of items that the details hold."""

    items: Callable[[D_contra], tuple[Text, ...]]
    numbered: bool = False
    when: Callable[[D_contra], bool] = always


@dataclass(frozen=True, slots=True)
class Table(Generic[D_contra]):
    """Rows of a label and a value."""

    rows: Callable[[D_contra], Pairs]
    when: Callable[[D_contra], bool] = always


@dataclass(frozen=True, slots=True)
class Told(Generic[D_contra]):
    """Finished paragraphs that the details hold, such as an officer's own words."""

    paragraphs: Callable[[D_contra], tuple[Text, ...]]
    when: Callable[[D_contra], bool] = always


@dataclass(frozen=True, slots=True)
class DueDay(Generic[D_contra]):
    """A due date in its two clocks: it closes at midnight UTC, at the end of the day (AYA-09)."""

    label: Text
    on: Callable[[D_contra], date]
    when: Callable[[D_contra], bool] = always


@dataclass(frozen=True, slots=True)
class Moment(Generic[D_contra]):
    """An appointment in its two clocks; `zone` is that of the place."""

    label: Text
    at: Callable[[D_contra], datetime]
    zone: Callable[[D_contra], tzinfo]
    when: Callable[[D_contra], bool] = always


@dataclass(frozen=True, slots=True)
class Box(Generic[D_contra]):
    """A boxed sentence or two that must not be missed."""

    title: Text
    text: Text
    tone: Tone = Tone.INFORMATION
    when: Callable[[D_contra], bool] = always


Part = (
    Topic[D_contra]
    | Say[D_contra]
    | Points[D_contra]
    | Listing[D_contra]
    | Table[D_contra]
    | Told[D_contra]
    | DueDay[D_contra]
    | Moment[D_contra]
    | Box[D_contra]
)


def _no_values(_: object) -> Words:
    return {}


@dataclass(frozen=True, slots=True)
class Wording(Generic[D_contra]):
    """The wording of one letter. `about` is false for the documents that a person carries and shows."""

    letter: Letter
    title: Text
    parts: tuple[Part[D_contra], ...]
    values: Callable[[D_contra], Words] = field(default=_no_values)
    about: bool = True
