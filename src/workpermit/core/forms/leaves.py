"""Reads one plain answer: text, code, date, country, yes or no, amount, choice.

The patterns here are the ones the JSON Schema publishes, and they are applied with the same
search, so the two agree by construction.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import assert_never

from workpermit.core.forms import sentences
from workpermit.core.forms.countries import COUNTRIES
from workpermit.core.forms.faults import Fault, FaultCode, Place
from workpermit.core.forms.fields import Choice, Coded, Country, Day, Leaf, Money, Words, YesNo
from workpermit.core.text import Text

# Control characters, marks that turn the direction of writing, and halves of surrogate pairs: none is ever typed
# on purpose, and each can make a name on a permit read as another.
_NEVER = r"\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ud800-\udfff"
_NEVER_IN_A_LINE = r"\u000a" + _NEVER

DAY_PATTERN = "^(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}$"
MONEY_PATTERN = r"^[0-9]{1,6}\.[0-9]{2}$"
CODE_AT_MOST = 254  # The longest e-mail address there is.


class Refused(Exception):
    """A plain answer that will not do; holds its one fault."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault.message.en)


def words_pattern(kind: Words) -> str:
    """Return the pattern of free text: something visible, and no control character."""
    never = _NEVER if kind.lines else _NEVER_IN_A_LINE
    return rf"^(?!\s*$)[^{never}]*$"


def read_leaf(kind: Leaf, value: object, *, place: Place) -> str | bool | date | Decimal:
    """Return the answer that `value` gives.

    Raises:
        Refused: it gives none; the fault says what would be right.
    """
    if isinstance(kind, YesNo):
        if isinstance(value, bool):
            return value
        raise _wrong_type(kind, value, place)
    if not isinstance(value, str):
        raise _wrong_type(kind, value, place)
    if not value.strip():
        raise Refused(place.fault(FaultCode.EMPTY, sentences.EMPTY))
    return _read_text(kind, value, place)


def _read_text(kind: Words | Coded | Day | Country | Money | Choice, value: str, place: Place) -> str | date | Decimal:
    match kind:
        case Words():
            return _read_words(kind, value, place)
        case Coded():
            return _read_code(kind, value, place)
        case Day():
            return _read_day(kind, value, place)
        case Country():
            return _read_country(kind, value, place)
        case Money():
            return _read_money(kind, value, place)
        case Choice():
            return _read_choice(kind, value, place)
        case _:
            assert_never(kind)


def _wrong_type(kind: Leaf, value: object, place: Place) -> Refused:
    words = {"expected": sentences.expected(kind), "found": sentences.found(value)}
    return Refused(place.fault(FaultCode.WRONG_TYPE, sentences.WRONG_TYPE, **words))


def _unfit(kind: Leaf, value: str, place: Place, code: FaultCode, sentence: Text) -> Refused:
    return Refused(place.fault(code, sentence, value=sentences.shown(value), expected=sentences.expected(kind)))


def _read_words(kind: Words, value: str, place: Place) -> str:
    if len(value) > kind.at_most:
        size = {"length": str(len(value)), "most": str(kind.at_most)}
        raise Refused(place.fault(FaultCode.TOO_LONG, sentences.TOO_LONG, **size))
    if not re.search(words_pattern(kind), value):
        raise Refused(place.fault(FaultCode.BAD_FORMAT, sentences.CONTROL_CHARACTER))
    return unicodedata.normalize("NFC", value.strip())


def _read_code(kind: Coded, value: str, place: Place) -> str:
    unfit = _unfit(kind, value, place, FaultCode.BAD_FORMAT, sentences.BAD_FORMAT)
    if len(value) > CODE_AT_MOST or not re.search(kind.pattern, value):
        raise unfit
    try:
        return kind.parse(value.strip())
    except ValueError:
        raise unfit from None


def _read_day(kind: Day, value: str, place: Place) -> date:
    if not re.search(DAY_PATTERN, value):
        raise _unfit(kind, value, place, FaultCode.BAD_FORMAT, sentences.BAD_FORMAT)
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise _unfit(kind, value, place, FaultCode.IMPOSSIBLE_DATE, sentences.IMPOSSIBLE_DATE) from None


def _read_country(kind: Country, value: str, place: Place) -> str:
    if value not in COUNTRIES:
        raise _unfit(kind, value, place, FaultCode.UNKNOWN_COUNTRY, sentences.UNKNOWN_COUNTRY)
    return value


def _read_money(kind: Money, value: str, place: Place) -> Decimal:
    if not re.search(MONEY_PATTERN, value):
        raise _unfit(kind, value, place, FaultCode.BAD_FORMAT, sentences.BAD_FORMAT)
    return Decimal(value.strip())


def _read_choice(kind: Choice, value: str, place: Place) -> str:
    if value in kind.options:
        return value
    near = get_close_matches(value[:80], kind.options, n=1)
    if not near:
        raise _unfit(kind, value, place, FaultCode.UNKNOWN_CHOICE, sentences.UNKNOWN_CHOICE)
    words = {"value": sentences.shown(value), "near": near[0]}
    raise Refused(place.fault(FaultCode.UNKNOWN_CHOICE, sentences.MISSPELT_CHOICE, **words))
