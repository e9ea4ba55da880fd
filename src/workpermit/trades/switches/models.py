"""Every turn of a switch, kept for good; the last one that took effect is how the switch stands."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from workpermit.vault.fields import EncryptedTextField


class Switch(models.TextChoices):
    """What can be turned off."""

    ADVICE = "advice", "advice"  # what the rules find, beside a case
    ISSUING = "issuing", "issuing"  # every act that issues or replaces a permit
    SIGN_UP = "sign_up", "sign up"  # new accounts
    ANCHOR = "anchor", "anchor"  # the signing of the journal's heads outside the database


class Turn(models.Model):
    """One turn of a switch: on or off, by whom, why; `effective_at` is empty while it waits for a second person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    switch = models.CharField(max_length=16, choices=Switch.choices)
    off = models.BooleanField()
    by = models.CharField(max_length=64)  # an account's id, or the name given at the command line
    words = EncryptedTextField()
    at = models.DateTimeField()
    seconded_by = models.CharField(max_length=64, blank=True, default="")
    effective_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(switch__in=Switch.values), name="turn_switch_known"),
            models.CheckConstraint(
                condition=~Q(switch="anchor")
                | Q(off=False)
                | Q(effective_at__isnull=True)
                | (~Q(seconded_by="") & ~Q(seconded_by=F("by"))),
                name="turn_anchor_off_by_two",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["switch", "-effective_at"], name="turn_last")]

    def __str__(self) -> str:
        """Return what was turned."""
        return f"{self.switch} {'off' if self.off else 'on'}"
