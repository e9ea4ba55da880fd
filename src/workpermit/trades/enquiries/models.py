"""The rows of enquiries: threads and what is said in them, sealed; the numbers they are found by, as keyed hashes."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from workpermit.core.text import Language
from workpermit.trades.enquiries.topics import Topic
from workpermit.vault.blind import DIGEST_BYTES
from workpermit.vault.fields import EncryptedJSONField, EncryptedTextField


class State(models.TextChoices):
    """Where a thread stands."""

    OPEN = "open", "open"  # the office owes an answer
    ANSWERED = "answered", "answered"
    CLOSED = "closed", "closed"


class Thread(models.Model):
    """One matter that somebody writes about; it belongs to a case once it was found."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=10, unique=True)  # the receipt's: Q and nine digits, drawn by lot
    code_hash = models.BinaryField(max_length=DIGEST_BYTES, null=True, editable=False)  # for who has no account
    account_id = models.UUIDField(null=True, db_index=True)  # opaque here, as are the other ids
    case_id = models.UUIDField(null=True, db_index=True)
    topic = models.CharField(max_length=24, choices=[(one.value, one.value) for one in Topic])
    language = models.CharField(max_length=2, choices=[(one.value, one.value) for one in Language])
    about = EncryptedJSONField()
    same_hash = models.BinaryField(max_length=DIGEST_BYTES, editable=False)  # the writer and the topic
    state = models.CharField(max_length=16, choices=State.choices, default=State.OPEN)
    opened_at = models.DateTimeField()
    due_before = models.DateTimeField()  # the first instant at which our answer is late
    moved_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="thread_state_known"),
            models.CheckConstraint(condition=Q(topic__in=[one.value for one in Topic]), name="thread_topic_known"),
            # One open thread for one account and topic: what is sent twice at once is joined, never doubled.
            models.UniqueConstraint(
                fields=["same_hash"], condition=~Q(state="closed") & Q(code_hash__isnull=True), name="thread_open_once"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "due_before"], name="thread_waiting")]

    def __str__(self) -> str:
        """Return the number."""
        return self.number


class Entry(models.Model):
    """One thing said in a thread, by the person or by the office; never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="entries")
    from_office = models.BooleanField(default=False)
    actor = models.CharField(max_length=64)
    text = EncryptedTextField()
    key = models.CharField(max_length=64, unique=True)  # the form's: sent twice, it is kept once
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["thread", "at"], name="entry_of_thread")]

    def __str__(self) -> str:
        """Return the id."""
        return f"entry {self.pk}"


class Attachment(models.Model):
    """A file that came with an entry; the documents trade keeps it under this opaque id."""

    id = models.BigAutoField(primary_key=True)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="attachments")
    document_id = models.UUIDField()

    def __str__(self) -> str:
        """Return the id."""
        return f"attachment {self.pk}"


class NumberKind(models.TextChoices):
    """The numbers a thread, or an application on paper, is found by."""

    APPLICATION = "application", "application"
    PERMIT = "permit", "permit"  # of an earlier work permit
    TRACKING = "tracking", "tracking"  # of the courier


class Number(models.Model):
    """A number that a thread names, or that the mailroom registered for a case on paper."""

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=16, choices=NumberKind.choices)
    number_hash = models.BinaryField(max_length=DIGEST_BYTES, editable=False)
    thread = models.ForeignKey(Thread, null=True, on_delete=models.CASCADE, related_name="numbers")
    case_id = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(thread__isnull=True) ^ Q(case_id__isnull=True), name="number_of_thread_or_case"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["number_hash", "kind"], name="number_found_by")]

    def __str__(self) -> str:
        """Return the id."""
        return f"number {self.pk}"


class Sending(models.Model):
    """That something was sent from a source without an account; kept for an hour, to hold floods off."""

    id = models.BigAutoField(primary_key=True)
    source_hash = models.BinaryField(max_length=DIGEST_BYTES, editable=False)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["source_hash", "at"], name="sending_source")]

    def __str__(self) -> str:
        """Return the id."""
        return f"sending {self.pk}"


class Tester(models.Model):
    """Somebody who offered to try our pages; withdrawing drops the contact (AYA-15)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code_hash = models.BinaryField(max_length=DIGEST_BYTES, unique=True, editable=False)
    contact = EncryptedJSONField(null=True)
    contact_hash = models.BinaryField(max_length=DIGEST_BYTES, null=True, unique=True, editable=False)
    consented_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Return the id."""
        return f"tester {self.pk}"
