"""The value of a fact in words, beside the clause that looked at it; no code is ever shown to a reader."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from workpermit.core.forms.countries import COUNTRIES
from workpermit.core.law.facts import FACTS, Value
from workpermit.core.law.phrases import value_words
from workpermit.core.law.vocabulary.types import FactType
from workpermit.core.text import Text
from workpermit.core.wording.typography import counted, date_text, time_text

_YES: Final = Text(en="yes", fr="oui")
_NO: Final = Text(en="no", fr="non")
_NONE: Final = Text(en="none", fr="aucun")
_INSTANT: Final = Text(en="{day}, {time} UTC", fr="{day}, {time} UTC")
_LINE: Final = Text(en="{label}: {value}", fr="{label} : {value}")
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
        case tuple() | list():
            return _listed(name, tuple(value))
        case str() if _is_country(name) and value in COUNTRIES:
            return COUNTRIES[value]
        case _:
            return value_words(value)


def _listed(name: str, values: tuple[object, ...]) -> Text:
    if any(not isinstance(one, str) for one in values):
        return counted(len(values), one=Text(en="entry", fr="inscription"), many=Text(en="entries", fr="inscriptions"))
    said = [value_text(name, str(one)) for one in values]
    return Text(en=", ".join(one.en for one in said), fr=", ".join(one.fr for one in said))


def _is_country(name: str) -> bool:
    return name in FACTS and FACTS[name].type in _COUNTRY_TYPES
