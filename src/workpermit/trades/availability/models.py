"""What is known of our own availability: beats, outages, when each job last ran, and alerts that wait for a person."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q


class Heartbeat(models.Model):
    """That in this minute (UTC) a page was answered and the database took a write."""

    minute = models.DateTimeField(primary_key=True)

    def __str__(self) -> str:
        """Return the minute."""
        return f"beat of {self.minute.isoformat()}"


class Outage(models.Model):
    """A time in which there was no heartbeat: after `began_at` and before `ended_at`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    began_at = models.DateTimeField(unique=True)
    ended_at = models.DateTimeField()
    extended_at = models.DateTimeField(null=True, blank=True)  # when every date that it touched had been moved

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ended_at__gt=F("began_at")), name="outage_ends_after_it_began")
        ]
        indexes: ClassVar = [models.Index(fields=["ended_at"], name="outage_ended")]

    def __str__(self) -> str:
        """Return when it was."""
        return f"outage from {self.began_at.isoformat()} to {self.ended_at.isoformat()}"


class JobRun(models.Model):
    """When a periodic job was last put on the list of tasks; whoever changes the row first puts it there."""

    job = models.CharField(max_length=48, primary_key=True)
    last_at = models.DateTimeField()
    failures = models.PositiveIntegerField(default=0)  # in a row

    def __str__(self) -> str:
        """Return which and when."""
        return f"{self.job} at {self.last_at.isoformat()}"


class Alert(models.Model):
    """Something that a person has to look at; `about` is an id or a code, never content."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=32)
    about = models.CharField(max_length=64)
    raised_at = models.DateTimeField()
    cleared_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "about"], name="alert_open_once", condition=Q(cleared_at=None))
        ]

    def __str__(self) -> str:
        """Return what it is about."""
        return f"{self.kind} {self.about}"
