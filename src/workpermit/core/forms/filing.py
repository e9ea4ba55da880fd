"""A filing: one application as it was handed in, read and well-formed, with typed ways to its answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TypeVar

from workpermit.core.forms.catalogue import SCHEMA, SCHEMA_KEY
from workpermit.core.forms.fields import Answer, Field, Form, field_at, members
from workpermit.core.text import Language

_T = TypeVar("_T", str, date, bool, Decimal)


@cache
def _steps(path: str) -> tuple[str, ...]:
    """Split a dotted path; we write the paths, so they are few."""
    return tuple(path.split("."))


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of one form, or of one group inside it; a path the form lacks is a `KeyError`."""

    fields: tuple[Field, ...]
    values: Mapping[str, Answer]

    def get(self, path: str) -> Answer | None:
        """Return the answer at a dotted path, or None where none was given."""
        answer: Answer | None = self.values
        for name in _steps(path):
            answer = answer.get(name) if isinstance(answer, dict) else None
        if answer is None:
            field_at(self.fields, path)  # what was answered is in the form; what was not may be misspelt by us
        return answer

    def _typed(self, path: str, kind: type[_T]) -> _T | None:
        answer = self.get(path)
        if answer is not None and not isinstance(answer, kind):
            raise TypeError(f"{path} is not a {kind.__name__}")
        return answer

    def text(self, path: str) -> str | None:
        """Return a text, code or choice."""
        return self._typed(path, str)

    def day(self, path: str) -> date | None:
        """Return a date."""
        return self._typed(path, date)

    def yes(self, path: str) -> bool | None:
        """Return a yes or no."""
        return self._typed(path, bool)

    def money(self, path: str) -> Decimal | None:
        """Return an amount in dollars."""
        return self._typed(path, Decimal)

    def group(self, path: str) -> Answers | None:
        """Return the group at a path."""
        answer = self.get(path)
        return Answers(members(field_at(self.fields, path).type), answer) if isinstance(answer, Mapping) else None

    def entries(self, path: str) -> tuple[Answers, ...]:
        """Return the records of a list; none where the list is empty or was left out."""
        answer, fields = self.get(path), members(field_at(self.fields, path).type)
        listed = answer if isinstance(answer, tuple) else ()
        return tuple(Answers(fields, entry) for entry in listed if isinstance(entry, Mapping))


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address as given."""

    street: str | None
    unit: str | None
    city: str | None
    region: str | None
    postal_code: str | None
    country: str

    @classmethod
    def of(cls, group: Answers) -> Address:
        """Return the address that a group of answers gives."""
        text = group.text
        country = text("country") or ""
        return cls(text("street"), text("unit"), text("city"), text("region"), text("postal_code"), country)


@dataclass(frozen=True, slots=True)
class NamedEmployer:
    """The employer of the job offer, as the applicant names it."""

    operating_name: str
    legal_name: str | None
    business_number: str | None
    address: Address | None


@dataclass(frozen=True, slots=True)
class Attached:
    """One attached document: what it is, its file, its language, and the file of its translation."""

    kind: str
    file: str
    language: str
    translation: str | None


@dataclass(frozen=True, slots=True)
class Filing:
    """One application as handed in: the form and its answers."""

    form: Form
    values: Mapping[str, Answer]

    @property
    def answers(self) -> Answers:
        """The answers by path."""
        return Answers(self.form.fields, self.values)

    @property
    def family_name(self) -> str:
        """The family name, or the only name of a person who has one."""
        return self.answers.text("applicant.family_name") or ""

    @property
    def full_name(self) -> str:
        """The names in the order they are spoken."""
        return " ".join(filter(None, (self.answers.text("applicant.given_names"), self.family_name)))

    @property
    def language(self) -> Language:
        """The language the person chose for letters."""
        return Language(self.answers.text("contact.language") or "")

    @property
    def email(self) -> str:
        """The e-mail address of the applicant."""
        return self.answers.text("contact.email") or ""

    @property
    def time_zone(self) -> str:
        """The IANA name of the applicant's zone."""
        return self.answers.text("contact.time_zone") or ""

    @property
    def mailing_address(self) -> Address | None:
        """Where paper is sent: the mailing address, else the home address."""
        group = self.answers.group("mailing") or self.answers.group("residence")
        return Address.of(group) if group else None

    @property
    def employer(self) -> NamedEmployer | None:
        """The employer of the job offer, if there is one."""
        group = self.answers.group("job_offer.employer")
        if group is None:
            return None
        text, where = group.text, group.group("address")
        address = Address.of(where) if where else None
        return NamedEmployer(text("operating_name") or "", text("legal_name"), text("business_number"), address)

    @property
    def attached(self) -> tuple[Attached, ...]:
        """The attached documents in the order they are named."""
        texts = [{name: str(text) for name, text in one.values.items()} for one in self.answers.entries("documents")]
        return tuple(
            Attached(one.get("kind", ""), one.get("file", ""), one.get("language", ""), one.get("translation"))
            for one in texts
        )

    def as_json(self) -> dict[str, object]:
        """Return the filing as plain JSON in its canonical spelling; reading that again gives an equal filing."""
        return {SCHEMA_KEY: SCHEMA, **{name: _plain(answer) for name, answer in self.values.items()}}


def _plain(answer: Answer) -> object:
    match answer:
        case Mapping():
            return {name: _plain(inner) for name, inner in answer.items()}
        case tuple():
            return [_plain(inner) for inner in answer]
        case date():
            return answer.isoformat()
        case Decimal():
            return str(answer)
        case _:
            return answer
