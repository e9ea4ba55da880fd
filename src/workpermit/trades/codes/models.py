"""The rows of codes: what each answers for and until when; the code itself is never kept, only its keyed hash."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from workpermit.vault.blind import DIGEST_BYTES
from workpermit.vault.fields import EncryptedJSONField


class Purpose(models.TextChoices):
    """What a code is for."""

    MANDATE = "mandate", "mandate"  # an invitation to act for a person, used once
    WORK_PROOF = "work_proof", "work proof"  # shows an employer whether a person may work now


class Code(models.Model):
    """One code that was handed out; `terms` is what it says to who made it and to who uses it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purpose = models.CharField(max_length=16, choices=Purpose.choices)
    code_hash = models.BinaryField(max_length=DIGEST_BYTES, unique=True, editable=False)
    for_hash = models.BinaryField(max_length=DIGEST_BYTES, null=True, editable=False)  # whom alone it is for
    person_id = models.UUIDField(db_index=True)  # opaque here, as are the other ids
    case_id = models.UUIDField(null=True)
    terms = EncryptedJSONField(null=True)
    made_at = models.DateTimeField()
    ends_before = models.DateTimeField()  # the first instant at which it no longer answers
    used_at = models.DateTimeField(null=True)
    used_for = models.UUIDField(null=True)  # what came of it, such as a mandate

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(purpose__in=Purpose.values), name="code_purpose_known"),
            models.CheckConstraint(condition=Q(ends_before__gte=F("made_at")), name="code_ends_after_it_begins"),
        ]
        indexes: ClassVar = [models.Index(fields=["for_hash"], name="code_for")]

    def __str__(self) -> str:
        """Return the id; the code is nowhere."""
        return f"code {self.pk}"

    def answers_at(self, instant: datetime) -> bool:
        """Tell whether it still answers: it has neither ended nor, where it is for one use, been used."""
        is_spent = self.purpose == Purpose.MANDATE and self.used_at is not None
        return self.made_at <= instant < self.ends_before and not is_spent


class LookUp(models.Model):
    """That somebody asked with a code, and what they were told, as a code word; the person sees this list."""

    id = models.BigAutoField(primary_key=True)
    code = models.ForeignKey(Code, on_delete=models.CASCADE, related_name="look_ups")
    at = models.DateTimeField()
    told = models.CharField(max_length=16)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["code", "-at"], name="look_up_of_code")]

    def __str__(self) -> str:
        """Return the id."""
        return f"look-up {self.pk}"
