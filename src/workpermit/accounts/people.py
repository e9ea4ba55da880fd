"""Find the person an application is about, or enter them; give a UCI to those who have none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from workpermit.accounts.identity import Identity, plain_uci
from workpermit.accounts.models import Account, Person, UciSeries
from workpermit.core.text import Text
from workpermit.vault.blind import keyed_hash

# Real ten-digit UCIs mostly begin with 11; ours begin with 99, so no fictional one meets a real one.
UCI_PREFIX = "99"
UCI_SERIAL_DIGITS = 8


class How(StrEnum):
    """How a person was found."""

    BY_UCI = "by_uci"
    BY_IDENTITY = "by_identity"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Found:
    """A person and how they were found."""

    person: Person
    how: How


class PeopleConflict(Exception):
    """The UCI given and the identity given speak of different people; `text` says so to a person."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


_OTHER_BIRTH_DATE = Text(
    en="uci: this UCI belongs to a person with another date of birth. Check the UCI and the date of birth.",
    fr="uci : cet IUC appartient à une personne née à une autre date. Vérifiez l’IUC et la date de naissance.",
)
_OTHER_UCI = Text(
    en="uci: the person with this passport has another UCI. Check the UCI and the passport.",
    fr="uci : la personne titulaire de ce passeport a un autre IUC. Vérifiez l’IUC et le passeport.",
)


def find_or_create(
    identity: Identity,
    *,
    uci: str | None = None,
    contact: dict[str, Any] | None = None,
    account: Account | None = None,
) -> Found:
    """Return the person with this UCI, else the one with this name, birth date and passport, else a new one.

    A new person without a UCI gets the next of our series.

    Raises:
        ValueError: the UCI has not 8 or 10 digits.
        PeopleConflict: UCI and identity speak of different people; an officer has to look.
    """
    number = plain_uci(uci) if uci else None
    with transaction.atomic():
        found = _find(identity, number)
        if found is None:
            return _enter(identity, number, contact=contact, account=account)
        return found


def person_with_uci(uci: str) -> Person | None:
    """Return the person who has this UCI, or None."""
    return Person.objects.filter(uci_hash=uci_hash(plain_uci(uci))).first()


def people_with_ucis(ucis: Iterable[str]) -> dict[str, Person]:
    """Return the people who have these UCIs, each under the UCI as it was given; one query."""
    hashes = {uci: uci_hash(plain_uci(uci)) for uci in ucis}
    known = Person.objects.filter(uci_hash__in=set(hashes.values()))
    found = {bytes(one.uci_hash): one for one in known if one.uci_hash is not None}
    return {uci: found[hashed] for uci, hashed in hashes.items() if hashed in found}


def find(person_id: UUID) -> Person | None:
    """Return the person with this id, or None."""
    return Person.objects.filter(pk=person_id).first()


def set_contact(person: Person, contact: dict[str, Any]) -> None:
    """Keep where a person is reached from now on."""
    person.contact = contact
    person.save(update_fields=["contact"])


def next_uci() -> str:
    """Give the next UCI of our series: ten digits, never given twice, inside the caller's transaction."""
    with transaction.atomic():
        UciSeries.objects.get_or_create(pk=1)
        UciSeries.objects.filter(pk=1).update(next_number=F("next_number") + 1)
        serial = UciSeries.objects.get(pk=1).next_number - 1
    return f"{UCI_PREFIX}{serial:0{UCI_SERIAL_DIGITS}d}"


def uci_hash(uci: str) -> bytes:
    """Return what a UCI (digits only) is looked up by."""
    return keyed_hash(uci, purpose="accounts.person.uci")


def identity_hash(identity: Identity) -> bytes | None:
    """Return what an identity is looked up by, or None where it lacks a passport."""
    key = identity.key
    return None if key is None else keyed_hash(key, purpose="accounts.person.identity")


def _find(identity: Identity, uci: str | None) -> Found | None:
    holder = person_with_uci(uci) if uci else None
    if holder is not None:
        if holder.born_on != identity.born_on.isoformat():
            raise PeopleConflict(_OTHER_BIRTH_DATE)
        return Found(holder, How.BY_UCI)
    digest = identity_hash(identity)
    same = Person.objects.filter(identity_hash=digest).first() if digest else None
    if same is None:
        return None
    if uci is not None:
        raise PeopleConflict(_OTHER_UCI)
    return Found(same, How.BY_IDENTITY)


def _enter(identity: Identity, uci: str | None, *, contact: dict[str, Any] | None, account: Account | None) -> Found:
    number = uci or next_uci()
    person = Person(
        account=account,
        uci=number,
        uci_hash=uci_hash(number),
        family_name=identity.family_name,
        given_names=identity.given_names,
        born_on=identity.born_on.isoformat(),
        identity_hash=identity_hash(identity),
        contact=contact,
    )
    try:
        with transaction.atomic():
            person.save(force_insert=True)
    except IntegrityError:
        # Somebody entered the same person between our look and our save.
        found = _find(identity, uci)
        if found is None:
            raise
        return found
    return Found(person, How.NEW)
