"""Messages in an account, and the ways on which they are announced: codes and ids; their words are made when shown.

Message ─► Delivery (e-mail) ─► bounced ─► Delivery (second e-mail) ─► Delivery (post) ─► CallTask
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from workpermit.core.text import Language
from workpermit.vault.fields import EncryptedTextField


class Message(models.Model):
    """One message to one person about one case; it has no subject and no text of its own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person_id = models.UUIDField()  # opaque here, as are the other ids
    account_id = models.UUIDField(null=True, blank=True)  # None for somebody who has no account
    case_id = models.UUIDField()
    kind = models.CharField(max_length=64)
    language = models.CharField(max_length=2, choices=[(code.value, code.value) for code in Language])
    letter_id = models.UUIDField(null=True, blank=True)
    cause = models.CharField(
        max_length=200, unique=True
    )  # the event and the reaction: delivered once, whatever retries
    put_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(language__in=[code.value for code in Language]), name="message_language_known"
            ),
            models.CheckConstraint(
                condition=Q(read_at__isnull=True) | Q(read_at__gte=F("put_at")), name="message_read_after_put"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["account_id", "-put_at"], name="message_inbox"),
            models.Index(fields=["case_id", "put_at"], name="message_of_case"),
            # The number beside the inbox is asked for by every page of a person who signed in.
            models.Index(fields=["account_id"], name="message_unread", condition=Q(read_at__isnull=True)),
        ]

    def __str__(self) -> str:
        """Return the id."""
        return f"message {self.pk}"


class Channel(models.TextChoices):
    """The ways to reach a person, in the order in which they are tried."""

    EMAIL = "email", "email"
    SECOND_EMAIL = "second_email", "second email"  # the representative's, or another of the person's own
    POST = "post", "post"
    CALL = "call", "call"


class State(models.TextChoices):
    """Where one delivery stands; only `waiting` is ever worked on."""

    WAITING = "waiting", "waiting"
    SENT = "sent", "sent"  # the relay, or the post, has it
    DELIVERED = "delivered", "delivered"  # the other side said so
    BOUNCED = "bounced", "bounced"  # it cannot be delivered this way; the next channel has it
    DEAD = "dead", "dead"  # tried for a day; a person has to look
    CANCELLED = "cancelled", "cancelled"  # what it was to remind of is done


class Delivery(models.Model):
    """One way on which a message (or, without one, a day's digest) goes to one person; unique by its cause.

    Its id is the Message-ID of the e-mail, so whatever is sent twice is known as one. `attempts` is the fencing
    number: only the worker of the last attempt may say what came of it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    message = models.ForeignKey(Message, null=True, blank=True, on_delete=models.PROTECT, related_name="deliveries")
    account_id = models.UUIDField(null=True, blank=True)
    channel = models.CharField(max_length=16, choices=Channel.choices)
    cause = models.CharField(max_length=80, unique=True)
    state = models.CharField(max_length=16, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    put_at = models.DateTimeField()
    due_at = models.DateTimeField()  # not before; a lease moves it on
    ended_at = models.DateTimeField(null=True, blank=True)
    receipt = models.CharField(max_length=32, blank=True, default="")  # the code of the last answer, no content

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="delivery_channel_known"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="delivery_state_known"),
            models.CheckConstraint(
                condition=Q(state=State.WAITING, ended_at__isnull=True)
                | (~Q(state=State.WAITING) & Q(ended_at__isnull=False)),
                name="delivery_ended_or_waiting",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["due_at"], name="delivery_waiting", condition=Q(state=State.WAITING)),
        ]

    def __str__(self) -> str:
        """Return the id."""
        return f"delivery {self.pk}"


class CallOutcome(models.TextChoices):
    """What came of a call; each ends it."""

    REACHED = "reached", "reached"
    OTHERWISE = "otherwise", "otherwise"  # told in another way, such as at a counter
    NOT_REACHED = "not_reached", "not reached"  # every number was tried; the note says when


class CallTask(models.Model):
    """Somebody whom no message reaches: an officer calls them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    message = models.OneToOneField(Message, on_delete=models.PROTECT, related_name="call")
    case_id = models.UUIDField()
    put_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=32, blank=True, default="")
    done_by = models.CharField(max_length=64, blank=True, default="")  # an actor's id
    note = EncryptedTextField(null=True)  # what was said, or tried

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["put_at"], name="call_open", condition=Q(done_at__isnull=True)),
        ]

    def __str__(self) -> str:
        """Return the id."""
        return f"call {self.pk}"


class Preferences(models.Model):
    """How one account wants to be written to; without a row, about everything and at once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account_id = models.UUIDField(unique=True)
    muted = models.CharField(max_length=64, blank=True, default="")  # topics, separated by commas
    digest = models.BooleanField(default=False)
    check_phrase = EncryptedTextField(null=True)
    second_email = EncryptedTextField(null=True)
    chosen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "preferences"

    def __str__(self) -> str:
        """Return whose they are."""
        return f"preferences of {self.account_id}"


class NextReminder(models.Model):
    """When a case next has something to remind of; written with the message that announces a deadline."""

    case_id = models.UUIDField(primary_key=True)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        """Return the case."""
        return f"next reminder of {self.case_id}"
