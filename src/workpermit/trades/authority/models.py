"""The rows of delegated authority: whom each is for, what it lets them decide, when, and under which instrument.

A row is confirmed once and ended once, and never changed otherwise: what a decision rested on stays to be read.
"""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q


class Grant(models.Model):
    """One authority: for a role, or one office of it, or one person (an opaque id), over every form or over one.

    The days are dates in UTC, the last one included. It holds once a second supervisor has confirmed it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    role = models.CharField(max_length=24)
    office = models.CharField(max_length=16, blank=True, default="")  # empty: every office
    holder = models.CharField(max_length=36, blank=True, default="")  # empty: everybody of the role
    may_approve = models.BooleanField(default=False)
    may_refuse = models.BooleanField(default=False)
    scope = models.CharField(max_length=24, blank=True, default="")  # a form or a programme; empty: all
    instrument = models.CharField(max_length=120)
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    proposed_by = models.CharField(max_length=36)
    proposed_at = models.DateTimeField()
    confirmed_by = models.CharField(max_length=36, blank=True, default="")
    confirmed_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=36, blank=True, default="")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(may_approve=True) | Q(may_refuse=True), name="authority_for_something"),
            models.CheckConstraint(condition=~Q(instrument="") & ~Q(role=""), name="authority_names_its_instrument"),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="authority_ends_after_it_begins",
            ),
            models.CheckConstraint(condition=~Q(confirmed_by=F("proposed_by")), name="authority_by_two"),
            models.CheckConstraint(
                condition=Q(holder="") | (~Q(holder=F("proposed_by")) & ~Q(holder=F("confirmed_by"))),
                name="authority_never_to_oneself",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by="", confirmed_at__isnull=True)
                | (~Q(confirmed_by="") & Q(confirmed_at__isnull=False)),
                name="authority_confirmed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(ended_by="", ended_at__isnull=True) | (~Q(ended_by="") & Q(ended_at__isnull=False)),
                name="authority_ended_by_somebody",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["role", "from_on"], name="authority_role")]

    def __str__(self) -> str:
        """Return the id."""
        return f"authority {self.pk}"

    @property
    def is_proposed(self) -> bool:
        """Tell whether it waits for the second supervisor."""
        return self.confirmed_at is None and self.ended_at is None

    def is_over(self, at: datetime) -> bool:
        """Tell whether it was ended, or its last day has passed (UTC)."""
        return self.ended_at is not None or (self.until_on is not None and self.until_on < at.date())
