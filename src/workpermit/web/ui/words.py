"""Words of pages in the reader's language: each stands in both, side by side, so none can lack the other."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from django.utils import translation
from django.utils.functional import lazy

from workpermit.core.text import Language, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.utils.functional import _StrPromise


def language_now() -> Language:
    """Return the language of the page that is being made; a command line that never chose gets English."""
    return _language_of(translation.get_language())


@cache
def _language_of(code: str | None) -> Language:
    return Language.FR if (code or "en").startswith("fr") else Language.EN


def said(text: Text) -> str:
    """Return a text in the language of the page that is being made."""
    return text.in_language(language_now())


class _Said:
    """A text that becomes a string late, in the language of the moment; Django's forms and addresses take it."""

    def __init__(self, text: Text) -> None:
        self._text = text

    def __str__(self) -> str:
        return said(self._text)


# Made once: Django makes a class of some thirty kilobytes each time it is asked for another of these.
_late = cast("Callable[[_Said], _StrPromise]", lazy(str, str))


def lazily(text: Text) -> _StrPromise:
    """Return a text for a form's label, an error or an address: it speaks when it is shown, not when it is written."""
    return _late(_Said(text))


def both(en: str, fr: str) -> _StrPromise:
    """Return a lazy string from its two sides.

    Raises:
        ValueError: one of the sides is blank.
    """
    return lazily(Text(en=en, fr=fr))
