"""Published processing times, version by version; they are public, so nothing of them is sealed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from workpermit.trades.times.reading import Feed, State, Unit


class PublishedTimes(models.Model):
    """One version of a feed as imported: its own date, and the hash of its bytes."""

    feed = models.CharField(max_length=12, choices=[(feed.value, feed.value) for feed in Feed])
    updated_on = models.DateField()  # the latest date the file itself states
    imported_at = models.DateTimeField()
    source = models.TextField()
    fingerprint = models.CharField(max_length=64, unique=True)  # SHA-256 of the file, in hexadecimal
    figure_count = models.PositiveIntegerField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["feed", "updated_on"], name="times_feed_updated")]

    def __str__(self) -> str:
        """Return the feed and its date."""
        return f"{self.feed} of {self.updated_on}"


class PublishedFigure(models.Model):
    """One value of one version, as printed and as read: `part` is a country, or a service's own division."""

    published = models.ForeignKey(PublishedTimes, on_delete=models.PROTECT, related_name="figures")
    service = models.CharField(max_length=64)
    part = models.CharField(max_length=64)
    printed = models.TextField()
    state = models.CharField(max_length=16, choices=[(state.value, state.value) for state in State])
    amount = models.PositiveIntegerField(null=True)  # of `unit`; None where the value is no time
    unit = models.CharField(max_length=8, blank=True, choices=[(unit.value, unit.value) for unit in Unit])
    updated_on = models.DateField()  # the date its own table states, else the file's

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["published", "service", "part"], name="times_figure_once"),
            models.CheckConstraint(
                condition=models.Q(state=State.TIME.value, amount__isnull=False)
                | ~models.Q(state=State.TIME.value) & models.Q(amount__isnull=True),
                name="times_amount_where_time",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["service", "part", "updated_on"], name="times_history")]

    def __str__(self) -> str:
        """Return the service, the part and the value."""
        return f"{self.service} {self.part}: {self.printed}"
