"""The rows of hearings: one working paper for each interview and each procedural fairness letter."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from workpermit.vault.fields import EncryptedTextField


class Paper(models.Model):
    """What an officer writes about one hearing; `version` counts how often it was kept.

    `about` is the interview's or the request's id. `questions` is what was prepared; `notes` is what was said, or how
    an answer was weighed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case_id = models.UUIDField()  # opaque here, as are the two below
    about = models.CharField(max_length=36)
    writer = models.CharField(max_length=36)
    questions = EncryptedTextField(default="")
    notes = EncryptedTextField(default="")
    version = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case_id", "about"], name="hearing_one_paper"),
        ]

    def __str__(self) -> str:
        """Return the id."""
        return f"hearing {self.pk}"
