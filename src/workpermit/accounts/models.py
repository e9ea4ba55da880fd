"""Accounts that act, people that applications are about, and mandates between them.

What tells who somebody is lies sealed; equality is searched by keyed hashes in columns of their own.
"""

from __future__ import annotations

import uuid
from datetime import datetime
from functools import cache
from typing import Any, ClassVar
from zoneinfo import ZoneInfo, available_timezones

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from workpermit.accounts.identity import plain_email
from workpermit.accounts.signin_models import (
    ClientWord,
    Enrolment,
    FactorCheck,
    Guess,
    LinkCheck,
    PartnerIdentity,
    Proof,
    Session,
)
from workpermit.clock.present import now
from workpermit.core.case.actor import Actor, Role
from workpermit.core.text import Language
from workpermit.vault.blind import DIGEST_BYTES, keyed_hash
from workpermit.vault.fields import EncryptedJSONField, EncryptedTextField

__all__ = [
    "Account",
    "AccountManager",
    "ClientWord",
    "Enrolment",
    "FactorCheck",
    "Guess",
    "LinkCheck",
    "Mandate",
    "MandateScope",
    "PartnerIdentity",
    "Person",
    "Proof",
    "Session",
    "UciSeries",
    "email_hash",
]


def email_hash(address: str) -> bytes:
    """Return what an e-mail address is looked up by."""
    return keyed_hash(plain_email(address), purpose="accounts.account.email")


@cache
def _zones() -> frozenset[str]:
    """Return the names of every zone; the standard library reads the disk each time it is asked."""
    return frozenset(available_timezones())


def _choices(codes: type[Role] | type[Language]) -> list[tuple[str, str]]:
    return [(code.value, code.value) for code in codes]


class AccountManager(BaseUserManager["Account"]):
    """Make and find accounts by e-mail address."""

    def create_account(
        self,
        email: str,
        *,
        name: str,
        role: Role,
        password: str | None = None,
        language: Language = Language.EN,
        time_zone: str = "UTC",
        office: str = "",
    ) -> Account:
        """Make an account; without a password nobody can sign in to it by one.

        Raises:
            ValueError: the address or the zone is not one.
            IntegrityError: the address has an account.
        """
        if plain_email(email).count("@") != 1:
            raise ValueError("email: give one address, such as name@example.org")
        if time_zone not in _zones():
            raise ValueError(f"time_zone: give an IANA name such as America/Toronto, not {time_zone!r}")
        account = self.model(
            email=email.strip(), display_name=name, role=role, language=language, time_zone=time_zone, office=office
        )
        account.set_password(password)
        account.save(using=self._db)
        return account

    def with_email(self, email: str) -> Account | None:
        """Return the account of an address, or None."""
        return self.filter(email_hash=email_hash(email)).first()

    def get_by_natural_key(self, username: str | None) -> Account:
        """Return the account that signs in with an address; Django's sign-in asks by this name."""
        return self.get(email_hash=email_hash(username or ""))


class Account(AbstractBaseUser):
    """Somebody who signs in: an applicant, a representative, a member of staff, or a partner."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = EncryptedTextField()
    email_hash = models.BinaryField(max_length=DIGEST_BYTES, unique=True, editable=False)
    display_name = EncryptedTextField()
    role = models.CharField(max_length=24, choices=_choices(Role))
    language = models.CharField(max_length=2, choices=_choices(Language), default=Language.EN.value)
    time_zone = models.CharField(max_length=64, default="UTC")
    office = models.CharField(max_length=16, blank=True, default="")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=now, editable=False)

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "email_hash"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(role__in=[role.value for role in Role]), name="account_role_known"),
            models.CheckConstraint(
                condition=Q(language__in=[language.value for language in Language]), name="account_language_known"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["role", "office"], name="account_role_office")]

    def __str__(self) -> str:
        """Return the id: names do not belong in logs."""
        return f"account {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the row with the look-up of its address, so that the two cannot part."""
        self.email_hash = email_hash(self.email)
        chosen = kwargs.get("update_fields")
        if chosen is not None and "email" in chosen:
            kwargs["update_fields"] = {*chosen, "email_hash"}
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Check nothing: the base class would read the look-up hash as a text."""

    @property
    def actor(self) -> Actor:
        """Return this account as the actor of a command."""
        return Actor(role=Role(self.role), id=str(self.pk))

    @property
    def zone(self) -> ZoneInfo:
        """Return the zone in which this person reads times."""
        return ZoneInfo(self.time_zone)


class Person(models.Model):
    """Somebody an application is about; one row per person for life, across all applications."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="people")
    uci = EncryptedTextField(null=True)
    uci_hash = models.BinaryField(max_length=DIGEST_BYTES, null=True, unique=True, editable=False)
    family_name = EncryptedTextField()
    given_names = EncryptedTextField()
    born_on = EncryptedTextField()  # YYYY-MM-DD; a birth date is never a plain column
    identity_hash = models.BinaryField(max_length=DIGEST_BYTES, null=True, unique=True, editable=False)
    contact = EncryptedJSONField(null=True)
    created_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        verbose_name_plural = "people"

    def __str__(self) -> str:
        """Return the id: names do not belong in logs."""
        return f"person {self.pk}"


class UciSeries(models.Model):
    """The one row that says which UCI is given next."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    next_number = models.PositiveBigIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=Q(id=1), name="uci_series_single_row")]

    def __str__(self) -> str:
        """Return what comes next."""
        return f"next UCI {self.next_number}"


class MandateScope(models.TextChoices):
    """What a person lets somebody else do."""

    REPRESENT = "represent", "represent"  # IMM 5476: acts and receives letters
    RECEIVE_INFORMATION = "receive_information", "receive information"  # IMM 5475: is told, never acts


class Mandate(models.Model):
    """A person's written, dated word that an account may act for them, in one case or in all (S-15)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="mandates")
    representative = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="mandates")
    scope = models.CharField(max_length=24, choices=MandateScope.choices)
    case_id = models.UUIDField(null=True, blank=True)  # opaque here; None is every case of the person
    begins_at = models.DateTimeField()
    ends_before = models.DateTimeField(null=True, blank=True)  # the first instant at which it no longer holds

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(scope__in=MandateScope.values), name="mandate_scope_known"),
            models.CheckConstraint(
                condition=Q(ends_before__isnull=True) | Q(ends_before__gte=F("begins_at")),
                name="mandate_ends_after_it_begins",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["representative", "person"], name="mandate_representative"),
        ]

    def __str__(self) -> str:
        """Return the id."""
        return f"mandate {self.pk}"

    def in_force_at(self, instant: datetime) -> bool:
        """Tell whether the mandate holds at `instant`."""
        return self.begins_at <= instant and (self.ends_before is None or instant < self.ends_before)
