"""Search over forms, notes and the text of documents: which cases hold some words, never what they say (ADR-58).

    words ─► keyed hashes ─► sources ─► those that may be met ─► cases, most words first ─► the log ─► lines

A line is a number, a name and where the words were met. A case that is locked for the one who asks is not there, and a
protected note is met by its writer and by whoever has the case in hand. That somebody searched, and each case whose
name it showed them, is on record before anything is shown (S-27).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from workpermit.accounts import people
from workpermit.accounts.identity import plain_uci
from workpermit.accounts.models import Account, Person
from workpermit.casework import purposes
from workpermit.casework.models import AccessEntry, CaseRow, OpenWork
from workpermit.casework.purposes import Purpose
from workpermit.casework.queues import own_office
from workpermit.core.case.actor import Role
from workpermit.core.case.codec import to_microseconds
from workpermit.core.law.checklist import DocumentKind
from workpermit.core.text import Text
from workpermit.trades.audit import searches, ties
from workpermit.trades.documents.models import Document
from workpermit.trades.enquiries import threads
from workpermit.trades.enquiries.models import NumberKind
from workpermit.trades.notes import keeping as notes
from workpermit.trades.search import asking
from workpermit.trades.search.models import Kind, Source
from workpermit.trades.search.words import FieldClass

# Who searches: the others find the case of whoever stands before them by its number.
SEARCHERS: Final = frozenset({Role.OFFICER, Role.SUPERVISOR})
LINES: Final = 25
LOOK: Final = "search"  # what the log says was looked at: a number and a name
_WORK: Final = "work"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: its words, and beyond one's own open work the purpose, with words of its own."""

    words: str
    everywhere: bool = False
    purpose: Purpose | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Where:
    """One thing in which words were met; `document_id` where it is a document that can be opened."""

    kind: Kind
    label: Text
    at: datetime
    document_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One case in which words were met, or whose number was asked for (then there may be no place)."""

    case_id: UUID
    number: str
    applicant: str
    office: str
    words: tuple[str, ...]
    places: tuple[Where, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search shows: cases, those with the most words first; whether there are more; what was too common."""

    asked: tuple[str, ...]
    lines: tuple[Line, ...]
    has_more: bool
    common: tuple[str, ...]


@dataclass(slots=True)
class _Case:
    words: set[int] = field(default_factory=set)
    sources: list[Source] = field(default_factory=list)

    @property
    def rank(self) -> tuple[int, datetime]:
        """How high it stands: by words met, then by the newest place."""
        return len(self.words), max(one.at for one in self.sources)


class NotTheirs(LookupError):
    """The role does not search."""


def search(asked: Asked, *, account: Account, at: datetime) -> Answer:
    """Return the cases in which words stand, as an account of the staff may meet them.

    Without `everywhere` these are the open cases of their office and those they have in hand; with it a purpose is due.

    Raises:
        NotTheirs: the role does not search.
        ValueError: every case is asked for without a purpose.
    """
    if Role(account.role) not in SEARCHERS:
        raise NotTheirs(account.role)
    if asked.everywhere and asked.purpose is None:
        raise ValueError("a search of every case has a purpose")
    found = asking.ask(asked.words, classes=list(FieldClass))
    cases = _by_case(_to_be_met(found.places, account))
    numbered = _with_number(asked.words)
    wanted = {*cases, *numbered}
    wanted = wanted if asked.everywhere else _own(wanted, account)
    ranked = [one for one in numbered if one in wanted]
    ranked += sorted((wanted & cases.keys()) - set(ranked), key=lambda one: (*cases[one].rank, str(one)), reverse=True)
    rows = list(_allowed(ranked, account, at_most=LINES + 1))
    shown = rows[:LINES]
    with transaction.atomic():
        _write_down(asked, shown, account=account, at=at)
    lines = tuple(_lines(shown, cases, found.asked))
    return Answer(found.asked, lines, len(rows) > LINES, found.common)


def _to_be_met(places: Sequence[asking.Place], account: Account) -> Iterator[asking.Place]:
    """Yield the places that this account may meet: of protected notes its own, and those of cases it has in hand."""
    protected = [one.source for one in places if one.source.kind == Kind.PROTECTED]
    own = notes.written_by(str(account.pk), [one.item_id for one in protected]) if protected else set()
    cases = [one.case_id for one in protected]
    held = OpenWork.objects.filter(pk__in=cases, assignee=str(account.pk)) if protected else OpenWork.objects.none()
    in_hand = set(held.values_list("pk", flat=True))
    for place in places:
        source = place.source
        if source.kind != Kind.PROTECTED or source.item_id in own or source.case_id in in_hand:
            yield place


def _by_case(places: Iterable[asking.Place]) -> dict[UUID, _Case]:
    cases: dict[UUID, _Case] = defaultdict(_Case)
    for place in places:
        cases[place.source.case_id].words |= place.words
        cases[place.source.case_id].sources.append(place.source)
    return dict(cases)


def _with_number(text: str) -> list[UUID]:
    """Return the cases that a number typed whole belongs to: of an application, a permit, a person, a courier."""
    plain = "".join(sign for sign in text.upper() if sign.isalnum())
    if not any(sign.isdigit() for sign in plain):
        return []
    by_number = Q(application_number=plain) | Q(permit_number=plain)
    try:
        person = people.person_with_uci(plain_uci(text.strip()))
    except ValueError:
        person = None
    if person is not None:
        by_number |= Q(person_id=person.pk)
    found = list(CaseRow.objects.filter(by_number).order_by("-received_at", "pk").values_list("pk", flat=True)[:LINES])
    return list(dict.fromkeys([*found, *threads.cases_registered(NumberKind.TRACKING, plain)]))


def _own(cases: Iterable[UUID], account: Account) -> set[UUID]:
    office = own_office(account)
    theirs = Q(assignee=str(account.pk))
    theirs |= Q(office=office) | Q(office__startswith=f"{office}-") if office else Q()
    return set(OpenWork.objects.filter(theirs, pk__in=list(cases)).values_list("pk", flat=True))


def _allowed(ranked: Sequence[UUID], account: Account, *, at_most: int) -> Iterator[CaseRow]:
    """Yield the first of these cases that are not locked for the account."""
    kept = ties.of_account(account.pk)
    left = at_most
    for begin in range(0, len(ranked), at_most):
        some = ranked[begin : begin + at_most]
        rows = CaseRow.objects.in_bulk(some)
        for row in (rows[one] for one in some if one in rows):
            if row.applicant_id == str(account.pk) or (kept and purposes.is_tied(kept, row)):
                continue
            yield row
            left -= 1
            if not left:
                return


def _write_down(asked: Asked, rows: Sequence[CaseRow], *, account: Account, at: datetime) -> None:
    """Record that somebody searched, and every case whose name they get to see."""
    purpose = asked.purpose.value if asked.purpose else _WORK
    terms = {"words": asked.words, "where": "every office" if asked.everywhere else "own work", "purpose": purpose}
    terms |= {"why": asked.why} if asked.why else {}
    searches.note(account.pk, role=account.role, what=searches.What.PEOPLE, terms=terms, found=len(rows), at=at)
    AccessEntry.objects.bulk_create(
        AccessEntry(
            case_id=row.pk,
            role=account.role,
            actor=str(account.pk),
            what=LOOK,
            purpose=purpose,
            at=to_microseconds(at),
        )
        for row in rows
    )


def _lines(rows: Sequence[CaseRow], cases: dict[UUID, _Case], asked: Sequence[str]) -> Iterator[Line]:
    named = Person.objects.in_bulk({row.person_id for row in rows})
    met = [one for row in rows if row.pk in cases for one in cases[row.pk].sources if one.kind == Kind.DOCUMENT]
    documents = Document.objects.in_bulk([one.item_id for one in met])
    for row in rows:
        case, person = cases.get(row.pk, _Case()), named[row.person_id]
        sources = sorted(case.sources, key=lambda one: (one.at, one.pk), reverse=True)
        yield Line(
            row.pk,
            row.application_number,
            " ".join(filter(None, (person.given_names, person.family_name))),
            row.office,
            tuple(asked[place] for place in sorted(case.words)),
            tuple(_where(one, documents) for one in sources),
        )


def _where(source: Source, documents: dict[UUID, Document]) -> Where:
    kind = Kind(source.kind)
    document = documents.get(source.item_id)
    if document is None:
        return Where(kind, _LABELS[kind], source.at)
    label = DocumentKind(document.kind).label if document.kind in tuple(DocumentKind) else _LABELS[kind]
    return Where(kind, label, source.at, document.pk)


_LABELS: Final = {
    Kind.FORM: Text(en="the form", fr="le formulaire"),
    Kind.WRITTEN: Text(en="what was written in the case", fr="ce qui a été écrit au dossier"),
    Kind.NOTE: Text(en="a note", fr="une note"),
    Kind.PROTECTED: Text(en="a protected note", fr="une note protégée"),
    Kind.DOCUMENT: Text(en="a document", fr="un document"),
}
