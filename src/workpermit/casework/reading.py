"""Read cases without changing them: what a case is, what happened in it, and the letters it brought about.

Pages and the command line read here. Whoever shows a case to staff, a representative or a partner records
that first, through `access`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from workpermit.accounts.models import Person
from workpermit.casework import journal
from workpermit.casework.models import CaseRow
from workpermit.core.case.state import Case, Entry, fold
from workpermit.trades.letters import keeping
from workpermit.trades.letters.models import Letter


@dataclass(frozen=True, slots=True)
class Event:
    """One journal entry and the letters that followed it."""

    entry: Entry
    letters: tuple[Letter, ...]


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One case as it stands, with its history."""

    row: CaseRow
    case: Case
    events: tuple[Event, ...]
    applicant: str


@dataclass(frozen=True, slots=True)
class Overview:
    """One case as a list shows it: as it stands, without its letters."""

    row: CaseRow
    case: Case
    applicant: str


def case_now(case_id: UUID) -> Case:
    """Return a case as it stands."""
    return journal.load(case_id)


def cases() -> list[CaseRow]:
    """Return every case's row, the one received first at the head."""
    return list(CaseRow.objects.order_by("received_at", "application_number"))


def case_file(row: CaseRow) -> CaseFile:
    """Return a case with its history and letters."""
    entries = journal.entries(row.pk)
    by_cause: dict[str, list[Letter]] = {}
    for letter in keeping.of_case(row.pk):
        by_cause.setdefault(letter.cause.split(" ")[0], []).append(letter)
    events = tuple(Event(entry, tuple(by_cause.get(f"{row.pk.hex}#{entry.sequence}", ()))) for entry in entries)
    return CaseFile(row, fold(entries), events, _name_of(Person.objects.get(pk=row.person_id)))


def overviews() -> list[Overview]:
    """Return every case as it stands, by three queries however many there are; for lists that fit a page."""
    rows = cases()
    people = Person.objects.in_bulk({row.person_id for row in rows})
    told = journal.entries_of([row.pk for row in rows])
    return [Overview(row, fold(told.get(row.pk, ())), _name_of(people[row.person_id])) for row in rows]


def with_number(application_number: str) -> CaseRow | None:
    """Return the row of an application number, or None."""
    return CaseRow.objects.filter(application_number=application_number).first()


def with_numbers(application_numbers: Iterable[str]) -> dict[str, CaseRow]:
    """Return the rows of application numbers, each under its own; one query."""
    found = CaseRow.objects.filter(application_number__in=set(application_numbers))
    return {row.application_number: row for row in found}


def _name_of(person: Person) -> str:
    return " ".join(filter(None, (person.given_names, person.family_name)))
