"""The rows of casework. The journal is for truth; every other row exists to search, to lock or to send.

Instants are whole microseconds since 1970 (UTC), so that both engines and the chain see the same number.
Nobody reads the columns of `CaseRow` back into the core.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from workpermit.vault.fields import EncryptedJSONField

HASH_BYTES = 32


class CaseRow(models.Model):
    """One case: what it is filed under, the head of its journal, and columns to filter and sort by."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application_number = models.CharField(max_length=10, unique=True)
    person_id = models.UUIDField(db_index=True)
    applicant_id = models.CharField(max_length=36, blank=True, default="")  # the account; empty for paper
    form = models.CharField(max_length=16)
    permit_kind = models.CharField(max_length=20)
    channel = models.CharField(max_length=16)
    language = models.CharField(max_length=2)
    time_zone = models.CharField(max_length=64)
    country = models.CharField(max_length=2)  # of residence
    office = models.CharField(max_length=16)
    sequence = models.PositiveIntegerField(default=0)
    head = models.BinaryField(max_length=HASH_BYTES, default=bytes(HASH_BYTES))
    stage = models.CharField(max_length=24, default="not_received")
    permit_stage = models.CharField(max_length=24, default="none")
    delivery_stage = models.CharField(max_length=24, default="not_due")
    permit_number = models.CharField(max_length=10, unique=True, null=True)  # noqa: DJ001 (unique where there is one)
    received_at = models.BigIntegerField(null=True)
    decided_at = models.BigIntegerField(null=True)
    wakes_at = models.BigIntegerField(null=True)

    class Meta:
        db_table = "casework_case"
        indexes: ClassVar = [
            models.Index(fields=["wakes_at"], name="case_wakes", condition=Q(wakes_at__isnull=False)),
            models.Index(fields=["stage", "received_at"], name="case_stage_received"),
            models.Index(fields=["applicant_id", "-received_at"], name="case_applicant"),
        ]

    def __str__(self) -> str:
        """Return the application number."""
        return self.application_number


class JournalRow(models.Model):
    """One entry of a case's journal; triggers forbid changing or deleting it."""

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(CaseRow, on_delete=models.PROTECT, related_name="entries", db_index=False)
    sequence = models.PositiveIntegerField()
    kind = models.CharField(max_length=48)
    at = models.BigIntegerField()
    role = models.CharField(max_length=24)
    actor = models.CharField(max_length=64)
    authority = models.CharField(max_length=64)
    payload = models.TextField()
    hash = models.BinaryField(max_length=HASH_BYTES)

    class Meta:
        db_table = "casework_journal"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "sequence"], name="journal_case_sequence"),
            # A machine returns, refuses, dismisses and decides nothing, whatever code above may say.
            models.CheckConstraint(
                condition=~Q(role="system")
                | ~Q(
                    kind__in=[
                        "ApplicationApproved",
                        "ApplicationRefused",
                        "ApplicationReturned",
                        "DecisionProposed",
                        "EmployerMatchDismissed",
                        "PermitNotIssued",
                        "PermitRevoked",
                        "ProgrammeDenied",
                    ]
                ),
                name="journal_only_people_decide",
            ),
        ]

    def __str__(self) -> str:
        """Return the entry's place."""
        return f"{self.case_id}#{self.sequence} {self.kind}"


class Record(models.Model):
    """Content that the journal refers to: immutable, sealed, committed to with a salt (S-24).

    Disposal drops body and salt together; the chain still verifies and the content is gone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(CaseRow, on_delete=models.PROTECT, related_name="records")
    kind = models.CharField(max_length=24)
    body = EncryptedJSONField(null=True)
    salt = models.BinaryField(max_length=HASH_BYTES, null=True)
    at = models.BigIntegerField()

    class Meta:
        db_table = "casework_record"

    def __str__(self) -> str:
        """Return the id."""
        return f"{self.kind} {self.pk}"


class OutboxRow(models.Model):
    """One letter or notice still to be made for one event; unique, so that it is made once."""

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(CaseRow, on_delete=models.PROTECT, db_index=False)
    sequence = models.PositiveIntegerField()
    reaction = models.CharField(max_length=48)
    attempts = models.PositiveSmallIntegerField(default=0)
    leased_until = models.BigIntegerField(default=0)
    done_at = models.BigIntegerField(null=True)
    fault = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        db_table = "casework_outbox"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "sequence", "reaction"], name="outbox_event_reaction")
        ]
        indexes: ClassVar = [models.Index(fields=["id"], name="outbox_waiting", condition=Q(done_at__isnull=True))]

    def __str__(self) -> str:
        """Return what is to be made."""
        return f"{self.case_id}#{self.sequence} {self.reaction}"


class StoredAnswer(models.Model):
    """The answer to a command, kept with its key: a retry gets it again, another body is refused."""

    id = models.BigAutoField(primary_key=True)
    actor = models.CharField(max_length=64)
    key = models.CharField(max_length=64)
    fingerprint = models.BinaryField(max_length=HASH_BYTES)
    answer = models.TextField()
    at = models.BigIntegerField()

    class Meta:
        db_table = "casework_answer"
        constraints: ClassVar = [models.UniqueConstraint(fields=["actor", "key"], name="answer_actor_key")]

    def __str__(self) -> str:
        """Return the key."""
        return self.key


# After every day there is: where work that waits for no day stands in the order of days.
NO_DAY = 2**62
# What the order of a queue is, and what the place of a line in it is made of.
IN_ORDER = ("first_at", "received_at", "case_id")


class OpenWork(models.Model):
    """What is open, and nothing else: the narrow table that queues and work lists read.

    `holder` (who acts next), `late`, `programme` (whose request waits for our reply) and `wishes_time` are derived
    from the journal, as is the stage (`rows`): a list finds by them without asking fifteen million entries. The
    office and the one who has the case are facts of the office; `region` is the office's part before the hyphen.
    """

    case = models.OneToOneField(CaseRow, on_delete=models.PROTECT, primary_key=True)
    office = models.CharField(max_length=16)
    region = models.CharField(max_length=16, default="")
    stage = models.CharField(max_length=24)
    priority = models.SmallIntegerField(default=0)
    received_at = models.BigIntegerField()
    due_at = models.BigIntegerField(null=True)
    first_at = models.GeneratedField(
        expression=Coalesce("due_at", NO_DAY), output_field=models.BigIntegerField(), db_persist=True
    )
    assignee = models.CharField(max_length=36, blank=True, default="")
    form = models.CharField(max_length=16, default="")
    country = models.CharField(max_length=2, default="")
    language = models.CharField(max_length=2, default="")
    holder = models.CharField(max_length=16, default="")  # who acts next
    late = models.BooleanField(default=False)
    programme = models.CharField(max_length=24, null=True)  # noqa: DJ001 (null, so that the few are found by an index)
    wishes_time = models.BooleanField(default=False)

    class Meta:
        db_table = "casework_open_work"
        indexes: ClassVar = [
            models.Index(fields=["first_at", "received_at", "case"], name="work_first"),
            models.Index(fields=["region", "first_at", "received_at", "case"], name="work_region"),
            models.Index(fields=["region", "holder", "first_at", "received_at", "case"], name="work_region_holder"),
            models.Index(fields=["office", "first_at", "received_at", "case"], name="work_office"),
            models.Index(fields=["country", "first_at", "received_at", "case"], name="work_country"),
            models.Index(fields=["assignee", "first_at", "received_at", "case"], name="work_assignee"),
            models.Index(fields=["stage", "first_at", "received_at", "case"], name="work_stage"),
            models.Index(fields=["first_at", "received_at", "case"], name="work_late", condition=Q(late=True)),
            models.Index(fields=["first_at"], name="work_programme", condition=Q(programme__isnull=False)),
            models.Index(fields=["first_at"], name="work_wishes_time", condition=Q(wishes_time=True)),
        ]

    def __str__(self) -> str:
        """Return the case's id."""
        return str(self.case_id)


class AccessEntry(models.Model):
    """That somebody of the staff, a representative or a partner read a case; never part of the case's chain."""

    id = models.BigAutoField(primary_key=True)
    case_id = models.UUIDField(db_index=True)
    role = models.CharField(max_length=24)
    actor = models.CharField(max_length=64)
    what = models.CharField(max_length=48)
    purpose = models.CharField(max_length=48)
    at = models.BigIntegerField()

    class Meta:
        db_table = "casework_access"
        indexes: ClassVar = [models.Index(fields=["actor", "at"], name="access_actor")]

    def __str__(self) -> str:
        """Return who looked at what."""
        return f"{self.actor} {self.what} {self.case_id}"


class NumberSeries(models.Model):
    """Which number of a series is given next."""

    name = models.CharField(max_length=24, primary_key=True)
    next_number = models.BigIntegerField()

    class Meta:
        db_table = "casework_number_series"

    def __str__(self) -> str:
        """Return what comes next."""
        return f"{self.name} {self.next_number}"


class Draft(models.Model):
    """An application still being written, by an account; it changes no right and no deadline, so it is a plain row.

    What was typed lies sealed until it is submitted (then the filing is the record) or disposed of.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account_id = models.UUIDField()
    form = models.CharField(max_length=16, blank=True, default="")  # empty until the rule has chosen one
    version = models.PositiveIntegerField(default=0)
    written = EncryptedJSONField(null=True)
    warned_at = models.BigIntegerField(null=True)  # when the person took note that they must leave to activate
    begun_at = models.BigIntegerField()
    changed_at = models.BigIntegerField()
    case = models.OneToOneField(CaseRow, on_delete=models.PROTECT, null=True, related_name="draft")

    class Meta:
        db_table = "casework_draft"
        indexes: ClassVar = [
            models.Index(fields=["account_id", "changed_at"], name="draft_account"),
            models.Index(fields=["changed_at"], name="draft_changed"),
        ]

    def __str__(self) -> str:
        """Return the id."""
        return f"draft {self.pk}"
