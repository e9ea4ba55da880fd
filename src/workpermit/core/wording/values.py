"""The value of a fact in words, beside the clause that looked at it; no code is ever shown to a reader."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from workpermit.core.forms.countries import COUNTRIES
from workpermit.core.forms.provinces import PROVINCES
from workpermit.core.law.checklist import DocumentKind
from workpermit.core.law.facts import FACTS, Value
from workpermit.core.law.phrases import value_words
from workpermit.core.law.vocabulary.types import FactType
from workpermit.core.text import Text
from workpermit.core.wording.typography import counted, date_text, time_text

_YES: Final = Text(en="yes", fr="oui")
_NO: Final = Text(en="no", fr="non")
_NONE: Final = Text(en="none", fr="aucun")
_INSTANT: Final = Text(en="{day}, {time} UTC", fr="{day}, {time} UTC")
_LINE: Final = Text(en="{label}: {value}", fr="{label} : {value}")
_COUNTRY_TYPES: Final = (FactType.COUNTRY, FactType.COUNTRIES)


def label_of(name: str) -> Text:
    """Return what a fact is called, with a capital; a name that is no fact stands for itself."""
    if name not in FACTS:
        return Text(en=name, fr=name)
    label = FACTS[name].label
    return Text(en=label.en[:1].upper() + label.en[1:], fr=label.fr[:1].upper() + label.fr[1:])


def fact_text(name: str, value: Value) -> Text:
    """Return a fact with its value as one line: "Will leave Canada: yes"."""
    return _LINE.filled(label=label_of(name), value=value_text(name, value))


def value_text(name: str, value: Value) -> Text:
    """Return the value of a fact in words."""
    match value:
        case None | ():
            return _NONE
        case bool():
            return _YES if value else _NO
        case datetime():
            return _INSTANT.filled(day=date_text(value.date()), time=time_text(value))
        case date():
            return date_text(value)
        case frozenset() | set():
            return _listed(name, tuple(sorted(str(one) for one in value)))
        case tuple() | list():
            return _listed(name, tuple(value))
        case Mapping():
            return _record(name, value)
        case str():
            return _code_text(name, value)
        case _:
            return value_words(value)


def _code_text(name: str, code: str) -> Text:
    if _is_country(name) and code in COUNTRIES:
        return COUNTRIES[code]
    if name == "documents" and code in tuple(DocumentKind):
        return DocumentKind(code).label
    if name == "work_province" and code in PROVINCES:
        return PROVINCES[code]
    return _CODES.get(code) or value_words(code)


_CODES: Final = {
    "paper": Text(en="on paper", fr="sur papier"),
    "failed": Text(en="not passed", fr="non réussi"),
    "student": Text(en="student", fr="étudiant"),
    "none": _NONE,
    "not_listed": Text(en="not on the published list", fr="absent de la liste publiée"),
    "eligible": Text(en="on the list, and may hire", fr="sur la liste, et peut embaucher"),
}


def _listed(name: str, values: tuple[object, ...]) -> Text:
    if any(not isinstance(one, str) for one in values):
        return counted(len(values), one=Text(en="entry", fr="inscription"), many=Text(en="entries", fr="inscriptions"))
    said = [value_text(name, str(one)) for one in values]
    return Text(en=", ".join(one.en for one in said), fr=", ".join(one.fr for one in said))


def _record(name: str, record: Mapping[str, object]) -> Text:
    """Return one entry of a list of entries, such as a permit held before: what it says, its empty parts left out."""
    said = [
        Text(en=one, fr=one) if isinstance(one, str) and one not in COUNTRIES else value_text(name, one)  # type: ignore[arg-type]
        for one in record.values()
        if one is not None
    ]
    return Text(en=", ".join(one.en for one in said), fr=", ".join(one.fr for one in said))


def _is_country(name: str) -> bool:
    return name in FACTS and FACTS[name].type in _COUNTRY_TYPES
