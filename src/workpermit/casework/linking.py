"""Link an application that was handed in without an account to the account of the person it is about (AYA-11, ADR-3).

    two numbers and a birth date ──► written down alike ──► worker: does it match? then a code to the address on file
                                                     code met ──► linked
                                        no address on file ──► an officer looks ──► linked, or not

The two numbers are printed on every letter: they find a case and open nothing (S-01). Whether they are right is found
out by the worker alone, after the answer has gone out. So the answer is the same, in bytes, headers and time, for
what is right, wrong, closed, unknown or somebody else's (S-02, S-03).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django_tasks import task

from workpermit.accounts import code_mail, people, proofs, throttle
from workpermit.accounts.models import Account, LinkCheck, Person, Proof
from workpermit.accounts.signin_models import ProofFor
from workpermit.accounts.throttle import Kind, Source, Try
from workpermit.casework import reading
from workpermit.casework.facts import filing_of
from workpermit.casework.models import CaseRow
from workpermit.clock.present import now
from workpermit.core.case.actor import Role
from workpermit.core.text import Language
from workpermit.trades.notices.models import Message

# One person has few applications; more open questions at once are somebody trying numbers.
OPEN_CHECKS: Final = 3
_MAY_ANSWER: Final = frozenset({Role.OFFICER.value, Role.SUPERVISOR.value})


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody says of an application that they say is theirs; the numbers in their canonical form."""

    uci: str
    application_number: str
    born_on: date

    def as_json(self) -> dict[str, str]:
        """Return it as it is kept, sealed."""
        return asdict(self) | {"born_on": self.born_on.isoformat()}


@dataclass(frozen=True, slots=True)
class Waiting:
    """A question to an officer that is not answered yet."""

    id: UUID
    asked: Asked
    asked_at: datetime
    case_id: UUID | None  # the case that it matches, or None
    account_name: str = ""
    account_email: str = ""


class NotAnOfficer(PermissionError):
    """Only an officer or a supervisor answers whether a case is somebody's."""


def ask(asked: Asked, *, account: Account, source: Source, language: Language, at: datetime) -> UUID:
    """Write down that somebody wants to link an application, and return the id to prove it by."""
    with transaction.atomic():
        proof = proofs.ask(
            ProofFor.LINK, asked=asked.as_json(), account=account, source=source, language=language, at=at
        )
        look.enqueue(str(proof.pk))
    return proof.pk


@task(priority=proofs.PRIORITY)
def look(proof_id: str) -> None:
    """Send a code to the address on file if what was asked is right and may be tried; else do nothing at all."""
    proof = proofs.waiting(proof_id, at=now())
    row = None if proof is None else row_of(proof)
    address = "" if row is None else address_on_file(row)
    if proof is not None and address:
        code_mail.send_to(address, proof)


def prove(
    proof_id: UUID | str, code: str, *, account: Account, at: datetime, purpose: ProofFor = ProofFor.LINK
) -> UUID | None:
    """Link the application whose code this is and return its case; None where the code is wrong, late or not theirs."""
    with transaction.atomic():
        proof = proofs.meet(proof_id, code, purpose=purpose, at=at)
        if proof is None or proof.account_id != account.pk:
            return None
        row = _matched(asked_of(proof.asked), account=account)
        return row.pk if row is not None and _link(row, account) else None


def ask_officer(proof_id: UUID | str, *, account: Account, at: datetime) -> bool:
    """Have an officer look whether the application is this person's; False where too many questions are open.

    The question is kept whether or not it matches anything, so that asking tells nothing.
    """
    proof = Proof.objects.filter(pk=proof_id, account=account, purpose=ProofFor.LINK).first()
    open_now = LinkCheck.objects.filter(account=account, answered_at__isnull=True)
    if proof is None or open_now.count() >= OPEN_CHECKS:
        return False
    if all(check.asked != proof.asked for check in open_now):
        LinkCheck.objects.create(account=account, asked=proof.asked, asked_at=at)
    return True


def checks_of(account: Account) -> list[Waiting]:
    """Return the questions of an account that wait for an officer; which case they match is not told."""
    return [
        Waiting(check.pk, asked_of(check.asked), check.asked_at, None)
        for check in LinkCheck.objects.filter(account=account, answered_at__isnull=True).order_by("asked_at", "pk")
    ]


def checks_to_answer(*, at_most: int = 100) -> list[Waiting]:
    """Return what waits for an officer, the longest wait first, each with the case that it matches; three queries."""
    found = LinkCheck.objects.filter(answered_at__isnull=True).select_related("account").order_by("asked_at", "pk")
    waiting = [(check, asked_of(check.asked)) for check in found[:at_most]]
    holders = people.people_with_ucis(asked.uci for _, asked in waiting)
    rows = reading.with_numbers(asked.application_number for _, asked in waiting)
    return [
        Waiting(
            check.pk,
            asked,
            check.asked_at,
            row.pk if (row := _agreed(asked, holders, rows, account=check.account)) else None,
            check.account.display_name,
            check.account.email,
        )
        for check, asked in waiting
    ]


def check_to_answer(check_id: UUID) -> Waiting | None:
    """Return one question that waits for an officer, or None."""
    check = LinkCheck.objects.filter(pk=check_id, answered_at__isnull=True).select_related("account").first()
    if check is None:
        return None
    asked, account = asked_of(check.asked), check.account
    row = _matched(asked, account=account)
    return Waiting(check.pk, asked, check.asked_at, row.pk if row else None, account.display_name, account.email)


def answer(check_id: UUID, *, officer: Account, granted: bool, at: datetime) -> bool:
    """Answer as an officer whether an application is the asker's; tell whether it is linked now.

    Raises:
        NotAnOfficer: somebody else tries to answer.
    """
    if officer.role not in _MAY_ANSWER:
        raise NotAnOfficer
    with transaction.atomic():
        check = LinkCheck.objects.select_for_update().filter(pk=check_id, answered_at__isnull=True).first()
        if check is None:
            return False
        row = _matched(asked_of(check.asked), account=check.account) if granted else None
        is_linked = row is not None and _link(row, check.account)
        check.answered_at, check.answered_by, check.granted = at, officer, is_linked
        check.save(update_fields=["answered_at", "answered_by", "granted"])
    return is_linked


def row_of(proof: Proof) -> CaseRow | None:
    """Return the case that what was asked agrees with, if it may be tried; the try is noted."""
    if proof.account is None:
        return None
    tried = _tried(proof)
    throttle.brake(tried.at)
    if not throttle.admits(tried):
        return None
    row = _matched(asked_of(proof.asked), account=proof.account)
    throttle.note(tried, right=row is not None)
    return row


def address_on_file(row: CaseRow) -> str:
    """Return the e-mail address of a case's person: the one they last gave us, else the application's; or nothing."""
    person = people.find(row.person_id)
    given = ((person.contact or {}) if person else {}).get("email")
    return str(given or filing_of(row.pk).email)


def _matched(asked: Asked, *, account: Account) -> CaseRow | None:
    """Return the case if all three say the same and nobody else has it."""
    holders = people.people_with_ucis([asked.uci])
    return _agreed(asked, holders, reading.with_numbers([asked.application_number]), account=account)


def _agreed(
    asked: Asked, holders: Mapping[str, Person], rows: Mapping[str, CaseRow], *, account: Account
) -> CaseRow | None:
    person, row = holders.get(asked.uci), rows.get(asked.application_number)
    if person is None or row is None or row.person_id != person.pk or person.born_on != asked.born_on.isoformat():
        return None
    is_free = row.applicant_id in ("", str(account.pk)) and person.account_id in (None, account.pk)
    return row if is_free else None


def _link(row: CaseRow, account: Account) -> bool:
    """Give the person's applications, and the messages about them, to the account; False where another came first."""
    mine = Person.objects.filter(pk=row.person_id).filter(account__isnull=True) | Person.objects.filter(
        pk=row.person_id, account=account
    )
    if not mine.update(account=account):
        return False
    CaseRow.objects.filter(person_id=row.person_id, applicant_id="").update(applicant_id=str(account.pk))
    Message.objects.filter(person_id=row.person_id, account_id__isnull=True).update(account_id=account.pk)
    code_mail.tell_of_change.enqueue(str(account.pk), "case_linked")
    return True


def _tried(proof: Proof) -> Try:
    numbers = f"{proof.asked['uci']}\x1f{proof.asked['application_number']}"
    source = Source(bytes(proof.source_hash), bytes(proof.network_hash))
    return Try(Kind.LINK, throttle.subject_of(numbers), source, proof.asked_at)


def asked_of(kept: dict[str, str]) -> Asked:
    """Return what was asked, as it is kept."""
    return Asked(kept["uci"], kept["application_number"], date.fromisoformat(kept["born_on"]))
