"""The one dictionary of facts: every name a rule may ask for, with its type, label and origin.

`Facts` is a mapping from name to value. A name that is absent is unknown; a name with None is known to be none.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from workpermit.core.law.vocabulary.application import APPLICATION
from workpermit.core.law.vocabulary.decision import DECISION
from workpermit.core.law.vocabulary.health import HEALTH
from workpermit.core.law.vocabulary.job import JOB
from workpermit.core.law.vocabulary.journey import JOURNEY
from workpermit.core.law.vocabulary.person import PERSON
from workpermit.core.law.vocabulary.status import STATUS
from workpermit.core.law.vocabulary.types import Fact, Facts, FactType, Origin, Record, Scalar, Value
from workpermit.core.text import Text

__all__ = ["FACTS", "Fact", "FactType", "Facts", "Origin", "Record", "Scalar", "Value", "faults"]

FACTS: dict[str, Fact] = {
    fact.name: fact for fact in (*APPLICATION, *PERSON, *HEALTH, *STATUS, *JOB, *JOURNEY, *DECISION)
}

_COUNTRY_LENGTH = 2
_SHOWN = 60  # characters of a wrong value that the sentence repeats


def faults(facts: Facts) -> tuple[Text, ...]:
    """Return one sentence per misspelt or mistyped fact, naming the fact and what would be right."""
    return tuple(fault for name, value in facts.items() if (fault := _fault(name, value, FACTS, name)))


def _fault(name: str, value: object, known: dict[str, Fact], path: str) -> Text | None:
    fact = known.get(name)
    if fact is None:
        from difflib import get_close_matches  # only a misspelt name pays for it

        nearest = get_close_matches(name, known, n=1, cutoff=0.0)[0]
        return Text(
            en="{path} is not a fact; the nearest name is {nearest}",
            fr="{path} n’est pas un fait ; le nom le plus proche est {nearest}",
        ).filled(path=path, nearest=nearest)
    if value is None and fact.nullable:
        return None
    if value is not None and _HOLDS[fact.type](value, fact):
        return _record_fault(value, fact, path) if fact.type is FactType.RECORDS else None
    if value is None:
        return Text(
            en="{path} should be {right}; leave it out where it is not known",
            fr="{path} devrait être {right} ; omettez-le s’il n’est pas connu",
        ).filled(path=path, right=_right(fact))
    return Text(en="{path} should be {right}, not {given}", fr="{path} devrait être {right}, et non {given}").filled(
        path=path, right=_right(fact), given=_given(value, fact)
    )


def _record_fault(value: object, fact: Fact, path: str) -> Text | None:
    known = {field.name: field for field in fact.fields}
    for index, record in enumerate(value if isinstance(value, list | tuple) else ()):
        for name, inner in record.items():
            if fault := _fault(name, inner, known, f"{path}[{index}].{name}"):
                return fault
    return None


def _right(fact: Fact) -> Text:
    if fact.choices:
        choices = ", ".join(fact.choices)
        many = fact.type is FactType.CODES
        return Text(
            en=f"a list of codes among {choices}" if many else f"one of {choices}",
            fr=f"une liste de codes parmi {choices}" if many else f"l’un de {choices}",
        )
    return _TYPE_LABELS[fact.type]


def _given(value: object, fact: Fact) -> Text:
    """Return what was given, as JSON writes it, cut short; of a list of codes only what is no code."""
    import json  # only a mistyped value pays for it

    if fact.type is FactType.CODES and isinstance(value, set | frozenset | list | tuple):
        value = sorted(str(one) for one in value if one not in fact.choices)
    written = json.dumps(value, ensure_ascii=False, default=str)
    shown = written if len(written) <= _SHOWN else f"{written[:_SHOWN]}…"
    return Text(en=shown, fr=shown)


_TYPE_LABELS = {
    FactType.BOOLEAN: Text(en="true or false", fr="vrai ou faux"),
    FactType.NUMBER: Text(en="a whole number", fr="un nombre entier"),
    FactType.DATE: Text(en="a date such as 2025-06-17", fr="une date comme 2025-06-17"),
    FactType.INSTANT: Text(
        en="an instant with its zone, such as 2025-06-17T14:05:00Z",
        fr="un instant avec son fuseau, comme 2025-06-17T14:05:00Z",
    ),
    FactType.TEXT: Text(en="a text", fr="un texte"),
    FactType.CODE: Text(en="a code", fr="un code"),
    FactType.CODES: Text(en="a set of codes", fr="un ensemble de codes"),
    FactType.COUNTRY: Text(en="a country code of two capital letters", fr="un code de pays de deux majuscules"),
    FactType.COUNTRIES: Text(
        en="a list of country codes of two capital letters", fr="une liste de codes de pays de deux majuscules"
    ),
    FactType.RECORDS: Text(en="a list of records", fr="une liste d’enregistrements"),
}


def _is_country(value: object) -> bool:
    return isinstance(value, str) and len(value) == _COUNTRY_LENGTH and value.isalpha() and value.isupper()


_HOLDS: dict[FactType, Callable[[object, Fact], bool]] = {
    FactType.BOOLEAN: lambda value, _: isinstance(value, bool),
    FactType.NUMBER: lambda value, _: isinstance(value, int) and not isinstance(value, bool),
    FactType.DATE: lambda value, _: isinstance(value, date) and not isinstance(value, datetime),
    FactType.INSTANT: lambda value, _: isinstance(value, datetime) and value.tzinfo is not None,
    FactType.TEXT: lambda value, _: isinstance(value, str),
    FactType.CODE: lambda value, fact: isinstance(value, str) and value in fact.choices,
    FactType.CODES: lambda value, fact: isinstance(value, set | frozenset) and value <= set(fact.choices),
    FactType.COUNTRY: lambda value, _: _is_country(value),
    FactType.COUNTRIES: lambda value, _: isinstance(value, list | tuple) and all(map(_is_country, value)),
    FactType.RECORDS: lambda value, _: isinstance(value, list | tuple) and all(isinstance(one, dict) for one in value),
}
