"""What the templates are given: plain values in one language, nothing left to look up."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Instant:
    """One instant: for machines, by UTC, and by the applicant's clock."""

    iso: str
    utc: str
    local: str


@dataclass(frozen=True, slots=True)
class Step:
    """One next step: whose it is, what, and the lines about its day: none, one, or a due date by both clocks."""

    holder: str
    text: str
    when: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case in the list."""

    number: str
    applicant: str
    form: str
    form_title: str
    received_on: str
    status: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class LaneLine:
    """One part of the way and where it stands; `icon` says in a picture what `status` says in words."""

    label: str
    icon: str
    status: str


@dataclass(frozen=True, slots=True)
class LetterLine:
    """One letter: its name and number, and the language and length of the file."""

    id: UUID
    label: str
    number: str
    languages: str
    hreflang: str
    length: str


@dataclass(frozen=True, slots=True)
class Happening:
    """One journal entry in words."""

    text: str
    details: tuple[str, ...]
    letters: tuple[LetterLine, ...]
    public: bool


@dataclass(frozen=True, slots=True)
class Act:
    """What one party did at one instant."""

    by: str
    happenings: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """One instant of the timeline and everything that happened at it."""

    at: Instant
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class CasePage:
    """One case, whole."""

    number: str
    applicant: str
    form: str
    form_title: str
    received: Instant | None
    languages: str
    permit: str
    status: str
    steps: tuple[Step, ...]
    lanes: tuple[LaneLine, ...]
    moments: tuple[Moment, ...]
