"""The rows of duplicates: keyed hashes to compare by, and what was found alike until somebody settles it."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from workpermit.vault.blind import DIGEST_BYTES
from workpermit.vault.fields import EncryptedTextField


class MarkKind(models.TextChoices):
    """What two applications are compared by."""

    PASSPORT = "passport", "passport"  # country and number
    NAMES = "names", "names"  # all names, in any order, without accents
    BORN_ON = "born_on", "born_on"
    WANTED = "wanted", "wanted"  # what is applied for: form, kind of permit, job


class Mark(models.Model):
    """One thing by which an application is compared, as a keyed hash: nothing is readable here."""

    id = models.BigAutoField(primary_key=True)
    case_id = models.UUIDField()
    kind = models.CharField(max_length=16, choices=MarkKind.choices)
    digest = models.BinaryField(max_length=DIGEST_BYTES, editable=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case_id", "kind"], name="mark_of_case"),
            models.CheckConstraint(condition=Q(kind__in=MarkKind.values), name="mark_kind_known"),
        ]
        indexes: ClassVar = [models.Index(fields=["digest", "kind"], name="mark_found_by")]

    def __str__(self) -> str:
        """Return the id."""
        return f"mark {self.pk}"


class AlikeKind(models.TextChoices):
    """What two applications may be."""

    PERSON = "person", "person"  # one person, under two UCIs
    TWICE = "twice", "twice"  # the same application, of one person
    SECOND = "second", "second"  # another application of a person whose first is not decided


class Duplicate(models.Model):
    """That a case is like an earlier one, and what a person said of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=16, choices=AlikeKind.choices)
    case_id = models.UUIDField()
    earlier_id = models.UUIDField(db_index=True)
    agrees = models.CharField(max_length=48)  # the kinds of marks that are equal, with commas between
    found_at = models.BigIntegerField()  # microseconds since 1970 (UTC)
    settled_at = models.BigIntegerField(null=True)
    settled_by = models.CharField(max_length=64, blank=True, default="")
    is_confirmed = models.BooleanField(null=True)
    reason = EncryptedTextField(null=True)
    noted = models.CharField(max_length=24, blank=True, default="")  # how the earlier one stood when it was settled

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case_id", "earlier_id", "kind"], name="duplicate_found_once"),
            models.CheckConstraint(condition=Q(kind__in=AlikeKind.values), name="duplicate_kind_known"),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True) | (Q(is_confirmed__isnull=False) & ~Q(settled_by="")),
                name="duplicate_settled_by_somebody",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["found_at"], name="duplicate_open", condition=Q(settled_at__isnull=True))
        ]

    def __str__(self) -> str:
        """Return the id."""
        return f"duplicate {self.pk}"
