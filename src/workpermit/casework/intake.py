"""Take in an application: the person, the number, the files, the case, all or nothing."""

from __future__ import annotations

import hashlib
import json
import uuid
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from workpermit.accounts import people
from workpermit.accounts.identity import Identity
from workpermit.accounts.models import Account, Person
from workpermit.casework import numbers
from workpermit.casework.door import KeyUsedOtherwise, execute
from workpermit.casework.facts import FILING
from workpermit.casework.models import CaseRow, StoredAnswer
from workpermit.casework.packages import Package
from workpermit.casework.records import NewRecord
from workpermit.core.case.actor import Actor
from workpermit.core.case.application import ReceiveApplication
from workpermit.core.case.codec import canonical, from_microseconds
from workpermit.core.forms.filing import Filing
from workpermit.trades.documents import keeping

# Cases of a country go to one office; in Canada to the case processing centre.
OFFICE_IN_CANADA = "CPC"
OFFICE_ABROAD = "VO-{country}"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the person gets at once: the application number and the instant that counts (R9.3)."""

    case_id: UUID
    application_number: str
    received_at: datetime


def fingerprint(package: Package) -> str:
    """Return what stands for the whole package: the key of one who gave none, so that a second try is safe."""
    digest = hashlib.sha256(canonical(package.filing.as_json()).encode())
    for file in package.files:
        digest.update(hashlib.sha256(file.content).digest())
    return digest.hexdigest()


def take_in(
    package: Package, *, key: str, actor: Actor, at: datetime, account: Account | None = None, channel: str = "online"
) -> Receipt:
    """Receive an application package once for each (actor, key); a retry gets the same receipt.

    Raises:
        PeopleConflict: UCI and identity speak of different people.
        CommandRefused, KeyUsedOtherwise: as at the door.
    """
    known = _receipt_of(key, actor)
    if known is not None:
        return known
    case_id = uuid.uuid4()
    try:
        with transaction.atomic():
            _open(case_id, package, actor=actor, at=at, account=account, channel=channel)
            filing = NewRecord(FILING, package.filing.as_json())
            command = ReceiveApplication(filing.id, filing.commitment)
            execute(case_id, command, key=key, actor=actor, at=at, records=(filing,))
    except IntegrityError:
        # The same form was sent twice at once; the one that won has the answer.
        known = _receipt_of(key, actor)
        if known is None:
            raise
        return known
    return _receipt(case_id)


def _open(
    case_id: UUID, package: Package, *, actor: Actor, at: datetime, account: Account | None, channel: str
) -> None:
    filing = package.filing
    person = _person(filing, account)
    row = CaseRow(
        id=case_id,
        application_number=numbers.next_application_number(),
        person_id=person.pk,
        applicant_id=str(account.pk) if account else "",
        form=filing.form.code,
        permit_kind=filing.answers.text("permit_kind") or "",
        channel=channel,
        language=filing.language.value,
        time_zone=filing.time_zone,
        country=filing.answers.text("residence.country") or "",
        office=_office(filing),
    )
    row.save(force_insert=True)
    for file in package.files:
        keeping.keep(file.content, case_id=case_id, kind=file.kind, name=file.name, received_at=at)


def _person(filing: Filing, account: Account | None) -> Person:
    answers = filing.answers
    identity = Identity(
        family_name=filing.family_name,
        given_names=answers.text("applicant.given_names") or "",
        born_on=_born_on(filing),
        passport_number=answers.text("passport.number"),
        passport_country=answers.text("passport.country"),
    )
    found = people.find_or_create(identity, uci=answers.text("applicant.uci"), account=account)
    return found.person


def _born_on(filing: Filing) -> date:
    born_on = filing.answers.day("applicant.born_on")
    assert born_on is not None  # the form cannot be read without it
    return born_on


def _office(filing: Filing) -> str:
    if filing.answers.yes("in_canada"):
        return OFFICE_IN_CANADA
    return OFFICE_ABROAD.format(country=filing.answers.text("residence.country") or "XX")


def _receipt_of(key: str, actor: Actor) -> Receipt | None:
    stored = StoredAnswer.objects.filter(actor=actor.id, key=key).first()
    if stored is None:
        return None
    kept = json.loads(stored.answer)
    if "ApplicationReceived" not in kept["events"]:
        raise KeyUsedOtherwise(key)
    return _receipt(UUID(kept["case"]))


def _receipt(case_id: UUID) -> Receipt:
    row = CaseRow.objects.get(pk=case_id)
    assert row.received_at is not None  # it was received in the same transaction
    return Receipt(case_id, row.application_number, from_microseconds(row.received_at))
