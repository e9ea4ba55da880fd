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
from workpermit.casework import draft_documents, duplicates, numbers, rows, screening
from workpermit.casework.door import KeyUsedOtherwise, execute, fingerprint_of
from workpermit.casework.facts import FILING
from workpermit.casework.models import CaseRow, StoredAnswer
from workpermit.casework.packages import Package
from workpermit.casework.records import NewRecord
from workpermit.core.case.actor import Actor
from workpermit.core.case.application import ReceiveApplication
from workpermit.core.case.codec import canonical, from_microseconds
from workpermit.core.forms.filing import Filing
from workpermit.trades.documents import keeping


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
    package: Package,
    *,
    key: str,
    actor: Actor,
    at: datetime,
    account: Account | None = None,
    channel: str = "online",
    draft_id: UUID | None = None,
    stamped_at: datetime | None = None,
) -> Receipt:
    """Receive an application package once for each (actor, key); a retry gets the same receipt.

    The files of a draft are kept under its id already, so they are handed over and not looked at a second time.
    `stamped_at` says when paper arrived that is registered now.

    Raises:
        PeopleConflict: UCI and identity speak of different people.
        CommandRefused, KeyUsedOtherwise: as at the door.
    """
    known = _receipt_of(package, key, actor)
    if known is not None:
        return known
    case_id = uuid.uuid4()
    command, filing = _receiving(package, stamped_at)
    try:
        with transaction.atomic():
            _open(case_id, package, at=at, account=account, channel=channel)
            if draft_id is None:
                _keep_files(case_id, package, at=at)
            else:
                draft_documents.hand_over(draft_id, case_id, at=stamped_at or at)
            execute(case_id, command, key=key, actor=actor, at=at, records=(filing,))
            screening.name_employer(case_id, package.filing)
            duplicates.look(case_id, package.filing, at=at)
    except (IntegrityError, KeyUsedOtherwise):
        # The same form was sent twice at once; the one that won has the answer.
        known = _receipt_of(package, key, actor)
        if known is None:
            raise
        return known
    return receipt_of(case_id)


def _receiving(package: Package, stamped_at: datetime | None = None) -> tuple[ReceiveApplication, NewRecord]:
    filing = NewRecord(FILING, package.filing.as_json())
    return ReceiveApplication(filing.id, filing.commitment, stamped_at), filing


def _open(case_id: UUID, package: Package, *, at: datetime, account: Account | None, channel: str) -> None:
    filing = package.filing
    person = _person(filing, account)
    row = CaseRow(
        id=case_id,
        application_number=numbers.next_application_number(),
        person_id=person.pk,
        applicant_id=str(account.pk) if account else "",
        channel=channel,
        **rows.filed_columns_of(filing)._asdict(),
    )
    row.save(force_insert=True)


def _keep_files(case_id: UUID, package: Package, *, at: datetime) -> None:
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


def _receipt_of(package: Package, key: str, actor: Actor) -> Receipt | None:
    """Return the receipt that this key was answered with, or None.

    Raises:
        KeyUsedOtherwise: the key came before with another package, or for another act.
    """
    stored = StoredAnswer.objects.filter(actor=actor.id, key=key).first()
    if stored is None:
        return None
    case_id = UUID(json.loads(stored.answer)["case"])
    command, filing = _receiving(package)
    # The answer tells the filing; the files are told by their bytes, kept in the same transaction.
    same = bytes(stored.fingerprint) == fingerprint_of(case_id, command, (filing,))
    kept = {document.sha256 for document in keeping.of_case(case_id)} if same else set()
    if not same or not kept.issuperset(hashlib.sha256(file.content).hexdigest() for file in package.files):
        raise KeyUsedOtherwise(key)
    return receipt_of(case_id)


def receipt_of(case_id: UUID) -> Receipt:
    """Return the receipt of a case that was taken in."""
    row = CaseRow.objects.get(pk=case_id)
    assert row.received_at is not None  # it was received in the same transaction
    return Receipt(case_id, row.application_number, from_microseconds(row.received_at))
