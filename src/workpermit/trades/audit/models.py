"""The rows behind the log of who looked: why they did, what is locked for whom, and what an auditor has to settle.

Accounts, people and cases are opaque ids here. What somebody wrote lies sealed; what a member of staff says of their
own circle is kept as keyed hashes alone, so that it locks files without telling anybody anything.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from workpermit.vault.blind import DIGEST_BYTES
from workpermit.vault.fields import EncryptedJSONField, EncryptedTextField


class StatedPurpose(models.Model):
    """Why somebody of the staff opens a case outside their own queue; it holds for that case until its end."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account_id = models.UUIDField()
    case_id = models.UUIDField()
    code = models.CharField(max_length=16)
    words = EncryptedTextField()
    at = models.DateTimeField()
    ends_before = models.DateTimeField()  # the first instant at which it no longer holds

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends_before__gt=F("at")), name="purpose_ends_after_it_begins")
        ]
        indexes: ClassVar = [models.Index(fields=["account_id", "case_id", "ends_before"], name="purpose_of")]

    def __str__(self) -> str:
        """Return the id."""
        return f"purpose {self.pk}"


class LookRequest(models.Model):
    """That somebody asks to open a file that is locked for them; a supervisor grants it or does not."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account_id = models.UUIDField()
    case_id = models.UUIDField()
    relation = models.CharField(max_length=16)
    words = EncryptedTextField()
    asked_at = models.DateTimeField()
    settled_by = models.UUIDField(null=True)
    settled_at = models.DateTimeField(null=True)
    granted = models.BooleanField(null=True)
    answer = EncryptedTextField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["account_id", "case_id"], name="look_request_open_once", condition=Q(settled_at=None)
            ),
            models.CheckConstraint(
                condition=Q(settled_by__isnull=True) | ~Q(settled_by=F("account_id")),
                name="look_request_settled_by_another",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["settled_at", "asked_at"], name="look_request_waiting")]

    def __str__(self) -> str:
        """Return the id."""
        return f"request to look {self.pk}"


class TieKind(models.TextChoices):
    """What a member of staff has to do with somebody outside their work."""

    OWN = "own", "own"
    HOUSEHOLD = "household", "household"
    ADDRESS = "address", "address"
    EMPLOYER = "employer", "employer"


class Tie(models.Model):
    """One tie of a member of staff, as the keyed hash that the files it locks are found by.

    A tie entered by mistake meets no file, so there is no way to take one back: a lock is opened case by case.
    """

    id = models.BigAutoField(primary_key=True)
    account_id = models.UUIDField()
    kind = models.CharField(max_length=16, choices=TieKind.choices)
    key_hash = models.BinaryField(max_length=DIGEST_BYTES)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=TieKind.values), name="tie_kind_known"),
            models.UniqueConstraint(fields=["account_id", "kind", "key_hash"], name="tie_once"),
        ]

    def __str__(self) -> str:
        """Return the id."""
        return f"tie {self.pk}"


class Guarded(models.Model):
    """A person whose file draws the curious: a look by anybody who does not work on it wants explaining."""

    person_id = models.UUIDField(primary_key=True)
    words = EncryptedTextField()
    by = models.UUIDField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        """Return the person's id."""
        return f"guarded {self.pk}"


class Search(models.Model):
    """That somebody searched: for people, or in the logs; what they typed lies sealed, how much came is a number."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account_id = models.UUIDField()
    role = models.CharField(max_length=24)
    what = models.CharField(max_length=16)
    terms = EncryptedJSONField()
    found = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["account_id", "at"], name="search_by")]

    def __str__(self) -> str:
        """Return the id."""
        return f"search {self.pk}"


class Verdict(models.TextChoices):
    """What an auditor makes of looks that wanted explaining."""

    EXPLAINED = "explained", "explained"
    REMINDED = "reminded", "reminded"
    REFERRED = "referred", "referred"


class Suspicion(models.Model):
    """Looks of one account on one day that a rule asks about; `figures` are the numbers of its explanation.

    It accuses nobody: an auditor settles it, with a reason.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    rule = models.CharField(max_length=24)
    account_id = models.UUIDField()
    on = models.CharField(max_length=10)  # the day (UTC) of the looks, YYYY-MM-DD
    about = models.CharField(max_length=36, blank=True, default="")  # the case or person, where there is one
    figures = models.JSONField(default=dict)
    raised_at = models.DateTimeField()
    settled_by = models.UUIDField(null=True)
    settled_at = models.DateTimeField(null=True)
    verdict = models.CharField(max_length=16, blank=True, default="", choices=Verdict.choices)
    words = EncryptedTextField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["rule", "account_id", "on", "about"], name="suspicion_once"),
            models.CheckConstraint(
                condition=Q(settled_by__isnull=True) | ~Q(settled_by=F("account_id")),
                name="suspicion_settled_by_another",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["raised_at"], name="suspicion_open", condition=Q(settled_at__isnull=True))
        ]

    def __str__(self) -> str:
        """Return the id."""
        return f"suspicion {self.pk}"


class StaffChangeKind(models.TextChoices):
    """What takes two administrators."""

    ADD = "add", "add"
    CHANGE = "change", "change"
    RESET = "reset", "reset"
    REOPEN = "reopen", "reopen"


class StaffChange(models.Model):
    """A change of who may do what in the office: one administrator proposes it, another settles it (S-17)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=16, choices=StaffChangeKind.choices)
    account_id = models.UUIDField(null=True)  # whose account; None is one to be made
    terms = EncryptedJSONField()
    words = EncryptedTextField()
    by = models.UUIDField()
    at = models.DateTimeField()
    settled_by = models.UUIDField(null=True)
    settled_at = models.DateTimeField(null=True)
    agreed = models.BooleanField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=StaffChangeKind.values), name="staff_change_kind_known"),
            models.CheckConstraint(
                condition=Q(agreed__isnull=True) | Q(agreed=False) | ~Q(settled_by=F("by")),
                name="staff_change_agreed_by_another",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["settled_at", "at"], name="staff_change_waiting")]

    def __str__(self) -> str:
        """Return the id."""
        return f"change of staff {self.pk}"
