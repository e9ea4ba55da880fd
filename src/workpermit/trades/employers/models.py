"""The published list, version by version, and the employers that applications name, held against it.

The list is public, so nothing of it is sealed; who is named in an application, and what was found of them, is. A row of
the list is known across versions by its fingerprint: while it reads the same, what was said of it holds.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from workpermit.trades.employers.screening.bands import Band
from workpermit.trades.employers.statuses import StandingCode, Status
from workpermit.vault.fields import EncryptedJSONField, EncryptedTextField

HASH_BYTES = 32


class PublishedList(models.Model):
    """One version of the list as imported, with what it changed against the version before."""

    version = models.PositiveIntegerField(unique=True)
    imported_at = models.DateTimeField()
    source = models.TextField()
    fingerprint = models.CharField(max_length=64)  # SHA-256 of the file, in hexadecimal
    row_count = models.PositiveIntegerField()
    added = models.PositiveIntegerField()
    removed = models.PositiveIntegerField()
    changed = models.PositiveIntegerField()

    def __str__(self) -> str:
        """Return the version."""
        return f"published list {self.version}"


class ListedEmployer(models.Model):
    """One row of one version, as printed and as read."""

    published_list = models.ForeignKey(PublishedList, on_delete=models.PROTECT, related_name="rows")
    row_number = models.PositiveIntegerField()
    operating_name = models.TextField()
    legal_name = models.TextField(blank=True)
    address = models.TextField(blank=True)
    reasons = models.TextField(blank=True)
    decided_on_text = models.TextField(blank=True)
    decided_on = models.DateField(null=True, blank=True)  # None where the text is no date
    penalty = models.TextField(blank=True)
    status_text = models.TextField(blank=True)
    standing = models.CharField(max_length=20, choices=[(code.value, code.value) for code in StandingCode])
    ineligible_until = models.DateField(null=True, blank=True)
    place = models.TextField(null=True, blank=True)  # noqa: DJ001 - unknown is not empty
    fingerprint = models.CharField(max_length=64)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["published_list", "fingerprint"], name="listed_fingerprint")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["published_list", "row_number"], name="listed_row_once"),
            models.CheckConstraint(
                condition=Q(standing__in=[code.value for code in StandingCode]), name="listed_standing_known"
            ),
            models.CheckConstraint(
                condition=Q(standing=StandingCode.INELIGIBLE_UNTIL.value, ineligible_until__isnull=False)
                | ~Q(standing=StandingCode.INELIGIBLE_UNTIL.value) & Q(ineligible_until__isnull=True),
                name="listed_until_has_its_date",
            ),
        ]

    def __str__(self) -> str:
        """Return the version and the row."""
        return f"row {self.row_number} of list {self.published_list_id}"

    @property
    def status(self) -> Status:
        """Return the status as read at import."""
        return Status(StandingCode(self.standing), self.ineligible_until)


class ListedName(models.Model):
    """One key under which a row is found: of its operating or of its legal name."""

    listed = models.ForeignKey(ListedEmployer, on_delete=models.CASCADE, related_name="names")
    key = models.TextField(db_index=True)
    is_legal = models.BooleanField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["listed", "key", "is_legal"], name="listed_name_once"),
        ]

    def __str__(self) -> str:
        """Return the key."""
        return self.key


class HeldList(models.Model):
    """A file that changes too much to be believed at once: kept as it came until a second person has looked."""

    content = models.BinaryField()
    fingerprint = models.CharField(max_length=64)
    source = models.TextField()
    received_at = models.DateTimeField()
    received_by = models.CharField(max_length=64)
    added = models.PositiveIntegerField()
    removed = models.PositiveIntegerField()
    changed = models.PositiveIntegerField()
    settled_at = models.DateTimeField(null=True)  # None while it waits
    settled_by = models.CharField(max_length=64, blank=True, default="")
    version = models.PositiveIntegerField(null=True)  # that it became; None where it was set aside

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(version__isnull=True) | ~Q(settled_by="") & ~Q(settled_by=models.F("received_by")),
                name="held_list_second_person",
            ),
        ]

    def __str__(self) -> str:
        """Return the id."""
        return f"held list {self.pk}"


class NamedEmployer(models.Model):
    """One employer as applications name it, each wording once; screened through a version of the list."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wording = models.BinaryField(max_length=HASH_BYTES, unique=True)  # keyed hash of names and address
    named = EncryptedJSONField()  # {"operating_name", "legal_name", "address"}
    screened_through = models.PositiveIntegerField(null=True, db_index=True)  # a version; None before the first time

    def __str__(self) -> str:
        """Return the id."""
        return f"employer {self.pk}"


class Naming(models.Model):
    """That a case names an employer, or none; the case is an opaque id here."""

    case_id = models.UUIDField(primary_key=True)
    employer = models.ForeignKey(NamedEmployer, on_delete=models.PROTECT, null=True, related_name="namings")

    def __str__(self) -> str:
        """Return the case."""
        return f"named by {self.case_id}"


class Alike(models.Model):
    """That an employer resembles a row of the list, whichever versions hold the row; `reasons` says why, in words."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    employer = models.ForeignKey(NamedEmployer, on_delete=models.CASCADE, related_name="likenesses")
    fingerprint = models.CharField(max_length=64, db_index=True)  # of the listed row
    score = models.FloatField()
    band = models.CharField(max_length=16, choices=[(band.value, band.value) for band in Band])
    reasons = EncryptedJSONField()  # [{"en", "fr", "adds"}], the weightiest first
    found_in = models.PositiveIntegerField()  # the version it was first found in
    is_told = models.BooleanField(default=False)  # the cases that name the employer have been looked at

    class Meta:
        indexes: ClassVar = [models.Index(fields=["id"], name="alike_untold", condition=Q(is_told=False))]
        constraints: ClassVar = [models.UniqueConstraint(fields=["employer", "fingerprint"], name="alike_once")]

    def __str__(self) -> str:
        """Return the band."""
        return f"{self.band} {self.pk}"


class Judgement(models.Model):
    """That an officer said whether a listed row is this employer: for one case or for all, until a day or for good.

    It ends by itself where the row changes, since the changed row has another fingerprint.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    employer = models.ForeignKey(NamedEmployer, on_delete=models.CASCADE, related_name="judgements")
    fingerprint = models.CharField(max_length=64)
    is_same = models.BooleanField()
    case_id = models.UUIDField(null=True)  # None: for every case that names the employer
    until = models.DateField(null=True)  # last day included; None: until the row changes
    reason = EncryptedTextField()
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["employer", "fingerprint"], name="judgement_of_row")]

    def __str__(self) -> str:
        """Return what was said."""
        return f"{'same' if self.is_same else 'another'} {self.pk}"
