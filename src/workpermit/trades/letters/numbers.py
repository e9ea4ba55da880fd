"""The numbers of letters: L and nine digits; permits have their own, given by the office."""

from __future__ import annotations

from typing import Final

from django.db import transaction
from django.db.models import F

from workpermit.trades.letters.models import LetterSeries

_SERIES: Final = "L"
# Like all our series, it begins where no number seen in public lies.
_FIRST: Final = 900_000_001


def next_letter_number() -> str:
    """Return the next letter number, such as L900000001; a transaction that fails gives its number back."""
    with transaction.atomic():
        LetterSeries.objects.get_or_create(code=_SERIES, defaults={"next_number": _FIRST})
        LetterSeries.objects.filter(pk=_SERIES).update(next_number=F("next_number") + 1)
        number = LetterSeries.objects.get(pk=_SERIES).next_number - 1
    return f"{_SERIES}{number:09d}"
