"""What counts as a word: without case and accents, numbers whole, in English and in French; and its keyed hash.

    "Maricel Dela Peña, 416 555-0199"  ─►  maricel · dela · pena · 416 · 555 · 0199 · 4165550199

Each class of fields has hashes of its own, so that the same word in two classes looks like two words to whoever has a
copy of the database alone. A hash has no beginning: half a word finds nothing (ADR-58).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Final

from workpermit.vault.blind import keyed_hash

# Raise it when the rules below change: what was indexed by other rules is then written anew by `workpermit reindex`.
VERSION: Final = 1
MOST_WORDS: Final = 20_000  # different ones, of one source
_LONGEST: Final = 64
_HASH_BYTES: Final = 8


class FieldClass(StrEnum):
    """What kind of field a word stands in."""

    NAME = "name"
    NUMBER = "number"
    EMPLOYER = "employer"
    TEXT = "text"
    NOTE = "note"
    PROTECTED = "protected"
    DOCUMENT = "document"


# Names and numbers are looked for as they are; in sentences a plural is its singular, and the small words say nothing.
_SENTENCES: Final = frozenset({FieldClass.TEXT, FieldClass.NOTE, FieldClass.PROTECTED, FieldClass.DOCUMENT})
_SMALL: Final = frozenset(
    {
        *(
            "a",
            "an",
            "and",
            "are",
            "as",
            "at",
            "be",
            "by",
            "for",
            "from",
            "has",
            "have",
            "he",
            "her",
            "his",
            "in",
            "is",
        ),
        *("it", "its", "not", "of", "on", "or", "she", "that", "the", "their", "they", "this", "to", "was", "were"),
        *("will", "with", "you", "your"),
        *("au", "aux", "avec", "ce", "ces", "dans", "de", "des", "du", "elle", "en", "est", "et", "il", "ils", "la"),
        *("le", "les", "leur", "leurs", "mais", "ne", "nous", "ou", "par", "pas", "pour", "qu", "que", "qui", "sa"),
        *("se", "ses", "son", "sont", "sur", "un", "une", "vos", "votre", "vous"),
    }
)
_LIGATURES: Final = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"})
_WORD: Final = re.compile(r"[^\W_]+")
_ADDRESS: Final = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+")
# Digits set in groups, as in a telephone number, a UCI or a date.
_GROUPED: Final = re.compile(r"(?<![^\W_])\d+(?:[ \u00a0\u202f.\-/]\d+)+(?![^\W_])")
_WHOLE_FROM: Final = 6  # digits
_PLURAL_FROM: Final = 4  # letters


def plain(text: str) -> str:
    """Return a text without case, accents and ligatures."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def words_of(text: str, *, of: FieldClass) -> set[str]:
    """Return the words of a text as a field of a class is indexed by them."""
    bare = plain(text)
    found = {*_WORD.findall(bare), *_wholes(bare)}
    if of is FieldClass.NUMBER:
        found.add(_joined(bare))  # "P 447 1203 B" is one number
    return {folded for word in found if (folded := _folded(word, of=of))}


def asked_words(text: str) -> list[str]:
    """Return the words that somebody asks for, in their order: of a grouped number the whole alone."""
    bare, wholes = plain(text), []
    for whole in (_ADDRESS, _GROUPED):
        found = [one for one in whole.findall(bare) if whole is _ADDRESS or len(_joined(one)) >= _WHOLE_FROM]
        wholes += [_joined(one) for one in found]
        for one in found:
            bare = bare.replace(one, " ")
    return list(dict.fromkeys([*_WORD.findall(bare), *wholes]))


def hashes_of(word: str, *, classes: Iterable[FieldClass]) -> set[int]:
    """Return what a word that is asked for is looked up by, in each of some classes that could hold it."""
    return {hashed(folded, of=one) for one in classes if (folded := _folded(word, of=one))}


def hashed(word: str, *, of: FieldClass) -> int:
    """Return the keyed hash of a word in a class, as a signed number of 64 bits."""
    return int.from_bytes(keyed_hash(word, purpose=f"search.{of.value}")[:_HASH_BYTES], "big", signed=True)


def _wholes(bare: str) -> Iterator[str]:
    for one in _GROUPED.findall(bare):
        if len(joined := _joined(one)) >= _WHOLE_FROM:
            yield joined
    yield from map(_joined, _ADDRESS.findall(bare))


def _joined(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


def _folded(word: str, *, of: FieldClass) -> str:
    """Return a word as its class keeps it; empty where the class keeps none."""
    if not word or len(word) > _LONGEST:
        return ""
    if of not in _SENTENCES:
        return word
    if word in _SMALL or (len(word) == 1 and word.isascii()):
        return ""
    is_plural = word.isalpha() and len(word) > _PLURAL_FROM and word[-1] in "sx"
    return word[:-1] if is_plural else word
