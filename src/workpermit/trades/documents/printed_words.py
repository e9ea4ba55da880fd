"""What a page's own text says for certain: form numbers, a passport's machine-readable date, its language.

Only text that the file carries is read; nothing is guessed from a picture.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

_FORM: Final = re.compile(r"\bIMM[\s\u00a0]?(\d{4})\b")
# The second line of a passport (ICAO Doc 9303 part 4): number, check, state, birth, check, sex, expiry, check, ...
_SECOND_LINE: Final = re.compile(
    r"(?P<number>[A-Z0-9<]{9})(?P<a>\d)[A-Z<]{3}(?P<born>\d{6})(?P<b>\d)[MFX<](?P<expires>\d{6})(?P<c>\d)"
    r"(?P<own>[A-Z0-9<]{14})(?P<d>[\d<])(?P<whole>\d)"
)
_WEIGHTS: Final = (7, 3, 1)
_LETTERS: Final = re.compile(r"[^\W\d_]{2,}")
_ENOUGH_WORDS: Final = 60
# Words that hardly any other language has: "en", "de", "sa", "at" would make Spanish or Tagalog pass for ours.
_SMALL_WORDS: Final = (
    "the of and to is for that with this be are from not your you we our has have was will by which who were "
    "les des et du une est pour dans sur aux ce cette ces elle avec votre vos vous nous notre sont été ont qui"
)
_OURS: Final = frozenset(_SMALL_WORDS.split())
_SHARE: Final = 0.06  # of the words; ordinary English and French have 35 to 50 in a hundred
_MOST_CHARACTERS: Final = 200_000


def form_numbers(text: str) -> tuple[str, ...]:
    """Return the form numbers that are printed, such as "IMM 5476", in order and once each."""
    found = (f"IMM {number}" for number in _FORM.findall(text[:_MOST_CHARACTERS]))
    return tuple(dict.fromkeys(found))[:10]


def passport_expiry(text: str) -> str:
    """Return the ISO date of expiry of a passport whose machine-readable line passes all its checks, else nothing."""
    for line in _SECOND_LINE.finditer(re.sub(r"[ \u00a0]", "", text[:_MOST_CHARACTERS])):
        parts = line.groupdict()
        whole = "".join(parts[name] for name in ("number", "a", "born", "b", "expires", "c", "own", "d"))
        checks = (("number", "a"), ("born", "b"), ("expires", "c"))
        if all(_check_digit(parts[name]) == parts[digit] for name, digit in checks) and (
            _check_digit(whole) == parts["whole"]
        ):
            return _day(parts["expires"])
    return ""


def _check_digit(characters: str) -> str:
    values = (0 if one == "<" else int(one, 36) for one in characters)
    return str(sum(value * _WEIGHTS[place % 3] for place, value in enumerate(values)) % 10)


def _day(digits: str) -> str:
    # A passport of today runs out between 1970 and 2069; the line has two digits for the year.
    year = int(digits[:2])
    try:
        return date(2000 + year if year < 70 else 1900 + year, int(digits[2:4]), int(digits[4:])).isoformat()
    except ValueError:
        return ""


def is_foreign(text: str) -> bool:
    """Tell whether a text of some length is plainly in neither English nor French."""
    words = [word.lower() for word in _LETTERS.findall(text[:_MOST_CHARACTERS])]
    if len(words) < _ENOUGH_WORDS:
        return False
    return sum(word in _OURS for word in words) / len(words) < _SHARE
