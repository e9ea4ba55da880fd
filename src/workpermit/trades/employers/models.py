"""The published list, version by version; it is public, so nothing of it is sealed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from workpermit.trades.employers.statuses import StandingCode, Status


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
