"""The rows of first views: codes alone, one for each officer and case, with the advice that was shown afterwards."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q


class View(models.TextChoices):
    """What an officer would do by what they have read so far."""

    APPROVE = "approve", "approve"
    NOT_APPROVE = "not_approve", "not approve"
    CANNOT_SAY = "cannot_say", "cannot say"


class FirstView(models.Model):
    """One officer's first view of one case; `advice` is one of three words, and refusing is none of them (S-31)."""

    id = models.BigAutoField(primary_key=True)
    case_id = models.UUIDField()  # opaque here, as is the officer's id
    officer = models.CharField(max_length=64)
    view = models.CharField(max_length=12, choices=View.choices)
    advice = models.CharField(max_length=12)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case_id", "officer"], name="first_view_once"),
            models.CheckConstraint(condition=Q(view__in=View.values), name="first_view_known"),
            models.CheckConstraint(
                condition=Q(advice__in=["meets", "cannot_tell", "look_at"]), name="first_view_advice_never_refuses"
            ),
        ]

    def __str__(self) -> str:
        """Return the id."""
        return f"first view {self.pk}"
