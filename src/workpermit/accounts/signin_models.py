"""The rows of signing in: sessions, codes and links that prove something, tries at a secret, checks by an officer.

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
    LINK_BY_POST = "link_by_post"
    LOST_FACTORS = "lost_factors"


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


class Enrolment(models.Model):
    """A link by which a member of staff sets up how they sign in; the link itself is kept nowhere (ADR-71)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(_ACCOUNT, on_delete=models.CASCADE, related_name="enrolments")
    token_hash = models.BinaryField(max_length=DIGEST_BYTES, unique=True, editable=False)
    made_by = models.CharField(max_length=64)  # an administrator's account, or the command line
    made_at = models.DateTimeField(default=now)
    ends_before = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Return the id, which is not the link."""
        return f"enrolment {self.pk}"


class FactorOutcome(StrEnum):
    """What became of somebody's wish to have their second factors taken away."""

    GRANTED = "granted"
    REFUSED = "refused"
    CANCELLED = "cancelled"  # by somebody who signed in with both factors


class FactorCheck(models.Model):
    """Somebody lost every second factor and asks that an officer make sure of them (ADR-72)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(_ACCOUNT, on_delete=models.CASCADE, related_name="factor_checks")
    reach = EncryptedTextField(default="")  # how and when they can be reached, in their words
    asked_at = models.DateTimeField(default=now)
    opens_at = models.DateTimeField()  # from here on it may be granted
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(_ACCOUNT, null=True, on_delete=models.PROTECT, related_name="settled_factor_checks")
    outcome = models.CharField(max_length=16, blank=True, default="")
    basis = EncryptedTextField(default="")  # how the officer made sure, or why they could not

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, settled_by__isnull=True, outcome="")
                | Q(settled_at__isnull=False, settled_by__isnull=False, outcome__in=["granted", "refused"])
                | Q(settled_at__isnull=False, settled_by__isnull=True, outcome="cancelled"),
                name="factor_check_settled_whole",
            ),
            models.UniqueConstraint(
                fields=["account"], name="factor_check_one_open", condition=Q(settled_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        """Return the id."""
        return f"factor check {self.pk}"


class ClientStep(StrEnum):
    """What a client is asked for by somebody who applies for them."""

    MANDATE = "mandate"  # that they may write the application
    FILING = "filing"  # that what they have written may be handed in


class ClientWord(models.Model):
    """A client's word to a representative, given by a code sent to the client's own address (ADR-73)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    representative = models.ForeignKey(_ACCOUNT, on_delete=models.CASCADE, related_name="client_words")
    step = models.CharField(max_length=8)
    email = EncryptedTextField()
    email_hash = models.BinaryField(max_length=DIGEST_BYTES, editable=False)
    name = EncryptedTextField()  # as the representative writes it
    language = models.CharField(max_length=2)
    draft_id = models.UUIDField(null=True)  # opaque here
    version = models.PositiveIntegerField(null=True)  # of the draft that the client was shown
    code = EncryptedTextField(default="")  # empty until it was sent
    tries = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField()
    ends_before = models.DateTimeField(db_index=True)
    given_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(step__in=[step.value for step in ClientStep]), name="client_word_step_known"
            ),
            models.CheckConstraint(
                condition=Q(given_at__isnull=True) | Q(refused_at__isnull=True), name="client_word_one_answer"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["email_hash"], name="client_word_email"),
            models.Index(fields=["draft_id", "step"], name="client_word_draft"),
        ]

    def __str__(self) -> str:
        """Return the id."""
        return f"client word {self.pk}"
