"""The rows of letters: which was printed, why, and for which case; never its words."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from workpermit.core.case import letters
from workpermit.core.text import Language


class Letter(models.Model):
    """One printed letter; what caused it stands here once, so that a reaction tried again prints nothing new."""

    id = models.UUIDField(primary_key=True, editable=False)
    case_id = models.UUIDField(db_index=True)  # opaque here
    cause = models.CharField(max_length=64, unique=True)
    letter = models.CharField(max_length=32, choices=[(each.value, each.value) for each in letters.Letter])
    language = models.CharField(max_length=2, choices=[(each.value, each.value) for each in Language])
    number = models.CharField(max_length=16, unique=True)
    sha256 = models.CharField(max_length=64, db_index=True)
    pages = models.PositiveSmallIntegerField()
    created_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(letter__in=[each.value for each in letters.Letter]), name="letter_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(language__in=[each.value for each in Language]), name="letter_language_known"
            ),
        ]

    def __str__(self) -> str:
        """Return the number; the words are in the file."""
        return f"letter {self.number}"


class LetterSeries(models.Model):
    """The next number of a series of letters."""

    code = models.CharField(primary_key=True, max_length=16)
    next_number = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        """Return the series and where it stands."""
        return f"{self.code} {self.next_number}"
