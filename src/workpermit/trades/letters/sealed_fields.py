"""What a seal says about a document, and the one way to write it: a CBOR map with whole numbers as keys.

     1 kind · 2 number · 3 application number · 4 name · 5 birth date · 6 citizenship · 7 employer · 8 type of work
     9 place · 10 valid from · 11 valid until · 12 issued on · 13 issuer · 14 digest of the printed text
    15 received at

Dates are whole days and instants whole seconds since 1970-01-01 UTC. A field without a value is left out. A number is
never given a new meaning. A receipt says when an application reached the office; it holds for no time, and nothing of
the person but the name (ADR-48).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import IntEnum
from typing import Any, Final

import cbor2

from workpermit.core.text import Text

_EPOCH: Final = date(1970, 1, 1)
DIGEST_LENGTH: Final = 12


class DocumentKind(IntEnum):
    """What is sealed."""

    INTRODUCTION = 1
    WORK_PERMIT = 2
    RECEIPT = 3


KIND_LABELS: Final[Mapping[DocumentKind, Text]] = {
    DocumentKind.INTRODUCTION: Text(en="Letter of introduction", fr="Lettre d’introduction"),
    DocumentKind.WORK_PERMIT: Text(en="Work permit", fr="Permis de travail"),
    DocumentKind.RECEIPT: Text(en="Receipt of an application", fr="Reçu d’une demande"),
}


@dataclass(frozen=True, slots=True)
class SealedFields:
    """The fields of a document that its seal proves.

    `printed` is the digest of the text on the pages (see `printed.py`); without it, only the fields can be compared.
    An open permit has no employer and no place. Of the fields that may be None, an introduction and a permit have
    `born_on`, `citizenship` and `valid_until`, a receipt `received_at` (UTC, whole seconds).
    """

    kind: DocumentKind
    number: str
    application_number: str
    name: str
    issued_on: date
    issuer: str
    born_on: date | None = None
    citizenship: str | None = None
    valid_until: date | None = None
    valid_from: date | None = None
    employer: str | None = None
    type_of_work: str | None = None
    place: str | None = None
    printed: bytes | None = None
    received_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Shape:
    """How one field stands in the map; `most` is in UTF-8 bytes, so that the worst case still fits a symbol of 4 cm."""

    key: int
    name: str
    kind: type
    most: int = 0

    @property
    def identifies(self) -> bool:
        """Return whether the text names one thing, so that it must never be cut."""
        return self.most <= 16


_SHAPES: Final = (
    _Shape(1, "kind", DocumentKind),
    _Shape(2, "number", str, 16),
    _Shape(3, "application_number", str, 16),
    _Shape(4, "name", str, 64),
    _Shape(5, "born_on", date),
    _Shape(6, "citizenship", str, 2),
    _Shape(7, "employer", str, 44),
    _Shape(8, "type_of_work", str, 36),
    _Shape(9, "place", str, 28),
    _Shape(10, "valid_from", date),
    _Shape(11, "valid_until", date),
    _Shape(12, "issued_on", date),
    _Shape(13, "issuer", str, 24),
    _Shape(14, "printed", bytes, DIGEST_LENGTH),
    _Shape(15, "received_at", datetime),
)
_BY_KEY: Final = {shape.key: shape for shape in _SHAPES}
_ALWAYS: Final = frozenset({"kind", "number", "application_number", "name", "issued_on", "issuer"})
_ALSO: Final[Mapping[DocumentKind, frozenset[str]]] = {
    DocumentKind.INTRODUCTION: frozenset({"born_on", "citizenship", "valid_until"}),
    DocumentKind.WORK_PERMIT: frozenset({"born_on", "citizenship", "valid_until"}),
    DocumentKind.RECEIPT: frozenset({"received_at"}),
}
_MANDATORY: Final[Mapping[DocumentKind, frozenset[int]]] = {
    kind: frozenset(shape.key for shape in _SHAPES if shape.name in _ALWAYS | also) for kind, also in _ALSO.items()
}
_LAST_SECOND: Final = 2**32 - 1  # in the year 2106

LABELS: Final[Mapping[str, Text]] = {
    "kind": Text(en="Document", fr="Document"),
    "number": Text(en="Number", fr="Numéro"),
    "application_number": Text(en="Application number", fr="Numéro de la demande"),
    "name": Text(en="Name", fr="Nom"),
    "born_on": Text(en="Date of birth", fr="Date de naissance"),
    "citizenship": Text(en="Citizenship", fr="Citoyenneté"),
    "employer": Text(en="Employer", fr="Employeur"),
    "type_of_work": Text(en="Type of work", fr="Type de travail"),
    "place": Text(en="Place of work", fr="Lieu de travail"),
    "valid_from": Text(en="Valid from", fr="Valide à compter du"),
    "valid_until": Text(en="Valid until", fr="Valide jusqu’au"),
    "issued_on": Text(en="Issued on", fr="Délivré le"),
    "issuer": Text(en="Issued by", fr="Délivré par"),
    "received_at": Text(en="Received", fr="Reçue"),
}


class UnknownField(ValueError):
    """A map with a key, a type or a value that this version of the seal does not have."""


def field_numbers() -> Mapping[str, int]:
    """Return the number of each field, for verifiers that are not written in Python."""
    return {shape.name: shape.key for shape in _SHAPES}


def clipped(text: str, most: int) -> str:
    """Return `text` as a seal holds it: composed letters, and cut with an ellipsis at `most` UTF-8 bytes."""
    whole = unicodedata.normalize("NFC", text)
    if len(whole.encode()) <= most:
        return whole
    return whole.encode()[: most - 3].decode(errors="ignore").rstrip() + "…"


def as_sealed(fields: SealedFields) -> SealedFields:
    """Return `fields` as they come back from a seal: long texts clipped, all else as it was."""
    return from_map(to_map(fields))


def encoded(fields: SealedFields) -> bytes:
    """Return the canonical CBOR bytes of `fields`."""
    return cbor2.dumps(to_map(fields), canonical=True)


def to_map(fields: SealedFields) -> dict[int, int | str | bytes]:
    """Return `fields` under their numbers.

    Raises:
        ValueError: a text that identifies (a number, a country) is longer than a seal holds, or is empty.
    """
    held = ((shape, getattr(fields, shape.name)) for shape in _SHAPES)
    return {shape.key: _plain(value, shape) for shape, value in held if value is not None}


def from_map(held: Mapping[Any, Any]) -> SealedFields:
    """Return the fields under their names.

    Raises:
        UnknownField: a number, type, length or date that no field has, or a mandatory field is missing.
    """
    values: dict[str, Any] = {}
    for key, value in held.items():
        shape = _BY_KEY.get(key) if type(key) is int else None
        if shape is None:
            raise UnknownField(f"{key!r}")
        values[shape.name] = _typed(value, shape)
    kind = values.get("kind")
    mandatory = _MANDATORY[kind] if isinstance(kind, DocumentKind) else frozenset({1})
    if not held.keys() >= mandatory:
        raise UnknownField(f"without {min(mandatory - held.keys())}")
    return SealedFields(**values)


def _plain(value: Any, shape: _Shape) -> int | str | bytes:
    if shape.kind is date:
        return int((value - _EPOCH).days)
    if shape.kind is datetime:
        return int(value.timestamp())
    if shape.kind is DocumentKind:
        return int(value)
    if shape.kind is bytes:
        return bytes(value)
    text = clipped(value, shape.most)
    if not text or (shape.identifies and text != unicodedata.normalize("NFC", value)):
        raise ValueError(f"a seal holds 1 to {shape.most} bytes of {shape.name}, not {value!r}")
    return text


def _typed(value: Any, shape: _Shape) -> Any:
    try:
        if shape.kind is date and type(value) is int:
            return _EPOCH + timedelta(days=value)
        if shape.kind is datetime and type(value) is int and 0 <= value <= _LAST_SECOND:
            return datetime.fromtimestamp(value, tz=UTC)
        if shape.kind is DocumentKind and type(value) is int:
            return DocumentKind(value)
    except (ValueError, OverflowError):
        raise UnknownField(f"{shape.key}: {value!r}") from None
    if type(value) is not shape.kind or not 0 < _size(value) <= shape.most:
        raise UnknownField(f"{shape.key}: {value!r}")
    return value


def _size(value: Any) -> int:
    return len(value.encode() if isinstance(value, str) else value)
