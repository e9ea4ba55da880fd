"""Enquiries as the office works on them: a list by keyset, and one thread with what its case says.

waiting, what is due first ─► thread ─► answer ─► close
named no case that was found ─► a person chooses one ─► in the case (a programme's message becomes the request)
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, QuerySet

from workpermit.accounts.models import Person
from workpermit.casework import enquiring, journal, reading
from workpermit.casework.models import CaseRow
from workpermit.casework.queues import names_of
from workpermit.clock.present import now
from workpermit.core.case.actor import Actor
from workpermit.core.case.ball import Hold, hold_of
from workpermit.core.case.public_status import public_status
from workpermit.core.text import Text
from workpermit.trades.documents.models import Document
from workpermit.trades.enquiries import threads
from workpermit.trades.enquiries.models import Entry, State, Thread
from workpermit.trades.enquiries.topics import Topic, Writer

LINES: Final = 25


@dataclass(frozen=True, slots=True)
class EnquiryLine:
    """One thread as the list shows it; `case_number` is empty where no case was found for it."""

    id: UUID
    number: str
    topic: Text
    writer: str
    case_number: str
    language: str
    opened_at: datetime
    due_on: date
    is_late: bool


@dataclass(frozen=True, slots=True)
class EnquiryPage:
    """One page of the list; `after` leads to the next, and is empty on the last."""

    lines: tuple[EnquiryLine, ...]
    after: str


@dataclass(frozen=True, slots=True)
class FileSent:
    """A file that came with an enquiry; `case_id` is None where it can be opened in no case yet."""

    id: UUID
    name: str
    case_id: UUID | None


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said in a thread; `by` is the name of who answered, empty for the writer."""

    from_office: bool
    by: str
    at: datetime
    text: str
    files: tuple[FileSent, ...]


@dataclass(frozen=True, slots=True)
class InCase:
    """What the case of a thread says: what its person reads, and who acts next."""

    case_id: UUID
    number: str
    applicant: str
    overall: Text
    hold: Hold


@dataclass(frozen=True, slots=True)
class EnquiryView:
    """One thread as an officer reads it; `alike` counts the other open ones that one answer answers as well."""

    thread: Thread
    topic: Text
    writer: str
    writes_as: Text
    about: dict[str, Any]
    said: tuple[Said, ...]
    due_on: date
    is_late: bool
    alike: int
    in_case: InCase | None
    is_programme: bool


def listed(state: State, *, actor: Actor, after: str = "") -> EnquiryPage:
    """Return a page of the threads that are open (what is due first at the head) or answered; two queries.

    `after` is the `after` of the page before; one that cannot be read begins anew.

    Raises:
        NotTheirs: the role does not work on enquiries.
    """
    waiting = enquiring.waiting(actor=actor)
    found = waiting if state is State.OPEN else threads.answered()
    rows = list(_after(found, after)[: LINES + 1])
    shown = rows[:LINES]
    numbers = CaseRow.objects.in_bulk({row.case_id for row in shown if row.case_id})
    lines = tuple(_line(row, numbers.get(row.case_id) if row.case_id else None) for row in shown)
    return EnquiryPage(lines, _place(shown[-1]) if len(rows) > LINES else "")


def _after(found: QuerySet[Thread], after: str) -> QuerySet[Thread]:
    try:
        due_before, number = json.loads(after)
        last = datetime.fromisoformat(due_before)
    except (ValueError, TypeError):
        return found
    return found.filter(Q(due_before__gt=last) | Q(due_before=last, number__gt=str(number)))


def _place(thread: Thread) -> str:
    return json.dumps([thread.due_before.isoformat(), thread.number])


def _line(thread: Thread, row: CaseRow | None) -> EnquiryLine:
    return EnquiryLine(
        id=thread.pk,
        number=thread.number,
        topic=Topic(thread.topic).label,
        writer=_writer(thread),
        case_number=row.application_number if row else "",
        language=thread.language,
        opened_at=thread.opened_at,
        due_on=enquiring.answer_day(thread),
        is_late=_is_late(thread),
    )


def _writer(thread: Thread) -> str:
    about = thread.about or {}
    return " ".join(filter(None, (about.get("given_names"), about.get("family_name")))) or str(about.get("email", ""))


def _is_late(thread: Thread) -> bool:
    return thread.state == State.OPEN and now() >= thread.due_before


def find(thread_id: UUID) -> Thread | None:
    """Return a thread, or None."""
    return Thread.objects.filter(pk=thread_id).first()


def view_of(thread: Thread) -> EnquiryView:
    """Return a thread with what its case says; whoever shows it has recorded the look at the case first."""
    about = dict(thread.about or {})
    entries = threads.entries(thread)
    return EnquiryView(
        thread=thread,
        topic=Topic(thread.topic).label,
        writer=_writer(thread),
        writes_as=Writer(about.get("writer", Writer.OTHER.value)).label,
        about=about,
        said=_said(entries),
        due_on=enquiring.answer_day(thread),
        is_late=_is_late(thread),
        alike=len(threads.alike(thread)),
        in_case=_in_case(thread.case_id) if thread.case_id else None,
        is_programme=any(enquiring.message_in(one.text) is not None for one in entries if not one.from_office),
    )


def _said(entries: Sequence[Entry]) -> tuple[Said, ...]:
    names = names_of(entry.actor for entry in entries if entry.from_office)
    sent = [one.document_id for entry in entries for one in entry.attachments.all()]
    documents = Document.objects.in_bulk(sent)
    cases = set(CaseRow.objects.filter(pk__in={one.case_id for one in documents.values()}).values_list("pk", flat=True))
    return tuple(
        Said(
            entry.from_office,
            names.get(entry.actor, ""),
            entry.at,
            entry.text,
            tuple(
                FileSent(file.pk, file.file_name, file.case_id if file.case_id in cases else None)
                for one in entry.attachments.all()
                if (file := documents.get(one.document_id)) is not None
            ),
        )
        for entry in entries
    )


def _in_case(case_id: UUID) -> InCase:
    row, case = CaseRow.objects.get(pk=case_id), journal.load(case_id)
    person = Person.objects.get(pk=row.person_id)
    name = " ".join(filter(None, (person.given_names, person.family_name)))
    return InCase(case_id, row.application_number, name, public_status(case).overall, hold_of(case))


def case_for(thread: Thread, number: str, *, actor: Actor) -> CaseRow | None:
    """Return the case with an application number that somebody wants a thread in, or None.

    Raises:
        NotTheirs: the role does not work on enquiries.
    """
    chosen = {row.application_number: row for row in enquiring.candidates(thread, actor=actor)}
    return chosen.get(number) or reading.with_number(number)
