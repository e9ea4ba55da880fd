"""The rows of notes: who wrote what in which case, and when; a trigger forbids changing or taking one away."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from workpermit.trades.notes.exemptions import Exemption
from workpermit.vault.fields import EncryptedTextField


class Note(models.Model):
    """One note; `told` is what its writer let the person have, `protected` what they did not, and the exemption."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case_id = models.UUIDField()  # opaque here, as is the writer
    writer = models.CharField(max_length=36)
    told = EncryptedTextField(null=True)
    protected = EncryptedTextField(null=True)
    exemption = models.CharField(
        max_length=24, blank=True, default="", choices=[(one.value, one.value) for one in Exemption]
    )
    key = models.CharField(max_length=64)  # the form's: sent twice, it is kept once
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["writer", "key"], name="note_once_for_key"),
            models.CheckConstraint(
                condition=Q(told__isnull=False) | Q(protected__isnull=False), name="note_says_something"
            ),
            models.CheckConstraint(
                condition=Q(protected__isnull=True, exemption="") | (Q(protected__isnull=False) & ~Q(exemption="")),
                name="note_protected_by_an_exemption",
            ),
            models.CheckConstraint(
                condition=Q(exemption__in=["", *(one.value for one in Exemption)]), name="note_exemption_known"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["case_id", "at"], name="note_of_case")]

    def __str__(self) -> str:
        """Return the id."""
        return f"note {self.pk}"
