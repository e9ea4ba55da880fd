"""Which language a passage reads like, by the words that carry no meaning of their own; an officer is asked, not told.

Each language has short words that the other lacks; a passage with clearly more of one kind is of that language. Names,
numbers and quotations have none, so a short or mixed passage is left undecided.
"""

from __future__ import annotations

import re
from typing import Final

from workpermit.core.text import Language

# Words of the one language that are no words of the other ("on", "a", "an", "me", "or", "son", "as" are of both).
_ENGLISH: Final = """
the and of to in is was were are be been that this these those with for from by not you your his her their
it its he she they we our has have had did does do who which will would should could can may but if there
than then into about because between after before any some no at
"""
_FRENCH: Final = """
le la les des du de et un une est sont était étaient été dans pour par pas ne que qui vous votre vos leur
leurs il elle ils elles nous notre avec sur au aux ce cette ces cet se sa ses ont avez avait êtes sera
serait mais où donc ni car plus sans sous entre après avant parce aucun aucune lequel laquelle y en
"""
_FUNCTION_WORDS: Final = {Language.EN: frozenset(_ENGLISH.split()), Language.FR: frozenset(_FRENCH.split())}
_WORD: Final = re.compile(r"[a-zàâäçéèêëîïôöùûüÿœæ]+")
_ELIDED: Final = re.compile(r"\b(?:[cdjlmnst]|qu|lorsqu|puisqu)['’](?=[a-zàâéèêîôœh])")
_SURE_FROM: Final = 3  # words that tell
_TIMES: Final = 2


def language_of(passage: str) -> Language | None:
    """Return the language that a passage reads like, or None where it cannot be told."""
    plain = passage.lower()
    words = _WORD.findall(plain)
    counts = {language: sum(word in known for word in words) for language, known in _FUNCTION_WORDS.items()}
    counts[Language.FR] += len(_ELIDED.findall(plain))
    likely, other = sorted(counts, key=lambda language: counts[language], reverse=True)
    is_sure = counts[likely] >= _SURE_FROM and counts[likely] >= _TIMES * counts[other]
    return likely if is_sure else None


def reads_like_another(passage: str, wanted: Language) -> bool:
    """Tell whether a passage looks as if it were not in the language it should be in."""
    found = language_of(passage)
    return found is not None and found is not wanted
