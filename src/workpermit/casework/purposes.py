"""What a member of staff has to do with a case, and what that asks of them before they read it (S-28).

    theirs, in their queue, before them at the counter ─► reads
    any other case                                     ─► states a purpose first; it holds for the working day
    their own, their household's, at their address,
    of an employer close to them                       ─► locked, until a supervisor grants a look

The log of who looked carries the purpose of each look; the words stated with it lie sealed (trades/audit).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from workpermit.accounts.identity import plain_name
from workpermit.accounts.models import Account, Person
from workpermit.casework import facts, journal
from workpermit.casework.access import UnknownCase
from workpermit.casework.models import CaseRow, JournalRow, OpenWork
from workpermit.casework.queues import STAGES, own_office, whose
from workpermit.core.case.actor import Role
from workpermit.core.case.application import Stage
from workpermit.core.case.case import allowed
from workpermit.core.case.codec import to_microseconds
from workpermit.core.case.state import fold
from workpermit.core.forms.filing import Address, Filing
from workpermit.core.text import Text
from workpermit.trades.audit import stating, ties
from workpermit.trades.audit.models import StatedPurpose, Tie, TieKind

# How long a case that is over stays among the work of its office, and of whoever acted in it.
RECENT: Final = timedelta(days=90)
WORDS_AT_LEAST: Final = 10
# A work list serves every office; who comes to a case from one has been asked to by the list.
ERRANDS: Final = frozenset({"answer", "match", "link", "call", "print", "compare"})


class StaffRelation(StrEnum):
    """What a member of staff has to do with a case."""

    THEIRS = "theirs"  # assigned to them, or they acted in it lately
    QUEUE = "queue"  # the work of their office and role, open or lately closed
    SERVED = "served"  # it waits for what their counter does
    OUTSIDE = "outside"
    OWN = "own"
    HOUSEHOLD = "household"
    ADDRESS = "address"
    EMPLOYER = "employer"

    @property
    def is_locked(self) -> bool:
        """Tell whether the file stands too close to this person to be theirs to open."""
        return self in _LOCKED


_LOCKED: Final = frozenset({StaffRelation.OWN, StaffRelation.HOUSEHOLD, StaffRelation.ADDRESS, StaffRelation.EMPLOYER})


class Purpose(StrEnum):
    """Why somebody opens a case outside their own queue."""

    COLLEAGUE = "colleague"
    ENQUIRY = "enquiry"
    TRANSFER = "transfer"
    COMPLAINT = "complaint"
    QUALITY = "quality"
    LEGAL = "legal"
    OTHER = "other"


PURPOSES: Final[Mapping[Purpose, Text]] = {
    Purpose.COLLEAGUE: Text(en="a colleague asked for help with it", fr="un collègue a demandé de l’aide"),
    Purpose.ENQUIRY: Text(en="answering the person or an enquiry", fr="réponse à la personne ou à une demande"),
    Purpose.TRANSFER: Text(en="the case is moving between offices", fr="le dossier passe d’un bureau à l’autre"),
    Purpose.COMPLAINT: Text(en="a complaint or a review", fr="une plainte ou une révision"),
    Purpose.QUALITY: Text(en="a check of how we work", fr="un contrôle de notre façon de travailler"),
    Purpose.LEGAL: Text(en="a court, or a request for the file", fr="un tribunal, ou une demande d’accès au dossier"),
    Purpose.OTHER: Text(en="another purpose of the office", fr="un autre motif de service"),
}


@dataclass(frozen=True, slots=True)
class Leave:
    """Whether somebody of the staff may read a case now; `purpose` is the code for the log, empty where none is due."""

    relation: StaffRelation
    may_look: bool
    purpose: str = ""


def relation_of(account: Account, case_id: UUID, *, at: datetime) -> StaffRelation:
    """Return what an account of the staff has to do with a case; what locks it comes before what opens it.

    Raises:
        UnknownCase: there is no such case.
    """
    row = CaseRow.objects.filter(pk=case_id).first()
    if row is None:
        raise UnknownCase(str(case_id))
    close = _tie(account, row)
    if close is not None:
        return StaffRelation(close.value)
    return at_work(account, row, at=at)


def may_look(account: Account, case_id: UUID, *, at: datetime, errand: str = "") -> Leave:
    """Tell whether an account of the staff may read a case now, and under which purpose.

    `errand` is what a work list asks of them (`ERRANDS`): it opens a case outside their queue, never a locked one.

    Raises:
        UnknownCase: there is no such case.
    """
    relation = relation_of(account, case_id, at=at)
    if not relation.is_locked and (relation is not StaffRelation.OUTSIDE or errand in ERRANDS):
        return Leave(relation, may_look=True)
    found = stating.stated(account.pk, case_id, at=at)
    if found is None or (relation.is_locked and found.code != stating.GRANTED):
        return Leave(relation, may_look=False)
    return Leave(relation, may_look=True, purpose=found.code)


def state(account: Account, case_id: UUID, *, purpose: Purpose, words: str, at: datetime) -> StatedPurpose:
    """Keep why an account opens a case; it holds until the end of their day, by their own clock."""
    return stating.state(
        account.pk, case_id, code=purpose.value, words=words, at=at, ends_before=end_of_day(account, at)
    )


def end_of_day(account: Account, at: datetime) -> datetime:
    """Return the first instant of the next day where the account reads its clock."""
    tomorrow = at.astimezone(account.zone).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time.min, account.zone).astimezone(at.tzinfo)


# --- at work ---------------------------------------------------------------------------------------------------------


def at_work(account: Account, row: CaseRow, *, at: datetime) -> StaffRelation:
    """Return what an account has to do with a case by its work alone, whatever else may tie it to the person."""
    work = OpenWork.objects.filter(pk=row.pk).first()
    if work is not None and work.assignee == str(account.pk):
        return StaffRelation.THEIRS
    role, office = Role(account.role), own_office(account)
    stages = STAGES.get(role, frozenset())
    lies_in = work.office if work is not None else row.office  # a supervisor may have moved it
    in_office = not office or lies_in == office or lies_in.startswith(f"{office}-")
    if work is not None and work.stage in stages and in_office:
        return StaffRelation.QUEUE
    if work is not None and work.stage == Stage.DECISION_PROPOSED and office_works_on(role):
        return StaffRelation.QUEUE  # second readers come from every office (ADR-66)
    if work is not None and work.assignee and work.assignee in whose(account, on=at.date()):
        return StaffRelation.THEIRS  # they cover the one who has it
    since = to_microseconds(at - RECENT)
    lately = JournalRow.objects.filter(case_id=row.pk, at__gte=since)
    if lately.filter(actor=str(account.pk)).exists():
        return StaffRelation.THEIRS
    if office_works_on(role) and in_office and work is None and lately.exists():
        return StaffRelation.QUEUE
    if not office_works_on(role) and allowed(fold(journal.entries(row.pk)), role):
        return StaffRelation.SERVED
    return StaffRelation.OUTSIDE


def office_works_on(role: Role) -> bool:
    """Tell whether a role works through the files of an office; the others serve whoever stands before them."""
    return role in (Role.OFFICER, Role.SUPERVISOR)


# --- close to somebody of the staff ----------------------------------------------------------------------------------


def _tie(account: Account, row: CaseRow) -> TieKind | None:
    if row.applicant_id == str(account.pk):
        return TieKind.OWN
    kept = ties.of_account(account.pk)
    return ties.met(kept, keys_of(row)) if kept else None


def is_tied(kept: Iterable[Tie], row: CaseRow) -> TieKind | None:
    """Return which of these ties a case meets, or None; for rounds over many looks."""
    return ties.met(kept, keys_of(row))


def keys_of(row: CaseRow) -> dict[TieKind, list[str]]:
    """Return the keys that a file is met by: its person, where they live, and who employs them."""
    filing = facts.filing_of(row.pk)
    person = Person.objects.get(pk=row.person_id)
    born_on = filing.answers.day("applicant.born_on")
    own = [ties.person_key(plain_name(filing.full_name), born_on)] if born_on else []
    own += [ties.number_key(person.uci)] if person.uci else []
    employer = filing.employer
    names = (employer.operating_name, employer.legal_name) if employer else ()
    return {
        TieKind.OWN: own,
        TieKind.HOUSEHOLD: own,
        TieKind.ADDRESS: [ties.address_key(*one) for one in _lived_at(filing, person)],
        TieKind.EMPLOYER: [ties.employer_key(name) for name in names if name],
    }


def _lived_at(filing: Filing, person: Person) -> Iterator[tuple[str, str]]:
    """Yield street and postal code (else city) of every address the file knows: as filed, and as changed since."""
    for name in ("residence", "mailing"):
        group = filing.answers.group(name)
        if group is not None:
            found = Address.of(group)
            if found.street:
                yield found.street, found.postal_code or found.city or ""
    changed = (person.contact or {}).get("mailing") or {}
    if changed.get("street"):
        yield changed["street"], changed.get("postal_code") or changed.get("city") or ""
