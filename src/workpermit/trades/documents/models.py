"""The rows of documents: what a file is and whose, never its bytes."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from workpermit.trades.documents.checking import MediaType
from workpermit.vault.fields import EncryptedTextField


class State(models.TextChoices):
    """How far a document is."""

    RECEIVED = "received", "received"  # the bytes are there, the check is still to come
    READABLE = "readable", "readable"
    REFUSED = "refused", "refused"  # the check found a fault after the bytes were kept


class Document(models.Model):
    """One file handed in for one case; the same bytes for the same purpose are one document."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case_id = models.UUIDField()  # opaque here
    kind = models.CharField(max_length=64)  # a code of the dated checklist
    file_name = EncryptedTextField()
    media_type = models.CharField(max_length=32, choices=[(media.value, media.value) for media in MediaType])
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    pages = models.PositiveIntegerField()
    received_at = models.DateTimeField()
    state = models.CharField(max_length=16, choices=State.choices, default=State.RECEIVED)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case_id", "kind", "sha256"], name="document_once_per_slot"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="document_state_known"),
            models.CheckConstraint(
                condition=Q(media_type__in=[media.value for media in MediaType]), name="document_media_type_known"
            ),
        ]

    def __str__(self) -> str:
        """Return the id: a file name may hold a person's name."""
        return f"document {self.pk}"
