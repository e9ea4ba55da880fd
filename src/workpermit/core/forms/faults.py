"""What is wrong with a filing, one fault each: where it is, its kind, and what would be right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from workpermit.core.text import Language, Text, Told


class FaultCode(StrEnum):
    """The kinds of fault; stable, for programs that file on behalf of people."""

    NOT_JSON = "not_json"
    UNKNOWN_SCHEMA = "unknown_schema"
    UNKNOWN_FORM = "unknown_form"
    UNKNOWN_FIELD = "unknown_field"
    REQUIRED = "required"
    WRONG_TYPE = "wrong_type"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    TOO_MANY = "too_many"
    BAD_FORMAT = "bad_format"
    IMPOSSIBLE_DATE = "impossible_date"
    UNKNOWN_COUNTRY = "unknown_country"
    UNKNOWN_CHOICE = "unknown_choice"
    UNKNOWN_ZONE = "unknown_zone"
    DATE_ORDER = "date_order"
    OTHER_PROVINCE = "other_province"
    OTHER_NAME = "other_name"
    UNKNOWN_CASE = "unknown_case"
    NOT_AWAITED = "not_awaited"
    FILE_NAMED_TWICE = "file_named_twice"
    FILE_MISSING = "file_missing"
    FILE_NOT_NAMED = "file_not_named"
    FILE_REFUSED = "file_refused"
    FILE_TOO_LARGE = "file_too_large"
    UNSAFE_NAME = "unsafe_name"
    NOT_A_PACKAGE = "not_a_package"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: the path of the field (or the name of the file), its code, and one sentence on what would be right.

    `message` names label and path, for one who looks at a file. `beside` is the same sentence for one who looks at
    the field on a page: no path, and none of the marks of JSON.
    """

    path: str
    code: FaultCode
    message: Text
    on_page: Text | None = None

    @property
    def beside(self) -> Text:
        """The sentence as it stands beside the field."""
        return self.on_page or self.message


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a filing one is: the label a person knows and the dotted path a program knows."""

    label: Text
    path: str

    def inside(self, name: str, *, label: Text) -> Place:
        """Return the place of a field inside this one."""
        return Place(label, f"{self.path}.{name}" if self.path else name)

    def entry(self, index: int) -> Place:
        """Return the place of one entry of a list, counted from 0 as JSON tools do."""
        return Place(self.label, f"{self.path}[{index}]")

    @property
    def named(self) -> Told:
        """The field as a sentence names it: by label and path in a file, by its label alone on a page."""
        return Told(_IN_FILE.filled(label=self.label, path=self.path), self.label)

    def fault(self, code: FaultCode, sentence: Text, **values: str | Text | Told) -> Fault:
        """Return a fault at this place, its sentence filled."""
        words: dict[str, str | Text | Told] = {"label": self.label, "path": self.path, "where": self.named, **values}
        in_file = {name: word.in_file if isinstance(word, Told) else word for name, word in words.items()}
        on_page = {name: word.on_page if isinstance(word, Told) else word for name, word in words.items()}
        return Fault(self.path, code, sentence.filled(**in_file), sentence.filled(**on_page))


_IN_FILE = Text(en="{label} ({path})", fr="{label} ({path})")


class FilingFaults(Exception):
    """Raised when a filing is malformed; holds every fault found, in the order of the form."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.in_language(Language.EN)))

    def in_language(self, language: Language) -> tuple[str, ...]:
        """Return one line per fault."""
        return tuple(fault.message.in_language(language) for fault in self.faults)
