"""Facts as plain JSON and back: dates as ISO text, instants as ISO text with their zone, sets as sorted lists."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from workpermit.core.law.facts import FACTS, Fact, Facts, FactType, Value


def to_json(facts: Facts) -> dict[str, Any]:
    """Return `facts` as plain JSON types."""
    return {name: _plain(value) for name, value in facts.items()}


def _plain(value: object) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, set | frozenset):
        return sorted(value)
    if isinstance(value, Mapping):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value


def from_json(document: Mapping[str, Any]) -> dict[str, Value]:
    """Return the facts that a JSON object spells.

    Raises:
        KeyError: a name is no fact. ValueError, TypeError: a value is not of its fact's type.
    """
    return {name: _typed(FACTS[name], value) for name, value in document.items()}


def _typed(fact: Fact, value: Any) -> Any:
    if value is None:
        return None
    match fact.type:
        case FactType.DATE:
            return date.fromisoformat(value)
        case FactType.INSTANT:
            return datetime.fromisoformat(value)
        case FactType.CODES:
            return frozenset(value)
        case FactType.COUNTRIES:
            return tuple(value)
        case FactType.RECORDS:
            known = {field.name: field for field in fact.fields}
            return tuple({name: _typed(known[name], inner) for name, inner in record.items()} for record in value)
        case _:
            return value
