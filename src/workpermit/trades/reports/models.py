"""The counters. Months are YYYY-MM and days YYYY-MM-DD (UTC), so that both engines sort them alike."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Mark(models.Model):
    """How far a round has read: the id of the last entry that it counted."""

    name = models.CharField(max_length=24, primary_key=True)
    through = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        """Return which and how far."""
        return f"{self.name} through {self.through}"


class HeldDays(models.Model):
    """How many decided cases of one kind the office had held for so many whole days, by the month of decision."""

    id = models.BigAutoField(primary_key=True)
    month = models.CharField(max_length=7)
    office = models.CharField(max_length=16)
    form = models.CharField(max_length=16)
    country_class = models.CharField(max_length=16)
    days = models.PositiveIntegerField()
    cases = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["month", "form", "country_class", "office", "days"], name="held_days_of_a_kind"
            )
        ]

    def __str__(self) -> str:
        """Return the kind."""
        return f"{self.month} {self.office} {self.form} {self.country_class}: {self.days}"


class Grounded(models.Model):
    """How often an office returned or refused on one ground, by month; a case with two grounds counts under both."""

    id = models.BigAutoField(primary_key=True)
    month = models.CharField(max_length=7)
    office = models.CharField(max_length=16)
    outcome = models.CharField(max_length=16)
    ground = models.CharField(max_length=48)
    cases = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["month", "outcome", "office", "ground"], name="grounded_of_a_kind")
        ]

    def __str__(self) -> str:
        """Return the kind."""
        return f"{self.month} {self.office} {self.outcome} {self.ground}"


class Workday(models.Model):
    """How much was open on one day, by region and by who held it."""

    id = models.BigAutoField(primary_key=True)
    on = models.CharField(max_length=10)
    region = models.CharField(max_length=16)
    holder = models.CharField(max_length=16)
    cases = models.PositiveIntegerField()
    late = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["on", "region", "holder"], name="workday_of_a_kind")]

    def __str__(self) -> str:
        """Return the kind."""
        return f"{self.on} {self.region} {self.holder}"
