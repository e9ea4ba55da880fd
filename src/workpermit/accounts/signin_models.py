"""The rows of signing in: sessions, codes that prove something, tries at a secret, a partner's word, officer's checks.

None of them holds an address, a name, a browser's address or a cookie that could be read in a copy of the database.
"""

from __future__ import annotations

import uuid
from enum import StrEnum
from typing import ClassVar

from django.db import models
from django.db.models import Q

from workpermit.clock.present import now
from workpermit.vault.blind import DIGEST_BYTES
from workpermit.vault.fields import EncryptedJSONField, EncryptedTextField

_ACCOUNT = "accounts.Account"


class Session(models.Model):
    """One browser that is signed in, or on its way there; found by a keyed hash of its cookie (S-09)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key_hash = models.BinaryField(max_length=DIGEST_BYTES, unique=True, editable=False)
    account = models.ForeignKey(_ACCOUNT, null=True, on_delete=models.CASCADE, related_name="sessions")
    content = EncryptedJSONField()
    device = EncryptedTextField(default="")  # what the browser says it is
    began_at = models.DateTimeField(default=now)
    seen_at = models.DateTimeField(default=now)
    ends_before = models.DateTimeField(db_index=True)  # the first instant at which it no longer holds

    def __str__(self) -> str:
        """Return the id, which is not the cookie."""
        return f"session {self.pk}"


class ProofFor(StrEnum):
    """What a code is for."""

    NEW_ACCOUNT = "new_account"
    NEW_PASSWORD = "new_password"  # noqa: S105
    LINK = "link"


class Proof(models.Model):
    """Something that was asked and is proved by a code sent to an address (S-08).

    The row is written alike whatever was asked; the worker decides afterwards whether a code goes out, and only then
    is there a `code` to meet. A code proves an address. It is never a second factor (ADR-45).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purpose = models.CharField(max_length=16)
    account = models.ForeignKey(_ACCOUNT, null=True, on_delete=models.CASCADE, related_name="proofs")
    asked = EncryptedJSONField()
    code = EncryptedTextField(default="")  # empty until it was sent, and where nothing was sent
    source_hash = models.BinaryField(max_length=DIGEST_BYTES)
    network_hash = models.BinaryField(max_length=DIGEST_BYTES)
    language = models.CharField(max_length=2)
    asked_at = models.DateTimeField(default=now)
    ends_before = models.DateTimeField(db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(purpose__in=[purpose.value for purpose in ProofFor]), name="proof_purpose_known"
            )
        ]

    def __str__(self) -> str:
        """Return the id."""
        return f"proof {self.pk}"


class Guess(models.Model):
    """One try at a secret, right or wrong, told by keyed hashes alone (S-04, S-05)."""

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=16)
    subject_hash = models.BinaryField(max_length=DIGEST_BYTES)
    source_hash = models.BinaryField(max_length=DIGEST_BYTES)
    network_hash = models.BinaryField(max_length=DIGEST_BYTES)
    failed = models.BooleanField()
    at = models.DateTimeField(db_index=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject_hash", "kind", "at"], name="guess_subject"),
            models.Index(fields=["network_hash", "at"], name="guess_network"),
        ]

    def __str__(self) -> str:
        """Return the id."""
        return f"guess {self.pk}"


class PartnerIdentity(models.Model):
    """That a sign-in partner knows an account under a name of its own, kept as a keyed hash."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(_ACCOUNT, on_delete=models.CASCADE, related_name="partner_identities")
    subject_hash = models.BinaryField(max_length=DIGEST_BYTES, unique=True)
    linked_at = models.DateTimeField(default=now)

    class Meta:
        verbose_name_plural = "partner identities"

    def __str__(self) -> str:
        """Return the id."""
        return f"partner identity {self.pk}"


class LinkCheck(models.Model):
    """Somebody asks that an officer look whether a case is theirs, where no code can reach them (ADR-3)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(_ACCOUNT, on_delete=models.CASCADE, related_name="link_checks")
    asked = EncryptedJSONField()
    asked_at = models.DateTimeField(default=now)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(_ACCOUNT, null=True, on_delete=models.PROTECT, related_name="answered_link_checks")
    granted = models.BooleanField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True, granted__isnull=True)
                | Q(answered_at__isnull=False, answered_by__isnull=False, granted__isnull=False),
                name="link_check_answered_whole",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["asked_at"], name="link_check_waiting", condition=Q(answered_at__isnull=True))
        ]

    def __str__(self) -> str:
        """Return the id."""
        return f"link check {self.pk}"
