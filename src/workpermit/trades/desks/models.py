"""The rows of desks: plain facts of the office, which change no right and no date of an applicant.

Cases and accounts are opaque ids here. What somebody called their queue lies sealed; everything else is codes.
"""

from __future__ import annotations

import uuid
from typing import ClassVar, Final

from django.db import models
from django.db.models import F, Q

from workpermit.vault.fields import EncryptedTextField

# An act upon more cases than this takes two people (S-17).
ALONE_AT_MOST: Final = 10


class SavedQueue(models.Model):
    """A queue that somebody gave a name: the codes of its filters."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account_id = models.UUIDField(db_index=True)
    name = EncryptedTextField()
    wanted = models.JSONField()  # {filter: code}
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        """Return the id: a name somebody chose does not belong in logs."""
        return f"saved queue {self.pk}"


class Absence(models.Model):
    """Somebody is away from a day through another, and who has their cases meanwhile."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account_id = models.UUIDField()
    covered_by = models.UUIDField()
    from_on = models.DateField()
    until_on = models.DateField()  # the last day, included
    entered_by = models.UUIDField()
    entered_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="absence_ends_after_it_begins"),
            models.CheckConstraint(condition=~Q(covered_by=F("account_id")), name="absence_covered_by_another"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["covered_by", "until_on"], name="absence_cover"),
            models.Index(fields=["account_id", "until_on"], name="absence_account"),
        ]

    def __str__(self) -> str:
        """Return the days."""
        return f"away from {self.from_on.isoformat()} through {self.until_on.isoformat()}"


class Capacity(models.Model):
    """How many open cases somebody is to have at most, where a supervisor said so."""

    account_id = models.UUIDField(primary_key=True)
    cases = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        """Return the number."""
        return f"{self.cases} cases"


class Presence(models.Model):
    """That somebody has a case before them; gone two minutes after they were last there, and kept nowhere else."""

    id = models.BigAutoField(primary_key=True)
    case_id = models.UUIDField()
    account_id = models.UUIDField()
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["case_id", "account_id"], name="presence_once")]

    def __str__(self) -> str:
        """Return when."""
        return f"present at {self.at.isoformat()}"


class PlanState(models.TextChoices):
    """Where an act upon many cases stands."""

    SHOWN = "shown", "shown"  # its author reads what would happen
    WAITING = "waiting", "waiting"  # for a second person
    CARRIED_OUT = "carried_out", "carried out"
    LEFT = "left", "left"  # given up, or not confirmed


class Plan(models.Model):
    """An act upon many cases: what, by whom, confirmed by whom; its items say case by case what came of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=24)
    to = models.CharField(max_length=36, blank=True, default="")  # whom, or which office
    state = models.CharField(max_length=12, choices=PlanState.choices, default=PlanState.SHOWN)
    size = models.PositiveIntegerField()
    made_by = models.UUIDField()
    made_at = models.DateTimeField()
    settled_by = models.UUIDField(null=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=PlanState.values), name="plan_state_known"),
            # Whatever code above may say, nobody moves many cases alone (S-17).
            models.CheckConstraint(
                condition=~Q(state=PlanState.CARRIED_OUT)
                | Q(size__lte=ALONE_AT_MOST)
                | (Q(settled_by__isnull=False) & ~Q(settled_by=F("made_by"))),
                name="plan_of_many_by_two",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "made_at"], name="plan_state")]

    def __str__(self) -> str:
        """Return what it is."""
        return f"{self.kind} of {self.size} cases, {self.state}"

    @property
    def takes_two(self) -> bool:
        """Tell whether a second person has to confirm it."""
        return self.size > ALONE_AT_MOST


class ItemState(models.TextChoices):
    """What came of one case."""

    TO_DO = "to_do", "to do"
    DONE = "done", "done"
    FAILED = "failed", "failed"


class PlanItem(models.Model):
    """One case of a plan; `seen` is what its author saw of it, and nothing is done where that has changed."""

    id = models.BigAutoField(primary_key=True)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="items")
    place = models.PositiveIntegerField()
    case_id = models.UUIDField()
    seen = models.CharField(max_length=96)
    state = models.CharField(max_length=8, choices=ItemState.choices, default=ItemState.TO_DO)
    why = models.JSONField(null=True)  # {"en": …, "fr": …}: why nothing was done

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "case_id"], name="plan_item_once"),
            models.CheckConstraint(condition=Q(state__in=ItemState.values), name="plan_item_state_known"),
        ]

    def __str__(self) -> str:
        """Return its place."""
        return f"{self.plan_id}#{self.place} {self.state}"
