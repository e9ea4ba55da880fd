"""The rows of documents and of uploads: what a file is, whose, how far it is; never its bytes."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from workpermit.trades.documents.media import MediaType
from workpermit.vault.fields import EncryptedJSONField, EncryptedTextField

_MEDIA = [(media.value, media.value) for media in MediaType]


class State(models.TextChoices):
    """How far a document is."""

    RECEIVED = "received", "received"  # the bytes are there, the virus check is still to come
    READABLE = "readable", "readable"
    REVIEWED = "reviewed", "reviewed"  # an officer has looked at it
    ACCEPTED = "accepted", "accepted"  # an officer takes it for what was asked
    REFUSED = "refused", "refused"  # the check found a fault after the bytes were kept


class Document(models.Model):
    """One file handed in for one case; the same bytes for the same purpose are one document."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case_id = models.UUIDField()  # opaque here
    kind = models.CharField(max_length=64)  # a code of the dated checklist
    file_name = EncryptedTextField()
    media_type = models.CharField(max_length=32, choices=_MEDIA)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    pages = models.PositiveIntegerField()
    received_at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=16, choices=State.choices, default=State.RECEIVED)
    copy_sha256 = models.CharField(max_length=64, blank=True, default="")  # what is shown; empty before 2026
    copy_type = models.CharField(max_length=32, choices=_MEDIA, blank=True, default="")
    look = EncryptedJSONField(null=True)
    refusal = EncryptedJSONField(null=True)  # the sentence, in both languages

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case_id", "kind", "sha256"], name="document_once_per_slot"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="document_state_known"),
            models.CheckConstraint(
                condition=Q(media_type__in=[media.value for media in MediaType]), name="document_media_type_known"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["received_at"], name="document_waiting", condition=Q(state="received")),
        ]

    def __str__(self) -> str:
        """Return the id: a file name may hold a person's name."""
        return f"document {self.pk}"


class DocumentAct(models.Model):
    """That somebody moved a document on: who, when, to which state."""

    id = models.BigAutoField(primary_key=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="acts")
    state = models.CharField(max_length=16, choices=State.choices)
    at = models.DateTimeField()
    role = models.CharField(max_length=24)
    actor = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "state"], name="document_act_once"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="document_act_state_known"),
        ]

    def __str__(self) -> str:
        """Return what became of which document."""
        return f"document {self.document_id} {self.state}"


class Progress(models.TextChoices):
    """How far an upload is."""

    OPEN = "open", "open"  # bytes may follow
    KEPT = "kept", "kept"  # it became a document
    REFUSED = "refused", "refused"  # the file cannot be taken; `refusal` says why
    EXPIRED = "expired", "expired"  # the bytes did not come in the time there was


class Upload(models.Model):
    """One file on its way, or arrived and not yet sent with an answer; `begun_at` is the stamp that counts (ADR-23).

    Owner, case and slot are opaque here.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.CharField(max_length=36)
    case_id = models.UUIDField()
    slot = models.CharField(max_length=64)
    kind = models.CharField(max_length=64)
    file_name = EncryptedTextField()
    size = models.PositiveIntegerField()
    received = models.PositiveIntegerField(default=0)  # bytes so far
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    progress = models.CharField(max_length=16, choices=Progress.choices, default=Progress.OPEN)
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="uploads")
    refusal = EncryptedJSONField(null=True)
    note = EncryptedTextField(null=True)
    sent_with = models.CharField(max_length=36, blank=True, default="")  # the answer it went with

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(progress__in=Progress.values), name="upload_progress_known"),
            models.CheckConstraint(condition=Q(received__lte=models.F("size")), name="upload_not_beyond_size"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["case_id", "slot"], name="upload_slot"),
            models.Index(fields=["begun_at"], name="upload_open", condition=Q(progress="open")),
        ]

    def __str__(self) -> str:
        """Return the id: a file name may hold a person's name."""
        return f"upload {self.pk}"
