"""The rows of paper: one for each thing taken out of an envelope and registered by hand."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from workpermit.vault.blind import DIGEST_BYTES
from workpermit.vault.fields import EncryptedTextField


class PaperKind(models.TextChoices):
    """What came on paper."""

    APPLICATION = "application", "application"
    ANSWER = "answer", "answer"  # to a request of an officer
    ADDRESS = "address", "address"
    PASSPORT = "passport", "passport"


class PaperItem(models.Model):
    """One thing that came on paper.

    An application belongs to the draft that it is typed into until it is registered; then, as everything else from
    the beginning, to a case. Both ids are opaque here.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=16, choices=PaperKind.choices)
    arrived_on = models.DateField()  # the stamp on the envelope
    tracking_number = EncryptedTextField(null=True)  # of the courier; none where it came by ordinary mail
    tracking_hash = models.BinaryField(max_length=DIGEST_BYTES, null=True, editable=False)
    draft_id = models.UUIDField(null=True, unique=True)
    case_id = models.UUIDField(null=True)
    registered_by = models.CharField(max_length=64)
    registered_at = models.BigIntegerField()  # microseconds since 1970 (UTC)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=PaperKind.values), name="paper_kind_known"),
            models.CheckConstraint(
                condition=Q(draft_id__isnull=False) | Q(case_id__isnull=False), name="paper_of_draft_or_case"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["tracking_hash"], name="paper_tracking", condition=Q(tracking_hash__isnull=False)),
            models.Index(fields=["case_id"], name="paper_case", condition=Q(case_id__isnull=False)),
        ]

    def __str__(self) -> str:
        """Return the id: a courier's number finds a person."""
        return f"paper {self.pk}"
