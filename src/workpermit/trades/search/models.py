"""The rows of the index: what was indexed, the hashes of its words, and how far the work is."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Kind(models.TextChoices):
    """Where words stand."""

    FORM = "form", "form"  # what was filed
    WRITTEN = "written", "written"  # what was asked, answered and reasoned in the case
    NOTE = "note", "note"  # an officer's note, the part that may be told
    PROTECTED = "protected", "protected"  # the part of a note that may not
    DOCUMENT = "document", "document"  # the text of a PDF


class Source(models.Model):
    """One thing that was indexed; a scan has no words. The higher the id, the later it was indexed."""

    id = models.BigAutoField(primary_key=True)
    case_id = models.UUIDField(db_index=True)  # opaque here, as is what it is
    kind = models.CharField(max_length=16, choices=Kind.choices)
    item_id = models.UUIDField()
    at = models.DateTimeField()
    version = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "item_id"], name="source_indexed_once"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="source_kind_known"),
        ]

    def __str__(self) -> str:
        """Return what it is."""
        return f"{self.kind} {self.item_id}"


class Word(models.Model):
    """That a word stands in a source: 64 bits of its keyed hash, which say neither the word nor its class."""

    pk = models.CompositePrimaryKey("hashed", "source_id")
    hashed = models.BigIntegerField()
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="words")

    def __str__(self) -> str:
        """Return where it stands."""
        return f"a word in source {self.source_id}"


class Mark(models.Model):
    """The one row that says how far the journal was read for cases to index."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    entry = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=Q(id=1), name="mark_single_row")]

    def __str__(self) -> str:
        """Return the entry."""
        return f"read up to entry {self.entry}"


class Waiting(models.Model):
    """A case with a document that could not be read yet: the virus check is to come, or the reader did not answer."""

    case_id = models.UUIDField(primary_key=True)
    not_before = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        """Return the case."""
        return f"case {self.case_id}"
