"""Events as canonical JSON text and back; the text is what the journal keeps and the chain covers.

Dates are ISO, instants integer microseconds since 1970 (UTC), enums their codes, tuples arrays. Keys are
sorted and nothing is spaced, so the same event gives the same bytes on every engine. Events are additive
for ever: a new field needs a default, and an old text without it keeps loading.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from workpermit.core.case.state import Event

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def to_microseconds(instant: datetime) -> int:
    """Return an aware instant as whole microseconds since 1970."""
    return (instant - _EPOCH) // _MICROSECOND


def from_microseconds(microseconds: int) -> datetime:
    """Return the aware UTC instant of whole microseconds since 1970."""
    return _EPOCH + timedelta(microseconds=microseconds)


@dataclass(frozen=True, slots=True)
class _Codec:
    encode: Callable[[Any], object]
    decode: Callable[[Any], object]


def _as_is(value: Any) -> Any:
    return value


def _codec_of(hint: Any) -> _Codec:
    """Return how values of one annotated type are written and read.

    Raises:
        TypeError: an event has a field of a type the journal does not carry.
    """
    if None.__class__ in get_args(hint):
        (given,) = (_codec_of(one) for one in get_args(hint) if one is not None.__class__)
        return _Codec(
            lambda v: None if v is None else given.encode(v), lambda v: None if v is None else given.decode(v)
        )
    if hint is datetime:
        return _Codec(to_microseconds, from_microseconds)
    if hint is date:
        return _Codec(date.isoformat, date.fromisoformat)
    if hint in (str, int, bool):
        return _Codec(_as_is, _as_is)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _Codec(str, hint)
    if get_origin(hint) is tuple and get_args(hint)[1:] == (...,):
        item = _codec_of(get_args(hint)[0])
        return _Codec(lambda v: [item.encode(x) for x in v], lambda v: tuple(item.decode(x) for x in v))
    raise TypeError(f"the journal carries no values of type {hint!r}")


@dataclass(frozen=True, slots=True)
class _Shape:
    kind: type[Any]
    codecs: dict[str, _Codec]


def _shape_of(kind: type[Any]) -> _Shape:
    hints = get_type_hints(kind)
    return _Shape(kind, {one.name: _codec_of(hints[one.name]) for one in fields(kind)})


def _members(union: UnionType) -> tuple[type[Any], ...]:
    return get_args(union)


EVENT_KINDS: dict[str, type[Any]] = {kind.__name__: kind for kind in _members(Event)}
_SHAPES: dict[str, _Shape] = {name: _shape_of(kind) for name, kind in EVENT_KINDS.items()}
_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, check_circular=False)


def canonical(value: object) -> str:
    """Return `value` (plain JSON types) as canonical text."""
    return _ENCODER.encode(value)


def encode(event: Event) -> tuple[str, str]:
    """Return the event's kind and its canonical text."""
    name = type(event).__name__
    codecs = _SHAPES[name].codecs
    return name, _ENCODER.encode({field: codec.encode(getattr(event, field)) for field, codec in codecs.items()})


@lru_cache(maxsize=4096)
def decode(kind: str, text: str) -> Event:
    """Return the event that `kind` and `text` stand for; the last few thousand are remembered, since none changes.

    Raises:
        KeyError: an unknown kind. TypeError: a field without a default is missing.
    """
    shape = _SHAPES[kind]
    values = json.loads(text)
    event: Event = shape.kind(
        **{field: codec.decode(values[field]) for field, codec in shape.codecs.items() if field in values}
    )
    return event


def required_fields(kind: type[Any]) -> frozenset[str]:
    """List the fields that every text of this kind must hold; a golden file watches that none is added."""
    return frozenset(one.name for one in fields(kind) if one.default is MISSING and one.default_factory is MISSING)
