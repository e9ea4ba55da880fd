"""What every letter carries, and the small values that several letters share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, tzinfo
from decimal import Decimal

from workpermit.core.text import Language, Text


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name as the passport has it; a name with only one part stands in `family`."""

    family: str
    given: str | None = None

    @property
    def full(self) -> str:
        """The given names, where there are any, before the family name."""
        return f"{self.given} {self.family}" if self.given else self.family


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of a letter: its number and date, whom it concerns and to whom it goes.

    `number` is the letter's own. `address` holds the lines under the recipient's name. A letter goes
    to `represented_by` where someone is named there, else to `guardian` (of a minor), else to the
    applicant; `recipient_address` is the recipient's own where it is not the applicant's. `zone` is the
    reader's own. `signatory` is the officer or, where none is named, the office.
    """

    number: str
    dated_on: date
    office: Text
    application_number: str
    applicant: Name
    address: tuple[str, ...]
    language: Language
    zone: tzinfo
    uci: str | None = None
    signatory: Text | None = None
    represented_by: str | None = None
    guardian: str | None = None
    recipient_address: tuple[str, ...] | None = None
    has_account: bool = True

    @property
    def recipient(self) -> str:
        """The one to whom the letter goes."""
        return self.represented_by or self.guardian or self.applicant.full

    @property
    def envelope(self) -> tuple[str, ...]:
        """The recipient and the lines of the recipient's address."""
        return (self.recipient, *(self.recipient_address or self.address))


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundLine:
    """One fee that is paid back: what it was for, how much in dollars, why, and to whom (the payer where None)."""

    fee: Text
    dollars: Decimal
    why: Text
    paid_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place one goes to or writes to: its name and the lines of its address."""

    name: str
    lines: tuple[str, ...]

    @property
    def on_one_line(self) -> str:
        """The address as one line, without the name."""
        return ", ".join(self.lines)
