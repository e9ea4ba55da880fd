"""Messages in an account: codes and ids only, since their words are made when they are shown."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from workpermit.core.text import Language


class Message(models.Model):
    """One message to one person about one case; it has no subject and no text of its own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person_id = models.UUIDField()  # opaque here, as are the other ids
    account_id = models.UUIDField(null=True, blank=True)  # None for somebody who has no account
    case_id = models.UUIDField()
    kind = models.CharField(max_length=64)
    language = models.CharField(max_length=2, choices=[(code.value, code.value) for code in Language])
    letter_id = models.UUIDField(null=True, blank=True)
    cause = models.CharField(
        max_length=200, unique=True
    )  # the event and the reaction: delivered once, whatever retries
    put_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(language__in=[code.value for code in Language]), name="message_language_known"
            ),
            models.CheckConstraint(
                condition=Q(read_at__isnull=True) | Q(read_at__gte=F("put_at")), name="message_read_after_put"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["account_id", "-put_at"], name="message_inbox"),
            models.Index(fields=["case_id", "put_at"], name="message_of_case"),
        ]

    def __str__(self) -> str:
        """Return the id."""
        return f"message {self.pk}"
