"""Facts as plain JSON and back: dates as ISO text, instants as ISO text with their zone, sets as sorted lists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from workpermit.core.law.facts import FACTS, Fact, Facts, FactType, Value, faults
from workpermit.core.text import Text

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class BadFacts(ValueError):
    """A document does not spell facts; `sentences` name each fault and what would be right."""

    def __init__(self, *sentences: Text) -> None:
        super().__init__("; ".join(sentence.en for sentence in sentences))
        self.sentences = sentences


def to_json(facts: Facts) -> dict[str, Any]:
    """Return `facts` as plain JSON types."""
    return {name: plain(value) for name, value in facts.items()}


def plain(value: object) -> Any:
    """Return one value as plain JSON types."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, set | frozenset):
        return sorted(value)
    if isinstance(value, Mapping):
        return {name: plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    return value


def from_json(document: Mapping[str, Any]) -> dict[str, Value]:
    """Return the facts that a JSON object we wrote ourselves spells.

    Raises:
        KeyError: a name is no fact. ValueError, TypeError: a value is not of its fact's type.
    """
    return {name: _typed(FACTS[name], value) for name, value in document.items()}


def read_facts(document: Mapping[str, Any]) -> dict[str, Value]:
    """Return the facts that a JSON object from outside spells; nothing is guessed, and no fault is passed over.

    Raises:
        BadFacts: a name is misspelt or a value is not of its fact's type; one sentence for each.
    """
    facts = {name: _lenient(FACTS.get(name), value) for name, value in document.items()}
    if found := faults(facts):
        raise BadFacts(*found)
    return facts


def _lenient(fact: Fact | None, value: Any) -> Any:
    """Return a value typed, or as it stands where it is not of its type, so that the fault can name it."""
    if fact is None:
        return value
    if fact.type is FactType.RECORDS and isinstance(value, list):
        known = {field.name: field for field in fact.fields}
        return tuple(_lenient_record(known, record) if isinstance(record, dict) else record for record in value)
    if fact.type is FactType.DATE and not (isinstance(value, str) and _DAY.fullmatch(value)):
        return value  # Python also reads 20250617 and 2025-W25-2; one spelling is enough.
    if fact.type in (FactType.CODES, FactType.COUNTRIES) and not isinstance(value, list):
        return value
    try:
        return _typed(fact, value)
    except (ValueError, TypeError):
        return value


def _lenient_record(known: Mapping[str, Fact], record: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _lenient(known.get(name), inner) for name, inner in record.items()}


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
