"""What a fact is: its name, type, label and origin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeAlias

from workpermit.core.text import Text

Scalar: TypeAlias = bool | int | str | date | datetime | None
Record: TypeAlias = Mapping[str, Any]
Value: TypeAlias = Scalar | frozenset[str] | Sequence[str] | Sequence[Record] | Record
Facts: TypeAlias = Mapping[str, Value]


class FactType(StrEnum):
    """The kinds of values; a list of records names its fields."""

    BOOLEAN = "boolean"
    NUMBER = "number"
    DATE = "date"
    INSTANT = "instant"
    TEXT = "text"
    CODE = "code"
    CODES = "codes"
    COUNTRY = "country"
    COUNTRIES = "countries"
    RECORDS = "records"


class Origin(StrEnum):
    """Who can tell the fact, so that a missing one is asked of the right person."""

    FORM = "form"
    OFFICE = "office"
    OFFICER = "officer"
    BORDER = "border"
    EMPLOYER_LIST = "employer_list"
    PANEL_PHYSICIAN = "panel_physician"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that can be known about an application.

    `nullable` facts may be known to be none (a date that never was); `fields` are those of each record.
    """

    name: str
    type: FactType
    label: Text
    example: Value
    origin: Origin
    unit: str = ""
    description: Text | None = None
    choices: tuple[str, ...] = ()
    fields: tuple[Fact, ...] = ()
    nullable: bool = False
