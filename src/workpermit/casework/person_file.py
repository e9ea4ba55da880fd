"""One person with everything the office has of them: applications, enquiries, appointments, letters, mandates.

An officer comes here from a case that they may read, under the purpose of that look; each other case is on record as
looked at too. One that is locked for them is not there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from workpermit.accounts.models import Account, Mandate, MandateScope, Person
from workpermit.casework import duplicates, enquiring, journal, purposes
from workpermit.casework.duplicates import Finding
from workpermit.casework.models import AccessEntry, CaseRow
from workpermit.core.case import biometrics, interview, medical_exam
from workpermit.core.case.actor import Role
from workpermit.core.case.codec import from_microseconds, to_microseconds
from workpermit.core.case.letters import Letter as LetterKind
from workpermit.core.case.public_status import public_status
from workpermit.core.case.state import Case, fold
from workpermit.core.forms.catalogue import FORMS
from workpermit.core.text import Text
from workpermit.trades.audit import ties
from workpermit.trades.audit.models import Tie
from workpermit.trades.enquiries.models import State, Thread
from workpermit.trades.enquiries.topics import Topic
from workpermit.trades.letters.models import Letter

READERS: Final = frozenset({Role.OFFICER, Role.SUPERVISOR})
LOOK: Final = "person"


@dataclass(frozen=True, slots=True)
class CaseOfPerson:
    """One application: where it stands in the words that the person reads."""

    id: UUID
    number: str
    form: str
    standing: Text
    received_at: datetime | None
    office: str


@dataclass(frozen=True, slots=True)
class Appointment:
    """Something that the person has to come or came to; `at` where there is an hour, else `on`."""

    what: Text
    state: Text
    number: str
    on: date | None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class EnquiryOfPerson:
    """One thread: about what, in which case, and whether it waits for an answer."""

    id: UUID
    number: str
    topic: Text
    case_number: str
    opened_at: datetime
    answer_due_on: date | None


@dataclass(frozen=True, slots=True)
class LetterOfPerson:
    """One letter that was made."""

    id: UUID
    case_id: UUID
    kind: Text
    number: str
    case_number: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class MandateOfPerson:
    """Somebody who may act for the person or is told; `case_number` is empty where it holds for every case."""

    representative: str
    may_act: bool
    case_number: str
    begins_at: datetime
    ends_before: datetime | None


@dataclass(frozen=True, slots=True)
class PersonFile:
    """A person, whole, what is newest first; `alike` may lead to the same one under another UCI."""

    name: str
    born_on: date
    uci: str
    has_account: bool
    cases: tuple[CaseOfPerson, ...]
    appointments: tuple[Appointment, ...]
    enquiries: tuple[EnquiryOfPerson, ...]
    letters: tuple[LetterOfPerson, ...]
    mandates: tuple[MandateOfPerson, ...]
    alike: tuple[Finding, ...]


def person_file(row: CaseRow, *, account: Account, purpose: str, at: datetime) -> PersonFile:
    """Return the person of a case to one who may read it and has been logged as reading it.

    The other cases are logged here, under the same purpose, before anything is returned (S-27). The number of
    queries does not grow with the cases.
    """
    person = Person.objects.get(pk=row.person_id)
    kept = ties.of_account(account.pk)
    rows = [one for one in _rows(row) if one.pk == row.pk or not _is_locked(one, account, kept)]
    AccessEntry.objects.bulk_create(
        AccessEntry(
            case_id=one.pk,
            role=account.role,
            actor=str(account.pk),
            what=LOOK,
            purpose=purpose,
            at=to_microseconds(at),
        )
        for one in rows
        if one.pk != row.pk
    )
    told = journal.entries_of([one.pk for one in rows])
    cases = {one.pk: fold(told[one.pk]) for one in rows}
    numbers = {one.pk: one.application_number for one in rows}
    return PersonFile(
        name=" ".join(filter(None, (person.given_names, person.family_name))),
        born_on=date.fromisoformat(person.born_on),
        uci=person.uci or "",
        has_account=person.account_id is not None,
        cases=tuple(_case(one, cases[one.pk]) for one in rows),
        appointments=tuple(
            sorted(
                (found for one in rows for found in _appointments(one.application_number, cases[one.pk])),
                key=lambda found: found.on or date.max,
                reverse=True,
            )
        ),
        enquiries=tuple(_enquiries(numbers)),
        letters=tuple(_letters(numbers)),
        mandates=tuple(_mandates(person, numbers)),
        alike=tuple(_alike(numbers, account, kept)),
    )


def _rows(row: CaseRow) -> Sequence[CaseRow]:
    return list(CaseRow.objects.filter(person_id=row.person_id).order_by("-received_at", "pk"))


def _is_locked(row: CaseRow, account: Account, kept: Sequence[Tie]) -> bool:
    return row.applicant_id == str(account.pk) or (bool(kept) and purposes.is_tied(kept, row) is not None)


def _alike(numbers: Collection[UUID], account: Account, kept: Sequence[Tie]) -> Iterator[Finding]:
    """Yield what was found of these cases, but for what names a case that is locked for the reader."""
    found = duplicates.of_cases(numbers)
    named = {case_id for one in found for case_id in (one.case_id, one.earlier_id)}
    others = CaseRow.objects.in_bulk(named - set(numbers))
    locked = {one.pk for one in others.values() if _is_locked(one, account, kept)}
    yield from (one for one in found if not {one.case_id, one.earlier_id} & locked)


def _case(row: CaseRow, case: Case) -> CaseOfPerson:
    received_at = from_microseconds(row.received_at) if row.received_at is not None else None
    standing = public_status(case).overall
    return CaseOfPerson(row.pk, row.application_number, FORMS[row.form].number, standing, received_at, row.office)


# --- appointments ------------------------------------------------------------------------------------------------


def _appointments(number: str, case: Case) -> Iterator[Appointment]:
    given = case.biometrics
    if given.stage in _BIOMETRICS:
        yield Appointment(_AT_A_SITE, _BIOMETRICS[given.stage], number, given.enrolled_on or given.due_on)
    for call in case.interviews.values():
        on = call.starts_at.date() if call.starts_at else None
        yield Appointment(_INTERVIEW, _INTERVIEWS[call.stage], number, on, call.starts_at)
    exam = case.medical_exam
    if exam.stage in _EXAMS:
        yield Appointment(_EXAM, _EXAMS[exam.stage], number, exam.examined_on or exam.due_on)


_AT_A_SITE: Final = Text(en="Biometrics", fr="Données biométriques")
_INTERVIEW: Final = Text(en="Interview", fr="Entrevue")
_EXAM: Final = Text(en="Medical exam", fr="Examen médical")
_BY_THEN: Final = Text(en="to be done by then", fr="à faire d’ici là")
_PASSED: Final = Text(en="the due date has passed", fr="la date limite est passée")
_BIOMETRICS: Final = {
    biometrics.Stage.AWAITED: _BY_THEN,
    biometrics.Stage.LAPSED: _PASSED,
    biometrics.Stage.ENROLLED: Text(en="given", fr="fournies"),
}
_INTERVIEWS: Final = {
    interview.Stage.NOT_CONVENED: Text(en="not convened", fr="non convoquée"),
    interview.Stage.CONVENED: Text(en="convened", fr="convoquée"),
    interview.Stage.HELD: Text(en="held", fr="tenue"),
    interview.Stage.MISSED: Text(en="missed", fr="manquée"),
    interview.Stage.CANCELLED: Text(en="called off", fr="annulée"),
}
_DONE: Final = Text(en="done, the result is here", fr="fait, le résultat est reçu")
_EXAMS: Final = {
    medical_exam.Stage.INSTRUCTED: _BY_THEN,
    medical_exam.Stage.LAPSED: _PASSED,
    medical_exam.Stage.RESULT_RECEIVED: _DONE,
    medical_exam.Stage.PASSED: _DONE,
    medical_exam.Stage.FAILED: _DONE,
}


# --- enquiries, letters, mandates ----------------------------------------------------------------------------------


def _enquiries(numbers: dict[UUID, str]) -> Iterator[EnquiryOfPerson]:
    for one in Thread.objects.filter(case_id__in=list(numbers)).order_by("-opened_at", "number"):
        due_on = enquiring.answer_day(one) if one.state == State.OPEN else None
        number = numbers[one.case_id] if one.case_id else ""
        yield EnquiryOfPerson(one.pk, one.number, Topic(one.topic).label, number, one.opened_at, due_on)


def _letters(numbers: dict[UUID, str]) -> Iterator[LetterOfPerson]:
    for one in Letter.objects.filter(case_id__in=list(numbers)).order_by("-created_at", "number"):
        kind = LetterKind(one.letter).label
        yield LetterOfPerson(one.pk, one.case_id, kind, one.number, numbers[one.case_id], one.created_at)


def _mandates(person: Person, numbers: dict[UUID, str]) -> Iterator[MandateOfPerson]:
    given = Mandate.objects.filter(person=person).select_related("representative").order_by("-begins_at", "pk")
    for one in given:
        if one.case_id is not None and one.case_id not in numbers:
            continue  # of a case that is locked for the reader
        yield MandateOfPerson(
            representative=one.representative.display_name,
            may_act=one.scope == MandateScope.REPRESENT,
            case_number=numbers[one.case_id] if one.case_id else "",
            begins_at=one.begins_at,
            ends_before=one.ends_before,
        )
